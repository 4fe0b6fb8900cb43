"""Apply a SPARQL Update to the graphs that updates may write, and to nothing else.

The update runs on a checkpoint of the store, which costs links and no copies. What it made of the permitted graphs is
taken over into a second checkpoint, which then takes the store's place in one step: readers keep the store they
opened, a killed run leaves it as it was, and whatever else the update did went with the first checkpoint.
"""

from __future__ import annotations

import glob
import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote

from pyoxigraph import NamedNode, Quad, RdfFormat, Store

from graph import iris
from graph.federation import fetches
from graph.imports.aligning import align
from graph.imports.keeping import (
    UPDATED,
    base_of,
    folder_of,
    graphs_of,
    kept_quads,
    known_imports,
    writing,
)
from graph.imports.parsing import Foreign
from graph.imports.permitted import UpdateRefusedError, written_graphs
from graph.names import read_names
from graph.output import switch
from graph.store import StoreError, open_store, told

_STALE_SECONDS = 3600


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
    with _held(store) as is_there, _beside(store) as folder:
        changed = tuple(sorted(_permitted(opened, wanted)))
        tried, fresh = folder / "tried", folder / "fresh"
        opened.backup(str(tried))
        _run(tried, update)
        opened.backup(str(fresh))
        _take_over(tried, fresh, changed)
        if not is_there():
            raise StoreError(f"{store}: a build came in between; send the update again")
        switch(fresh, store)
    return changed


@contextmanager
def _held(store: Path) -> Iterator[Callable[[], bool]]:
    """Give a function that tells whether this folder is still the store; held open, its number goes to no other."""
    number = os.open(store, os.O_RDONLY)
    try:
        yield lambda: store.is_dir() and os.path.samestat(os.fstat(number), store.stat())
    finally:
        os.close(number)


@contextmanager
def _beside(store: Path) -> Iterator[Path]:
    """Give a folder on the store's own file system, and clear it away."""
    output = store.resolve().parent
    for left in output.parent.glob(f".{glob.escape(output.name)}.update-*"):  # by a run that was ended
        if time.time() - left.stat().st_mtime > _STALE_SECONDS:
            shutil.rmtree(left, ignore_errors=True)
    try:
        folder = Path(tempfile.mkdtemp(prefix=f".{output.name}.update-", dir=output.parent))
    except OSError as error:
        raise StoreError(f"{output.parent}: cannot be written ({error.strerror}); check your rights to it") from error
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


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


def _run(path: Path, update: str) -> None:
    tried = Store(str(path))
    with told(update):
        tried.update(update)
    tried.flush()


def _take_over(source: Path, target: Path, names: tuple[str, ...]) -> None:
    """Make the named graphs what the update made of them, with what is said about them, and mend the merge."""
    # Both are let go of on return: a database that is open for writing must not see its folder change places.
    tried, fresh = Store.read_only(str(source)), Store(str(target))
    base = base_of(fresh)
    entities = read_names(fresh, without=folder_of(base))
    for name in names:
        graph = folder_of(base) + iris.segment(name)
        said = tuple(tried.quads_for_pattern(None, None, None, NamedNode(graph)))
        wanted = set(kept_quads(_as_import(name, said), align(said, entities), base=base)) if said else set()
        there = {quad for each in graphs_of(fresh, graph) for quad in fresh.quads_for_pattern(None, None, None, each)}
        _replace(fresh, there - wanted, wanted - there)
    fresh.flush()


def _as_import(name: str, quads: tuple[Quad, ...]) -> Foreign:
    lines = "".join(sorted(f"{quad.triple} .\n" for quad in quads))
    digest = hashlib.sha256(lines.encode()).hexdigest()
    bare = tuple(Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
    return Foreign(name, UPDATED, digest, RdfFormat.N_TRIPLES, bare)


def _replace(store: Store, gone: set[Quad], new: set[Quad]) -> None:
    """Take statements out and put others in; the default graph stays the merge of all others."""
    for quad in gone:
        store.remove(quad)
    for quad in gone:
        if list(store.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)) == [_merged(quad)]:
            store.remove(_merged(quad))
    store.extend([*new, *(_merged(quad) for quad in new)])


def _merged(quad: Quad) -> Quad:
    return Quad(quad.subject, quad.predicate, quad.object)
