"""Find whose report it is: the kind of organ, its place, its full name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extract.compiled import compiled
from extract.gazetteer import by_name
from extract.places import Jurisdiction, locate, split_label
from extract.records import Kind

_NATION = "中华人民共和国"
_TERM = compiled(r"第?[一二三四五六七八九十百\d]{1,4}届")
_BEFORE_NAME = compiled(
    r"^关于|^在|^\([^()]{1,12}\)|^[〔【\[].{1,8}[〕】\]]|(?:\d{4}|[一二三四五六七八九〇零○]{4})年度?的?"
)
_CPPCC = compiled(r"^(?:中国人民)?政(?:治协商会议|协)(?:第?[一二三四五六七八九十\d]{0,4}届)?")
_PLACE = (
    r"(?:(?:(?!人大|人民|常委|委员|政府|会议|大会)[一-鿿]){1,12}?(?:特别行政区|自治区|自治州|自治县|自治旗|地区|新区|开发区|林区|矿区"
    r"|省|市|州|盟|县|区|旗|苏木|街道|乡|镇))"
)
_PLACES = compiled(rf"^{_PLACE}{{1,4}}")
_GENERIC = compiled(r"^(?:省|市|州|盟|县|区|旗|乡|镇|街道|自治区|自治州|自治县|自治旗|[全本我][国省市州盟县区旗镇乡])$")
_NATIONAL = compiled(r"最高人民|全国|国务院|中华人民共和国")
_BARE_COMMITTEE = compiled(r"^(?:常委会|常务委员会)")
# A standing committee works through a committee of its own where the level below has no congress: 地区, 盟, 街道.
_OUTPOST = compiled(
    rf"^(?P<above>{_PLACE}{{1,4}})(?:人民代表大会|人大)(?:常务委员会|常委会)"
    r"(?P<at>(?!人大|委员)[一-鿿]{2,8}?(?:地区|盟|街道|苏木|乡|镇|开发区|高新区|新区))(?:人大)?(?:工作委员会|工委)(?![一-鿿]{0,6}[处室])"
)

_OF_ITSELF = compiled(
    r"(?:(?<![一-鿿])|[市州县区旗省]人大)(?:常委会|常务委员会)(?!会议|副?主任|委员|组成|机关|工作|领导|[一-鿿]{0,3}办公)"
)
"""常委会 as the subject of a clause: the committee that speaks."""
_CPPCC_ITSELF = compiled(
    r"(?<![一-鿿])[市州县区旗省]政协(?!委员)|政协(?:党组|主席会议|常委会)|(?:提案|委员)(?:办理|履职)"
)
_SELDOM = 2
_LEVEL = compiled(
    r"(?<![一-鿿])(?P<level>自治[州县旗]|[市州盟县区旗])(?:第?[一二三四五六七八九十\d]{1,4}届)?"
    r"(?:人大常委会|人民代表大会常务委员会|委(?![员托会])|政府|人民政府)"
)
"""An organ by its level alone, as a report calls those of its own place: 县委, 县政府."""
_TOLD = compiled(
    r"(?P<name>[一-鿿]{2,14}?[市州盟县区旗])"
    r"(?=人大|人民|政府|委[^员托会]|政协|公安|[一-鿿]{2,8}(?:局|办法|条例|规定|方案|规划|公司))"
)
"""An organ or a rule told with its place in full."""
_STREET_BEHIND = compiled(rf"^(?P<above>{_PLACE}{{1,4}})?人大(?P<at>[一-鿿]{{2,6}}街道)(?:工作委员会|工委)")
"""A street's working committee named with the street behind 人大: 某区人大某街道工委."""
_MEETS = compiled(rf"(?:在|^)(?P<name>{_PLACE}{{1,4}})(?=人大|人民代表大会|选民)")
"""The place of those who meet, in a session's line that numbers no term: 在某市某区某街道|人大工委会议上."""
_SPECIAL = compiled(
    rf"^{_PLACE}{{1,4}}(?P<name>(?:人民代表大会|人大)(?!常务|专门|工作)[一-鿿]{{2,14}}?(?<!工作)委员会)(?![一-鿿]{{0,6}}[处室])"
)
"""A special committee of a congress that reports itself."""


