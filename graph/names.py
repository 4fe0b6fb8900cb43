"""Find entities of the graph by what people call them: label, alias, code or IRI."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from pyoxigraph import Literal, NamedNode, Store

from graph.iris import fold
from graph.store import rows
from graph.vocab import DCTERMS, RD, RDF, SCHEMA, SKOS

KINDS = {
    "body": RD.Body,
    "law": RD.Law,
    "program": RD.Program,
    "publication": RD.Publication,
    "meeting": RD.Meeting,
    "place": SCHEMA.AdministrativeArea,
}
"""The kinds of entities that have names of their own."""

_LABELS = (SKOS.prefLabel, DCTERMS.title)
_ALIASES = (SKOS.altLabel, DCTERMS.alternative)
_QUOTES = re.compile(r"[《》〈〉“”\"'\s]")


@dataclass(frozen=True, slots=True)
class Entity:
    """An entity with its names; `codes` are its notations, `place` the IRI of where it is."""

    iri: str
    kind: str
    label: str
    aliases: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    place: str = ""

    def names(self) -> tuple[str, ...]:
        """List label and aliases."""
        return (self.label, *self.aliases)


def plain(name: str) -> str:
    """Fold a name for comparison: width and quotation marks do not matter.

    >>> plain("《物业管理条例（草案）》")
    '物业管理条例(草案)'
    """
    return _QUOTES.sub("", fold(name)).casefold()


@dataclass(frozen=True)
class Names:
    """All entities of a store by name."""

    entities: tuple[Entity, ...] = field(repr=False)

    @cached_property
    def _by_name(self) -> dict[str, list[Entity]]:
        index: dict[str, list[Entity]] = {}
        for entity in self.entities:
            for name in {plain(each) for each in (*entity.names(), *entity.codes, entity.iri)}:
                index.setdefault(name, []).append(entity)
        return index

    @cached_property
    def by_iri(self) -> dict[str, Entity]:
        """The entities by IRI."""
        return {entity.iri: entity for entity in self.entities}

    def called(self, name: str, *, kinds: Collection[str] = tuple(KINDS)) -> tuple[Entity, ...]:
        """Find the entities with exactly this label, alias, code or IRI."""
        return tuple(entity for entity in self._by_name.get(plain(name), ()) if entity.kind in kinds)

    def near(self, name: str, *, kinds: Collection[str] = tuple(KINDS), limit: int = 10) -> list[tuple[float, Entity]]:
        """Find entities whose names are like this one, the likest first, each with a score from 0 to 1."""
        asked = plain(name)
        scored = [
            (score, entity)
            for entity in self.entities
            if entity.kind in kinds and (score := max(likeness(asked, plain(each)) for each in entity.names())) > 0
        ]
        return sorted(scored, key=lambda pair: (-pair[0], len(pair[1].label), pair[1].iri))[:limit]

    def words(self) -> Iterator[tuple[str, Entity]]:
        """Give each folded name with its entity, the longest names first."""
        pairs = [(plain(name), entity) for entity in self.entities for name in entity.names()]
        return iter(sorted(pairs, key=lambda pair: (-len(pair[0]), pair[0], pair[1].iri)))


def likeness(one: str, other: str) -> float:
    """Say how like two folded names are: 1 for equal, then parts of each other, then pairs of characters in common.

    A short name in Chinese keeps characters of the full one in their order: 区法院, 区人民法院.

    >>> likeness("公安分局", "公安分局"), likeness("区法院", "区人民法院") > likeness("区法院", "区检察院")
    (1.0, True)
    """
    if not one or not other:
        return 0.0
    if one == other:
        return 1.0
    if one in other or other in one:
        return 0.5 + 0.4 * min(len(one), len(other)) / max(len(one), len(other))
    short, full = sorted((one, other), key=len)
    rest = iter(full)
    if all(character in rest for character in short):
        return 0.3 + 0.5 * len(short) / len(full)
    pairs = [{text[at : at + 2] for at in range(len(text) - 1)} for text in (one, other)]
    shared = 2 * len(pairs[0] & pairs[1]) / (len(pairs[0]) + len(pairs[1]) or 1)
    return 0.8 * shared if shared >= 0.4 else 0.0


def read_names(store: Store, *, without: str | None = None) -> Names:
    """Read the names of all entities, sorted by IRI; leave out what only graphs `without` this beginning tell of."""
    values = {
        predicate: _values(store, predicate) for predicate in (*_LABELS, *_ALIASES, DCTERMS.spatial, SKOS.notation)
    }
    found = [_entity(subject, kind, values) for kind in KINDS for subject in _subjects(store, kind, without)]
    return Names(tuple(sorted((each for each in found if each.label), key=lambda each: (each.iri, each.kind))))


def _subjects(store: Store, kind: str, without: str | None) -> set[NamedNode]:
    if without is None:
        found = rows(store, f"SELECT ?node {{ ?node a {KINDS[kind]} }}").rows
        return {node for (node,) in found if isinstance(node, NamedNode)}
    return {
        quad.subject
        for quad in store.quads_for_pattern(None, RDF.type, KINDS[kind], None)
        if isinstance(quad.subject, NamedNode) and isinstance(quad.graph_name, NamedNode)
        if not quad.graph_name.value.startswith(without)
    }


def _values(store: Store, predicate: NamedNode) -> dict[str, set[str]]:
    """Read all values of a property from the merged graph: one pass is far quicker than one over each entity."""
    values: dict[str, set[str]] = {}
    for node, value in rows(store, f"SELECT ?node ?value {{ ?node {predicate} ?value }}").rows:
        if isinstance(node, NamedNode) and isinstance(value, Literal | NamedNode):
            values.setdefault(node.value, set()).add(value.value)
    return values


def _entity(subject: NamedNode, kind: str, values: dict[NamedNode, dict[str, set[str]]]) -> Entity:
    def of(*predicates: NamedNode) -> list[str]:
        return [value for each in predicates for value in sorted(values[each].get(subject.value, ()))]

    labels, places = of(*_LABELS), of(DCTERMS.spatial)
    label = labels[0] if labels else ""
    others = {*labels, *of(*_ALIASES)} - {label}
    return Entity(
        subject.value, kind, label, tuple(sorted(others)), tuple(of(SKOS.notation)), places[0] if places else ""
    )
