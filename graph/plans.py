"""Set what was planned beside what was done: within one report, and in the next report of the same body.

Equal means and equal key is an exact match; a like key, or the same under another means, is a candidate that a reader
must judge.  A plan of which nothing is found in the next report is “not found in the text”, never “not carried out”.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.records import Action
from graph.describe.times import year as year_of
from graph.link import Report
from graph.objects import Object, objects
from graph.topics import THRESHOLD, similarity

Series = tuple[str | None, str, int | None]

RULE = "link.plans"
RECURRING, NEW, CARRIED_OUT, NOT_FOUND, UNPLANNED = "recurring", "new", "carried_out", "not_found", "unplanned"
EXACT, CANDIDATE = "exact", "candidate"


@dataclass(frozen=True, slots=True)
class Act:
    """One object of one act of a report."""

    report: Report
    action: Action
    object: Object


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found of a plan (or, where nothing was planned, of an act): its status, the match and how sure it is."""

    act: Act
    status: str
    searched: Report
    matches: tuple[Act, ...] = ()
    confidence: str | None = None
    score: float | None = None


def compare(reports: Sequence[Report]) -> tuple[Finding, ...]:
    """Compare plans with deeds, report by report in the given order."""
    found: list[Finding] = []
    reviews = _by_year(reports)
    for report in reports:
        planned = _acts(report, "planned")
        found += _looking_back(planned, report)
        for later in reviews.get(_series(report, report.extraction.covers.planned), ()):
            if later.iri != report.iri:
                found += _looking_ahead(planned, later)
    return tuple(found)


def _looking_back(planned: Sequence[Act], report: Report) -> Iterator[Finding]:
    """Tell of each plan whether its like was done in the period that the same report reviews."""
    done = _acts(report, "done")
    if not done:
        return
    for plan in planned:
        matches, confidence, score = match(plan, done)
        status = RECURRING if matches else NEW
        yield Finding(plan, status, report, matches, confidence, score)


def _looking_ahead(planned: Sequence[Act], later: Report) -> Iterator[Finding]:
    """Tell of each plan whether the next report tells of it, and which of its deeds no plan announced."""
    done = _acts(later, "done")
    used: set[tuple[str, str]] = set()
    for plan in planned:
        matches, confidence, score = match(plan, done)
        used |= {(each.action.id, each.object.key) for each in matches}
        yield Finding(plan, CARRIED_OUT if matches else NOT_FOUND, later, matches, confidence, score)
    if planned:
        types = {plan.action.type for plan in planned}
        for each in done:
            if each.action.type in types and (each.action.id, each.object.key) not in used:
                yield Finding(each, UNPLANNED, planned[0].report)


def match(plan: Act, done: Sequence[Act]) -> tuple[tuple[Act, ...], str | None, float | None]:
    """Find the deeds of a plan: all that are exact, else all of the best candidates."""
    exact = [each for each in done if each.action.type == plan.action.type and each.object.key == plan.object.key]
    if exact:
        return tuple(exact), EXACT, 1.0
    scores = [(similarity(plan.object.key, each.object.key), each) for each in done]
    best = max((score for score, _ in scores), default=0.0)
    if best < THRESHOLD:
        return (), None, None
    return tuple(each for score, each in scores if score == best), CANDIDATE, best


def _acts(report: Report, status: str) -> list[Act]:
    return [
        Act(report, action, each)
        for action in report.extraction.actions
        if action.status == status and action.agent is not None and action.agent.reporting_body
        for each in objects(report.extraction, action)
    ]


def _by_year(reports: Sequence[Report]) -> dict[Series, list[Report]]:
    """Group reports by body, kind and the year they review; those without body or of several years stand apart."""
    grouped: dict[Series, list[Report]] = defaultdict(list)
    for report in reports:
        series = _series(report, report.extraction.covers.done)
        if None not in series:
            grouped[series].append(report)
    return grouped


def _series(report: Report, period: str | None) -> Series:
    body = report.extraction.reporting_body
    return (body.key if body else None, report.extraction.kind, year_of(period))
