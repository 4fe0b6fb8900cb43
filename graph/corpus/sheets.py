"""The tables of a large run, in single files: report by report, body by body, and of things once all are counted."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import msgspec

from graph.corpus.gathering import Report
from graph.corpus.keeping import Keep
from graph.corpus.linking import Linked
from graph.corpus.parts import Part
from graph.export.counts import Named, Total
from graph.export.tables import ENTITIES, OF_BODY, TABLES, csv_lines, entity_row, head

SHEETS = "sheets"
"""The kind of entry."""
_LEVEL = 1


@dataclass(frozen=True, slots=True)
class Sheets:
    """The lines of CSV of the reports of a part by table, and what each of them names by the table of its type."""

    lines: dict[str, bytes]
    named: tuple[dict[str, Named], ...]


def sheets_of(keep: Keep, part: Part[Report]) -> Sheets:
    """Return the rows of some reports together, kept as one entry."""
    data = keep.shelf.get(SHEETS, part.key)
    if data is not None:
        return msgspec.msgpack.decode(zlib.decompress(data), type=Sheets)
    rows = [keep.rows(each.wanted) for each in part.items]
    found = Sheets(
        {name: b"".join(each.lines[name] for each in rows) for name in rows[0].lines},
        tuple(each.named for each in rows),
    )
    keep.shelf.put(SHEETS, part.key, zlib.compress(msgspec.msgpack.encode(found), _LEVEL))
    return found


def write_tables(folder: Path, sheets: Iterable[Sheets], linked: Iterable[Linked]) -> None:
    """Write every table."""
    folder.mkdir(exist_ok=True)
    totals = {table: Total() for table in ENTITIES}
    with ExitStack() as stack:
        files = {each.name: stack.enter_context((folder / f"{each.name}.csv").open("wb")) for each in TABLES}
        for table in TABLES:
            files[table.name].write(head(table))
        for each in sheets:
            for name, lines in each.lines.items():
                files[name].write(lines)
            _count(totals, each.named)
        for group in linked:
            for name in OF_BODY:
                files[name].write(group.rows[name])
        for name, total in totals.items():
            files[name].write(csv_lines(map(entity_row, total.counted())))


def _count(totals: dict[str, Total], reports: Iterable[dict[str, Named]]) -> None:
    for report in reports:
        for name, named in report.items():
            totals[name].add(named)
