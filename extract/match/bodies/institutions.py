"""Bodies whose names end in what they are: the presidium of a session, prisons, tribunals, customs."""

from __future__ import annotations

from collections.abc import Iterator

from extract.compiled import compiled
from extract.lexicon import words
from extract.match.bodies.grammar import NO_MORE_STATION
from extract.match.candidate import Candidate, Context
from extract.match.place_before import area_before
from extract.words import Token, cut

_N = r"[0-9一二三四五六七八九十百]{1,9}"
_SESSION_PRESIDIUM = compiled(
    rf"(?:第?{_N}届)?(?:全国|自治[区州县旗]|[省市县区州旗盟镇乡])?(?:人民代表大会|人大)(?:第?{_N}届)?"
    rf"第?{_N}次(?:会议|大会)主席团"
)
# What a name of this kind follows: a mark, a preposition or a verb; the stem itself is checked word by word.
_INSTITUTION = compiled(rf"(?:监狱|看守所|戒毒所|人民法庭|巡回法庭|法庭|海关){NO_MORE_STATION}(?!管理局|学|警)")
_STEM = compiled(r"[一-鿿]{2,10}$")
_TOOL = compiled(
    r"智慧|优秀|先进|模范|示范|十佳|式|科技|数字|高清|网上|云上|流动|车载|标准|样板|互联网|全部|各|所有|辖区|社区|驻|本地|基层|多|夜间|模拟"
)
# Of what names of institutions are made, in jieba's tag set: nouns, adjectives, places, numerals.
_NO_STEM = ("v", "p", "c", "d", "u", "r", "t", "y", "x", "w", "f", "q")
# What a tribunal is for may be a verb by itself: 湿地保护巡回法庭, 劳动争议调解法庭.
_PURPOSES = frozenset({"保护", "审判", "执行", "调解", "仲裁", "保障", "监督", "维权"})
_NO_STEM_ALONE = ("p", "c", "u", "r", "x", "w", "m")


def match(text: str, context: Context) -> Iterator[Candidate]:
    """Offer the presidium of a numbered session, and prisons, tribunals and customs with the name before them."""
    for found in _SESSION_PRESIDIUM.finditer(text) if "主席团" in text else ():
        start = area_before(text, found.start(), context.jurisdiction.names)
        yield Candidate(start, found.end(), "Body", "body.presidium")
    for found in _INSTITUTION.finditer(text):
        begin = _begin(text, found.start())
        if begin is not None:
            yield Candidate(begin, found.end(), "Body", "body.institution", -1)


def _begin(text: str, end: int) -> int | None:
    """Return where the stem of an institution's name begins; None where a common noun stands (各监狱, 智慧法庭)."""
    stem = _STEM.search(text, max(0, end - 10), end)
    if stem is None:
        return None
    start = end
    for token in reversed(cut(text[stem.start() : end])):
        if not _may_stand(token, last=start == end):
            break
        start = stem.start() + token.start
    name = text[start:end]
    return start if len(name) >= 2 and not _TOOL.search(name) else None


def _may_stand(token: Token, *, last: bool) -> bool:
    if token.text in words("body-stops"):
        return False
    if last and token.text in _PURPOSES:
        return True
    return token.pos == "vn" or not token.pos.startswith(_NO_STEM if len(token.text) > 1 else _NO_STEM_ALONE)
