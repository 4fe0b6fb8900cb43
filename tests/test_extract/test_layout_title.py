"""The title block: whose report, where, when, by whom."""

import csv
from pathlib import Path

import pytest
from goldrecords import DEV, SEED
from laidout import layout_of

from extract.furniture import mask
from extract.layout import lay_out
from extract.layout.title import read_date
from extract.source import read_source

TABLE = Path(__file__).parent.parent / "gold" / "titleblock.tsv"
FIELDS = ("kind", "body", "place", "session", "delivered", "speaker", "done", "planned")


def found_fields(title):
    values = (title.kind, title.body, title.place, title.session, title.delivered, title.speaker)
    covers = (title.covers.done, title.covers.planned)
    return dict(zip(FIELDS, [value or "" for value in (*values, *covers)], strict=True))


def test_title_blocks_of_the_gold_texts():
    """
    Of all fields of all gold texts, 95 in a hundred at least are read as by hand.
    """
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    texts = {path.stem: path.with_suffix(".txt") for path in (SEED, *DEV)}
    wrong, total = [], 0
    for row in csv.DictReader(lines, delimiter="\t"):
        source = read_source(texts[row["doc"]], id=row["doc"], relative="x")
        found = found_fields(lay_out(source, mask(source)).title)
        wrong += [(row["doc"], field, row[field], found[field]) for field in FIELDS if row[field] != found[field]]
        total += len(FIELDS)

    assert 19 * len(FIELDS) == total
    assert 1 - len(wrong) / total >= 0.95, wrong


CASES = {
    "one line with its meeting": (
        (
            "靖边县人民代表大会常务委员会工作报告——2017年1月10日在靖边县第十七届人民代表大会第一次会议上",
            "主任 李平",
            "各位代表：",
        ),
        ("work", "靖边县人民代表大会常务委员会", "靖边县第十七届人民代表大会第一次会议", "2017-01-10", "李平"),
    ),
    "all lines broken": (
        (
            "都安瑶族自治县人民代表大会",
            "常务委员会",
            "工 作 报 告",
            "——2021年1月14日在都安瑶族自治县",
            "第十六届人民代表大会第七次会议上",
            "都安瑶族自治县人大常委会主任　韦 山",
            "各位代表：",
        ),
        (
            "work",
            "都安瑶族自治县人民代表大会常务委员会",
            "都安瑶族自治县第十六届人民代表大会第七次会议",
            "2021-01-14",
            "韦山",
        ),
    ),
    "date in a bracket, speaker without a post": (
        (
            "青海省人民代表大会常务委员会工作报告",
            "——在青海省第十三届人民代表大会第四次会议上",
            "（2020年1月15日）",
            "张华",
            "各位代表：",
        ),
        ("work", "青海省人民代表大会常务委员会", "青海省第十三届人民代表大会第四次会议", "2020-01-15", "张华"),
    ),
    "page title and dateline before it": (
        (
            "（受权发布）最高人民法院工作报告",
            "2019-03-19 12:00:00 来源：新华网",
            "新华社北京3月19日电",
            "最高人民法院工作报告",
            "——2019年3月12日在第十三届全国人民代表大会第二次会议上",
            "最高人民法院院长 某某",
            "各位代表：",
        ),
        ("court", "最高人民法院", "第十三届全国人民代表大会第二次会议", "2019-03-12", "某某"),
    ),
    "government report without a body": (
        (
            "2024年政府工作报告",
            "——2024年1月5日在三江侗族自治县第十七届人民代表大会第四次会议上",
            "县长 吴小明",
            "各位代表：",
        ),
        (
            "government",
            "三江侗族自治县人民政府",
            "三江侗族自治县第十七届人民代表大会第四次会议",
            "2024-01-05",
            "吴小明",
        ),
    ),
    "intermediate court, minority name": (
        (
            "乌鲁木齐市中级人民法院工作报告",
            "（2024年1月23日在乌鲁木齐市第十七届人民代表大会第四次会议上）",
            "院长　阿不都·热合曼",
            "各位代表：",
        ),
        ("court", "乌鲁木齐市中级人民法院", "乌鲁木齐市第十七届人民代表大会第四次会议", "2024-01-23", "阿不都·热合曼"),
    ),
    "place that begins like a date": (
        (
            "日照市人民检察院工作报告",
            "——2023年1月6日在日照市第十九届人民代表大会第二次会议上",
            "日照市人民检察院检察长 王红",
            "各位代表：",
        ),
        ("procuratorate", "日照市人民检察院", "日照市第十九届人民代表大会第二次会议", "2023-01-06", "王红"),
    ),
    "CPPCC, term before the place": (
        (
            "政协第十五届宜宾市委员会常务委员会工作报告",
            "（2023年1月12日在政协第十五届宜宾市委员会第三次会议上）",
            "李仲",
            "各位委员：",
        ),
        (
            "cppcc",
            "中国人民政治协商会议宜宾市委员会常务委员会",
            "政协第十五届宜宾市委员会第三次会议",
            "2023-01-12",
            "李仲",
        ),
    ),
    "town": (
        (
            "白马镇人民代表大会主席团工作报告",
            "2024年1月9日在白马镇第十九届人民代表大会第四次会议上",
            "镇人大主席 李明",
            "各位代表：",
        ),
        ("work", "白马镇人民代表大会主席团", "白马镇第十九届人民代表大会第四次会议", "2024-01-09", "李明"),
    ),
    "speaker over two lines": (
        (
            "天津市人民代表大会常务委员会工作报告",
            "——2024年1月24日在天津市第十八届人民代表大会第二次会议上",
            "天津市人民代表大会常务委员会",
            "主任 喻明",
            "各位代表：",
        ),
        ("work", "天津市人民代表大会常务委员会", "天津市第十八届人民代表大会第二次会议", "2024-01-24", "喻明"),
    ),
    "third person": (
        (
            "宁夏回族自治区人民代表大会常务委员会工作报告（摘要）",
            "2024年1月23日，自治区人大常委会副主任马力受自治区人大常委会委托，向自治区十三届人大二次会议报告工作。",
        ),
        ("work", "宁夏回族自治区人民代表大会常务委员会", "自治区十三届人大二次会议", "2024-01-23", "马力"),
    ),
    "who spoke where": (
        (
            "贵州省高级人民法院工作报告摘登",
            "2016年1月28日，贵州省高级人民法院院长韩青山在省十二届人大四次会议上作工作报告。",
        ),
        ("court", "贵州省高级人民法院", "省十二届人大四次会议", "2016-01-28", "韩青山"),
    ),
    "passed by a session": (
        (
            "昌平区人大常委会2023年工作要点",
            "（2023年2月9日北京市昌平区第六届人大常委会第十次会议审议通过）",
        ),
        ("work", "北京市昌平区人民代表大会常务委员会", "北京市昌平区第六届人大常委会第十次会议", "2023-02-09", ""),
    ),
    "meeting and annex mark before the title": (
        (
            "附件：",
            "在盐池县第十八届人民代表大会第三次会议上",
            "盐池县人民代表大会常务委员会工作报告",
            "（2024年1月5日）",
            "县人大常委会主任 冯某",
            "各位代表：",
        ),
        ("work", "盐池县人民代表大会常务委员会", "盐池县第十八届人民代表大会第三次会议", "2024-01-05", "冯某"),
    ),
    "headline of a news item": (
        (
            "甘肃省人大常委会向省十三届人大二次会议报告工作",
            "本报兰州1月28日讯（记者　某某）省人大常委会副主任杜明受省人大常委会委托，向大会作工作报告。",
            "报告说，2018年，审议法规草案21件。",
        ),
        ("work", "甘肃省人民代表大会常务委员会", "省十三届人大二次会议", "", "杜明"),
    ),
    "no title": (
        (
            "各位代表：",
            "现在，我代表沅陵县人民政府，向大会报告工作，请予审议。",
            "一、工作回顾",
            "新建学校2所。",
        ),
        ("government", "沅陵县人民政府", "", "", ""),
    ),
    "old style": (
        (
            "滦平县人民代表大会常务委员会工作报告",
            "一九八七年四月三日在滦平县第九届人民代表大会第一次会议上",
            "滦平县人民代表大会常务委员会副主任　赵大各位代表：",
            "我受县人大常委会的委托，报告工作。",
        ),
        ("work", "滦平县人民代表大会常务委员会", "滦平县第九届人民代表大会第一次会议", "1987-04-03", "赵大"),
    ),
}


