"""PDF files: the lines of each page as pdfplumber reads them; layout joins the lines to paragraphs."""

from __future__ import annotations

import io
from importlib import metadata
from typing import Any

from extract.compiled import compiled
from extract.errors import SourceError
from extract.readers.reading import Reader, Reading

_CONTROL = compiled(r"[\x00-\x08\x0b-\x1f\x7f]")
_COVERED = 0.5
_LARGEST = 30_000_000
"""How many bytes a page may unpack to: a page of text has some thousands, a map some millions."""


def read(data: bytes, path: str) -> Reading:
    """Read a PDF; raise SourceError for one that is broken, locked or scanned."""
    import pdfplumber
    from pdfminer.pdfexceptions import PDFException
    from pdfplumber.utils.exceptions import PdfminerException

    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            pages = [_page(page, path) for page in document.pages]
    except (PDFException, PdfminerException) as error:
        if isinstance(limit := error.args[0] if error.args else None, MemoryError | RecursionError):
            raise limit from error  # pdfplumber wraps whatever goes wrong on a page
        remedy = "remove its password or print it to PDF anew"
        raise SourceError(path, "is no PDF that can be opened", remedy) from error
    if not pages:
        raise SourceError(path, "is a PDF without pages", "print it to PDF anew")
    text = "\n".join(page for page in pages if page)
    return Reading(text=text, format=f"pdf (pdfplumber {metadata.version('pdfplumber')})", encoding="utf-8")


def _page(page: Any, path: str) -> str:
    from pdfminer.pdftypes import stream_value

    if (size := sum(len(stream_value(each).get_data()) for each in page.page_obj.contents)) > _LARGEST:
        problem = f"has a page that unpacks to {size // 1_000_000} MB ({page.page_number}): longer than any report's"
        raise SourceError(path, problem, "print it to PDF anew")
    text = _CONTROL.sub("", page.extract_text() or "")
    if not text.strip() and _picture_share(page) >= _COVERED:
        problem = f"has a page without text ({page.page_number}): it was scanned"
        raise SourceError(path, problem, "run a text recognition (OCR) over it first")
    return text


def _picture_share(page: Any) -> float:
    area = max((float(image["width"]) * float(image["height"]) for image in page.images), default=0.0)
    return area / (float(page.width) * float(page.height))


READER = Reader(
    name="pdf", suffixes=(".pdf",), read=read, library="pdfplumber", seconds=120, remedy="print it to PDF anew"
)
