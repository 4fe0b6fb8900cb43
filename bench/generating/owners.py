"""Who reports: a place of the gazetteer or an invented one, and the bodies around it under all their names."""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cache

from extract.gazetteer import MUNICIPALITIES, by_name, divisions

KINDS = ("committee",) * 12 + ("government",) * 2 + ("court", "procuratorate", "cppcc")
_FIRST, _SECOND = "安柏青临云清沧宁瑞岚澜鹿岭枫桐石松梧禾霁", "澜川禾泽岭河溪原屏陵津阳浦塬坪岗梁渡湾泉"
_WITHOUT_CONGRESS = ("盟", "地区", "特别行政区", "台湾省")


@dataclass(frozen=True, slots=True)
class Place:
    """A division as reports speak of it: `unit` is its word (县, 自治州's 州), `above` the same of its superior."""

    label: str
    name: str
    unit: str
    level: str
    above: Place | None = None
    known: bool = True


@dataclass(frozen=True, slots=True)
class Owner:
    """The body that reports, its term's first year and number."""

    kind: str
    place: Place
    began: int
    term: int


@cache
def real_places() -> tuple[Place, ...]:
    """Return the divisions that have a congress, each with its superior that has one."""
    places = []
    for row in divisions():
        if row.name.endswith(_WITHOUT_CONGRESS):
            continue
        above = None
        for number, name in enumerate(row.above):
            if not name.endswith(_WITHOUT_CONGRESS):
                above = Place(name, name, unit_of(name), "province" if number + 1 == len(row.above) else "prefecture")
                break
        # A county whose name others bear is left out: its report would not say which one it is.
        if row.level != "county" or len(by_name()[row.name]) == 1 or row.label != row.name:
            places.append(Place(row.label, row.name, unit_of(row.name), row.level, above))
    return tuple(places)


def unit_of(name: str) -> str:
    """Tell the word by which a place calls itself.

    >>> unit_of("恩施土家族苗族自治州"), unit_of("广西壮族自治区"), unit_of("通道侗族自治县"), unit_of("阿拉善左旗")
    ('州', '自治区', '自治县', '旗')
    """
    return next(each for each in ("自治区", "自治县", "自治旗", name[-1]) if name.endswith(each))


def invented(turn: random.Random) -> Place:
    """Invent a place that the gazetteer does not have."""
    while True:
        stem = turn.choice(_FIRST) + turn.choice(_SECOND)
        unit = turn.choice(("县", "县", "市", "旗", "区"))
        if len(set(stem)) < 2 or any(stem + each in by_name() for each in "县市旗区"):
            continue
        if unit != "区":
            return Place(stem + unit, stem + unit, unit, "prefecture" if unit == "市" else "county", known=False)
        city = turn.choice(_FIRST) + turn.choice(_SECOND) + "市"
        if city not in by_name() and city[:2] != stem:
            above = Place(city, city, "市", "prefecture", known=False)
            return Place(city + stem + unit, stem + unit, unit, "county", above, known=False)


def draw_owner(turn: random.Random) -> Owner:
    """Draw a body that reports."""
    kind = turn.choice(KINDS)
    place = invented(turn) if turn.random() < 0.3 else turn.choice(real_places())
    if turn.random() < 0.15:
        place = turn.choice([each for each in real_places() if each.level != "county"])
    return Owner(kind, place, turn.choice((2006, 2011, 2012, 2016, 2017, 2021, 2022)), turn.randint(8, 19))


def courts_of(place: Place, organ: str) -> tuple[str, str]:
    """Return the full name and the everyday one of a court or a procuratorate.

    >>> courts_of(Place("洛阳市", "洛阳市", "市", "prefecture"), "法院")
    ('洛阳市中级人民法院', '市中级人民法院')
    """
    if organ == "检察院":
        return f"{place.label}人民检察院", f"{place.unit}人民检察院"
    rank = {"county": "", "prefecture": "中级", "province": "高级"}[level_of(place)]
    return f"{place.label}{rank}人民法院", f"{place.unit}{rank}人民法院"


def level_of(place: Place) -> str:
    """Tell a place's level; the gazetteer's municipalities are provinces."""
    return "province" if place.label in MUNICIPALITIES else place.level


def legislates(place: Place) -> bool:
    """Tell whether a place's congress makes local regulations (Legislation Law, Articles 80, 81, 85)."""
    return level_of(place) != "county" or place.unit == "自治县"
