"""Write N-Triples: the union of all graphs, one line a triple, sorted."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, serialize

from graph.build import union
from graph.export.format import Format


def write(quads: Sequence[Quad], path: Path) -> None:
    """Write the union graph."""
    serialize(union(quads), str(path), RdfFormat.N_TRIPLES)


FORMAT = Format(name="ntriples", suffix=".nt", media_type="application/n-triples", write=write)