@dataclass(frozen=True, slots=True)
class Organ:
    """A kind of organ that gives reports; `name` is what follows the place in its full name."""

    kind: Kind
    pattern: re.Pattern[str]
    name: str


_CONSULTATIVE = Organ("cppcc", compiled(r"政治协商会议|政协"), "")
_COMMITTEE = "人民代表大会常务委员会"
_WORKING = f"{_COMMITTEE}工作委员会"
_ORGANS = (
    _CONSULTATIVE,
    Organ("work", compiled(r"(?:人民代表大会|人大)(?:常务委员会|常委会)"), _COMMITTEE),
    Organ(
        "work", compiled(r"(?:人民代表大会|人大)(?:[一-鿿]{0,6}街道)?(?:工作委员会|工委)"), f"{_COMMITTEE}工作委员会"
    ),
    Organ("work", compiled(r"(?:人民代表大会|人大)主席团"), "人民代表大会主席团"),
    Organ("procuratorate", compiled(r"检察院"), "人民检察院"),
    Organ("court", compiled(r"(?P<level>高级|中级)?(?:人民)?法院"), "人民法院"),
    Organ("government", compiled(r"行政公署|行署"), "行政公署"),
    Organ("government", compiled(r"政府"), "人民政府"),
    Organ("other", compiled(r"监察委员会|监委"), "监察委员会"),
    Organ("work", compiled(r"人民代表大会|人大|^常委会工作报告|^常务委员会工作报告"), _COMMITTEE),
)
_OF_THE_NATION: dict[Kind, str] = {
    "cppcc": "中国人民政治协商会议全国委员会常务委员会",
    "court": "最高人民法院",
    "procuratorate": "最高人民检察院",
    "government": "国务院",
    "work": "全国人民代表大会常务委员会",
}


def find_organ(title: str, *, session: str = "") -> Organ | None:
    """Find the organ that a title names; a bare 常委会 belongs to the body that meets."""
    if _BARE_COMMITTEE.match(title) and _CONSULTATIVE.pattern.search(session):
        return _CONSULTATIVE
    return next((organ for organ in _ORGANS if organ.pattern.search(title)), None)


def find_speaker(text: str) -> Organ | None:
    """Find whose report a text without a head is: a committee says 常委会 of itself again and again, a CPPCC 政协."""
    own, cppcc = len(_OF_ITSELF.findall(text)), len(_CPPCC_ITSELF.findall(text))
    if max(own, cppcc) <= _SELDOM:
        return None
    return _CONSULTATIVE if cppcc >= own else next(organ for organ in _ORGANS if organ.name == _COMMITTEE)


def names_place(title: str) -> bool:
    """Tell whether a title names a place of its own."""
    return _place_of(title) is not None


def find_place(*, titles: Sequence[str], sessions: Sequence[str], year: int | None, text: str) -> Jurisdiction:
    """Find the place: `titles` (title, speaker's post, mandate) name it before an organ, `sessions` before a term.

    The first name counts, in the fullest form in which any of them gives it (明德区 → 安澜市明德区).
    """
    found = (*(_place_of(title) for title in titles[:1]), *(_place_before_term(line) for line in sessions))
    meets = (_MEETS.search(line) for line in sessions[:1])
    found = (*found, *(place["name"] for place in meets if place))
    named = [name for name in (*found, *(_place_of(title) for title in titles[1:])) if name is not None]
    places = [name for name in named if not _GENERIC.match(name)]
    if not places:
        return Jurisdiction()
    fullest = max((name for name in places if name.endswith(places[0])), key=len)
    place = locate(fullest, year=year, text=text)
    return place if place.label is not None else Jurisdiction(label=fullest)


