"""A sentence as the action frames see it: its view with names and counts, cut into clauses.

All offsets here are those of the view.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from extract.compiled import compiled
from extract.document import Sentence
from extract.metrics import Count
from extract.records import Entity
from extract.sieve import Guard

_BREAK = compiled("[,;:。!?]")
_NO_COUNTS = frozenset({"%", "个百分点", "百分点", "成"})
_OPEN = {"《": "》", "“": "”", "(": ")", "〈": "〉", "‘": "’"}
_MARK = compiled("[《》“”()〈〉‘’]")


@dataclass(frozen=True, slots=True)
class Name:
    """A chosen mention within the view, with what it stands for."""

    start: int
    end: int
    type: str
    text: str
    entities: tuple[Entity, ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """A half-open stretch of the view."""

    start: int
    end: int

    def __bool__(self) -> bool:
        return self.start < self.end


def closed_stretches(text: str, names: Sequence[Name]) -> Sequence[int]:
    """Tell for each character whether it stands inside a name, a title, a quotation or brackets."""
    closed = bytearray(len(text))
    left = len(text)
    for start, end in reversed(_pairs(text)):
        # Pairs lie within each other or apart, and stand here in the order of their ends.
        if start < left:
            closed[start:end] = b"\1" * (end - start)
            left = start
    for name in names:
        closed[name.start : name.end] = b"\1" * (name.end - name.start)
    return bytes(closed)


def _pairs(text: str) -> list[tuple[int, int]]:
    """Return the stretches from an opening mark to the closing one of its kind, in the order of their ends."""
    pairs: list[tuple[int, int]] = []
    stack: list[tuple[str, int]] = []
    awaited: Counter[str] = Counter()
    for found in _MARK.finditer(text):
        char = found[0]
        if char in _OPEN:
            stack.append((_OPEN[char], found.start()))
            awaited[_OPEN[char]] += 1
        elif awaited[char]:
            while stack:
                mark, start = stack.pop()
                awaited[mark] -= 1
                if mark == char:
                    pairs.append((start, found.end()))
                    break
    return pairs


def split_clauses(text: str, closed: Sequence[int]) -> tuple[Stretch, ...]:
    """Cut the view at commas, semicolons, colons and final marks that stand in the open."""
    clauses = []
    start = 0
    for found in _BREAK.finditer(text):
        index = found.start()
        if not closed[index]:
            if start < index:
                clauses.append(Stretch(start, index))
            start = index + 1
    if start < len(text):
        clauses.append(Stretch(start, len(text)))
    return tuple(clauses)


def _by_start(text: str, names: Sequence[Name]) -> dict[int, Name]:
    starts = {name.start: name for name in names}
    for name in names:
        if name.start and text[name.start - 1] in "《“":
            starts.setdefault(name.start - 1, name)
    return starts


@dataclass(frozen=True)
class Scene:
    """A sentence with everything the frames may look at.

    `text` is the view; `name_at` holds the names by the offset at which they start, the mark that opens a title or a
    quotation counted too; `leads` remembers where the first word of substance stands in a stretch.
    """

    sentence: Sentence
    names: tuple[Name, ...]
    counts: tuple[Count, ...]
    reporting_body: Entity | None = None
    closed: Sequence[int] = field(default=b"", compare=False)
    clauses: tuple[Stretch, ...] = ()
    text: str = field(default="", compare=False)
    name_at: Mapping[int, Name] = field(default_factory=dict, compare=False)
    leads: dict[tuple[int, int], int] = field(default_factory=dict, compare=False)
    _starts: Sequence[int] = field(default=(), compare=False)
    _let: dict[Guard, bool] = field(default_factory=dict, compare=False)

    @classmethod
    def of(
        cls,
        sentence: Sentence,
        names: Sequence[Name],
        counts: Sequence[Count],
        *,
        reporting_body: Entity | None = None,
    ) -> Scene:
        """Make the scene of a sentence."""
        closed = closed_stretches(sentence.text, names)
        clauses = split_clauses(sentence.text, closed)
        # A percentage counts no act.
        counted = tuple(count for count in counts if count.unit not in _NO_COUNTS)
        return cls(
            sentence,
            tuple(names),
            counted,
            reporting_body,
            closed,
            clauses,
            text=sentence.text,
            name_at=_by_start(sentence.text, names),
            _starts=[clause.start for clause in clauses],
        )

    def lets(self, guard: Guard) -> bool:
        """Tell whether the pattern of a guard may match somewhere in the view."""
        known = self._let.get(guard)
        if known is None:
            known = self._let[guard] = guard.lets(self.text)
        return known

    def clause_of(self, offset: int) -> Stretch:
        """Return the clause in which `offset` stands."""
        at = bisect_right(self._starts, offset) - 1
        if at >= 0 and offset < self.clauses[at].end:
            return self.clauses[at]
        return Stretch(0, len(self.text))

    def names_in(self, stretch: Stretch, *types: str) -> tuple[Name, ...]:
        """Return the names of these types that lie within the stretch."""
        start, end = stretch.start, stretch.end
        names = [name for name in self.names if start <= name.start and name.end <= end]
        return tuple([name for name in names if name.type in types] if types else names)

    def counts_in(self, stretch: Stretch) -> tuple[Count, ...]:
        """Return the counts that lie within the stretch."""
        start, end = stretch.start, stretch.end
        return tuple([count for count in self.counts if start <= count.start and count.end <= end])

    def slice(self, stretch: Stretch) -> str:
        """Return the characters of the stretch."""
        return self.text[stretch.start : stretch.end]

    def open_matches(self, pattern: re.Pattern[str], stretch: Stretch) -> Iterator[re.Match[str]]:
        """Yield the pattern's matches in the stretch whose first character stands in the open."""
        for match in pattern.finditer(self.text, stretch.start, stretch.end):
            if not self.closed[match.start()]:
                yield match
