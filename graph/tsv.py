"""Answers as SPARQL's TSV, https://www.w3.org/TR/sparql11-results-csv-tsv/: for sorting, and between processes.

Oxigraph writes a whole answer as text faster than it makes an object of each cell. Most cells of an answer are like
others, and each is read once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import IO, cast

from pyoxigraph import BlankNode, Literal, NamedNode, QueryResultsFormat, QuerySolutions, RdfFormat, Triple, parse

from graph.errors import GraphError
from graph.ordering import Cell, ranks
from graph.vocab import XSD

LARGEST = 200_000_000
"""How many bytes an answer has at most unless another bound is given: its rows take some ten times as much memory."""
_ESCAPED = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_PLAIN = {"t": "\t", "n": "\n", "r": "\r", "b": "\b", "f": "\f"}
_TYPED = re.compile(r'"(.*)"\^\^<([^>]*)>', re.DOTALL)

_DOUBLE = NamedNode(f"{XSD.namespace}double")


@dataclass(frozen=True, slots=True)
class Table:
    """An answer as text: its columns, and a line for each row, with tabs between the cells."""

    columns: tuple[str, ...]
    lines: Sequence[str]

    def cells(self) -> list[str]:
        """Return the cells, row after row."""
        return "\t".join(self.lines).split("\t") if self.lines else []


class TooLargeError(GraphError):
    """An answer with more bytes than it may have."""

    def __init__(self, largest: int) -> None:
        super().__init__(
            f"the answer has more than {largest / 1e6:,g} MB; narrow the query, add a LIMIT, or let it be larger"
        )
        self.largest = largest

    def __reduce__(self) -> tuple[type[TooLargeError], tuple[int]]:
        """Travel between processes."""
        return type(self), (self.largest,)


class Bounded:
    """Collects bytes, and raises an error when they are too many."""

    def __init__(self, largest: int, error: Exception) -> None:
        self.pieces: list[bytes] = []
        self._left = largest
        self._error = error

    def write(self, piece: bytes) -> int:
        """Take a piece."""
        self._left -= len(piece)
        if self._left < 0:
            raise self._error
        self.pieces.append(bytes(piece))
        return len(piece)

    def flush(self) -> None:
        """Do nothing: all is in memory."""


def written(solutions: QuerySolutions, largest: int) -> Table:
    """Let Oxigraph write an answer; raise `TooLargeError` as soon as it has too many bytes."""
    columns = tuple(variable.value for variable in solutions.variables)
    out = Bounded(largest, TooLargeError(largest))
    solutions.serialize(cast("IO[bytes]", out), QueryResultsFormat.TSV)
    _, *lines, _ = b"".join(out.pieces).decode().split("\n")
    return Table(columns, lines)


def table(columns: tuple[str, ...], rows: Iterable[Sequence[Cell]]) -> Table:
    """Write rows of terms."""
    known: dict[Cell, str] = {None: ""}
    lines = []
    for row in rows:
        for cell in row:
            if cell not in known:
                known[cell] = f"<<( {cell} )>>" if isinstance(cell, Triple) else str(cell)
        lines.append("\t".join([known[cell] for cell in row]))
    return Table(columns, lines)


def terms(text: Table) -> tuple[tuple[Cell, ...], ...]:
    """Read the rows of a table."""
    if not text.columns:
        return ((),) * len(text.lines)
    return rows(len(text.columns), *numbered(text))


def numbered(text: Table) -> tuple[list[str], list[int]]:
    """Give the cells that differ, and for each cell, row after row, its place among them."""
    cells = text.cells()
    places = {cell: at for at, cell in enumerate(dict.fromkeys(cells))}
    return list(places), [places[cell] for cell in cells]


def rows(width: int, different: Sequence[str], places: Sequence[int]) -> tuple[tuple[Cell, ...], ...]:
    """Read the rows of so many columns whose cells stand at these places among those that differ."""
    types: dict[str, NamedNode] = {}
    held = [_term(cell, types) for cell in different]
    each = map(held.__getitem__, places)
    return tuple(zip(*[each] * width, strict=True))


def in_order(text: Table, keys: Sequence[tuple[str, bool]]) -> Table | None:
    """Sort the rows by columns, each with whether it falls; None if one is not shown or cannot be compared here."""
    if any(name not in text.columns for name, _ in keys):
        return None
    cells, width = text.cells(), len(text.columns)
    places = []
    for name, falling in keys:
        column = cells[text.columns.index(name) :: width]
        place = _ranks(set(column))
        if place is None:
            return None
        placed = [place[cell] for cell in column]
        places.append([-each for each in placed] if falling else placed)
    order = sorted(zip(*places, range(len(text.lines)), strict=True))  # rows of equal keys stay as they came
    return Table(text.columns, [text.lines[at] for *_, at in order])


def _ranks(cells: set[str]) -> dict[str, int] | None:
    """Give each cell of a column its place, nothing the first; None if they cannot be compared here."""
    held = cells - {""}
    texts = [_text(each) for each in held]
    if None not in texts:
        in_turn = sorted(zip(texts, held, strict=True))
        return {"": 0} | {cell: at for at, (_, cell) in enumerate(in_turn, start=1)}
    if all(each.isascii() and each.isdecimal() for each in held):
        return {"": 0} | {each: int(each) + 1 for each in held}
    types: dict[str, NamedNode] = {}
    known = {cell: _term(cell, types) for cell in cells}
    ranked = ranks(set(known.values()))
    return None if ranked is None else {cell: ranked[term] for cell, term in known.items()}


def _text(cell: str) -> tuple[str, bool, str] | None:
    """Tell what a text is compared by; as Oxigraph has it, one with a language comes before its like without."""
    value, _, end = cell.rpartition('"')
    if value[:1] != '"' or end[:1] == "^" or "--" in end:  # a language with a direction
        return None
    return _ESCAPED.sub(_unescaped, value[1:]) if "\\" in value else value[1:], not end, end[1:]


def _term(cell: str, types: dict[str, NamedNode]) -> Cell:
    if not cell:
        return None
    if cell[0] == '"':
        return _literal(cell, types)
    if cell.startswith("_:"):
        return BlankNode(cell[2:])
    if cell.startswith("<") and not cell.startswith("<<"):
        return NamedNode(cell[1:-1])
    return _parsed(cell) if cell[0] == "<" else Literal(cell, datatype=_short(cell))


def _literal(cell: str, types: dict[str, NamedNode]) -> Cell:
    text = _text(cell)
    if text is not None:
        return Literal(text[0], language=text[2] or None)
    found = _TYPED.fullmatch(cell)
    if found is None:
        return _parsed(cell)
    value = _ESCAPED.sub(_unescaped, found[1]) if "\\" in found[1] else found[1]
    return Literal(value, datatype=types.get(found[2]) or types.setdefault(found[2], NamedNode(found[2])))


def _unescaped(found: re.Match[str]) -> str:
    code = found[1] or found[2]
    return chr(int(code, 16)) if code else _PLAIN.get(found[3], found[3])


def _short(cell: str) -> NamedNode:
    """Tell the datatype of a literal that is written without one."""
    if cell in {"true", "false"}:
        return XSD.boolean
    return _DOUBLE if "e" in cell.lower() else XSD.decimal if "." in cell else XSD.integer


def _parsed(cell: str) -> Cell:
    """Read what is rare by Oxigraph's own parser."""
    (quad,) = parse(f"<urn:x> <urn:x> {cell} .", format=RdfFormat.N_TRIPLES)
    found: Cell = quad.object
    return found
