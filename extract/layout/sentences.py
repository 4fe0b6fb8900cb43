"""Split a paragraph's view into sentences.

A sentence ends at 。!?; and takes the closing marks after it along; inside 《》 nothing ends it, and `.` never does.
"""

from __future__ import annotations

from collections.abc import Iterator

from extract.compiled import compiled
from extract.layout.view import View

_END = compiled(r"[。!?;]+[”’)》〉\]]*")
_TITLE = compiled(r"《[^《》]{1,150}》")


def split_sentences(view: View) -> Iterator[View]:
    """Yield the sentences of a view in order; together they hold every character but blanks."""
    protected = [(found.start(), found.end()) for found in _TITLE.finditer(view.text)]
    start = 0
    for found in _END.finditer(view.text):
        if any(first <= found.start() < last - 1 for first, last in protected):
            continue
        yield view.part(start, found.end())
        start = found.end()
    rest = view.part(start, len(view.text))
    if rest.text:
        yield rest
