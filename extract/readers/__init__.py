"""One module an input format; `READERS` lists them in sight, the suffix decides."""

from __future__ import annotations

from extract.errors import SourceError, shown
from extract.readers import docx, html, pdf, text
from extract.readers.reading import Reader, Reading

__all__ = ["READERS", "Reader", "Reading", "find_reader"]

READERS: tuple[Reader, ...] = (text.READER, html.READER, docx.READER, pdf.READER)

_CONVERT = {
    ".doc": "open it in Word, WPS or LibreOffice and save it as .docx (soffice --convert-to docx FILE)",
    ".wps": "open it in WPS and save it as .docx",
    ".rtf": "open it in Word, WPS or LibreOffice and save it as .docx",
    ".odt": "open it in LibreOffice and save it as .docx",
    ".ofd": "open it in an OFD reader and export it as .pdf or copy its text into a .txt file",
    ".ceb": "open it in the Apabi reader and export it as .pdf",
}
"""Formats that have no free reader worth its weight, with the way out."""


def find_reader(name: str) -> Reader:
    """Return the reader for a file's name or path; raise SourceError that says how to convert where there is none."""
    last = name.rpartition("/")[2]
    suffix = "." + last.rpartition(".")[2].lower() if "." in last else ""
    for reader in READERS:
        if suffix in reader.suffixes:
            return reader
    known = " ".join(suffix for reader in READERS for suffix in reader.suffixes if suffix)
    remedy = _CONVERT.get(suffix, f"convert it to one of {known}")
    raise SourceError(name, f"is of a format that can't be read ({shown(suffix)})", remedy)
