"""The nodes and edges of the network, read off the records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from extract.records import Action, Agent, Argument, Entity, Extraction, Mention, Quote
from graph.network import names
from graph.network.means import MEANS

ENTITY_TYPES = ("Body", "Law", "Program", "Work", "Meeting")
"""The types of mention that become nodes; people, places and times stay attributes."""

ROLES = ("agent", "target", "law", "program", "topic", "responds_to", "reported_by", "mentions")
"""What an edge can say."""

Attributes = dict[str, str | int | float]


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """One relation, with the characters that carry it (both 0 where it is left out in the text)."""

    source: str
    target: str
    role: str
    doc: str
    start: int
    end: int
    weight: int = 1


@dataclass(slots=True)
class Elements:
    """Nodes by IRI and the edges between them, as they are gathered."""

    nodes: dict[str, Attributes] = field(default_factory=dict)
    aliases: dict[str, Counter[str]] = field(default_factory=dict)
    edges: list[Edge] = field(default_factory=list)

    def add_entity(self, entity: Entity, kind: str, *, base: str, wording: str | None = None) -> str:
        """Note an entity and the wording it was found under; return its IRI."""
        iri = names.entity_iri(entity, base=base)
        self.nodes.setdefault(iri, {"kind": kind, "label": entity.label})
        if wording and wording != entity.label:
            self.aliases.setdefault(iri, Counter())[wording] += 1
        return iri


def gather(extractions: Sequence[Extraction], *, base: str) -> Elements:
    """Read all nodes and edges off the records."""
    elements = Elements()
    for extraction in extractions:
        _add_report(elements, extraction, base=base)
    for iri, wordings in elements.aliases.items():
        elements.nodes[iri]["aliases"] = " | ".join(sorted(wordings, key=lambda each: (-wordings[each], each)))
    return elements


def _add_report(elements: Elements, extraction: Extraction, *, base: str) -> None:
    report = names.report_iri(extraction, base=base)
    body = extraction.reporting_body
    elements.nodes[report] = {
        "kind": "Report",
        "label": _report_label(extraction),
        "doc": extraction.doc,
        "year": extraction.covers.done or "",
    }
    owner = None
    if body is not None:
        owner = elements.add_entity(body, "Body", base=base)
        elements.nodes[owner]["reporting"] = 1
        elements.edges.append(Edge(report, owner, "reported_by", extraction.doc, 0, 0))
    _add_mentions(elements, extraction, report, base=base)
    _add_actions(elements, extraction, report, owner, base=base)


def _report_label(extraction: Extraction) -> str:
    body = extraction.reporting_body.label if extraction.reporting_body else extraction.doc
    return " ".join(part for part in (body, extraction.delivered or extraction.covers.done) if part)


def _add_mentions(elements: Elements, extraction: Extraction, report: str, *, base: str) -> None:
    first: dict[str, Mention] = {}
    count: Counter[str] = Counter()
    for mention in extraction.mentions:
        if mention.type not in ENTITY_TYPES:
            continue
        for entity in mention.entities:
            # A set that the text names with one word (一府一委两院) is no wording for each of its members.
            wording = mention.text if len(mention.entities) == 1 else None
            iri = elements.add_entity(entity, mention.type, base=base, wording=wording)
            first.setdefault(iri, mention)
            count[iri] += 1
    for iri, mention in first.items():
        elements.edges.append(
            Edge(report, iri, "mentions", extraction.doc, mention.start, mention.end, weight=count[iri])
        )


def _add_actions(elements: Elements, extraction: Extraction, report: str, owner: str | None, *, base: str) -> None:
    iris = dict(number_actions(extraction, report))
    meetings = [m for m in extraction.mentions if m.type in ("Meeting", "Work") and m.entities]
    for action in extraction.actions:
        iri = iris[action.id]
        elements.nodes[iri] = _act(action, extraction)
        elements.edges.extend(_edges(elements, action, iri, extraction, owner, meetings, base=base))
        if action.responds_to in iris:
            edge = Edge(iri, iris[action.responds_to], "responds_to", extraction.doc, action.start, action.end)
            elements.edges.append(edge)


def number_actions(extraction: Extraction, report: str) -> Iterator[tuple[str, str]]:
    """Pair each action's id with its IRI; acts of one type at one place are numbered from 1."""
    seen: Counter[tuple[int, str]] = Counter()
    for action in extraction.actions:
        seen[action.start, action.type] += 1
        yield action.id, names.action_iri(report, action, seen[action.start, action.type])


def _act(action: Action, extraction: Extraction) -> Attributes:
    agent = action.agent
    ours = agent is not None and agent.reporting_body
    attributes: Attributes = {
        "kind": "Act",
        "label": action.trigger,
        "type": action.type,
        "field": MEANS[action.type].field if action.type in MEANS else "other",
        "status": action.status,
        "ours": int(ours),
        "doc": extraction.doc,
        "ref": action.id,
        "start": action.start,
        "end": action.end,
        "year": (extraction.covers.done if action.status == "done" else extraction.covers.planned) or "",
    }
    if action.topic:
        attributes["topic"] = action.topic.text
    if agent and agent.text and not ours and not agent.entities:
        attributes["agent_text"] = agent.text
    if action.quantity:
        attributes["quantity"] = action.quantity.text
    return attributes


def _edges(
    elements: Elements,
    action: Action,
    iri: str,
    extraction: Extraction,
    owner: str | None,
    meetings: Iterable[Mention],
    *,
    base: str,
) -> Iterator[Edge]:
    doc = extraction.doc
    yield from _agent_edges(elements, action.agent, iri, doc, owner, base=base)
    roles: tuple[tuple[str, str, Sequence[Argument]], ...] = (
        ("target", "Body", action.targets),
        ("law", "Law", action.laws),
        ("program", "Program", action.programs),
    )
    for role, kind, arguments in roles:
        for argument in arguments:
            for entity in argument.entities:
                node = elements.add_entity(entity, kind, base=base)
                yield Edge(iri, node, role, doc, argument.start, argument.end)
    yield from _topic_edges(elements, action.topic, iri, doc, meetings, base=base)


def _agent_edges(
    elements: Elements, agent: Agent | None, iri: str, doc: str, owner: str | None, *, base: str
) -> Iterator[Edge]:
    if agent is None:
        return
    if agent.reporting_body:
        if owner:
            yield Edge(iri, owner, "agent", doc, agent.start or 0, agent.end or 0)
        return
    for entity in agent.entities:
        node = elements.add_entity(entity, "Body", base=base)
        yield Edge(iri, node, "agent", doc, agent.start or 0, agent.end or 0)


def _topic_edges(
    elements: Elements, topic: Quote | None, iri: str, doc: str, meetings: Iterable[Mention], *, base: str
) -> Iterator[Edge]:
    if topic is None:
        return
    for mention in meetings:
        if topic.start <= mention.start and mention.end <= topic.end:
            for entity in mention.entities:
                node = elements.add_entity(entity, mention.type, base=base)
                yield Edge(iri, node, "topic", doc, mention.start, mention.end)
