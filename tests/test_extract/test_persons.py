"""Persons: names beside an office, an act on personnel, in the speaker's line."""

from __future__ import annotations

import pytest
from marked import found, parse

from extract.match import persons

TYPES = ("Person",)

SENTENCES = (
    "[市十五届人大四次会议](Meeting)举行[第二次全体会议](Meeting)，听取市中级人民法院院长[耿学文](Person)作的工作报告。",
    "省人大常委会主任[王建平](Person)，副主任[郭兰花](Person)、[许志新](Person)、[傅来生](Person)出席会议，副主任[尹萍](Person)主持会议。",
    "县长[郭峰](Person)作的通渭县人民政府工作报告、县计划委员会主任[陈树文](Person)作的报告均获通过。",
    "省人大常委会副主任[胡敏](Person)、省高院院长[阎文](Person)、省检察院检察长[胡太安](Person)先后登台作报告。",
    "决定任命[周学军](Person)为市人民政府副市长，[吴晓梅](Person)为市教育局局长；免去[赵立本](Person)的市民政局局长职务。",
    "接受[钱卫东](Person)同志辞去省人大常委会副主任职务的请求。",
    "补选[孙志刚](Person)、[李秀英](Person)为省十三届人大代表。",
    "选举[阿不都拉·买买提](Person)为自治州州长。",
    "任命[巴特尔](Person)为旗人民法院副院长。",
    "会议认为，会议室建设要统筹，大会秘书处要做好服务。",
    "严格执行民主生活会制度、党组会议制度。",
    "市长热线办理群众诉求，书记项目落地见效，委员会客厅持续升温。",
    "代表[刘永芳](Person)等12人提出的建议被列为重点督办件。",
    "市长任期经济责任审计，院长信箱，区长于2月调研；代表向大会提出建议。",
    "实行院长、庭长办案制度，检察长列席审委会86次。",
    "县人大常委会党组书记、主任[莫文超](Person)带队赴乡镇调研。",
    "在副主任[岑丽娟](Person)带领下，检查组实地察看企业16家。",
    "[区九届人大常委会第二十一次会议](Meeting)任命[陆明哲](Person)为区发展和改革局局长。",
    "会议选举[葛长林](Person)为县人民政府县长，[邬建国](Person)为县监察委员会主任。",
    "接受[季文忠](Person)辞去区人民政府副区长职务的请求，决定[方晓東](Person)代理区长职务。",
    "免去[欧阳雪](Person)、[司马亮](Person)的区人民法院审判员职务。",
    "任命[艾尔肯·吐尼亚孜](Person)为州财政局局长。",
    "市委书记[罗增斌](Person)、市长[蒋锋](Person)出席会议并讲话。",
    "县政协副主席[盛雅琴](Person)，县委统战部部长[闵海波](Person)参加。",
    "代表团团长、副团长组织审议，各位代表踊跃发言。",
    "常委会领导带队，主任、副主任分片联系，局长、所长跟班作业。",
    "检察长列席审委会会议12次，院长办案326件。",
    "区长信箱、书记信箱受理群众诉求；部长通道引关注。",
    "会议由主任主持，副主任分别传达学习精神。",
    "院长、副院长带头办案，庭长高效审结案件。",
    "承接省十大标志性工程，二十大类商品供应充足。",
    "采取有力措施稳增长，出台一系列政策措施，制定实施方案和年度计划，兑现惠企政策。",
    "探索出一套行之有效的办法，形成长效机制，完善绩效考核办法。",
    "落实司法责任制，院长、庭长带头办案，审判委员会讨论案件96件。",
    "村书记马上就办，局长办公会研究，县长现场办公解决难题。",
    "院长办公会议决定，校长任期目标明确，书记员队伍稳定，委员长会议室改造完工。",
    "严格执行联席会议制度、重大案件会商制度。",
    "在[市政协五届三次全会](Meeting)上，时任主席[龚林生](Person)代表常委会作报告。",
    "县委书记[毕思源](Person)多次批示，常务副县长[谷长青](Person)现场督办。",
    "区政协党组书记、主席[邵燕](Person)主持[区政协主席会议](Meeting)。",
    "代表[贺春燕](Person)联合12名代表提出议案，委员[谭卫国](Person)建议加强监管。",
    "法官[魏红梅](Person)荣获全国模范称号，检察官[聂远](Person)撰写调研报告。",
    "代表[郝建明](Person)采写的信息被采用，人大代表[孔令辉](Person)主动联系企业。",
    "本报银川1月15日讯（记者[马晓峰](Person)、通讯员[丁玉兰](Person)）自治区高院院长[潘闻麟](Person)今天向大会作报告。",
    "县长[董志远](Person)日前调研，副县长[卢海](Person)10月12日现场办公。",
    "批准任命[范长江](Person)为市人民检察院检察长，提请任命[吕思勉](Person)为副市长。",
    "经主任会议提名，任命[宋佳伦](Person)为县司法局局长，批准免去[邓亚萍](Person)的县人民检察院检察长职务。",
    "听取了[邓志刚](Person)副市长受市政府委托所作的报告，[余秀珍](Person)局长作了补充说明。",
    "会议听取[段明华](Person)院长所作的法院工作报告，听取局长述职，了解县长接访情况。",
    "任命[韩立新](Person)、[于春梅](Person)为区人民法院副院长，[石磊](Person)、[贾宏](Person)、[白雪](Person)为审判员。",
    "代表联合提出议案，代表高度评价，委员建议加强监管，法官常年下乡，记者采访报道。",
    "代表积极向选民述职，委员踊跃建言，代表任期五年，检察官办案组织健全。",
    "市人大常委会副主任[阿依古丽·吾守尔](Person)率队视察。",
)

HEAD_LINES = (
    "阿拉善盟人大工委主任　[苏和巴图](Person)",
    "县人大常委会主任 [扎西多吉](Person)",
    "市中级人民法院院长 [胡　平](Person)",
    "永州市零陵区人民政府区长 [唐秀娟](Person)",
    "省人民检察院检察长　[敬大庆](Person)",
    "中共临夏州委书记 [马文俊](Person)",
)


@pytest.mark.parametrize("marked", SENTENCES)
def test_persons_of_a_sentence(marked):
    """
    A person is named where an office or an act on personnel stands beside the name.
    """
    sentence = parse(marked)

    assert sentence.names(TYPES) == found(sentence.text, (persons,), TYPES)


@pytest.mark.parametrize("marked", HEAD_LINES)
def test_persons_of_a_head_line(marked):
    """
    The head of a report names its session and its speaker without a sentence around them.
    """
    sentence = parse(marked)

    assert sentence.names(TYPES) == found(sentence.text, (persons,), TYPES, role="title")
