"""The first letters of names in pinyin, by which people who type fast look for them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.metadata import version

from extract.kept import Memo

_TYPED = 24
"""Nobody types the initials of more characters than this."""


def initials(names: Iterable[str]) -> str:
    """Write the initials of each name, parted by blanks, each once; what is no Chinese stands as it is.

    >>> initials(["区公安分局", "市监局", "区公安分局"])
    'qgafj sjj'
    """
    return " ".join(dict.fromkeys(filter(None, map(_initials, names))))


@cache
def _kept() -> tuple[Memo[str], str]:
    """Return what is kept of earlier runs, and the version of the tables that it is by."""
    return Memo("initials", str), version("pypinyin")


@cache
def _initials(name: str) -> str:
    memo, tables = _kept()
    return memo.get(f"{tables} {name[:_TYPED]}", lambda: _read(name[:_TYPED]))


def _read(name: str) -> str:
    # Imported here: its tables take half a second to load, and only a page with new names needs them.
    from pypinyin import Style, lazy_pinyin

    letters = "".join(lazy_pinyin(name, style=Style.FIRST_LETTER, strict=False)).lower()
    return "".join(each for each in letters if each.isascii() and each.isalnum())
