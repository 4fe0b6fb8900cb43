"""Names in further forms: people behind what they are, stations of towns, media, special courts, parts of a term.

The sentences are invented; each holds marks for all names of the types under test, and counter-examples hold none.
"""

from __future__ import annotations

import pytest
from elsewhere import compared, read_in, settled
from laidout import source_of

from extract.pipeline import extract_source

NAMES = (
    # people behind what they are, alone and in lists, with rare surnames and with none
    ("县", "Person", "代表[次仁旺姆](Person)、[丁春草](Person)被评为“最美乡村医生”。"),
    ("省", "Person", "法官[厍玉兰](Person)十年坚守山区，检察官[拓跋秀](Person)获评先进。"),
    ("州", "Person", "驻村第一书记[阿说果果](Person)带领群众脱贫，州水利局局长[吉克木牛](Person)，作了说明。"),
    ("市", "Person", "市领导[上官云青](Person)、[努尔兰·阿肯](Person)等深入企业，领导干部应邀参加。"),
    ("旗", "Person", "人大代表[冼志明](Person)把农机合作社办成了示范社。"),
    ("府", "Person", "任命的[乌云高娃](Person)、[塔娜](Person)等9人面向国旗宣誓。"),
    ("省", "Person", "志愿者[聂海胜](Person)、[靳东方](Person)等带头献血，村官[尹小满](Person)回乡创业。"),
    ("县", "Person", "由副主任[曹大林](Person)任组长，由[吕小军](Person)担任副组长。"),
    ("市", "Person", "授予[张桂芳](Person)、[乔木青](Person)“优秀代表”称号，向[黄文秀](Person)同志学习。"),
    ("县", "Person", "选举[缑长林](Person)为县人民政府县长，免去[厉冬生](Person)县水利局局长职务。"),
    ("扬", "Person", "接受[忒小鹏](Person)因工作调动辞去副市长职务的请求，接受群众辞去顾虑。"),
    ("省", "Person", "代表马上行动，代表高标准履职，委员金点子征集活动开展，代表云上履职。"),
    ("市", "Person", "企业家座谈会召开，律师参与化解信访案件，教师资格认定，民警温暖服务群众，干部马不停蹄。"),
    ("县", "Person", "代表江苏省人大常委会致辞，代表常委会作报告，书记包案化解，主任带队督办。"),
    ("县", "Person", "种粮大户[陶克兵](Person)领衔提出建议，党支部书记[贾苏和](Person)。"),
    ("协", "Person", "委员[柯永祥](Person)、[阿依夏木·吐尔逊](Person)提交的社情民意信息被采用。"),
    ("县", "Person", "任命：[卞盐生](Person)，县政府副县长；[佘一苇](Person)，县法院审判委员会委员。"),
    ("州", "Person", "其中[柏向东](Person)代表关于疏浚河道的建议办结，[郎玉蝉](Person)法官获“办案标兵”称号。"),
    # parts of a term and of a year
    ("市", "Time", "[届内](Time)听取报告30次，跨届督办。"),
    ("县", "Time", "[这五年](Time)，常委会依法履职；[一年里](Time)接待来访40人次。"),
    ("省", "Time", "[6月底前](Time)报送，[今年年底前](Time)建成，[5月30日](Time)前办结。"),
    ("旗", "Time", "热线[全年](Time)不断线，全年不打烊，[年内](Time)完成摸底，力争年内建成。"),
    # bodies
    ("镇", "Body", "听取[财政所](Body)、[农技站](Body)、[卫生院](Body)工作汇报，推进卫生院门诊楼改造。"),
    ("市", "Body", "庭审由[中国法院网](Body)、[内蒙古电视台新闻频道](Body)直播，[鄂尔多斯日报客户端](Body)刊发。"),
    ("省", "Body", "走进[昆明铁路运输检察院](Body)，观摩公开听证。"),
    ("县", "Body", "会同[商洛地区人大联络处](Body)视察。"),
    ("院", "Body", "[区委第一巡察组](Body)反馈意见21条，赴[国家法官学院河北分院](Body)培训。"),
    ("府", "Body", "[金川特钢](Body)、[陇西药业](Body)等9家企业通过验收，支持钢铁、化工等9家企业。"),
    ("县", "Body", "主任率[湿地保护法执法检查组](Body)沿河而下。"),
    ("县", "Body", "[县法院新河人民法庭](Body)、[县市场监管局板桥市场监管所](Body)接受评议。"),
    ("旗", "Body", "[旗人民检察院驻图克检察室](Body)、[旗纪委监委派驻纪检监察组](Body)、[旗工商银行](Body)到会。"),
    ("市", "Body", "协助[自治区、鄂尔多斯市人大常委会](Body)调研，[市公安交警支队](Body)、[市急救中心](Body)参加。"),
    ("协", "Body", "[提案委](Body)、[城环委](Body)、[文史委](Body)联合开展协商。"),
    ("州", "Body", "督促[洱海闸口管理站](Body)清理漂浮物。"),
)  # fmt: skip


