"""Apply a SPARQL Update to the graphs that updates may write, and to nothing else.

The update runs on a checkpoint of the store. What it made of the permitted graphs is taken over into a second one,
which then takes the store's place, `graph/imports/replacing.py`; whatever else the update did went with the first.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from urllib.parse import unquote

from pyoxigraph import NamedNode, Quad, RdfFormat, Store

from graph import iris
from graph.federation import fetches
from graph.imports.aligning import align
from graph.imports.keeping import UPDATED, base_of, folder_of, graphs_of, kept_quads, known_imports
from graph.imports.parsing import Foreign
from graph.imports.permitted import UpdateRefusedError, written_graphs
from graph.imports.replacing import apply, replaced, writable, writing
from graph.names import read_names
from graph.store import open_store, replace, told


def update_store(store: Path, update: str) -> tuple[str, ...]:
    """Apply an update; return the names of the graphs that changed. Raise `UpdateRefusedError` before anything is done.

    It may write `<base>import/NAME` where no file was imported under that name; `renda import --list` and `--remove`
    know such a graph as they know an import, and a build keeps it.
    """
    if fetches(update):
        raise UpdateRefusedError("SERVICE and LOAD are refused: this store asks no other machine")
    wanted = written_graphs(update)
    with writing(store):
        return _update(store, update, wanted)


def _update(store: Path, update: str, wanted: frozenset[str]) -> tuple[str, ...]:
    opened = open_store(store)
    changed = tuple(sorted(_permitted(opened, wanted)))
    with replaced(store) as fresh:
        tried = fresh.with_name("tried")
        opened.backup(str(tried))
        with told(update):
            apply(update, tried)
        _take_over(tried, fresh, changed)
    return changed


def _permitted(store: Store, wanted: frozenset[str]) -> set[str]:
    """Give the names of the graphs an update asks for; refuse those that are not for updates to write."""
    folder = folder_of(base_of(store))
    imported = {known.name for known, _ in known_imports(store) if known.file != UPDATED}
    names = set()
    for graph in sorted(wanted):
        name = unquote(graph.removeprefix(folder))
        if not graph.startswith(folder) or not name or folder + iris.segment(name) != graph:
            raise UpdateRefusedError(f"an update may write graphs <{folder}NAME> alone; it names <{graph}>")
        if name in imported:
            raise UpdateRefusedError(
                f"<{graph}> holds an imported file; take another name, or say `renda import --remove {name}` first"
            )
        names.add(name)
    return names


def _take_over(source: Path, target: Path, names: tuple[str, ...]) -> None:
    """Make the named graphs what the update made of them, with what is said about them, and mend the merge."""
    tried, fresh = open_store(source), writable(target)
    base = base_of(fresh)
    entities = read_names(fresh, without=folder_of(base))
    for name in names:
        graph = folder_of(base) + iris.segment(name)
        said = tuple(tried.quads_for_pattern(None, None, None, NamedNode(graph)))
        wanted = set(kept_quads(_as_import(name, said), align(said, entities), base=base)) if said else set()
        there = {quad for each in graphs_of(fresh, graph) for quad in fresh.quads_for_pattern(None, None, None, each)}
        replace(fresh, there - wanted, wanted - there)
    fresh.flush()


def _as_import(name: str, quads: tuple[Quad, ...]) -> Foreign:
    lines = "".join(sorted(f"{quad.triple} .\n" for quad in quads))
    digest = hashlib.sha256(lines.encode()).hexdigest()
    bare = tuple(Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
    return Foreign(name, UPDATED, digest, RdfFormat.N_TRIPLES, bare)
