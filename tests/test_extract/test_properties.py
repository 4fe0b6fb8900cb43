"""What holds for every report, whatever stands in it: claims about all texts that a generator can build.

Facts are compared without offsets: names with what they stand for, acts with their roles, numbers, shortcomings.
All facts and figures are invented.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from laidout import source_of

from extract.folding import fold
from extract.pipeline import extract_source
from extract.source import read_source

BUDGET = settings(max_examples=20, deadline=None, derandomize=True, database=None)

TITLES = (
    (
        "宁远县人民代表大会常务委员会工作报告\n——2023年12月28日在宁远县第十八届人民代表大会第三次会议上\n"
        "\n主任　周明\n\n各位代表：\n"
    ),
    "荆门市人民代表大会常务委员会工作报告\n（2022年1月6日在荆门市第十届人民代表大会第一次会议上）\n\n各位代表：\n",
    "敖汉旗人民代表大会常务委员会工作报告\n——2019年2月20日在敖汉旗第十七届人民代表大会第三次会议上\n\n各位代表：\n",
)
DONE = (
    "听取审议县政府关于养老服务工作情况的报告，提出优化布局、加大投入等建议，提出审议意见12条。",
    "检查《中华人民共和国安全生产法》和消防法实施情况；对法检两院开展工作评议。",
    "全年召开常委会会议8次，听取专项工作报告15项，开展专题调研6次。",
    "任命王强为县财政局局长，李芳为县教育局局长。",
    "督促市生态环境局整改问题36个，整改率达98.5%，较上年提高6.2个百分点。",
    "举办“人大代表论坛”3期，培训代表1200余人次，在人民网等媒体刊发稿件46篇。",
    "办理代表建议185件，其中满意180件、基本满意5件。",
    "制定《旗人大常委会讨论决定重大事项的规定》，新建代表之家5个。",
    "依托预算联网监督平台，审查批准2022年本级决算。",
    "组织人大代表旁听庭审4次，与邻近的县人大常委会联合视察河湖长制落实情况。",
    "深入践行全过程人民民主，始终坚持党的领导。",
    "会议指出，要加强预算监督，切实增强监督实效。",
)
PLANNED = (
    "拟听取旗人民政府关于就业工作情况的报告。",
    "开展《湖北省乡村振兴促进条例》执法检查；继续推进“双联系”制度。",
    "将修订常委会议事规则，计划开展专题询问1次。",
)
HEADS = ("一、聚焦发展大局，依法开展监督", "（一）坚持以人民为中心", "2.强化代表履职", "——着力加强自身建设。")
PLAN_HEAD = "二、下一年主要工作"
FURNITURE = (
    "点击量：1024",
    "来源：人大办公室",
    "【字体：大 中 小】",
    "打印本页 | 关闭窗口",
    "- 3 -",
    "第 3 页 共 12 页",
    "分享到：微信 微博",
)
WIDTHS = (("，", ","), ("；", ";"), ("：", ":"), ("（", "("), ("）", ")"), ("％", "%"))

sentences = st.lists(st.sampled_from(DONE), min_size=1, max_size=4, unique=True)
paragraphs = st.lists(
    st.tuples(st.sampled_from(HEADS), sentences), min_size=1, max_size=2, unique_by=lambda part: part[0]
)
plans = st.lists(st.sampled_from(PLANNED), max_size=2, unique=True)
noise = st.text(alphabet="听取报告县政府人大的关于，。；《》〈〉“”（）()12一、\n\r \t　%余第次会议年", max_size=60)


@st.composite
def reports(draw, titles=TITLES):
    """
    Build a report: title, parts with heads, sometimes a plan.
    """
    parts = [f"{head}\n{''.join(body)}" for head, body in draw(paragraphs)]
    plan = draw(plans)
    parts += [f"{PLAN_HEAD}\n{''.join(plan)}"] if plan else []
    return draw(st.sampled_from(titles)) + "\n".join(parts) + "\n"


@cache
def read(text):
    return extract_source(source_of(text))


def plain(text):
    """
    Fold a text as views are folded, without blanks and breaks.
    """
    return None if text is None else "".join(fold(text).split())


def quoted(each):
    return each and plain(each.text)


def labels(entities):
    return tuple((plain(entity.key), plain(entity.label)) for entity in entities)


def arguments(each):
    return tuple((quoted(one), labels(one.entities)) for one in each)


def amount(each):
    return each and (plain(each.value), each.number, each.unit, each.change, each.at_least, each.about, quoted(each.of))


def mention(each):
    return each.type, quoted(each), each.value, each.rule, labels(each.entities)


def act(each):
    agent = each.agent and (plain(each.agent.text), each.agent.reporting_body, labels(each.agent.entities))
    roles = tuple(arguments(role) for role in (each.targets, each.laws, each.programs, each.times))
    items = tuple(quoted(item) for item in each.items)
    words = (plain(each.trigger), each.type, each.status, each.rule, each.total)
    return *words, agent, *roles, quoted(each.topic), amount(each.quantity), items


def head_of(record):
    body = record.reporting_body and record.reporting_body.label
    return (
        record.kind,
        body,
        record.place,
        record.delivered,
        plain(record.session),
        plain(record.speaker),
        record.covers,
    )


def facts(record):
    """
    Return all that a record says, without ids and offsets.
    """
    return {
        "head": head_of(record),
        "sections": [(part.level, part.status, plain(part.heading)) for part in record.sections],
        "mentions": [mention(each) for each in record.mentions],
        "acts": [act(each) for each in record.actions],
        "metrics": [amount(each) for each in record.metrics],
        "shortcomings": [quoted(each) for each in record.shortcomings],
    }


def quotes(record):
    """
    List everything of a record that quotes the text at a place.
    """
    yield from record.mentions
    yield from record.metrics
    yield from record.shortcomings
    yield from record.discarded
    for each in record.actions:
        yield from (*each.targets, *each.laws, *each.programs, *each.times, *each.items)
        yield from (one for one in (each.topic, each.quantity, each.quantity and each.quantity.of) if one)
        if each.agent and each.agent.text is not None:
            yield each.agent
    yield from (each.of for each in record.metrics if each.of)


@BUDGET
@given(report=reports(), wild=noise, at=st.integers(min_value=0, max_value=400))
def test_offsets_are_true(report, wild, at):
    """
    Whatever quotes the text stands where it says it stands, and within the text, even where noise breaks it.
    """
    text = report[:at] + wild + report[at:]
    record = read(text)

    assert text == record.text
    assert [] == [each for each in quotes(record) if text[each.start : each.end] != each.text]
    assert [] == [each for each in record.actions if text[each.start : each.end] != each.trigger]
    assert all(0 <= each.start <= each.end <= len(text) for each in (*record.sections, *record.masked))
    assert all(each.extent.start <= each.start < each.end <= each.extent.end for each in record.actions)


@BUDGET
@given(text=noise)
def test_any_text_is_read(text):
    """
    Text that is no report gives a record without an error, and its offsets are true.
    """
    record = read(text)

    assert [] == [each for each in quotes(record) if text[each.start : each.end] != each.text]


@BUDGET
@given(first=reports(), second=reports())
def test_reading_is_repeatable_and_forgets(first, second):
    """
    A text gives the same record again, also after another one was read: nothing is remembered, no order matters.
    """
    before = extract_source(source_of(first))
    extract_source(source_of(second))

    assert before == extract_source(source_of(first))


@BUDGET
@given(first=reports(titles=TITLES[:1]), second=reports(titles=TITLES[1:2]))
def test_two_reports_in_one_text_hold_the_acts_and_numbers_of_both(first, second):
    """
    Of two reports written one below the other, the names, acts and numbers are those of both together.

    Claimed of wording and type alone: whom 常委会 stands for follows the first title.
    A sentence that both hold is a copy only where most of the text is.
    """
    whole = read(f"{first}\n\n{second}")
    parts = (read(first), read(second))

    if not any(each.kind == "copy" for each in whole.masked):
        assert sum((names_of(each) for each in parts), Counter()) == names_of(whole)
        assert sum((acts_of(each) for each in parts), Counter()) == acts_of(whole)
        assert sum((counts_of(each) for each in parts), Counter()) == counts_of(whole)


def test_the_plan_of_a_report_ends_where_the_next_report_begins():
    """
    What the second report of a text looks back on is done, though the first one ends with its plan.
    """
    first, second = f"{TITLES[0]}{DONE[0]}\n{PLAN_HEAD}\n{PLANNED[2]}\n", f"{TITLES[1]}{DONE[2]}\n"

    assert {"done"} == {each.status for each in read(f"{first}\n\n{second}").actions if each.type == "convene"}


def names_of(record):
    return Counter((each.type, each.text) for each in record.mentions)


def acts_of(record):
    return Counter((each.type, each.trigger) for each in record.actions)


def counts_of(record):
    return Counter((each.value, each.unit) for each in record.metrics)


@BUDGET
@given(report=reports(), lines=st.lists(st.sampled_from(FURNITURE), min_size=1, max_size=3), data=st.data())
def test_furniture_changes_no_fact(report, lines, data):
    """
    Lines of page furniture between the lines of a report, or at its end, change nothing that is found.
    """
    whole = report.split("\n")
    for line in lines:
        # Between paragraphs of the body: within the title, a line may be anything.
        at = data.draw(
            st.integers(min_value=report.count("\n", 0, report.index("各位代表")) + 1, max_value=len(whole) - 1)
        )
        whole.insert(at, line)

    assert facts(read(report)) == facts(read("\n".join(whole)))


@BUDGET
@given(report=reports(), pairs=st.lists(st.sampled_from(WIDTHS), min_size=1, unique=True))
def test_the_width_of_marks_changes_no_fact(report, pairs):
    """
    Full-width marks and half-width ones tell the same.
    """
    narrow = report
    for wide, half in pairs:
        narrow = narrow.replace(wide, half)

    assert facts(read(report)) == facts(read(narrow))


@BUDGET
@given(report=reports())
def test_the_width_of_digits_changes_no_fact(report):
    """
    Full-width digits and half-width ones tell the same.
    """
    digits = str.maketrans("0123456789", "０１２３４５６７８９")

    assert facts(read(report)) == facts(read(report.translate(digits)))


@BUDGET
@given(report=reports())
def test_line_ends_and_byte_order_marks_change_offsets_alone(report):
    """
    CRLF and a BOM move places by exactly their own characters, and change nothing else.
    """
    marked = "\ufeff" + report.replace("\n", "\r\n")
    plainly, moved = read(report), read(marked)

    assert facts(plainly) == facts(moved)
    assert [1 + each.start + report.count("\n", 0, each.start) for each in plainly.mentions] == [
        each.start for each in moved.mentions
    ]


@BUDGET
@given(report=reports())
def test_the_encoding_changes_no_fact(report):
    """
    UTF-8, UTF-16 and GB18030 hold the same report.
    """
    with TemporaryDirectory() as folder:
        records = []
        for encoding in ("utf-8", "utf-8-sig", "utf-16", "gb18030"):
            path = Path(folder, f"{encoding}.txt")
            path.write_bytes(report.encode(encoding))
            records.append(extract_source(read_source(path, id="test", relative="test.txt")))

    assert all(facts(read(report)) == facts(each) for each in records)
