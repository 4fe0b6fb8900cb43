"""What is worked out once and kept between runs, in the user's cache folder; without it everything is only slower.

The folder is `$XDG_CACHE_HOME/renda`, else `~/.cache/renda`.
A file counts only if it and its folder belong to this user and nobody else may write them, and if its digest is right;
any other is ignored and made anew.
Nothing in it is code: it is read as typed data.
"""

from __future__ import annotations

import os
import stat
import tempfile
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

import msgspec

_HEAD = b"renda kept 1\n"
_DIGEST = 16

T = TypeVar("T")


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
