"""Word files: paragraphs and table cells in the order in which they stand, one a line."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from importlib import metadata
from typing import Any

from extract.errors import SourceError
from extract.readers.reading import Reader, Reading


def read(data: bytes, path: str) -> Reading:
    """Read a Word file; raise SourceError where it is none."""
    from docx import Document
    from docx.opc.exceptions import PackageNotFoundError

    try:
        document = Document(io.BytesIO(data))
    except (zipfile.BadZipFile, PackageNotFoundError, KeyError, ValueError) as error:
        raise SourceError(path, "is no Word file (.docx)", "open it in Word or WPS and save it as .docx") from error
    text = "\n".join(_lines(document))
    return Reading(text=text, format=f"docx (python-docx {metadata.version('python-docx')})", encoding="utf-8")


def _lines(container: Any) -> Iterator[str]:
    from docx.table import Table

    for block in container.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                for cell in dict.fromkeys(row.cells):  # a merged cell stands once for each column it spans
                    yield from _lines(cell)
        else:
            yield block.text


READER = Reader(name="docx", suffixes=(".docx",), read=read)
