"""Find the figures of a sentence: a number with the unit that makes it a count or a measure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from extract.compiled import compiled
from extract.lexicon import alternation, table, words
from extract.normalize.amount import parse_value

_HANZI = "[零〇一二两三四五六七八九十百千万亿]"
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:[百万亿]|千(?![瓦克米伏]))*"
_TO = r"(?:至|到|[-—–~～]{1,2})"
_NUMBER = compiled(
    rf"(?P<percent>百分之)?(?P<value>(?:将近|大约|(?<![最附临靠就贴亲邻接])近|(?<![节预履签违邀契合公条制简])约|逾)?(?:"
    rf"(?P<digits>{_DIGITS}(?:[余多来几]?[万亿]*|几)(?:{_TO}{_DIGITS})?[余多]?)|"
    rf"(?P<hanzi>(?:[数几上](?=[十百千万亿]))?{_HANZI}+(?:点{_HANZI}+)?[余多来几]?[万亿]?(?:{_TO}{_HANZI}+)?)))"
)
_SUFFIX = compiled(r"以上|以下|以内|左右|上下|(?<=倍)多(?=[,;。、]|$)")
# A figure, a letter or a joint before digits: part of a code, a ratio, a name (1+9, G20, 3:1).
_BEFORE_DIGITS = compiled(r"[0-9A-Za-z.:+×/#〔\[]$|第$|每$|(?:^|[^目日此以会年提事先庭面])前$")
_BEFORE_HANZI = compiled(r"[第每这那该同某任哪另首届初双]$|(?:^|[^目日此以会年提事先庭面])前$|[0-9]$")
_LEAST = compiled("(?:超过?|突破|不少于|不低于|至少|多达|高达)$")
_BARE_SCALE = compiled("[百千万亿]+")
_TENTHS = compiled("成(?:以上|多|左右|的|[,。、;)]|$)")
_SESSION = compiled(r"次(?:全体|全会|党代会|代表大会|人代会|党员)")
_SESSION_OWNER = compiled(r"[大会届委]$")
_ARTICLE_OWNER = compiled(r"(?:法|条例|规定|办法)$")
_SINGLE = compiled(r"(?:了|共|其中|作出|通过|制定|修订|修改|废止|召开|举行|举办|组织|开展|听取|审议|任命|补选|[、和])$")
# Behind what was held (召开联席会议一次) the numeral counts; before it (召开一次会议) it is mostly an article.
_POSTPOSED = compiled(
    r"(?:召开|举行|举办|组织|开展|进行|听取|安排|接受|列席)(?:了)?(?!一)[^,。;、]{0,20}(?:会议?|活动|检查|调研|视察|培训班?|讲座|测评|评议|审计|报告|汇报)$"
)
_CLAUSE_END = compiled(r"[,。;)]|$")
_RHYTHM = compiled("每[^,;。]{0,160}$")
_SINGLE_UNITS = frozenset("部件名次场项份起家期位")
_SHORT_QUOTE = compiled(r"“[^“”。,]{1,16}”|《[^《》]*》|〈[^〈〉]*〉|‘[^‘’]{1,16}’")
_LIMIT = compiled(r"之?内|以内|前|圈|[^,。]{0,4}(?:圈|自助|服务|值班|值守|热线|不打烊|不间断)")


@dataclass(frozen=True, slots=True)
class Unit:
    """A row of the units' table."""

    term: str
    kind: str
    after_hanzi: bool
    after_digits: bool
    not_before: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit, in the view; `end` takes in 以上 and 左右, `value` the marks of the number itself."""

    start: int
    end: int
    value_start: int
    value_end: int
    value: str
    number: int | float
    unit: Unit
    at_least: bool
    about: bool
    hanzi: bool


@cache
def _units() -> tuple[re.Pattern[str], dict[str, Unit]]:
    """Return the units by term and one alternation of them, the longest first."""
    units = {}
    for row in table("units"):
        barred = row.values["not_before"]
        hanzi = row.values["hanzi"]
        pattern = None if barred == "-" else compiled(barred)
        units[row.term] = Unit(row.term, row.values["kind"], hanzi != "no", hanzi != "hanzi", pattern)
    return compiled("|".join(re.escape(term) for term in words("units"))), units


@cache
def _lookalikes() -> re.Pattern[str]:
    return compiled(alternation("count-lookalikes"))


@cache
def _aspects() -> re.Pattern[str]:
    return compiled("(?:的|主要|具体)?" + alternation("count-aspects"))


def find_figures(text: str, names: Sequence[tuple[int, int]]) -> Iterator[Figure]:
    """Yield the figures of a view in their order; a number inside one of `names` (half-open spans) is none."""
    barred: list[tuple[int, int]] | None = None
    for found in _NUMBER.finditer(text):
        unit = _unit(text, found)
        if unit is None:
            continue
        if barred is None:
            barred = [*names, *(quoted.span() for quoted in _SHORT_QUOTE.finditer(text))]
            barred += [like.span() for like in _lookalikes().finditer(text)]
        if any(start <= found.start("value") < end for start, end in barred):
            continue
        if _is_barred(text, found, unit):
            continue
        figure = _figure(text, found, unit)
        if figure is not None:
            yield figure


def _unit(text: str, found: re.Match[str]) -> Unit | None:
    """Return the unit after a number, or 百分之 before it; None where none of them fits what follows."""
    pattern, units = _units()
    if found["percent"]:
        return units["%"]
    unit_found = pattern.match(text, found.end())
    if unit_found is None:
        return None
    unit = units[unit_found[0]]
    if unit.kind == "none" or (unit.not_before and unit.not_before.match(text, unit_found.end())):
        return None
    fits = unit.after_hanzi if found["hanzi"] else unit.after_digits
    return unit if fits else None


def _is_barred(text: str, found: re.Match[str], unit: Unit) -> bool:
    """Tell whether what stands around the number makes it an ordinal, a limit, a part of a name or mere rhetoric."""
    before, after = _words_before(text, found), found.end() + len(unit.term)
    if found["percent"]:
        return False
    if found["hanzi"] and _hanzi_is_barred(found, before, unit, text[found.end() : found.end() + 12]):
        return True
    if found["digits"] and _BEFORE_DIGITS.search(before[-2:]):
        return True
    if unit.kind == "duration" and _LIMIT.match(text, after):
        return True
    if unit.term == "条" and _ARTICLE_OWNER.search(before[-2:]):
        return True
    return unit.term in {"个", "项", "种"} and _aspects().match(text, after) is not None


def _words_before(text: str, found: re.Match[str]) -> str:
    """Return the words before a number, as many as any of the patterns looks at."""
    return text[max(0, found.start() - 60) : found.start()]


def _hanzi_is_barred(found: re.Match[str], before: str, unit: Unit, rest: str) -> bool:
    """Tell whether a numeral in hanzi counts nothing: an ordinal without 第, a bare scale, an idle 一."""
    numeral, just_before = found["hanzi"], before[-2:]
    if _BEFORE_HANZI.search(just_before) or (found["value"] == numeral and _BARE_SCALE.fullmatch(numeral)):
        return True
    if _SESSION.match(rest) or (rest.startswith("次会议") and _SESSION_OWNER.search(just_before)):
        return True
    if unit.term == "次" and numeral == "二":
        return True
    if unit.term == "成":
        return _TENTHS.match(rest) is None
    if numeral == "一":
        # 每月开展一次 is a rhythm, not a count.
        if unit.term == "次" and _POSTPOSED.search(before) and _CLAUSE_END.match(rest, len(unit.term)):
            return False
        return unit.term not in _SINGLE_UNITS or _SINGLE.search(just_before) is None or bool(_RHYTHM.search(before))
    return False


def _figure(text: str, found: re.Match[str], unit: Unit) -> Figure | None:
    value = parse_value(found["value"])
    if value is None:
        return None
    end = found.end() if found["percent"] else found.end() + len(unit.term)
    suffix = _SUFFIX.match(text, end)
    least = bool(suffix and suffix[0] in {"以上", "多"}) or _LEAST.search(
        text[max(0, found.start() - 3) : found.start()]
    )
    return Figure(
        start=found.start(),
        end=suffix.end() if suffix else end,
        value_start=found.start("value"),
        value_end=found.end("value"),
        value=found["value"],
        number=value.number,
        unit=unit,
        at_least=value.at_least or bool(least),
        about=value.about or bool(suffix and suffix[0] in {"左右", "上下"}),
        hanzi=found["hanzi"] is not None,
    )
