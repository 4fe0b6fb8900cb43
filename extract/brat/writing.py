"""Write a record as the content of an `.ann` file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import msgspec

from extract.brat.notes import ROLES, ActionNote, MentionNote, number_of, role_of
from extract.compiled import compiled
from extract.records import Action, Amount, Argument, Entity, Extraction, Mention, Span

_UNBROKEN = compiled(r"[^\r\n]+")


@dataclass(slots=True)
class _Page:
    """The lines written so far, and the ids of the stretches that several annotations share."""

    text: str
    next_stretch: int
    lines: list[str] = field(default_factory=list)
    attributes: int = 0
    notes: int = 0
    shared: dict[tuple[str, int, int], str] = field(default_factory=dict)

    def bind(self, name: str, start: int, end: int, *, key: str | None = None) -> str:
        """Write a text-bound annotation and return its id; one that runs over a line break is several fragments."""
        if key is None:
            key = f"T{self.next_stretch}"
            self.next_stretch += 1
        pieces = [
            Span(start + found.start(), start + found.end()) for found in _UNBROKEN.finditer(self.text[start:end])
        ]
        places = ";".join(f"{piece.start} {piece.end}" for piece in pieces)
        words = " ".join(self.text[piece.start : piece.end].replace("\t", " ") for piece in pieces)
        self.lines.append(f"{key}\t{name} {places}\t{words}")
        return key

    def share(self, name: str, start: int, end: int) -> str:
        """Write a text-bound annotation unless it stands there already, and return its id."""
        place = (name, start, end)
        if place not in self.shared:
            self.shared[place] = self.bind(name, start, end)
        return self.shared[place]

    def attribute(self, name: str, of: str, value: str = "") -> None:
        """Write an attribute; without a value it is a flag."""
        self.attributes += 1
        self.lines.append(f"A{self.attributes}\t{name} {of} {value}".rstrip())

    def note(self, of: str, content: MentionNote | ActionNote | Amount) -> None:
        """Write what brat has no place for."""
        self.notes += 1
        self.lines.append(f"#{self.notes}\tAnnotatorNotes {of}\t{msgspec.json.encode(content).decode()}")


def write_brat(record: Extraction) -> str:
    """Write mentions, metrics and actions of a record as the content of an `.ann` file."""
    page = _Page(record.text, max((number_of(mention.id) for mention in record.mentions), default=0) + 1)
    for mention in record.mentions:
        key = page.bind(mention.type, mention.start, mention.end, key=f"T{number_of(mention.id)}")
        page.note(key, MentionNote(mention.rule, mention.value, mention.entities))
    for metric in record.metrics:
        page.note(page.bind("Metric", metric.start, metric.end), metric)
    known = {mention.id: mention for mention in record.mentions}
    for action in record.actions:
        _write_action(page, action, known)
    return "".join(line + "\n" for line in page.lines)


def _write_action(page: _Page, action: Action, known: Mapping[str, Mention]) -> None:
    key = f"E{number_of(action.id)}"
    words = [f"{action.type}:{page.share(action.type, action.start, action.end)}"]
    entities: dict[str, tuple[Entity, ...]] = {}
    for role, stretch, argument in _in_roles(action):
        name = _numbered(role, words)
        mention = known.get(argument.mention or "")
        at = f"T{number_of(mention.id)}" if mention else page.share(stretch, argument.start, argument.end)
        words.append(f"{name}:{at}")
        if argument.entities != (mention.entities if mention else ()):
            entities[name] = argument.entities
    if action.quantity:
        at = page.bind("Quantity", action.quantity.start, action.quantity.end)
        page.note(at, action.quantity)
        words.append(f"Quantity:{at}")
    if action.responds_to:
        words.append(f"RespondsTo:E{number_of(action.responds_to)}")
    page.lines.append(f"{key}\t{' '.join(words)}")
    _write_attributes(page, key, action)
    page.note(key, ActionNote(action.rule, action.section, (action.extent.start, action.extent.end), entities))


def _write_attributes(page: _Page, key: str, action: Action) -> None:
    page.attribute("Status", key, action.status)
    if action.total:
        page.attribute("Total", key)
    if action.agent and action.agent.implicit:
        page.attribute("Implicit", key)
    if action.agent and action.agent.reporting_body:
        page.attribute("ReportingBody", key)


def _in_roles(action: Action) -> Iterator[tuple[str, str, Argument]]:
    """Yield what stands in a role: the role, the name for a stretch that is no mention, and the argument."""
    agent = action.agent
    if agent and agent.text is not None and agent.start is not None and agent.end is not None:
        yield "Agent", "Agent", Argument(agent.text, agent.start, agent.end, None, agent.entities)
    for role, name in ROLES.items():
        arguments: tuple[Argument, ...] = getattr(action, name)
        for each in arguments:
            yield role, "Argument", each
    for role, quotes in (("Topic", (action.topic,)), ("Item", action.items)):
        for quote in quotes:
            if quote is not None:
                yield role, role, Argument(quote.text, quote.start, quote.end)


def _numbered(role: str, words: Iterable[str]) -> str:
    before = sum(role_of(word.partition(":")[0]) == role for word in words)
    return f"{role}{before + 1}" if before else role
