"""Read the dataset as a property graph: things and acts are nodes, what relates them is an edge, the rest is property.

Evidence, selectors and roles stay in RDF: a property graph shows what is related, its nodes say where it stands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad, Triple

from graph.build import union
from graph.vocab import (
    DCTERMS,
    ELI,
    ELIDL,
    FOAF,
    OA,
    ORG,
    PROV,
    RD,
    RDF,
    RDFS,
    SCHEMA,
    SKOS,
)

CLASSES = (
    RD.Body, RD.Law, RD.Program, RD.Publication, RD.Meeting, RD.Action, RD.PlannedAction, RD.Recommendation,
    RD.Shortcoming, RD.Matter, RD.Metric, FOAF.Person, FOAF.Group, SCHEMA.AdministrativeArea, SCHEMA.Report,
    RD.DutyFinding, RD.PlanFinding,
)  # fmt: skip
"""The classes whose instances are nodes, the one that labels a node first."""

EDGES = (
    RD.agent, RD.target, RD.law, RD.program, RD.respondsTo, RD.quantity, RD.addressedTo, RD.followedUpBy,
    RD.answeredBy, RD.concernsMatter, RD.plan, RD.doneAs, RD.ofBody, RD.foundAs, RD.deliveredAt, RD.speaker,
    RD.searched, PROV.wasGeneratedBy, ELIDL.executed, ORG.subOrganizationOf, FOAF.member, DCTERMS.creator,
    DCTERMS.spatial, ELI.jurisdiction, SCHEMA.subjectOf,
)  # fmt: skip
"""What relates two nodes."""

_NAMES = (SKOS.prefLabel, FOAF.name, RDFS.label, DCTERMS.description, RD.topic, RD.trigger)
_PROPERTIES = {
    RD.trigger: "trigger", RD.topic: "topic", RD.inYear: "year", RD.count: "count", RD.total: "total",
    ELIDL.had_activity_type: "means", RD.power: "power", ORG.classification: "kind", DCTERMS.type: "kind",
    SKOS.altLabel: "aliases", SKOS.notation: "code", SCHEMA.value: "value", SCHEMA.minValue: "at_least",
    SCHEMA.unitText: "unit", RD.countOf: "count_of", RD.finding: "finding", RD.duty: "duty",
    RD.planStatus: "plan_status", RD.confidence: "confidence", DCTERMS.issued: "issued",
}  # fmt: skip
PROPERTIES = ("year", "means", "power", "trigger", "topic", "count", "total", "kind", "aliases", "code", "value",
              "at_least", "unit", "count_of", "finding", "duty", "plan_status", "confidence", "issued", "doc", "start",
              "end")  # fmt: skip
"""The properties of a node, in the order of their columns."""


@dataclass(frozen=True, slots=True)
class Node:
    """A thing or an act: its IRI, the class that labels it, its name, and its properties as texts."""

    iri: str
    label: str
    name: str
    properties: dict[str, str]


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """A relation between two nodes, by the local name of its property."""

    start: str
    type: str
    end: str


@dataclass(frozen=True, slots=True)
class PropertyGraph:
    """Nodes and edges, each sorted."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


class _Facts:
    """The triples of the union by subject."""

    def __init__(self, triples: Sequence[Triple]) -> None:
        self.by_subject: dict[str, list[Triple]] = defaultdict(list)
        for triple in triples:
            if isinstance(triple.subject, NamedNode):
                self.by_subject[triple.subject.value].append(triple)

    def values(self, subject: str, predicate: NamedNode) -> list[NamedNode | Literal]:
        found = (triple.object for triple in self.by_subject.get(subject, ()) if triple.predicate == predicate)
        return [value for value in found if isinstance(value, NamedNode | Literal)]

    def first(self, subject: str, *predicates: NamedNode) -> str:
        found = (value.value for predicate in predicates for value in self.values(subject, predicate))
        return next(found, "")


def property_graph(quads: Sequence[Quad]) -> PropertyGraph:
    """Read the union of all graphs as a property graph."""
    facts = _Facts(union(quads))
    labelled = {subject: label for subject in facts.by_subject if (label := _label(facts, subject))}
    nodes = tuple(
        Node(iri, labelled[iri], facts.first(iri, *_NAMES), _properties(facts, iri)) for iri in sorted(labelled)
    )
    edges = {
        Edge(iri, _local(triple.predicate), end)
        for iri in labelled
        for triple in facts.by_subject[iri]
        if triple.predicate in EDGES and isinstance(triple.object, NamedNode)
        if (end := _report(facts, triple)) in labelled
    }
    return PropertyGraph(nodes, tuple(sorted(edges)))


def _label(facts: _Facts, subject: str) -> str:
    types = facts.values(subject, RDF.type)
    return next((_local(each) for each in CLASSES if each in types), "")


def _report(facts: _Facts, triple: Triple) -> str:
    """Return the end of an edge; an act told in a section is told in the section's report."""
    end = triple.object
    iri = end.value if isinstance(end, NamedNode) else ""
    passed = {""}  # in what was imported, a part may be its own whole
    while triple.predicate == SCHEMA.subjectOf and iri not in passed and (above := facts.first(iri, ELI.is_part_of)):
        passed.add(iri)
        iri = above
    return iri


def _properties(facts: _Facts, subject: str) -> dict[str, str]:
    found: dict[str, list[str]] = defaultdict(list)
    for triple in facts.by_subject[subject]:
        name = _PROPERTIES.get(triple.predicate)
        if name and isinstance(triple.object, NamedNode | Literal):
            value = triple.object
            found[name].append(facts.first(value.value, SKOS.notation) if isinstance(value, NamedNode) else value.value)
    trigger = facts.first(subject, RD.triggerStart)
    places = sorted(_places(facts, subject), key=lambda place: (not _holds(place, trigger), place))
    if places:
        found["doc"], found["start"], found["end"] = ([str(each)] for each in places[0])
    return {name: ";".join(dict.fromkeys(values)) for name, values in found.items()}


def _holds(place: tuple[str, int, int], trigger: str) -> bool:
    """Tell whether a place is the clause of an act, rather than a topic or time beside it."""
    return trigger.isdecimal() and place[1] <= int(trigger) < place[2]


def _places(facts: _Facts, subject: str) -> list[tuple[str, int, int]]:
    places = []
    for span in facts.values(subject, RD.evidence):
        doc = next((facts.first(text.value, DCTERMS.identifier) for text in facts.values(span.value, OA.hasSource)), "")
        for selector in facts.values(span.value, OA.hasSelector):
            start, end = facts.first(selector.value, OA.start), facts.first(selector.value, OA.end)
            if start.isdecimal() and end.isdecimal():
                places.append((doc, int(start), int(end)))
    return places


def _local(term: NamedNode) -> str:
    return term.value.rpartition("#")[2].rpartition("/")[2]
