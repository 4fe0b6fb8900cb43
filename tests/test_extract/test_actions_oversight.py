"""Acts of oversight: hearing, deliberating, inspecting, studying, visiting, appraising, asking, reviewing, pressing.

All people, figures and facts are invented; no sentence is taken from a report.
"""

from __future__ import annotations

import pytest
from actroles import told, wanted
from marked import acts

SENTENCES = [
    ("常委会[听取](hear_report)了县水利局关于农村饮水安全情况的报告。", ["by us to 县水利局 on 农村饮水安全情况"]),
    (
        "[听取和审议](hear_report)州人民政府关于草原生态保护情况的报告、州中级人民法院关于执行工作情况的报告。",
        ["to 州人民政府 on 草原生态保护情况", "to 州中级人民法院 on 执行工作情况"],
    ),
    (
        "8月,常委会会议[听取](hear_report)县财政局关于2023年上半年预算执行情况的汇报。",
        ["by us to 县财政局 on 2023年上半年预算执行情况 in 8月"],
    ),
    ("[审议](deliberate)了《云台县湿地保护条例(草案)》。", ["law 云台县湿地保护条例(草案)"]),
    ("对机构改革方案进行了[审议](deliberate)。", ["on 机构改革方案"]),
    ("对水土保持法实施情况开展[执法检查](inspect_law)。", ["on 水土保持法实施情况 law 水土保持法"]),
    (
        "[检查](inspect_law)了安全生产法、消防法贯彻实施情况。",
        ["on 安全生产法、消防法贯彻实施情况 law 安全生产法 law 消防法"],
    ),
    ("围绕易地搬迁后续扶持开展[专题调研](investigate)。", ["on 易地搬迁后续扶持"]),
    ("先后5次深入牧区[调研](investigate)。", ["x5次"]),
    ("委托各乡镇人大主席团对农村公路养护情况进行[调查](investigate)。", ["by 乡镇人大主席团 on 农村公路养护情况"]),
    (
        "组织省市两级人大代表[视察](field_visit)了高标准农田和粮食仓储设施。",
        ["by 省市两级人大代表 on 高标准农田和粮食仓储设施"],
    ),
    ("执法检查组分赴6个乡镇[实地察看](field_visit)了烟花爆竹仓库12处。", ["by 执法检查组 on 烟花爆竹仓库 x12处"]),
    ("对县林业局、县市场监管局进行[满意度测评](appraise)。", ["to 县林业局 to 县市场监管局"]),
    ("对县林业局、县市场监管局两个部门开展[工作评议](appraise)。", ["to 县林业局 to 县市场监管局"]),
    ("[听取审议](hear_report)8个专项工作报告。", ["on 专项工作 x8个"]),
    ("联动乡镇人大开展“护河”[专项监督](supervise)。", ["on “护河”"]),
    ("遴选提案9件由主席、副主席[领衔督办](supervise)。", ["by 主席、副主席 on 提案 x9件"]),
    ("组织[调研视察](investigate)活动16次。", ["x16次"]),
    (
        "调研组[建议](recommend)县政府加强监管,扶持企业。",
        ["by 调研组 to 县政府 on 加强监管,扶持企业"],
    ),
    ("[提出](recommend)意见12条,两家单位都制定了整改方案。", ["x12条"]),
    ("县人大常委会农业工委组织人员深入8个乡镇[抽查](field_visit)。", ["by 县人大常委会农业工委"]),
    (
        "[听取](hear_report)县法院破产审判工作、县检察院少年司法保护情况报告。",
        ["to 县法院 on 破产审判工作", "to 县检察院 on 少年司法保护情况"],
    ),
    ("紧盯粮食储备安全,[听取](hear_report)县粮食局专项工作汇报。", ["to 县粮食局 on 粮食储备安全"]),
    ("聚焦水土流失治理,[检查](inspect_law)《水土保持法》实施情况。", ["on 《水土保持法》实施情况 law 水土保持法"]),
    ("[持续跟踪监督](supervise)沙田镇污水管网建设。", ["on 沙田镇污水管网建设"]),
    ("就学前教育普惠发展组织[专题询问](inquire)1次。", ["on 学前教育普惠发展 x1次"]),
    ("结合审议县政府关于河道采砂管理情况的报告,开展[专题询问](inquire)。", ["to 县政府 on 河道采砂管理情况"]),
    ("在审议校园食堂监管专项报告时进行[专题询问](inquire)。", ["on 校园食堂监管"]),
    ("就殡葬改革[召开](convene)联组会议开展[专题询问](inquire)。", ["on 联组会议", "on 殡葬改革"]),
    ("通过县人民政府公众号公布草案5件。", []),
    ("围绕养犬管理条例落地,8个县人大常委会联动[抽查](field_visit)点位120个。", ["by 县人大常委会 on 点位 x120个"]),
    ("完成[调研](investigate)课题6个。", ["on 课题 x6个"]),
    ("专题询问会上,县教育局、县发展改革局负责人到场[应询](inquire)。", ["to 县教育局 to 县发展改革局"]),
    ("[约见](inquire)县住房和城乡建设局负责人2次。", ["to 县住房和城乡建设局 on 县住房和城乡建设局负责人 x2次"]),
    ("[备案审查](filing_review)规范性文件21件。", ["on 规范性文件 x21件"]),
    ("[督促](supervise)县住房和城乡建设局限期完成老旧电梯更新。", ["to 县住房和城乡建设局 on 限期完成老旧电梯更新"]),
    ("对防汛隐患整改情况开展[“回头看”](supervise)。", ["on 防汛隐患整改情况"]),
    ("主任会议成员[领衔督办](supervise)重点建议8件。", ["by 主任会议成员 on 重点建议 x8件"]),
    ("将审议意见[转交](supervise)县人民政府研究处理。", ["to 县人民政府 on 审议意见"]),
    (
        "向县人民政府[提出](recommend)了拓宽融资渠道、加快管网改造等审议意见6条。",
        ["to 县人民政府 on 拓宽融资渠道、加快管网改造 x6条"],
    ),
    (
        "[建议](recommend)县人民政府健全应急物资储备体系,补齐基层消防短板。",
        ["to 县人民政府 on 健全应急物资储备体系,补齐基层消防短板"],
    ),
    ("组织代表[旁听](observe_justice)县人民法院庭审3次。", ["by 代表 to 县人民法院 on 庭审 x3次"]),
    (
        "12名县人大代表[参加](observe_justice)州检察院公开听证会。",
        ["by 县人大代表 to 州检察院 on 公开听证会 x12名"],
    ),
    ("开展未成年人检察工作[专题调研](investigate)。", ["on 未成年人检察工作"]),
    (
        "州人大监察司法委员会[检查](inspect_law)法律援助法执行情况。",
        ["by 州人大监察司法委员会 on 法律援助法执行情况 law 法律援助法"],
    ),
    ("代表分组[暗访](field_visit)政务服务大厅6个。", ["by 代表 on 政务服务大厅 x6个"]),
    (
        "向县民政局[提出](recommend)整改意见7条,[督促](supervise)完善救助台账。",
        ["to 县民政局 x7条", "to 县民政局 on 完善救助台账"],
    ),
]
"""A sentence with its triggers marked, and the roles of each act in one line (see `actroles`)."""

