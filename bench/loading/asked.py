"""The requests of a load: each with what a right answer means, by every state that the store may be in."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from dataclasses import field as field_of
from pathlib import Path
from typing import Any

from pyoxigraph import Store

from graph.imports.keeping import base_of, folder_of
from graph.names import Entity, read_names
from graph.questions import shipped
from graph.serve.jobs import thing
from graph.serve.matching import TYPES, extend, match
from graph.serve.things import address, page
from graph.store import open_store, rows
from loading import meaning

FORM, QUERY = "application/x-www-form-urlencoded", "application/sparql-query"
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER(?a != ?i) }"
"""A cross product that no machine answers: it must be stopped."""
KINDS = ("page", "question", "small query", "reconciliation", "thing")
SHARES = (1, 5, 6, 4, 6)
"""How often each kind is asked; the page is as long as all the others together."""
_PREFIXES = """PREFIX rd: <https://w3id.org/renda/ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX org: <http://www.w3.org/ns/org#>
"""
SMALL = (
    "SELECT ?body ?label { ?body a rd:Body ; skos:prefLabel ?label }",
    "SELECT ?class (COUNT(DISTINCT ?thing) AS ?n) { ?thing a ?class } GROUP BY ?class",
    "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g",
    "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
    "SELECT ?s ?parent { ?s org:subOrganizationOf ?parent }",
    "ASK { ?body a rd:Body }",
    "ASK { ?body a rd:Body ; skos:prefLabel '没有这个机构' }",
    "CONSTRUCT { ?s a ?class } WHERE { ?s a ?class }",
)
_MOST_INCOMING = 500  # of more the server shows a part
_THINGS, _BATCHES, _BATCH = 24, 12, 10


@dataclass(frozen=True, slots=True)
class Request:
    """A request and the meanings of its right answers; `media` is the form that is asked for and must be given."""

    kind: str
    method: str
    path: str
    media: str
    meanings: frozenset[Hashable] = field_of(repr=False)
    content: str = ""
    """The media type of what is sent; empty where the address has it all."""
    field: str = ""
    """The field of a form, or the parameter of an address, in which it is sent."""
    body: str = ""

    def fits(self, body: bytes) -> bool:
        """Tell whether an answer is right."""
        return meaning.read(body, self.media) in self.meanings


def requests(output: Path, states: Sequence[Path]) -> dict[str, tuple[Request, ...]]:
    """Make the requests by kind; `states` are the stores between which the served one goes to and fro."""
    stores = [open_store(each) for each in states]
    made = (_pages(output), _questions(stores), _small(stores), _batches(stores), _things(stores))
    return dict(zip(KINDS, map(tuple, made), strict=True))


def _pages(output: Path) -> Iterator[Request]:
    yield Request("page", "GET", "/", meaning.HTML, frozenset({(output / "graph.html").read_bytes()}))


def _questions(stores: Sequence[Store]) -> Iterator[Request]:
    asked = [each for each in shipped() if not each.needs]
    for number, each in enumerate(asked):
        yield _query("question", each.sparql, stores, number)


def _small(stores: Sequence[Store]) -> Iterator[Request]:
    for number, each in enumerate(SMALL):
        for way in range(3):
            yield _query("small query", _PREFIXES + each, stores, number + way)


def _query(kind: str, sparql: str, stores: Sequence[Store], number: int) -> Request:
    """Ask in one of the three ways of the protocol, in one of the forms of its results."""
    answers = [rows(store, sparql) for store in stores]
    graph, boolean = answers[0].triples, answers[0].boolean is not None
    forms = [*meaning.GRAPHS] if graph else [*meaning.RESULTS][:2] if boolean else [*meaning.RESULTS, meaning.CSV]
    media = forms[number % len(forms)]
    meanings = frozenset(meaning.of_answer(each, media) for each in answers)
    ways: tuple[dict[str, Any], ...] = (
        {"method": "GET", "field": "query"},
        {"method": "POST", "field": "query", "content": FORM},
        {"method": "POST", "content": QUERY},
    )
    return Request(kind, path="/sparql", media=media, meanings=meanings, body=sparql, **ways[number % len(ways)])


def _batches(stores: Sequence[Store]) -> Iterator[Request]:
    root = base_of(stores[0])
    known = [each for each in read_names(stores[0], without=folder_of(root)).entities if each.kind in TYPES]
    drawn = random.Random(1)
    for _ in range(_BATCHES):
        entities = drawn.sample(known, min(_BATCH, len(known)))
        batch = {f"q{at}": _match(entity, drawn) for at, entity in enumerate(entities)}
        yield _reconciled("queries", batch, stores, match)
    table = {
        "ids": [each.iri.removeprefix(root) for each in drawn.sample(known, min(_BATCH, len(known)))],
        "properties": [{"id": "label"}, {"id": "alias"}, {"id": "place"}, {"id": "parent"}],
    }
    yield _reconciled("extend", table, stores, extend)


def _match(entity: Entity, drawn: random.Random) -> dict[str, Any]:
    """Ask for an entity by a name of it, whole or with a character lost."""
    name = drawn.choice(entity.names())
    at = drawn.randrange(len(name))
    written = name if drawn.random() < 0.5 or len(name) < 4 else name[:at] + name[at + 1 :]
    return {"query": written, **({"type": entity.kind} if drawn.random() < 0.5 else {}), "limit": drawn.randint(1, 8)}


def _reconciled(
    name: str, sent: dict[str, Any], stores: Sequence[Store], answer: Callable[[Store, dict[str, Any]], object]
) -> Request:
    meanings = frozenset(meaning.of_json(answer(store, sent)) for store in stores)
    written = json.dumps(sent, ensure_ascii=False)
    return Request(
        "reconciliation", "POST", "/reconcile", meaning.JSON, meanings, body=written, content=FORM, field=name
    )


def _things(stores: Sequence[Store]) -> Iterator[Request]:
    root = base_of(stores[0])
    known = list(read_names(stores[0], without=folder_of(root)).entities)
    random.Random(2).shuffle(known)
    whole = [each for each in known if all(len(thing(store, each.iri).incoming) < _MOST_INCOMING for store in stores)]
    for number, entity in enumerate(whole[:_THINGS]):
        at = address(entity.iri, root)
        for media in (meaning.HTML, [*meaning.GRAPHS][number % len(meaning.GRAPHS)]):
            if media == meaning.HTML:
                meanings = frozenset(page(thing(store, entity.iri)).encode() for store in stores)
            else:
                meanings = frozenset(meaning.of_thing(store, entity.iri) for store in stores)
            yield Request("thing", "GET", at, media, meanings)
