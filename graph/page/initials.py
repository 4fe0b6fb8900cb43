"""The first letters of names in pinyin, by which people who type fast look for them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

_TYPED = 24
"""Nobody types the initials of more characters than this."""


def initials(names: Iterable[str]) -> str:
    """Write the initials of each name, parted by blanks, each once; what is no Chinese stands as it is.

    >>> initials(["区公安分局", "市监局", "区公安分局"])
    'qgafj sjj'
    """
    return " ".join(dict.fromkeys(filter(None, map(_initials, names))))


@cache
def _initials(name: str) -> str:
    # Imported here: its tables take a moment to load, and only a page needs them.
    from pypinyin import Style, lazy_pinyin

    letters = "".join(lazy_pinyin(name[:_TYPED], style=Style.FIRST_LETTER, strict=False)).lower()
    return "".join(each for each in letters if each.isascii() and each.isalnum())
