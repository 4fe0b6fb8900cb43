"""What a build tells at its end: whose reports, how much of each kind, and acts by power, done and planned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from pyoxigraph import NamedNode, Store

from extract.records import Extraction
from graph.coverage import coverage, unjudged
from graph.facts import tables
from graph.store import rows
from graph.vocab import RD, RDF, SCHEMA, concept

_CLASSES = (
    ("reports 报告", SCHEMA.Report),
    ("bodies 机构", RD.Body),
    ("laws 法律文件", RD.Law),
    ("programs 项目机制", RD.Program),
    ("acts done 已开展", RD.Action),
    ("acts planned 计划", RD.PlannedAction),
    ("recommendations 建议", RD.Recommendation),
    ("metrics 数据", RD.Metric),
)


@dataclass(frozen=True, slots=True)
class PowerCount:
    """How many acts of one power were done, and how many are planned."""

    label: str
    done: int
    planned: int


@dataclass(frozen=True, slots=True)
class Summary:
    """What was read, and the counts of the graph: by class, and of acts by power."""

    reports: tuple[str, ...]
    counts: tuple[tuple[str, int], ...]
    powers: tuple[PowerCount, ...]
    duties: tuple[str, ...]
    """For each committee and year, which of the yearly duties are in the text; then the reports without a table."""


def summarize(extractions: Sequence[Extraction], store: Store) -> Summary:
    """Name the reports and count what stands in their graph."""
    counts = tuple((label, _instances(store, of)) for label, of in _CLASSES)
    headlines = tuple(_headline(each) for each in extractions)
    return Summary(headlines, counts, tuple(_powers(store)), tuple(_duties(extractions)))


def _duties(extractions: Sequence[Extraction]) -> Iterator[str]:
    """Tell of the duties the law asks for every year; what the text does not tell is said to be not in the text."""
    yearly = [each for each in coverage(extractions) if each.is_yearly]
    for (body, period), group in groupby(yearly, key=lambda each: (each.body.label, each.period)):
        findings = list(group)
        missing = "、".join(each.duty.label for each in findings if not each.evidence)
        found = sum(bool(each.evidence) for each in findings)
        yield (
            f"{body} {period}: {found} of {len(findings)} yearly duties found in the text 每年法定事项在文本中找到"
            + (f"; not found in the text 未在文本中找到: {missing}" if missing else "")
        )
    for each in filter(None, map(unjudged, extractions)):
        yield f"{each.doc}: {each.reason_en} {each.reason_zh}"


def _headline(extraction: Extraction) -> str:
    """Name a report by its body, date and years as far as the text tells them."""
    body = (
        extraction.reporting_body.label
        if extraction.reporting_body
        else f"{extraction.doc} (body not named 报告机关未写明)"
    )
    years = (("done 回顾", extraction.covers.done), ("planned 计划", extraction.covers.planned))
    return "  ".join([body, extraction.delivered or "", *(f"{word} {year}" for word, year in years if year)])


def _powers(store: Store) -> Iterator[PowerCount]:
    """Count by power, in the order of the table; acts outside the powers stand last."""
    for row in tables.rows("kinds"):
        if row["scheme"] == "power":
            has = f"{RD.power} {concept('power', row['id'])}"
            yield PowerCount(f"{row['label_zh']} {row['label_en']}", *_both(store, f"?x {has} ."))
    yield PowerCount("其他 no power", *_both(store, f"FILTER NOT EXISTS {{ ?x {RD.power} ?p }}"))


def _both(store: Store, condition: str) -> tuple[int, int]:
    return _instances(store, RD.Action, condition), _instances(store, RD.PlannedAction, condition)


def _instances(store: Store, of: NamedNode, condition: str = "") -> int:
    query = f"SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE {{ ?x {RDF.type} {of} . {condition} }}"
    ((count,),) = rows(store, query).texts()
    return int(count)
