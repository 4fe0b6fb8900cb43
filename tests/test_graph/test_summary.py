"""The summary counts what stands in the graph."""

import pytest
from goldrecords import DEV, SEED, gold_extraction, read_gold_as_extraction

from graph.build import build, dataset
from graph.coverage import coverage
from graph.store import memory, rows
from graph.summary import Summary, Tally, count, headline, without_duties, yearly
from graph.vocab import RD, RDF, SCHEMA


def summarize(records):
    """
    Count the graphs of some records one by one, as a build does.
    """
    tally = Tally()
    for _, statements in dataset(records).graphs:
        tally.add(count(statements))
    duties = (*yearly(coverage(records)), *without_duties(records))
    return Summary(tuple(map(headline, records)), tally.classes(), tally.powers(), duties)


@pytest.fixture(scope="module")
def seed():
    """
    The seed's gold as a record.
    """
    return read_gold_as_extraction(SEED.with_suffix(".txt"), SEED)


@pytest.fixture(scope="module")
def summary(seed):
    """
    The summary of the seed's graph.
    """
    return summarize([seed])


@pytest.mark.parametrize(("label", "status"), [("acts done 已开展", "done"), ("acts planned 计划", "planned")])
def test_acts_of_the_record_are_counted(seed, summary, label, status):
    """
    Each act of the record is one act of the graph.
    """
    assert sum(action.status == status for action in seed.actions) == dict(summary.counts)[label]


def test_powers_add_up_to_all_acts(summary):
    """
    Every act stands under one power, or under none.
    """
    counts = dict(summary.counts)

    assert counts["acts done 已开展"] == sum(power.done for power in summary.powers)
    assert counts["acts planned 计划"] == sum(power.planned for power in summary.powers)


def test_reports_are_named_by_body_date_and_years(summary):
    """
    The first lines say whose report was read, when it was given, and for which years.
    """
    (line,) = summary.reports

    assert "呼和浩特市新城区人民代表大会常务委员会  2024-01-13  done 回顾 2023  planned 计划 2024" == line


def test_several_reports_are_counted_once_each():
    """
    What several reports say of one thing is counted once; reports are counted apart.
    """
    records = [read_gold_as_extraction(path.with_suffix(".txt"), path) for path in DEV[:3]]
    alone = [dict(summarize([each]).counts) for each in records]
    together = dict(summarize(records).counts)

    assert len(records) == together["reports 报告"]
    assert sum(each["acts done 已开展"] for each in alone) == together["acts done 已开展"]
    assert sum(each["laws 法律文件"] for each in alone) >= together["laws 法律文件"]


def test_yearly_duties_are_told(summary):
    """
    The summary says how many yearly duties the text tells, and which it does not.
    """
    (line,) = summary.duties

    assert line.startswith("呼和浩特市新城区人民代表大会常务委员会 2023: 4 of 5 yearly duties found in the text")
    assert line.endswith("not found in the text 未在文本中找到: 环境状况和环境保护目标完成情况")


def test_reports_without_a_table_of_duties_are_told():
    """
    A government's report has no table of duties, and the summary says so.
    """
    record = gold_extraction(DEV[14])

    assert "no committee's report" in summarize([record]).duties[0]


def test_counts_are_those_that_a_query_of_the_whole_graph_gives():
    """
    Added up graph by graph the counts are what SPARQL counts over all graphs together.
    """
    records = [read_gold_as_extraction(path.with_suffix(".txt"), path) for path in DEV[:4]]
    store = memory(build(records))
    classes = zip(summarize(records).counts, (SCHEMA.Report, RD.Body, RD.Law, RD.Program, RD.Action), strict=False)

    for (label, number), of in classes:
        ((counted,),) = rows(store, f"SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE {{ ?x {RDF.type} {of} }}").texts()
        assert (label, number) == (label, int(counted))
