"""The shipped questions say what they ask, and answer it."""

import re

import pytest
from goldrecords import SEED, gold_extraction
from samplerecord import ACTIONS, RECORD, TEXT, record

from extract.records import Masked
from graph.build import build
from graph.questions import find_question, shipped
from graph.store import memory, rows

SAMPLE = memory(build((RECORD,)))
GOLD = memory(build((gold_extraction(SEED),)))
PREFIXES = "PREFIX rd: <https://w3id.org/renda/ontology#> PREFIX oa: <http://www.w3.org/ns/oa#>"
START = "rd:evidence/oa:hasSelector/oa:start"
NAMES = [question.name for question in shipped()]


def ask(name, store=SAMPLE):
    answer = rows(store, find_question(name).sparql)
    return [dict(zip(answer.columns, row, strict=True)) for row in answer.texts()]


def pick(found, *columns):
    return [tuple(row[column] for column in columns) for row in found]


@pytest.mark.parametrize("name", NAMES)
def test_first_line_asks_in_both_languages(name):
    """
    A query file opens with its question in Chinese and in English.
    """
    first = find_question(name).sparql.splitlines()[0]

    assert re.match(r"# .*[\u4e00-\u9fff].* / .*[A-Za-z]", first)


# A fault, a thing not found, and a topic told twice: the sample has none of them.
WITHOUT_ANSWER = {"without-evidence", "no-inquiry", "matters"}


@pytest.mark.parametrize("name", [name for name in NAMES if name not in WITHOUT_ANSWER])
def test_every_question_has_an_answer_in_the_sample(name):
    """
    The sample record holds something for every question.
    """
    assert ask(name)


@pytest.mark.parametrize("store", [SAMPLE, GOLD], ids=["sample", "seed"])
def test_nothing_stands_without_evidence(store):
    """
    Every node stands on characters or names the rule or row it is from.
    """
    assert [] == ask("without-evidence", store)


def test_whose_reports_were_heard():
    """
    Bodies heard come with topic, year and place; a hearing without reporter keeps its row.
    """
    at = str(ACTIONS[0].start)

    assert {("2021", "云和县教育局", "办学和审判情况", at), ("2021", "云和县人民法院", "办学和审判情况", at)} <= set(
        pick(ask("heard-reports"), "year", "body", "topic", "at")
    )
    assert ("2021", "", "听取") in pick(ask("heard-reports"), "year", "body", "trigger")


def test_hearings_of_the_seed():
    """
    The year reviewed has 19 reports heard, each once, four of them by bodies the text leaves out.
    """
    heard = {(row["at"], row["topic"]): row["body"] for row in ask("heard-reports", GOLD)}

    assert {"2023"} == {row["year"] for row in ask("heard-reports", GOLD)}
    assert 19 == len(heard)
    assert {"2304", "2348", "2395", "2440"} == {at for (at, _), body in heard.items() if not body}


def test_laws_inspected_in_the_seed():
    """
    Three laws were inspected, by their full titles.
    """
    expected = {
        ("1995", "中华人民共和国环境保护法"),
        ("2829", "内蒙古自治区促进民族团结进步条例"),
        ("3379", "中华人民共和国国旗法"),
    }

    assert {law for _, law in expected} == {row["law"] for row in ask("inspected-laws", GOLD)}


@pytest.mark.parametrize(
    ("count", "unit", "means"), [("11", "项", "作出决议、决定"), ("98", "人次", "任免"), ("21", "名", "选举、补选")]
)
def test_totals_of_the_seed(count, unit, means):
    """
    Eleven decisions, 98 appointments and 21 deputies elected stand on their acts.
    """
    assert (count, unit, means) in pick(ask("year-totals", GOLD), "count", "unit", "means")


@pytest.mark.parametrize(("name", "place"), [("metrics", "start"), ("year-totals", "number_at")])
def test_numbers_tell_the_places_of_their_evidence(name, place):
    """
    The place in the IRI of a number is where its evidence starts, also in a text that repeats itself.
    """
    twice = TEXT + TEXT
    for store in (GOLD, memory(build((record(text=twice, masked=(Masked(len(TEXT), len(twice), "copy", 0),)),)))):
        starts = rows(store, f"{PREFIXES} SELECT ?at {{ ?number a rd:Metric ; {START} ?at }}").texts()
        told = pick(ask(name, store), place)

        assert told
        assert set(told) <= set(starts)
        assert name != "metrics" or sorted(told) == sorted(starts)


def test_recommendations_name_what_they_follow():
    """
    Each item is a row with the body, and the means it follows from.
    """
    expected = [(text, "云和县教育局", "听取和审议工作报告") for text in ("公开文书", "增加学位")]

    assert expected == sorted(pick(ask("recommendations"), "recommendation", "body", "means"))


def test_plans_that_recur_are_told_from_new_ones():
    """
    A report that was heard and is planned again recurs, whatever its year; others are new.
    """
    recurring = {row["matter"] for row in ask("plan-and-done", GOLD) if row["confidence"] == "相同"}
    new = {row["matter"] for row in ask("plan-and-done", GOLD) if row["status"] == "新列入计划"}

    assert {"2024年1-6月份国民经济和社会发展计划执行情况", "2023年法治政府工作情况"} <= recurring
    assert {"消防工作情况", "环境状况和环境目标完成情况"} <= new
    assert [("议事规则（草案）", "新列入计划", "")] == pick(ask("plan-and-done"), "matter", "status", "done_at")


def test_a_matter_is_shown_with_what_is_like_it():
    """
    Each matter has its own acts as exact, and those of like matters as candidates.
    """
    found = {(row["confidence"], row["at"]) for row in ask("matters", GOLD) if row["matter"] == "物业管理"}

    assert ("相同", "2395") in found
    assert ("候选", "3816") in found


def test_duties_not_found_are_said_so():
    """
    A yearly duty without an act is not found in the text, and has no place.
    """
    (row,) = [row for row in ask("duties", GOLD) if row["frequency"] == "每年" and not row["at"]]

    assert ("环境状况和环境保护目标完成情况", "未在文本中找到", "true") == (row["duty"], row["finding"], row["no_gap"])


def test_evidence_is_what_stands_there():
    """
    Every quote is the text between its offsets.
    """
    evidence = ask("evidence")

    assert evidence
    assert [] == [row for row in evidence if TEXT[int(row["start"]) : int(row["end"])] != row["quote"]]


def test_evidence_is_found_in_the_copy_too():
    """
    Where a text repeats itself, each quote stands in the copy as well.
    """
    twice = TEXT + TEXT
    copied = Masked(len(TEXT), len(twice), "copy", 0)
    evidence = ask("evidence", memory(build((record(text=twice, masked=(copied,)),))))

    assert {""} == {row["copy_start"] for row in ask("evidence")}
    assert [] == [row for row in evidence if not twice.startswith(row["quote"], int(row["copy_start"]))]


def test_acts_by_power_count_done_and_planned():
    """
    The sums are those of the acts that exercise a power.
    """
    found = {row["means"]: (row["done"], row["planned"]) for row in ask("acts-by-power")}

    assert {"听取和审议工作报告": ("1", "0"), "执法检查": ("1", "0"), "专题询问": ("0", "1")}.items() <= found.items()


def test_no_inquiry_is_said_as_not_found():
    """
    An inquiry that is only planned was not found in the text; the wording claims no more.
    """
    assert [("yunhe-2022", "未在文本中找到")] == pick(ask("no-inquiry"), "doc", "finding")