def find_place_told(*, mandate: str, year: int | None, text: str) -> Jurisdiction:
    """Find the place of a report whose head names none: that of its level whose organs the text names in full.

    The level is the one the mandate speaks of (受县人大常委会委托), else the one whose organs the text names most.
    """
    level = _LEVEL.match(mandate) or _most(_LEVEL.finditer(text))
    if level is None:
        return Jurisdiction()
    told: Counter[str] = Counter()
    for found in _TOLD.finditer(text):
        name = _known_end(found["name"])
        if name is not None and name.endswith(level["level"]):
            # The Party is named in full where it leads: 在中共某市委领导下 is said at home.
            told[name] += 3 if found["name"].startswith("中共") else 1
    most = max(told.values(), default=0)
    first = [locate(name, year=year, text=text) for name, count in told.items() if count == most]
    # 南充市政协 is told in 阆中市's report, not the other way round: of two the one below the other is meant.
    lowest = [place for place in first if not any(place.label in other.chain[1:] for other in first)]
    return lowest[0] if len(lowest) == 1 else Jurisdiction()


def _most(found: Iterable[re.Match[str]]) -> re.Match[str] | None:
    """Return a match of the level that the text speaks of most; None where two are as frequent."""
    by_level: dict[str, list[re.Match[str]]] = {}
    for match in found:
        by_level.setdefault(match["level"], []).append(match)
    ranked = sorted(by_level.values(), key=len, reverse=True)
    return ranked[0][0] if ranked and (len(ranked) == 1 or len(ranked[0]) > len(ranked[1])) else None


def _known_end(text: str) -> str | None:
    """Return the longest end of a text that names a division of today, with its superiors or alone: 推动|克山县."""
    ends = (text[at:] for at in range(len(text) - 1))
    return next((end for end in ends if all(part in by_name() for part in split_label(end))), None)


def full_name(organ: Organ | None, place: Jurisdiction, title: str) -> str | None:
    """Write the reporting body's full name; without a place there is none."""
    if organ is None or place.label is None:
        return None
    if place.label == _NATION:
        return _OF_THE_NATION.get(organ.kind)
    if organ.kind == "cppcc":
        return f"中国人民政治协商会议{place.label}委员会常务委员会"
    alone = organ.name == _WORKING and place.label.endswith(("地区", "盟", "街道"))
    if len(place.chain) > 1 and (alone or _outpost(title) is not None):
        above = place.chain[1]
        return f"{above}{_COMMITTEE}{place.label.removeprefix(above)}工作委员会"
    special = _SPECIAL.match(_BEFORE_NAME.sub("", title.replace(" ", "")))
    if organ.kind == "work" and special is not None:
        return place.label + re.sub("^人大", "人民代表大会", special["name"])
    found = organ.pattern.search(title)
    level = (found.groupdict().get("level") or "") if found is not None else ""
    return f"{place.label}{level}{organ.name}"


def _outpost(text: str) -> re.Match[str] | None:
    """Read the working committee of a standing committee above: 某区人大常委会|某街道|工作委员会."""
    return _OUTPOST.match(_BEFORE_NAME.sub("", text.replace(" ", "")))


def _place_of(text: str) -> str | None:
    """Return the place before the organ's name: 某市某区|人民代表大会常务委员会."""
    outpost = _outpost(text)
    if outpost is not None:
        return outpost["above"] + outpost["at"]
    bare = _CPPCC.sub("", _BEFORE_NAME.sub("", text.replace(" ", "")))
    if street := _STREET_BEHIND.match(bare):
        return (street["above"] or "") + street["at"]
    if _NATIONAL.match(bare):
        return _NATION
    found = _PLACES.match(bare)
    if found is None:
        return None
    organ = find_organ(bare)
    at = organ.pattern.search(bare) if organ is not None else None
    before = _TERM.split(bare[: at.start()])[0] if at is not None else ""
    return before if _PLACES.fullmatch(before) else found[0]


def _place_before_term(text: str) -> str | None:
    """Return the place before the ordinal of a term: 某区|第六届人民代表大会."""
    found = re.search(rf"(?:在|向|^)(?P<name>[^,。;()—]{{0,40}}?)(?:委员会)?{_TERM.pattern}", text)
    if found is None:
        return None
    name = _CPPCC.sub("", found["name"])
    if name.startswith((_NATION, "全国")) or text[found.end() :].startswith("全国"):
        return _NATION
    if not name and _CPPCC.match(found["name"]):
        after = _PLACES.match(text[found.end() :])  # 政协第三届某市委员会
        return after[0] if after is not None else None
    return name if _PLACES.fullmatch(name) else None
