"""Find the lines of a title block: title, meeting and date, speaker."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from extract.compiled import compiled
from extract.layout.marks import read_mark

TitleLine = Literal["title", "session", "speaker", "note"]

POST = (
    r"(?:委员长|代主任|主任|主席团主席|常务主席|主席(?!团)|省长|市长|县长|区长|州长|旗长|盟长|镇长|乡长|总理"
    r"|院长|检察长|秘书长|局长|厅长|会长|负责人)"
)
FARTHEST = 12
"""A title stands within the first lines of a text, or nowhere."""

_LONGEST_TITLE = 110

_REPORT = r"(?:报告|要点|工作计划|工作总结)"
_NOTE_BRACKET = r"[(〔【\[][^()〔〕【】\[\]]{1,12}[)〕】\]]"
_TITLE_END = compiled(rf"(?:{_REPORT}(?:{_NOTE_BRACKET}|摘要|摘登|摘编|全文|节选)?|会议报告工作)$")
_FURTHER_TITLE = compiled(
    r"^(?!听取|审议|关于|学习|起草|[^一-鿿])[^,。;:、]{2,36}(?:大会|委员会|常委会|政府|法院|检察院|政协|人大|主席团|工委)"
    r"(?:\d{4}年度?)?(?:工作报告|工作总结|工作要点)$"
)
_TITLE_WITH_SESSION = compiled(
    rf"{_REPORT}(?:{_NOTE_BRACKET})?(?=(?:——|--|—|\(|-)?(?:\d{{4}}|[一二三四五六七八九〇零○]{{4}})年.*会议)"
)
_TITLE_PART = compiled(
    r"^[一-鿿]{2,28}?(?:省|市|县|区|旗|州|盟|乡|镇|街道|代表大会|委员会|常委会|政府|法院|检察院|会议)$"
    r"|^(?:\d{4}|[一二三四五六七八九〇零○]{4})年(?:度)?$|^关于.{2,40}$"
)
_SESSION_END = compiled(
    r"(?:会议|大会)(?:第?.{0,6}全体会议)?(?:开幕会|闭幕会)?(?:上|(?:审议|讨论|表决)?(?:通过|批准))?\)?(?:的讲话|所?作的?)?$"
    # The speaker may stand within the brackets: (某日在…会议上 甲).
    r"|^\(.*(?:会议|大会)上[一-鿿·]{2,8}\)$"
)
_SESSION_LEAD = compiled(r"^(?:——|--|—|-|\()?(?:(?:\d{4}|[xX×]{4}|[一二三四五六七八九〇零○]{4})年.{2,12}日|在)")
_DATE = compiled(
    r"^\(?(?:——)?(?:\d{4}|[一二三四五六七八九〇零○]{4})年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日\)?$"
)
_NAME = r"[一-鿿·×]{1,15}(?: [一-鿿]{1,3}){0,2}"
_SPEAKER = compiled(rf"^(?:报告人:|[^,。;:]{{0,32}}?{POST}(?:\([^)]{{1,10}}\))?[ :]?){_NAME}$")
_POST_ALONE = compiled(rf"^[^,。;: ]{{2,32}}{POST}(?:\([^)]{{1,10}}\))?$")
_NAME_ALONE = compiled(r"^[一-鿿×]{1,4}(?: [一-鿿]{1,3})?$|^[一-鿿]{1,8}(?:·[一-鿿]{1,8})+$")
_NOTE = compiled(
    r"^[(〔【\[](?:摘要|节选|摘登|全文|讲话稿|书面|审议稿|草案|征求意见稿|送审稿|稿).{0,6}[)〕】\]]$|^(?:摘要|节选|全文)$"
    r"|^(?:新华|中新)[社网].{0,14}[电讯]$"
)
_ANNEX = compiled(r"^附件[一二三四五\d]{0,2}:?$")
_SALUTATION = compiled(r"(?:尊敬的)?(?:各位(?:代表|委员)|同志们)(?:、[一-鿿]{2,6})?[:!,]?$")
_PROSE = compiled(r"[。;!?]|,.*,")


def without_salutation(line: str) -> str:
    """Cut off a salutation that was run on to the speaker's line."""
    cut = _SALUTATION.sub("", line).rstrip()
    return cut or line


