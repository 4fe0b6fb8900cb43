"""Describe periods and years."""

from __future__ import annotations

import re
from collections.abc import Iterable

from graph import iris
from graph.evidence import Sheet
from graph.statements import Iri, Written, literal
from graph.vocab import DCTERMS, RDF, RDFS, TIME, XSD

_YEAR = re.compile(r"\d{4}(?=$|-)")
_ISO = re.compile(r"\d{4}(?:-\d{2}){0,2}(?:/\d{4}(?:-\d{2}){0,2})?")


def year(value: str | None) -> int | None:
    """Return the year in which a period lies as a whole, or None where it spans several or is not known.

    >>> year("2024-01/2024-06"), year("2017-2021"), year("2017/2021")
    (2024, None, None)
    """
    if value is None or re.fullmatch(r"\d{4}-\d{4}", value):
        return None
    ends = [_YEAR.match(part) for part in value.split("/")]
    years = {int(end[0]) for end in ends if end}
    return years.pop() if len(years) == 1 and all(ends) else None


def bounds(value: str) -> tuple[str, str] | None:
    """Return the first and the last day on which something of that time can have been, or None where unknown.

    >>> bounds("2024-03"), bounds("2017-2021"), bounds("去年")
    (('2024-03-01', '2024-03-31'), ('2017-01-01', '2021-12-31'), None)
    """
    if re.fullmatch(r"\d{4}-\d{4}", value):
        value = value.replace("-", "/")
    if not _ISO.fullmatch(value):
        return None
    first, _, last = value.partition("/")
    # The days of months need no calendar here: days are compared as texts.
    return first + "-01-01"[len(first) - 4 :], (last or first) + "-12-31"[len(last or first) - 4 :]


def span(values: Iterable[str | None]) -> tuple[str, str] | None:
    """Return the first and the last day of all the times that are known, or None where none is."""
    found = [ends for value in values if value and (ends := bounds(value))]
    return (min(first for first, _ in found), max(last for _, last in found)) if found else None


def gyear(number: int) -> Written:
    """Write a year."""
    return literal(f"{number:04d}", datatype=XSD.gYear)


def interval(sheet: Sheet, value: str) -> Iri | None:
    """Describe a period written as an ISO date, year or interval; None where it is written otherwise."""
    if re.fullmatch(r"\d{4}-\d{4}", value):
        value = value.replace("-", "/")
    if not _ISO.fullmatch(value):
        return None
    node = Iri(iris.interval(value, base=sheet.base))
    sheet.add(node, RDF.type, TIME.Interval)
    sheet.add(node, RDFS.label, literal(value))
    return node


def temporal(sheet: Sheet, node: Iri, value: str | None) -> None:
    """Say when something took place, as far as the value tells."""
    period = interval(sheet, value) if value else None
    if period:
        sheet.add(node, DCTERMS.temporal, period)
