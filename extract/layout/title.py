"""Read the title block: whose report this is, where and when it was given, and by whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.document import TitleBlock
from extract.layout.titlelines import POST, TitleLine, split_title, without_salutation
from extract.places import Jurisdiction, locate
from extract.records import Kind

_YEARS = re.compile(r"(?:\d{4}|[一二三四五六七八九〇零○]{4})年度?的?|^关于|^[(〔【\[].{1,8}[)〕】\]]")
_TERM = r"第?[一二三四五六七八九十百\d]{1,4}届"
_CPPCC = re.compile(r"^(?:中国人民)?政(?:治协商会议|协)(?:第?\S{0,6}届)?")
_PLACE = (
    r"(?:[一-鿿]{1,12}?(?:特别行政区|自治区|自治州|自治县|自治旗|地区|新区|开发区|林区|矿区|省|市|州|盟|县|区|旗|苏木|街道|乡|镇))"
)
_PLACES = re.compile(rf"^{_PLACE}{{1,4}}")
_GENERIC = re.compile(r"^(?:省|市|州|盟|县|区|旗|乡|镇|街道|自治区|自治州|自治县|自治旗|全[国省市县区]|本[省市县区])$")
_DATE = re.compile(
    r"(?P<year>\d{4}|[一二三四五六七八九〇零○]{4})年"
    r"(?:(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})月(?:(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})日)?)?"
)
_MASKED_DATE = re.compile(r"^[—\-(]*[xX×]{2,4}年.{2,10}日")
_SESSION = re.compile(
    r"(?:在|向|^)(?P<name>[^,。;()—]{2,50}?(?:会议|大会))(?:开幕会|闭幕会)?上?(?:[()\s]|的讲话|报告|所?作|$)"
)
_SPEAKER = re.compile(
    rf"(?:{POST}|报告人)(?:\([^)]{{1,10}}\))?[ :]*(?P<name>[一-鿿·]{{2,15}}|[一-鿿] [一-鿿]{{1,2}})$"
)
_BARE_NAME = re.compile(r"^[一-鿿]{2,4}$|^[一-鿿] [一-鿿]{1,2}$|^[一-鿿]{1,8}(?:·[一-鿿]{1,8})+$")
_THIRD_PERSON = re.compile(rf"{POST}(?P<name>[一-鿿·]{{2,4}}?)(?:受|代表|向|作)")
_ON_BEHALF = re.compile(r"(?:受|代表)(?P<body>[^,。;]{2,40}?)(?:的?委托|,|向|作|报告)")
_DIGITS = {char: str(value) for value, char in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0"}


@dataclass(frozen=True, slots=True)
class _Organ:
    kind: Kind
    pattern: re.Pattern[str]
    name: str


_ORGANS = (
    _Organ("cppcc", re.compile(r"政治协商会议|政协"), ""),
    _Organ("work", re.compile(r"(?:人民代表大会|人大)(?:常务委员会|常委会)"), "人民代表大会常务委员会"),
    _Organ("work", re.compile(r"(?:人民代表大会|人大)(?:街道)?(?:工作委员会|工委)"), "人大工作委员会"),
    _Organ("work", re.compile(r"(?:人民代表大会|人大)主席团"), "人民代表大会主席团"),
    _Organ("procuratorate", re.compile(r"最高人民检察院|(?:人民)?检察院"), "人民检察院"),
    _Organ("court", re.compile(r"(?P<level>最高|高级|中级)?(?:人民)?法院"), "人民法院"),
    _Organ("government", re.compile(r"人民政府|政府"), "人民政府"),
    _Organ("other", re.compile(r"(?:监察委员会|监委)"), "监察委员会"),
    _Organ("work", re.compile(r"人民代表大会|人大|^常委会工作报告|^常务委员会工作报告"), "人民代表大会常务委员会"),
)
_NATION = "中华人民共和国"


def read_title(lines: Sequence[str], kinds: Sequence[TitleLine], opening: str, *, text: str) -> TitleBlock:
    """Read the block from its lines; `opening` is the first prose, which may name what the lines leave out."""
    named = {kind: [line for line, its in zip(lines, kinds, strict=False) if its == kind] for kind in kinds}
    title, session_in_title = split_title(_whole_title(named.get("title", ())))
    session_line = session_in_title + "".join(named.get("session", ())).replace(" ", "")
    speaker_line = " ".join(without_salutation(line) for line in named.get("speaker", ()))
    organ = _organ(title) or _organ(_mandate(opening))
    first = opening if not session_line else ""
    delivered = _date(session_line) or _date(first)
    place = _place(title, session_line, speaker_line, opening, delivered=delivered, text=text)
    return TitleBlock(
        kind=organ.kind if organ is not None else "other",
        body=_body(organ, place, title or opening),
        place=place.label,
        session=_session(session_line) or _session(first),
        delivered=delivered,
        speaker=_speaker(speaker_line) or _third_person(first),
    )


def _whole_title(lines: Sequence[str]) -> str:
    """Join the lines of a title: the last ones that name a place and an organ, for a page may print it twice."""
    parts = [line.replace(" ", "") for line in lines]
    for first in range(len(parts) - 1, -1, -1):
        joined = "".join(parts[first:])
        if _place_in(joined) and _organ(joined) is not None:
            return joined
    return "".join(parts)


def _place_in(title: str) -> bool:
    return bool(_PLACES.match(_CPPCC.sub("", _YEARS.sub("", title))) or title.startswith(("全国", "最高人民")))


def _organ(text: str) -> _Organ | None:
    return next((organ for organ in _ORGANS if organ.pattern.search(text)), None)


def _mandate(opening: str) -> str:
    found = _ON_BEHALF.search(opening)
    return found["body"] if found is not None else ""


def _body(organ: _Organ | None, place: Jurisdiction, title: str) -> str | None:
    """Write the reporting body's full name; without a place there is none, but for the organs of the nation."""
    if organ is None or place.label is None:
        return None
    if place.level == "nation" or place.label == _NATION:
        return _national(organ, title)
    if organ.kind == "cppcc":
        return f"中国人民政治协商会议{place.label}委员会常务委员会"
    found = organ.pattern.search(title)
    level = (found.groupdict().get("level") or "") if found is not None else ""
    return f"{place.label}{level}{organ.name}"


