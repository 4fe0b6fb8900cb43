"""The gazetteer, the jurisdiction of a report and the places a sentence names."""

from __future__ import annotations

import re

import pytest

from extract.choose import choose
from extract.document import Sentence
from extract.gazetteer import by_name, former, short_names
from extract.match import patterns
from extract.match.candidate import Context
from extract.match.places import match
from extract.places import locate, split_label
from extract.records import Span
from extract.resolve.places import label_of, resolve
from extract.rules import mention_rules

_MARK = re.compile(r"\[([^\]]+)\]\(Place\)")


@pytest.mark.parametrize(
    ("label", "above", "expected", "level", "code"),
    [
        ("呼和浩特市新城区", (), "呼和浩特市新城区", "county", "150102"),
        ("新城区", ("西安市",), "西安市新城区", "county", "610102"),
        ("贵州省", (), "贵州省", "province", "520000"),
        ("广西", (), "广西壮族自治区", "province", "450000"),
        ("黔东南州", (), "黔东南苗族侗族自治州", "prefecture", "522600"),
        ("锡林郭勒盟", (), "锡林郭勒盟", "prefecture", "152500"),
        ("张家港市", (), "张家港市", "county", "320582"),
        ("苏州市张家港市", (), "张家港市", "county", "320582"),
        ("上海市嘉定区", (), "上海市嘉定区", "county", "310114"),
        ("潜江市", (), "潜江市", "county", "429005"),
        ("西安市碑林区", (), "西安市碑林区", "county", "610103"),
        ("神农架林区", (), "神农架林区", "county", "429021"),
        ("长阳县", (), "长阳土家族自治县", "county", "420528"),
    ],
)
def test_locate_in_the_gazetteer(label: str, above: tuple[str, ...], expected: str, level: str, code: str) -> None:
    """
    A printed name is settled to the canonical one with level and code.
    """
    found = locate(label, above=above)

    assert (expected, level, code) == (found.label, found.level, found.code)


@pytest.mark.parametrize(
    ("label", "chain", "level"),
    [
        ("云安市翠屏山区", ("云安市翠屏山区", "云安市"), "county"),
        ("青溪县", ("青溪县",), "county"),
        ("白云苗族自治县", ("白云苗族自治县",), "county"),
        ("乌兰旗", ("乌兰旗", "内蒙古自治区"), "county"),
        ("云安市", ("云安市",), None),
        ("江南道省青溪县", ("青溪县", "江南道省"), "county"),
        ("桂东县沤江镇", ("桂东县沤江镇", "桂东县", "郴州市", "湖南省"), "township"),
        (
            "杭州市西湖区灵隐街道",
            ("杭州市西湖区灵隐街道", "杭州市西湖区", "杭州市", "浙江省"),
            "township",
        ),
    ],
)
def test_locate_what_the_gazetteer_does_not_hold(label: str, chain: tuple[str, ...], level: str | None) -> None:
    """
    An unknown place is what the text says, split by its levels.
    """
    found = locate(label)

    assert (chain, level, None) == (found.chain, found.level, found.code)


def test_the_text_tells_level_and_province() -> None:
    """
    A report that names its intermediate court and its province tells both.
    """
    found = locate("云安市", text="听取市中级人民法院报告。检查安全生产法、江岭省消防条例实施情况。")

    assert (("云安市", "江岭省"), "prefecture") == (found.chain, found.level)


def test_names_abolished_since() -> None:
    """
    A county of 1990 is found in the revision of its time.
    """
    assert "110223" == locate("通县", year=1990).code
    assert "420600" == former("襄樊市")[0].code


