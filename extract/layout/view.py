"""Build the view of a paragraph: folded characters without what the page put between them.

Dropped are line breaks, blanks beside Chinese characters, footnote marks, Markdown marks.
Kept are masks inside words (食品**法, 市XX局, 20*年).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, starmap

from extract.compiled import compiled
from extract.layout.lines import BLANKS
from extract.records import Span

_DROPPED = tuple(
    compiled(pattern)
    for pattern in (
        r"^\s*#{1,6}\s*(?=\S)",
        r"&(?:nbsp|ensp|emsp|#160|#12288);",
        r"[\ufeff\u200b\u200c\u200d\u2060\xad]",
        r"\[注?\d{1,3}\](?!\s*号)",
        r"〔注?\d{1,2}〕(?!\s{0,4}\d{0,6}\s{0,4}号)",
        r"(?<=[一-鿿”》])[①-⑳](?=[一-鿿,。;、)])",
    )
)
# Whatever is dropped holds one of these; most paragraphs hold none.
_SUSPECT = compiled("[#&\ufeff\u200b\u200c\u200d\u2060\xad\\[〔①-⑳]")
_BOLD = compiled(r"^\s*(?:\d{1,2}[.、]\s*)?(\*\*|__)(?=\S)(?:.+?)(?<=\S)(\1)", re.DOTALL)
_SPACE = compiled(rf"[{BLANKS}\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_ANY_SPACE = compiled(rf"[{BLANKS}\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_LATIN = compiled(r"[0-9A-Za-z]")
_TITLE = compiled(r"《[^《》]{1,120}》")
_ROUND = compiled("[○◯Oo]")
_ZERO = compiled(r"(?<=[一二三四五六七八九十〇○])[○◯Oo](?=[一二三四五六七八九十〇○年])")


@dataclass(frozen=True, slots=True)
class View:
    """Folded characters and, for each, its offset in the source."""

    text: str
    offsets: tuple[int, ...]

    def part(self, start: int, end: int) -> View:
        """Cut a stretch out of the view, without blanks at its borders."""
        while start < end and self.text[start] == " ":
            start += 1
        while end > start and self.text[end - 1] == " ":
            end -= 1
        return View(self.text[start:end], self.offsets[start:end])


def build_view(folded: str, spans: Iterable[Span], *, keep_blanks: bool = False) -> View:
    """Build the view of some stretches of the folded text; `keep_blanks` leaves single ones, which separate fields."""
    parts = [(span.start, span.end + 1) for span in spans]  # with the break behind each, but for the last
    offsets = list(chain.from_iterable(starmap(range, parts)))[:-1]
    raw = "".join([folded[start:end] for start, end in parts])[: len(offsets)]
    replaced = _variants(raw)
    dropped = set(_to_drop(replaced, keep_blanks=keep_blanks))
    if dropped:
        kept = [index for index in range(len(replaced)) if index not in dropped]
        replaced = "".join([replaced[index] for index in kept])
        offsets = [offsets[index] for index in kept]
    return View(_ANY_SPACE.sub(" ", replaced), tuple(offsets))


def _variants(text: str) -> str:
    """Replace what only its surroundings explain: straight quotes by turns, <> in titles, ○ in hanzi years."""
    if "<" in text or ">" in text:
        text = _TITLE.sub(lambda found: found[0].replace("<", "〈").replace(">", "〉"), text)
    if _ROUND.search(text):
        text = _ZERO.sub("〇", text)
    if '"' in text and text.count('"') % 2 == 0:
        parts = text.split('"')
        text = parts[0] + "".join(("“" if index % 2 == 0 else "”") + part for index, part in enumerate(parts[1:]))
    return text


def _to_drop(text: str, *, keep_blanks: bool) -> Iterator[int]:
    for pattern in _DROPPED if _SUSPECT.search(text) else ():
        for found in pattern.finditer(text):
            yield from range(found.start(), found.end())
    bold = _BOLD.match(text) if "**" in text or "__" in text else None
    if bold is not None:
        yield from (*range(*bold.span(1)), *range(*bold.span(2)))
    for found in _SPACE.finditer(text):
        kept = keep_blanks or _separates(text, found)
        yield from range(found.start() + (1 if kept else 0), found.end())


def _separates(text: str, blank: re.Match[str]) -> bool:
    """Keep a blank between two Latin words or two numbers; a mere line break in a number is a wrap."""
    before, after = text[blank.start() - 1 : blank.start()], text[blank.end() : blank.end() + 1]
    if not (_LATIN.match(before) and _LATIN.match(after)):
        return False
    return not (blank[0] in ("\n", "\r", "\r\n") and before.isdigit() and after.isdigit())