def _national(organ: _Organ, title: str) -> str:
    names = {
        "cppcc": "中国人民政治协商会议全国委员会常务委员会",
        "court": "最高人民法院",
        "procuratorate": "最高人民检察院",
        "government": "国务院",
    }
    return names.get(organ.kind, "全国人民代表大会常务委员会")


def _place(
    title: str, session: str, speaker: str, opening: str, *, delivered: str | None, text: str
) -> Jurisdiction:
    """Take the fullest name of the place that title, session, speaker's post and opening give."""
    named = [_before_organ(title), _before_term(session), _before_organ(speaker), _before_organ(_mandate(opening))]
    named += [_before_term(opening[:80])]
    places = [name for name in named if name is not None and not _GENERIC.match(name)]
    if not places:
        return Jurisdiction()
    best = next((name for name in places if name.endswith(places[0]) and name != places[0]), places[0])
    year = int(delivered[:4]) if delivered is not None else None
    found = locate(best, year=year, text=text)
    return found if found.label is not None else Jurisdiction(label=best)


def _before_organ(text: str) -> str | None:
    """Return the place before the organ's name: 某市某区|人民代表大会常务委员会."""
    bare = _YEARS.sub("", text.replace(" ", ""))
    bare = re.sub(r"^\([^()]{1,12}\)", "", bare)
    bare = _CPPCC.sub("", bare)
    if re.match(r"(?:最高人民|全国|国务院|中华人民共和国)", bare):
        return _NATION
    found = _PLACES.match(bare)
    if found is None:
        return None
    organ = _organ(text)
    stop = min((at.start() for at in (organ.pattern.search(bare),) if at is not None), default=len(bare)) if organ else 0
    name = bare[:stop] if organ is not None and organ.kind != "cppcc" and 0 < stop <= 30 else found[0]
    name = re.sub(rf"{_TERM}.*$", "", name)
    return name if _PLACES.fullmatch(name) else found[0]


def _before_term(text: str) -> str | None:
    """Return the place before the ordinal of a term: 在某区|第六届人民代表大会."""
    found = re.search(rf"(?:在|向|^)(?P<name>[^,。;()—]{{2,40}}?)(?:委员会)?{_TERM}", _without_date(text))
    if found is None:
        return None
    name = _CPPCC.sub("", found["name"])
    if name in ("全国", "") or found["name"].startswith("中华人民共和国"):
        return _NATION if name == "全国" or found["name"].startswith("中华人民共和国") else None
    return name if _PLACES.fullmatch(name) else None


def _session(text: str) -> str | None:
    found = [match["name"] for match in _SESSION.finditer(_without_date(text))]
    return next((name for name in found if "届" in name or "次" in name), None)


def _without_date(text: str) -> str:
    """Cut off the date and what leads up to it: a place may begin with 日 (日照市)."""
    found = _DATE.search(text)
    rest = text[found.end() :] if found is not None and found["day"] is not None and found.start() <= 4 else text
    return _MASKED_DATE.sub("", rest).lstrip("—-(在")


def _date(text: str) -> str | None:
    """Read the first date of a line as ISO, as far as it is given.

    >>> _date("(一九九七年二月二十六日在县人代会上)")
    '1997-02-26'
    """
    found = _DATE.search(text)
    if found is None or found["month"] is None:
        return None
    year = "".join(_DIGITS.get(char, char) for char in found["year"])
    parts = [year, *(f"{_number(part):02d}" for part in (found["month"], found["day"]) if part is not None)]
    return "-".join(parts)


def _number(text: str) -> int:
    if text.isdigit():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    units = int(_DIGITS.get(ones, "0"))
    return units if not ten else 10 * int(_DIGITS.get(tens, "1")) + units


def _speaker(text: str) -> str | None:
    found = _SPEAKER.search(text)
    name = found["name"] if found is not None else text if _BARE_NAME.match(text) else None
    return name.replace(" ", "") if name is not None else None


def _third_person(text: str) -> str | None:
    found = _THIRD_PERSON.search(text)
    return found["name"] if found is not None else None
