"""Read what an answer means, so that two forms of one answer, or two orders of its rows, are the same."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Hashable, Iterable

from pyoxigraph import (
    Literal,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Store,
    Triple,
    parse,
    parse_query_results,
)

from graph.serve.jobs import nodes
from graph.store import Rows

CSV = "text/csv"
HTML = "text/html"
RESULTS = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "text/tab-separated-values": QueryResultsFormat.TSV,
}
GRAPHS = {
    "text/turtle": RdfFormat.TURTLE,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/rdf+xml": RdfFormat.RDF_XML,
}
JSON = "application/json"


def read(body: bytes, media: str) -> Hashable:
    """Read an answer by its media type; raise ValueError or SyntaxError where it is not of it."""
    if media in GRAPHS:
        return frozenset(quad.triple for quad in parse(body, GRAPHS[media]))
    if media in RESULTS:
        return _results(parse_query_results(body, RESULTS[media]))
    if media == CSV:
        columns, *cells = csv.reader(io.StringIO(body.decode("utf-8"), newline=""))
        return of_rows(columns, map(tuple, cells))
    return of_json(json.loads(body)) if media == JSON else body


def _results(found: QuerySolutions | QueryBoolean) -> Hashable:
    if isinstance(found, QueryBoolean):
        return bool(found)
    return of_rows([variable.value for variable in found.variables], map(tuple, found))


def of_rows(columns: Iterable[str], rows: Iterable[tuple[object, ...]]) -> Hashable:
    """Give the meaning of a table: its columns and its rows, each as often as it stands there, in no order."""
    return tuple(columns), frozenset(Counter(rows).items())


def of_answer(found: Rows, media: str) -> Hashable:
    """Give the meaning of an answer of the library, as a form of the server would have it."""
    if found.boolean is not None:
        return found.boolean
    if found.triples:
        return frozenset(Triple(*row) for row in found.rows)  # type: ignore[arg-type]
    return of_rows(found.columns, found.texts() if media == CSV else map(_typed, found.rows))


def _typed(row: tuple[object, ...]) -> tuple[object, ...]:
    """Write terms as results have them: their readers give a string of a language a direction of none."""
    return tuple(Literal(c.value, language=c.language) if isinstance(c, Literal) and c.language else c for c in row)


def of_thing(store: Store, iri: str) -> Hashable:
    """Give all statements in which a node is a subject or an object."""
    (node,) = nodes((iri,))
    found = [*store.quads_for_pattern(node, None, None, None), *store.quads_for_pattern(None, None, node, None)]
    return frozenset(quad.triple for quad in found)


def of_json(value: object) -> Hashable:
    """Give the meaning of JSON, in which the order of names says nothing."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False)
