"""Word files: paragraphs and table cells in the order in which they stand, one a line."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from importlib import metadata
from typing import Any

from extract.errors import SourceError
from extract.readers.reading import Reader, Reading

_OLD = b"\xd0\xcf\x11\xe0"
_UNPACKED = 100 * 1000 * 1000
_HEAD = 4096


def read(data: bytes, path: str) -> Reading:
    """Read a Word file; raise SourceError where it is none."""
    from docx import Document
    from docx.opc.exceptions import PackageNotFoundError

    _refuse_bomb(data, path)
    try:
        document = Document(io.BytesIO(data))
    except (zipfile.BadZipFile, PackageNotFoundError, KeyError, ValueError, SyntaxError) as error:
        raise SourceError(path, "is no Word file (.docx)", "open it in Word or WPS and save it as .docx") from error
    text = "\n".join(_lines(document))
    return Reading(text=text, format=f"docx (python-docx {metadata.version('python-docx')})", encoding="utf-8")


def _refuse_bomb(data: bytes, path: str) -> None:
    """Refuse a package that unpacks to far more than it is, or that brings definitions of its own for its XML."""
    if data.startswith(_OLD):
        raise SourceError(path, "is locked by a password, or an old .doc", "save it as .docx without a password")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            size = sum(part.file_size for part in package.infolist())
            if size > max(_UNPACKED, 20 * len(data)):
                problem = f"unpacks from {len(data):,} to {size:,} bytes"
                raise SourceError(path, problem, "open it in Word or WPS and save it anew")
            for part in package.infolist():
                if part.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in package.open(part).read(_HEAD):
                    problem = f"holds a document type of its own ({part.filename}), which no word processor writes"
                    raise SourceError(path, problem, "open it in Word or WPS and save it anew")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, zlib.error, OSError) as error:
        raise SourceError(path, "is no Word file (.docx)", "open it in Word or WPS and save it as .docx") from error


def _lines(container: Any) -> Iterator[str]:
    from docx.table import Table

    for block in container.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                for cell in dict.fromkeys(row.cells):  # a merged cell stands once for each column it spans
                    yield from _lines(cell)
        else:
            yield block.text


READER = Reader(name="docx", suffixes=(".docx",), read=read, library="docx", remedy="save it as .docx anew")
