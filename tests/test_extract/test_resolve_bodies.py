"""Wordings of bodies are settled to canonical full names, or left open where the document does not settle them."""

from __future__ import annotations

import pytest

from extract.choose import choose
from extract.document import Sentence
from extract.match import bodies, patterns
from extract.match.candidate import Context
from extract.places import locate
from extract.records import Span
from extract.resolve.bodies import Named, resolve
from extract.rules import mention_rules


def _context(place: str, owner: str = "人民代表大会常务委员会", year: int = 2024) -> Context:
    where = locate(place, year=year)
    return Context(where, owner if owner.startswith("中国") else f"{where.label}{owner}", year)


def _labels(text: str, context: Context, before: tuple[Named, ...] = ()) -> list[str]:
    """Find the one body that a text is, and settle it."""
    ours = {rule.id for rule in mention_rules() if rule.file == "body.toml"}
    sentence = Sentence(Span(0, len(text)), text, tuple(range(len(text))), 0)
    cards = [candidate for candidate in patterns.match(sentence, context) if candidate.rule in ours]
    chosen, _ = choose([*bodies.match(sentence, context), *cards])
    assert [text] == [text[candidate.start : candidate.end] for candidate in chosen]
    return [entity.label for entity in resolve(text, chosen[0].rule, context=context, before=before)]


