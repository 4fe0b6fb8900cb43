"""Which files are reports: what stands on the command line, and what lies in its folders."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path, PurePath

from extract.errors import SourceError
from extract.files import LARGEST, read_bytes, written
from extract.readers import READERS

SUFFIXES = tuple(suffix for reader in READERS for suffix in reader.suffixes if suffix)
"""What can be read."""

CONVERTIBLE = (".doc", ".wps", ".rtf", ".odt", ".ofd", ".ceb")
"""What offices also keep reports in: taken up, so that the reader can say by name how to convert it."""


@dataclass(frozen=True, slots=True)
class Input:
    """A file to read: `doc` is its name in the run, `relative` its place under the argument it came from.

    It may have `largest` bytes; `outside` tells of a link in a folder that leads out of it.
    """

    path: Path
    doc: str
    relative: str
    largest: int = LARGEST
    outside: bool = False


def find_inputs(arguments: Sequence[Path], *, largest: int = LARGEST) -> tuple[Input, ...]:
    """List the reports that the arguments mean, each once, in their order; folders are walked in the order of names."""
    found: dict[Path, Input] = {}
    real_folder = cache(os.path.realpath)
    for argument in arguments:
        is_folder, top = argument.is_dir(), os.path.realpath(argument)
        for path, relative in _walk(argument):
            # Path.resolve minds a link that leads to itself.
            real = Path(os.path.realpath(path)) if path.is_symlink() else Path(real_folder(path.parent), path.name)
            outside = is_folder and not real.is_relative_to(top)
            found.setdefault(real, Input(path, written(path.stem), written(relative), largest, outside=outside))
    return tuple(_name_apart(found.values()))


def _walk(argument: Path) -> Iterator[tuple[Path, str]]:
    if not argument.exists():
        raise SourceError(str(argument), "there is no such file or folder", "check the name")
    if not argument.is_dir():
        yield argument, argument.name
        return
    closed: list[Path] = []  # folders that can't be listed: reading one says so
    paths: list[Path] = []
    for folder, _, names in os.walk(argument, onerror=lambda error: closed.append(Path(error.filename))):
        if not any(part.startswith(".") for part in Path(folder).relative_to(argument).parts):
            paths += [Path(folder, name) for name in names if _is_report(name)]
    reports = sorted([*paths, *closed], key=Path.as_posix)
    if not reports:
        raise SourceError(str(argument), "holds no report", f"put files there that end in {', '.join(SUFFIXES)}")
    for path in reports:
        yield path, argument.name if path == argument else path.relative_to(argument).as_posix()


def _is_report(name: str) -> bool:
    """Tell whether a file in a folder is meant: by its suffix, not hidden, no lock file, no note about the folder."""
    path = PurePath(name)
    is_beside = name.startswith((".", "~$")) or path.stem.lower() == "readme"
    return not is_beside and path.suffix.lower() in SUFFIXES + CONVERTIBLE


def _name_apart(inputs: Iterable[Input]) -> Iterator[Input]:
    """Mark every stem that occurs twice with the beginning of its file's hash, and equal files by number."""
    inputs = tuple(inputs)
    stems = Counter(each.doc for each in inputs)
    seen: Counter[str] = Counter()
    for each in inputs:
        if stems[each.doc] == 1:
            yield each
            continue
        doc = f"{each.doc}~{_digest(each)}"
        seen[doc] += 1
        yield replace(each, doc=doc if seen[doc] == 1 else f"{doc}~{seen[doc]}")


def _digest(each: Input) -> str:
    """Give the beginning of a file's hash; of one that can't be read, the reader says so in its turn."""
    try:
        return hashlib.sha256(read_bytes(each.path, each.relative, largest=each.largest)).hexdigest()[:8]
    except SourceError:
        return "unread"
