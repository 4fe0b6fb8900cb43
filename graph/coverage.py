"""Hold what a standing committee reports against what the law asks of it, by the law in force on 31 December.

What is looked for and not in the text is “not found in the text”: the report need not tell all that was done.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extract.records import Action, Entity, Extraction
from graph.describe.times import year as year_of
from graph.facts import duties
from graph.facts.duties import Duty
from graph.facts.kinds import kind
from graph.iris import fold

RULE = "facts.coverage"
FOUND, NOT_FOUND = "found", "not_found"
_REST, _INQUIRY = "special_work_reports", "inquire"
_END = re.compile(r"[，,；;。！？\n]")
_END_OF_TOPIC = re.compile(r"[，,；;。！？、\n]")


@dataclass(frozen=True, slots=True)
class Evidence:
    """An act by which a duty was met, and the report that tells it."""

    extraction: Extraction
    action: Action


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found of one duty of one committee in one year (or span of years, where a report covers a term)."""

    body: Entity
    period: str
    duty: Duty
    frequency: str
    laws: duties.Stretch
    evidence: tuple[Evidence, ...]
    searched: tuple[Extraction, ...]

    @property
    def result(self) -> str:
        """Say whether anything was found: `found` or `not_found`."""
        return FOUND if self.evidence else NOT_FOUND

    @property
    def is_yearly(self) -> bool:
        """Tell whether the law asks for it every year; only then is not finding it worth a question."""
        return self.frequency == "yearly"


@dataclass(frozen=True, slots=True)
class Unjudged:
    """A report that no table of duties fits, and why."""

    doc: str
    reason_zh: str
    reason_en: str


def coverage(extractions: Sequence[Extraction]) -> tuple[Finding, ...]:
    """Find each duty of each local standing committee and year; order as body, period, and the table of duties."""
    groups: dict[tuple[Entity, str], list[Extraction]] = defaultdict(list)
    for each in _once(extractions):
        if unjudged(each) is None and each.reporting_body and each.covers.done:
            groups[each.reporting_body, each.covers.done].append(each)
    ordered = sorted(groups.items(), key=lambda group: (group[0][0].key, group[0][1]))
    return tuple(finding for (body, period), group in ordered for finding in _findings(body, period, group))


def unjudged(extraction: Extraction) -> Unjudged | None:
    """Say why a report is not held against the table of duties, or None where it is."""
    body = extraction.reporting_body
    if extraction.kind != "work":
        return Unjudged(extraction.doc, "非人大常委会工作报告，无职责表", "no committee's report: no table of duties")
    if body is None:
        return Unjudged(extraction.doc, "报告机关未写明", "the reporting body is not named")
    if not _is_local_committee(body):
        return Unjudged(extraction.doc, "非县级以上地方人大常委会，无职责表", "no local standing committee: no table")
    last = _last_year(extraction.covers.done)
    if last is None:
        return Unjudged(extraction.doc, "报告年度未写明", "the year is not told")
    if duties.stretch(last) is None:
        return Unjudged(extraction.doc, "监督法施行以前，无职责表", "before the Supervision Law: no table of duties")
    return None


def _is_local_committee(body: Entity) -> bool:
    found = kind("body-kind", body.label)
    return found is not None and found.id == "standing_committee" and not body.label.startswith("全国")


def _last_year(period: str | None) -> int | None:
    found = re.findall(r"\d{4}", period or "")
    return int(found[-1]) if found else None


def _findings(body: Entity, period: str, group: Sequence[Extraction]) -> Iterator[Finding]:
    last = _last_year(period)
    laws = duties.stretch(last) if last else None
    if last is None or laws is None:
        return
    met = _met(group, period)
    is_term = year_of(period) is None
    for duty in duties.duties():
        often = duties.frequency(duty.id, last)
        evidence = tuple(met[duty.id])
        # The report of a term need not tell every year's hearings: what it does not tell is no finding.
        if often != "none" and (evidence or not is_term):
            yield Finding(body, period, duty, often, laws, evidence, tuple(group))


def _met(group: Sequence[Extraction], period: str) -> dict[str, list[Evidence]]:
    met: dict[str, list[Evidence]] = defaultdict(list)
    for extraction in group:
        for action in extraction.actions:
            if action.status == "done" and _is_ours(extraction, action) and _is_within(extraction, action, period):
                for duty in met_by(extraction, action):
                    met[duty.id].append(Evidence(extraction, action))
    return met


def met_by(extraction: Extraction, action: Action) -> tuple[Duty, ...]:
    """Name the duties that an act meets by its kind and by what it is about."""
    able = [duty for duty in duties.duties() if action.type in duty.acts]
    about = "" if not able else wording(extraction, action)
    found = [duty for duty in able if duty.cues and duty.cues.search(about)]
    rest = [duty for duty in able if duty.cues is None and (duty.id != _REST or not found)]
    return (*found, *rest)


def wording(extraction: Extraction, action: Action) -> str:
    """Return what an act is about with the noun after it (…情况的审计工作报告), and the titles of its laws."""
    text, extent = extraction.text, action.extent
    topic = action.topic
    start, end = (topic.start, topic.end) if topic else (action.end, action.end)
    stop = (_END_OF_TOPIC if topic else _END).search(text, end, max(extent.end, end))
    about = text[start : stop.start() if stop else max(extent.end, end)]
    if action.type == _INQUIRY:
        about = f"{action.trigger} {about}"
    titles = [entity.label for law in action.laws for entity in law.entities] or [law.text for law in action.laws]
    return " ".join("".join(fold(each).split()) for each in (about, *titles))


def _is_ours(extraction: Extraction, action: Action) -> bool:
    agent, ours = action.agent, extraction.reporting_body
    return agent is not None and (agent.reporting_body or (ours is not None and agent.entities == (ours,)))


def _is_within(extraction: Extraction, action: Action, period: str) -> bool:
    """Leave out acts that the text dates to another year than the report's."""
    if not action.times:
        return True
    values = {mention.id: mention.value for mention in extraction.mentions if mention.value}
    years = {year_of(values[each.mention]) for each in action.times if each.mention in values}
    bounds = [int(found) for found in re.findall(r"\d{4}", period)]
    return not years or any(year is None or bounds[0] <= year <= bounds[-1] for year in years)


def _once(extractions: Iterable[Extraction]) -> Iterator[Extraction]:
    seen: set[str] = set()
    for each in sorted(extractions, key=lambda each: (each.sha256, each.source, each.doc)):
        if each.sha256 not in seen:
            seen.add(each.sha256)
            yield each