@pytest.mark.parametrize(
    ("place", "text", "label"),
    [
        # organs of the own chain
        ("杭州市西湖区", "区人大常委会", "杭州市西湖区人民代表大会常务委员会"),
        ("杭州市西湖区", "市人大常委会", "杭州市人民代表大会常务委员会"),
        ("杭州市西湖区", "省人大常委会", "浙江省人民代表大会常务委员会"),
        ("杭州市西湖区", "区委", "中国共产党杭州市西湖区委员会"),
        ("杭州市西湖区", "区委常委会", "中国共产党杭州市西湖区委员会常务委员会"),
        ("杭州市西湖区", "区政府", "杭州市西湖区人民政府"),
        ("杭州市西湖区", "区政协", "中国人民政治协商会议杭州市西湖区委员会"),
        ("杭州市西湖区", "区监委", "杭州市西湖区监察委员会"),
        ("张家港市", "市委", "中国共产党张家港市委员会"),
        ("张家港市", "市法院", "张家港市人民法院"),
        ("张家港市", "市中级人民法院", "苏州市中级人民法院"),
        ("黔东南苗族侗族自治州", "州中级法院", "黔东南苗族侗族自治州中级人民法院"),
        ("黔东南苗族侗族自治州", "州法院", "黔东南苗族侗族自治州中级人民法院"),
        ("黔东南州", "州人民政府", "黔东南苗族侗族自治州人民政府"),
        ("广西壮族自治区", "自治区党委", "中国共产党广西壮族自治区委员会"),
        ("广西壮族自治区", "自治区高级人民法院", "广西壮族自治区高级人民法院"),
        ("长阳土家族自治县", "县人民检察院", "长阳土家族自治县人民检察院"),
        ("长阳土家族自治县", "自治县人民政府", "长阳土家族自治县人民政府"),
        ("土默特左旗", "旗委", "中国共产党土默特左旗委员会"),
        ("锡林郭勒盟", "锡林郭勒盟人大工委", "内蒙古自治区人民代表大会常务委员会锡林郭勒盟工作委员会"),
        # ordinal terms stand outside the name
        ("泉州市", "市十六届人大常委会", "泉州市人民代表大会常务委员会"),
        ("桂东县", "第八届县人大常委会", "桂东县人民代表大会常务委员会"),
        ("桂东县", "桂东县第十八届人民代表大会", "桂东县人民代表大会"),
        # committees and offices
        ("泉州市", "市人大常委会法工委", "泉州市人民代表大会常务委员会法制工作委员会"),
        ("泉州市", "市人大社会建设工作委员会", "泉州市人民代表大会常务委员会社会建设工作委员会"),
        ("泉州市", "市人大财经委", "泉州市人民代表大会财政经济委员会"),
        ("泉州市", "市人大办公室", "泉州市人民代表大会常务委员会办公室"),
        ("泉州市", "常委会办公室", "泉州市人民代表大会常务委员会办公室"),
        ("泉州市", "常委会党组", "中国共产党泉州市人民代表大会常务委员会党组"),
        ("泉州市", "党组", "中国共产党泉州市人民代表大会常务委员会党组"),
        ("泉州市", "预算工作委员会", "泉州市人民代表大会常务委员会预算工作委员会"),
        ("泉州市", "市委政法委", "中国共产党泉州市委员会政法委员会"),
        ("泉州市", "市政府办公室", "泉州市人民政府办公室"),
        # departments and their short forms
        ("桂东县", "县发改局", "桂东县发展和改革局"),
        ("桂东县", "县住建局", "桂东县住房和城乡建设局"),
        ("桂东县", "县人社局", "桂东县人力资源和社会保障局"),
        ("桂东县", "县卫健局", "桂东县卫生健康局"),
        ("桂东县", "县市场监管局", "桂东县市场监督管理局"),
        ("桂东县", "财政局", "桂东县财政局"),
        ("桂东县", "县教育局", "桂东县教育局"),
        ("桂东县", "县税务局", "国家税务总局桂东县税务局"),
        ("贵州省", "省发展改革委", "贵州省发展和改革委员会"),
        ("贵州省", "省林草局", "贵州省林业和草原局"),
        ("广州市天河区", "区公安分局", "广州市公安局天河区分局"),
        ("广州市海珠区", "区公安分局", "广州市公安局海珠分局"),
        ("广州市海珠区", "市公安局海珠分局", "广州市公安局海珠分局"),
        ("上海市浦东新区", "浦东新区法院", "上海市浦东新区人民法院"),
        ("天津市滨海新区", "滨海新区人民政府", "天津市滨海新区人民政府"),
        ("上海市", "浦东新区人大常委会", "上海市浦东新区人民代表大会常务委员会"),
        # other places, the Party's and the CPPCC's own form of name
        ("黔东南苗族侗族自治州", "铜仁市人大常委会", "铜仁市人民代表大会常务委员会"),
        ("恩施州", "利川市人大常委会", "利川市人民代表大会常务委员会"),
        ("桂东县", "中共桂东县委", "中国共产党桂东县委员会"),
        ("衡阳市", "政协衡阳市第十三届委员会常务委员会", "中国人民政治协商会议衡阳市委员会常务委员会"),
        ("衡阳市", "政协第八届衡阳市委员会", "中国人民政治协商会议衡阳市委员会"),
        ("桂东县", "县妇联", "桂东县妇女联合会"),
        ("桂东县", "团县委", "中国共产主义青年团桂东县委员会"),
        # the nation
        ("桂东县", "全国人大常委会", "全国人民代表大会常务委员会"),
        ("桂东县", "全国政协", "中国人民政治协商会议全国委员会"),
        ("桂东县", "最高人民法院", "最高人民法院"),
        ("桂东县", "国务院", "国务院"),
        ("桂东县", "国家发展改革委", "国家发展和改革委员会"),
        ("桂东县", "国家能源局", "国家能源局"),
        ("桂东县", "生态环境部", "生态环境部"),
        ("全国", "法制工作委员会", "全国人民代表大会常务委员会法制工作委员会"),
        ("全国", "财政经济委员会", "全国人民代表大会财政经济委员会"),
        ("全国", "全国人大环境与资源保护委员会", "全国人民代表大会环境与资源保护委员会"),
        # townships and subdistricts stand under their county or district
        ("桂东县沤江镇", "镇人民政府", "桂东县沤江镇人民政府"),
        ("桂东县沤江镇", "镇人大主席团", "桂东县沤江镇人民代表大会主席团"),
        ("桂东县沤江镇", "主席团", "桂东县沤江镇人民代表大会主席团"),
        ("桂东县沤江镇", "镇党委", "中国共产党桂东县沤江镇委员会"),
        ("桂东县沤江镇", "县人大常委会", "桂东县人民代表大会常务委员会"),
        ("桂东县沤江镇", "市人大常委会", "郴州市人民代表大会常务委员会"),
        ("桂东县沤江镇", "镇便民服务中心", "桂东县沤江镇便民服务中心"),
        ("青溪县白水乡", "乡人民政府", "青溪县白水乡人民政府"),
        ("青溪县白水乡", "县人大常委会", "青溪县人民代表大会常务委员会"),
        ("青溪县", "白水乡人大主席团", "青溪县白水乡人民代表大会主席团"),
        ("杭州市西湖区灵隐街道", "街道党工委", "中国共产党杭州市西湖区灵隐街道工作委员会"),
        ("杭州市西湖区灵隐街道", "街道人大工委", "杭州市西湖区人民代表大会常务委员会灵隐街道工作委员会"),
        ("杭州市西湖区灵隐街道", "区人大常委会", "杭州市西湖区人民代表大会常务委员会"),
        ("杭州市西湖区", "灵隐街道人大工委", "杭州市西湖区人民代表大会常务委员会灵隐街道工作委员会"),
        ("杭州市西湖区", "西湖区人大常委会北山街道工作委员会", "杭州市西湖区人民代表大会常务委员会北山街道工作委员会"),
        # fields of departments that begin like a level, fusions of whole words, forces of the police
        ("杭州市西湖区", "区城乡建设局", "杭州市西湖区城乡建设局"),
        ("桂东县", "县乡镇企业局", "桂东县乡镇企业局"),
        ("黔东南州", "州文化体育旅游局", "黔东南苗族侗族自治州文化体育旅游局"),
        ("恩施州", "州文体广电旅游局", "恩施土家族苗族自治州文体广电旅游局"),
        ("泉州市", "市公安局交警支队", "泉州市公安局交通警察支队"),
        ("桂东县", "县交警大队", "桂东县公安局交通警察大队"),
        ("桂东县", "县看守所", "桂东县看守所"),
        ("湖南省", "永州监狱", "永州监狱"),
        ("桂东县", "井冈山干部学院", "中国井冈山干部学院"),
        ("泉州市", "华侨大学法学院", "华侨大学法学院"),
        ("桂东县", "党中央", "中国共产党中央委员会"),
        ("桂东县", "人民日报", "人民日报"),
    ],
)
def test_canonical_name(place: str, text: str, label: str) -> None:
    """
    A wording stands for one body under its full name.
    """
    assert [label] == _labels(text, _context(place))


