"""From a path to a `Source`: choose the reader by suffix, refuse what is no readable report."""

from __future__ import annotations

import hashlib
from pathlib import Path

from extract.document import Source
from extract.errors import SourceError
from extract.readers import find_reader


def read_source(path: Path, *, id: str, relative: str) -> Source:
    """Read a file strictly; raise SourceError with the remedy where it can't be read as a report."""
    reader = find_reader(path.name)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SourceError(relative, f"can't be opened ({error.strerror})", "check the path and the rights") from error
    reading = reader.read(data, relative)
    _refuse_unreadable(reading.text, relative)
    return Source(
        id=id,
        path=relative,
        format=reading.format,
        encoding=reading.encoding,
        sha256=hashlib.sha256(data).hexdigest(),
        text=reading.text,
    )


def _refuse_unreadable(text: str, path: str) -> None:
    if "\0" in text:
        raise SourceError(path, f"holds a NUL character at {text.index(chr(0))}", "save it as plain UTF-8 text")
    if not text.strip(" \t\r\n\v\f　\ufeff\u200b\xa0"):
        raise SourceError(path, "holds no text", "give a file with a report in it")
