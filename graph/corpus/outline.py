"""What the whole run keeps of a report: its head, its name, what its graph counts and what breaks a constraint."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import msgspec
from pyoxigraph import RdfFormat, Store

from extract.records import Extraction
from graph.check import Violation, quick
from graph.glance import is_sound
from graph.statements import Statement, ntriples
from graph.summary import Counts, count


@dataclass(frozen=True, slots=True)
class Outline:
    """A report without its text and finds; `head` is a record that tells its title alone."""

    head: Extraction
    iri: str
    counts: Counts
    violations: tuple[Violation, ...] = ()
    hits: tuple[str, ...] = ()
    """The rule ids of the corrections that hit something in it."""

    def to_bytes(self) -> bytes:
        """Write the outline for the cache."""
        return msgspec.msgpack.encode(self)

    @classmethod
    def from_bytes(cls, data: bytes) -> Outline:
        """Read an outline from the cache."""
        return msgspec.msgpack.decode(data, type=cls)


def head(extraction: Extraction) -> Extraction:
    """Leave of a record what its title tells."""
    return replace(
        extraction,
        text="",
        masked=(),
        sections=(),
        mentions=(),
        actions=(),
        metrics=(),
        shortcomings=(),
        discarded=(),
    )


def outline(extraction: Extraction, iri: str, statements: Sequence[Statement], *, hits: Sequence[str] = ()) -> Outline:
    """Draw up the outline of a report from its record and its graph."""
    return Outline(head(extraction), iri, count(statements), violations(statements), tuple(hits))


def violations(statements: Sequence[Statement]) -> tuple[Violation, ...]:
    """Check one graph by itself: every constraint is about nodes that their own graph describes."""
    if is_sound(statements):
        return ()
    store = Store()
    store.bulk_load("".join(ntriples(statements)), RdfFormat.N_TRIPLES, lenient=True)
    return quick(store).violations
