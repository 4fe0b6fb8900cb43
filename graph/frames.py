"""Give answers as Python values in rows: as a pandas DataFrame where pandas is installed, else as a plain table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import Literal

from graph.answers import as_markdown
from graph.store import Cell, Rows, text
from graph.vocab import XSD

if TYPE_CHECKING:
    from pandas import DataFrame

Value = str | int | float | bool | None
"""What a cell becomes: a number (years too), a truth value, else the text of the literal; None if it is not bound."""

_WHOLE = frozenset({XSD.integer, XSD.nonNegativeInteger, XSD.gYear})
_TRUTH = {"true": True, "1": True, "false": False, "0": False}


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of Python values under named columns; iterating gives each row as a dictionary."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[dict[str, Value]]:
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)

    def __getitem__(self, column: str) -> list[Value]:
        """List the values of a column, as a DataFrame does."""
        return [row[self.columns.index(column)] for row in self.rows]

    def __str__(self) -> str:
        cells = tuple(tuple(None if cell is None else Literal(str(cell)) for cell in row) for row in self.rows)
        return as_markdown(Rows(self.columns, cells))


def as_table(rows: Rows) -> Table:
    """Give the rows of an answer as Python values."""
    return Table(rows.columns, tuple(tuple(value(cell) for cell in row) for row in rows.rows))


def frame(table: Table) -> DataFrame | Table:
    """Give a table as a DataFrame with columns of fitting types, or as it is where there is no pandas."""
    try:
        from pandas import DataFrame
    except ModuleNotFoundError:
        return table
    # Whole numbers stay whole where cells are empty: https://pandas.pydata.org/docs/user_guide/integer_na.html
    return DataFrame(list(table.rows), columns=list(table.columns)).convert_dtypes()


def as_text(table: DataFrame | Table) -> str:
    """Write a table whole, whatever the width of the screen."""
    return str(table) if isinstance(table, Table) else str(table.to_string(index=False, na_rep=""))


def value(cell: Cell) -> Value:
    """Give a term as a Python value; what is no number and no truth value is given as people read it."""
    if cell is None:
        return None
    if isinstance(cell, Literal):
        if cell.datatype in _WHOLE and re.fullmatch(r"[+-]?\d+", cell.value):  # what others import may be ill-typed
            return int(cell.value)
        if cell.datatype == XSD.decimal and re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)", cell.value):
            return float(cell.value)
        if cell.datatype == XSD.boolean and cell.value in _TRUTH:
            return _TRUTH[cell.value]
    return text(cell)
