"""Read an `.ann` file: what a record became in brat, and what an annotator has added or changed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

import msgspec

from extract.brat.notes import BY_HAND, ActionNote, BratError, MentionNote, number_of, role_of
from extract.records import MENTION_TYPES, Action, Agent, Amount, Argument, Mention, Quote, Span, Status

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Annotations:
    """What a standoff file says about a text."""

    mentions: tuple[Mention, ...] = ()
    actions: tuple[Action, ...] = ()
    metrics: tuple[Amount, ...] = ()


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of a standoff file: its number in the file, its id, the words of its second field, its third field."""

    number: int
    key: str
    words: tuple[str, ...]
    tail: str

    @property
    def name(self) -> str:
        return self.words[0]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A standoff file taken apart, beside the text it belongs to."""

    text: str
    stretches: Mapping[str, _Row]
    notes: Mapping[str, str]
    attributes: Mapping[tuple[str, str], str]


def read_brat(annotations: str, text: str) -> Annotations:
    """Read the content of an `.ann` file that belongs to a text; what has no note was made by hand."""
    lines = enumerate((line.rstrip("\r") for line in annotations.split("\n")), start=1)
    rows = [_row(number, line) for number, line in lines if line.strip()]
    attributes = [row for row in rows if row.key[0] in "AM" and len(row.words) > 1]
    sheet = _Sheet(
        text=text,
        stretches={row.key: row for row in rows if row.key[0] == "T"},
        notes={row.words[1]: row.tail for row in rows if row.key[0] == "#" and len(row.words) > 1},
        attributes={(row.words[0], row.words[1]): " ".join(row.words[2:]) for row in attributes},
    )
    mentions = {row.key: _mention(sheet, row) for row in sheet.stretches.values() if row.name in MENTION_TYPES}
    metrics = tuple(_amount(sheet, row) for row in sheet.stretches.values() if row.name == "Metric")
    actions = tuple(_action(sheet, row, mentions) for row in rows if row.key[0] == "E")
    return Annotations(tuple(mentions.values()), actions, metrics)


def _row(number: int, line: str) -> _Row:
    key, _, rest = line.partition("\t")
    head, _, tail = rest.partition("\t")
    words = tuple(head.split())
    if not key or not words:
        raise BratError(f"line {number}: has no id and content with a tab between them")
    return _Row(number, key, words, tail)


def _mention(sheet: _Sheet, row: _Row) -> Mention:
    place = _place(sheet, row)
    note = _note(sheet, row, MentionNote) or MentionNote()
    text = sheet.text[place.start : place.end]
    key = f"m{number_of(row.key)}"
    return Mention(key, place.start, place.end, text, row.name, note.rule, note.value, note.entities)


def _amount(sheet: _Sheet, row: _Row) -> Amount:
    """Read a number; where its note is gone or its stretch changed, tell digits and unit apart by their form."""
    place = _place(sheet, row)
    text = sheet.text[place.start : place.end]
    noted = _note(sheet, row, Amount)
    if noted is not None and noted.text == text:
        return replace(noted, start=place.start, end=place.end)
    digits = re.match(r"[\d.,]*", text)
    value = digits[0] if digits else ""
    number = float(value.replace(",", "").strip(".") or 0)
    key = f"n{number_of(row.key)}"
    return Amount(key, place.start, place.end, text, value, number, text[len(value) :], rule=BY_HAND)


def _action(sheet: _Sheet, row: _Row, mentions: Mapping[str, Mention]) -> Action:
    pairs = [(name, key) for name, _, key in (word.partition(":") for word in row.words)]
    place = _place(sheet, _stretch(sheet, row, pairs[0][1]))
    note = _note(sheet, row, ActionNote) or ActionNote()
    arguments = [(name, _argument(sheet, row, key, mentions)) for name, key in pairs[1:] if key[:1] == "T"]
    roles: dict[str, list[Argument]] = {}
    for name, each in arguments:
        meant = note.entities.get(name, each.entities)
        roles.setdefault(role_of(name), []).append(replace(each, entities=meant))
    quantity = next((_stretch(sheet, row, key) for name, key in pairs if name == "Quantity"), None)
    answered = next((key for name, key in pairs if name == "RespondsTo"), None)
    return Action(
        id=f"a{number_of(row.key)}",
        start=place.start,
        end=place.end,
        extent=Span(*note.extent) if note.extent else place,
        trigger=sheet.text[place.start : place.end],
        type=pairs[0][0],
        status=_status(sheet, row),
        rule=note.rule,
        section=note.section,
        agent=_agent(sheet, row, roles.get("Agent", [])),
        targets=tuple(roles.get("Target", ())),
        topic=next((_quote(each) for each in roles.get("Topic", ())), None),
        laws=tuple(roles.get("Law", ())),
        programs=tuple(roles.get("Program", ())),
        times=tuple(roles.get("Time", ())),
        quantity=_amount(sheet, quantity) if quantity else None,
        total=("Total", row.key) in sheet.attributes,
        items=tuple(_quote(each) for each in roles.get("Item", ())),
        responds_to=f"a{number_of(answered)}" if answered else None,
    )


def _argument(sheet: _Sheet, row: _Row, key: str, mentions: Mapping[str, Mention]) -> Argument:
    mention = mentions.get(key)
    if mention:
        return Argument(mention.text, mention.start, mention.end, mention.id, mention.entities)
    place = _place(sheet, _stretch(sheet, row, key))
    return Argument(sheet.text[place.start : place.end], place.start, place.end)


def _agent(sheet: _Sheet, row: _Row, written: list[Argument]) -> Agent | None:
    ours, implicit = ("ReportingBody", row.key) in sheet.attributes, ("Implicit", row.key) in sheet.attributes
    if written:
        by = written[0]
        return Agent(by.text, by.start, by.end, implicit, ours, by.entities)
    return Agent(implicit=implicit, reporting_body=ours) if ours or implicit else None


def _status(sheet: _Sheet, row: _Row) -> Status:
    """Read the status; an act without one is done."""
    value = sheet.attributes.get(("Status", row.key), "done")
    if value == "done":
        return "done"
    if value == "planned":
        return "planned"
    raise BratError(f"line {row.number}: status {value!r} is unknown (known: done, planned)")


def _stretch(sheet: _Sheet, row: _Row, key: str) -> _Row:
    if key not in sheet.stretches:
        raise BratError(f"line {row.number}: points at {key or 'nothing'}, which the file does not hold")
    return sheet.stretches[key]


def _place(sheet: _Sheet, row: _Row) -> Span:
    """Read where a text-bound annotation stands, and check that the text says there what the line says."""
    try:
        numbers = [int(word) for word in " ".join(row.words[1:]).replace(";", " ").split()]
        place = Span(numbers[0], numbers[-1])
    except (ValueError, IndexError) as error:
        raise BratError(f"line {row.number}: the offsets are no numbers from small to large") from error
    if "".join(sheet.text[place.start : place.end].split()) != "".join(row.tail.split()):
        raise BratError(f"line {row.number}: the text from {place.start} to {place.end} is not {row.tail!r}")
    return place


def _note(sheet: _Sheet, row: _Row, kind: type[_T]) -> _T | None:
    """Read the note of an annotation; one that is no JSON of ours is a remark of the annotator."""
    try:
        return msgspec.json.decode(sheet.notes.get(row.key, ""), type=kind)
    except msgspec.DecodeError:
        return None


def _quote(argument: Argument) -> Quote:
    return Quote(argument.text, argument.start, argument.end)
