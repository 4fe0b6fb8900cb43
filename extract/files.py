"""Bytes of a file, and its name as text: whatever lies there, reading neither hangs nor fills the memory."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from extract.errors import SourceError

LARGEST = 50 * 1000 * 1000
"""How many bytes a file may have unless a run says otherwise (`--max-size`)."""

_KINDS = (
    (stat.S_ISDIR, "a folder that can't be listed", "check your rights to it"),
    (stat.S_ISFIFO, "a pipe", "write what comes through it into a file first"),
    (stat.S_ISSOCK, "a socket", "give a file with a report in it"),
    (stat.S_ISCHR, "a device", "give a file with a report in it"),
    (stat.S_ISBLK, "a device", "give a file with a report in it"),
)


def read_bytes(path: Path, relative: str, *, largest: int = LARGEST) -> bytes:
    """Read a regular file of at most `largest` bytes; raise SourceError for whatever else a path may lead to."""
    try:
        # Without O_NONBLOCK a pipe would be waited for; what was opened is looked at, whatever the path says by now.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        try:
            _refuse_special(os.fstat(descriptor).st_mode, relative)
            with open(descriptor, "rb", closefd=False) as file:  # a descriptor, no path
                data = file.read(largest + 1)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise SourceError(relative, f"can't be opened ({error.strerror})", "check the path and the rights") from error
    if len(data) > largest:
        problem = f"has more than {megabytes(largest)} MB"
        raise SourceError(relative, problem, "cut it into smaller files, or allow more with --max-size")
    return data


def _refuse_special(mode: int, relative: str) -> None:
    for is_kind, what, remedy in _KINDS:
        if is_kind(mode):
            raise SourceError(relative, f"is {what}, not a file", remedy)


def megabytes(size: int) -> str:
    """Write a number of bytes in megabytes.

    >>> megabytes(50_000_000), megabytes(1_500_000)
    ('50', '1.5')
    """
    return f"{size / 1_000_000:g}"


def written(name: str) -> str:
    r"""Write a file's name as text that can be encoded: bytes that are no UTF-8 become visible escapes.

    >>> written("报告.txt"), written("a\udcff.txt")
    ('报告.txt', 'a\\xff.txt')
    """
    return os.fsencode(name).decode("utf-8", errors="backslashreplace")
