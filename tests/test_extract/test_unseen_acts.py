"""Acts in sentences of other places, levels and kinds of reports, with type, trigger, agent and status.

The sentences were written before any rule was tried on them.
Under each stand its acts; one with none holds no act. `ours` is the reporting body, `null` nobody, `?` is not asked.
"""

from __future__ import annotations

import pytest
from elsewhere import read_in
from readreports import agents

ACTS = """
省 听取审议省政府关于高原特色农业发展、滇池保护治理情况的报告，开展专题询问2次。
  hear_report 听取审议 ours done
  hear_report 听取审议 ours done
  inquire 专题询问 ours done
省 组织在滇全国人大代表开展专题调研，形成调研报告6篇。
  investigate 专题调研 在滇全国人大代表 done
省 对昆明、曲靖等6个州市贯彻实施消防法情况进行检查。
  inspect_law 检查 ours done
省 委托16个州市人大常委会对水污染防治法实施情况开展检查。
  inspect_law 检查 州市人大常委会 done
省 修订《云南省预算审查监督条例》，废止地方性法规3件。
  legislate 修订 ours done
  legislate 废止 ours done
省 2025年，拟听取省监察委员会关于整治群众身边腐败问题情况的报告。
  hear_report 听取 ours planned
省 任命张平为云南省高级人民法院副院长，免去李强的云南省审计厅厅长职务。
  appoint 任命 ours done
  appoint 免去 ours done
省 省十四届人大二次会议以来，代表提出的议案12件、建议936件已全部办结并答复代表。
  handle_proposals 办结 ? done
  handle_proposals 办结 ? done
市 深入伊金霍洛旗、杭锦旗实地察看黄河湿地修复现场，听取旗政府汇报。
  field_visit 察看 ours done
  hear_report 听取 ours done
市 赴康巴什区、东胜区等地调研职业教育发展情况。
  investigate 调研 ours done
市 跟踪问效审计查出问题整改，促成市财政局收回沉淀资金1.3亿元。
  supervise 跟踪问效 ours done
  supervise 促成 ours done
市 作出关于设立“鄂尔多斯生态日”的决定。
  decide 作出 ours done
市 依法补选市人大代表7名，接受3名代表辞职。
  elect 补选 ours done
  appoint 接受 ours done
市 建议市政府及其有关部门加大投入、完善机制。
  recommend 建议 ours done
市 市人大常委会党组向市委请示报告工作21次。
  report_up 请示报告 市人大常委会党组 done
市 邀请公民旁听常委会会议36人次。
  invite 邀请 ours done
县 组织代表明察暗访，察看农贸市场12处。
  field_visit 明察暗访 ? done
  field_visit 察看 ? done
县 督促县住建局建立健全物业矛盾调解机制。
  supervise 督促 ours done
县 指导各镇选举产生新一届人大代表1180名。
  elect 选举产生 ? done
县 接待代表和选民来访132人次，化解信访积案9件。
  ? 接待 ours done
  petition 化解 ours done
县 备案审查县政府规范性文件23件，提出审查意见5条。
  filing_review 备案审查 ours done
  recommend 提出 ours done
县 对县公安局、县交通局工作开展民主评议，满意率95.6%。
  appraise 民主评议 ours done
县 票决产生2022年度民生实事项目10件。
  decide 票决产生 ours done
县 常委会机关被省人大常委会表彰为先进单位。
  commend 表彰 省人大常委会 done
县 举办代表履职培训班4期，培训代表860人次。
  train 培训班 ours done
  train 培训 ours done
县 建成代表之家38个、代表联络站216个。
  establish 建成 ours done
  establish 建成 ours done
县 组织新任命人员向宪法宣誓8场次。
  oath 宣誓 ? done
县 各镇人大组织代表开展述职评议。
  appraise 述职评议 代表 done
县 深刻领会精神实质，坚定制度自信，增强履职本领。
县 我们也清醒看到，调研不够深入，监督实效有待增强，代表建议督办力度不够。
旗 配合自治区人大常委会开展草原法立法调研3次。
  investigate 立法调研 ours done
旗 在苏木镇设立立法信息采集点6个。
  establish 设立 ours done
旗 下一步，将听取旗政府关于防沙治沙情况的报告，视察民生项目。
  hear_report 听取 ours planned
  field_visit 视察 ours planned
旗 走访牧民代表64名，慰问困难代表12名，发放慰问金2.4万元。
  contact 走访 ours done
  contact 慰问 ours done
镇 召开主席团会议6次，听取乡政府专项工作报告4项。
  convene 召开 ours done
  hear_report 听取 ours done
镇 收到代表建议42件，交办42件，办结40件。
  handle_proposals 交办 ? done
  handle_proposals 办结 ? done
镇 主席团成员带队视察安吉白茶产业园、乡卫生院。
  field_visit 视察 主席团成员 done
院 向区人大常委会专项报告执行工作，邀请代表旁听庭审24人次。
  report_up 专项报告 ours done
  invite 邀请 ours done
院 受到最高人民法院通报表扬2次，1名法官荣立个人二等功。
  commend 通报表扬 最高人民法院 done
  commend 荣立 null done
院 举办“公众开放日”活动6场，发布典型案例12件。
  implement 举办 ours done
  publicize 发布 ours done
检 对全省14个市州检察院开展巡回检察，制发检察建议326件。
  supervise 巡回检察 ours done
  recommend 制发 ours done
检 会同省水利厅出台河湖安全保护协作意见。
  issue_document 出台 ours done
检 办理省人大代表建议19件，走访代表委员1200人次。
  handle_proposals 办理 ours done
  contact 走访 ours done
府 向市人大常委会报告工作18项，办理市人大代表建议216件、政协提案302件。
  report_up 报告 ours done
  handle_proposals 办理 ours done
  handle_proposals 办理 ours done
府 出台稳经济若干措施52条，兑现奖补资金3.2亿元。
  issue_document 出台 ours done
协 围绕“加快古城保护利用”召开议政性常委会会议，提出建议28条。
  convene 召开 ours done
  recommend 提出 ours done
协 联合民建绍兴市委会赴诸暨、嵊州等地调研珍珠产业。
  investigate 调研 ours done
协 报送社情民意信息286篇，被全国政协采用12篇。
  report_up 报送 ours done
协 举办委员读书活动18场，编辑《绍兴文史资料》2辑。
  publish 编辑 ours done
省 首次听取和审议省政府关于国有自然资源资产管理情况的专项报告、省高级人民法院关于知识产权审判工作情况的报告。
  hear_report 听取和审议 ours done
  hear_report 听取和审议 ours done
省 赴红河、文山等州开展边境管理立法调研，召开座谈会12场，收集意见建议180条。
  investigate 立法调研 ours done
  convene 召开 ours done
  consult 收集 ours done
省 成立由常委会领导任组长的执法检查组，采取省州县三级联动方式，检查种子法实施情况。
  establish 成立 ours done
  inspect_law 检查 ours done
省 全年共制定地方性法规6件，修改12件，废止2件，批准州市法规和单行条例21件。
  legislate 制定 ours done
  legislate 修改 ours done
  legislate 废止 ours done
  decide 批准 ours done
省 向省委请示报告重大事项和重要工作46件次。
  report_up 请示报告 ours done
市 对39件规章规范性文件进行备案审查，纠正4件。
  filing_review 备案审查 ours done
市 听取市中级人民法院、市人民检察院工作情况通报。
  hear_report 听取 ours done
市 主任会议听取了市政府关于供热保障情况的汇报。
  hear_report 听取 主任会议 done
市 会后，市人大常委会办公室将审议意见书面交市政府研究处理。
  supervise 交 ? done
市 坚决贯彻党中央决策部署和市委工作要求，切实扛起政治责任。
市 推动市政府出台农贸市场改造三年行动方案，改造市场17家。
  supervise 推动 ours done
市 2023年，将审议预算调整方案，作出关于城市更新的决定，任免国家机关工作人员。
  deliberate 审议 ours planned
  decide 作出 ours planned
  appoint 任免 ours planned
县 听取“一府一委两院”专项工作报告24项，作出决议决定11项，提出审议意见96条。
  hear_report 听取 ours done
  decide 决议决定 ours done
  recommend 提出 ours done
县 就农村人居环境整治情况进行专题询问，县农业农村局等8个部门负责人到会应询。
  inquire 专题询问 ours done
县 督办重点建议10件，开展满意度测评，满意率98.2%。
  supervise 督办 ours done
  appraise 满意度测评 ours done
县 县十六届人大五次会议选举产生县监察委员会主任1名。
  elect 选举产生 ? done
县 任免国家机关工作人员56人次，组织宪法宣誓仪式6次。
  appoint 任免 ours done
  oath 宪法宣誓 ours done
县 常委会领导带头走访联系代表、接待选民，帮助企业解决难题38个。
  contact 走访联系 常委会领导 done
  contact 接待 常委会领导 done
县 在《人民代表报》发表文章4篇，被省人大常委会评为宣传工作先进单位。
  publicize 发表 ours done
  commend 评为 省人大常委会 done
县 各位代表，我们要永葆初心，砥砺前行。
旗 集中视察重点项目建设情况，组织开展工作评议。
  field_visit 集中视察 ours done
  appraise 工作评议 ours done
旗 修订完善旗人大常委会议事规则，建立代表履职档案。
  issue_document 修订完善 ours done
旗 自治区人大常委会来我旗开展执法检查2次。
  inspect_law 执法检查 自治区人大常委会 done
镇 听取和审议乡人民政府半年工作报告，审查和批准财政预算调整方案。
  hear_report 听取和审议 ours done
  decide 审查和批准 ours done
镇 表彰优秀代表8名、优秀建议5件。
  commend 表彰 ours done
  commend 表彰 ours done
院 受理各类案件8632件，审结8205件，结案率95.1%。
院 接受区人大常委会专题询问，落实审议意见12条。
  inquire 专题询问 区人大常委会 done
院 邀请人大代表、政协委员视察法院、见证执行62人次。
  invite 邀请 ours done
院 制定《执行案件繁简分流办法》，培训干警1200人次。
  issue_document 制定 ours done
  train 培训 ours done
检 起诉涉黑涉恶犯罪326人，监督立案412件。
  supervise 监督 ours done
检 向省人大常委会专题报告公益诉讼检察工作，省人大常委会作出专门决定。
  report_up 专题报告 ours done
  decide 决定 省人大常委会 done
检 联合省妇联印发《关于加强妇女权益保护协作的意见》。
  issue_document 印发 ours done
府 提请市人大常委会审议地方性法规草案4件，制定政府规章6件。
  report_up 提请 ours done
  legislate 制定 ours done
府 开工建设地铁5号线，新增就业8.6万人，城镇登记失业率3.2%。
协 组织委员视察调研26次，撰写调研报告18篇。
  field_visit 视察 委员 done
  investigate 调研 委员 done
协 召开专题协商会6次，提案办复率100%。
  convene 召开 ours done
协 举办“委员大讲堂”6期，开展集体学习12次。
  implement 举办 ours done
  train 集体学习 ours done
省 跟踪监督审计整改，对5个省直部门开展满意度测评，听取整改情况报告。
  supervise 跟踪监督 ours done
  appraise 满意度测评 ours done
  hear_report 听取 ours done
省 首次对省政府2名副省长分管工作开展专题询问。
  inquire 专题询问 ours done
省 赴长三角地区学习考察数字经济立法经验。
  field_visit 学习考察 ours done
市 审议通过鄂尔多斯市养犬管理条例，提请自治区人大常委会批准。
  legislate 审议通过 ours done
  report_up 提请 ours done
市 召开立法论证会6次，委托高校开展立法后评估。
  convene 召开 ours done
市 常委会组成人员走访联系代表380人次，开展“代表活动日”活动12次。
  contact 走访联系 常委会组成人员 done
  implement 开展 常委会组成人员 done
市 成立备案审查工作机构，建立备案审查信息平台。
  establish 建立 ours done
县 向县政府转交审议意见12份，跟踪督办审议意见落实。
  supervise 转交 ours done
  supervise 跟踪督办 ours done
县 补选县监委主任1名，决定任命副县长2名。
  elect 补选 ours done
  appoint 决定任命 ours done
县 组织321名县镇代表向选民述职，评选履职标兵20名。
  report_duty 述职 县镇代表 done
  commend 评选 ours done
县 县政府向县人大常委会报告环境状况和环境保护目标完成情况。
  report_up 报告 县政府 done
县 全力配合省、市人大常委会做好食品安全法执法检查工作。
  inspect_law 执法检查 ours done
县 明年，将票决民生实事项目，持续深化代表主题活动。
  decide 票决 ours planned
县 五年来，任免国家机关工作人员312人次，其中2021年46人次。
  appoint 任免 ours done
县 代表联名提出议案2件，闭会期间提出建议36件。
  recommend 提出 代表 done
  recommend 提出 ? done
旗 听取检察院公益诉讼工作报告后，向检察院反馈审议意见4条。
  hear_report 听取 ours done
  recommend 反馈 ours done
旗 举办人大业务培训班2期，选派干部外出学习16人次。
  train 培训班 ours done
镇 镇人大代表集中视察镇级民生实事项目8个，提出整改意见15条。
  field_visit 集中视察 镇人大代表 done
  recommend 提出 镇人大代表 done
镇 新建代表联络站3个，接待群众520人次，收集意见建议86条。
  establish 新建 ours done
  contact 接待 ours done
  consult 收集 ours done
院 出台服务保障民营经济实施意见，发布白皮书2份。
  issue_document 出台 ours done
院 选任人民陪审员120名，组织集中培训3次。
  train 集中培训 ours done
检 通报、约谈整改不力的行政机关4家。
  inquire 约谈 ours done
检 邀请代表委员参加检察开放日、公开听证320人次。
  invite 邀请 ours done
府 办结人大代表建议183件、政协提案246件，满意率99%。
  handle_proposals 办结 ours done
  handle_proposals 办结 ours done
府 自觉接受人大法律监督、政协民主监督和社会舆论监督。
协 组织界别委员视察古城保护，开展民主评议。
  field_visit 视察 界别委员 done
  appraise 民主评议 ? done
协 编撰出版《绍兴文史》第三十辑。
  publish 编撰 ours done
"""


def sentences(block):
    """
    Return the kind of report, the sentence, and its acts as lists of words.
    """
    told = []
    for line in block.strip().splitlines():
        if line.startswith("  "):
            told[-1][2].append(line.split())
        else:
            told.append((*line.split(" ", 1), []))
    return told


def same(expected, found):
    """
    Tell whether an act is the expected one: its words agree where they are asked, the triggers overlap.
    """
    (kind, trigger, agent, status), (got_kind, got_trigger, got_agent, got_status) = expected, found
    plain = all(want in ("?", got) for want, got in ((kind, got_kind), (agent, got_agent), (status, got_status)))
    return plain and (trigger in got_trigger or got_trigger in trigger)


@pytest.mark.parametrize(("kind", "sentence", "expected"), sentences(ACTS))
def test_acts_of_other_reports(kind, sentence, expected):
    """
    Every act is found with who did it, and no other.
    """
    record = read_in(kind, sentence)
    who = [agent or "null" for agent in agents(record)]
    found = [(each.type, each.trigger, by, each.status) for each, by in zip(record.actions, who, strict=True)]

    assert len(expected) == len(found), found
    assert [] == [each for each in zip(expected, found, strict=True) if not same(*each)]
