"""Keep the answers to the shipped questions that a build has asked for its page, and give them while the store stands.

They lie in the store's own folder under the hash of the query: the cells that differ, as SPARQL's TSV has them, and for
each cell its place among these, so that an answer of 28,000 rows is read in a tenth of the time of its query.
They hold for one state of the store: an import, an update or any other writer makes a store without them, and its
questions are asked again.
"""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
from pyoxigraph import NamedNode, Store, Variable

from graph import tsv
from graph.store import Rows, packed

_FOLDER, _STATE = "answers", "state"
_Entry = tuple[tuple[str, ...], list[str], bytes]
"""Columns, cells that differ, places as 32-bit numbers in the order of bytes of this machine."""


@dataclass(frozen=True, slots=True)
class Answers:
    """Asks a store and remembers each answer to a query that was given no values."""

    tables: dict[str, tsv.Table] = field(default_factory=dict)

    def ask(self, store: Store, sparql: str, *, values: Mapping[Variable, NamedNode] | None = None) -> Rows:
        """Answer a query as `graph.store.rows` does."""
        found = packed(store, sparql, values=values)
        if isinstance(found, Rows):
            return found
        if not values:
            self.tables[sparql] = found.table
        return found.rows()


def keep(store: Path, answers: Answers) -> None:
    """Lay answers beside the files of a store that nobody has open for writing."""
    folder = store / _FOLDER
    folder.mkdir()
    for sparql, table in answers.tables.items():
        different, places = tsv.numbered(table)
        entry = (table.columns, different, array("I", places).tobytes())
        (folder / _name(sparql)).write_bytes(msgspec.msgpack.encode(entry))
    (folder / _STATE).write_bytes(_state(store))


def kept(store: Path, sparql: str) -> Rows | None:
    """Give the answer to a query that a build has kept; None if there is none or the store has changed since."""
    folder = store / _FOLDER
    try:
        if (folder / _STATE).read_bytes() != _state(store):
            return None
        entry = msgspec.msgpack.decode((folder / _name(sparql)).read_bytes(), type=_Entry)
    except (OSError, msgspec.DecodeError):
        return None
    columns, different, places = entry
    return Rows(columns, tsv.rows(len(columns), different, memoryview(places).cast("I")))


def _state(store: Path) -> bytes:
    """Tell one state of a store from another: RocksDB names another file here whenever it is opened for writing."""
    return (store / "CURRENT").read_bytes()


def _name(sparql: str) -> str:
    return f"{hashlib.sha256(sparql.encode()).hexdigest()[:32]}"
