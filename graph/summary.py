"""What a build tells at its end: whose reports, how much of each kind, and acts by power, done and planned.

Counts are taken graph by graph and added up: what one report alone tells of is counted there, and of what several
reports may tell of the names are kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from extract.records import Extraction
from graph.coverage import Finding, unjudged
from graph.facts import tables
from graph.statements import Statement
from graph.vocab import RD, SCHEMA, concept

_CLASSES = {
    "reports 报告": SCHEMA.Report,
    "bodies 机构": RD.Body,
    "laws 法律文件": RD.Law,
    "programs 项目机制": RD.Program,
    "acts done 已开展": RD.Action,
    "acts planned 计划": RD.PlannedAction,
    "recommendations 建议": RD.Recommendation,
    "metrics 数据": RD.Metric,
}
_LABELS = {str(of): label for label, of in _CLASSES.items()}
_DONE, _PLANNED = "acts done 已开展", "acts planned 计划"
_SHARED = ("bodies 机构", "laws 法律文件", "programs 项目机制")
"""What several graphs may tell of."""
_POWER = RD.power.value
_NONE = ""


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


@dataclass(frozen=True, slots=True)
class Counts:
    """What one graph counts: nodes by class, the names of those that other graphs may tell of, acts by power."""

    own: dict[str, int] = field(default_factory=dict)
    shared: dict[str, tuple[str, ...]] = field(default_factory=dict)
    done: dict[str, int] = field(default_factory=dict)
    """By the power's IRI; acts outside the powers stand under an empty one."""
    planned: dict[str, int] = field(default_factory=dict)


def count(statements: Iterable[Statement]) -> Counts:
    """Count what stands in one graph."""
    found: dict[str, set[str]] = {label: set() for label in _CLASSES}
    powers: dict[str, list[str]] = {}
    for subject, predicate, value in statements:
        if not predicate and value in _LABELS:
            found[_LABELS[value]].add(subject)
        elif predicate == _POWER:
            powers.setdefault(subject, []).append(value)
    return Counts(
        {label: len(nodes) for label, nodes in found.items() if label not in _SHARED},
        {label: tuple(sorted(found[label])) for label in _SHARED},
        _by_power(found[_DONE], powers),
        _by_power(found[_PLANNED], powers),
    )


def _by_power(acts: Iterable[str], powers: Mapping[str, Sequence[str]]) -> dict[str, int]:
    counted = Counter(power for act in acts for power in powers.get(act, (_NONE,)))
    return dict(sorted(counted.items()))


class Tally:
    """Adds up the counts of graphs."""

    def __init__(self) -> None:
        self._own: Counter[str] = Counter()
        self._shared: dict[str, set[str]] = {label: set() for label in _SHARED}
        self._done: Counter[str] = Counter()
        self._planned: Counter[str] = Counter()

    def add(self, counts: Counts) -> None:
        """Take in the counts of one graph."""
        self._own.update(counts.own)
        self._done.update(counts.done)
        self._planned.update(counts.planned)
        for label, names in counts.shared.items():
            self._shared[label].update(names)

    def classes(self) -> tuple[tuple[str, int], ...]:
        """Return how many there are of each class."""
        return tuple((label, len(self._shared.get(label, ())) or self._own[label]) for label in _CLASSES)

    def powers(self) -> tuple[PowerCount, ...]:
        """Return acts by power, in the order of the table; acts outside the powers stand last."""
        names = {row["id"]: f"{row['label_zh']} {row['label_en']}" for row in _rows()}
        counted = [(label, str(concept("power", power))) for power, label in names.items()]
        return tuple(
            PowerCount(label, self._done[power], self._planned[power])
            for label, power in (*counted, ("其他 no power", _NONE))
        )


def _rows() -> list[Mapping[str, str]]:
    return [row for row in tables.rows("kinds") if row["scheme"] == "power"]


def yearly(findings: Iterable[Finding]) -> Iterator[str]:
    """Tell of the duties the law asks for every year; what the text does not tell is said to be not in the text.

    The findings stand in their order: by body and period.
    """
    asked = (each for each in findings if each.is_yearly)
    for (body, period), group in groupby(asked, key=lambda each: (each.body.label, each.period)):
        found = list(group)
        missing = "、".join(each.duty.label for each in found if not each.evidence)
        yield (
            f"{body} {period}: {sum(bool(each.evidence) for each in found)} of {len(found)} yearly duties found in the "
            f"text 每年法定事项在文本中找到" + (f"; not found in the text 未在文本中找到: {missing}" if missing else "")
        )


def without_duties(heads: Iterable[Extraction]) -> Iterator[str]:
    """Tell of the reports that no table of duties fits."""
    for each in filter(None, map(unjudged, heads)):
        yield f"{each.doc}: {each.reason_en} {each.reason_zh}"


def headline(extraction: Extraction) -> str:
    """Name a report by its body, date and years as far as the text tells them."""
    body = (
        extraction.reporting_body.label
        if extraction.reporting_body
        else f"{extraction.doc} (body not named 报告机关未写明)"
    )
    years = (("done 回顾", extraction.covers.done), ("planned 计划", extraction.covers.planned))
    return "  ".join([body, extraction.delivered or "", *(f"{word} {year}" for word, year in years if year)])
