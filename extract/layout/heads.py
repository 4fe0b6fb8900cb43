"""Tell heads from prose: lines that are heads, and leads of paragraphs that only announce what follows."""

from __future__ import annotations

import re

from extract.compiled import compiled
from extract.layout.marks import read_mark
from extract.sieve import Guard

_END = compiled(r"(?<![。:!.;])[。:!.;]+[”’)]*$")
_QUOTED = compiled(r"[“‘][^“”‘’]{1,20}[”’]")
_UNITS = "次件项个条部名人场期份篇余万亿家所处起批户元%"
_COUNT = compiled(rf"\d|[一二两三四五六七八九十百](?:余|多)?[{_UNITS}](?!面|方)")
_ACT = compiled(
    r"《|关于|(?:情况|工作|专项)的?(?:报告|汇报)[。,]|(?<!为)了(?!解|然)|[一二三四五六七八九十](?:届|次)"
    r"|(?:法|条例|规定|办法)的?(?:贯彻|实施|执行|执法检查)|任命.{1,160}为|免去.{1,160}职|接受.{1,160}辞"
    r"|(?:通过|制定|修改|修订|废止|审议)[^,。]{2,160}(?:条例|办法|规定|决定|决议|草案)[。,]"
)
"""What an act has and a lead has not: a title, a law, a report heard, a meeting by number, an appointment, 了."""
_REPORTS_AT_ALL = compiled(r"^听取(?:和|并|、)?(?:审议)?(?:专项|专题)?工作?报告$")
"""Hearing reports, no matter whose: what a numbered part is about."""
_HEEDS = compiled(r"^(?:认真|深入|切实|全面|大力|扎实)(?:学习|宣传|贯彻|落实|执行|实施)+(?:《[^》]{2,20}》)(?=。$)")
"""A law to be heeded, which a head names as its theme: (一)认真贯彻实施《监督法》。"""
_RESULT = compiled(
    r"(?:取得|迈出|开创|展现|呈现|得到|实现|迈上|提供|发挥|加强|加大|强化|深化|提高|提升|增强|推进|推动|促进|拓展|完善|规范|突出"
    r"|抓好|做好|改进|拓宽|激发|夯实|保障|密切|丰富)了"
)
"""Verbs of effect: with 了 they still sum up, while 听取了, 开展了 report an act."""
_SUBJECT = compiled(
    r"^(?:各位|同志们|我们|新一届|全[国省市州盟县区旗]|今后|明年|来年|新的|下一步|大会|会议|报告|常委会|[^,。]{0,8}人大常委会|[^,。]{0,8}(?:政府|法院|检察院|政协)(?!工作|监督)|"
    r"一年来|[一二三四五六七八九十两]+年来|过去|今年|去年|本届|同时|此外|另外|其中|对此|为此|目前|截至|经|据|会后|会上|"
    r"在[^,。]{1,20}[下上中时后],|[^,。]{0,10}(?:指出|强调|认为|要求|提出|表示))"
)
_ANNOUNCES = compiled(
    r"^[^。;!]{0,40}?(?:(?:以下|下列|如下|下述|下面)[^。;:,]{0,12}(?:工作|任务|方面|情况|事项|问题|特点|建议|意见|措施|体会)?"
    r"|(?:抓好|做好|突出|开展|完成|围绕|从|在)[^。;:,]{0,14}(?:[几一二两三四五六七八九十]|\d)(?:个|大|项)?(?:方面|重点|项|件|大)?"
    r"的?(?:工作|任务|大?事))(?:[。:]|$)"
)
_STATES = compiled(
    r"(?:围绕|就|对|针对)[^,。]{2,160}(?:开展|进行|组织)[^,。]{0,6}(?:调研|视察|询问|执法检查|评议|测评|协商)"
    r"|组织[^,。]{0,4}(?:委员|代表)[^,。]{0,6}(?:视察|调研|检查|考察|评议|旁听)|组织[^,。]{0,4}宣誓|^(?:适时|督办)"
    r"|是|^(?:要|将|必须)|^(?:视察|召开|邀请|走访|慰问|表彰|编印|出台|印发|举办|成立|新建|建成|参加|接待|受理|任免)"
)
_SIGNED = compiled(r"^[一-鿿]{2,20}(?:人大常委会|常务委员会|人民政府|办公室|人民法院|人民检察院)$")
_NAMED_YEAR = compiled(r"\d{4}(?:[-~—]\d{4})?年|第?(?<![一二三四五六七八九十])[一二三四五六七八九十]+(?:届|次会议)")
_OPENS_PROSE = compiled(r"^(?:我|现在|各位|同志们|一年来|[一二三四五六七八九十两]+年来|过去[一五]年,|去年)")
_ANNEX = compiled(r"^附(?:件|表|录)?[一二三四五\d]{0,2}:?$")
_IN_CHARGE = compiled(r"[(](?:责任|牵头|主办|承办|配合|协办)[^():]{0,6}:")
_LIST_END = compiled(r"[,、(《“]$")
_DATE = compiled(
    r"^\(?(?:\d{4}|[一二三四五六七八九〇零○]{4})年[\d一二三四五六七八九十]{1,3}月(?:[\d一二三四五六七八九十]{1,3}日)?\)?$"
)

