"""Match names to bodies, laws and programs, suggest them, and tell their properties: pure functions of a store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pyoxigraph import Literal, NamedNode, Store

from graph.imports.keeping import base_of
from graph.names import Entity, Names, likeness, plain
from graph.serve.jobs import names
from graph.vocab import DCTERMS, ORG, SKOS

TYPES = {"body": "机构 body", "law": "法律文件 law", "program": "项目 program"}
"""The types that can be matched, with their names."""
PROPERTIES = {
    "label": "名称 label",
    "alias": "别称 alias",
    "kind": "类别 kind",
    "place": "地方 place",
    "parent": "上级 parent",
}
"""The properties by which tables can be extended, and candidates be told apart."""
LIMIT = 25
"""How many candidates a query gets at most."""
PAGE = 10
"""How many suggestions are given at once."""
_LOOKED_AT = 200
_LEAST = 0.6
_PATHS = {
    "kind": (ORG.classification, DCTERMS.type),
    "place": (DCTERMS.spatial,),
    "parent": (ORG.subOrganizationOf,),
}
_ENTITIES = ("place", "parent")  # the properties whose values are things under our base


@dataclass(frozen=True, slots=True)
class _Value:
    """A value of a property: what it is called, and its IRI if it is a thing."""

    name: str
    iri: str = ""


@dataclass(frozen=True, slots=True)
class _Scored:
    """A candidate with how like its name and its properties are, from 0 to 1."""

    entity: Entity
    name: float
    properties: float

    @property
    def score(self) -> float:
        """Both together: other properties lower a score, but do not rule a candidate out."""
        return self.name * (_LEAST + (1 - _LEAST) * self.properties)


def space(store: Store, _: None) -> str:
    """Give the space of the identifiers: the base, under which an entity's IRI is its identifier."""
    return base_of(store)


def match(store: Store, queries: dict[str, Any]) -> dict[str, Any]:
    """Find candidates for each query of a batch, the likest first."""
    return {key: {"result": _candidates(store, query)} for key, query in queries.items()}


def suggest(store: Store, asked: tuple[str, int]) -> list[dict[str, Any]]:
    """Suggest entities for what is typed, those that begin with it first; skip as many as asked."""
    prefix, skipped = asked
    root, known = base_of(store), names(store)
    found = [entity for _, entity in _named(known, root, prefix, tuple(TYPES), _LOOKED_AT)]
    typed = plain(prefix)
    found.sort(key=lambda entity: not any(plain(name).startswith(typed) for name in entity.names()))
    return [
        {"id": entity.iri.removeprefix(root), "name": entity.label, "notable": [_typed(entity)], **_described(entity)}
        for entity in found[skipped : skipped + PAGE]
    ]


def extend(store: Store, request: dict[str, Any]) -> dict[str, Any]:
    """Give values of properties for a list of entities; what is not known has none."""
    asked = [each["id"] for each in request["properties"] if each["id"] in PROPERTIES]
    root = base_of(store)
    rows = {
        entity: {each: [_told(value, each, root) for value in _values(store, root + entity, each)] for each in asked}
        for entity in request["ids"]
    }
    return {"meta": [_column(each) for each in asked], "rows": rows}


def _column(property: str) -> dict[str, Any]:
    typed = {"type": {"id": "body", "name": TYPES["body"]}} if property == "parent" else {}
    return {"id": property, "name": PROPERTIES[property], **typed}


def _told(value: _Value, property: str, root: str) -> dict[str, str]:
    if property in _ENTITIES and value.iri.startswith(root):
        return {"id": value.iri.removeprefix(root), "name": value.name}
    return {"str": value.name}


