"""Split a paragraph's view into sentences.

A sentence ends at 。!?; and takes the closing marks after it along; inside 《》 nothing ends it, and `.` never does.
"""

from __future__ import annotations

from collections.abc import Iterator

from extract.compiled import compiled
from extract.layout.view import View

_END = compiled(r"[。!?;]+[”’)》〉\]]*")
_TITLE = compiled(r"《[^《》]{1,150}》")


_LONGEST = 2000
"""Ten times what the longest sentences of reports have; what is longer is no sentence, and is cut at a smaller mark."""

_SMALLER = ",、:"


def split_sentences(view: View) -> Iterator[View]:
    """Yield the sentences of a view in order; together they hold every character but blanks."""
    start = 0
    for end in _ends(view.text):
        while end - start > _LONGEST:
            cut = max(view.text.rfind(mark, start, start + _LONGEST) for mark in _SMALLER) + 1
            cut = cut if cut > start else start + _LONGEST
            if (part := view.part(start, cut)).text:
                yield part
            start = cut
        if (part := view.part(start, end)).text:
            yield part
        start = end


def _ends(text: str) -> Iterator[int]:
    """Yield where sentences end, but not within a title, and the end of the text unless one ends there."""
    titles = iter([(found.start(), found.end()) for found in _TITLE.finditer(text)])
    first, last = next(titles, (len(text), len(text)))
    end = 0
    for found in _END.finditer(text):
        while last - 1 <= found.start() and first < len(text):
            first, last = next(titles, (len(text), len(text)))
        if not first <= found.start() < last - 1:
            end = found.end()
            yield end
    if end < len(text):
        yield len(text)
