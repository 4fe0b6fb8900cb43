"""Where the name of a body begins: the place, level word and ordinal term before an organ."""

from __future__ import annotations

import re
from functools import cache

from extract.gazetteer import by_name, by_short_name, place_characters
from extract.lexicon import words
from extract.match.candidate import Context
from extract.words import cut

LEVEL_WORD = re.compile(r"(?:自治[区州县旗]|街道|苏木|地区|[省市区县州旗盟镇乡])$")
ORDINAL = re.compile(r"第?[一二三四五六七八九十百零〇\d]{1,4}届$")
_NATION = re.compile(r"(?:全国|国家|中央|中国)$")
_TOGETHER = re.compile(r"(自治[区州县旗]|[省市区县州旗盟镇乡])[、和]$")
_LONGEST_NAME = 16

# Parts of speech that no name of a place is made of, in jieba's tag set: whoever meets one stands at the name's left edge.
_NO_NAME = ("v", "p", "c", "d", "u", "r", "m", "q", "t", "y", "x", "w", "f")


@cache
def province_names() -> frozenset[str]:
    """Return the short names of provinces, which stand before an organ without a level word: 湖南人大."""
    return frozenset(name for name, rows in by_short_name().items() if rows[0].level == "province")


def known_name(text: str, end: int, context: Context) -> int | None:
    """Return where the longest name of a place ends at `end` begins: one of the document's own, or of the gazetteer."""
    for start in range(max(0, end - _LONGEST_NAME), end - 1):
        name = text[start:end]
        if name in context.jurisdiction.names:
            return start
        # 会同 is a county and a verb: before 县审计局 it is the verb.
        # A listed name that begins within a word is none: 成县 in 责成县人民政府.
        if name in by_name() and not name.startswith(words("place-no-name")) and _is_border(text, start):
            return start
        rows = by_short_name().get(name, ())
        if rows and rows[0].level == "province":
            return start
    return None


def _is_border(text: str, at: int) -> bool:
    return any(token.start == at for token in cut(text))


def unknown_name(text: str, end: int) -> int | None:
    """Return where an unlisted name with a level suffix ends at `end` begins; None where only the suffix stands there.

    The words before the suffix are walked from right to left until one can't be part of a name.
    """
    suffix = LEVEL_WORD.search(text, 0, end)
    if suffix is None:
        return None
    start = suffix.start()
    autonomous = suffix[0].startswith("自治")
    limit = 12 if autonomous else 6 if suffix[0] in ("镇", "乡", "街道", "苏木") else 4
    edge = start
    for token in reversed([token for token in cut(text) if token.start < start]):
        # A token may run across the suffix (市区, 自治县): only what stands before it counts.
        word = text[token.start : min(token.end, start)]
        if not word or token.end > end:
            return None
        if not _may_be_named(word, token.pos) or text[token.start : start] in words("place-no-name"):
            break
        edge = token.start
    stem = text[edge:start]
    if stem.startswith(words("place-no-name")):
        return None
    if not 2 <= len(stem) <= limit or any(stem.endswith(word) for word in ("全", "各", "本", "我", "该")):
        return None
    return edge


def _may_be_named(word: str, pos: str) -> bool:
    if len(word) > 1 and pos.startswith(_NO_NAME):
        return False
    if len(word) == 1 and pos.startswith(("p", "c", "u", "r", "x", "w", "m")):
        return False
    return all(character in place_characters() for character in word) or word in words("place-peoples")


def begin(text: str, end: int, context: Context) -> int | None:
    """Return where the place, level word or ordinal term that ends at `end` begins; None where none stands there."""
    nation = _NATION.search(text, 0, end)
    if nation is not None:
        return nation.start()
    ordinal = ORDINAL.search(text, 0, end)
    place_end = ordinal.start() if ordinal else end
    place = _place(text, place_end, context)
    if place is None:
        return ordinal.start() if ordinal else None
    before = ORDINAL.search(text, 0, place)
    return before.start() if before and not ordinal else _with_coordinates(text, place, context)


def _place(text: str, end: int, context: Context) -> int | None:
    start = known_name(text, end, context)
    if start is None:
        start = unknown_name(text, end)
    if start is not None:
        return _with_superiors(text, start, context)
    return _level_word(text, end, context)


def _with_superiors(text: str, start: int, context: Context) -> int:
    """Walk on to the superiors written before a place: 上海市 before 嘉定区."""
    above = known_name(text, start, context)
    if above is None and LEVEL_WORD.search(text, 0, start):
        above = unknown_name(text, start)
    return start if above is None else _with_superiors(text, above, context)


def _level_word(text: str, end: int, context: Context) -> int | None:
    """Return where a level word (区, 市) that stands for the document's own chain or a single place begins."""
    found = LEVEL_WORD.search(text, 0, end)
    if found is None or text.endswith(_no_level(), 0, end):
        return None
    together = _TOGETHER.search(text, 0, found.start())
    if together is not None and not text.endswith(_no_level(), 0, together.end(1)):
        # 省、市人大常委会 are two bodies of the own chain; 市、县人大 in a city's report are no certain ones.
        own = {_level_of_label(label) for label in context.jurisdiction.chain}
        alone = LEVEL_WORD.search(text, 0, together.start()) is None
        return together.start() if alone and {together[1], found[0]} <= own else None
    if text.endswith(_before_plural(), 0, found.start()):
        return None
    return found.start()


def _level_of_label(label: str) -> str:
    found = LEVEL_WORD.search(label)
    return found[0] if found else ""


@cache
def _no_level() -> tuple[str, ...]:
    return words("place-no-level")


@cache
def _before_plural() -> tuple[str, ...]:
    return (*words("place-before-plural"), *"全省市区县州旗盟乡镇)）")


def _with_coordinates(text: str, start: int, context: Context) -> int:
    """Walk on to places that share the organ: 上海市嘉定区 before 、青浦区人大常委会."""
    while start > 2 and text[start - 1] in "、和与":
        end = start - 1
        if LEVEL_WORD.search(text, 0, end) is None:
            return start
        other = known_name(text, end, context)
        other = unknown_name(text, end) if other is None else other
        if other is None:
            return start
        start = _with_superiors(text, other, context)
    return start
