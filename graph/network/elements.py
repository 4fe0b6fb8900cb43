"""The nodes and edges of the network, read off the records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extract.records import Action, Agent, Argument, Entity, Extraction, Mention, Quote
from graph import iris
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
        iri = iris.entity(entity.key, base=base)
        self.nodes.setdefault(iri, {"kind": kind, "label": entity.label})
        if wording and wording != entity.label:
            self.aliases.setdefault(iri, Counter())[wording] += 1
        return iri

    def add_named(self, named: Mention | Argument, kind: str, report: str, *, base: str) -> tuple[str, ...]:
        """Note what a name stands for, or the bare name where the text does not settle it; return the IRIs."""
        # A set that the text names with one word (一府一委两院) is no wording for each of its members.
        wording = named.text if len(named.entities) == 1 else None
        if named.entities:
            return tuple(self.add_entity(entity, kind, base=base, wording=wording) for entity in named.entities)
        iri = iris.unsettled(kind, report, named.text)
        self.nodes.setdefault(iri, {"kind": kind, "label": named.text, "unsettled": 1})
        return (iri,)


def gather(extractions: Sequence[Extraction], *, base: str) -> Elements:
    """Read all nodes and edges off the records."""
    elements = Elements()
    for extraction, report in zip(extractions, name_reports(extractions, base=base), strict=True):
        _add_report(elements, extraction, report, base=base)
    for iri, wordings in elements.aliases.items():
        elements.nodes[iri]["aliases"] = " | ".join(sorted(wordings, key=lambda each: (-wordings[each], each)))
    return elements


def name_reports(extractions: Sequence[Extraction], *, base: str) -> list[str]:
    """Name each report; of several texts for one name all but the first carry their own hash."""
    named: dict[str, str] = {}
    result = []
    for extraction in extractions:
        iri = iris.report(extraction, base=base)
        if named.setdefault(iri, extraction.sha256) != extraction.sha256:
            iri = f"{iri}~{extraction.sha256[:8]}"
        result.append(iri)
    return result


def _add_report(elements: Elements, extraction: Extraction, report: str, *, base: str) -> None:
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
        for iri in elements.add_named(mention, mention.type, report, base=base):
            first.setdefault(iri, mention)
            count[iri] += 1
    for iri, mention in first.items():
        elements.edges.append(
            Edge(report, iri, "mentions", extraction.doc, mention.start, mention.end, weight=count[iri])
        )


def _add_actions(elements: Elements, extraction: Extraction, report: str, owner: str | None, *, base: str) -> None:
    named = dict(number_actions(extraction, report, base=base))
    for action in extraction.actions:
        iri = named[action.id]
        elements.nodes[iri] = _act(action, extraction)
        scope = Scope(elements, extraction, report, owner, base)
        elements.edges.extend(_edges(scope, action, iri))
        if action.responds_to in named:
            edge = Edge(iri, named[action.responds_to], "responds_to", extraction.doc, action.start, action.end)
            elements.edges.append(edge)


def number_actions(extraction: Extraction, report: str, *, base: str) -> Iterator[tuple[str, str]]:
    """Pair each action's id with its IRI; acts of one type at one place are numbered from 1."""
    seen: Counter[tuple[int, str]] = Counter()
    for action in extraction.actions:
        seen[action.start, action.type] += 1
        number = seen[action.start, action.type]
        yield action.id, iris.action(report, start=action.start, type=action.type, number=number, base=base)


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


@dataclass(frozen=True, slots=True)
class Scope:
    """What the edges of a report's acts are read against; `owner` is the IRI of the body that reports."""

    elements: Elements
    extraction: Extraction
    report: str
    owner: str | None
    base: str

    def edges(self, iri: str, role: str, kind: str, named: Mention | Argument) -> Iterator[Edge]:
        """Draw an edge from an act to each thing a name stands for."""
        for node in self.elements.add_named(named, kind, self.report, base=self.base):
            yield Edge(iri, node, role, self.extraction.doc, named.start, named.end)


def _edges(scope: Scope, action: Action, iri: str) -> Iterator[Edge]:
    yield from _agent_edges(scope, action.agent, iri)
    roles: tuple[tuple[str, str, Sequence[Argument]], ...] = (
        ("target", "Body", action.targets),
        ("law", "Law", action.laws),
        ("program", "Program", action.programs),
    )
    for role, kind, arguments in roles:
        for argument in arguments:
            yield from scope.edges(iri, role, kind, argument)
    if action.topic:
        yield from _topic_edges(scope, action.topic, iri)


def _agent_edges(scope: Scope, agent: Agent | None, iri: str) -> Iterator[Edge]:
    if agent is None:
        return
    place = scope.extraction.doc, agent.start or 0, agent.end or 0
    if agent.reporting_body:
        if scope.owner:
            yield Edge(iri, scope.owner, "agent", *place)
        return
    for entity in agent.entities:
        # A session that acts (主任会议) is an agent too; it keeps its own kind where a mention has given one.
        node = scope.elements.add_entity(entity, "Body", base=scope.base)
        yield Edge(iri, node, "agent", *place)


def _topic_edges(scope: Scope, topic: Quote, iri: str) -> Iterator[Edge]:
    """Tie an act to the sessions and publications its topic names."""
    for mention in scope.extraction.mentions:
        if mention.type in ("Meeting", "Work") and topic.start <= mention.start and mention.end <= topic.end:
            yield from scope.edges(iri, "topic", mention.type, mention)
