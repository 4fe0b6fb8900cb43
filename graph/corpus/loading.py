"""Load graphs into a store in bulk, from bytes: no statement becomes an object."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from pyoxigraph import RdfFormat, Store

from graph.corpus.lines import merged, stream
from graph.store import create

PIECE = 64_000_000
"""So many bytes are loaded at a time: Oxigraph holds what one load brings, several times over, until its end."""

Graphs = Iterable[tuple[str, bytes]]
"""Named graphs: each its name and its N-Quads."""


def load_memory(graphs: Graphs) -> Store:
    """Load graphs, and their merge as the default graph, into a store in memory: questions tell them apart."""
    store = Store()
    store.bulk_load(stream(_with_merge(graphs)), RdfFormat.N_QUADS, lenient=True)
    return store


def load_store(graphs: Graphs, path: Path) -> None:
    """Load graphs, and their merge as the default graph, into a new store on disk."""
    store = create(path)
    for piece in _pieces(_with_merge(graphs)):
        store.bulk_load(piece, RdfFormat.N_QUADS, lenient=True)
    store.optimize()
    store.flush()


def _pieces(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Put chunks together into pieces of some size."""
    held: list[bytes] = []
    size = 0
    for chunk in chunks:
        held.append(chunk)
        size += len(chunk)
        if size > PIECE:
            yield b"".join(held)
            held, size = [], 0
    if held:
        yield b"".join(held)


def _with_merge(graphs: Graphs) -> Iterator[bytes]:
    """Give each graph twice: a line of N-Quads that names no graph stands in the default graph."""
    for name, quads in graphs:
        yield quads
        yield merged(quads, name)
