"""The output of the last run, held as it stands: a new run takes over what hangs on the same, and leaves the rest."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from graph.corpus.history import Last, stamps
from graph.imports import writing
from graph.store import StoreError, checkpoint


@dataclass(frozen=True, slots=True)
class Earlier:
    """The files of the last run that stand as it left them, and its store, in a folder that nobody else knows."""

    folder: Path
    made: Mapping[str, str] = field(default_factory=dict)
    """What each of these files hangs on."""
    touched: frozenset[str] = frozenset()
    """Those that do not stand so, that are gone, or that came since."""

    @property
    def store(self) -> Path:
        """Return where a checkpoint of its store stands, if there is one."""
        return self.folder / "store"


@contextmanager
def earlier(run: Last | None, output: Path, *, base: str, waiting: Callable[[str], object]) -> Iterator[Earlier]:
    """Hold what a large run left; a run under another base has nothing to take over.

    Files are links and the store is a checkpoint, so that another run may replace the output meanwhile.
    """
    target = output.resolve()
    with TemporaryDirectory(prefix=f".{target.name}.new-", dir=target.parent) as place:
        held = Earlier(Path(place))
        if run is not None and run.made and run.base == base and target.is_dir():
            with writing(target / "store", waiting=waiting):
                held = _held(run, target, held.folder)
        yield held


def _held(run: Last, output: Path, folder: Path) -> Earlier:
    now = stamps(output)
    touched = frozenset(name for name in now.keys() | run.files.keys() if now.get(name) != run.files.get(name))
    made = {name: key for name, key in run.made.items() if name not in touched}
    for name in made:
        (folder / name).parent.mkdir(exist_ok=True)
        link(output / name, folder / name)
    found = Earlier(folder, made, touched)
    with suppress(StoreError, OSError, RuntimeError):  # none, or damaged: it is loaded anew
        checkpoint(output / "store", found.store)
    return found


def link(old: Path, new: Path) -> None:
    """Let a file stand in a second place."""
    try:
        os.link(old, new)
    except OSError:  # a file system without links
        shutil.copy2(old, new)
