"""Bring the wordings of one topic together: pure functions on text.

Reports of two years word one topic with other years, fillers and particles; what remains without them is its key.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from graph.facts.tables import rows
from graph.iris import fold

THRESHOLD = 0.5
"""From this similarity on two topics are candidates for one; equal keys alone are exact."""
CONTAINED = 0.75
"""The similarity of a topic to a longer one that holds it whole (物业管理 – 老旧住宅小区物业管理)."""
_SHORTEST_HELD = 4

_MARKS = re.compile(r"[\s“”‘’\"'《》〈〉「」]|\([^()]*(?:草案|试行|修订|修正)[^()]*\)")
_NUMBER = "[0-9〇零一二三四五六七八九十百]"
# The period a report is about changes from year to year, its topic does not.
_TIMES = re.compile(
    rf"{_NUMBER}{{2,4}}年度?(?:(?:上|下)半年|{_NUMBER}{{1,3}}(?:[-—–~～至到]{_NUMBER}{{1,3}})?月份?)?"
    rf"|{_NUMBER}{{1,3}}[-—–~～至到]{_NUMBER}{{1,3}}月份?|(?:上|下)半年|全年度?|(?:今|去|本|上|当)年度?|前三季度"
)
# Whose topic it is is said by the report: 全市, 我区, 区本级, 县级.
_LEVEL = re.compile(
    r"(?:全|我|本)(?:省|自治区|市|州|盟|县|区|旗|镇|乡)|(?:省|市|州|盟|县|区|旗)本?级(?=财政|预算|决算|部门|国)|本级"
)
_PARTICLES = re.compile(r"以及|及其(?!他)|及|与|并")
_LEAD = re.compile(
    r"^(?:关于|对于|对|围绕|聚焦|就|针对|有关)?(?:持续|进一步|全面|深入|切实|依法|着力|大力|扎实|积极|不断|统筹)*"
    r"(?:加强|推进|推动|促进|优化|深化|强化|提升|做好|抓好|完善|规范(?!性)|改善|加快|提高|贯彻实施|贯彻落实|贯彻执行|实施|落实|开展)(?=..)"
)
_STATUS = "贯彻|实施|落实|推进|开展|进展|完成|运行|办理|建设|(?<=[法典例定议则])的?执行"
_TAIL = re.compile(
    rf"(?:的?(?:专项|综合|工作|审计)*(?:报告|汇报|议案|草案|决议|决定|说明))$|(?:工作|{_STATUS})*的?(?:进展|主要)?情况$"
    rf"|(?<=..)(?:工作)?(?:贯彻|实施|落实|推进|开展|进展)+$|(?<=..)工作$|(?<=..)的$|(?<=...)问题$"
)
_STUDY = re.compile(r"的?(?:调查与思考|调研与思考|实践与思考|调查研究|调研报告|调查报告|调查|研究|思考|探索)$")
# The budget law's 政府债务 was 政府性债务 before; 环境目标 is short for 环境保护目标; statutes are cited short.
_SYNONYMS = (
    ("政府性债务", "政府债务"),
    ("环境保护目标", "环境目标"),
    ("审计发现", "审计查出"),
    ("中华人民共和国", ""),
)
GENERIC = frozenset(row["topic"] for row in rows("generic-topics"))
"""Keys that stand for any topic of their kind."""

# Titles are names: 大气污染防治法 and 水污染防治法 are alike as words and two laws all the same.
_TITLE = re.compile(r"(?:法|法典|条例|办法|规定|细则|规则|规划|纲要|决定|决议|意见|方案)$")
_BETWEEN = re.compile(r"、|以及")


@lru_cache(maxsize=65536)
def key(topic: str, places: tuple[str, ...] = ()) -> str:
    """Reduce a topic to what stays from year to year; `places` are the names of the report's own place.

    >>> key("2023年1-6月份国民经济和社会发展计划执行情况"), key("优化营商环境工作情况")
    ('国民经济和社会发展计划执行', '营商环境')
    """
    text = _MARKS.sub("", fold(topic))
    for place in places:
        text = text.removeprefix(place)
    text = _LEVEL.sub("", _TIMES.sub("", text))
    for wording, other in _SYNONYMS:
        text = text.replace(wording, other)
    text = _strip(_LEAD, _PARTICLES.sub("和", text).strip("的、和,;:。"))
    while (shorter := _strip(_TAIL, text)) != text:
        text = shorter
    return text


def study(title: str, places: tuple[str, ...] = ()) -> str:
    """Return the topic of a study by its title.

    >>> study("关于对城区停车管理的调查与思考")
    '城区停车管理'
    """
    return key(_STUDY.sub("", re.sub(r"^关于(?:对|加强|推进)?", "", fold(title))), places)


def parts(topic: str) -> tuple[str, ...]:
    """Take a list of topics apart; a list of short words is one topic.

    >>> parts("学前教育工作、古树名木保护情况以及“三北”防护林实施情况"), parts("水、电、气供应")
    (('学前教育工作', '古树名木保护情况', '“三北”防护林实施情况'), ('水、电、气供应',))
    """
    found = tuple(part for part in _BETWEEN.split(topic) if part.strip())
    return found if len(found) > 1 and all(len(part) > 3 for part in found) else (topic,)


def similarity(one: str, other: str) -> float:
    """Compare two keys by their pairs of characters (Dice): 1 for equal ones, `CONTAINED` at least for whole ones.

    >>> similarity("物业管理", "住宅小区物业管理"), similarity("消防", "民族")
    (0.75, 0.0)
    """
    if one == other:
        return 1.0
    pairs, others = _pairs(one), _pairs(other)
    if pairs.keys().isdisjoint(others):  # most keys have nothing in common
        return 0.0
    shared = sum((pairs & others).values())
    dice = 2 * shared / (pairs.total() + others.total()) if shared else 0.0
    short, long = sorted((one, other), key=len)
    held = CONTAINED if len(short) >= _SHORTEST_HELD and short in long else 0.0
    if not held and _TITLE.search(one) and _TITLE.search(other):
        return 0.0
    return round(max(dice, held), 3)


@lru_cache(maxsize=65536)
def _pairs(text: str) -> Counter[str]:
    return Counter(text[at : at + 2] for at in range(len(text) - 1))


def _strip(pattern: re.Pattern[str], text: str) -> str:
    """Take away what the pattern finds, unless less than two characters stay."""
    shorter = pattern.sub("", text, count=1)
    return shorter if len(shorter) > 1 else text
