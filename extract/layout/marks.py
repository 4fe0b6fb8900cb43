"""The marks that open a head or an item (一、 （一） 1. —— 一是), and how deep each stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from extract.compiled import compiled

_NUMERAL = r"[一二三四五六七八九十百]{1,4}"


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark at the start of a paragraph: its style, its rank (smaller is higher), where its text ends."""

    style: str
    rank: float
    end: int


PERIOD_RANK = 2.0
"""A head that names a period (2023年工作回顾) stands above the numbered ones."""
LEAD_RANK = 7.0
"""A lead without a mark (聚焦民生。) stands below the numbered heads, above the 一是 of its paragraph."""

_STYLES: tuple[tuple[str, float, re.Pattern[str]], ...] = (
    ("part", 1.0, compiled(rf"第{_NUMERAL}(?:部分|篇|编|章)[、:,.]?")),
    ("ordinal", 8.0, compiled(rf"(?:{_NUMERAL}(?:是要|是|要|则)|第{_NUMERAL}[,、]|(?:首先|其次|再次|最后),)")),
    # 一 typed as a dash: —、
    ("numeral", 3.0, compiled(rf"(?:{_NUMERAL}|[—\-])(?:、|[.,:](?!\d))")),
    ("bracket", 4.0, compiled(rf"\({_NUMERAL}\)[、.:,]?")),
    ("number", 5.0, compiled(r"\d{1,2}(?:、|[.](?!\d)|\)(?!\d))|\d{1,2}(?= [^\d])")),
    ("small", 6.0, compiled(r"\(\d{1,2}\)[、.]?|[①-⑳]")),
    ("dash", 6.5, compiled(r"(?:——|--|—|[●■◆★▲◎※])(?!\d)")),
)
_LONGEST = 10
"""No mark is longer than this, with the character behind it."""

_DASH_BEFORE_DIGIT = compiled(r"(?:——|--)(?=\d)")
_TRAILING_DASH_RANK = 6.5


def read_mark(text: str) -> Mark | None:
    """Read the mark at the start of a view.

    >>> read_mark("(一)加强监督").style
    'bracket'
    """
    return _read(text[:_LONGEST])


@lru_cache(maxsize=4096)
def _read(text: str) -> Mark | None:
    for style, rank, pattern in _STYLES:
        found = pattern.match(text)
        if found is not None:
            return Mark(style, rank, found.end())
    found = _DASH_BEFORE_DIGIT.match(text)
    return Mark("dash", _TRAILING_DASH_RANK, found.end()) if found is not None else None
