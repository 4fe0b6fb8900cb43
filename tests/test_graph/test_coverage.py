"""Duties are held against the law in force on 31 December; what is not in the text is said to be not in the text."""

from dataclasses import replace

import pytest
from goldrecords import SEED, gold_extraction
from samplerecord import COMMITTEE, OURS

from extract.records import Action, Agent, Argument, Covers, Entity, Extraction, Quote, Span
from graph.build import build
from graph.coverage import coverage, unjudged
from graph.facts.duties import duties, frequency
from graph.store import memory, rows
from graph.vocab import RD, SKOS

GOLD = gold_extraction(SEED)


def told(sentence, *, topic="", type="hear_report", covers=("2023", "2024"), body=COMMITTEE, kind="work", agent=OURS):
    """
    Return a report of one act: its trigger opens the sentence.
    """
    at = sentence.find(topic) if topic else -1
    action = Action(
        "a1", 0, 2, Span(0, len(sentence)), sentence[:2], type, "done", "test", agent=agent,
        topic=Quote(topic, at, at + len(topic)) if topic else None,
    )  # fmt: skip
    return Extraction(
        1, "r", "d", "d.txt", "text", "utf-8", "0" * 64, sentence, kind=kind, reporting_body=body,
        covers=Covers(*covers), actions=(action,),
    )  # fmt: skip


def found(extraction):
    return [each.duty.id for each in coverage([extraction]) if each.evidence]


@pytest.mark.parametrize(
    ("often", "duty", "year"),
    [
        ("yearly", "final_accounts", 2012),
        ("none", "environment", 2014),
        ("yearly", "environment", 2015),
        ("none", "state_assets", 2021),
        ("named", "state_assets", 2022),
        ("named", "state_assets", 2023),
        ("yearly", "state_assets", 2024),
        ("selected", "finance", 2024),
        ("none", "final_accounts", 2006),
    ],
)
def test_frequency_follows_the_law_of_31_december(often, duty, year):
    """
    The amendment of March 2022 counts for 2022, that of November 2024 for 2024.
    """
    assert often == frequency(duty, year)


@pytest.mark.parametrize(
    ("expected", "sentence", "topic"),
    [
        (["final_accounts"], "听取县政府关于2022年决算草案的报告", "2022年决算草案"),
        (["audit_work"], "听取县政府关于预算执行和其他财政收支情况的审计工作报告", "预算执行和其他财政收支情况"),
        (["audit_rectification"], "听取审计查出突出问题整改情况的报告", "审计查出突出问题整改情况"),
        (["audit_rectification"], "听取审计工作报告反映问题整改情况的报告", "审计工作报告反映问题整改情况"),
        (["plan_execution", "budget_execution"], "听取上半年计划、预算执行情况的报告", "上半年计划、预算执行情况"),
        (["state_assets"], "听取2022年度国有资产管理情况的综合报告", "2022年度国有资产管理情况"),
        (["government_debt"], "听取地方债务管理情况的报告", "地方债务管理情况"),
        (["environment"], "听取环境质量状况和环境保护目标完成情况的报告", "环境质量状况和环境保护目标完成情况"),
        (["special_work_reports"], "听取乡村振兴三年行动计划执行情况的报告", "乡村振兴三年行动计划执行情况"),
        (["special_work_reports"], "听取公共图书馆建设情况的报告", "公共图书馆建设情况"),
    ],
)
def test_a_hearing_meets_the_duty_it_is_about(expected, sentence, topic):
    """
    The statutory reports are told apart by what they are about, the noun after the topic included.
    """
    assert expected == found(told(sentence, topic=topic))


@pytest.mark.parametrize(
    ("expected", "type", "sentence"),
    [
        ([], "investigate", "调研国有资产管理情况"),
        (["budget_adjustment"], "decide", "批准2023年预算调整方案"),
        (["final_accounts"], "decide", "批准2022年县级决算"),
        (["law_inspection"], "inspect_law", "检查消防法实施情况"),
        ([], "inquire", "询问供热问题"),
    ],
)
def test_a_duty_wants_its_kind_of_act(expected, type, sentence):
    """
    A study of state assets is no hearing of the report on them.
    """
    assert expected == found(told(sentence, topic=sentence[2:], type=type))


