"""A report on its way to the page: its text once, and what was found in it as short rows of offsets and numbers.

Offsets stay code points; the page turns them into UTF-16 units, once. `scripts/2-data.js` reads the rows back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from extract.records import Agent, Amount, Argument, Extraction, Mention, Quote
from graph import iris
from graph.export.columns import whole
from graph.network.elements import ENTITY_TYPES, number_actions
from graph.page.strings import Strings

Json = dict[str, Any]
Row = list[Any]


@dataclass(frozen=True, slots=True)
class Shared:
    """What the rows of all reports refer to: nodes of the network and texts by number, powers by the act's IRI."""

    base: str
    nodes: Mapping[str, int]
    powers: Mapping[str, str]
    strings: Strings = field(default_factory=Strings)


def report(extraction: Extraction, iri: str, shared: Shared) -> Json:
    """Write a report, its sections, mentions, acts and numbers."""
    x, owner = extraction, extraction.reporting_body
    node = shared.nodes.get(iris.entity(owner.key, base=shared.base)) if owner else None
    return {
        "doc": x.doc,
        "local": iris.local(iri, base=shared.base),
        "kind": x.kind,
        "body": owner.label if owner else None,
        "owner": node,
        "place": [x.place.label, x.place.code] if x.place else None,
        "delivered": x.delivered,
        "session": x.session,
        "speaker": x.speaker,
        "done": x.covers.done,
        "planned": x.covers.planned,
        "text": x.text,
        "masked": [[m.start, m.end, m.kind] for m in x.masked],
        "sections": [[s.id, s.start, s.end, s.level, s.heading, s.status] for s in x.sections],
        "mentions": [_mention(each, iri, shared) for each in x.mentions],
        "acts": list(_acts(x, iri, shared)),
        "metrics": [_amount(each, shared) for each in x.metrics],
        "shortcomings": [_quote(each) for each in x.shortcomings],
    }


def _mention(mention: Mention, iri: str, shared: Shared) -> Row:
    nodes = _nodes(mention, mention.type, iri, shared) if mention.type in ENTITY_TYPES else []
    number = shared.strings.number
    return _trim([mention.start, mention.end, number(mention.type), number(mention.rule), nodes, mention.value or 0])


def _acts(extraction: Extraction, iri: str, shared: Shared) -> Iterable[Row]:
    at = {action.id: number for number, action in enumerate(extraction.actions)}
    sections = {section.id: number for number, section in enumerate(extraction.sections)}
    values = {mention.id: mention.value or 0 for mention in extraction.mentions}
    names = dict(number_actions(extraction, iri, base=shared.base))
    number = shared.strings.number
    for action in extraction.actions:
        name = names[action.id]
        yield _trim(
            [
                *(action.id, shared.nodes[name], int(name.rpartition("-")[2])),
                *(action.start, action.end, action.extent.start, action.extent.end),
                *(number(action.type), int(action.status == "planned"), number(action.rule)),
                sections.get(action.section or "", -1),
                _agent(action.agent, shared),
                _arguments(action.targets, "Body", iri, shared),
                _quote(action.topic),
                _arguments(action.laws, "Law", iri, shared),
                _arguments(action.programs, "Program", iri, shared),
                [[each.start, each.end, values.get(each.mention or "", 0)] for each in action.times],
                _amount(action.quantity, shared) if action.quantity else 0,
                int(action.total),
                [_quote(each) for each in action.items],
                at.get(action.responds_to or "", -1) + 1,
                number(shared.powers[name]) + 1 if name in shared.powers else 0,
            ]
        )


def _agent(agent: Agent | None, shared: Shared) -> Row | int:
    """Give who acts as start, end, ours, nodes, text; nothing where the text does not settle it."""
    if agent is None:
        return 0
    nodes = [shared.nodes[name] for name in _names(agent.entities, shared) if name in shared.nodes]
    start, end = (-1, -1) if agent.start is None else (agent.start, agent.end)
    return [start, end, int(agent.reporting_body), nodes, agent.text or 0]


def _arguments(arguments: Iterable[Argument], kind: str, iri: str, shared: Shared) -> list[Row]:
    return [[each.start, each.end, _nodes(each, kind, iri, shared)] for each in arguments]


def _nodes(named: Mention | Argument, kind: str, iri: str, shared: Shared) -> list[int]:
    names = _names(named.entities, shared) or [iris.unsettled(kind, iri, named.text)]
    return [shared.nodes[name] for name in names if name in shared.nodes]


def _names(entities: Iterable[Any], shared: Shared) -> list[str]:
    return [iris.entity(each.key, base=shared.base) for each in entities]


def _quote(quote: Quote | None) -> Row | int:
    return [quote.start, quote.end] if quote else 0


def _amount(amount: Amount, shared: Shared) -> Row:
    number = shared.strings.number
    return _trim(
        [amount.start, amount.end, amount.value, number(amount.unit), number(amount.rule), whole(amount.number),
         int(amount.at_least), _quote(amount.of)]
    )  # fmt: skip


def _trim(row: Row) -> Row:
    """Leave out the empty cells at the end."""
    while row and (row[-1] == 0 or row[-1] == []):
        row.pop()
    return row
