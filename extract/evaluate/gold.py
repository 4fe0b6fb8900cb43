"""Read gold files: one object a line, one line a sentence, every offset worked out on the document's own text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from extract.errors import ExtractError
from extract.records import Span, Status


class GoldError(ExtractError):
    """A gold file that does not fit its text or its format."""


@dataclass(frozen=True, slots=True)
class GoldMention:
    """A name as annotated; `labels` is empty where the document does not settle what it stands for."""

    span: Span
    text: str
    type: str
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldAction:
    """An act as annotated; `places` are the stretches where its trigger may stand (one if the gold says where)."""

    trigger: str
    places: tuple[Span, ...]
    type: str
    status: Status
    agent: str | None
    targets: tuple[str, ...]
    topic: str | None
    laws: tuple[str, ...]
    programs: tuple[str, ...]
    times: tuple[str, ...]
    quantity: str | None
    responds_to: str | None
    alt: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldMetric:
    """A number as annotated; `span` runs from its first digit to the end of its unit."""

    span: Span
    value: str
    unit: str
    of: str | None


@dataclass(frozen=True, slots=True)
class GoldLine:
    """A window: one sentence, what stands in it, and the stretches that count for nothing."""

    line: int
    span: Span
    text: str
    mentions: tuple[GoldMention, ...]
    actions: tuple[GoldAction, ...]
    metrics: tuple[GoldMetric, ...]
    ignored: tuple[Span, ...]
    heading: bool

    def ignores(self, span: Span) -> bool:
        """Tell whether a stretch overlaps what the annotators left open."""
        return any(span.overlaps(each) for each in self.ignored)


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """An annotated document: its windows in text order."""

    doc: str
    text: str
    lines: tuple[GoldLine, ...]


class _Mention(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    text: str
    type: str
    entity: str | tuple[str, ...] | None = None
    start: int | None = None
    end: int | None = None


class _Action(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    trigger: str
    type: str
    status: Status
    agent: str | None = None
    targets: tuple[str, ...] = ()
    topic: str | None = None
    laws: tuple[str, ...] = ()
    programs: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    quantity: str | None = None
    responds_to: str | None = None
    alt: tuple[str, ...] = ()
    start: int | None = None
    end: int | None = None
    total: bool = False
    shared: bool = False


class _Metric(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    value: str
    unit: str
    of: str | None = None
    start: int | None = None
    end: int | None = None
    shared: bool = False


class _Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    doc: str
    line: int
    sent: str
    mentions: tuple[_Mention, ...] = ()
    actions: tuple[_Action, ...] = ()
    metrics: tuple[_Metric, ...] = ()
    ignore: tuple[str, ...] = ()
    heading: bool = False
    start: int | None = None
    end: int | None = None


def read_gold(jsonl: Path, text: str) -> GoldDocument:
    """Read a gold file against the text of its document."""
    lines: list[GoldLine] = []
    name, at = jsonl.stem, 0
    for number, raw in enumerate(jsonl.read_bytes().split(b"\n"), start=1):
        if not raw.strip():
            continue
        place = f"{jsonl.name}:{number}"
        try:
            row = msgspec.json.decode(raw, type=_Line)
        except msgspec.DecodeError as error:
            raise GoldError(f"{place}: {error}") from error
        span = _window(row, text, at, place)
        lines.append(_line(row, span, text, place))
        name, at = row.doc, span.end
    return GoldDocument(name, text, tuple(lines))


def occurrences(needle: str, text: str, span: Span) -> Iterator[Span]:
    """Yield every place where `needle` stands within a stretch of the text, those that overlap included."""
    at = text.find(needle, span.start, span.end) if needle else -1
    while at >= 0:
        yield Span(at, at + len(needle))
        at = text.find(needle, at + 1, span.end)


def _window(row: _Line, text: str, at: int, place: str) -> Span:
    if row.start is not None and text.startswith(row.sent, row.start):
        return Span(row.start, row.start + len(row.sent))
    found = text.find(row.sent, at)
    if found < 0:
        raise GoldError(f"{place}: the sentence does not stand in the text after character {at}: {row.sent[:30]}")
    return Span(found, found + len(row.sent))


def _line(row: _Line, span: Span, text: str, place: str) -> GoldLine:
    # The offsets a row gives are those of the annotators' copy; a text that has moved moves them all alike.
    moved = 0 if row.start is None else span.start - row.start
    return GoldLine(
        line=row.line,
        span=span,
        text=row.sent,
        mentions=tuple(_mentions(row.mentions, span, text, moved, place)),
        actions=tuple(_action(each, span, text, moved, place) for each in row.actions),
        metrics=tuple(_metrics(row.metrics, span, text, place)),
        ignored=tuple(found for each in row.ignore for found in occurrences(each, text, span)),
        heading=row.heading,
    )


def _mentions(rows: tuple[_Mention, ...], span: Span, text: str, moved: int, place: str) -> Iterator[GoldMention]:
    at = span.start
    for row in rows:
        start = text.find(row.text, at, span.end) if row.start is None else row.start + moved
        if start < 0 or not text.startswith(row.text, start):
            raise GoldError(f"{place}: mention {row.text!r} does not stand where the gold puts it")
        at = start + len(row.text)
        labels = (row.entity,) if isinstance(row.entity, str) else row.entity or ()
        yield GoldMention(Span(start, at), row.text, row.type, labels)


def _action(row: _Action, span: Span, text: str, moved: int, place: str) -> GoldAction:
    if row.start is None:
        places = tuple(occurrences(row.trigger, text, span))
    else:
        start = row.start + moved
        places = (Span(start, start + len(row.trigger)),) if text.startswith(row.trigger, start) else ()
    if not places:
        raise GoldError(f"{place}: trigger {row.trigger!r} does not stand where the gold puts it")
    return GoldAction(
        trigger=row.trigger,
        places=places,
        type=row.type,
        status=row.status,
        agent=row.agent,
        targets=row.targets,
        topic=row.topic,
        laws=row.laws,
        programs=row.programs,
        times=row.times,
        quantity=row.quantity,
        responds_to=row.responds_to,
        alt=row.alt,
    )


def _metrics(rows: tuple[_Metric, ...], span: Span, text: str, place: str) -> Iterator[GoldMetric]:
    taken: list[Span] = []
    for row in rows:
        found = next((each for each in _amounts(row, span, text) if not any(map(each.overlaps, taken))), None)
        # One count over two nouns is annotated twice and stands once.
        found = found or next(_amounts(row, span, text), None)
        if found is None:
            raise GoldError(f"{place}: metric {row.value!r} {row.unit!r} does not stand in the sentence")
        taken.append(found)
        yield GoldMetric(found, row.value, row.unit, row.of)


def _amounts(row: _Metric, span: Span, text: str) -> Iterator[Span]:
    """Yield where a value stands with its unit right behind it, blanks apart; a unit that stands apart comes last."""
    apart: list[Span] = []
    for value in occurrences(row.value, text, span):
        tail = text[value.end : span.end]
        blanks = len(tail) - len(tail.lstrip())
        if tail.startswith(row.unit, blanks):
            before = text[value.start - 1] if value.start > span.start else ""
            whole = Span(value.start, value.end + blanks + len(row.unit))
            if before.isdecimal():
                apart.append(whole)
            else:
                yield whole
        else:
            apart.append(value)
    yield from apart
