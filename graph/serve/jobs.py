"""What the children of a server are asked to do: pure functions of a store, with answers as bytes or plain values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import IO, cast

from pyoxigraph import (
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
    serialize,
)

from graph.imports.keeping import base_of
from graph.names import Names, read_names
from graph.serve.negotiation import GRAPHS, RESULTS, choose
from graph.store import QueryError, told
from graph.tsv import Bounded
from graph.vocab import PREFIXES

_INCOMING = 500


class TooLargeError(QueryError):
    """An answer with more bytes than a server gives."""


class NotAcceptableError(QueryError):
    """A client that takes none of the forms in which an answer can be given."""


@dataclass(frozen=True, slots=True)
class Query:
    """A query with its data set, what the client accepts, and how large the answer may be."""

    sparql: str
    accept: str | None
    largest: int
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


def answer(store: Store, query: Query) -> tuple[str, bytes]:
    """Answer a query in the form that the client likes best; return its media type and bytes."""
    graphs = {}
    if query.default_graphs or query.named_graphs:
        graphs = {"default_graph": nodes(query.default_graphs), "named_graphs": nodes(query.named_graphs)}
    with told(query.sparql):
        found = store.query(query.sparql, **graphs)  # type: ignore[arg-type]
    offered: dict[str, QueryResultsFormat] | dict[str, RdfFormat] = (
        GRAPHS if isinstance(found, QueryTriples) else RESULTS
    )
    media = choose(query.accept, list(offered))
    if media is None:
        raise NotAcceptableError(f"the answer can be given as {', '.join(offered)}")
    too_large = TooLargeError("the answer is larger than this server gives; narrow the query or add a LIMIT")
    out = Bounded(query.largest, too_large)
    with told(query.sparql):
        _write(found, cast("IO[bytes]", out), media)
    return media, b"".join(out.pieces)


def nodes(iris: tuple[str, ...]) -> list[NamedNode]:
    """Read the IRIs of a data set."""
    try:
        return [NamedNode(each) for each in iris]
    except ValueError as error:
        raise QueryError(f"a data set is named by IRIs; one of {', '.join(map(repr, iris))} is none") from error


def _write(found: object, out: IO[bytes], media: str) -> None:
    if isinstance(found, QueryTriples):
        serialize(found, out, format=GRAPHS[media], prefixes=PREFIXES)
    elif isinstance(found, QuerySolutions | QueryBoolean):
        found.serialize(out, RESULTS[media])


@dataclass(frozen=True, slots=True)
class Thing:
    """What a graph says of a node, in Turtle's terms: outgoing and incoming statements."""

    iri: str
    base: str
    label: str
    outgoing: tuple[Triple, ...]
    incoming: tuple[Triple, ...]


def thing(store: Store, iri: str) -> Thing:
    """Read what is said of a node; its incoming statements up to a bound."""
    try:
        node = NamedNode(iri)
    except ValueError as error:
        raise QueryError(f"{iri!r} is no IRI") from error
    outgoing = sorted({quad.triple for quad in store.quads_for_pattern(node, None, None, None)}, key=str)
    incoming = _first(quad.triple for quad in store.quads_for_pattern(None, None, node, None))
    known = names(store).by_iri.get(iri)
    return Thing(iri, base_of(store), known.label if known else "", tuple(outgoing), tuple(sorted(incoming, key=str)))


def thing_at(store: Store, local: str) -> Thing:
    """Read what is said of the node that is called so under the base, in one job: each waits for a child anew."""
    return thing(store, base_of(store) + local)


def _first(triples: Iterator[Triple]) -> set[Triple]:
    found: set[Triple] = set()
    for triple in triples:
        found.add(triple)
        if len(found) >= _INCOMING:
            break
    return found


def as_rdf(thing: Thing, media: str) -> bytes:
    """Write what is said of a node."""
    return serialize((*thing.outgoing, *thing.incoming), format=GRAPHS[media], prefixes=PREFIXES) or b""


def base(store: Store, _: None) -> str:
    """Read the base of a store."""
    return base_of(store)


def described(store: Store, request: tuple[str, str, str]) -> bytes:
    """Describe the data set or the service: `name` of a query beside this file, the endpoint, a media type."""
    name, endpoint, media = request
    text = (files("graph.serve") / f"{name}.rq").read_text(encoding="utf-8").replace("urn:endpoint", endpoint)
    with told(text):
        found = store.query(text)
    return serialize(cast("QueryTriples", found), format=GRAPHS[media], prefixes=PREFIXES) or b""


@lru_cache(maxsize=1)
def names(store: Store) -> Names:
    """Read the names of a store once; a child has one store."""
    return read_names(store)