NOTHING = [
    "不断加强和改进监督工作,切实增强监督刚性和实效。",
    "完善专题询问工作办法,健全备案审查制度。",
    "跟踪监督的力度还不够,调查研究有待深入。",
    "会议强调,要加强跟踪督办,开展专项检查。",
    "坚持把执法检查作为推动法律实施的重要抓手。",
    "监督工作取得新成效。",
    "在开展执法检查过程中,注重发挥代表作用。",
    "提出的3条意见全部得到采纳。",
    "受县人民政府委托,县水利局局长作了说明。",
    "形成调研报告11篇。",
    "推动经济社会高质量发展。",
    "自觉接受人大监督、民主监督。",
    "执法检查组由县人大常委会副主任任组长。",
    "视察组认为,全州生态修复成效显著。",
]
"""Rhetoric, names of things, shortcomings, exhortation: nobody has done anything of this group."""


@pytest.mark.parametrize(("marked", "roles"), SENTENCES)
def test_acts_of_oversight(marked, roles):
    """
    Every marked trigger names an act of its type with these roles, and nothing else in the sentence names one.
    """
    places, lines = told(marked)

    assert wanted(marked) == places
    assert roles == lines


@pytest.mark.parametrize("text", NOTHING)
def test_no_act_of_oversight(text):
    """
    What only sounds like an act is none.
    """
    assert () == acts(text)
