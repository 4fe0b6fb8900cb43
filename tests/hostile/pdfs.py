"""PDF files: locked, cut, recursive, and streams that unpack without end."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

from hostile.cases import REPORT, Case, holding

_FONT = (
    b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [<< /Type /Font "
    b"/Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) "
    b"/Supplement 2 >> /DW 1000 /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 6 "
    b"/FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >> >>] >>"
)
_CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
_PAGES = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
_PAGE = (
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
    b"/Resources << /Font << /F1 5 0 R >> /XObject << /X 6 0 R >> >> >>"
)


def _stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<< /Length %d %b >>\nstream\n%b\nendstream" % (len(data), entries, data)


def _shown(text: str) -> bytes:
    lines = enumerate(text.split("\n"))
    return b" ".join(
        f"BT /F1 12 Tf 50 {800 - 20 * row} Td <{line.encode('utf-16-be').hex()}> Tj ET".encode() for row, line in lines
    )


def _file(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R %b >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start)
    return bytes(out)


def _pdf(
    content: bytes | None = None,
    *,
    pages: bytes = _PAGES,
    page: bytes = _PAGE,
    form: bytes = b"null",
    trailer: bytes = b"",
) -> bytes:
    drawn = _stream(_shown(REPORT)) if content is None else content
    return _file([_CATALOG, pages, page, drawn, _FONT, form], trailer)


def _bomb() -> bytes:
    packed = zlib.compress(b"\n" * 1_500_000_000, 9)
    return _pdf(_stream(packed, b"/Filter /FlateDecode"))


def _nested_bomb() -> bytes:
    packed = zlib.compress(zlib.compress(b"0 0 m " * 60_000_000, 9), 9)
    return _pdf(_stream(packed, b"/Filter [/FlateDecode /FlateDecode]"))


_LOCK = b"/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <%b> /U <%b> >> /ID [<00> <00>]" % (
    b"41" * 32,
    b"42" * 32,
)
_CALL = b"q /X Do Q"
_SELF = _stream(_CALL, b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>")

CASES: tuple[Case, ...] = (
    holding("good.pdf", _pdf),
    holding("locked.pdf", lambda: _pdf(trailer=_LOCK), "password|broken"),
    holding("cut.pdf", lambda: _pdf()[:900], ""),
    holding("cut-end.pdf", lambda: _pdf()[:-60], ""),
    holding("pages-of-pages.pdf", lambda: _pdf(pages=b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"), ""),
    holding("no-pages.pdf", lambda: _pdf(pages=b"<< /Type /Pages /Kids [] /Count 0 >>"), ""),
    holding("many-pages.pdf", lambda: _pdf(pages=b"<< /Type /Pages /Kids [3 0 R] /Count 99999999999 >>"), ""),
    holding("forms-in-forms.pdf", lambda: _pdf(_stream(_CALL), form=_SELF), ""),
    holding("nested-arrays.pdf", lambda: _pdf(_stream(b"[" * 200_000)), ""),
    holding("nested-names.pdf", lambda: _pdf(page=b"<< /A " * 20_000 + b">>" * 20_000), ""),
    holding("wrong-length.pdf", lambda: _pdf(b"<< /Length 999999999 >>\nstream\nBT ET\nendstream"), ""),
    holding("broken-stream.pdf", lambda: _pdf(_stream(b"notzlib", b"/Filter /FlateDecode")), ""),
    holding("large-page.pdf", lambda: _pdf(page=_PAGE.replace(b"595 842", b"1e308 -1e308")), ""),
    holding("no-page-size.pdf", lambda: _pdf(page=_PAGE.replace(b"[0 0 595 842]", b"[0 0 0 0]")), ""),
    holding("previous-is-itself.pdf", lambda: _pdf(trailer=b"/Prev 9").replace(b"/Prev 9", b"/Prev 0"), ""),
    holding("head-alone.pdf", b"%PDF-1.7\n", "no PDF"),
    holding("text.pdf", REPORT, "no PDF"),
    holding("empty.pdf", b"", "no PDF|empty"),
    holding("bomb.pdf", _bomb, "memory|longer|scanned|no text", heavy=True),
    holding("nested-bomb.pdf", _nested_bomb, "memory|longer|crash|scanned|no text", heavy=True),
)
