"""Narrow a question by parameters: `year=2023`, `body=区公安分局`; things are known by label, alias, code or IRI.

A parameter with the name of a column keeps the rows of that value.
Any other names a variable of the query, which is bound before the query runs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from graph.names import Names, plain
from graph.questions import needs
from graph.store import Cell, QueryError, Rows, text


class ParameterError(QueryError):
    """A parameter that the question does not have, or whose value names nothing or several things."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A name and the value that it is set to."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Narrowed:
    """An answer after its parameters; `notes` name those that no row met."""

    rows: Rows
    notes: tuple[str, ...]


def parse_parameter(written: str) -> Parameter:
    """Read `name=value`.

    >>> parse_parameter("year=2023")
    Parameter(name='year', value='2023')
    """
    name, sign, value = (part.strip() for part in written.partition("="))
    if not sign or not re.fullmatch(r"[?$]?\w+", name) or not value:
        raise ParameterError(f"{written!r} is no parameter; write name=value, as in year=2023")
    return Parameter(name.lstrip("?$"), value)


def columns(sparql: str) -> frozenset[str]:
    """List the variables that a query shows, as far as they are written between SELECT and its pattern.

    >>> sorted(columns("SELECT ?a (COUNT(?x) AS ?n) WHERE { ?a ?b ?x }"))
    ['a', 'n']
    """
    bare = _strip(sparql)
    head = re.search(r"\bSELECT\b(.*?)(?:\bWHERE\b|\{)", bare, re.IGNORECASE | re.DOTALL)
    if head is None:
        return frozenset()
    if "*" in re.sub(r"\([^()]*\*[^()]*\)", "", head[1]):
        return variables(sparql)
    shown = re.sub(r"\((?:[^()]|\([^()]*\))*\bAS\s+([?$]\w+)\s*\)", r" \1 ", head[1], flags=re.IGNORECASE)
    return frozenset(re.findall(r"[?$](\w+)", shown))


def variables(sparql: str) -> frozenset[str]:
    """List all variables of a query."""
    return frozenset(re.findall(r"[?$](\w+)", _strip(sparql)))


def bindings(sparql: str, parameters: Sequence[Parameter], names: Names) -> tuple[tuple[str, str], ...]:
    """Give the variables that are bound before the query runs, each with the IRI of what its value names."""
    check_needs(sparql, parameters)
    return tuple((each.name, _one(each, names)) for each in parameters if _is_bound(each, sparql))


def narrow(rows: Rows, parameters: Sequence[Parameter], names: Names) -> Narrowed:
    """Keep the rows that meet every parameter with the name of a column."""
    notes = []
    for each in parameters:
        if each.name not in rows.columns:
            continue
        at = rows.columns.index(each.name)
        meant = _meant(each.value, names)
        kept = tuple(row for row in rows.rows if _is_meant(row[at], meant))
        if rows.rows and not kept:
            notes.append(_nothing(each, sorted({text(row[at]) for row in rows.rows} - {""})))
        rows = replace(rows, rows=kept)
    return Narrowed(rows, tuple(notes))


def _strip(sparql: str) -> str:
    """Drop what may hold a `?` that is no variable: comments, IRIs, strings."""
    return re.sub(r"<[^<>\s]*>|\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|#[^\n]*", " ", sparql)


def check_needs(sparql: str, parameters: Sequence[Parameter]) -> None:
    """Raise `ParameterError` where a query wants a variable that no parameter gives."""
    missing = [each for each in needs(sparql) if each not in {given.name for given in parameters}]
    if missing:
        raise ParameterError(
            f"the question is asked of one {missing[0]}: add --set {missing[0]}=NAME, a label, alias, code or IRI "
            f"(all at once stand in extractions.jsonl)"
        )


def _is_bound(parameter: Parameter, sparql: str) -> bool:
    if parameter.name in needs(sparql):
        return True
    if parameter.name in (shown := columns(sparql)):
        return False
    if parameter.name not in (known := variables(sparql)):
        raise ParameterError(
            f"the question has no {parameter.name!r} (it shows: {', '.join(sorted(shown)) or 'nothing'}; "
            f"its other variables: {', '.join(sorted(known - shown)) or 'none'})"
        )
    return True


def _one(parameter: Parameter, names: Names) -> str:
    if re.match(r"[a-z][a-z0-9+.-]*:", parameter.value):
        return parameter.value
    found = names.called(parameter.value)
    if len(found) == 1:
        return found[0].iri
    if not found:
        like = "、".join(entity.label for _, entity in names.near(parameter.value, limit=5))
        raise ParameterError(f"nothing is called {parameter.value!r}{f'; like it: {like}' if like else ''}")
    listed = ", ".join(entity.iri for entity in found)
    raise ParameterError(f"{parameter.value!r} names {len(found)} things; give one by its IRI: {listed}")


def _meant(value: str, names: Names) -> frozenset[str]:
    """List what a value may stand for in a cell: itself, and label and IRI of what is called so."""
    found = names.called(value)
    return frozenset(plain(each) for each in (value, *(e.iri for e in found), *(e.label for e in found)))


def _is_meant(cell: Cell, meant: frozenset[str]) -> bool:
    return cell is not None and plain(text(cell)) in meant


def _nothing(parameter: Parameter, there: Sequence[str]) -> str:
    like = [each for each in there if plain(parameter.value) in plain(each)] or there
    shown = "、".join(like[:8]) + (" …" if len(like) > 8 else "")
    return f"no row has {parameter.name} {parameter.value}" + (f" (there are: {shown})" if shown else "")
