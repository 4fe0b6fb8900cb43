"""Read dates, years and spans as ISO 8601 intervals, with the X of EDTF where the year is not known.

`2023`, `2023-10-24`, `2024-01-15T15:24`, `2024-01/2024-06`; `XXXX-07` is a July of some year.
A span of known length and unknown place keeps its length: `P5Y/` ends, `/P5Y` begins at an unknown time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from extract.compiled import compiled
from extract.normalize.numeral import parse_numeral

_N = r"[0-9零〇○一二三四五六七八九十]{1,3}"
_YEAR = r"(?:[0-9]{4}|[一二][零〇○一二三四五六七八九]{3})"
_CLOCK = compiled(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\s*T?(\d{1,2}:\d{2})?(?::\d{2})?")
_POINT = compiled(
    rf"(?P<year>{_YEAR}年?)?度?(?:全年|春节|元旦)?"
    rf"(?:(?P<part>[上下]半年|年?[初底末]|年内|第?[一二三四1-4]季度|前[三3]季度|前(?P<first>{_N})个月)|"
    rf"(?:(?P<month>{_N})月份?(?:[上中下]旬|[初底末])?)?(?:(?P<day>{_N})日)?)"
)
_RANGE = compiled(r"(.{1,40}?)(?:至|到|[-—–~～]{1,2})(.{1,40})")
_TAIL = compiled(r"(?:以来|期间|时期|同期|[上下]午|晚上?|(?<=[底末])前)$")
_RELATIVE_YEAR = compiled(r"(今|去|上一?|前|明|下一?|后|本|当|同|次|全)年")
_RELATIVE = {"今": 0, "本": 0, "当": 0, "同": 0, "全": 0, "去": -1, "上": -1, "上一": -1, "前": -2}
_RELATIVE |= {"明": 1, "下": 1, "下一": 1, "次": 1, "后": 2}
_BACK = compiled(r"(?:过去的?|近|最近)?([0-9一二两三四五六七八九十]{1,3})年(?:来|以来|间)?")
_AHEAD = compiled(r"(?:今后|未来)(?:的)?([0-9一二两三四五六七八九十]{1,3})年")
_PLAN = compiled(r"“?([一二三四五六七八九十]{1,3})五”?(?:期间|时期|以来|末|初)?")
_PARTS = {"上半年": (1, 6), "下半年": (7, 12), "前三季度": (1, 9), "前3季度": (1, 9)}


@dataclass(frozen=True, slots=True)
class _Moment:
    """A year, a month or a day; None is what the text does not say."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        year = "XXXX" if self.year is None else f"{self.year:04d}"
        month = "" if self.month is None else f"-{self.month:02d}"
        day = "" if self.day is None else f"-{self.day:02d}"
        return year + ("-XX" if day and not month else month) + day


def parse_time(text: str, *, year: int | None = None) -> str | None:
    """Read a time; `year` is the one that 今年 and 全年 mean where the text stands.

    >>> [parse_time(t) for t in ("2023年", "一九九七年二月二十六日", "2024年1-6月份", "7月至8月")]
    ['2023', '1997-02-26', '2024-01/2024-06', 'XXXX-07/XXXX-08']
    >>> [parse_time(t, year=2023) for t in ("上一年度", "下半年", "过去五年", "今后五年", "9月26日")]
    ['2022', '2023-07/2023-12', '2019/2023', '2024/2028', '2023-09-26']
    >>> parse_time("“十四五”期间"), parse_time("五年来"), parse_time("本届以来")
    ('2021/2025', 'P5Y/', None)
    """
    if clock := _CLOCK.fullmatch(text):
        date = str(_Moment(*(int(part) for part in clock.groups()[:3])))
        return f"{date}T{clock[4]:0>5}" if clock[4] else date
    if plan := _PLAN.fullmatch(text):
        return _plan(plan[1])
    if span := _length(text, year):
        return span
    if relative := _RELATIVE_YEAR.match(text):
        if year is None:
            return None
        text = f"{year + _RELATIVE[relative[1]]}年{text[relative.end() :]}"
    value = _interval(_TAIL.sub("", text), year)
    if value and text.endswith("以来") and len(value) > len("2023"):
        return value.split("/")[0] + "/"
    return value


