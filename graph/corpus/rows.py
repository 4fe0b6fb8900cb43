"""The rows of a report in each table, as they stand in the files of a large build; and what it adds to the others."""

from __future__ import annotations

import zlib
from dataclasses import dataclass

import msgspec

from extract.records import Extraction
from graph.export.counts import Named, named
from graph.export.tables import ENTITIES, OF_BODY, TABLES, csv_lines

_LEVEL = 4
OF_REPORT = tuple(table for table in TABLES if table.name not in {*ENTITIES, *OF_BODY})
"""The tables whose rows come report by report."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The lines of CSV of a report by table, and what it names by the table of its type."""

    lines: dict[str, bytes]
    named: dict[str, Named]

    def to_bytes(self) -> bytes:
        """Write the rows for the cache."""
        return zlib.compress(msgspec.msgpack.encode(self), _LEVEL)

    @classmethod
    def from_bytes(cls, data: bytes) -> Rows:
        """Read rows from the cache."""
        return msgspec.msgpack.decode(zlib.decompress(data), type=cls)


def rows_of(extraction: Extraction) -> Rows:
    """Write the rows of a report."""
    lines = {table.name: csv_lines(table.rows([extraction])) for table in OF_REPORT}
    return Rows(lines, {table: named(extraction, type=of) for table, of in ENTITIES.items()})
