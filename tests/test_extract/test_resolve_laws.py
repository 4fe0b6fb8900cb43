"""Laws: which one a name stands for."""

from __future__ import annotations

import pytest

from extract.match.candidate import Context
from extract.places import Jurisdiction, locate
from extract.resolve.laws import resolve

NATIONAL = (
    ("环保法", "", "中华人民共和国环境保护法"),
    ("环境保护法", "", "中华人民共和国环境保护法"),
    ("中华人民共和国环境保护法", "》", "中华人民共和国环境保护法"),
    ("地方组织法", "", "中华人民共和国地方各级人民代表大会和地方各级人民政府组织法"),
    ("监督法", "", "中华人民共和国各级人民代表大会常务委员会监督法"),
    ("物权法", "", "中华人民共和国物权法"),
    ("食品卫生法", "》", "中华人民共和国食品卫生法"),
    ("民营经济促进法", "", "中华人民共和国民营经济促进法"),
    ("固废法", "", "中华人民共和国固体废物污染环境防治法"),
    ("关税法草案", "", "中华人民共和国关税法（草案）"),
    ("监督法修正草案", "", "中华人民共和国各级人民代表大会常务委员会监督法（修正草案）"),
    ("传染病防治法", "》(修订草案)", "中华人民共和国传染病防治法（修订草案）"),
    ("传染病防治法(修订草案)", "》", "中华人民共和国传染病防治法（修订草案）"),
    ("宪法修正案", "", "中华人民共和国宪法修正案"),
    ("宗教事务条例", "》", "宗教事务条例"),
    ("党章", "", "中国共产党章程"),
    ("中央八项规定", "", "十八届中央政治局关于改进工作作风、密切联系群众的八项规定"),
    ("中共中央关于加强党的政治建设的意见", "》", "中共中央关于加强党的政治建设的意见"),
)

LOCAL = (
    ("曲靖市", "养犬管理条例草案", "", "law|曲靖市|曲靖市养犬管理条例（草案）"),
    ("曲靖市", "物业管理条例草案", "", "law|曲靖市|曲靖市物业管理条例（草案）"),
    ("曲靖市", "云南省滇池保护条例", "", "law|云南省|云南省滇池保护条例"),
    ("曲靖市", "曲靖市城市绿化条例修正案草案", "", "law|曲靖市|曲靖市城市绿化条例修正案（草案）"),
    ("曲靖市", "省消防条例", "", "law|云南省|云南省消防条例"),
    ("曲靖市", "市容管理条例", "", "law|曲靖市|曲靖市市容管理条例"),
    ("曲靖市", "常委会议事规则", "", "law|曲靖市|曲靖市人民代表大会常务委员会议事规则"),
    ("巫山县", "县人大常委会组成人员守则", "", "law|巫山县|巫山县人民代表大会常务委员会组成人员守则"),
    ("巫山县", "主任会议议事规则", "》", "law|巫山县|巫山县人民代表大会常务委员会主任会议议事规则"),
    ("巫山县", "代表建议办理工作办法", "》", "law|巫山县|代表建议办理工作办法"),
    ("巫山县", "关于加强预算审查监督的决定", "", "law|巫山县|关于加强预算审查监督的决定"),
    ("巫山县", "20条措施", "”", "law|巫山县|20条措施"),
    ("赣州市", "国民经济和社会发展第十三个五年规划纲要", "", "law|赣州市|赣州市国民经济和社会发展第十三个五年规划纲要"),
    (
        "南昌市西湖区",
        "西湖区国民经济和社会发展第十二个五年规划纲要",
        "",
        "law|南昌市西湖区|南昌市西湖区国民经济和社会发展第十二个五年规划纲要",
    ),
    ("贵州省", "关于修改〈贵州省旅游条例〉的决定", "》", "law|贵州省|关于修改〈贵州省旅游条例〉的决定"),
)

OPEN = (
    ("巫山县", "养犬管理条例草案", ""),
    ("巫山县", "物业管理条例", "》等3部地方性法规草案征求意见"),
    ("曲靖市", "决定", "》"),
    ("曲靖市", "“十四五”规划纲要", ""),
    ("曲靖市", "三个规定", "”"),
    ("曲靖市", "食品**法", ""),
)


@pytest.mark.parametrize(("text", "following", "title"), NATIONAL)
def test_national_title_however_it_is_cited(text, following, title):
    """
    A national act and a Party document have one title for the whole nation, short, informal or as a bill.
    """
    entities = resolve(text, following=following, context=Context(locate("曲靖市")))

    assert [(f"law||{title}", title)] == [(entity.key, entity.label) for entity in entities]


@pytest.mark.parametrize(("place", "text", "following", "key"), LOCAL)
def test_local_title_has_its_place_in_the_key(place, text, following, key):
    """
    A local law's key holds the place that issues it, and its label the place where the text left it out.
    """
    entities = resolve(text, following=following, context=Context(locate(place)))

    assert [(key, key.split("|")[2])] == [(entity.key, entity.label) for entity in entities]


@pytest.mark.parametrize(("place", "text", "following"), OPEN)
def test_what_the_text_leaves_open_stays_open(place, text, following):
    """
    A bill of a higher level, a numbered set of rules, a masked name: nobody can say which law it is.
    """
    assert () == resolve(text, following=following, context=Context(locate(place)))


def test_rules_of_congress_and_committee_are_two():
    """
    人大及其常委会议事规则 names the rules of both.
    """
    entities = resolve("人大及其常委会议事规则", following="", context=Context(locate("曲靖市")))

    assert ["曲靖市人民代表大会议事规则", "曲靖市人民代表大会常务委员会议事规则"] == [e.label for e in entities]


def test_own_rules_of_an_unknown_place_stay_open():
    """
    Without a place nobody's rules of procedure are meant.
    """
    assert () == resolve("常委会议事规则", following="", context=Context(Jurisdiction()))


def test_label_of_a_printed_title_keeps_the_characters_of_the_source():
    """
    A title that stands as printed keeps its blank, which the view has dropped.
    """
    (entity,) = resolve(
        "关于改进工作发挥作用的意见",
        following="》",
        context=Context(locate("曲靖市")),
        printed="关于改进工作 发挥作用的意见",
    )

    assert "关于改进工作 发挥作用的意见" == entity.label
