"""Where the name of a body begins: the place, level word and ordinal term before an organ."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from extract import gazetteer
from extract.compiled import compiled
from extract.gazetteer import by_name, by_short_name, place_characters
from extract.lexicon import words
from extract.match.borders import by_start, ending, tokens_before
from extract.match.candidate import Context

LEVEL_WORD = compiled(r"(?:自治[区州县旗]|街道|苏木|地区|[省市区县州旗盟镇乡])$")
ORDINAL = compiled(r"(?<![新本上下每历])第?[一二三四五六七八九十百零〇\d]{1,4}届$")
_MASKED = compiled(r"[xX×*某]{1,4}$")
_NATION = compiled(r"(?:全国|国家|中央|中国)$")
_OWN_LEVEL = compiled(r"(?:(?<![一-鿿])|(?<=[向与和同对由在请经助合]))(?:自治区|[省市])$")
_TOGETHER = compiled(r"(自治[区州县旗]|[省市区县州旗盟镇乡])[、和]$")
_LONGEST_NAME = 16

# Parts of speech that no name of a place is made of, in jieba's tag set: before one of them a name begins.
_NO_NAME = ("v", "p", "c", "d", "u", "r", "m", "q", "t", "y", "x", "w", "f")
# What says which area is meant: 贫困地区, 西部地区, 各地区.
_OF_WHAT_AREA = ("n", "a", "b", "f", "m", "q", "r", "s", "l", "j")
# 交 of 清单交镇…站 hands something on; 交城 is known to the gazetteer.
_HANDED = frozenset({"交", "从", "于"})
_NO_NAME_ALONE = ("p", "c", "u", "r", "x", "w", "m")


@cache
def short_names_of_places() -> frozenset[str]:
    """Return the short names that stand before an organ without a level word: 湖南人大, 福州中院."""
    highest = {name for name, rows in by_short_name().items() if rows[0].level in ("province", "prefecture")}
    return frozenset(highest - {*words("place-common"), *words("place-no-level")})


@lru_cache(maxsize=64)
def short_names_below(label: str | None) -> frozenset[str]:
    """Return the short names of the places that lie in one: 邹平 and 博兴 in 滨州市; common words are left out."""
    return gazetteer.short_names_below(label) - {*words("place-common"), *words("place-no-level")}


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
        if name in short_names_of_places() and _is_border(text, start):
            return start
    return None


def _is_border(text: str, at: int) -> bool:
    return at in by_start(text)


def unknown_name(text: str, end: int) -> int | None:
    """Return where an unlisted name with a level suffix ends at `end` begins; None where only the suffix stands there.

    The words before the suffix are walked from right to left until one can't be part of a name.
    """
    suffix = ending(LEVEL_WORD, text, end)
    if suffix is None:
        return None
    start = suffix.start()
    if suffix[0].startswith("自治"):
        return _stem(text, start, limit=12)
    small = suffix[0] in ("镇", "乡", "街道", "苏木")
    return _stem(text, start, limit=6 if small else 4, rare=small)


def _stem(text: str, start: int, *, limit: int, rare: bool = False) -> int | None:
    """Walk left from `start` over what may be a name's stem.

    With `rare`, one character may be unknown to the gazetteer: towns have names that no county has.
    """
    edge, strange = start, 0
    for token in tokens_before(text, start, limit + 6):
        # A token may run across the suffix (市区, 自治县): only what stands before it counts.
        word = text[token.start : min(token.end, start)]
        if word in _HANDED or {word, text[token.start : start]} & _no_names() or not _may_be_named(word, token.pos):
            break
        strange += sum(character not in place_characters() for character in word) if token.pos[:2] != "ns" else 0
        if strange > rare:
            break
        edge = token.start
    # 任命甲为区教育局局长: what 为 makes of somebody begins behind it.
    edge += text[edge:start].rfind("为") + 1
    # What stands above the place is no part of its own name: 巴南区 before 木洞镇.
    superior = re.match(r".*[省市县区州旗](?=.{2,}$)", text[edge:start])
    edge += superior.end() if superior else 0
    stem = text[edge:start]
    if stem.endswith(("苏木", "乡", "镇", "街道")) or not 2 <= len(stem) <= limit:
        return None
    # 州市县人大 are congresses of all levels.
    if stem in _before_plural() or not stem.strip("省市区县州旗盟乡镇"):
        return None
    if stem.startswith(tuple(_no_names())) or set(stem) & set("全各本我该"):
        return None
    return edge


def _may_be_named(word: str, pos: str) -> bool:
    # 克 is a measure, and a syllable of many names of the northwest (萨尔乔克, 克孜勒苏).
    return word == "克" or not pos.startswith(_NO_NAME if len(word) > 1 else _NO_NAME_ALONE)


def begin(text: str, end: int, context: Context) -> int | None:
    """Return where the place, level word or ordinal term that ends at `end` begins; None where none stands there."""
    nation = ending(_NATION, text, end)
    if nation is not None:
        term = ending(ORDINAL, text, nation.start())
        return term.start() if term else nation.start()
    ordinal = ending(ORDINAL, text, end)
    place_end = ordinal.start() if ordinal else end
    place = _place(text, place_end, context)
    if place is None:
        return ordinal.start() if ordinal else None
    before = ending(ORDINAL, text, place)
    return before.start() if before and not ordinal else _with_coordinates(text, place, context)


def _place(text: str, end: int, context: Context) -> int | None:
    if text.endswith(words("place-parks"), 0, end):
        return park_name(text, end, context)
    start = known_name(text, end, context)
    if start is None:
        start = unknown_name(text, end)
    if start is None:
        start = _short_name_below(text, end, context)
    if start is not None:
        return _with_superiors(text, start, context)
    return _level_word(text, end, context)


def _short_name_below(text: str, end: int, context: Context) -> int | None:
    """Return where the short name of a place below the own one begins: 邹平 before 法院 in a report of 滨州市."""
    starts = (end - 3, end - 2)
    below = short_names_below(context.jurisdiction.label)
    return next((at for at in starts if at >= 0 and text[at:end] in below and _is_border(text, at)), None)


def park_name(text: str, end: int, context: Context) -> int:
    """Return where a development area's name begins: its kind, the name and the place before it."""
    start = end - len(next(kind for kind in words("place-parks") if text.endswith(kind, 0, end)))
    name = known_name(text, start, context)
    if name is None and ending(LEVEL_WORD, text, start):
        name = _level_word(text, start, context)
    if name is None:
        name = _stem(text, start, limit=4)
    return start if name is None else _with_superiors(text, name, context)


