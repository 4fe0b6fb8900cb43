"""The tables of `tables/*.csv` on the page: the same rows, written column by column, each tied to what it tells of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count, groupby
from typing import Any

from extract.records import Extraction
from graph import iris
from graph.export.tables import TABLES, Cell, Table, make_safe
from graph.page.reports import Shared

Json = dict[str, Any]
Row = tuple[Cell, ...]
Link = int | str | list[int]
_KINDS = {"bodies": "Body", "laws": "Law", "programs": "Program"}
_SAME = "text"
"""Stands for a column that repeats the text at the row's own place."""


class _Places:
    """Finds what a row tells of: acts and numbers are counted over all reports, in their order."""

    def __init__(self, kept: Sequence[Extraction], names: Sequence[str], shared: Shared) -> None:
        self.shared = shared
        self.texts = {each.doc: each.text for each in kept}
        self.names = {each.doc: iri for each, iri in zip(kept, names, strict=True)}
        numbered = [(each.doc, action) for each in kept for action in each.actions]
        self.acts = {(doc, action.id): at for at, (doc, action) in enumerate(numbered)}
        self.figures = {
            (each.doc, metric.id): f"n:{each.doc}:{at}" for each in kept for at, metric in enumerate(each.metrics)
        }
        self.clauses: dict[str, list[int]] = {}
        for at, (doc, action) in enumerate(numbered):
            self.clauses.setdefault(f"{doc}:{action.extent.start}-{action.extent.end}", []).append(at)

    def link(self, table: str, row: dict[str, Cell], numbers: Iterator[int]) -> Link:
        """Return the number of a node, an act or a figure; several acts as a list; a choice of acts as a text."""
        if table in _KINDS:
            return self._node(_KINDS[table], row)
        if table == "metrics":
            return next(numbers)
        if table == "plan-and-done":
            return f"l:body={row['机构']}|year={row['年度']}|means={row['手段代码']}|ours=1"
        if "各处" in row:
            clauses = str(row["各处"] or "").split("；")
            return sorted({at for clause in clauses for at in self.clauses.get(clause, ())})
        key = str(row.get("报告")), str(row.get("编号") or row.get("行为编号"))
        return self.acts.get(key, self.figures.get(key, -1))

    def _node(self, kind: str, row: dict[str, Cell]) -> int:
        if row["标识"]:
            return self.shared.nodes.get(iris.entity(str(row["标识"]), base=self.shared.base), -1)
        name = iris.unsettled(kind, self.names[str(row["首见报告"])], str(next(iter(row.values()))))
        return self.shared.nodes.get(name, -1)


def sheets(kept: Sequence[Extraction], names: Sequence[str], shared: Shared) -> list[Json]:
    """Write every table."""
    places = _Places(kept, names, shared)
    return [_sheet(table, list(table.rows(kept)), places, shared) for table in TABLES]


def _sheet(table: Table, rows: Sequence[Row], places: _Places, shared: Shared) -> Json:
    numbers = count()
    named = [dict(zip(table.head, row, strict=True)) for row in rows]
    columns = [[make_safe(row[head]) for row in named] for head in table.head]
    return {
        "name": table.name,
        "head": table.head,
        "links": [places.link(table.name, row, numbers) for row in named],
        "columns": [_column(column, named, places, shared) for column in columns],
        "count": len(rows),
    }


def _column(column: Sequence[Cell], rows: Sequence[dict[str, Cell]], places: _Places, shared: Shared) -> Any:
    """Write a column as numbers of texts where it holds texts, as it is where it holds numbers."""
    if not all(isinstance(cell, str) for cell in column):
        # Python writes a whole float with its point, which JavaScript forgets.
        points = all(isinstance(cell, float) for cell in column if cell is not None)
        return {"numbers": list(column), "points": points}
    if column and all(cell == _at(row, places) for cell, row in zip(column, rows, strict=True)):
        return _SAME
    return _runs([shared.strings.number(str(cell)) for cell in column])


def _runs(numbers: list[int]) -> Any:
    """Write numbers as runs of a value and how often it stands, where that is shorter."""
    runs = [(value, sum(1 for _ in group)) for value, group in groupby(numbers)]
    return {"runs": [each for run in runs for each in run]} if 2 * len(runs) < len(numbers) else numbers


def _at(row: dict[str, Cell], places: _Places) -> Cell:
    start, end, text = row.get("起"), row.get("止"), places.texts.get(str(row.get("报告")))
    if text is None or not isinstance(start, int) or not isinstance(end, int):
        return None
    return make_safe(text[start:end])
