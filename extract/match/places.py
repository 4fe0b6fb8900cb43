"""Find places: those of the document's own chain and of the gazetteer by name, others by the list they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

import ahocorasick_rs

from extract.compiled import compiled
from extract.document import Sentence
from extract.gazetteer import by_name, by_short_name, short_names_below
from extract.lexicon import words
from extract.match import landforms
from extract.match.borders import by_end, by_start, ending
from extract.match.candidate import Candidate, Context
from extract.places import Jurisdiction

# A list that ends in 等3个县 or 等地 holds places, whatever their names.
_LIST = compiled(
    r"(?:等|(?P<bare>(?<=[一-鿿])(?=\d+个|[两三四五六七八九十]个)))(?:地(?!区)|(?:\d+|[一二三四五六七八九十两]+)?个?"
    r"(?:自治[州县旗]|乡镇|镇街|街镇|(?P<small>[乡镇](?!村)|街道|(?:行政|自然)?村(?![民居级委])|嘎查|社区|苏木)"
    r"|(?P<level>[省市县区州旗盟])(?P<more>[(、市县区])?))"
)
_NAMES = compiled(r"[一-鿿]{2,8}(?:、[一-鿿]{2,8}){0,40}(?:和[一-鿿]{2,8})?$")
_LONGEST_LIST = 120
_GOING = compiled(
    r"(?:赴|深入|到|在|对|与|同|去|走进|前往|学习|考察|推广|涉及|覆盖|下沉|分赴|走遍|进驻|帮扶|选取|组织)(?=[一-鿿]{2,8}(?:[、和]|等))"
)
# A name of a place inside these words is a name of something else: 延安精神, 北京路, 浙江大学.
_NO_PLACE_AFTER = compiled(
    r"精神|大学|学院|大道|大街|路(?!线|径)|商会|菜|话|籍|族|人大|政协|日报|晚报|网|号|式|时间|故事|老街|经验"
    r"|文明单位|先进|优秀|模范|十强|劳动模范|银行|集团|公司"
)

_Names = tuple[ahocorasick_rs.AhoCorasick, str]


def match(sentence: Sentence, context: Context) -> Iterator[Candidate]:
    """Offer the places that a sentence names; a longer name of any other type that holds one wins."""
    text = sentence.text
    yield from _lists(text)
    own, inside = _own_names(context.jurisdiction), quoted(text)
    yield from landforms.match(text, context, inside)
    for start, hit, rule in _joined(sorted((*_find(_gazetteer(), text), *_find(own, text)))):
        end = _short_below(text, start, hit)
        if not _NO_PLACE_AFTER.match(text, end) and not _within_word(text, start, end) and not inside[start]:
            yield Candidate(start, end, "Place", rule, -3)


def _joined(hits: list[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """Join names that follow each other without a gap: 成都市武侯区 is one place."""
    start = end = 0
    rule = ""
    for hit in hits:
        if rule and hit[0] != end and hit[0] >= end:
            yield start, end, rule
            rule = ""
        if not rule:
            start, end, rule = hit
        elif hit[0] == end or hit[0] == start:
            # 无棣县 goes before 无棣, which begins at the same place.
            end = max(end, hit[1])
    if rule:
        yield start, end, rule


def _short_below(text: str, start: int, end: int) -> int:
    """Walk on over the short name of a county that lies in the place just named: 浙江|义乌."""
    above = _labels(text[start:end])
    if not above:
        return end
    for further in (end + 3, end + 2):
        rows = by_short_name().get(text[end:further])
        if rows and further in by_end(text) and any(above.intersection(row.above) for row in rows):
            return further
    return end


@lru_cache(maxsize=4096)
def _labels(name: str) -> frozenset[str]:
    return frozenset(row.label for row in (*by_name().get(name, ()), *by_short_name().get(name, ())))


def quoted(text: str) -> Sequence[int]:
    """Tell for each character whether it stands within “”: a name there belongs to a title of honour or a brand."""
    inside = bytearray(len(text) + 1)
    if "“" not in text:
        return inside
    for found in re.finditer("“[^“”]*”?", text):
        inside[found.start() + 1 : found.end()] = b"\1" * (found.end() - found.start() - 1)
    return inside


def _find(automaton: _Names | None, text: str) -> Iterator[tuple[int, int, str]]:
    if automaton is None:
        return
    matcher, rule = automaton
    for _, start, end in matcher.find_matches_as_indexes(text, overlapping=False):
        yield start, end, rule


def _build(names: set[str], rule: str) -> _Names | None:
    ordered = tuple(sorted(names))
    kind = ahocorasick_rs.MatchKind.LeftmostLongest
    return (ahocorasick_rs.AhoCorasick(ordered, matchkind=kind), rule) if ordered else None


@cache
def _no_names() -> set[str]:
    """Return what is a common word as well: 大同, 和平, and 矿区, which is a district too (杭州 only ends like one)."""
    return {*words("place-common"), *(word for word in words("place-no-level") if not word.endswith("州"))}


@cache
def _gazetteer() -> _Names | None:
    """Compile full names, and short names of provinces and prefectures that are no common words."""
    short = {name for name, rows in by_short_name().items() if rows[0].level in ("province", "prefecture")}
    # 会同 and 和 are words first: 会同县, 和县 are left to reports of their own.
    full = {name for name in by_name() if not name.startswith(words("place-no-name"))}
    return _build((full | short) - _no_names(), "place.gazetteer")


@lru_cache(maxsize=64)
def _own_names(jurisdiction: Jurisdiction) -> _Names | None:
    """Compile the wordings of the document's own chain, and the short names of the counties below it."""
    return _build({*jurisdiction.names, *short_names_below(jurisdiction.label)} - _no_names(), "place.own")


def _within_word(text: str, start: int, end: int) -> bool:
    """Tell whether a short name is cut out of other words: 三明 of 三明治, 海南 of 上海南部."""
    if end - start > 3:
        return False
    return start not in by_start(text) or end not in by_end(text)


def _small(found: re.Match[str]) -> str:
    """Return the level below the county that a counted list of bare names shares: 等11个街道; 等街道 counts none."""
    small = found["small"] or ""
    return ("村" if small.endswith("村") else small) if "个" in found[0] else ""


def _lists(text: str) -> Iterator[Candidate]:
    for found in _LIST.finditer(text):
        names = ending(_NAMES, text, found.start(), reach=_LONGEST_LIST)
        if names is None:
            continue
        start, end = names.span()
        going = [g.end() for g in _GOING.finditer(text, max(0, start - 4), end)]
        start = max([start, *(at for at in going if at < end)])
        level = found["level"] if found["level"] and not found["more"] else _small(found)
        if found["bare"] is not None:
            # 固东、界头、曲石3个乡镇 heads its clause.
            if "、" not in names[0] or (start and text[start - 1] not in ",。;"):
                continue
            going = going or [start]
        for name in re.finditer(r"[^、和]+", text[start:end]):
            if 2 <= len(name[0]) <= 8 and (going or name[0] in by_short_name()):
                value = name[0] + level if level and not name[0].endswith(level) else None
                yield Candidate(start + name.start(), start + name.end(), "Place", "place.list", -3, value)