def _candidates(store: Store, query: dict[str, Any]) -> list[dict[str, Any]]:
    asked = query.get("type") or list(TYPES)
    kinds = (asked,) if isinstance(asked, str) else tuple(asked)
    limit = min(int(query.get("limit") or LIMIT), LIMIT)
    root, known = base_of(store), names(store)
    wanted = [(each["pid"], each["v"]) for each in query.get("properties") or [] if each["pid"] in PROPERTIES]
    name = query.get("query", "")
    if name:
        found = _named(known, root, name, kinds, _LOOKED_AT if wanted else limit)
    else:
        found = [(1.0, entity) for entity in known.entities if entity.kind in kinds and wanted]
    scored = [_Scored(entity, score, _fitting(store, entity, wanted, root)) for score, entity in found]
    ranked = sorted(scored, key=lambda each: (-each.score, each.entity.iri))
    kept = [each for each in ranked if name or each.properties > 0][:limit]
    sure = [each for each in kept if each.score == 1]
    return [_candidate(each, root, sure=bool(name) and sure == [each], features=bool(wanted)) for each in kept]


def _candidate(scored: _Scored, root: str, *, sure: bool, features: bool) -> dict[str, Any]:
    entity = scored.entity
    told = [{"id": "name", "value": round(scored.name, 4)}]
    if features:
        told.append({"id": "properties", "value": round(scored.properties, 4)})
    return {
        "id": entity.iri.removeprefix(root),
        "name": entity.label,
        **_described(entity),
        "type": [_typed(entity)],
        "score": round(100 * scored.score, 1),
        "match": sure,
        "features": told,
    }


def _typed(entity: Entity) -> dict[str, str]:
    return {"id": entity.kind, "name": TYPES.get(entity.kind, entity.kind)}


def _described(entity: Entity) -> dict[str, str]:
    return {"description": "、".join(entity.aliases)} if entity.aliases else {}


def _named(known: Names, root: str, name: str, kinds: tuple[str, ...], limit: int) -> list[tuple[float, Entity]]:
    """Find entities by a name, an identifier, a code or an IRI, the likest first."""
    exact = {each.iri: each for each in known.called(name, kinds=kinds)}
    if (by_identifier := known.by_iri.get(root + name)) is not None and by_identifier.kind in kinds:
        exact[by_identifier.iri] = by_identifier
    like = known.near(name, kinds=kinds, limit=limit)
    return [*((1.0, each) for each in exact.values()), *(pair for pair in like if pair[1].iri not in exact)][:limit]


def _fitting(store: Store, entity: Entity, wanted: list[tuple[str, Any]], root: str) -> float:
    """Say how like the properties of an entity are to those of a query: 1 if none is asked, 0 if one is quite other."""
    factor = 1.0
    for asked, given in wanted:
        values = _values(store, entity.iri, asked)
        options = given if isinstance(given, list) else [given]
        factor *= max((_alike(value, option, root) for value in values for option in options), default=0.0)
    return factor


def _alike(value: _Value, given: Any, root: str) -> float:
    """Compare a value with what a query gives: a text, a number, or an entity that was matched before."""
    if not isinstance(given, dict):
        return likeness(plain(str(given)), plain(value.name))
    if value.iri and given.get("id") in (value.iri, value.iri.removeprefix(root)):
        return 1.0
    return likeness(plain(str(given.get("name", ""))), plain(value.name))


def _values(store: Store, iri: str, property: str) -> list[_Value]:
    known = names(store).by_iri.get(iri)
    if known is None:
        return []
    if property in ("label", "alias"):
        return [_Value(name) for name in ([known.label] if property == "label" else known.aliases)]
    nodes = {
        quad.object.value
        for predicate in _PATHS.get(property, ())
        for quad in store.quads_for_pattern(NamedNode(iri), predicate, None, None)
        if isinstance(quad.object, NamedNode)
    }
    return sorted((value for node in nodes for value in _labelled(store, node)), key=lambda each: (each.name, each.iri))


def _labelled(store: Store, iri: str) -> Iterator[_Value]:
    quads = store.quads_for_pattern(NamedNode(iri), SKOS.prefLabel, None, None)
    labels = {q.object.value for q in quads if isinstance(q.object, Literal) and q.object.language in (None, "zh")}
    return (_Value(label, iri) for label in labels)
