"""Names in forms that other reports use: committees of many fields, people in lists, villages, brands, plans by number.

The sentences are invented; each holds marks for all names of the types under test, and counter-examples hold none.
"""

from __future__ import annotations

import pytest
from elsewhere import compared, settled
from laidout import source_of

from extract.pipeline import extract_source

NAMES = (
    # special committees of the CPPCC and of congresses, of one field and of many
    ("协", "Body", "听取[经济委员会](Body)、[提案委员会](Body)工作汇报，增设[农业和农村委员会](Body)。"),
    ("省", "Body", "由[民族侨务外事委员会](Body)牵头，[教育科学文化卫生委员会](Body)配合。"),
    ("县", "Body", "[住房和城乡建设委员会](Body)负责整改，业主委员会、居民委员会参加。"),
    ("市", "Body", "[市人大监察和法制委员会](Body)组织座谈。"),
    # divisions of a court, hospitals of a university, the corps
    ("县", "Body", "[县人民法院执行局](Body)、[县法院民二庭](Body)到会，刑事庭审120次。"),
    ("省", "Body", "委托[昆明医科大学附属医院](Body)论证。"),
    ("州", "Body", "会同[兵团第三师四十一团](Body)开展巡查。"),
    ("市", "Body", "[市禁毒办](Body)、[市安委办](Body)通报情况。"),
    # an office and an act that begin alike
    ("镇", "Body", "代表建议由[乡政府](Body)办成28件、办结30件。"),
    # people in lists, by an office that teaches, and by surnames that are words as well
    ("县", "Person", "[谌立新](Person)、[易长河](Person)等12名代表受到表彰，沭城等3名代表。"),
    ("旗", "Person", "邀请旗委党校讲师[牟春燕](Person)作辅导，代表高票当选，代表向大会提出建议。"),
    ("市", "Person", "接受[白云龙](Person)因工作变动辞去市人民政府副市长职务的请求。"),
    ("州", "Person", "[杨阿鹏](Person)代表关于修建灌渠的建议已办结。"),
    # villages and areas
    ("镇", "Place", "代表赴[石门村](Place)、[洋溪村](Place)察看，推进城中村、贫困村和农村改造。"),
    ("周", "Place", "分组走进[云堰](Place)、[东浜](Place)、[蒲湾](Place)等6个村。"),
    # undertakings told in other forms
    ("市", "Program", "叫响“[草原议事](Program)”“[马背课堂](Program)”等代表工作品牌。"),
    ("省", "Program", "全省2600个[人大代表联络站](Program)接待群众8万人次，代表联络站作用发挥不够。"),
    ("县", "Program", "试行[民生实事项目“票决制”](Program)。"),
    ("府", "Program", "打响[黄河滩区治理攻坚战](Program)，承担[农业保险智慧理赔试点](Program)。"),
    ("市", "Law", "批准自治县单行条例3件，组织新任命人员向[宪法](Law)宣誓，举行宪法宣誓仪式。"),
)


@pytest.mark.parametrize(("kind", "type_", "marked"), NAMES)
def test_names_told_otherwise(kind, type_, marked):
    """
    What is marked is found with its borders, and no other name of its type.
    """
    wanted, found = compared(kind, marked, (type_,))

    assert wanted == found


@pytest.mark.parametrize(
    ("kind", "sentence", "text", "label"),
    [
        ("市", "听取“十四五”规划实施情况的报告。", "“十四五”规划", "国民经济和社会发展第十四个五年规划"),
        ("武", "市国资委作了汇报，县国资委答复。", "县国资委", "武陟县人民政府国有资产监督管理委员会"),
        ("国", "国家旅游局答复。", "国家旅游局", "国家旅游局"),
        ("协", "提案委员会牵头办理。", "提案委员会", "中国人民政治协商会议绍兴市委员会提案委员会"),
    ],
)
def test_names_are_settled(kind, sentence, text, label):
    """
    A short wording stands for its canonical full name.
    """
    assert settled(kind, sentence, text) == [label]


def test_a_town_that_no_gazetteer_holds_lies_where_its_report_says():
    """
    县人大常委会 is that of the one county which the report of an unlisted town names; the town's name stays as printed.
    """
    text = (
        "杏泉镇人民代表大会主席团工作报告\n——2024年1月12日在杏泉镇第九届人民代表大会第四次会议上\n\n各位代表：\n"
        "在柏梁县人大常委会指导下，主席团开展视察，结果报县人大常委会，督促镇政府整改。\n"
    )
    labels = [[entity.label for entity in each.entities] for each in extract_source(source_of(text)).mentions[-2:]]

    assert labels == [["柏梁县人民代表大会常务委员会"], ["杏泉镇人民政府"]]


def test_a_report_adopted_by_its_congress_has_its_speaker():
    """
    A line that says which session adopted the report ends like one that says where it was given.
    """
    text = (
        "通化市人民代表大会常务委员会工作报告\n（2021年1月13日通化市第八届人民代表大会第六次会议通过）\n"
        "市人大常委会主任　欧阳文楚\n2020年工作回顾\n一年来，常委会举行会议9次。\n"
    )

    assert extract_source(source_of(text)).speaker == "欧阳文楚"
