"""Counts over records that tables show: how often a thing is named and acted on, and what was planned and done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from extract.records import Action, Entity, Extraction, Mention


@dataclass(slots=True)
class Counted:
    """A thing over all reports; `label` and `key` are empty where no report settles what its wording stands for."""

    key: str
    label: str
    first: tuple[str, int, int]
    mentions: int = 0
    acts: int = 0
    wordings: dict[str, None] = field(default_factory=dict)
    means: dict[str, None] = field(default_factory=dict)
    docs: dict[str, None] = field(default_factory=dict)


Identity = tuple[str, str]
"""A thing by key and label; by its wording alone where no report settles it."""


@dataclass(frozen=True, slots=True)
class Named:
    """What one report names of a type, in its order, and the things that have a role in its acts, with the means."""

    things: tuple[tuple[str, Counted], ...]
    roles: tuple[tuple[Identity, str], ...]


def count_entities(extractions: Iterable[Extraction], *, type: str) -> list[Counted]:
    """Count the things of a type, in the order in which they are first named."""
    total = Total()
    for each in extractions:
        total.add(named(each, type=type))
    return total.counted()


def named(extraction: Extraction, *, type: str) -> Named:
    """Count the things of a type that one report names, and those that have a role in its acts, once for each act."""
    counted: dict[Identity, Counted] = {}
    for mention in extraction.mentions:
        if mention.type == type:
            _count_mention(counted, extraction, mention)
    roles = tuple(
        (identity, action.type)
        for action in extraction.actions
        for identity in sorted(_concerned(extraction, action, type=type))
    )
    return Named(tuple((name, each) for (_, name), each in counted.items()), roles)


class Total:
    """Adds up what reports name, one after the other; a role counts only for what has been named by then."""

    def __init__(self) -> None:
        self._held: dict[Identity, Counted] = {}

    def add(self, report: Named) -> None:
        """Take in what one report names."""
        for name, each in report.things:
            held = self._held.setdefault((each.key, name), Counted(each.key, each.label, each.first))
            held.mentions += each.mentions
            held.wordings |= each.wordings
            held.docs |= each.docs
        for identity, means in report.roles:
            if identity in self._held:
                self._held[identity].acts += 1
                self._held[identity].means[means] = None

    def counted(self) -> list[Counted]:
        """Return the things in the order in which they were first named."""
        return list(self._held.values())


def _count_mention(counted: dict[Identity, Counted], extraction: Extraction, mention: Mention) -> None:
    for key, label in _identities(mention.entities):
        first = (extraction.doc, mention.start, mention.end)
        entry = counted.setdefault((key, label or mention.text), Counted(key, label, first))
        entry.mentions += 1
        entry.wordings[mention.text] = None
        entry.docs[extraction.doc] = None


def _concerned(extraction: Extraction, action: Action, *, type: str) -> set[Identity]:
    roles = _roles(extraction, action, type=type)
    return {(key, label or text) for entities, text in roles for key, label in _identities(entities)}


def _identities(entities: Iterable[Entity]) -> list[tuple[str, str]]:
    return [(entity.key, entity.label) for entity in entities] or [("", "")]


def _roles(extraction: Extraction, action: Action, *, type: str) -> Iterator[tuple[tuple[Entity, ...], str]]:
    arguments = {"Body": action.targets, "Law": action.laws, "Program": action.programs}[type]
    yield from ((argument.entities, argument.text) for argument in arguments)
    agent = action.agent
    if type != "Body" or agent is None:
        return
    if not agent.reporting_body:
        yield agent.entities, agent.text or ""
    elif extraction.reporting_body is not None:
        yield (extraction.reporting_body,), ""


@dataclass(slots=True)
class Tally:
    """Acts of one means: how many are listed one by one, and what totals the text states."""

    listed: int = 0
    stated: list[str] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)


@dataclass(slots=True)
class PlanAndDone:
    """What a body planned for a year and what it reports of that year, by one means."""

    body: str
    year: str
    type: str
    planned: Tally = field(default_factory=Tally)
    done: Tally = field(default_factory=Tally)
    docs: dict[str, None] = field(default_factory=dict)


def plan_and_done(extractions: Sequence[Extraction]) -> list[PlanAndDone]:
    """Set side by side what reporting bodies planned and did, by year and means, over all their reports."""
    rows: dict[tuple[str, str, str], PlanAndDone] = {}
    for each in extractions:
        body = each.reporting_body.label if each.reporting_body else ""
        for action in each.actions:
            if action.agent is None or not action.agent.reporting_body:
                continue
            year = (each.covers.planned if action.status == "planned" else each.covers.done) or ""
            row = rows.setdefault((body, year, action.type), PlanAndDone(body, year, action.type))
            _tally(row.planned if action.status == "planned" else row.done, action)
            row.docs[each.doc] = None
    return [row for _, row in sorted(rows.items())]


def _tally(tally: Tally, action: Action) -> None:
    if action.total:
        tally.stated.extend([action.quantity.text] if action.quantity else [])
        return
    tally.listed += 1
    if action.topic is not None:
        tally.topics.append(action.topic.text)
