"""The cache folder: what was made of a report stands there under the key of all that it was made from.

Entries are written whole or not at all and hold their own checksum, so that several runs may share a folder, a killed
run leaves nothing half-done, and a damaged entry is as good as none.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

from graph.errors import OutputError

_MAGIC = b"renda 1\n"
_SUM = 16
KEPT_SECONDS = 7 * 24 * 3600
"""An entry that no run has used for so long is removed."""
_DAY = 24 * 3600
_MARK, _PRUNED = "CACHEDIR.TAG", ".pruned"
# Tells backup programs to leave the folder out, https://bford.info/cachedir
_TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# Made by renda; it can be removed at any time.\n"


@dataclass(frozen=True, slots=True)
class Shelf:
    """Entries of several kinds under their keys, each a file."""

    folder: Path

    def get(self, kind: str, key: str) -> bytes | None:
        """Return an entry, or None where there is none or it is damaged."""
        try:
            data = Path(self._place(kind, key)).read_bytes()
        except OSError:
            return None
        head = len(_MAGIC) + _SUM
        is_whole = data[:head] == _MAGIC + _checksum(data[head:])
        return data[head:] if is_whole else None

    def has(self, kind: str, key: str) -> bool:
        """Tell whether there is an entry, whole or not."""
        return os.path.isfile(self._place(kind, key))  # noqa: PTH113 - asked ten thousands of times in a run

    def put(self, kind: str, key: str, data: bytes) -> None:
        """Keep an entry."""
        path = Path(self._place(kind, key))
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(f".{uuid4().hex}")
        try:
            fresh.write_bytes(_MAGIC + _checksum(data) + data)
            fresh.replace(path)
        finally:
            fresh.unlink(missing_ok=True)

    def drop(self, kind: str, key: str) -> None:
        """Remove an entry, if it is there."""
        Path(self._place(kind, key)).unlink(missing_ok=True)

    def mark(self) -> None:
        """Make the folder, and tell version control and backups to leave it alone."""
        self.folder.mkdir(parents=True, exist_ok=True)
        if not (self.folder / _MARK).is_file():
            (self.folder / ".gitignore").write_text("*\n", encoding="utf-8")
            (self.folder / _MARK).write_text(_TAG, encoding="utf-8")

    def is_due(self) -> bool:
        """Tell whether it is a day since entries were removed."""
        try:
            return time.time() - (self.folder / _PRUNED).stat().st_mtime > _DAY
        except OSError:
            return True

    def prune(self, used: Collection[tuple[str, str]]) -> int:
        """Remove what no run has used for some days; return how many entries."""
        removed = 0
        now = time.time()
        paths = {self._place(*entry) for entry in used}
        for entry in self._entries():
            with contextlib.suppress(OSError):  # another run may have removed it
                age = now - entry.stat().st_mtime
                if entry.path in paths:
                    if age > KEPT_SECONDS / 2:
                        os.utime(entry.path)
                elif age > KEPT_SECONDS:
                    Path(entry.path).unlink()
                    removed += 1
        (self.folder / _PRUNED).touch()
        return removed

    def _entries(self) -> Iterator[os.DirEntry[str]]:
        for folder in self.folder.glob("*/*"):
            if folder.is_dir():
                yield from os.scandir(folder)

    def _place(self, kind: str, key: str) -> str:
        return f"{self.folder}/{kind}/{key[:2]}/{key}"


@contextmanager
def opened(output: Path, *, keep: bool = True) -> Iterator[Shelf]:
    """Open the cache that stands beside an output folder, hidden; or one that is gone after the run."""
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        if keep:
            shelf = Shelf(output.parent / f".{output.name}.cache")
            shelf.mark()
            yield shelf
            return
        with TemporaryDirectory(prefix=f".{output.name}.new-", dir=output.parent) as folder:
            yield Shelf(Path(folder))
    except OSError as error:
        raise OutputError(
            str(output), f"cannot be written ({error.strerror or error})", "name another folder"
        ) from error


def _checksum(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=_SUM).digest()
