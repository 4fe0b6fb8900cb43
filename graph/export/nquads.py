"""Write N-Quads: one line a statement, with the report it is from."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, serialize

from graph.build import order
from graph.export.format import Format


def write(quads: Sequence[Quad], path: Path) -> None:
    """Write all graphs, sorted by graph."""
    serialize(sorted(set(quads), key=order), str(path), RdfFormat.N_QUADS)


FORMAT = Format(name="nquads", suffix=".nq", media_type="application/n-quads", write=write)
