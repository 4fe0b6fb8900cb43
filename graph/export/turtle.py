"""Write Turtle: the union of all graphs, each triple once, sorted, with the prefixes people know."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, serialize

from graph.build import union
from graph.export.format import Format
from graph.vocab import PREFIXES


def write(quads: Sequence[Quad], path: Path) -> None:
    """Write the union graph; Turtle has no named graphs."""
    serialize(union(quads), str(path), RdfFormat.TURTLE, prefixes=PREFIXES)


FORMAT = Format(name="turtle", suffix=".ttl", media_type="text/turtle", write=write)
