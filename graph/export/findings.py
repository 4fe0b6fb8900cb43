"""The tables of findings: duties held against the law, plans held against deeds."""

from __future__ import annotations

from collections.abc import Sequence

from extract.records import Extraction
from graph import link, plans
from graph.coverage import Finding, coverage, unjudged, wording
from graph.export.annexes import body, place, way, year_of
from graph.export.columns import Rows, Table, join, labels
from graph.facts.duties import articles
from graph.vocab import DEFAULT_BASE

FREQUENCY, FOUND = labels("frequency"), labels("finding")
_STATUS, _CONFIDENCE = labels("plan-status"), labels("confidence")


def _coverage(extractions: Sequence[Extraction]) -> Rows:
    """Give one row for each duty of a committee and year; then name the reports that no table of duties fits."""
    for found in coverage(extractions):
        acts = found.evidence
        first = acts[0] if acts else None
        yield (
            *(found.body.label, found.period, found.duty.label, FREQUENCY[found.frequency]),
            *(articles(found.duty.id, found.laws), FOUND[found.result], len(acts)),
            join(f"{each.action.trigger}：{wording(each.extraction, each.action)}" for each in acts),
            _note(found),
            *(join(dict.fromkeys(each.extraction.doc for each in acts)), join(each.doc for each in found.searched)),
            *(first.action.extent.start if first else None, first.action.extent.end if first else None),
            join(f"{each.extraction.doc}:{each.action.extent.start}-{each.action.extent.end}" for each in acts),
        )
    for each in filter(None, map(unjudged, extractions)):
        yield ("", "", "", "", "", each.reason_zh, None, "", "", "", each.doc, None, None, "")


def _note(found: Finding) -> str:
    if found.evidence:
        return ""
    if not found.is_yearly:
        return "法律不逐年要求，不作缺项"
    return "也可由大会听取，不作缺项" if found.duty.no_gap else "报告不必写尽所做的事，未找到不等于没有做"


def _plans(extractions: Sequence[Extraction]) -> Rows:
    """Give each plan with what was found of it, in the same report and in the next of the same body."""
    for found in plans.compare(link.reports(extractions, base=DEFAULT_BASE, warn=False)):
        extraction, action = found.act.report.extraction, found.act.action
        yield (
            *(body(extraction), year_of(extraction, action), way(action), found.act.object.wording),
            *(_STATUS[found.status], _CONFIDENCE[found.confidence] if found.confidence else "", found.score),
            join(dict.fromkeys(f"{way(each.action)}：{each.object.wording}" for each in found.matches)),
            join(f"{m.report.extraction.doc}:{m.action.extent.start}-{m.action.extent.end}" for m in found.matches),
            found.searched.extraction.doc,
            *place(extraction, action),
        )


COVERAGE = Table(
    "coverage",
    (
        *("机构", "年度", "法定事项", "法律要求", "依据", "结果", "相关行为", "原文", "说明"),
        *("所在报告", "所查报告", "起", "止", "各处"),
    ),
    _coverage,
    title="法定监督事项",
)
PLANS = Table(
    "plans",
    (
        *("机构", "年度", "方式", "事项", "比对结果", "匹配程度", "相似度", "相应行为", "相应行为所在", "所查报告"),
        *("报告", "编号", "起", "止"),
    ),
    _plans,
    title="计划与落实",
)