def split_title(text: str) -> tuple[str, str]:
    """Split a line that holds title and session (…工作报告——某年某月某日在…会议上)."""
    found = _TITLE_WITH_SESSION.search(text)
    return (text[: found.end()], text[found.end() :]) if found is not None else (text, "")


def begins_another_report(line: str) -> bool:
    """Tell whether a line within a text is the title of a further report: it names its body.

    >>> begins_another_report("某县人民政府工作报告"), begins_another_report("听取县人民政府工作报告")
    (True, False)
    """
    return _FURTHER_TITLE.match(line.replace(" ", "")) is not None


def classify_title_lines(lines: Sequence[str]) -> tuple[TitleLine, ...]:
    """Name the kind of each of the first lines, up to the first that is none of a title block; blanks separate fields.

    >>> classify_title_lines(["某县人大常委会工作报告", "主任 王小明", "各位代表:"])
    ('title', 'speaker')
    """
    title = _title_index(lines)
    if title is None:
        return ()
    kinds: list[TitleLine] = [_kind_before(lines, index) for index in range(title)] + ["title"]
    for index in range(title + 1, min(FARTHEST, len(lines))):
        kind = _kind_after(lines, index, kinds[-1])
        if kind is None:
            break
        kinds.append(kind)
    return tuple(kinds)


def _title_index(lines: Sequence[str]) -> int | None:
    """Find the line that ends the title; every line before it must be a part of it (the body's or the place's name)."""
    for index, line in enumerate(lines[:FARTHEST]):
        text = line.replace(" ", "")
        if _PROSE.search(text) or len(text) > _LONGEST_TITLE or read_mark(text) is not None:
            return None
        if (_TITLE_END.search(text) or split_title(text)[1]) and not _SPEAKER.match(line):
            return index
        if not (_TITLE_PART.match(text) or _kind_before(lines, index) != "title"):
            return None
    return None


def _kind_before(lines: Sequence[str], index: int) -> TitleLine:
    """Name the kind of a line before the title: a part of it, unless meeting, date or a note stand there."""
    text = lines[index].replace(" ", "")
    if _NOTE.match(text) or _ANNEX.match(text):
        return "note"
    return "session" if _DATE.match(text) or _is_session(lines, index, "title") else "title"


def _kind_after(lines: Sequence[str], index: int, previous: TitleLine) -> TitleLine | None:
    line = without_salutation(lines[index])
    text = line.replace(" ", "")
    if _PROSE.search(text) or len(text) > 80 or _SALUTATION.fullmatch(text):
        return None
    if _DATE.match(text) or _is_session(lines, index, previous):
        return "session"
    if _NOTE.match(text):
        return "note"
    ends_title = _TITLE_END.search(text) or split_title(text)[1]
    if previous in ("title", "note") and ends_title and read_mark(text) is None:
        return "title"
    if previous in ("title", "note") and _continues_title(lines, index):
        return "title"
    if _SPEAKER.match(line) or _POST_ALONE.match(line) or (previous != "title" and _NAME_ALONE.match(line)):
        return "speaker"
    following = lines[index + 1] if index + 1 < len(lines) else ""
    if _TITLE_PART.match(text) and _SPEAKER.match(without_salutation(following)):
        return "speaker"  # the body's name stands on a line of its own, post and name on the next
    return None


def _is_session(lines: Sequence[str], index: int, previous: TitleLine) -> bool:
    """Tell whether the line, alone or with one beside it, says at which meeting the report was given."""
    text = lines[index].replace(" ", "")
    if _SESSION_LEAD.match(text):
        following = lines[index + 1].replace(" ", "") if index + 1 < len(lines) else ""
        joined = text + following
        return bool(_SESSION_END.search(text) or (len(joined) <= 80 and _SESSION_END.search(joined)))
    return previous == "session" and bool(_SESSION_END.search(text)) and read_mark(text) is None


def _continues_title(lines: Sequence[str], index: int) -> bool:
    """Tell whether a part of a title stands here whose end follows (a page's title repeated over two lines)."""
    text = lines[index].replace(" ", "")
    following = lines[index + 1].replace(" ", "") if index + 1 < len(lines) else ""
    return bool(_TITLE_PART.match(text) and _TITLE_END.search(following) and len(following) <= 40)
