"""Find further copies of a text within itself, in linear time.

Compared are sentences of folded characters without blanks and line breaks, so that two copies that are wrapped
differently are still equal; from the first equal sentences a copy grows character by character to its true borders.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, starmap

from extract.compiled import compiled
from extract.folding import fold
from extract.records import Span

_VISIBLE = compiled(r"[^\s\ufeff\u200b]+")
_UNIT = compiled(r"[^。!?;]+[。!?;]*")
_LONG_ENOUGH = 12
"""A shorter sentence (各位代表!) may well stand twice."""

_LOOK_AHEAD = 6
"""How many sentences two copies may differ by before they count as different texts."""

_LEAST = 120
_LEAST_SHARE = 0.5
_SURE = 800
"""A copy has 120 characters and half of what stands before it, or else 800 characters."""


@dataclass(frozen=True, slots=True)
class _Squeezed:
    text: str
    offsets: tuple[int, ...]


@dataclass(slots=True)
class _Run:
    """Sentences that repeat earlier ones: where the pair of runs lies, and the numbers of their sentences."""

    first: int
    first_end: int
    start: int
    end: int
    matched: int
    unit: int
    last_before: int
    last: int


def find_copies(text: str) -> tuple[tuple[Span, int], ...]:
    """Return the span of each further copy with the offset at which the first one starts."""
    squeezed = _squeeze(text)
    found: list[tuple[Span, int]] = []
    last = 0
    for run in _runs(squeezed.text):
        _grow(run, squeezed.text)
        before = run.start - last
        if run.matched >= _SURE or run.matched >= max(_LEAST, _LEAST_SHARE * before):
            last = run.start
            start = _line_start(text, squeezed.offsets[run.start])
            end = squeezed.offsets[run.end - 1] + 1
            found.append((Span(start, end), squeezed.offsets[run.first]))
    return tuple(found)


def _squeeze(text: str) -> _Squeezed:
    folded = fold(text)
    runs = [found.span() for found in _VISIBLE.finditer(folded)]
    offsets = tuple(chain.from_iterable(starmap(range, runs)))
    return _Squeezed("".join([folded[start:end] for start, end in runs]), offsets)


def _runs(text: str) -> Iterator[_Run]:
    """Walk the sentences once and gather runs that repeat earlier ones in the same order."""
    units = [(found.start(), found.end()) for found in _UNIT.finditer(text)]
    keys = [text[start:end] for start, end in units]
    earliest: dict[str, int] = {}
    run: _Run | None = None
    for index, key in enumerate(keys):
        if len(key) < _LONG_ENOUGH:
            continue
        before = _expected(keys, run, key)
        if run is not None and before is not None and index - run.last <= _LOOK_AHEAD:
            run.first_end, run.end = units[before][1], units[index][1]
            run.matched, run.last_before, run.last = run.matched + len(key), before, index
        elif key in earliest:
            if run is not None:
                yield run
            before = earliest[key]
            run = _Run(*units[before], *units[index], len(key), index, before, index)
        earliest.setdefault(key, index)
    if run is not None:
        yield run


def _expected(keys: list[str], run: _Run | None, key: str) -> int | None:
    """Find the sentence that carries the run on: a little further in the first copy, and not yet in the second."""
    if run is None:
        return None
    ahead = range(run.last_before + 1, min(run.last_before + 1 + _LOOK_AHEAD, run.unit))
    return next((index for index in ahead if keys[index] == key), None)


def _grow(run: _Run, text: str) -> None:
    """Extend both copies character by character while they stay equal and do not touch."""
    while run.first > 0 and run.start > run.first_end and text[run.first - 1] == text[run.start - 1]:
        run.first, run.start, run.matched = run.first - 1, run.start - 1, run.matched + 1
    limit = run.start
    while run.end < len(text) and run.first_end < limit and text[run.first_end] == text[run.end]:
        run.first_end, run.end, run.matched = run.first_end + 1, run.end + 1, run.matched + 1


def _line_start(text: str, offset: int) -> int:
    """Step forward to the next line where growth ran a little into the line before; stay where the line begins."""
    line = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
    if not text[line:offset].strip():
        return offset
    following = text.find("\n", offset)
    return following + 1 if 0 <= following - offset <= _LONG_ENOUGH else offset
