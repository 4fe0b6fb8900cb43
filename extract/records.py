"""The record that passes from `extract` to `graph`, one a document, and the values it is made of.

Everything here is frozen, hashable and comparable.
Offsets are code points of `Extraction.text`, from 0, half-open: `text[x.start:x.end] == x.text`.
This module imports nothing of ours, so that every other one can import it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

import msgspec

MENTION_TYPES = ("Body", "Law", "Program", "Work", "Meeting", "Person", "Place", "Time")
"""The eight types of a mention, in the order in which reports list them."""

Kind = Literal["work", "government", "court", "procuratorate", "cppcc", "other"]
SectionStatus = Literal["done", "planned", "shortcomings", "other"]
Status = Literal["done", "planned"]
Change = Literal["up", "down"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of characters."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"Span: start {self.start} and end {self.end} do not make a stretch")

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two stretches share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Tell whether `other` lies wholly within this stretch."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, order=True)
class Entity:
    """What a mention stands for: `key` is `type|jurisdiction|name`, `label` the canonical name."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Place:
    """The place a report is about; `code` is its GB/T 2260 code where the gazetteer knows it."""

    label: str
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Covers:
    """The years (or spans of years, `2017-2021`) a report looks back on and plans for."""

    done: str | None = None
    planned: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class Masked:
    """A stretch that is not read: page furniture, or a further copy of a text (`of`: where the first one starts)."""

    start: int
    end: int
    kind: Literal["furniture", "copy"]
    of: int | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report under one heading; it runs to the next heading of its level or above."""

    id: str
    start: int
    end: int
    level: int
    heading: str
    status: SectionStatus


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text; `entities` is empty where the document does not settle what it stands for."""

    id: str
    start: int
    end: int
    text: str
    type: str
    rule: str
    value: str | None = None
    entities: tuple[Entity, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """Characters of the text that stand in a role without being a mention."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Agent:
    """Who acts.

    Left out and ours: `text` None, `implicit`, `reporting_body`.
    Written under any alias or session of ours: `text`, `reporting_body`.
    Another body: `text`, `entities`.  People: `text` alone.  Not settled: no Agent at all (None).
    """

    text: str | None = None
    start: int | None = None
    end: int | None = None
    implicit: bool = False
    reporting_body: bool = False
    entities: tuple[Entity, ...] = ()


@dataclass(frozen=True, slots=True)
class Argument:
    """A mention in a role of an action."""

    text: str
    start: int
    end: int
    mention: str | None = None
    entities: tuple[Entity, ...] = ()


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit: a metric of the report, or the count an action carries.

    `value` is as written (`1500余`), `number` its value (1500); `of` is what is counted.
    `change` says that it is a difference, `versus` what it is compared with.
    `shared` marks one count that the text gives to two nouns or two acts.
    """

    id: str
    start: int
    end: int
    text: str
    value: str
    number: float
    unit: str
    at_least: bool = False
    about: bool = False
    change: Change | None = None
    versus: str | None = None
    of: Quote | None = None
    rule: str = ""
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Action:
    """One act, done or planned. `start`, `end` are its trigger's, `extent` its clause's."""

    id: str
    start: int
    end: int
    extent: Span
    trigger: str
    type: str
    status: Status
    rule: str
    section: str | None = None
    agent: Agent | None = None
    targets: tuple[Argument, ...] = ()
    topic: Quote | None = None
    laws: tuple[Argument, ...] = ()
    programs: tuple[Argument, ...] = ()
    times: tuple[Argument, ...] = ()
    quantity: Amount | None = None
    total: bool = False
    items: tuple[Quote, ...] = ()
    responds_to: str | None = None


@dataclass(frozen=True, slots=True)
class Discarded:
    """What looked like a find and was thrown away, with the rule that threw it away and why."""

    start: int
    end: int
    text: str
    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was found in one document: one line of JSON."""

    record: int
    rules: str
    doc: str
    source: str
    format: str
    encoding: str
    sha256: str
    text: str
    kind: Kind = "other"
    reporting_body: Entity | None = None
    place: Place | None = None
    delivered: str | None = None
    session: str | None = None
    speaker: str | None = None
    covers: Covers = field(default_factory=Covers)
    masked: tuple[Masked, ...] = ()
    sections: tuple[Section, ...] = ()
    mentions: tuple[Mention, ...] = ()
    actions: tuple[Action, ...] = ()
    metrics: tuple[Amount, ...] = ()
    shortcomings: tuple[Quote, ...] = ()
    discarded: tuple[Discarded, ...] = ()

    def to_json(self) -> str:
        """Write the record as one line of JSON."""
        return msgspec.json.encode(self).decode("utf-8")

    @classmethod
    def from_json(cls, line: str | bytes) -> Extraction:
        """Read a record back; raise `msgspec.ValidationError` that names the field where it does not fit."""
        return msgspec.json.decode(line, type=cls)


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of the record."""
    return msgspec.json.schema(Extraction)
