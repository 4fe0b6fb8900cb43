"""Write a folder of results in one go: a new generation beside the old one, then one switch.

Until the switch nothing of the old generation is touched, so that a killed or failed run leaves it whole.
Each generation lists its files in `.renda-files`; a folder that holds files of somebody else is never replaced.
"""

from __future__ import annotations

import ctypes
import glob
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from graph.errors import OutputError

MANIFEST = ".renda-files"
_STORE = "store"
_ASIDE = "-aside"
_STALE_SECONDS = 24 * 3600
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


@contextmanager
def new_generation(output: Path) -> Iterator[Path]:
    """Give an empty folder to write into; on leaving without an error it takes the place of `output`."""
    target = output.resolve()
    check_replaceable(target)
    fresh = _create_beside(target)
    try:
        yield fresh
        _write_manifest(fresh)
        _keep_hidden(target, fresh)
        check_replaceable(target)
        switch(fresh, target)
    except OSError as error:
        raise _unwritable(target, error) from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def check_replaceable(target: Path) -> None:
    """Refuse a target that is no folder, or a folder that holds what `renda` did not write."""
    if not target.exists():
        return
    if not target.is_dir():
        raise OutputError(str(target), "is a file", "name a folder")
    for name in sorted(_files(target) - _listed(target)):
        raise OutputError(
            str(target), f"holds {name}, which renda did not write", "name an empty folder, or move it away"
        )


def _create_beside(target: Path) -> Path:
    """Make the folder of the new generation and clear away what killed runs left."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _recover(target)
        _remove_stale(target)
        fresh = target.parent / f".{target.name}.new-{uuid4().hex[:8]}"
        fresh.mkdir()
    except OSError as error:
        raise _unwritable(target, error) from error
    return fresh


def _unwritable(target: Path, error: OSError) -> OutputError:
    return OutputError(str(target), f"cannot be written ({error.strerror or error})", "name another folder with -o")


def _beside(target: Path, *, ending: str = "") -> list[Path]:
    return sorted(target.parent.glob(f".{glob.escape(target.name)}.new-*{ending}"))


def _recover(target: Path) -> None:
    """Put the old generation back where a run was killed in the middle of a switch by renames."""
    aside = _beside(target, ending=_ASIDE)
    if aside and not target.exists():
        aside[-1].rename(target)


def _remove_stale(target: Path) -> None:
    """Remove generations that were begun more than a day ago; a younger one may still be at work."""
    for left in _beside(target):
        if time.time() - left.stat().st_mtime > _STALE_SECONDS:
            shutil.rmtree(left, ignore_errors=True)


def _files(folder: Path) -> set[str]:
    """List the files of a folder, hidden ones and the store's own apart."""
    relative = (path.relative_to(folder) for path in folder.rglob("*") if not path.is_dir())
    return {path.as_posix() for path in relative if path.parts[0] != _STORE and not path.name.startswith(".")}


def _listed(folder: Path) -> set[str]:
    manifest = folder / MANIFEST
    return set(manifest.read_text(encoding="utf-8").splitlines()) if manifest.is_file() else set()


def _write_manifest(folder: Path) -> None:
    (folder / MANIFEST).write_text("".join(f"{name}\n" for name in sorted(_files(folder))), encoding="utf-8")


def _keep_hidden(old: Path, fresh: Path) -> None:
    """Carry hidden files over (`.gitkeep`), and the folder's permissions."""
    if not old.is_dir():
        return
    shutil.copymode(old, fresh)
    for path in sorted(old.glob(".*")):
        if path.is_file() and path.name != MANIFEST:
            shutil.copy2(path, fresh / path.name)


def switch(fresh: Path, target: Path) -> None:
    """Put the new generation in the old one's place; the old one stands at `fresh` afterwards."""
    if not target.exists():
        fresh.rename(target)
    elif not _exchange(fresh, target):
        _step_aside(fresh, target)


def _exchange(one: Path, other: Path) -> bool:
    """Swap two folders in one system call, where the system has such a call (Linux)."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError, TypeError):
        return False
    return bool(rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0)


def _step_aside(fresh: Path, target: Path) -> None:
    """Swap by three renames; if the second fails the old generation goes back to its place."""
    aside = fresh.with_name(fresh.name + _ASIDE)
    target.rename(aside)
    try:
        fresh.rename(target)
    except OSError:
        aside.rename(target)
        raise
    aside.rename(fresh)