def test_acts_of_others_meet_no_duty():
    """
    What the Party committee heard, the standing committee did not.
    """
    party = Agent("县委", 0, 2, entities=(Entity("body|云和县|中国共产党云和县委员会", "中国共产党云和县委员会"),))

    assert [] == found(told("听取决算的报告", topic="决算", agent=party))


@pytest.mark.parametrize(
    ("reason", "changes"),
    [
        ("no committee's report", {"kind": "government"}),
        ("not named", {"reporting_body": None}),
        ("no local standing", {"reporting_body": Entity("body|青田镇|青田镇人民代表大会", "青田镇人民代表大会")}),
        (
            "no local standing",
            {"reporting_body": Entity("body||全国人民代表大会常务委员会", "全国人民代表大会常务委员会")},
        ),
        ("year is not told", {"covers": Covers()}),
        ("before the Supervision Law", {"covers": Covers("2005", "2006")}),
    ],
)
def test_other_reports_have_no_table(reason, changes):
    """
    No table of duties is held against governments, courts, towns, the nation, or years before the law.
    """
    report = replace(told("听取决算的报告", topic="决算"), **changes)

    assert reason in unjudged(report).reason_en
    assert () == coverage([report])


def test_the_report_of_a_term_claims_no_gaps():
    """
    Five years in one report need not tell each year's hearings: only what is found is said.
    """
    report = told("听取决算的报告", topic="决算", covers=("2017-2021", "2022"))

    assert [("2017-2021", "final_accounts")] == [(each.period, each.duty.id) for each in coverage([report])]


def test_two_reports_of_one_year_are_searched_together():
    """
    A duty is missing only if no report of the committee and year tells it.
    """
    one = told("听取决算的报告", topic="决算")
    two = replace(told("听取国有资产管理情况的报告", topic="国有资产管理情况"), sha256="1" * 64)

    assert ["final_accounts", "state_assets"] == [each.duty.id for each in coverage([two, one]) if each.evidence]
    assert 2 == len(coverage([one, two])[0].searched)


def test_an_act_of_another_year_is_no_evidence():
    """
    What the text dates to another year than the report's does not meet that year's duty.
    """
    report = told("听取决算的报告", topic="决算")
    dated = replace(report.actions[0], times=(Argument("2021年", 0, 2, "m1"),))
    mention = replace(GOLD.mentions[0], id="m1", type="Time", value="2021")

    assert [] == found(replace(report, actions=(dated,), mentions=(mention,)))


@pytest.mark.parametrize(
    ("result", "often", "duty", "at"),
    [
        ("found", "yearly", "final_accounts", {1537}),
        ("found", "yearly", "plan_execution", {1537}),
        ("found", "yearly", "budget_execution", {1537}),
        ("found", "yearly", "audit_work", {1704}),
        ("not_found", "yearly", "environment", set()),
        ("found", "named", "audit_rectification", {1449}),
        ("found", "named", "government_debt", {1874}),
        ("found", "named", "filing_review_work", {3623}),
        ("not_found", "named", "state_assets", set()),
        ("found", "midterm", "five_year_midterm", {1793}),
    ],
)
def test_duties_of_the_seed(result, often, duty, at):
    """
    The year 2023 of the seed, by the law in force on its 31 December.
    """
    (finding,) = [each for each in coverage([GOLD]) if each.duty.id == duty]

    assert (result, often) == (finding.result, finding.frequency)
    assert at == {each.action.start for each in finding.evidence}


def test_the_graph_says_what_was_found_and_searched():
    """
    Every duty asked for has its finding, law and report in the graph, and what is found its acts.
    """
    store = memory(build([GOLD]))
    asked = rows(
        store,
        f"SELECT ?duty ?finding ?act WHERE {{ ?x a {RD.DutyFinding} ; {RD.duty}/{SKOS.notation} ?duty ;"
        f" {RD.finding} ?finding ; {RD.searched} ?report ; {RD.legalBasis}/{RD.frequency} ?often"
        f" OPTIONAL {{ ?x {RD.foundAs} ?act . ?act {RD.evidence} ?span }} }}",
    ).texts()
    said = [finding.rpartition("/")[2] for _, finding, _ in asked]

    assert {duty.id for duty in duties() if frequency(duty.id, 2023) != "none"} == {duty for duty, _, _ in asked}
    assert {"found", "not_found"} == set(said)
    assert all(bool(act) == finding.endswith("/found") for _, finding, act in asked)
