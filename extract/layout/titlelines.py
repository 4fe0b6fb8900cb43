"""Find the lines of a title block: title, meeting and date, speaker."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from extract.layout.marks import read_mark

TitleLine = Literal["title", "session", "speaker", "note"]

_TITLE_END = re.compile(r"报告(?:\(.{1,12}\)|[〔【\[].{1,12}[〕】\]]|摘要|全文|节选)?$|(?:工作)?(?:要点|计划|总结)$")
_TITLE_PART = re.compile(
    r"^(?:[一-鿿]{2,28}?(?:省|市|县|区|旗|州|盟|乡|镇|街道|代表大会|委员会|常委会|政府|法院|检察院|会议))$"
    r"|^(?:\d{4}|[二〇零一九]{4})年(?:度)?$|^关于.{2,40}$"
)
_SESSION = re.compile(r"会议(?:第?.{0,6}全体会议)?(?:开幕会|闭幕会)?上?\)?(?:的讲话|所?作的?)?$")
_SESSION_LEAD = re.compile(r"^(?:——|--|—|\()|^(?:\d{4}|[一二〇零九]{4})年|^在")
_DATE = re.compile(r"^\(?(?:\d{4}|[一二〇零九○]{4})年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日\)?$")
_POST = (
    r"(?:委员长|代主任|主任|主席团主席|常务主席|主席|省长|市长|县长|区长|州长|旗长|盟长|镇长|乡长|总理"
    r"|院长|检察长|秘书长|局长|厅长|会长|负责人)"
)
_SPEAKER = re.compile(rf"^(?:报告人:|[^,。;:]{{0,32}}?{_POST}(?:\([^)]{{1,10}}\))?[ :]?)[一-鿿·]{{1,15}}(?: [一-鿿]{{1,3}}){{0,2}}$")
_POST_ALONE = re.compile(rf"^[^,。;: ]{{2,32}}{_POST}(?:\([^)]{{1,10}}\))?$")
_NAME = re.compile(r"^[一-鿿]{1,4}(?: [一-鿿]{1,3})?$|^[一-鿿]{1,8}(?:·[一-鿿]{1,8})+$")
_NOTE = re.compile(r"^[(〔【\[](?:摘要|节选|摘登|全文|讲话稿|书面|审议稿|草案|征求意见稿|送审稿|稿).{0,6}[)〕】\]]$|^(?:摘要|节选)$")
_PROSE = re.compile(r"[。;!?]|,.*,")

POST = _POST
FARTHEST = 12
"""A title stands within the first lines of a text, or nowhere."""


def classify_title_lines(lines: Sequence[str]) -> tuple[TitleLine, ...]:
    """Name the kind of each of the first lines, up to the first that is none of a title block; blanks separate fields.

    >>> classify_title_lines(["某县人大常委会工作报告", "主任 王小明", "各位代表:"])
    ('title', 'speaker')
    """
    title = _title_index(lines)
    if title is None:
        return ()
    kinds: list[TitleLine] = ["title"] * (title + 1)
    for line in lines[title + 1 : FARTHEST]:
        kind = _kind_after(line, kinds[-1])
        if kind is None:
            break
        kinds.append(kind)
    return tuple(kinds)


def _title_index(lines: Sequence[str]) -> int | None:
    """Find the line that ends the title; every line before it must be a part of it (the body's or the place's name)."""
    for index, line in enumerate(lines[:FARTHEST]):
        text = line.replace(" ", "")
        if _PROSE.search(text) or len(text) > 60:
            return None
        if _TITLE_END.search(text) and not _SPEAKER.match(line):
            return index
        if not (_TITLE_PART.match(text) or _DATE.match(text)):
            return None
    return None


def _kind_after(line: str, previous: TitleLine) -> TitleLine | None:
    text = line.replace(" ", "")
    if _PROSE.search(text) or len(text) > 80:
        return None
    if _DATE.match(text) or (_SESSION.search(text) and _SESSION_LEAD.match(text)):
        return "session"
    if _NOTE.match(text):
        return "note"
    if previous == "title" and _TITLE_END.search(text) and read_mark(text) is None:
        return "title"
    if _SPEAKER.match(line) or _POST_ALONE.match(line) or (previous in ("speaker", "session") and _NAME.match(line)):
        return "speaker"
    return None
