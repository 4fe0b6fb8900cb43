"""Write TriG: all graphs with their names, readable, with the prefixes people know."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, serialize

from graph.build import order
from graph.export.format import Format
from graph.vocab import PREFIXES


def write(quads: Sequence[Quad], path: Path) -> None:
    """Write all graphs, sorted by graph."""
    serialize(sorted(set(quads), key=order), str(path), RdfFormat.TRIG, prefixes=PREFIXES)


FORMAT = Format(name="trig", suffix=".trig", media_type="application/trig", write=write)
