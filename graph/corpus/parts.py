"""Partitions: files of some reports each, whose borders depend on the reports beside them alone.

A report that comes, goes or changes so touches one file, or two; all others keep their bytes and, if they were there
before, their places on the disk.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

_ABOUT = 64
"""So many reports stand in a file on average."""
_MOST = 4 * _ABOUT


def write_parts(folder: Path, ending: str, members: Iterable[tuple[str, bytes]]) -> None:
    """Write members of gzip files, each with its name, in their order into `part-00000<ending>` and so on."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, part in enumerate(_cut(members)):
        (folder / f"part-{number:05d}{ending}").write_bytes(b"".join(part))


def _cut(members: Iterable[tuple[str, bytes]]) -> Iterator[list[bytes]]:
    part: list[bytes] = []
    for name, data in members:
        part.append(data)
        if len(part) == _MOST or _is_border(name):
            yield part
            part = []
    if part:
        yield part


def _is_border(name: str) -> bool:
    """Tell by a name alone whether a file ends behind it."""
    return int.from_bytes(hashlib.blake2b(name.encode(), digest_size=4).digest()) % _ABOUT == 0
