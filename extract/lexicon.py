"""Word lists: tables under `lexicons/`, one row a term, with a `#` head that says where the words come from.

The first row that is no comment names the columns; the first column is the term.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from extract.errors import ExtractError


class LexiconError(ExtractError):
    """A word list that does not hold what it must: stops the start."""

    def __init__(self, place: str, problem: str, remedy: str) -> None:
        super().__init__(f"{place}: {problem}; {remedy}")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a lexicon with the place it stands in: `file:line`; `term` is what stands in the first column."""

    file: str
    line: int
    term: str
    values: Mapping[str, str]


def parse_table(text: str, *, file: str) -> tuple[Row, ...]:
    r"""Read a table; raise LexiconError for a wrong number of columns, an empty term or a term that repeats.

    >>> parse_table("# why\nterm\tkind\n区委\tparty\n", file="x.tsv")[0].values["kind"]
    'party'
    """
    columns: list[str] | None = None
    rows: list[Row] = []
    seen: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if columns is None:
            columns = cells
            continue
        if len(cells) != len(columns):
            raise LexiconError(f"{file}:{number}", f"has {len(cells)} columns", f"write {len(columns)}: {columns}")
        if not cells[0]:
            raise LexiconError(f"{file}:{number}", "has no term", "fill the first column or remove the row")
        if cells[0] in seen:
            raise LexiconError(f"{file}:{number}", f"repeats {cells[0]} of line {seen[cells[0]]}", "keep one of them")
        seen[cells[0]] = number
        rows.append(Row(file, number, cells[0], dict(zip(columns, cells, strict=True))))
    return tuple(rows)


@cache
def table(name: str) -> tuple[Row, ...]:
    """Return the rows of `lexicons/<name>.tsv`."""
    path = resources.files("extract") / "lexicons" / f"{name}.tsv"
    if not path.is_file():
        raise LexiconError(f"lexicons/{name}.tsv", "does not exist", "name a table that stands in extract/lexicons")
    return parse_table(path.read_text(encoding="utf-8"), file=f"lexicons/{name}.tsv")


@cache
def by_term(name: str) -> Mapping[str, Row]:
    """Return the rows of a table by their terms, for looking one up."""
    return {row.term: row for row in table(name)}


@cache
def words(name: str) -> tuple[str, ...]:
    """Return the terms of a table, the longest first (as an alternation needs them), then by code point."""
    return tuple(sorted((row.term for row in table(name)), key=lambda term: (-len(term), term)))


@cache
def alternation(name: str, *, where: str | None = None) -> str:
    """Return a pattern that matches each term of a table, the longest first, in a group of its own.

    `where` keeps the rows whose second column lists this word.
    Columns `not_behind` and `not_before` say, `|` between them, what may not stand before or behind a term.
    """
    rows = {row.term: row for row in table(name) if where is None or where in list(row.values.values())[1].split()}
    if not rows:
        raise LexiconError(f"lexicons/{name}.tsv", f"has no row for '{where}'", "name a word of its second column")
    return f"(?:{'|'.join(_guarded(rows[term]) for term in words(name) if term in rows)})"


def _guarded(row: Row) -> str:
    if "not_behind" not in row.values and "not_before" not in row.values:
        return re.escape(row.term)
    behind, before = (row.values.get(column, "-").split("|") for column in ("not_behind", "not_before"))
    lookbehind = "".join(f"(?<!{re.escape(word)})" for word in behind if word != "-")
    lookahead = "".join(f"(?!{re.escape(word)})" for word in before if word != "-")
    return f"{lookbehind}{re.escape(row.term)}{lookahead}"