@pytest.mark.parametrize(
    ("place", "text", "labels"),
    [
        ("桂东县", "一府两院", ["桂东县人民政府", "桂东县人民法院", "桂东县人民检察院"]),
        ("泉州市", "法检两院", ["泉州市中级人民法院", "泉州市人民检察院"]),
        ("贵州省", "一府一委两院", ["贵州省人民政府", "贵州省监察委员会", "贵州省高级人民法院", "贵州省人民检察院"]),
        ("泉州市", "晋江市、南安市人大常委会", ["晋江市人民代表大会常务委员会", "南安市人民代表大会常务委员会"]),
        ("厦门市", "福州市鼓楼区、台江区人民政府", ["福州市鼓楼区人民政府", "福州市台江区人民政府"]),
        ("四川省", "云南、贵州高级人民法院", ["云南省高级人民法院", "贵州省高级人民法院"]),
        (
            "四川省",
            "陕西、甘肃和青海省人大常委会",
            ["陕西省人民代表大会常务委员会", "甘肃省人民代表大会常务委员会", "青海省人民代表大会常务委员会"],
        ),
        ("天津市和平区", "和平区、河西区人民政府", ["天津市和平区人民政府", "天津市河西区人民政府"]),
        ("杭州市西湖区", "区纪委监委", ["中国共产党杭州市西湖区纪律检查委员会", "杭州市西湖区监察委员会"]),
        ("杭州市西湖区", "省、市人大常委会", ["浙江省人民代表大会常务委员会", "杭州市人民代表大会常务委员会"]),
    ],
)  # fmt: skip
def test_wording_for_several_bodies(place: str, text: str, labels: list[str]) -> None:
    """
    A collective word, or several places that share an organ, stand for each of the bodies.
    """
    assert labels == _labels(text, _context(place))


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("青溪县", "市政府"),  # no city is known above an invented county
        ("青溪县", "省人大常委会"),
        ("桂东县", "县文旅广体局"),  # a fusion whose full name differs from place to place
        ("桂东县", "县××局"),
        ("桂东县", "市××委员会"),
        ("泉州市", "市水投集团"),
        ("泉州市", "三室五委"),
        ("泉州市", "市人大城建环资工委"),
        # stations and short names of offices stand for full names that differ from town to town
        ("桂东县沤江镇", "镇人社所"),
        ("桂东县沤江镇", "供电所"),
        ("杭州市西湖区灵隐街道", "街道民政办"),
        ("贵州省", "省十四届人大一次会议主席团"),
        ("贵州省", "知识产权巡回法庭"),
        # stations of broadcasting were merged, environmental branches are named differently from city to city
        ("泉州市", "市电视台"),
        ("广州市海珠区", "区生态环境分局"),
    ],
)
def test_wording_left_open(place: str, text: str) -> None:
    """
    What the document does not settle has no entity.
    """
    assert [] == _labels(text, _context(place))


def test_bare_committee_belongs_to_the_owner() -> None:
    """
    常委会 is the CPPCC's in its report, and the congress's after 人大及其.
    """
    context = _context("衡阳市", "中国人民政治协商会议衡阳市委员会常务委员会")

    assert ["中国人民政治协商会议衡阳市委员会常务委员会"] == _labels("常委会", context)
    assert ["衡阳市人民代表大会常务委员会"] == _labels("常委会", context, before=(("市人大", ()),))


def test_party_group_belongs_to_the_owner() -> None:
    """
    党组 is that of the court in the court's report.
    """
    assert ["中国共产党永州市中级人民法院党组"] == _labels("党组", _context("永州市", "中级人民法院"))


def test_group_named_in_full_before() -> None:
    """
    检查组 is the group that an earlier mention named in full.
    """
    context = _context("贵州省")
    named = resolve("省人大常委会河道条例执法检查组", "body.branch", context=context)

    assert ["贵州省人民代表大会常务委员会河道条例执法检查组"] == [entity.label for entity in named]
    assert named == resolve(
        "检查组", "body.group", context=context, before=(("省人大常委会河道条例执法检查组", named),)
    )


def test_city_of_an_invented_district() -> None:
    """
    A place that the gazetteer does not hold is settled by what the text says.
    """
    context = _context("云安市翠屏山区")

    assert ["云安市人民政府"] == _labels("市政府", context)
    assert ["云安市翠屏山区人民政府"] == _labels("区政府", context)


def test_tax_offices_before_the_reform() -> None:
    """
    Before 2018 the tax offices were not yet one national service.
    """
    assert ["桂东县国家税务局"] == _labels("县国税局", _context("桂东县", year=2006))


def test_keys_carry_the_jurisdiction() -> None:
    """
    A key is type, jurisdiction and name.
    """
    entity = resolve("县财政局", "body.department", context=_context("桂东县"))[0]

    assert "body|桂东县|桂东县财政局" == entity.key
