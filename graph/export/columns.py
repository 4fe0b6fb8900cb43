"""What a table is: its name, the heads of its columns, where its rows come from; and cells that are safe to open."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from extract.records import Extraction
from graph.facts.tables import rows as facts

Cell = str | int | float | None
Rows = Iterator[tuple[Cell, ...]]

FORMULA = tuple("=+-@\t\r\n＝＋－＠")
"""What a spreadsheet takes a text for a formula by, https://owasp.org/www-community/attacks/CSV_Injection."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the stem of its file, the heads of its columns, where its rows come from, and its name as a sheet."""

    name: str
    head: tuple[str, ...]
    rows: Callable[[Sequence[Extraction]], Rows]
    title: str = ""


def make_safe(cell: Cell) -> Cell:
    """Keep a spreadsheet from reading a text as a formula; numbers stay numbers.

    >>> make_safe("=1+1"), make_safe("建议"), make_safe(-1)
    ("'=1+1", '建议', -1)
    """
    if not isinstance(cell, str):
        return cell
    text = " ".join(cell.split())
    return f"'{text}" if text.startswith(FORMULA) else text


def join(texts: Iterable[Cell]) -> str:
    """Put several values into one cell."""
    return "；".join(str(text) for text in texts if text)


def whole(number: float) -> int | float:
    """Write a number that is whole as one."""
    return int(number) if number == int(number) else number


def labels(scheme: str) -> dict[str, str]:
    """Return the Chinese names of the kinds of a scheme."""
    return {row["id"]: row["label_zh"] for row in facts("kinds") if row["scheme"] == scheme}
