"""Keep a dataset in Oxigraph, in memory or on disk, and ask it questions in SPARQL.

The default graph of a store is the merge of its named graphs, made when it is loaded.
Oxigraph's own "union" gives a triple once for each graph that holds it, and sums over several reports come out wrong.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import islice
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

from graph import ordering, tsv
from graph.errors import GraphError
from graph.syntax import find_slip, opens_at

Cell = ordering.Cell
_WAITS = (0.02, 0.05, 0.1, 0.2, 0.4, 0.8)
"""How long, in seconds, an opening that met a new store on its way waits before it tries again."""


_TRIPLE = 100
"""For how many bytes a triple of a CONSTRUCT counts."""


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
        """Travel between processes as text: terms of pyoxigraph take ten times as long."""
        return _rows_of, (tsv.table(self.columns, self.rows), (self.boolean, self.triples))


@dataclass(frozen=True, slots=True)
class Packed:
    """The answer to a SELECT as text, made in a child that does not look at the rows: it arrives as `Rows`."""

    table: tsv.Table

    def rows(self) -> Rows:
        """Read the rows."""
        return _rows_of(self.table)

    def __reduce__(self) -> tuple[object, ...]:
        """Travel between processes, and become rows on arrival."""
        return _rows_of, (self.table,)


def _rows_of(table: tsv.Table, kind: tuple[bool | None, bool] = (None, False)) -> Rows:
    boolean, triples = kind
    return Rows(table.columns, tsv.terms(table), boolean=boolean, triples=triples)


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


def checkpoint(store: Path, fresh: Path) -> None:
    """Make a store that holds what another one holds: it shares the other's files, and is written to without it."""
    open_store(store).backup(str(fresh))
    shutil.copymode(store, fresh)


def replace(store: Store, gone: set[Quad], new: set[Quad]) -> None:
    """Take statements out and put others in; the default graph stays the merge of all others."""
    for quad in gone:
        store.remove(quad)
    for quad in gone:
        # By the graphs alone: a number that was told as 1.0 comes back as 1.
        there = store.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
        if all(isinstance(each.graph_name, DefaultGraph) for each in there):
            store.remove(_merged(quad))
    store.extend([*new, *(_merged(quad) for quad in new)])


def _merged(quad: Quad) -> Quad:
    return Quad(quad.subject, quad.predicate, quad.object)


def open_store(path: Path) -> Store:
    """Open a store on disk for reading only; several readers may have it open at once.

    A build, an import or an update puts a new store in the old one's place; if that happens while files are read, those
    of two stores would be mixed, so that it is opened again.
    """
    for wait in _WAITS:
        with same(path) as still_is:
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
def same(path: Path) -> Iterator[Callable[[], bool]]:
    """Give a function that tells whether the folder at a path is still the one that it is now, or none as now."""
    try:
        number = os.open(path, os.O_RDONLY)  # held open, its inode goes to no other folder
    except OSError:
        yield lambda: not path.exists()
        return
    try:
        yield lambda: is_at(path, number)
    finally:
        os.close(number)


def is_at(path: Path, number: int) -> bool:
    """Tell whether the folder that is open under a number stands at a path."""
    with suppress(OSError):
        return os.path.samestat(os.fstat(number), path.stat())
    return False


def _open(path: Path) -> Store:
    if not (path / "CURRENT").is_file():
        raise StoreError(f"{path}: no store here; make one with `renda build`")
    try:
        return Store.read_only(str(path))
    except (OSError, RuntimeError) as error:  # Oxigraph tells of damaged files by a bare RuntimeError
        raise StoreError(f"{path}: the store cannot be read ({error}); build it again with `renda build`") from error


def rows(store: Store, sparql: str, *, values: Mapping[Variable, NamedNode | Literal] | None = None) -> Rows:
    """Ask a query of the merged graphs; `GRAPH ?g` tells them apart; `values` bind variables beforehand."""
    return unpacked(packed(store, sparql, values=values))


def unpacked(found: Packed | Rows) -> Rows:
    """Read the rows of an answer that stays in this process."""
    return found.rows() if isinstance(found, Packed) else found


def packed(
    store: Store,
    sparql: str,
    *,
    values: Mapping[Variable, NamedNode | Literal] | None = None,
    largest: int = tsv.LARGEST,
) -> Packed | Rows:
    """Ask a query as `rows` does, for another process, where the answer arrives as `Rows`.

    An answer with more bytes than `largest` is refused by `graph.tsv.TooLargeError`.
    """
    at = opens_at(sparql) if values else None
    if at is not None and values:
        # Oxigraph substitutes only what a SELECT shows: https://docs.rs/oxigraph/latest/oxigraph/sparql/
        given = " ".join(f"VALUES {variable} {{ {value} }}" for variable, value in values.items())
        sparql, values = f"{sparql[:at]} {given} {sparql[at:]}", None
    bound: dict[Variable, NamedNode | BlankNode | Literal | Triple] = dict(values or {})
    order = ordering.split_order(sparql)
    with told(sparql):
        if order is not None:
            with suppress(SyntaxError):  # told of the whole query below, whose places the reader knows
                found = _packed(store.query(order.sparql, substitutions=bound), largest)
                if isinstance(found, Packed) and (sorted_rows := tsv.in_order(found.table, order.keys)):
                    return Packed(sorted_rows)
        return _packed(store.query(sparql, substitutions=bound), largest)


@contextmanager
def told(sparql: str) -> Iterator[None]:
    """Turn what Oxigraph raises on a query into errors of ours, with line and column."""
    try:
        yield
    except SyntaxError as error:
        raise QuerySyntaxError(f"the query cannot be read: {find_slip(str(error), sparql) or error}") from error
    except (RuntimeError, ValueError, OSError) as error:
        raise QueryError(f"the query cannot be run: {error}") from error


def _packed(answer: object, largest: int) -> Packed | Rows:
    if isinstance(answer, QuerySolutions):
        return Packed(tsv.written(answer, largest))
    if isinstance(answer, QueryBoolean):
        return Rows(("answer",), ((Literal(str(bool(answer)).lower()),),), boolean=bool(answer))
    if isinstance(answer, Iterable):
        triples = (each for each in answer if isinstance(each, Triple))
        found = tuple((each.subject, each.predicate, each.object) for each in islice(triples, largest // _TRIPLE + 1))
        if len(found) > largest // _TRIPLE:
            raise tsv.TooLargeError(largest)
        return Rows(("subject", "predicate", "object"), found, triples=True)
    raise TypeError(f"no answer of a kind that SPARQL knows: {answer!r}")
