"""The work that is done for every report: read it, describe it, and lay on the shelf what the files are made of.

A record stands on the shelf under the key of its task, so that a change in `graph` reads no report again.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

import msgspec

from extract.records import Extraction
from graph import iris, link
from graph.build import tell
from graph.corpus.outline import Outline, outline
from graph.corpus.rows import Rows, rows_of
from graph.corpus.shelf import Shelf
from graph.errors import GraphError
from graph.statements import nquads

_LEVEL = 4
"""Of gzip: a higher one takes twice the time for a tenth of the bytes."""

RECORD, QUADS, OUTLINE, ROWS = "records", "quads", "outlines", "rows"
"""The kinds of entries of a report."""


class Reading(Protocol):
    """What came of reading a report: a record, or a problem in one line."""

    @property
    def extraction(self) -> Extraction | None:
        """Return the record."""

    @property
    def hits(self) -> tuple[str, ...]:
        """Return the rule ids of the corrections that hit something."""

    @property
    def problem(self) -> str | None:
        """Say why there is no record."""


class LostError(GraphError):
    """An entry that is gone or damaged, although it was there a moment ago."""

    def __init__(self, folder: object) -> None:
        super().__init__(f"{folder}: entries vanished while the build ran; run it again")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A report to be kept: the task that reads it, the key of its record, and its name where another has taken it."""

    task: Any
    key: str
    iri: str | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """What came of a report: its outline, or a problem in one line."""

    outline: Outline | None = None
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Keep:
    """Keeps a report; it can be pickled, and runs wherever the shelf can be reached."""

    read: Callable[[Any], Reading]
    key: Callable[[Any], str | None]
    shelf: Shelf
    base: str
    version: str
    """Of `graph`: what describes a record is as much part of the result as the record."""
    many: bool = False
    """Whether the run is a large one, which takes its tables from the rows of each report."""

    def __call__(self, wanted: Wanted) -> Kept:
        """Do what is not done yet, and return what the run needs to know."""
        found = self.kept(wanted)
        if found is not None:
            return Kept(found)
        extraction, hits = self._record(wanted.key)
        if extraction is None:
            reading = self.read(wanted.task)
            if reading.extraction is None:
                return Kept(problem=reading.problem)
            if self.key(wanted.task) != wanted.key:
                return Kept(problem=f"{wanted.task.name}: changed while it was read; run the build again")
            extraction, hits = reading.extraction, reading.hits
            self.shelf.put(RECORD, wanted.key, _record_entry(extraction, hits))
        return Kept(self._describe(wanted, extraction, hits))

    def kept(self, wanted: Wanted) -> Outline | None:
        """Return the outline of a report of which all is kept already."""
        name = self.name(wanted)
        made = (QUADS, ROWS) if self.many else (QUADS,)
        if not (wanted.key and self.shelf.has(RECORD, wanted.key) and all(self.shelf.has(kind, name) for kind in made)):
            return None
        data = self.shelf.get(OUTLINE, name)
        return Outline.from_bytes(data) if data is not None else None

    def name(self, wanted: Wanted) -> str:
        """Return the key of what is described under the given name."""
        parts = (wanted.key, self.version, self.base, wanted.iri or "")
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()

    def record(self, wanted: Wanted) -> bytes:
        """Return the line of a record that was kept, as a member of a gzip file."""
        return _opened(self._entry(RECORD, wanted.key, wanted))[0]

    def quads(self, wanted: Wanted) -> bytes:
        """Return the N-Quads of a report that was kept, as a member of a gzip file."""
        return self._entry(QUADS, self.name(wanted), wanted)

    def rows(self, wanted: Wanted) -> Rows:
        """Return the rows of a report that was kept."""
        return Rows.from_bytes(self._entry(ROWS, self.name(wanted), wanted))

    def _entry(self, kind: str, key: str, wanted: Wanted) -> bytes:
        """Return an entry; what was damaged since is made once more."""
        entry = self.shelf.get(kind, key)
        if entry is None:
            self.shelf.drop(kind, key)
            self(wanted)
            entry = self.shelf.get(kind, key)
        if entry is None:
            raise LostError(self.shelf.folder)
        return entry

    def _record(self, key: str) -> tuple[Extraction | None, tuple[str, ...]]:
        entry = self.shelf.get(RECORD, key)
        if entry is None:
            return None, ()
        line, hits = _opened(entry)
        return Extraction.from_json(gzip.decompress(line)), hits

    def _describe(self, wanted: Wanted, extraction: Extraction, hits: tuple[str, ...]) -> Outline:
        iri = wanted.iri or iris.report(extraction, base=self.base)
        statements = tell(link.Report(iri, extraction), base=self.base)
        found = outline(extraction, iri, statements, hits=hits)
        name = self.name(wanted)
        self.shelf.put(QUADS, name, member("".join(nquads(statements, iri)).encode()))
        if self.many:
            self.shelf.put(ROWS, name, rows_of(extraction).to_bytes())
        self.shelf.put(OUTLINE, name, found.to_bytes())
        return found


def member(data: bytes) -> bytes:
    """Compress bytes as a member of a gzip file: members put one after the other are a file."""
    return gzip.compress(data, _LEVEL, mtime=0)


def _record_entry(extraction: Extraction, hits: tuple[str, ...]) -> bytes:
    return msgspec.msgpack.encode((member(f"{extraction.to_json()}\n".encode()), hits))


def _opened(entry: bytes) -> tuple[bytes, tuple[str, ...]]:
    return msgspec.msgpack.decode(entry, type=tuple[bytes, tuple[str, ...]])
