"""The lines of a text, with what their look tells: indent, width, folded characters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from extract.compiled import compiled
from extract.folding import fold

_BREAK = compiled(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
BLANKS = " \t　\xa0\ufeff\u200b\u200c\u200d\u2060\xad\u2002\u2003\u2009"
_SPACES = compiled(rf"[{BLANKS}]+")
_ENTITY = compiled(r"&(?:nbsp|ensp|emsp|#160|#12288);")
_FLAT = 300
"""A line longer than this with blanks after its sentences is a page whose breaks were lost."""
_LOST_BREAK = compiled(
    rf"(?<=[。!?;:！？；：”）)])[{BLANKS}]+(?=\S)"
    # From the first of many blanks and over all of them at once: else a line of blanks takes quadratic time.
    rf"|(?<![{BLANKS}])[{BLANKS}]++(?=[一二三四五六七八九十]{{1,3}}、|[（(][一二三四五六七八九十]{{1,3}}[）)])"
)
_HEAD_BEFORE = compiled(
    r"^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])[^。！？；!?;]{2,40}$"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its break and outer blanks: `loose` is folded with single blanks, `text` without any.

    `width` is its width on the page in Chinese characters, the indent included.
    """

    start: int
    end: int
    indent: int
    width: float
    loose: str
    text: str


@lru_cache(maxsize=2)
def split_lines(text: str) -> tuple[Line, ...]:
    """Split a text at every kind of line break; lines of nothing but blanks stay, with an empty `text`."""
    folded = fold(text)
    lines: list[Line] = []
    start = 0
    for found in _BREAK.finditer(text):
        lines += _lines(text, folded, start, found.start())
        start = found.end()
    lines += _lines(text, folded, start, len(text))
    return tuple(lines)


def _lines(text: str, folded: str, start: int, end: int) -> Iterator[Line]:
    """Yield one line, or several where a page's breaks were flattened to blanks."""
    if end - start > _FLAT:
        for first, last in _flattened(text, start, end):
            yield _line(text, folded, first, last)
    else:
        yield _line(text, folded, start, end)


def _flattened(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for found in _LOST_BREAK.finditer(text, start, end):
        if found.start() > start:
            yield from _after_head(text, start, found.start())
            start = found.end()
    yield from _after_head(text, start, end)


def _after_head(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a head off the paragraph that follows it after a blank (一、加强监督 常委会…)."""
    blank = _SPACES.search(text, start, end)
    if blank is not None and _HEAD_BEFORE.match(text[start : blank.start()]):
        yield start, blank.start()
        yield blank.end(), end
    else:
        yield start, end


def _line(text: str, folded: str, start: int, end: int) -> Line:
    raw = text[start:end]
    inner = raw.strip(BLANKS)
    indent = len(raw) - len(raw.lstrip(BLANKS))
    first = start + indent if inner else start
    loose = folded[first : first + len(inner)]
    if "&" in loose:
        loose = _ENTITY.sub(" ", loose)
    loose = _SPACES.sub(" ", loose)
    return Line(
        start=first,
        end=first + len(inner),
        indent=indent,
        width=indent + len(inner) - len(raw.encode("ascii", "ignore")) / 2,
        loose=loose.strip(),
        text=loose.replace(" ", ""),
    )