def test_ambiguous_name_without_superior() -> None:
    """
    A name that several places bear has no code.
    """
    assert 2 == len(by_name()["新城区"])
    assert None is locate("新城区").code


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("内蒙古自治区", ("内蒙古",)),
        ("新疆维吾尔自治区", ("新疆",)),
        ("黔东南苗族侗族自治州", ("黔东南州", "黔东南")),
        ("巴音郭楞蒙古自治州", ("巴音郭楞州", "巴音郭楞")),
        ("鄂伦春自治旗", ("鄂伦春旗", "鄂伦春")),
        ("龙胜各族自治县", ("龙胜县", "龙胜")),
        ("大兴安岭地区", ("大兴安岭",)),
        ("通县", ()),
    ],
)
def test_short_names(name: str, short: tuple[str, ...]) -> None:
    """
    A short name leaves out the level and the peoples, and never has one character.
    """
    assert short == short_names(name)


def test_split_label() -> None:
    """
    A printed name falls into its divisions; a suffix within a name does not split it.
    """
    assert ("湖北省", "荆州市", "沙市区") == split_label("湖北省荆州市沙市区")


@pytest.mark.parametrize(
    ("place", "marked"),
    [
        ("桂东县", "推动[全县](Place)经济发展,提升[我县](Place)形象。"),
        ("桂东县", "赴[福建](Place)、[江西](Place)、[浙江](Place)等3个省学习考察。"),
        ("黔东南苗族侗族自治州", "赴[凯里](Place)、[黎平](Place)、[榕江](Place)等5个县(市)调研。"),
        ("云安市", "赴[青溪](Place)、[白水](Place)、[石羊](Place)等4个县开展检查。"),
        ("黔东南苗族侗族自治州", "[黔东南](Place)的做法得到肯定。"),
        ("泉州市", "支持[晋江](Place)先行先试,对口支援[新疆](Place)。"),
        ("泉州市", "治理水体污染。"),
        ("泉州市", "围绕[洛阳江](Place)生态修复开展视察。"),
        ("泉州市", "弘扬延安精神,与浙江大学合作,市场更加活跃,社区和城区更加整洁。"),
        ("泉州市", "维护和平安定的社会环境,建设光明未来。"),
        ("泉州市", "全区域推进、全县域旅游。"),
        # mountains, rivers, lakes, bays, wetlands
        ("岳阳市", "围绕[洞庭湖](Place)总磷污染治理开展调研。"),
        ("岳阳市", "视察[汨罗江](Place)沿岸,巡查[新墙河](Place)、[大通湖](Place)6次。"),
        ("湖北省", "听取[神农架](Place)、[梁子湖](Place)生态修复情况的报告,在[大别山](Place)设立监测点。"),
        ("广东省", "视察[大亚湾](Place)近岸海域整治,检查[北江](Place)水质,关注[万绿湖](Place)保护。"),
        ("河北省", "赴[白洋淀](Place)调研,就[衡水湖湿地](Place)缺水问题提出建议。"),
        ("陕西省", "对[秦岭](Place)北麓违建整治情况开展督查。"),
        ("泉州市", "加强矿山治理,守护绿水青山,落实河湖长制,清理黑臭河道,推进荒山绿化,退渔还湖。"),
        ("泉州市", "创新高峰,办理港口建设建议,加快渔港清淤,海洋经济增长,江河湖海联动。"),
        ("福建省", "视察[浔江](Place)支流整治,以[泉州湾](Place)海域污染防治为题开展询问。"),
        ("浙江省", "就[杭州西溪湿地](Place)保护开展调研,县内河治理见效。"),
        ("长沙市", "对[芙蓉中路](Place)积水点改造、[湘江大道](Place)拓宽工程开展视察,加快农村公路改造。"),
        # towns, subdistricts, new areas, ports
        ("陈巴尔虎旗", "赴[鄂温克苏木](Place)、[巴彦库仁镇](Place)等4个苏木镇检查草畜平衡。"),
        ("桂东县", "围绕[沤江镇](Place)污水处理问题开展询问,视察[清泉镇](Place)道路。"),
        ("桂东县", "持续跟踪监督[沙田镇](Place)、[普乐镇](Place)污水管网建设,走访慰问[贝溪乡](Place)困难群众。"),
        ("滨州市", "在[无棣县](Place)、[博兴县兴福镇](Place)督导,深入[吕艺](Place)、[曹王](Place)等乡镇走访。"),
        ("桂东县", "粮食安全事关[我县](Place)长远发展,推动[全县](Place)长效治理。"),
        ("桂东县", "赴[浙江义乌](Place)考察,到[重庆永川](Place)、[山东寿光](Place)学习,在[浙江](Place)举办培训班。"),
        ("桂东县", "建设特色小镇、历史文化名镇,走访乡镇,培育中心镇,镇长述职,镇级财政。"),
        ("河北省", "视察[雄安新区](Place)建设,支持[滨江新区](Place)产城融合,加快新区开发。"),
        ("浙江省", "视察[舟山港](Place)集疏运体系,检查[萧山机场](Place)扩建。"),
        ("长沙市", "工程覆盖9个街道、12个乡镇,街道和社区同步。"),
        ("桂东县沤江镇", "[全镇](Place)人民同心,[我镇](Place)获评“全县先进集体”,全乡镇推行。"),
        ("杭州市西湖区灵隐街道", "[全街道](Place)代表参加,全乡村振兴。"),
        ("湖北省", "赴[杭州](Place)、[苏州](Place)、[广州](Place)等地考察,检查[丹江口水库](Place)移民后期扶持。"),
        # no place within another word
        ("河南省", "创建示范县,任命代理县长,规范县级财政,推动和县乡联动。"),
    ],
)
def test_places_in_their_sentences(place: str, marked: str) -> None:
    """
    A place is found by its pronoun, its name or the list it stands in.
    """
    text, expected = _MARK.sub(r"\1", marked), _MARK.findall(marked)
    context = Context(locate(place))
    sentence = Sentence(Span(0, len(text)), text, tuple(range(len(text))), 0)
    cards = [
        c for c in patterns.match(sentence, context) if c.rule in {r.id for r in mention_rules() if r.type == "Place"}
    ]
    chosen, _ = choose([*match(sentence, context), *cards])

    assert expected == [text[candidate.start : candidate.end] for candidate in chosen]


