"""Acts told of the law, of the proposal or of the medium; by teams, officers and those sworn in; in words of speech.

All people, figures and facts are invented; no sentence is taken from a report.
"""

from __future__ import annotations

import pytest
from actroles import told, wanted

SENTENCES = [
    # What a body did to a law, told of the law.
    (
        "《某市河道条例》经市五届人大四次会议[表决通过](legislate),并获省人大常委会[批准](decide)。",
        ["by 市五届人大四次会议 law 某市河道条例", "by 省人大常委会 law 某市河道条例"],
    ),
    ("《某市供水条例》由省人大常委会[批准](decide),于5月1日起施行。", ["by 省人大常委会 law 某市供水条例"]),
    ("《某县代表履职办法》经县委审定后[印发](issue_document)。", ["by nobody law 某县代表履职办法"]),
    ("县人大常委会[批准](decide)了决算。", ["by us on 决算"]),
    # What was done, told in a relative clause.
    (
        "由副主任[牵头督办](supervise)的7件重点建议全部[办结](handle_proposals)。",
        ["by 副主任 on 重点建议 x7件", "by nobody on 重点建议 x7件"],
    ),
    (
        "[重点督办](supervise)的《关于改善农村饮水的建议》等5件建议,已[办结](handle_proposals)4件。",
        ["on 《关于改善农村饮水的建议》等5件建议 x5件", "on 《关于改善农村饮水的建议》等5件建议 x4件"],
    ),
    ("去年[票决的](decide)12件民生实事已完成11件。", ["by nobody on 民生实事 in 去年 x12件"]),
    ("代表王建国领衔[提出](recommend)的关于加快污水治理的建议被列为重点。", ["by 代表王建国 on 加快污水治理"]),
    ("[听取](hear_report)县水利局的汇报,[提出](recommend)的12条意见得到落实。", ["to 县水利局", "x12条"]),
    ("督办的力度不断加大。", []),
    ("代表所[提](recommend)建议87件件件有回音。", ["by 代表 x87件"]),
    # What is given into the hands of another.
    ("将问题清单[转](supervise)县住建局、县城管局处理。", ["to 县住建局 to 县城管局 on 问题清单"]),
    ("其中[转](supervise)县公安局、县司法局等单位处理36件。", ["to 县公安局 to 县司法局 on 处理 x36件"]),
    ("发现问题13个,当场[转](supervise)县政府整改。", ["to 县政府 on 整改 x13个"]),
    ("向县环境保护局[反馈](supervise)问题29个。", ["to 县环境保护局 on 问题 x29个"]),
    ("向县人民政府[转送](recommend)审议意见9条。", ["to 县人民政府 x9条"]),
    ("提交大会审议。", []),
    ("形成的调研报告[提交](report_up)主任会议审议。", ["to 主任会议"]),
    # Words of speech and of older reports.
    ("视察组[提](recommend)意见18条。", ["by 视察组 x18条"]),
    ("[听](hear_report)了县粮食局关于夏粮收购情况的汇报。", ["to 县粮食局 on 夏粮收购情况"]),
    ("[印](publish)《履职风采》300册。", ["on 履职风采 x300册"]),
    ("做出[决议](decide)4项。", ["x4项"]),
    ("开展[视察](field_visit)[调研](investigate)23次。", ["x23次", "x23次"]),
    ("[收到](consult)群众诉求203条。", ["on 群众诉求 x203条"]),
    # The media tell of it.
    ("庭审被省电视台[直播](publicize),观看群众3万人次。", ["by 省电视台 on 庭审"]),
    ("实况由县电视台全程[播出](publicize)。", ["by 县电视台"]),
    ("《检察日报》作了[专题报道](publicize)。", ["by 检察日报"]),
    ("“学习强国”平台[刊登](publicize)信息34条。", ["by “学习强国”平台 on 信息 x34条"]),
    ("委员宣讲团[宣讲](publicize)96场。", ["by 委员宣讲团 x96场"]),
    ("发放宣传册2万册。", []),
    # People, officers and teams act, and are sworn in, trained, heard.
    ("新任命的16名同志面对国徽庄严[宣誓](oath)。", ["by 新任命的16名同志 x16名"]),
    ("组织42名新任命国家工作人员进行[宪法宣誓](oath)。", ["by 新任命国家工作人员 x42名"]),
    ("镇领导、市镇代表[接访](contact)88期。", ["by 镇领导、市镇代表 x88期"]),
    ("发动三级代表集中活动8次,[督办](supervise)建议31件。", ["on 建议 x31件"]),
    ("选派18名代表参加[履职培训](train)。", ["by 代表 x18名"]),
    ("组织代表[学习](train)《中华人民共和国预算法》。", ["by 代表 law 中华人民共和国预算法"]),
    ("常委会主任、副主任带头听[法制课](train)6次。", ["by 常委会主任、副主任 x6次"]),
    ("选送法官到省法官学院[受训](train)93人次。", ["x93人次"]),
    ("代表回原选举单位[报告](report_duty)履职情况492人次。", ["by 代表 on 履职情况 x492人次"]),
    # Those who are asked, and advised.
    (
        "就优化营商环境、农村公路管护两次接受县人大常委会[专题询问](inquire)。",
        ["by 县人大常委会 on 优化营商环境、农村公路管护 x两次"],
    ),
    ("县民政局、县教育局接受[询问](inquire)。", ["to 县民政局 to 县教育局"]),
    ("就电动车充电设施建设[约见](inquire)县住建局负责人。", ["to 县住建局 on 电动车充电设施建设"]),
    (
        "主任会议先后两次专题[听取](hear_report)县工信局汇报,[建议](recommend)县财政局统一标准。",
        ["by 主任会议 to 县工信局 x两次", "by 主任会议 to 县财政局 on 统一标准"],
    ),
    (
        "[建议](recommend)县水利局加快管网改造、县农业农村局完善联结机制。",
        ["to 县水利局 on 加快管网改造", "to 县农业农村局 on 完善联结机制"],
    ),
    ("向社会[公开征求意见](consult)。", [""]),
    # Months in brackets, counts before and behind, one report of all or one each.
    ("组织[执法检查](inspect_law)(6月、9月)。", ["in 6月 in 9月"]),
    ("将26个活动室[升级](establish)为“代表之家”。", ["program 代表之家 x26个"]),
    ("[组成](establish)4个检查组对全县执行情况进行[检查](inspect_law)。", ["to 检查组 x4个", "on 全县执行情况"]),
    ("[举办](implement)“政协讲坛”4期、委员[学习培训班](train)2期。", ["program 政协讲坛 x4期", "x2期"]),
    ("[听取](hear_report)县公安局、县司法局的工作汇报。", ["to 县公安局 to 县司法局"]),
    (
        "[听取](hear_report)县人民法院、县人民检察院半年工作报告。",
        ["to 县人民法院 on 半年工作", "to 县人民检察院 on 半年工作"],
    ),
    (
        "[听取](hear_report)了县财政局局长李明受县人民政府委托所作的《关于2022年财政决算的报告》。",
        ["to 县人民政府 on 2022年财政决算"],
    ),
    ("建议90件,由县人民政府及县级有关部门[办理](handle_proposals)。", ["by 县人民政府及县级有关部门 on 建议 x90件"]),
    # A merit, a reading, a document of two.
    ("县人民法院[记集体一等功](commend)。", ["by nobody to 县人民法院"]),
    ("对《某市湿地条例》完成[二审](deliberate)。", ["law 某市湿地条例"]),
    ("[会签](issue_document)《关于加强衔接配合的办法》。", ["law 关于加强衔接配合的办法"]),
    # Subjects that change within a sentence.
    (
        "县人大常委会领导[带队督办](supervise)重点建议3件,各承办单位主要负责人[领办](handle_proposals)建议26件。",
        ["by 县人大常委会领导 on 重点建议 x3件", "by 承办单位主要负责人 on 建议 x26件"],
    ),
    ("县监委主任作专项工作报告,接受[询问](inquire)。", ["to 县监委"]),
    ("乡镇人大主席团组织代表小组活动320次,[评议](appraise)基层站所48个。", ["by 乡镇人大主席团 on 基层站所 x48个"]),
    (
        "常委会办公室[编发](publicize)信息36期,新闻媒体[刊发](publicize)稿件120篇。",
        ["by 常委会办公室 on 信息 x36期", "by 新闻媒体 on 稿件 x120篇"],
    ),
    ("全市法官[走访](contact)企业96家。", ["by 全市法官 on 企业 x96家"]),
    ("县妇联与县总工会[举办](implement)“暖心”活动9场。", ["by 县妇联与县总工会 program “暖心”活动 x9场"]),
    ("86名代表在各选区向选民[述职](report_duty)并接受评议。", ["by 代表 x86名"]),
    # What is asked for, put forward by title, taught.
    ("[听取](hear_report)县水利局汇报,[要求](supervise)加快补齐短板。", ["to 县水利局", "to 县水利局 on 加快补齐短板"]),
    ("代表[提出](recommend)《关于加装电梯的建议》。", ["by 代表 on 关于加装电梯的建议"]),
    ("邀请专家[授课](train)4次。", ["x4次"]),
    ("收到反馈28份。", []),
]


@pytest.mark.parametrize(("marked", "roles"), SENTENCES)
def test_acts_in_other_forms(marked, roles):
    """Each trigger with its type, and the roles of each act in order."""
    triggers, lines = told(marked)
    assert triggers == wanted(marked)
    assert lines == roles
