"""Find where the name of a place begins that ends at a given character."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from extract.compiled import compiled
from extract.gazetteer import by_name, by_short_name
from extract.lexicon import words
from extract.match.borders import ending
from extract.words import cut

_ENDS = frozenset("省市州盟县区旗镇乡港")
_SUFFIX = compiled(r"(?:特别行政区|自治[区州县旗]|新区|[省市州盟县区旗镇乡])$")
# Zones with laws of their own (Legislation Law: special economic zones, 浦东, 海南自由贸易港) stand behind a place.
_ZONE = compiled(r"(?:经济特区|自由贸易试验区|自由贸易港|经济技术开发区|开发区|高新区|新区)$")
_COMMON = compiled(
    r"(?:[全各本我该此两多跨县城都超门集股上夜楼早]市|[地社小园校景山矿灾牧林库辖片街郊市城老湖厂战疫]区|保护区|示范区|"
    r"风景区|功能区|流域区|[全各本我该邻兄弟]县|[全本我各]省|[全本我各]州|[村城乡集市特]镇|[城下进本家他全]乡|[红国党]旗|设区的市)$"
)
_LEVEL = compiled(r"(?:全国|自治[区州县旗]|[省市县区州旗盟镇乡])$")
_SHORT = compiled(r"[\u4e00-\u9fff]{2}$")
_LONGEST = 16
_HANZI = compiled(rf"[\u4e00-\u9fff]{{0,{_LONGEST}}}$")
_REACH = 40
"""How many characters before a place are read: more than any name with its superiors has."""


def place_before(text: str, end: int, names: Iterable[str] = ()) -> int:
    """Return the start of the place whose name ends at `end`, or `end` where there is none.

    `names` are wordings known for certain; then the gazetteer is asked, then the form (…省, …市, …自治县).

    >>> place_before("修改青海省西宁市", 8)
    2
    """
    start = end
    while length := _length(text[max(0, start - _REACH) : start], names):
        start -= length
    if start < end and (name := ending(_SHORT, text, start)) and name[0] in by_short_name():
        # 三亚崖州湾: before a place its superior may stand without its level.
        start = name.start()
    return start


def area_before(text: str, end: int, names: Iterable[str] = ()) -> int:
    """Return the start of the place, or of the level alone (区, 自治县, 全国), that ends at `end`.

    >>> area_before("在县十届人大", 2)
    1
    """
    start = place_before(text, end, names)
    if start < end:
        return start
    level = ending(_LEVEL, text, end)
    return level.start() if level else end


def _length(head: str, names: Iterable[str]) -> int:
    """Measure the place's name that ends `head`; 0 where none does."""
    known = max((len(name) for name in names if len(name) > 1 and head.endswith(name)), default=0)
    if known:
        return known
    if not head or head[-1] not in _ENDS:
        return 0
    if zone := _ZONE.search(head):
        before = _listed(head[: zone.start()])
        return before + len(zone[0]) if before else _by_form(head)
    listed = _listed(head)
    # 新城区 is a district, 城区 (one of two characters in the gazetteer too) is not meant as one.
    if listed > 2 or not _COMMON.search(head):
        return listed or _by_form(head)
    return 0


def _listed(head: str) -> int:
    """Measure the longest name that the gazetteer holds, short names (深圳, 海南) with it."""
    for length in range(min(_LONGEST, len(head)), 1, -1):
        name = head[-length:]
        if name in by_name() or name in by_short_name():
            return 0 if length == len("成县") and _split_word(head, len(head) - length) else length
    return 0


def _split_word(head: str, at: int) -> bool:
    """Tell whether a word of two characters runs across a place and ends there: 完成|县 is no 成县."""
    return any(token.start < at < token.end < len(head) for token in cut(head))


def _by_form(head: str) -> int:
    if not _SUFFIX.search(head):
        return 0
    found = _HANZI.search(head[-_LONGEST:])
    name = _cut(found[0]) if found else ""
    # Two characters and the level at least: what is left of 在 or 对 alone is no name.
    return len(name) if len(name) >= 3 else 0


@cache
def _borders() -> re.Pattern[str]:
    """Words that can't stand within a place's name: up to the last one of them nothing belongs to it."""
    return compiled(f".*(?:{'|'.join(re.escape(word) for word in words('law-leads'))})")


def _cut(name: str) -> str:
    border = _borders().match(name)
    if border:
        name = name[border.end() :]
    # The segmenter advises: up to a verb, an adverb or a time nothing belongs to the name (列席县, 目前市).
    strangers = (token.end for token in cut(name) if len(token.text) > 1 and token.pos[0] in "vdpcrtu")
    return name[max(strangers, default=0) :]