@pytest.mark.parametrize(
    ("own", "wording", "label"),
    [
        ("杭州市西湖区", "我区", "杭州市西湖区"),
        ("杭州市西湖区", "全市", "杭州市"),
        ("广西壮族自治区", "全区", "广西壮族自治区"),
        ("黔东南苗族侗族自治州", "凯里", "凯里市"),
        ("泉州市", "福建", "福建省"),
        ("杭州市西湖区", "拱墅区", "杭州市拱墅区"),
    ],
)
def test_label_of_a_wording(own: str, wording: str, label: str) -> None:
    """
    A level word is a place of the own chain, a name is looked up from there.
    """
    assert label == label_of(wording, context=Context(locate(own)))


def test_list_completes_a_name() -> None:
    """
    A short name that nobody knows is completed by the level its list ends in.
    """
    assert "青溪县" == resolve("青溪", context=Context(locate("云安市")), value="青溪县")[0].label


@pytest.mark.parametrize(
    "text",
    [
        "实施母亲河复苏行动,开展河湖清四乱,整治河道乱占。",
        "开展入河入海排污口整治,黑臭水体治理,农村生活污水治理。",
        "视察高速公路、铁路、机场建设,办理道路改造建议,推进断头路打通。",
        "打造滨海旅游带,发展海洋经济,推进海水淡化。",
        "加强湿地保护,检查湿地保护条例,关注草原生态修复和沙漠治理。",
        "破解登山难、停车难、上学难问题,治理河流污染。",
        "关注网络安全,建设海绵城市,推进海外仓布局。",
        "支持沿海地区发展,扩大海关特殊监管区域,优化港航服务。",
        "推动大江大河治理,守护大好河山,建设海洋强省。",
        "推进病险水库除险加固,视察小型水库治理、重要湿地保护、国际机场扩建。",
    ],
)
def test_common_nouns_of_land_and_water_are_no_places(text: str) -> None:
    """
    What every report says of rivers, roads and harbours in general names none.
    """
    sentence = Sentence(Span(0, len(text)), text, tuple(range(len(text))), 0)

    assert [] == list(match(sentence, Context(locate("桂东县"))))
