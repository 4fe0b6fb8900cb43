"""Find where the name of a place begins that ends at a given character."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from extract.lexicon import words

_SUFFIX = re.compile(r"(?:特别行政区|经济特区|自由贸易试验区|自由贸易港|开发区|高新区|新区|自治区|自治州|自治县|自治旗|省|市|州|盟|县|区|旗|镇|乡)$")
_COMMON = re.compile(
    r"(?:[全各本我该此两多跨县城都超门集股上夜楼早]市|[地社小园校景山矿灾牧林库辖片街郊市城新旧老湖厂战疫片]区|保护区|"
    r"示范区|风景区|功能区|流域区|[全各本我该邻兄弟]县|[全本我各]省|[全本我各]州|[村城乡集市特]镇|[城下进本家他全]乡|红旗|国旗|党旗|设区的市)$"
)
_LEVEL = re.compile(r"(?:全国|自治区|自治州|自治县|自治旗|[省市县区旗州盟镇乡])$")
_HANZI = re.compile(r"[\u4e00-\u9fff]*$")
_LONGEST = 16


@cache
def _border_words() -> tuple[str, ...]:
    return words("law-leads")


def _cut(name: str) -> str:
    """Drop everything up to the last word that can't stand within a place's name."""
    start = 0
    for word in _border_words():
        at = name.rfind(word)
        # 和 begins 和田, 和平区; 向, 于, 日 stand in names too: two characters must follow a border.
        if at >= 0 and len(name) - (at + len(word)) >= 2:
            start = max(start, at + len(word))
    return name[start:]


def place_before(text: str, end: int, names: Iterable[str] = ()) -> int:
    """Return the start of the place whose name ends at `end`, or `end` where there is none.

    `names` are wordings known for certain; any other place is told by its form (…省, …市, …自治县).

    >>> place_before("修改青海省西宁市", 8)
    2
    """
    start = end
    while True:
        head = text[:start]
        known = max((name for name in names if len(name) > 1 and head.endswith(name)), key=len, default="")
        if not known:
            known = _by_form(head)
        if not known:
            return start
        start -= len(known)


def area_before(text: str, end: int, names: Iterable[str] = ()) -> int:
    """Return the start of the place, or of the level alone (区, 自治县, 全国), that ends at `end`.

    >>> area_before("在县十届人大", 2)
    1
    """
    start = place_before(text, end, names)
    if start < end:
        return start
    level = _LEVEL.search(text[:end])
    return level.start() if level else end


def _by_form(head: str) -> str:
    if not _SUFFIX.search(head) or _COMMON.search(head):
        return ""
    found = _HANZI.search(head[-_LONGEST:])
    name = _cut(found[0]) if found else ""
    return name if len(name) >= 3 else ""
