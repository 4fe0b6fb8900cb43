"""Keep a dataset in Oxigraph, in memory or on disk, and ask it questions in SPARQL.

The default graph of a store is the merge of its named graphs, made when it is loaded.
Oxigraph's own "union" gives a triple once for each graph that holds it, and sums over several reports come out wrong.
"""

from __future__ import annotations

import os
import sys
import time
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    Store,
    Triple,
    Variable,
)

from graph import ordering
from graph.errors import GraphError
from graph.syntax import find_slip, opens_at

Cell = ordering.Cell
_WAITS = (0.02, 0.05, 0.1, 0.2, 0.4, 0.8)
"""How long, in seconds, an opening that met a new store on its way waits before it tries again."""


class StoreError(GraphError):
    """A store that cannot be opened or written."""


class QueryError(GraphError):
    """A query that cannot be read or run."""


class QuerySyntaxError(QueryError):
    """A query that is not written in SPARQL; the message has line and column."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer to a query: named columns and rows of terms; a cell that is not bound is None.

    `boolean` is the answer to an ASK, `triples` that to a CONSTRUCT or DESCRIBE, as rows of three columns.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    boolean: bool | None = None
    triples: bool = False

    def texts(self) -> tuple[tuple[str, ...], ...]:
        """Write the cells as plain text: IRIs bare, literals by their value, nothing as an empty string."""
        return tuple(tuple(text(cell) for cell in row) for row in self.rows)

    def __reduce__(self) -> tuple[object, ...]:
        """Travel between processes as plain texts, each term once: terms of pyoxigraph take ten times as long."""
        known: dict[Cell, int] = {}
        cells = array("L", (known.setdefault(cell, len(known)) for row in self.rows for cell in row))
        terms = [_pack(cell) for cell in known]
        return _unpack, (self.columns, len(self.rows), cells, terms, (self.boolean, self.triples))


_Values = dict[Variable, NamedNode | BlankNode | Literal | Triple]
_Packed = str | tuple[str, str | None, str | None] | Cell


def _pack(cell: Cell) -> _Packed:
    if isinstance(cell, NamedNode):
        return cell.value
    if isinstance(cell, Literal):
        return cell.value, cell.language, None if cell.language else sys.intern(cell.datatype.value)
    return cell


def _unpack(
    columns: tuple[str, ...], count: int, cells: Sequence[int], terms: Sequence[_Packed], kind: tuple[bool | None, bool]
) -> Rows:
    types: dict[str, NamedNode] = {}
    held = [_term(packed, types) for packed in terms]
    cut = [iter([held[at] for at in cells])] * len(columns)
    rows = tuple(zip(*cut, strict=True)) if columns else ((),) * count
    boolean, triples = kind
    return Rows(columns, rows, boolean=boolean, triples=triples)


def _term(packed: _Packed, types: dict[str, NamedNode]) -> Cell:
    if isinstance(packed, str):
        return NamedNode(packed)
    if not isinstance(packed, tuple):
        return packed
    value, language, datatype = packed
    if datatype is None:
        return Literal(value, language=language)
    return Literal(value, datatype=types.setdefault(datatype, NamedNode(datatype)))


def text(cell: Cell) -> str:
    """Write a term as people read it."""
    if cell is None:
        return ""
    return str(cell) if isinstance(cell, Triple) else cell.value


def memory(quads: Iterable[Quad]) -> Store:
    """Load quads into a store in memory."""
    store = Store()
    _load(store, quads)
    return store


def quads(store: Store) -> Iterator[Quad]:
    """Return the statements of the named graphs, without their merge in the default graph."""
    return (quad for quad in store if not isinstance(quad.graph_name, DefaultGraph))


def write_store(quads: Iterable[Quad], path: Path) -> None:
    """Write quads into a new store on disk; the folder must not exist or be empty."""
    store = create(path)
    _load(store, quads)
    store.optimize()
    store.flush()


def create(path: Path) -> Store:
    """Make a new store on disk; the folder must not exist or be empty."""
    if path.exists() and any(path.iterdir()):
        raise StoreError(f"{path}: holds something already; write into a new folder")
    path.mkdir(parents=True, exist_ok=True)
    try:
        return Store(str(path))
    except OSError as error:
        raise StoreError(f"{path}: no store can be made here ({error})") from error


def _load(store: Store, quads: Iterable[Quad]) -> None:
    held = list(quads)
    store.bulk_extend(held)
    store.bulk_extend(Quad(quad.subject, quad.predicate, quad.object) for quad in held)


def open_store(path: Path) -> Store:
    """Open a store on disk for reading only; several readers may have it open at once.

    A build, an import or an update puts a new store in the old one's place; if that happens while files are read, those
    of two stores would be mixed, so that it is opened again.
    """
    for wait in _WAITS:
        with _same(path) as still_is:
            try:
                opened = _open(path)
            except StoreError:
                if still_is():
                    raise
            else:
                if still_is():
                    return opened
        time.sleep(wait)
    return _open(path)


@contextmanager
def _same(path: Path) -> Iterator[Callable[[], bool]]:
    """Give a function that tells whether the folder at a path is still the one that it is now, or none as now."""
    try:
        number = os.open(path, os.O_RDONLY)  # held open, its inode goes to no other folder
    except OSError:
        yield lambda: not path.exists()
        return
    try:
        yield lambda: path.exists() and os.path.samestat(os.fstat(number), path.stat())
    finally:
        os.close(number)


def _open(path: Path) -> Store:
    if not (path / "CURRENT").is_file():
        raise StoreError(f"{path}: no store here; make one with `renda build`")
    try:
        return Store.read_only(str(path))
    except (OSError, RuntimeError) as error:  # Oxigraph tells of damaged files by a bare RuntimeError
        raise StoreError(f"{path}: the store cannot be read ({error}); build it again with `renda build`") from error


def rows(store: Store, sparql: str, *, values: Mapping[Variable, NamedNode | Literal] | None = None) -> Rows:
    """Ask a query of the merged graphs; `GRAPH ?g` tells them apart; `values` bind variables beforehand."""
    at = opens_at(sparql) if values else None
    if at is not None and values:
        # Oxigraph substitutes only what a SELECT shows: https://docs.rs/oxigraph/latest/oxigraph/sparql/
        given = " ".join(f"VALUES {variable} {{ {value} }}" for variable, value in values.items())
        sparql, values = f"{sparql[:at]} {given} {sparql[at:]}", None
    bound: _Values = dict(values or {})
    order = ordering.split_order(sparql)
    with told(sparql):
        if order is not None and (found := _ordered(store, order, bound)) is not None:
            return found
        return _rows(store.query(sparql, substitutions=bound))


def _ordered(store: Store, order: ordering.Order, values: _Values) -> Rows | None:
    """Answer a query and sort its rows here; None if it must be asked as it stands."""
    try:
        answer = store.query(order.sparql, substitutions=values)
    except SyntaxError:  # told of the whole query, whose places the reader knows
        return None
    if not isinstance(answer, QuerySolutions):
        return None
    found = _rows(answer)
    sorted_rows = ordering.in_order(found.rows, found.columns, order.keys)
    return None if sorted_rows is None else Rows(found.columns, sorted_rows)


@contextmanager
def told(sparql: str) -> Iterator[None]:
    """Turn what Oxigraph raises on a query into errors of ours, with line and column."""
    try:
        yield
    except SyntaxError as error:
        raise QuerySyntaxError(f"the query cannot be read: {find_slip(str(error), sparql) or error}") from error
    except (RuntimeError, ValueError, OSError) as error:
        raise QueryError(f"the query cannot be run: {error}") from error


def _rows(answer: object) -> Rows:
    if isinstance(answer, QueryBoolean):
        return Rows(("answer",), ((Literal(str(bool(answer)).lower()),),), boolean=bool(answer))
    if isinstance(answer, QuerySolutions):
        columns = tuple(variable.value for variable in answer.variables)
        return Rows(columns, tuple(tuple(solution) for solution in answer))  # by name takes six times as long
    if isinstance(answer, Iterable):
        found = tuple((each.subject, each.predicate, each.object) for each in answer if isinstance(each, Triple))
        return Rows(("subject", "predicate", "object"), found, triples=True)
    raise TypeError(f"no answer of a kind that SPARQL knows: {answer!r}")
