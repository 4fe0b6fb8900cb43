"""Bring the store of the last run up to date: what its files no longer say goes, what they say now comes."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, Store, parse

from graph.corpus.files import Files
from graph.corpus.keeping import member
from graph.store import replace

MOST = 200_000
"""So many statements of changed reports are looked through one by one; of more, a store is sooner loaded anew."""
_BYTES = 64_000_000
"""Files of so many bytes are looked through for what changed."""
_HEAD = member(b"")[:10]
"""How each member begins: nothing in it tells of a name or a time."""


def change_store(old: Path, new: Path, files: Files, folder: str, shared: Sequence[Path]) -> bool:
    """Make of a checkpoint of the store of the last run the store of this one, by the files of N-Quads under a folder.

    `shared` are files whose statements may stand in others too. Tell whether it could be done: not where there is no
    such store, where it does not hold what its files said, or where too much has changed.
    """
    if not (old / "CURRENT").is_file() or not files.knows(folder):
        return False
    try:
        found = _found(files.gone(folder), files.new(folder), shared)
        if found is not None and _change(old, *found):
            old.rename(new)
            return True
    except (OSError, EOFError, zlib.error, RuntimeError):  # damaged: it is loaded anew
        pass
    return False


def _found(before: Sequence[Path], after: Sequence[Path], shared: Iterable[Path]) -> tuple[set[Quad], set[Quad]] | None:
    """Find what goes and what comes, unless it is too much."""
    if sum(path.stat().st_size for path in (*before, *after)) > _BYTES:
        return None
    members, others = _members(before), _members(after)
    said, says = _lines(members - others), _lines(others - members)
    if said is None or says is None:
        return None
    gone = said - says
    for path in shared if gone else ():
        gone.difference_update(gzip.decompress(path.read_bytes()).split(b"\n"))
    return _quads(gone), _quads(says - said)


def _change(path: Path, gone: set[Quad], come: set[Quad]) -> bool:
    store = Store(str(path))
    if not all(quad in store for quad in gone):
        return False
    replace(store, gone, come)
    store.flush()
    return True


def _members(paths: Iterable[Path]) -> set[bytes]:
    """Take gzip files apart; of a member, equal bytes say the same."""
    # Within a member these ten bytes may stand by a chance of 2**-80 for each place, and what is cut there is no gzip.
    return {_HEAD + each for path in paths for each in path.read_bytes().split(_HEAD)[1:]}


def _lines(members: Iterable[bytes]) -> set[bytes] | None:
    """Collect the lines of members, unless there are too many."""
    found: set[bytes] = set()
    for each in members:
        found.update(gzip.decompress(each).split(b"\n"))
        if len(found) > MOST:
            return None
    return found


def _quads(lines: Iterable[bytes]) -> set[Quad]:
    return set(parse(b"\n".join(lines), format=RdfFormat.N_QUADS, lenient=True))
