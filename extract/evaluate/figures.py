"""What an evaluation holds: one verdict on each thing compared, and the figures that follow from the verdicts."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Literal

from extract.records import Span

VERDICT_KINDS = (
    "mention", "entity", "action", "status", "agent", "role", "responds_to", "metric", "title", "head", "section",
    "mask",
)  # fmt: skip
"""What is compared, in the order in which reports list it."""

VerdictKind = Literal[
    "mention",
    "entity",
    "action",
    "status",
    "agent",
    "role",
    "responds_to",
    "metric",
    "title",
    "head",
    "section",
    "mask",
]
Outcome = Literal["hit", "miss", "spurious", "wrong"]
Cause = Literal["HIT", "MISS", "SPURIOUS", "WRONG", "WRONG-TYPE", "WRONG-BOUNDARY", "WRONG-TRIGGER", "WRONG-VALUE"]

NAMES = ("Body", "Law", "Program")
LINKED = ("Body", "Law")
ROLES = ("targets", "laws", "programs", "times", "quantity", "topic")


@dataclass(frozen=True, slots=True)
class Verdict:
    """One thing compared: what was expected, what was found, and which rule found it.

    `name` is the type of a mention or an action, or the role; `subject` the action a role belongs to.
    A near miss is two verdicts, a miss and a spurious one, that both say `expected` and `got`.
    `note` says what the record itself tells about a miss: that the name was seen and thrown away, and why.
    `size` is how much it counts for: 1, or the characters of a stretch that is masked.
    """

    kind: VerdictKind
    name: str
    outcome: Outcome
    cause: Cause
    doc: str
    line: int
    sentence: Span
    span: Span | None = None
    expected: str | None = None
    got: str | None = None
    rule: str | None = None
    subject: str | None = None
    note: str | None = None
    size: int = 1


@dataclass(frozen=True, slots=True)
class Count:
    """Hits, misses and spurious finds, with the figures that follow from them."""

    hits: int = 0
    misses: int = 0
    spurious: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(self.hits + other.hits, self.misses + other.misses, self.spurious + other.spurious)

    @property
    def empty(self) -> bool:
        """Tell whether there was nothing to find and nothing found."""
        return not (self.hits or self.misses or self.spurious)

    @property
    def precision(self) -> float:
        """Return the share of the finds that are right, 1 where nothing was found."""
        return _share(self.hits, self.hits + self.spurious)

    @property
    def recall(self) -> float:
        """Return the share of the gold that was found, 1 where there is none."""
        return _share(self.hits, self.hits + self.misses)

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall, 1 where there is nothing at all."""
        return _share(2 * self.hits, 2 * self.hits + self.misses + self.spurious)

    @property
    def value(self) -> float:
        """Return the figure that is set against a goal."""
        return self.f1


@dataclass(frozen=True, slots=True)
class Accuracy:
    """How many of the things compared agree."""

    hits: int = 0
    wrong: int = 0

    def __add__(self, other: Accuracy) -> Accuracy:
        return Accuracy(self.hits + other.hits, self.wrong + other.wrong)

    @property
    def empty(self) -> bool:
        """Tell whether nothing was compared."""
        return not (self.hits or self.wrong)

    @property
    def value(self) -> float:
        """Return the share that agrees, 1 where nothing was compared."""
        return _share(self.hits, self.hits + self.wrong)


@dataclass(frozen=True, slots=True)
class Report:
    """The verdicts on a set of documents; every figure is a micro-average over them."""

    docs: tuple[str, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    texts: tuple[tuple[str, str], ...] = ()

    def count(self, kind: VerdictKind, names: Collection[str] | None = None) -> Count:
        """Count the verdicts of one kind, of some names alone where they are given."""
        sizes = {"hit": 0, "miss": 0, "spurious": 0, "wrong": 0}
        for each in self._of(kind, names):
            sizes[each.outcome] += each.size
        return Count(sizes["hit"], sizes["miss"], sizes["spurious"])

    def accuracy(self, kind: VerdictKind, names: Collection[str] | None = None) -> Accuracy:
        """Count what agrees among the verdicts of one kind, of some names alone where they are given."""
        outcomes = [each.outcome for each in self._of(kind, names)]
        return Accuracy(outcomes.count("hit"), outcomes.count("wrong"))

    def names(self, kind: VerdictKind) -> tuple[str, ...]:
        """List the names the verdicts of one kind bear, sorted."""
        return tuple(sorted({each.name for each in self._of(kind, None)}))

    def only(self, doc: str) -> Report:
        """Restrict the report to one document."""
        texts = tuple(each for each in self.texts if each[0] == doc)
        return Report((doc,), tuple(each for each in self.verdicts if each.doc == doc), texts)

    def text(self, doc: str) -> str:
        """Return the text of a document, for listings that quote it."""
        return next(text for name, text in self.texts if name == doc)

    def _of(self, kind: VerdictKind, names: Collection[str] | None) -> Iterable[Verdict]:
        return (each for each in self.verdicts if each.kind == kind and (names is None or each.name in names))


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure that is held against a goal."""

    name: str
    goal: float
    of: Callable[[Report], Count | Accuracy]


MEASURES = (
    Measure("Body, Law, Program", 0.95, lambda report: report.count("mention", NAMES)),
    Measure("Body", 0.90, lambda report: report.count("mention", ("Body",))),
    Measure("Law", 0.98, lambda report: report.count("mention", ("Law",))),
    Measure("Program", 0.90, lambda report: report.count("mention", ("Program",))),
    Measure("all mention types", 0.93, lambda report: report.count("mention")),
    Measure("actions: trigger and type", 0.90, lambda report: report.count("action")),
    Measure("roles", 0.85, lambda report: report.count("role", ROLES)),
    Measure("agent", 0.95, lambda report: report.accuracy("agent")),
    Measure("status", 0.98, lambda report: report.accuracy("status")),
    Measure("metrics: value and unit", 0.95, lambda report: report.count("metric")),
    Measure("entity of a Body or Law", 0.95, lambda report: report.accuracy("entity", LINKED)),
    Measure("title block", 0.95, lambda report: report.accuracy("title")),
    Measure("heads of sections", 0.95, lambda report: report.count("head")),
    Measure("depth and status of sections", 0.95, lambda report: report.accuracy("section")),
    Measure("masked characters", 0.95, lambda report: report.count("mask")),
)
"""The goals the project has set itself, in the order in which it states them."""


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0
