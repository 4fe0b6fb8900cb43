"""Write to a store that stands: one writer at a time, on a checkpoint, which takes the store's place in one step.

A checkpoint costs links and no copies. Readers keep the store they opened, and a run that is killed leaves it as it
was: what it wrote lies in a folder beside the output, which the next writer clears away.
"""

from __future__ import annotations

import fcntl
import glob
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pyoxigraph import Store

from graph.output import switch
from graph.store import StoreError, checkpoint, is_at, same

Waiting = Callable[[str], object]
"""Is told, in one line, that a run waits for another, before it does."""


@contextmanager
def writing(store: Path, *, waiting: Waiting | None = None) -> Iterator[None]:
    """Keep all others of this package from writing to a store; a run that ends lets go of it, however it ends.

    A run that finds another one at work waits for it, if it can say so by `waiting`, and is refused otherwise.
    """
    folder = _locked(store, waiting)
    try:
        yield
    finally:
        os.close(folder)


def _locked(store: Path, waiting: Waiting | None) -> int:
    """Lock the folder in which a store stands: a build replaces it, so that it may be another after the wait."""
    while True:
        try:
            folder = os.open(store.parent, os.O_RDONLY)  # no process that is started inherits it: PEP 446
        except OSError as error:
            raise StoreError(f"{store}: no store here; make one with `renda build`") from error
        try:
            _lock(folder, store, waiting)
            if is_at(store.parent, folder):
                return folder
        except BaseException:
            os.close(folder)
            raise
        os.close(folder)


def _lock(folder: int, store: Path, waiting: Waiting | None) -> None:
    try:
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        if waiting is None:
            raise StoreError(f"{store}: another run is writing to this store; try again when it has ended") from error
        waiting(f"{store}: another run is writing to this store; waiting until it has ended")
        fcntl.flock(folder, fcntl.LOCK_EX)
    except OSError:  # a file system that knows no locks, as some in networks: runs there must keep apart by themselves
        pass


@contextmanager
def replaced(store: Path) -> Iterator[Path]:
    """Give the path of a checkpoint of a store to write to; on leaving without an error it takes the store's place.

    Whoever opens it must let go of it before: a database that is open must not see its folder change places.
    The caller holds `writing`.
    """
    with same(store) as still_is, beside(store) as folder:
        fresh = folder / "fresh"
        checkpoint(store, fresh)
        yield fresh
        if not still_is():
            raise StoreError(f"{store}: was replaced in between; try again")
        switch(fresh, store)


@contextmanager
def beside(store: Path) -> Iterator[Path]:
    """Give a folder on the store's own file system, and clear it away, as those of runs that were killed."""
    output = store.resolve().parent
    for left in output.parent.glob(f".{glob.escape(output.name)}.update-*"):  # only who holds the lock makes such
        shutil.rmtree(left, ignore_errors=True)
    try:
        folder = Path(tempfile.mkdtemp(prefix=f".{output.name}.update-", dir=output.parent))
    except OSError as error:
        raise StoreError(f"{output.parent}: cannot be written ({error.strerror}); check your rights to it") from error
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def apply(update: str, store: Path) -> None:
    """Apply a SPARQL Update to a store and let go of it."""
    opened = writable(store)
    opened.update(update)
    opened.flush()


def writable(store: Path) -> Store:
    """Open a store that nobody else has open for writing."""
    try:
        return Store(str(store))
    except (OSError, RuntimeError) as error:
        raise StoreError(f"{store}: the store cannot be written ({error}); check your rights to it") from error
