"""Find meetings whose names reach back to a place or a level: sessions and standing meetings.

Meetings that one pattern can tell (党的十九大, 县委全会) stand in the cards of `rules/meeting.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.document import Sentence
from extract.match.candidate import Candidate, Context
from extract.match.place_before import area_before

_N = r"[0-9一二三四五六七八九十百]+"
_LEVEL = r"(?:全国|自治[区州县旗]|[省市县区州旗])"
_ORGAN = r"(?:人民代表大会|人大|政协)"
_COMMITTEE = r"(?:常务委员会|常委会)"

_FORMS = (
    # 第十八届人民代表大会第三次会议, 十届人大常委会第二十三次会议, 八届人大一次会议
    (
        "meeting.session",
        re.compile(
            rf"(?:第?{_N}届)?{_LEVEL}?(?:人民代表大会|人大)(?:{_COMMITTEE})?(?:第?{_N}次|第?{_N}届第?{_N}次)(?:全体|主任)?(?:会议)"
        ),
    ),
    (
        "meeting.session",
        re.compile(rf"(?:第?{_N}届)?(?:人大)?{_COMMITTEE}(?:党组|主任会议)?第?{_N}次(?:主任|党组)?(?:会议|主任会议)"),
    ),
    ("meeting.session", re.compile(rf"(?:人大|人民代表大会)第?{_N}届(?:{_COMMITTEE})?第?{_N}次会议")),
    ("meeting.session", re.compile(rf"第{_N}次(?:常委会|主任|党组|主席)会议")),
    (
        "meeting.cppcc",
        re.compile(
            rf"政协(?:第?{_N}届)(?:{_LEVEL}?委员会)?(?:常务委员会|常委会)?第?{_N}次(?:(?:全体|常委会|常委)?(?:会议|全会)|常委会(?!议))"
        ),
    ),
    (
        "meeting.committee",
        re.compile(
            rf"(?:{_ORGAN})?(?:{_COMMITTEE})(?:主任|主席|党组|组成人员|扩大|\(扩大\)|全体)?会议(?!室|厅|制度|议题)"
        ),
    ),
    (
        "meeting.committee",
        re.compile(
            rf"(?:{_ORGAN})?(?:机关)?(?:主任|主席|党组|秘书长|主席团|专题议政性{_COMMITTEE}|议政性{_COMMITTEE}|专题{_COMMITTEE})(?:\(扩大\))?会议(?!室|厅|制度)"
        ),
    ),
    (
        "meeting.committee",
        re.compile(r"(?:(?:人民政府|政府|国务院)(?:党组|常务|全体|专题)|(?<!常委会)常务)会议(?!室|厅|制度)"),
    ),
    ("meeting.congress_meeting", re.compile(r"(?:人民代表大会|(?<=[省市县区州旗盟镇乡国])人大)会议(?!室|厅|制度)")),
)
# 政协 + place stand before the term: 政协安澜市云麓区第五届委员会第三次会议.
_FULL_CPPCC = re.compile(
    rf"(?:中国人民政治协商会议|政协)[一-龥]{{0,16}}?(?:第?{_N}届)(?:{_LEVEL}?委员会)?(?:常务委员会|常委会)?第?{_N}次(?:全体)?(?:会议|全会)"
)


def match(sentence: Sentence, context: Context) -> Iterator[Candidate]:
    """Offer sessions and standing meetings, with the place or level that belongs to their names."""
    text = sentence.text
    for rule, form in _FORMS:
        for found in form.finditer(text):
            start = area_before(text, found.start(), context.jurisdiction.names)
            yield Candidate(start, found.end(), "Meeting", rule)
    for found in _FULL_CPPCC.finditer(text):
        yield Candidate(found.start(), found.end(), "Meeting", "meeting.cppcc")
