"""From a path to a `Source`: choose the reader by suffix, refuse what is no readable report."""

from __future__ import annotations

import hashlib
import re
from importlib import import_module
from pathlib import Path

from extract.confined import ConfinedError, confined
from extract.document import Source
from extract.errors import SourceError
from extract.files import LARGEST, megabytes, read_bytes
from extract.inputs import Input
from extract.readers import Reader, Reading, find_reader

_BYTES_A_CHARACTER = 25
"""The share of a file's allowance that a character of its text takes: a record is many times as large as its text."""

_SURROGATE = re.compile("[\ud800-\udfff]")


def read_source(path: Path, *, id: str, relative: str, largest: int = LARGEST) -> Source:
    """Read a file strictly; raise SourceError with the remedy where it can't be read as a report.

    A file may have `largest` bytes, and a character of text for every 25 of these.
    """
    data = read_bytes(path, relative, largest=largest)
    reader = find_reader(relative)
    reading = _read(reader, data, relative)
    _refuse_unreadable(reading.text, relative, longest=max(1, largest // _BYTES_A_CHARACTER))
    return Source(
        id=id,
        path=relative,
        format=reading.format,
        encoding=reading.encoding,
        sha256=hashlib.sha256(data).hexdigest(),
        text=reading.text,
    )


def read_input(given: Input) -> Source:
    """Read a file of a run; raise SourceError for one that can't be read, or that only seems to lie in its folder."""
    if given.outside:
        problem = "is a link that leads out of the folder it was found in"
        raise SourceError(given.relative, problem, "name the file itself if it is meant")
    return read_source(given.path, id=given.doc, relative=given.relative, largest=given.largest)


def _read(reader: Reader, data: bytes, relative: str) -> Reading:
    """Decode text here; leave everything else to a child, since parsers of other formats fail in every way."""
    if not reader.library:
        return reader.read(data, relative)
    import_module(reader.library)  # here, so that it is loaded once and not by each child
    try:
        return confined(lambda: reader.read(data, relative), seconds=reader.seconds)
    except ConfinedError as error:
        raise SourceError(relative, str(error), f"open it, and {reader.remedy}") from error


def _refuse_unreadable(text: str, path: str, *, longest: int) -> None:
    if "\0" in text:
        raise SourceError(path, f"holds a NUL character at {text.index(chr(0))}", "save it as plain UTF-8 text")
    if found := _SURROGATE.search(text):
        raise SourceError(path, f"holds half a character at {found.start()}", "save it as plain UTF-8 text")
    if not text.strip(" \t\r\n\v\f　\ufeff\u200b\xa0"):
        raise SourceError(path, "holds no text", "give a file with a report in it")
    if len(text) > longest:
        problem = f"has {len(text):,} characters, more than the {longest:,} of a report"
        need = megabytes(-(-len(text) * _BYTES_A_CHARACTER // 1_000_000) * 1_000_000)
        raise SourceError(path, problem, f"cut it into reports, or allow more with --max-size {need}")
