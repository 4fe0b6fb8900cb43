"""Meetings by name: sessions, plenums, standing meetings."""

from __future__ import annotations

import pytest
from marked import found, parse

from extract.match import meetings

TYPES = ("Meeting",)

SENTENCES = (
    "在[通渭县第十二届人民代表大会第一次会议](Meeting)上",
    "[县十一届人大第三次会议](Meeting)以来，县人大常委会共召开[常委会会议](Meeting)22次。",
    "认真学习贯彻[党的十三届四中、五中全会](Meeting)精神，稳定大局，发展经济。",
    "深入贯彻[党的十九大](Meeting)和[十九届二中、三中、四中全会](Meeting)精神。",
    "[省第十三次党代会](Meeting)提出了新的目标任务。",
    "[第一届全国人民代表大会第一次会议](Meeting)在北京召开。",
    "认真传达贯彻[十三届全国人大五次会议](Meeting)精神。",
    "在[第十届全国人民代表大会第四次会议](Meeting)上提出议案2件。",
    "[全国政协十二届一次会议](Meeting)后，及时传达学习。",
    "列席[县政协七届三次会议](Meeting)，听取意见。",
    "[政协第十届全国委员会第五次会议](Meeting)审议了[政协章程修正案草案](Law)。",
    "[省十四届人大常委会第14次主任会议](Meeting)在广州召开。",
    "[市十五届人大四次会议](Meeting)举行[第二次全体会议](Meeting)，听取市中级人民法院院长[耿学文](Person)作的工作报告。",
    "认真落实[中央人大工作会议](Meeting)和[省委人大工作会议](Meeting)精神。",
    "召开[主席会议](Meeting)14次、[秘书长会议](Meeting)6次。",
    "举行[专题议政性常委会会议](Meeting)，围绕“双招双引”建言。",
    "列席[市政府常务会议](Meeting)、[市委常委会会议](Meeting)45人次。",
    "落实[县委十四届四次全会](Meeting)部署，开好[巡视整改专题民主生活会](Meeting)。",
    "会议认为，会议室建设要统筹，大会秘书处要做好服务。",
    "严格执行民主生活会制度、党组会议制度。",
    "[主任会议](Meeting)成员带头接访，主任包案化解信访积案；局长接待日成为制度。",
    "市长热线办理群众诉求，书记项目落地见效，委员会客厅持续升温。",
    "市长任期经济责任审计，院长信箱，区长于2月调研；代表向大会提出建议。",
    "实行院长、庭长办案制度，检察长列席审委会86次。",
    "在[邵阳市人大常委会会议](Meeting)上作专题发言。",
    "第一时间召开[常委会党组会议](Meeting)、[机关党组会议](Meeting)传达学习。",
    "贯彻[党的二十届三中全会](Meeting)《[决定](Law)》，落实改革任务21项。",
    "[区九届人大常委会第二十一次会议](Meeting)任命[陆明哲](Person)为区发展和改革局局长。",
    "代表团团长、副团长组织审议，各位代表踊跃发言。",
    "常委会领导带队，主任、副主任分片联系，局长、所长跟班作业。",
    "检察长列席[审委会会议](Meeting)12次，院长办案326件。",
    "院长主持[审判委员会会议](Meeting)，[检察委员会会议](Meeting)讨论案件36件，审委会委员参加培训。",
    "在[县人代会](Meeting)上提出建议96件，[市人代会](Meeting)期间组织代表询问，完善乡镇人代会制度。",
    "[区九届人代会第三次会议](Meeting)确定民生实事10件。",
    "市政协举行[全体会议](Meeting)1次、[常委会会议](Meeting)5次、[主席会议](Meeting)12次。",
    "召开[全体会议](Meeting)2次，严格会议制度，全体会议代表一致同意。",
    "街道每年召开[居民议事会议](Meeting)2次，[议政代表会议](Meeting)票选实事，健全街道议政代表会议制度。",
    "举办[“如何让‘新市民’留得住”专题议政会](Meeting)，召开[“数字赋能”民意恳谈会](Meeting)。",
    "区长信箱、书记信箱受理群众诉求；部长通道引关注。",
    "会议由主任主持，副主任分别传达学习精神。",
    "院长、副院长带头办案，庭长高效审结案件。",
    "[市人大常委会会议](Meeting)、[主任会议](Meeting)作出部署。",
    "贯彻[中央民族工作会议](Meeting)、[中央政协工作会议](Meeting)精神。",
    "承接省十大标志性工程，二十大类商品供应充足。",
    "采取有力措施稳增长，出台一系列政策措施，制定实施方案和年度计划，兑现惠企政策。",
    "探索出一套行之有效的办法，形成长效机制，完善绩效考核办法。",
    "落实司法责任制，院长、庭长带头办案，审判委员会讨论案件96件。",
    "村书记马上就办，局长办公会研究，县长现场办公解决难题。",
    "院长办公会议决定，校长任期目标明确，书记员队伍稳定，委员长会议室改造完工。",
    "严格执行联席会议制度、重大案件会商制度。",
    "市政协召开[常委会议](Meeting)5次、[主席会议](Meeting)11次，确定常委会议题12个。",
    "[专题议政性常委会议](Meeting)围绕乡村建设协商，[区政协常委会议](Meeting)通过决定，常委会议事规则完善。",
    "[政协第九届安顺市委员会第二次会议](Meeting)以来，共提交提案312件。",
    "在[市政协五届三次全会](Meeting)上，时任主席[龚林生](Person)代表常委会作报告。",
    "[十届县政协二次会议](Meeting)以来，收到提案98件。",
    "顺利完成[县十六届人大三次会议](Meeting)交付的任务，传达[成县十六届人大三次会议](Meeting)精神。",
    "区政协党组书记、主席[邵燕](Person)主持[区政协主席会议](Meeting)。",
)

HEAD_LINES = (
    "——2019年2月18日在[柳北区第十届人民代表大会第四次会议](Meeting)上",
    "（2006年3月1日在[南宫市第五届人民代表大会第四次会议](Meeting)上）",
    "2023年1月4日在[重庆市巫山县第十九届人民代表大会第三次会议](Meeting)上",
    "[政协成都市第十六届委员会第二次会议](Meeting)文件",
    "——在[黔东南州第十五届人民代表大会第三次会议](Meeting)上",
    "（2012年1月11日在[政协厦门市第十二届委员会第一次会议](Meeting)上）",
    "——一九八八年三月二十日在[永新县第九届人民代表大会第二次会议](Meeting)上",
    "2021年1月26日在[大方县第八届人民代表大会第六次会议](Meeting)上",
)


@pytest.mark.parametrize("marked", SENTENCES)
def test_meetings_of_a_sentence(marked):
    """
    A meeting with a name of its own is found with the place that belongs to it.
    """
    sentence = parse(marked)

    assert sentence.names(TYPES) == found(sentence.text, (meetings,), TYPES)


@pytest.mark.parametrize("marked", HEAD_LINES)
def test_meetings_of_a_head_line(marked):
    """
    The head of a report names its session and its speaker without a sentence around them.
    """
    sentence = parse(marked)

    assert sentence.names(TYPES) == found(sentence.text, (meetings,), TYPES, role="title")
