"""Word files: bombs, broken packages, definitions that multiply or reach for other files."""

from __future__ import annotations

import io
import zipfile

import docx
from hostile.cases import REPORT, Case, holding

_PART = "word/document.xml"
_NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _whole() -> bytes:
    document = docx.Document()
    for line in REPORT.split("\n"):
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _with_part(content: bytes, *, name: str = _PART, drop: bool = False) -> bytes:
    """Write a Word file anew with another part in the place of the one named."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_whole())) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        if not drop:
            new.writestr(name, content)
    return out.getvalue()


def _document(inner: str, *, before: str = "") -> bytes:
    return f'<?xml version="1.0"?>{before}<w:document {_NAMESPACE}><w:body>{inner}</w:body></w:document>'.encode()


def _paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def _bomb() -> bytes:
    return _with_part(b"0" * 400_000_000, name="word/media/image1.png")


def _xml_bomb() -> bytes:
    return _with_part(_document(_paragraph(" " * 95_000_000)))


def _laughs() -> bytes:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    return _with_part(_document(_paragraph("&a9;"), before=f'<!DOCTYPE x [<!ENTITY a0 "ha">{entities}]>'))


def _external() -> bytes:
    entity = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    return _with_part(_document(_paragraph("&e;"), before=entity))


def _nested_tables(depth: int) -> bytes:
    opening, closing = "<w:tbl><w:tr><w:tc>", "<w:p/></w:tc></w:tr></w:tbl>"
    return _with_part(_document(opening * depth + _paragraph("县") + closing * depth))


def _wrong_checksum() -> bytes:
    data = bytearray(_whole())
    at = data.rindex(b"PK\x01\x02")
    data[at + 16 : at + 20] = b"\0\0\0\0"
    return bytes(data)


def _locked_part() -> bytes:
    data = bytearray(_whole())
    at = -1
    while (at := data.find(b"PK\x01\x02", at + 1)) >= 0:
        data[at + 8] |= 1
    return bytes(data)


CASES: tuple[Case, ...] = (
    holding("good.docx", _whole),
    holding("bomb.docx", _bomb, "unpacks from", heavy=True),
    holding("xml-bomb.docx", _xml_bomb, "", heavy=True),
    holding("laughs.docx", _laughs, "document type"),
    holding("external.docx", _external, "document type"),
    holding("tables-in-tables.docx", lambda: _nested_tables(150), "deeper|broken|no Word"),
    holding("tables-without-end.docx", lambda: _nested_tables(100_000), "deeper|broken|no Word"),
    holding("no-document.docx", lambda: _with_part(b"", drop=True), "no Word file|broken"),
    holding("no-xml.docx", lambda: _with_part(b"\0\1\2"), "no Word file|broken"),
    holding("empty-document.docx", lambda: _with_part(_document("")), "no text"),
    holding("not-types.docx", lambda: _with_part(b"<x/>", name="[Content_Types].xml"), "no Word file|broken"),
    holding("cut.docx", lambda: _whole()[:-300], "no Word file"),
    holding("checksum.docx", _wrong_checksum, "no Word file"),
    holding("locked-parts.docx", _locked_part, "no Word file"),
    holding("password.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "password"),
    holding("text.docx", REPORT, "no Word file"),
    holding("empty.docx", b"", "no Word file"),
    holding("characters.docx", lambda: _with_part(_document(_paragraph(REPORT + "&#x202E;&#xFFFD;")))),
)
