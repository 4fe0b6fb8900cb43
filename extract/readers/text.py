"""Plain text and Markdown: find the encoding, decode strictly, change nothing."""

from __future__ import annotations

import codecs

from extract.compiled import compiled
from extract.errors import SourceError
from extract.readers.reading import Reader, Reading

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose BOM begins it
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF", "give it the suffix .pdf"),
    (b"PK\x03\x04", "a ZIP or Office file", "give it the suffix .docx if it is one"),
    (b"\xd0\xcf\x11\xe0", "an old Office file", "save it as .docx"),
    (b"\x89PNG", "a picture", "give the text, not its picture"),
    (b"\xff\xd8\xff", "a picture", "give the text, not its picture"),
    (b"GIF8", "a picture", "give the text, not its picture"),
    (b"\x1f\x8b", "a gzip file", "unpack it"),
)
_GUESSES = ("gb18030", "big5", "utf-16-le", "utf-16-be")
_COMMON = compiled(r"[的一是在不了有和人大会年中主作工员委代表民国常区县市政府法院案建议議报報會員區縣國，。、；：]")
_BEYOND_ASCII = compiled(r"[^\x00-\x7f]")
_CONTROL = compiled(r"[\x00-\x08\x0e-\x19\x1b-\x1f\x7f]")
_LEAST_COMMON = 0.15
_MOST_CONTROL = 0.01
_FEWEST_UTF8 = 2
_LONG_ENOUGH = 18
"""Bytes: six characters in UTF-8, nine in the encodings of two bytes, of which a word of two may pass for UTF-8."""


def decode(data: bytes, path: str) -> tuple[str, str]:
    """Decode bytes and name the encoding; a BOM stays as U+FEFF; raise SourceError for what is no text."""
    _refuse_binary(data, path)
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _decode_strictly(data, encoding, path), encoding
    try:
        return _checked(data.decode("utf-8"), path), "utf-8"
    except UnicodeDecodeError as error:
        place = error.start
    if (line := _mixed(data)) is not None:
        raise SourceError(path, f"mixes UTF-8 with another encoding (line {line})", "save it whole as UTF-8")
    guess = _best_guess(data)
    if guess is None:
        raise SourceError(path, f"is neither UTF-8 (byte {place}) nor GB18030", "save it as UTF-8")
    return _checked(guess[0], path), guess[1]


def read(data: bytes, path: str) -> Reading:
    """Read a text file."""
    text, encoding = decode(data, path)
    return Reading(text=text, format="text", encoding=encoding)


def _refuse_binary(data: bytes, path: str) -> None:
    if not data:
        raise SourceError(path, "is empty", "give a file with a report in it")
    for magic, what, remedy in _MAGIC:
        if data.startswith(magic):
            raise SourceError(path, f"is {what} under the name of a text", remedy)


def _decode_strictly(data: bytes, encoding: str, path: str) -> str:
    try:
        return _checked(data.decode(encoding), path)
    except UnicodeDecodeError as error:
        raise SourceError(path, f"is no valid {encoding} at byte {error.start}", "save it as UTF-8") from error


def _checked(text: str, path: str) -> str:
    # NUL has its own message in `source`; a stray form feed is no reason to refuse a report
    if len(_CONTROL.findall(text)) > max(1, len(text) * _MOST_CONTROL) and "\0" not in text:
        raise SourceError(path, "holds control characters and is no text", "save it as plain UTF-8 text")
    return text


def _mixed(data: bytes) -> int | None:
    """Give the line where the encoding changes: lines of Chinese in UTF-8, which no other encoding gives by chance."""
    lines = data.split(b"\n")
    kinds = [_is_utf8(line) for line in lines]
    if kinds.count(True) < _FEWEST_UTF8 or kinds.count(True) + kinds.count(False) < len(lines) // 2:
        return None
    first = next(kind for kind in kinds if kind is not None)
    return next((number for number, kind in enumerate(kinds, start=1) if kind not in {None, first}), None)


def _is_utf8(line: bytes) -> bool | None:
    """Tell whether a line is UTF-8; None for one that is ASCII or too short to tell."""
    if line.isascii() or len(line) < _LONG_ENOUGH:
        return None
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _best_guess(data: bytes) -> tuple[str, str] | None:
    """Take the encoding in which the text is the most like Chinese prose: every GB18030 decoder accepts much."""
    best: tuple[float, str, str] | None = None
    for encoding in _GUESSES:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        score = len(_COMMON.findall(text)) / max(1, len(_BEYOND_ASCII.findall(text)))
        if best is None or score > best[0]:
            best = (score, text, encoding)
    if best is None or best[0] < _LEAST_COMMON:
        return None
    return best[1], best[2]


READER = Reader(name="text", suffixes=(".txt", ".text", ".md", ""), read=read)
