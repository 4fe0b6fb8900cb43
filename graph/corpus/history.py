"""What a run leaves for the next one to know, and the report in which it tells people what it did."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from uuid import uuid4

import msgspec

from graph.check import Report
from graph.corpus.gathering import Corpus
from graph.corpus.shelf import Shelf
from graph.summary import Summary

NAME = "run.json"
"""The run report in the output folder: the one file that tells of the run and not of the reports."""
_KIND, _KEY = "runs", "last"

Stamps = dict[str, tuple[int, int]]
"""Files by name, each with its size and the time it was written, in nanoseconds."""


@dataclass(frozen=True, slots=True)
class Last:
    """The last run that wrote the output: what it was made from, what it told, and its files as it left them."""

    made_from: str
    names: tuple[str, ...]
    summary: Summary
    found: Report
    files: Stamps
    base: str = ""
    made: Mapping[str, str] = field(default_factory=dict)
    """What each file of a large run hangs on."""

    def still_holds(self, made_from: str, output: Path) -> bool:
        """Tell whether a run would write again what stands there, untouched."""
        return made_from == self.made_from and stamps(output) == self.files


def made_from(corpus: Corpus, *options: object) -> str:
    """Return the hash of all that the output hangs on."""
    digest = hashlib.sha256(repr((options, [each.problem for each in corpus.failures])).encode())
    for each in corpus.reports:
        digest.update(f"{each.outline.head.doc}\0{corpus.keep.name(each.wanted)}\0".encode())
    return digest.hexdigest()


def last(shelf: Shelf) -> Last | None:
    """Return what the last run left, if it can be read."""
    data = shelf.get(_KIND, _KEY)
    try:
        return msgspec.msgpack.decode(data, type=Last) if data is not None else None
    except msgspec.DecodeError:  # left by another version
        return None


def remember(shelf: Shelf, run: Last) -> None:
    """Leave it for the next run."""
    shelf.put(_KIND, _KEY, msgspec.msgpack.encode(run))


def stamps(output: Path) -> Stamps:
    """Say how each file stands; the store's own files apart, of which only the first counts."""
    found = {}
    for path in _files(output):
        stat = path.stat()
        found[path.relative_to(output).as_posix()] = stat.st_size, stat.st_mtime_ns
    if (output / "store" / "CURRENT").is_file():
        found["store/"] = (0, 0)
    return found


def _files(output: Path) -> Iterator[Path]:
    if not output.is_dir():
        return
    for path in sorted(output.rglob("*")):
        place = path.relative_to(output).parts
        if path.is_file() and place[0] not in ("store", NAME) and not path.name.startswith("."):
            yield path


def write_report(folder: Path, corpus: Corpus, before: Last | None, *, seconds: float, errors: Sequence[str]) -> None:
    """Write the run report: what was read anew, what was taken from the cache, what failed and why, what is gone."""
    names = tuple(each.wanted.task.name for each in corpus.reports)
    told = {
        "renda": version("renda"),
        "engine": corpus.engine,
        "seconds": round(seconds, 1),
        "reports": len(names),
        "built": list(corpus.built),
        "unchanged": len(names) - len(corpus.built),
        "failed": [{"report": each.name, "problem": each.problem} for each in corpus.failures],
        "removed": sorted(set(before.names) - set(names)) if before else [],
        "errors": list(errors),
    }
    fresh = folder / f".{uuid4().hex}"
    fresh.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
    fresh.replace(folder / NAME)