@pytest.mark.parametrize("case", sorted(CASES))
def test_title_blocks_of_many_styles(case):
    """
    Kind, body, meeting, date and speaker are read whichever way the lines are set.
    """
    lines, expected = CASES[case]
    found = found_fields(layout_of("\n".join(lines)).title)

    assert expected == tuple(found[field] for field in ("kind", "body", "session", "delivered", "speaker"))


@pytest.mark.parametrize("case", sorted(CASES))
def test_the_block_ends_at_the_salutation(case):
    """
    What follows the block is body, and the block's lines are titles.
    """
    document = layout_of("\n".join(CASES[case][0]))
    roles = [sentence.role for sentence in document.sentences if sentence.role != "furniture"]

    assert roles == sorted(roles, key=["title", "body"].index)
    assert all(sentence.role == "body" for sentence in document.sentences if sentence.text.endswith("审议。"))


@pytest.mark.parametrize("text", ["加强监督工作。", "县人大常委会召开会议\n听取报告。", "某某县\n\n听取报告。"])
def test_texts_without_a_title_have_none(text):
    """
    Where no title stands at the head, nothing is read into the first lines.
    """
    document = layout_of(text)

    assert ["body"] == sorted({sentence.role for sentence in document.sentences})
    assert None is document.title.body


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("2024-01-13", "——2024年1月13日在会上"),
        ("2009-12-30", "二〇〇九年十二月三十日"),
        ("1990-10-20", "（一九九○年十月二十日）"),
        ("2021-11", "2021年11月"),
        (None, "2021年度"),
    ],
)
def test_dates_are_read_as_far_as_they_go(iso, text):
    """
    Digits and hanzi are read alike, and a month without a day stays a month.
    """
    assert iso == read_date(text)


@pytest.mark.parametrize(
    ("text", "place", "body"),
    [
        (
            "受县人大常委会委托,我向大会报告工作。\n一、主要工作\n县委高度重视,三穗县农业农村局作了汇报。",
            "三穗县",
            "三穗县人民代表大会常务委员会",
        ),
        (
            "一、监督工作\n常委会听取报告9项。常委会组织视察4次。区委专题研究。\n常委会推动区政府整改,天津市河东区人民政府随即落实。",
            "天津市河东区",
            "天津市河东区人民代表大会常务委员会",
        ),
        # Two places of the level are told as often: the text leaves it open.
        ("受县人大常委会委托,我报告工作。\n三穗县人民政府、岑巩县人民政府签订协议,县委支持。", None, None),
        # What is told of another level settles nothing.
        ("受市人大常委会委托,我报告工作。\n三穗县人民政府作了汇报,市委支持。", None, None),
    ],
)
def test_place_of_a_text_without_a_head(text: str, place: str | None, body: str | None) -> None:
    """
    Without a title block the place is the one of its level whose organs the text names in full.
    """
    title = layout_of(text).title

    assert (place, body) == (title.place, title.body)
