"""The lines of a text, with what their look tells: indent, width, folded characters."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.folding import fold

_BREAK = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
BLANKS = " \t　\xa0\ufeff\u200b\u200c\u200d\u2060\xad\u2002\u2003\u2009"
_SPACES = re.compile(rf"[{BLANKS}]+")
_ENTITY = re.compile(r"&(?:nbsp|ensp|emsp|#160|#12288);")
_NARROW = re.compile(r"[\x00-\x7f]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its break and outer blanks: `loose` is folded with single blanks, `text` without any."""

    start: int
    end: int
    indent: int
    loose: str
    text: str

    @property
    def width(self) -> float:
        """The width on the page, in Chinese characters."""
        return len(self.text) - len(_NARROW.findall(self.text)) / 2


def split_lines(text: str) -> tuple[Line, ...]:
    """Split a text at every kind of line break; lines of nothing but blanks stay, with an empty `text`."""
    lines: list[Line] = []
    start = 0
    for found in _BREAK.finditer(text):
        lines.append(_line(text, start, found.start()))
        start = found.end()
    lines.append(_line(text, start, len(text)))
    return tuple(lines)


def _line(text: str, start: int, end: int) -> Line:
    raw = text[start:end]
    inner = raw.strip(BLANKS)
    indent = len(raw) - len(raw.lstrip(BLANKS))
    loose = _SPACES.sub(" ", _ENTITY.sub(" ", fold(inner)))
    first = start + indent if inner else start
    return Line(start=first, end=first + len(inner), indent=indent, loose=loose.strip(), text=loose.replace(" ", ""))
