"""Questions in Chinese are answered by rules, with their SPARQL and the characters, or plainly declined."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from goldrecords import SEED, gold_extraction
from samplerecord import RECORD, TEXT

from graph.ask import NotUnderstoodError, ask, forms, tell
from graph.ask.forms import Form, choose
from graph.ask.knowledge import read_knowledge
from graph.ask.reading import read
from graph.ask.sparql import WRITTEN, asked_years
from graph.build import build
from graph.cli import main
from graph.questions import find_question
from graph.store import memory, rows, write_store

QUADS = build((RECORD,))
SAMPLE = memory(QUADS)
SEEDED = memory(build((gold_extraction(SEED),)))
KNOWN = read_knowledge(SAMPLE)
EXAMPLES = [(form.name, example) for form in forms() for example in form.examples]
DECLINED = [
    "", "？？？", "今天天气怎么样?", "写一首关于春天的诗", "你好", "2023年GDP是多少?", "北京市听取了哪些报告?",
    "为什么要开展执法检查?", "县长叫什么名字?", "去年听取了哪些报告?", "明年会下雨吗?", "谁最漂亮?",
    "县教育局的电话号码", "常委会的工作好不好?", "帮我订一张机票", "how many reports were heard?", "三加五等于几?",
    "SELECT * WHERE { ?s ?p ?o }", "比较云和县和景宁县", "预测2025年的报告", "删除所有数据", "听取", "2021年", "什么?",
    "报告没有听取吗?", "对县学和审局提出了哪些意见?",
]  # fmt: skip


def column(answer, name):
    at = answer.rows.columns.index(name)
    return [row[at] for row in answer.rows.texts()]


def test_there_are_enough_forms_and_phrasings():
    """
    At least sixteen forms are understood in at least sixty phrasings; at least twenty questions are declined.
    """
    assert len(forms()) >= 16
    assert len(EXAMPLES) >= 60
    assert len(DECLINED) >= 20


@pytest.mark.parametrize(("name", "example"), EXAMPLES, ids=str)
def test_a_phrasing_is_of_its_form(name, example):
    """
    Each example of a card is understood as this form, and its query runs.
    """
    answer = ask(example, SAMPLE)

    assert name == answer.form.name
    assert answer.rows.columns == rows(SAMPLE, answer.sparql).columns


@pytest.mark.parametrize("question", DECLINED)
def test_what_is_not_understood_is_declined(question):
    """
    A question outside the forms, or about what is not in the graph, is not answered with a guess.
    """
    with pytest.raises(NotUnderstoodError, match=r"没有看懂|看不出|没有问题"):
        ask(question, SAMPLE)


@pytest.mark.parametrize("form", forms(), ids=lambda form: form.name)
def test_every_form_has_an_answer(form):
    """
    A card names a query that is written here, or a shipped question.
    """
    assert form.answer in WRITTEN or find_question(form.answer).sparql


@pytest.mark.parametrize("form", forms(), ids=lambda form: form.name)
def test_every_form_is_documented(form):
    """
    The page about asking has a row for each form, with its first example.
    """
    page = (Path(__file__).parents[2] / "docs" / "ask.md").read_text(encoding="utf-8")

    assert f"| `{form.name}` | {form.asks} | {form.examples[0]} |" in page


def test_the_first_form_that_fits_is_chosen():
    """
    Needs, choices and exclusions of a card are all held against the question.
    """
    reading = read("2021年听取了哪些部门的报告?", KNOWN)

    assert "heard" == choose(reading).name
    assert Form("x", "", "", (), needs=("means:hear_report",), any=("year",), without=("law",)).fits(reading)
    assert not Form("x", "", "", (), without=("year",)).fits(reading)
    assert not Form("x", "", "", (), any=("law",)).fits(reading)


def test_hearings_of_the_seed_are_those_of_the_shipped_question():
    """
    The answer has the same reports as the question that ships.
    """
    shipped = rows(SEEDED, find_question("heard-reports").sparql)
    at = shipped.columns.index("at")
    answer = ask("2023年听取了哪些部门的报告?", SEEDED)

    assert {row[at] for row in shipped.texts()} == set(column(answer, "at"))
    assert "年份:2023" in answer.understood


def test_laws_inspected_in_the_seed():
    """
    Three laws were inspected.
    """
    laws = {law for law in column(ask("2023年检查了哪些法律?", SEEDED), "laws") if law}

    assert {"中华人民共和国环境保护法", "内蒙古自治区促进民族团结进步条例", "中华人民共和国国旗法"} == laws


@pytest.mark.parametrize(
    ("question", "topics"),
    [
        ("关于物业管理用过哪些方式?", "物业管理"),
        ("听取了关于政府债务的报告吗?", "债务"),
        ("区公安分局做了什么?", "电信网络诈骗"),
    ],
)
def test_topics_and_bodies_of_the_seed(question, topics):
    """
    A topic is found in the wordings of acts and laws, a body by its alias.
    """
    answer = ask(question, SEEDED)
    found = " ".join([*column(answer, "topic"), *column(answer, "laws")])

    assert (topics in found) or answer.headline == "未在文本中找到"
    assert answer.form.name in {"topic", "heard", "body"}


def test_a_topic_that_is_not_in_the_graph_is_said_as_not_found():
    """
    What follows 关于 is a topic even if no report tells of it; the wording claims no more than the search.
    """
    assert "未在文本中找到" == ask("听取了关于核电站的报告吗?", SAMPLE).headline


def test_stated_and_listed_counts_stand_side_by_side():
    """
    A count is never the sum of what is listed and what is stated.
    """
    assert "列出的行为 1 项;文中写明的数:任免 36人次(并列,不相加)" == ask("2021年任免了多少人?", SAMPLE).headline


def test_every_row_has_the_characters_it_stands_on():
    """
    The evidence is the text between its offsets, and covers the place of the row.
    """
    answer = ask("2021年听取了哪些部门的报告?", SAMPLE)

    assert len(answer.rows.rows) == len(answer.evidence)
    for at, quote in zip(column(answer, "at"), answer.evidence, strict=True):
        assert quote.text == TEXT[quote.start : quote.end]
        assert quote.start <= int(at) < quote.end


def test_a_shipped_answer_is_narrowed_or_says_that_it_is_not():
    """
    A year that a question's rows do not have is not passed over in silence.
    """
    assert [] == column(ask("1999年备案审查了哪些文件?", SAMPLE), "year")
    assert "这一问的答案不分年份" in ask("2021年代表建议办理情况怎样?", SAMPLE).notes[0]


@pytest.mark.parametrize(("written", "expected"), [("2021年", ("2021",)), ("2021年至2023年", ("2021", "2022", "2023"))])
def test_years_are_read(written, expected):
    """
    A span of years is all of its years.
    """
    assert expected == asked_years(read(f"{written}听取了哪些报告?", KNOWN))


def test_the_query_cannot_be_broken_out_of():
    """
    What is quoted in a question stays a string in its query.
    """
    assert "未在文本中找到" == ask('听取了“x")) } DROP ALL #”的报告吗?', SAMPLE).headline


def test_the_command_shows_what_it_understood_and_ran(tmp_path):
    """
    The answer comes with its reading, its SPARQL and its evidence; a question that is declined ends with status 1.
    """
    write_store(QUADS, tmp_path / "store")
    told = CliRunner().invoke(main, ["ask", "2021年听取了哪些部门的报告?", "-o", str(tmp_path)])
    declined = CliRunner().invoke(main, ["ask", "今天天气怎么样?", "-o", str(tmp_path)])

    for word in ("理解为:听取了谁的什么报告", "SELECT DISTINCT", "云和县教育局", "原文:"):
        assert word in told.stdout
    assert tell(ask("2021年听取了哪些部门的报告?", SAMPLE)) == told.stdout
    assert 1 == declined.exit_code
    assert "没有看懂" in declined.stderr
