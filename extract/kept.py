"""What is worked out once and kept between runs, in the user's cache folder; without it everything is only slower.

The folder is `$XDG_CACHE_HOME/renda`, else `~/.cache/renda`.
A file counts only if it and its folder belong to this user and nobody else may write them, and if its digest is right;
any other is ignored and made anew.
Nothing in it is code: it is read as typed data.
"""

from __future__ import annotations

import atexit
import os
import stat
import tempfile
from collections.abc import Callable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any, Generic, TypeVar

import msgspec

_HEAD = b"renda kept 1\n"
_DIGEST = 16

T = TypeVar("T")


_MOST = 5000
"""A memo with more entries than this keeps only what the run has used: the entries of older versions go."""


class Memo(Generic[T]):
    """A table of worked-out values that a run reads from the folder and, where it had to work some out, writes back.

    A key holds all that the value depends on; only its digest is kept.
    """

    def __init__(self, name: str, type: Any) -> None:
        self._name, self._type = name, type
        self._kept = self._load()
        self._used: dict[bytes, T] = {}
        self._new = False

    def _load(self) -> dict[bytes, T]:
        return load(self._name, dict[bytes, self._type]) or {}  # type: ignore[name-defined]

    def get(self, key: str, make: Callable[[], T]) -> T:
        """Return the value of a key; `make` works it out where nothing is kept."""
        digest = _digest(key.encode())
        value = self._used.get(digest)
        if value is None:
            value = self._kept.get(digest)
            if value is None:
                value = make()
                if not self._new:
                    self._new = True
                    atexit.register(self.save)
            self._used[digest] = value
        return value

    def save(self) -> None:
        """Write the table; done by itself when a process ends that had to work something out."""
        # Read again: another process may have written meanwhile.
        together = self._kept | self._load() | self._used
        save(self._name, together if len(together) <= _MOST else self._used)


def folder() -> Path | None:
    """Return the folder, which need not exist; None where the user has no home or files have no owners."""
    if not hasattr(os, "getuid"):
        return None
    given = os.environ.get("XDG_CACHE_HOME", "")
    if os.path.isabs(given):  # noqa: PTH117 - the specification has a relative one ignored
        return Path(given) / "renda"
    try:
        return Path.home() / ".cache" / "renda"
    except RuntimeError:
        return None


def load(name: str, type: type[T]) -> T | None:
    """Read what was kept under a name; None where there is nothing, or nothing that can be trusted."""
    place = folder()
    if place is None:
        return None
    try:
        if not _is_ours(place.stat()):
            return None
        with (place / name).open("rb") as file:
            if not _is_ours(os.fstat(file.fileno())):
                return None
            content = file.read()
    except OSError:
        return None
    head, payload = content[: len(_HEAD) + _DIGEST], memoryview(content)[len(_HEAD) + _DIGEST :]
    if head != _HEAD + _digest(payload):
        return None
    try:
        return msgspec.msgpack.decode(payload, type=type)
    except msgspec.DecodeError:
        return None


def save(name: str, value: object) -> None:
    """Keep a value under a name, whole or not at all; where nothing can be written nothing happens."""
    place = folder()
    if place is None:
        return
    payload = msgspec.msgpack.encode(value)
    with suppress(OSError):
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not _is_ours(place.stat()):
            return
        handle, temporary = tempfile.mkstemp(dir=place, prefix=f".{name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(_HEAD + _digest(payload) + payload)
            Path(temporary).replace(place / name)
        except OSError:
            Path(temporary).unlink()


def _digest(payload: bytes | memoryview) -> bytes:
    return blake2b(payload, digest_size=_DIGEST).digest()


def _is_ours(status: os.stat_result) -> bool:
    return status.st_uid == os.getuid() and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