def _with_superiors(text: str, start: int, context: Context) -> int:
    """Walk on to the superiors written before a place: 上海市 before 嘉定区."""
    above = known_name(text, start, context)
    if above is None and ending(LEVEL_WORD, text, start):
        above = unknown_name(text, start)
    return start if above is None else _with_superiors(text, above, context)


def _level_word(text: str, end: int, context: Context) -> int | None:
    """Return where a level word (区, 市) that stands for the document's own chain or a single place begins."""
    found = ending(LEVEL_WORD, text, end)
    if found is None or (text.endswith(_no_level(), 0, end) and not _own_level(text, end, context)):
        return None
    own_label = context.jurisdiction.label
    if found[0] in ("镇", "乡", "街道", "苏木") and own_label and not own_label.endswith(found[0]):
        # 镇人大 in a county's report is any town's.
        return None
    start = _together(text, found, context)
    if start is not None:
        return start if start >= 0 else None
    if text.endswith(_before_plural(), 0, found.start()) or ending(_LEVELS_IN_BRACKETS, text, found.start()):
        return None
    masked = ending(_MASKED, text, found.start())
    return masked.start() if masked else found.start()


def _together(text: str, last: re.Match[str], context: Context) -> int | None:
    """Return where level words that share an organ begin: 省、市人大常委会 are two bodies of the own chain.

    None where one stands alone, -1 where the levels are not all of the own chain: 市、县人大 in a city's report.
    """
    own = {_level_of_label(label) for label in context.jurisdiction.chain}
    start, fits = last.start(), last[0] in own
    while (found := ending(_TOGETHER, text, start)) and not text.endswith(_no_level(), 0, found.end(1)):
        start, fits = found.start(), fits and found[1] in own
    if start == last.start():
        return None
    return start if fits and ending(LEVEL_WORD, text, start) is None else -1


def _own_level(text: str, end: int, context: Context) -> bool:
    """Tell whether what ends like a common word is the own place: 城区 in the report of 阳泉市城区."""
    label = context.jurisdiction.label or ""
    if text.endswith("地区", 0, end) and any(place.endswith("地区") for place in context.jurisdiction.chain):
        before = next((token for token in tokens_before(text, end - 2, 6) if token.start < end - 2), None)
        return before is None or not before.pos.startswith(_OF_WHAT_AREA)
    return any(text.endswith(word, 0, end) and label.endswith(word) for word in _no_level())


@lru_cache(maxsize=256)
def _level_of_label(label: str) -> str:
    found = LEVEL_WORD.search(label)
    return found[0] if found else ""


@cache
def _no_names() -> frozenset[str]:
    return frozenset(words("place-no-name"))


@cache
def _no_level() -> tuple[str, ...]:
    return words("place-no-level")


@cache
def _before_plural() -> tuple[str, ...]:
    return (*words("place-before-plural"), *"全省市区县州旗盟乡镇")


# 县(市、区)人大 are of any level; behind other brackets ((记者 林涛)省人大) a name begins.
_LEVELS_IN_BRACKETS = compiled(r"[(（][省市区县州旗盟乡镇、和]{1,7}[)）]$")


def _with_coordinates(text: str, start: int, context: Context) -> int:
    """Walk on to places that share the organ: 上海市嘉定区 before 、青浦区人大常委会."""
    while start > 1 and text[start - 1] in "、和与":
        end = start - 1
        # A known short name (陕西、甘肃高级人民法院) needs no level.
        other = known_name(text, end, context)
        other = unknown_name(text, end) if other is None else other
        if other is None:
            level = ending(_OWN_LEVEL, text, end)
            # 省、镇江市人大常委会 are two bodies of the own chain.
            ours = level is not None and any(label.endswith(level[0]) for label in context.jurisdiction.chain)
            if level is None or not ours or text.endswith(_no_level(), 0, end):
                return start
            return level.start()
        start = _with_superiors(text, other, context)
    return start
