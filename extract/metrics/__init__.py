"""Numbers with a unit that count or measure something, and what they count."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.compiled import compiled
from extract.document import Sentence
from extract.match.candidate import Candidate
from extract.metrics.change import change_before, continues
from extract.metrics.counted import Counted, Place, find_counted
from extract.metrics.figures import Figure, find_figures
from extract.records import Amount, Change

_CLAUSE_START = compiled(r"[,;:。!?]|\.(?!\d)|\((?![^()]{1,6}\)[\d一二三四五六七八九十两近约])|——")
_CLAUSE_END = compiled(r"[,;:。!?、()]|\.(?!\d)|——|$")


@dataclass(frozen=True, slots=True)
class Count:
    """A number with its unit in a sentence's view; `start`, `end` take in 约 and 以上, `of` is what is counted."""

    start: int
    end: int
    value_start: int
    value_end: int
    value: str
    number: int | float
    unit: str
    unit_start: int
    unit_end: int
    at_least: bool = False
    about: bool = False
    change: Change | None = None
    versus: str | None = None
    of: tuple[int, int] | None = None
    of_text: str | None = None
    shared: bool = False
    rule: str = ""


def counts(sentence: Sentence, chosen: Sequence[Candidate]) -> tuple[Count, ...]:
    """Find the numbers of a sentence that count or measure something; a number inside a chosen mention is none."""
    names = [(item.start, item.end) for item in chosen]
    figures = tuple(find_figures(sentence.text, names))
    return tuple(_counts(sentence.text, figures, chosen)) if figures else ()


def to_amount(sentence: Sentence, source_text: str, count: Count, *, id: str) -> Amount:
    """Turn a count into the record's Amount, with source offsets and the characters as they stand there."""
    offsets = sentence.offsets

    def written(start: int, end: int) -> str:
        return source_text[offsets[start] : offsets[end - 1] + 1]

    whole = sentence.quote(source_text, count.start, count.end)
    return Amount(
        id=id,
        start=whole.start,
        end=whole.end,
        text=whole.text,
        value=written(count.value_start, count.value_end),
        number=count.number,
        unit=written(count.unit_start, count.unit_end) if count.unit_start < count.unit_end else count.unit,
        at_least=count.at_least,
        about=count.about,
        change=count.change,
        versus=count.versus,
        of=sentence.quote(source_text, *count.of) if count.of else None,
        rule=count.rule,
        shared=count.shared,
    )


def _counts(text: str, figures: Sequence[Figure], chosen: Sequence[Candidate]) -> Iterator[Count]:
    marks = [found.end() for found in _CLAUSE_START.finditer(text)]
    bodies = [(item.start, item.end) for item in chosen if item.type in {"Body", "Time", "Place"}]
    counted_by_unit: dict[str, Counted] = {}
    last: Counted | None = None
    change: Change | None = None
    versus: str | None = None
    for index, figure in enumerate(figures):
        previous = figures[index - 1] if index else None
        following = figures[index + 1].start if index + 1 < len(figures) else len(text)
        left = _clause_start(marks, figure.start, previous, last)
        end = _CLAUSE_END.search(text, figure.end)
        right = min(following, end.start() if end else len(text))
        follows = previous is not None and previous.end == figure.start
        same = counted_by_unit.get(figure.unit.term)
        place = Place(text, figure, left, right, bodies, same, last, right == following, follows)
        counted = find_counted(place)
        if previous is None or not continues(text, previous.end, figure.start):
            change, versus = change_before(text, _clause_start(marks, figure.start, None, None), figure.start)
        yield _count(text, figure, counted, change, versus)
        if counted is not None:
            counted_by_unit[figure.unit.term] = last = counted


def _clause_start(marks: Sequence[int], figure_start: int, previous: Figure | None, last: Counted | None) -> int:
    """Give where the words begin that may belong to a figure: after a mark, the figure before and its noun."""
    passed = bisect_right(marks, figure_start)
    start = marks[passed - 1] if passed else 0
    if previous is not None:
        start = max(start, previous.end)
        if last is not None and previous.end <= last.start and last.end <= figure_start:
            start = max(start, last.end)
    return start


def _count(text: str, figure: Figure, counted: Counted | None, change: Change | None, versus: str | None) -> Count:
    is_percent_in_hanzi = figure.unit.term == "%" and not text.startswith("%", figure.value_end)
    return Count(
        start=figure.start,
        end=figure.end,
        value_start=figure.value_start,
        value_end=figure.value_end,
        value=figure.value,
        number=figure.number,
        unit=figure.unit.term,
        unit_start=figure.value_end,
        unit_end=figure.value_end + (0 if is_percent_in_hanzi else len(figure.unit.term)),
        at_least=figure.at_least,
        about=figure.about,
        change=change,
        versus=versus,
        of=(counted.start, counted.end) if counted else None,
        of_text=text[counted.start : counted.end] if counted else None,
        shared=counted.shared if counted else False,
        rule=f"metric.{'hanzi' if figure.hanzi else 'digits'}",
    )
