"""What a gold line and a record hold for one window, and how their strings are compared."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from extract.evaluate.figures import Cause, Outcome, Verdict, VerdictKind
from extract.evaluate.gold import GoldDocument, GoldLine
from extract.records import Action, Amount, Extraction, Mention, Span

_CLOSING = {"《": "》", "〈": "〉", "“": "”", "‘": "’", '"': '"', "「": "」", "『": "』", "【": "】", "<": ">"}
_BRACKETS = str.maketrans("（）［］｛｝", "()[]{}")


class _Placed(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


_T = TypeVar("_T", bound=_Placed)


@dataclass(frozen=True, slots=True)
class Window:
    """One gold line beside what the record puts there; what the gold leaves open is gone from both."""

    doc: str
    gold: GoldLine
    mentions: tuple[Mention, ...]
    actions: tuple[Action, ...]
    metrics: tuple[Amount, ...]

    def verdict(
        self,
        kind: VerdictKind,
        name: str,
        outcome: Outcome,
        cause: Cause,
        *,
        span: Span | None = None,
        expected: str | None = None,
        got: str | None = None,
        rule: str | None = None,
        subject: str | None = None,
    ) -> Verdict:
        """Make a verdict on something in this window."""
        return Verdict(
            kind, name, outcome, cause, self.doc, self.gold.line, self.gold.span, span, expected, got, rule, subject
        )

    def near_miss(
        self,
        kind: VerdictKind,
        names: tuple[str, str],
        cause: Cause,
        *,
        span: Span,
        expected: str,
        got: str,
        rule: str,
        subject: str | None = None,
    ) -> tuple[Verdict, Verdict]:
        """Make the two verdicts on a find that is nearly right; `names` are the gold's and the found one's."""
        return (
            self.verdict(
                kind, names[0], "miss", cause, span=span, expected=expected, got=got, rule=rule, subject=subject
            ),
            self.verdict(
                kind, names[1], "spurious", cause, span=span, expected=expected, got=got, rule=rule, subject=subject
            ),
        )


def windows(gold: GoldDocument, record: Extraction) -> tuple[Window, ...]:
    """Lay a record beside the gold, line by line; what starts outside all lines is left out."""
    starts = [line.span.start for line in gold.lines]
    mentions = _by_line(record.mentions, gold.lines, starts)
    actions = _by_line(record.actions, gold.lines, starts)
    metrics = _by_line(record.metrics, gold.lines, starts)
    return tuple(
        Window(gold.doc, line, mentions[n], () if line.heading else actions[n], metrics[n])
        for n, line in enumerate(gold.lines)
    )


def span_of(found: _Placed) -> Span:
    """Return where something stands."""
    return Span(found.start, found.end)


def unwrap(span: Span, text: str) -> Span:
    """Take the marks that wrap a whole name off its span: 《》, “” and the like."""
    while len(span) > 2 and _wraps(text[span.start : span.end]):
        span = Span(span.start + 1, span.end - 1)
    return span


def bare(text: str) -> str:
    """Take the marks that wrap a whole name off it.

    >>> bare("《消防法》"), bare("“甲”和“乙”")
    ('消防法', '“甲”和“乙”')
    """
    span = unwrap(Span(0, len(text)), text)
    return text[span.start : span.end]


def without_blanks(text: str) -> str:
    """Remove all blanks, those of full width included."""
    return "".join(text.split())


def same_labels(expected: Iterable[str], got: Iterable[str]) -> bool:
    """Tell whether two sets of canonical names are equal, the width of brackets apart."""
    return {each.translate(_BRACKETS) for each in expected} == {each.translate(_BRACKETS) for each in got}


def overlap_f1(expected: str, got: str) -> float:
    """Return how far the characters of two strings agree.

    >>> overlap_f1("消防工作情况", "消防工作")
    0.8
    """
    shared = sum((Counter(expected) & Counter(got)).values())
    return 2 * shared / (len(expected) + len(got)) if expected or got else 1.0


def _wraps(text: str) -> bool:
    """Tell whether the first mark closes with the last one and not before."""
    closing = _CLOSING.get(text[0])
    if closing is None or text[-1] != closing:
        return False
    if closing == text[0]:
        return closing not in text[1:-1]
    depth = 0
    for at, character in enumerate(text):
        depth += (character == text[0]) - (character == closing)
        if depth == 0:
            return at == len(text) - 1
    return False


def _by_line(found: Sequence[_T], lines: Sequence[GoldLine], starts: list[int]) -> list[tuple[_T, ...]]:
    """Give each line what starts in it and overlaps nothing it leaves open."""
    groups: list[list[_T]] = [[] for _ in lines]
    for each in found:
        at = bisect_right(starts, each.start) - 1
        if at >= 0 and each.start < lines[at].span.end and not lines[at].ignores(span_of(each)):
            groups[at].append(each)
    return [tuple(group) for group in groups]