def year_of(text: str) -> int | None:
    """Return the four-figure year that a time names itself, the last one of a span.

    >>> year_of("2021年至2023年"), year_of("今年")
    (2023, None)
    """
    years = re.findall(rf"{_YEAR}(?=年|[-/.]\d)", text)
    number = parse_numeral(years[-1]) if years else None
    return int(number) if number is not None else None


def _plan(ordinal: str) -> str | None:
    """Give the years of a five-year plan: a gap of three years lies before the third (1966)."""
    number = parse_numeral(ordinal)
    if number is None:
        return None
    first = 1953 + 5 * (int(number) - 1) + (3 if number > 2 else 0)
    return f"{first}/{first + 4}"


def _length(text: str, year: int | None) -> str | None:
    """Read a span that is given by its length: 五年来, 今后一年."""
    if text.startswith(("2", "1")) and len(text) > 4 and year_of(text):
        return None
    back, ahead = _BACK.fullmatch(text), _AHEAD.fullmatch(text)
    found = back or ahead
    count = parse_numeral(found[1]) if found else None
    if count is None:
        return None
    length = int(count)
    if year is None:
        return f"P{length}Y/" if back else f"/P{length}Y"
    first, last = (year - length + 1, year) if back else (year + 1, year + length)
    return str(first) if first == last else f"{first}/{last}"


def _interval(text: str, year: int | None) -> str | None:
    """Read a point or a range of two points, each of which lends the other what it leaves out."""
    if (found := _RANGE.fullmatch(text)) and (ends := _ends(found[1], found[2], year)):
        return f"{ends[0]}/{ends[1]}"
    points = _point(text, year)
    return None if points is None else "/".join(dict.fromkeys(str(point) for point in points))


def _ends(first: str, last: str, year: int | None) -> tuple[_Moment, _Moment] | None:
    """Complete both ends: the unit of a bare first number is the last one's, the year of the last the first one's."""
    unit = re.search(r"[年月日]", last)
    if re.search(r"[0-9零〇○一二三四五六七八九十]$", first):
        first += unit[0] if unit else "年"
    if unit is None:
        last += "年"
    starts = _point(first, None)
    stops = _point(last, None)
    if starts is None or stops is None:
        return None
    start, stop = starts[0], stops[-1]
    if stop.year is None:
        stop = replace(stop, year=start.year)
    if stop.month is None and stop.day is not None:
        stop = replace(stop, month=start.month)
    if start.year is None:
        start, stop = replace(start, year=stop.year or year), replace(stop, year=stop.year or year)
    return start, stop


def _point(text: str, year: int | None) -> tuple[_Moment, ...] | None:
    """Read a point, or the first and last month of a half year or quarter; None where it is neither."""
    found = _POINT.fullmatch(text)
    if found is None or not text:
        return None
    stated = parse_numeral(found["year"].removesuffix("年")) if found["year"] else None
    own = year if stated is None else int(stated)
    if months := _months(found["part"], found["first"]):
        return _Moment(own, months[0]), _Moment(own, months[1])
    month, day = (parse_numeral(found[name]) if found[name] else None for name in ("month", "day"))
    if not 1 <= (month or 1) <= 12 or not 1 <= (day or 1) <= 31:
        return None
    if own is None and month is None and day is None:
        return None
    return (_Moment(own, None if month is None else int(month), None if day is None else int(day)),)


def _months(part: str | None, first: str | None) -> tuple[int, int] | None:
    """Give the first and last month of a part of a year; a beginning or an end of one (年底) stays the year."""
    if part is None:
        return None
    if first is not None:
        number = parse_numeral(first)
        return None if number is None else (1, int(number))
    if part in _PARTS:
        return _PARTS[part]
    if part.endswith("季度"):
        quarter = parse_numeral(part.removesuffix("季度").removeprefix("第"))
        return None if quarter is None else (int(quarter) * 3 - 2, int(quarter) * 3)
    return None
