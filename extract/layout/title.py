"""Read the title block: whose report this is, where and when it was given, and by whom."""

from __future__ import annotations

from collections.abc import Sequence

from extract.compiled import compiled
from extract.document import TitleBlock
from extract.layout.titlelines import POST, TitleLine, split_title, without_salutation
from extract.layout.whose import find_organ, find_place, find_place_told, find_speaker, full_name, names_place
from extract.normalize.numeral import parse_numeral

_DATE = compiled(
    r"(?P<year>\d{4}|[一二三四五六七八九〇零○]{4})年"
    r"(?:(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})月(?:(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})日)?)?"
)
_MASKED_DATE = compiled(r"^[—\-(]*[xX×]{2,4}年.{2,10}日")
_SESSION = compiled(
    r"(?:在|向|^)(?P<name>[^,。;()—]{2,50}?(?:会议|大会))(?:开幕会|闭幕会)?(?:上?(?:[()\s]|的讲话|报告|所?作|(?:审议|讨论)?(?:通过|批准)|$)|上[一-鿿·]{2,8}\)$)"
)
_HEARER = compiled(r"^.*(?:常委会|委员会|政府|法院|检察院|政协)(?:今[日天])?向")
_SPEAKER = compiled(rf"(?:{POST}|报告人)(?:\([^)]{{1,10}}\))?[ :]*(?P<name>[一-鿿·]{{2,15}}|[一-鿿] [一-鿿]{{1,2}})$")
_SPEAKER_AT_SESSION = compiled(r"^\(.*(?:会议|大会)上(?P<name>(?!通过|审议|批准|讨论|表决)[一-鿿·]{2,8})\)$")
_BARE_NAME = compiled(r"^[一-鿿]{2,4}$|^[一-鿿] [一-鿿]{1,2}$|^[一-鿿]{1,8}(?:·[一-鿿]{1,8})+$")
_THIRD_PERSON = compiled(rf"{POST}(?!在)(?P<name>(?:(?!各位)[一-鿿·]){{2,4}}?)(?:受|代表|向|作|在)")
_MANDATE = compiled(
    r"(?:受|(?:我|谨)代表)(?P<body>[^,。;:]{2,40}?)(?:的?委托|,|向|作|报告)|代表(?P<other>[^,。;:]{2,40}?)作[^,。]{0,6}报告"
)


def read_title(lines: Sequence[str], kinds: Sequence[TitleLine], opening: str, *, text: str) -> TitleBlock:
    """Read the block from its lines; `opening` is the first prose, which may name what the lines leave out."""
    named = {kind: [line for line, its in zip(lines, kinds, strict=False) if its == kind] for kind in kinds}
    title, session_in_title = split_title(_whole_title(named.get("title", ())))
    session = session_in_title + "".join(named.get("session", ())).replace(" ", "")
    speaker = " ".join(without_salutation(line) for line in named.get("speaker", ()))
    mandate = _mandate(opening)
    organ = find_organ(title, session=session) or find_organ(mandate) or find_organ(speaker)
    told = opening if not session else ""
    delivered = read_date(session) or read_date(told)
    place = find_place(
        titles=(title, speaker, mandate),
        sessions=(_without_date(session), opening[:80]),
        year=int(delivered[:4]) if delivered is not None else None,
        text=text,
    )
    if place.label is None:
        organ = organ or find_speaker(text)
        place = find_place_told(mandate=mandate, year=None, text=text)
    return TitleBlock(
        kind=organ.kind if organ is not None else "other",
        body=full_name(organ, place, title or mandate),
        place=place.label,
        session=_session(session) or _session(told) or _session(title),
        delivered=delivered,
        speaker=_speaker(speaker) or _in_brackets(session) or _third_person(told),
    )


def read_date(text: str) -> str | None:
    """Read the first date of a line as ISO, as far as it is given.

    >>> read_date("(一九九七年二月二十六日在县人代会上)")
    '1997-02-26'
    """
    found = _DATE.search(text)
    if found is None or found["month"] is None:
        return None
    year, *rest = (parse_numeral(part) for part in found.groups() if part is not None)
    return "-".join([f"{year:04}", *(f"{part:02}" for part in rest)])


def _whole_title(lines: Sequence[str]) -> str:
    """Join the lines of a title: the last ones that name a place and an organ, for a page may print it twice."""
    parts = [line.replace(" ", "") for line in lines]
    for first in range(len(parts) - 1, -1, -1):
        joined = "".join(parts[first:])
        if names_place(joined) and find_organ(joined) is not None:
            return joined
    return "".join(parts)


def _mandate(opening: str) -> str:
    found = _MANDATE.search(opening)
    return (found["body"] or found["other"]) if found is not None else ""


def _session(text: str) -> str | None:
    found = [_HEARER.sub("", match["name"]) for match in _SESSION.finditer(_without_date(text))]
    return next((name for name in found if "届" in name or "次" in name), None)


def _without_date(text: str) -> str:
    """Cut off the date and what leads up to it: a place may begin with 日 (日照市)."""
    found = _DATE.search(text)
    rest = text[found.end() :] if found is not None and found["day"] is not None and found.start() <= 4 else text
    return _MASKED_DATE.sub("", rest).lstrip("—-(在")


def _speaker(text: str) -> str | None:
    found = _SPEAKER.search(text)
    name = found["name"] if found is not None else text if _BARE_NAME.match(text) else None
    return name.replace(" ", "") if name is not None else None


def _in_brackets(session: str) -> str | None:
    """Return the speaker who stands behind the session within its brackets: (某日在…会议上 甲)."""
    found = _SPEAKER_AT_SESSION.match(session)
    return found["name"] if found is not None else None


def _third_person(text: str) -> str | None:
    found = _THIRD_PERSON.search(text)
    return found["name"] if found is not None else None