@pytest.mark.parametrize(("kind", "type_", "marked"), NAMES)
def test_names_in_other_words(kind, type_, marked):
    """
    What is marked is found with its borders, and no other name of its type.
    """
    wanted, found = compared(kind, marked, (type_,))

    assert wanted == found


@pytest.mark.parametrize(
    ("kind", "sentence", "text", "label"),
    [
        ("市", "听取市监委报告。", "市监委", "鄂尔多斯市监察委员会"),
        ("县", "与济南铁路局沟通。", "济南铁路局", "济南铁路局"),
        ("省", "在云南广播电视台播出。", "云南广播电视台", "云南广播电视台"),
        ("县", "督促青墩镇人民政府整改。", "青墩镇人民政府", "青墩镇人民政府"),
        ("县", "赴青墩镇视察。", "青墩镇", "青墩镇"),
        ("镇", "评议司法所。", "司法所", "安吉县溪龙乡司法所"),
        ("院", "振头人民法庭办案40件。", "振头人民法庭", "石家庄市桥西区人民法院振头人民法庭"),
        ("省", "秀山自治县人大常委会来滇考察。", "秀山自治县人大常委会", "秀山土家族苗族自治县人民代表大会常务委员会"),
        ("院", "区委第一巡察组反馈意见。", "区委第一巡察组", "中国共产党石家庄市桥西区委员会第一巡察组"),
    ],
)
def test_names_are_settled(kind, sentence, text, label):
    """
    A short wording stands for its canonical full name, a town and what is called by its place for themselves.
    """
    assert settled(kind, sentence, text) == [label]


def test_two_towns_of_one_name_are_two():
    """
    A town's label is its own name; its key holds the county.
    """
    keys = [
        entity.key
        for kind in ("县", "武")
        for each in read_in(kind, "督促城关镇人民政府整改。").mentions
        for entity in each.entities
    ]

    assert keys == ["body|沭阳县城关镇|沭阳县城关镇人民政府", "body|武陟县城关镇|武陟县城关镇人民政府"]


@pytest.mark.parametrize(
    ("lines", "speaker"),
    [
        ("（2022年1月9日　上饶市第五届人民代表大会第二次会议）\n市人大常委会主任　訾云飞", "訾云飞"),
        ("（2023年2月3日在上饶市第五届人民代表大会第三次会议上　令狐敏）", "令狐敏"),
    ],
)
def test_the_speaker_stands_beside_the_session(lines, speaker):
    """
    The line of the session may be wholly in brackets, and the speaker within them.
    """
    text = f"上饶市人民代表大会常务委员会工作报告\n{lines}\n各位代表：\n我向大会报告工作。\n"
    record = extract_source(source_of(text))

    assert record.speaker == speaker
    assert speaker in [each.text for each in record.mentions if each.type == "Person"]