LONGEST_LINE = 45
LONGEST_MARKED_LINE = 60
LONGEST_LEAD = 30
LONGEST_LEAD_OF_TWO = 26
LONGEST_MARKED_LEAD = 45


_MAY_ANNOUNCE = Guard(_ANNOUNCES)


def _announcement(text: str) -> re.Match[str] | None:
    return _ANNOUNCES.match(text) if _MAY_ANNOUNCE.lets(text) else None


def announces(text: str) -> bool:
    """Tell whether a sentence says no more than that something follows (重点做好以下工作:).

    >>> announces("今年要抓好以下三个方面的工作。")
    True
    """
    found = _announcement(text)
    return found is not None and found.end() == len(text) and "《" not in text


def announced_rest(text: str) -> str:
    """Return what follows an announcement within one sentence (主要做了以下工作:一是…), or the whole text."""
    found = _announcement(text)
    return text[found.end() :] if found is not None and found[0].endswith(":") else text


def is_head_line(text: str) -> bool:
    """Tell whether a whole paragraph of one sentence without a final mark looks like a head."""
    mark = read_mark(text)
    body = text[mark.end :] if mark is not None else text
    # (责任单位:…): a task with those who must do it is no head.
    if not body or _IN_CHARGE.search(body) or _LIST_END.search(body) or _DATE.match(body) or re.search(r"[。;!]", body):
        return False
    if body.endswith(":"):
        return announces(text) or _ANNEX.match(body) is not None
    if mark is None and not _is_plain_head(body):
        return False
    return len(body) <= (LONGEST_MARKED_LINE if mark is not None else LONGEST_LINE)


def _is_plain_head(text: str) -> bool:
    """Tell whether a line without a head mark may be a head: no figures (召开会议8次), no signature, no prose."""
    if text.count(",") > 2 or "《" in text or _OPENS_PROSE.match(text) or _SIGNED.match(text):
        return False
    return not _COUNT.search(_NAMED_YEAR.sub("", _QUOTED.sub("", text)))


def is_lead(text: str) -> bool:
    """Tell whether a sentence at the start of a paragraph only announces what the paragraph says.

    >>> is_lead("聚焦民生福祉强化监督。"), is_lead("听取了县人民政府关于水利工作情况的报告。")
    (True, False)
    """
    mark = read_mark(text)
    body = text[mark.end :] if mark is not None else text
    if not _END.search(body) or body.endswith(";"):
        return False
    bare = _QUOTED.sub("", _END.sub("", body))
    bare = _REPORTS_AT_ALL.sub("", bare) if mark is not None else bare
    if not bare and mark is not None:
        return True
    if mark is not None:
        body = _HEEDS.sub("", body)
    if not bare or _COUNT.search(bare) or _ACT.search(_RESULT.sub("", body)):
        return False
    if mark is not None:
        return len(body) <= LONGEST_MARKED_LEAD and body.count(",") <= 3
    longest = LONGEST_LEAD if "," not in body else LONGEST_LEAD_OF_TWO
    prose = _SUBJECT.match(_QUOTED.sub("", body)) or _STATES.search(body)
    return 4 <= len(body) <= longest and body.count(",") <= 1 and not prose
