"""Find meetings whose names reach back to a place or a level: sessions and standing meetings.

Meetings that one pattern can tell (党的十九大, 县委全会) stand in the cards of `rules/meeting.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator

from extract.compiled import compiled
from extract.document import Sentence
from extract.match.candidate import Candidate, Context
from extract.match.place_before import area_before

_N = r"[0-9一二三四五六七八九十百]{1,9}"
_TERM = rf"第?{_N}届"
_NTH = rf"第?{_N}次"
_LEVEL = r"(?:全国|自治[区州县旗]|[省市县区州旗])"
_PLACE = r"[一-龥]{2,10}(?:省|市|州|县|区|旗)"
_CONGRESS = r"(?:人民代表大会|人代会|人大)"
_COMMITTEE = r"(?:常务委员会|常委会)"
_CONSULTING = rf"(?:专题)?(?:议政性)?{_COMMITTEE}"
# 会议室 is a room, 会议制度 an institution: no meeting is named.
_HELD = r"会议(?!室|厅|制度|议题)"

# What a session does: without its body's name it is told by that.
_DOES = "听取|审议|审查|决定|任命|作出|通过|表决|批准|对|上|以后|召开|闭会|还|就"
_CHAIRS = rf"(?:主任|主席团?|党组|秘书长|联组|{_CONSULTING})"

# Whatever a form finds holds one of these; most sentences hold none.
_NEEDED = compiled("会议|全会|人代会|次常委会")
_WIDE = r"(?:主任|党组|扩大|\(扩大\)|全体|联组)"
_PATTERNS = (
    # 第十八届人民代表大会第三次会议, 十届人大常委会第二十三次会议, 县人大十二届三次会议
    ("meeting.session", rf"(?:{_TERM})?{_LEVEL}?{_CONGRESS}{_COMMITTEE}?(?:{_TERM})?{_NTH}(?:全体|主任)?会议"),
    ("meeting.session", rf"{_CONGRESS}{_TERM}{_COMMITTEE}?{_NTH}会议"),
    ("meeting.session", rf"(?:{_TERM})?(?:人大)?{_COMMITTEE}(?:党组|主任会议)?{_NTH}(?:主任|党组)?会议"),
    ("meeting.session", rf"第{_N}次(?:常委会|主任|党组|主席)会议"),
    # 十七届五次会议, 五届八次常委会会议, 第五次会议 of whoever reports
    ("meeting.session", rf"{_TERM}{_NTH}(?:常委会|常委|主席|主任)?会议"),
    ("meeting.session", rf"(?:^|(?<=[,;。召]))第{_N}次会议(?={_DOES})"),
    ("meeting.session", rf"(?<=召开|举行|提交)第{_N}次会议"),
    # 县政协七届三次会议, 政协第十届全国委员会第五次会议, 九届县政协二次会议
    ("meeting.cppcc", rf"政协{_TERM}(?:{_LEVEL}?委员会)?{_COMMITTEE}?{_NTH}(?:(?:全体|常委)?会议|全会|常委会)"),
    ("meeting.cppcc", rf"{_TERM}{_LEVEL}政协{_NTH}(?:全体|常委会|常委|主席)?(?:会议|全会)"),
    ("meeting.committee", rf"(?:人民代表大会|人大|政协)?{_COMMITTEE}(?:{_WIDE}|主席|组成人员)?{_HELD}"),
    ("meeting.committee", rf"(?:人大|政协)?(?:机关|工委)?{_CHAIRS}(?:\(扩大\))?{_HELD}"),
    ("meeting.committee", r"(?:(?:人大|政协)?(?:专题)?(?:议政性)?)常委会议(?![题事程室厅制案])"),
    ("meeting.committee", rf"(?:(?:人民政府|政府|国务院)(?:党组|常务|全体|专题)|(?<!常委会)常务){_HELD}"),
    ("meeting.congress_meeting", rf"(?:人民代表大会|(?<=[省市县区州旗盟镇乡国])人大){_HELD}"),
    (
        "meeting.congress_meeting",
        r"(?<=[省市县区州旗盟镇乡])(?<!乡镇)人代会(?=上|期间|会议|以来|召开|闭幕|[,。;、])(?!会议制度)",
    ),
)  # fmt: skip
_FORMS = tuple((rule, compiled(pattern)) for rule, pattern in _PATTERNS)

# 政协 + place stand before the term: 政协安澜市云麓区第五届委员会第三次会议.
_FULL_CPPCC = compiled(
    rf"(?:中国人民政治协商会议|政协)[一-龥]{{0,16}}?{_TERM}(?:{_PLACE}委员会|{_LEVEL}?委员会)?{_COMMITTEE}?"
    rf"{_NTH}(?:全体)?(?:会议|全会)"
)


def match(sentence: Sentence, context: Context) -> Iterator[Candidate]:
    """Offer sessions and standing meetings, with the place or level that belongs to their names."""
    text = sentence.text
    if not _NEEDED.search(text):
        return
    for rule, form in _FORMS:
        for found in form.finditer(text):
            start = area_before(text, found.start(), context.jurisdiction.names)
            yield Candidate(start, found.end(), "Meeting", rule)
    for found in _FULL_CPPCC.finditer(text):
        yield Candidate(found.start(), found.end(), "Meeting", "meeting.cppcc")
