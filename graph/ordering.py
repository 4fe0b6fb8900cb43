"""Tell the order that a query asks for, and the places of terms in it.

Oxigraph reads both terms from disk again for every comparison it makes, which takes longer than the answer itself.
So a closing ORDER BY of plain variables is cut off, and the rows are sorted by `graph/tsv.py`, as the standard says:
https://www.w3.org/TR/sparql11-query/#modOrderBy ; what this module cannot order alike is left to Oxigraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from graph.vocab import XSD

Cell = NamedNode | Literal | BlankNode | Triple | None

_KEY = r"(?:ASC|DESC)\s*\(\s*[?$]\w+\s*\)|[?$]\w+"
_CLOSING = re.compile(rf"\n\s*ORDER\s+BY\s+((?:{_KEY})(?:\s*(?:{_KEY}))*)\s*\Z", re.IGNORECASE)
_ONE = re.compile(r"(?:(ASC|DESC)\s*\(\s*)?[?$](\w+)", re.IGNORECASE)
_NUMBERS = frozenset((XSD.integer.value, XSD.decimal.value, XSD.nonNegativeInteger.value))
_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class Order:
    """A query without its closing ORDER BY, and the variables it named, each with whether it falls."""

    sparql: str
    keys: tuple[tuple[str, bool], ...]


def split_order(sparql: str) -> Order | None:
    r"""Cut a closing ORDER BY of plain variables off a query; None where it closes otherwise.

    >>> split_order("SELECT * { ?a ?b ?c }\nORDER BY ?a DESC(?b)")
    Order(sparql='SELECT * { ?a ?b ?c }\n', keys=(('a', False), ('b', True)))
    >>> split_order("SELECT * { ?a ?b ?c }\nORDER BY ?a LIMIT 3") is None
    True
    """
    found = _CLOSING.search(sparql)
    if found is None:
        return None
    keys = tuple((name, way.upper() == "DESC") for way, name in _ONE.findall(found[1]))
    return Order(f"{sparql[: found.start()]}\n", keys)


def ranks(cells: set[Cell]) -> dict[Cell, int] | None:
    """Give each cell of a column its place: nothing, blank nodes, IRIs, then literals, all of one kind.

    None if these are of several kinds, or of one that this module does not compare.
    """
    literals = [cell for cell in cells if isinstance(cell, Literal)]
    others = [cell for cell in cells if isinstance(cell, NamedNode | BlankNode)]
    kinds = {_kind(each) for each in literals}
    if len(kinds) > 1 or None in kinds or any(isinstance(cell, Triple) for cell in cells):
        return None
    others.sort(key=lambda each: (isinstance(each, NamedNode), each.value))
    compared = [(_compared(each, kind), each) for kind in kinds for each in literals]
    compared.sort(key=lambda pair: pair[0])
    places = dict(_places(compared, first=len(others) + 1))
    return {None: 0} | {each: at for at, each in enumerate(others, start=1)} | places


def _places(compared: Sequence[tuple[Any, Literal]], *, first: int) -> Iterator[tuple[Cell, int]]:
    """Give sorted literals their places; those of equal value, as 1 and 1.0, have one."""
    at, before = first, None
    for value, literal in compared:
        at += before is not None and value != before
        before = value
        yield literal, at


def _kind(literal: Literal) -> str | None:
    datatype = literal.datatype.value
    if datatype in _NUMBERS:
        return "number"
    if datatype == XSD.gYear.value and _YEAR.fullmatch(literal.value):
        return "year"
    return "text" if literal.language or datatype == XSD.string.value else None


def _compared(literal: Literal, kind: str | None) -> Any:
    if kind == "number":
        return Decimal(literal.value)
    # Texts of one language by their characters; of several, as Oxigraph does, by type and language after that.
    return (literal.value, literal.datatype.value, literal.language or "")
