"""听取 B 关于 T 的报告: one act for each report heard.

Several reports may share a reporter, a report noun or both:
听取 B 关于 T1 的报告、关于 T2 的报告; B 关于 T1、T2、T3 的报告; B1 关于 T1、B2 关于 T2 的报告;
B1、B2 专项工作报告 16 个.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.actions.act import Act
from extract.actions.cards import ActionCard
from extract.actions.lead import body_chain
from extract.actions.objects import cut_tail, object_of, open_cuts, topic_of, trim
from extract.actions.reading import Reading
from extract.actions.scene import Name, Scene, Stretch
from extract.actions.triggers import Occurrence
from extract.compiled import compiled
from extract.lexicon import alternation
from extract.metrics import Count

_NOUN = compiled(alternation("act-report-nouns", where="heard"))
_CLOSING = alternation("act-report-nouns", where="closing")
_REPORT = compiled(rf"(?:专项|专题)?(?:工作)?{_CLOSING}")
_WITH_REPORT = compiled(r"(?:结合|在)(?:听取)?(?:和|并|、)?审议")
_KIND = compiled(r"(?<=..)(?:专项|专题)$")
_UNITS = compiled(r"等\d+[家个](?:部门|单位)(?:的)?")
_OF_REPORT = compiled(rf"的[^的]{{0,8}}{_CLOSING}$")
_SITUATION = compiled(rf"情况的?{_CLOSING}$")
_MARKERS = compiled(r"(?:[(]?[一二三四五六七八九十]{1,3}[)、]|\d{1,2}[.、]){1,6}")
_DEPARTMENTS = compiled(r"及其(?:有关|相关)?部门、?")
_ABOUT = compiled(r"关于")
_ON_BEHALF = compiled(r"(?:受|代表)(?P<who>[^,]{2,20}?)(?:委托)?(?:所)?作(?=的|$)")
_MADE = compiled(r"(?:(?:受|代表)(?P<who>[^,;]{2,20}?)(?:的?委托)?)?(?:分别|书面)?所?作的(?!关于)")
_TITLED = compiled(rf"的?(?:综合|专项|工作)?{_CLOSING}$")
_ONE_EACH = compiled(rf"报告$|工作{_CLOSING}$")
_GOING = compiled(r"(?:推进|进展|落实|执行|整改|办理|实施|开展|建设|工作)情况$")
"""What is heard where no report is named: 听取…推进情况."""
_STATUTORY_PAIR = compiled(r"(?P<a>(?:预算|计划)执行)(?:情况)?和(?P<b>审计(?:工作)?)(?:报告)")
_VERB_PHRASE = compiled(
    rf"{alternation('rhetoric-verbs')}|开展|维护|落实|打击|服务|防范|化解|惩治|整治|改善|发展|实施|推行|建设"
)
_PLAN_AND_BUDGET = compiled(r"计划、(?:财政)?预算(?:的)?(?:上半年)?执行")
_SPECIAL = ("专项工作", "专题工作", "工作", "相关工作")
_MERE_WORK = ("工作", "专题工作", "")
_WORK = compiled(r"(?:专项|专题|年度|半年|年中|有关|相关)?工作$")


@dataclass(frozen=True, slots=True)
class _Report:
    """A report heard: who gives it and what it is about."""

    reporters: tuple[Name, ...]
    topic: Stretch | None


def read(reading: Reading, occurrence: Occurrence, card: ActionCard) -> tuple[Act, ...]:
    """Read the reports behind 听取, or those a clause before it has named (B 关于 T 的报告, 4 月听取)."""
    scene = reading.scene
    zone = _zone(reading, occurrence)
    if zone is None:
        return ()
    times = next((count for count in scene.counts if count.start == zone.start and count.unit == "次"), None)
    if times is not None:
        zone = Stretch(times.end, zone.end)
    count = times or _count(scene, occurrence, zone)
    over_list = count is not None and count.start >= zone.start
    further = (
        []
        if over_list
        else [report for clause in _more(reading, zone) for report in _reports(scene, clause, counted=False)]
    )
    return tuple(
        _heard(reading, occurrence, card, report, count=count, zone=zone)
        for report in (*_reports(scene, zone, counted=over_list), *further)
    )


def _heard(
    reading: Reading, occurrence: Occurrence, card: ActionCard, report: _Report, *, count: Count | None, zone: Stretch
) -> Act:
    scene, topic = reading.scene, report.topic
    about = reading.preposition(occurrence) if count is None and (not topic or scene.slice(topic) in _SPECIAL) else None
    if about is not None:
        # 聚焦 T, 听取 B 专项工作汇报: the clause before says what it is on.
        topic = topic_of(scene, reading.reach(about, occurrence.start)) or topic
    return reading.make(
        occurrence,
        card,
        targets=report.reporters,
        topic=topic,
        laws=scene.names_in(topic, "Law") if topic else (),
        programs=scene.names_in(topic, "Program") if topic else (),
        quantity=count,
        total=count is not None and _is_total(scene, report),
        consumed=zone,
    )


def _more(reading: Reading, zone: Stretch) -> Iterator[Stretch]:
    """Yield the clauses right behind in which further bodies report, without a verb: …的报告, B 关于 T 的汇报."""
    scene = reading.scene
    for clause in scene.clauses:
        if clause.start <= zone.start:
            continue
        nouns = list(scene.open_matches(_NOUN, clause))
        about = next(scene.open_matches(_ABOUT, clause), None)
        if about is None or not nouns or not body_chain(scene, clause.start, about.start()):
            return
        if any(clause.start <= other.start < about.start() for other in reading.occurrences):
            return
        if scene.text[clause.start - 1] != "," or nouns[-1].end() != clause.end:
            return
        yield clause


def deliberated(reading: Reading, occurrence: Occurrence) -> tuple[tuple[Name, ...], Stretch | None]:
    """Return who gave the report deliberated with the act, and its topic: 结合审议 B 关于 T 的报告, 开展询问."""
    scene = reading.scene
    found = next(scene.open_matches(_WITH_REPORT, Stretch(0, occurrence.start)), None)
    nouns = list(scene.open_matches(_NOUN, Stretch(found.end(), occurrence.start))) if found else []
    if not found or not nouns:
        return (), None
    read = list(_reports(scene, Stretch(found.end(), nouns[-1].end()), counted=False))
    return (read[0].reporters, read[0].topic) if len(read) == 1 else ((), None)


def _zone(reading: Reading, occurrence: Occurrence) -> Stretch | None:
    """Return what is heard, to the last noun for a report; None where there is none, or where it is opinions on one."""
    scene = reading.scene
    for zone in (object_of(scene, occurrence.end, reading.limit(occurrence)), _zone_before(reading, occurrence)):
        ends = [noun.end() for noun in scene.open_matches(_NOUN, zone)] + [work.end + 1 for work in _works(scene, zone)]
        if ends:
            return None if scene.slice(zone).endswith("意见") else Stretch(zone.start, min(max(ends), zone.end))
        if zone.start < zone.end and (going := _GOING.search(scene.text, zone.start, zone.end)):
            return Stretch(zone.start, going.end())
    return None


def _works(scene: Scene, zone: Stretch) -> tuple[Name, ...]:
    """Return the reports in a stretch that are named by their titles: 《关于 T 的报告》."""
    return tuple(work for work in scene.names_in(zone, "Work") if _TITLED.search(work.text))


def _zone_before(reading: Reading, occurrence: Occurrence) -> Stretch:
    """Return the clause before the trigger's own, where that holds the report and no act of its own."""
    scene = reading.scene
    clauses = [clause for clause in scene.clauses if clause.end <= occurrence.start]
    if not clauses or any(clauses[-1].start <= act.start < clauses[-1].end for act in reading.acts):
        return Stretch(occurrence.end, occurrence.end)
    clause = clauses[-1]
    lead = _MARKERS.match(scene.text, clause.start, clause.end)
    return Stretch(lead.end() if lead else clause.start, clause.end)


def _count(scene: Scene, occurrence: Occurrence, zone: Stretch) -> Count | None:
    """Return the count of reports: behind the report noun, before it (7个专项报告), or before the verb (2次听取)."""
    for count in scene.counts:
        behind = 0 <= count.start - zone.end <= 1 and "," not in scene.text[zone.end : count.start]
        often = count.unit in ("次", "轮") and 0 < occurrence.start - count.end <= 4
        if behind or count.end == occurrence.start or (often and "," not in scene.text[count.end : occurrence.start]):
            return count
        inside = zone.start <= count.start < zone.end
        if inside and (_UNITS.match(scene.text, count.start - 1) or (count.of_text and _NOUN.search(count.of_text))):
            return count
        if inside and _REPORT.fullmatch(scene.text, count.end, max(zone.end, count.end)):
            return count
    return None


def _is_total(scene: Scene, report: _Report) -> bool:
    return report.topic is None or bool(_WORK.search(scene.slice(report.topic)))


def _reports(scene: Scene, zone: Stretch, *, counted: bool) -> Iterator[_Report]:
    """Cut the zone behind each report noun that 、 or 和 follows, and read each part."""
    works = () if counted else _works(scene, zone)
    if works and not any(works[-1].end < noun.start() for noun in scene.open_matches(_NOUN, zone)):
        givers = _reporters(scene, Stretch(zone.start, works[0].start - 1))
        for work in works:
            yield _Report(givers, _of_title(work))
        return
    start = zone.start
    reporters: tuple[Name, ...] = ()
    for noun in scene.open_matches(_NOUN, zone):
        if noun.end() < zone.end and scene.text[noun.end()] not in "、和及,":
            continue
        for report in _part(scene, Stretch(start, noun.end()), reporters, counted=counted):
            reporters = report.reporters
            yield report
        start = noun.end() + 1
    if start < zone.end - 1 and start == zone.start:
        yield from _part(scene, zone, reporters, counted=counted)


def _of_title(work: Name) -> Stretch:
    """Return what the report is on, within its title: 关于|T|的报告."""
    closing = _TITLED.search(work.text)
    about = work.text.find("关于") + 2 if "关于" in work.text else 0
    return Stretch(work.start + about, work.start + closing.start() if closing else work.end)


def _part(scene: Scene, part: Stretch, inherited: tuple[Name, ...], *, counted: bool) -> Iterator[_Report]:
    part = trim(scene, part)
    abouts = list(scene.open_matches(_ABOUT, part))
    if not abouts:
        yield from _without_about(scene, part, inherited, counted=counted)
        return
    starts = [part.start]
    for about in abouts[1:]:
        starts.append(_start_of_reporter(scene, about.start(), starts[-1]))
    starts.append(part.end)
    for about, start, end in zip(abouts, starts, starts[1:], strict=False):
        reporters = _reporters(scene, Stretch(start, about.start())) or inherited
        inherited = reporters
        topic = Stretch(about.end(), end)
        if end == part.end:
            topic = _without_report_noun(scene, topic)
        pieces = list(_topics(scene, trim(scene, topic), counted=counted))
        each = _one_each(scene, Stretch(start, about.start()), len(pieces))
        for number, piece in enumerate(pieces):
            yield _Report(each[number] if each else reporters, piece)


def _one_each(scene: Scene, stretch: Stretch, topics: int) -> list[tuple[Name, ...]]:
    """Return the reporters topic by topic where they report one each: A、B分别作的关于 T1、T2 的报告."""
    bodies = scene.names_in(stretch, "Body")
    if "分别" not in scene.slice(stretch) or len(bodies) != topics:
        return []
    return [(body,) for body in bodies]


def _start_of_reporter(scene: Scene, about: int, floor: int) -> int:
    """Return where the reporter of a later 关于 begins: behind the 、 before it."""
    joints = [at for at in range(floor, about) if scene.text[at] in "、,和" and not scene.closed[at]]
    return joints[-1] + 1 if joints else about


def _without_about(scene: Scene, part: Stretch, inherited: tuple[Name, ...], *, counted: bool) -> Iterator[_Report]:
    """Read reports named without 关于: B1、B2 专项工作报告; several bodies with one topic give a report each."""
    if made := _MADE.search(scene.text, part.start, part.end):
        yield from _made(scene, part, made, inherited, counted=counted)
        return
    chain, start = _givers(scene, part)
    if units := _UNITS.match(scene.text, start, part.end):
        start, counted = units.end(), True
    # 听取12个专项工作报告: the count is no part of what they are on.
    start = next((count.end for count in scene.counts if count.start == start and count.end < part.end), start)
    rest = Stretch(start, part.end)
    pair = _STATUTORY_PAIR.fullmatch(scene.text, rest.start, rest.end)
    if pair and "其他财政收支" not in scene.slice(rest):
        for group in "ab":
            yield _Report(chain or inherited, Stretch(*pair.span(group)))
        return
    topic = trim(scene, _without_report_noun(scene, rest))
    named = [] if scene.slice(topic) in _MERE_WORK else list(_topics(scene, topic, counted=counted))
    if not counted and len(named) > 1 and all(_begins_with_body(scene, piece) for piece in named[1:]):
        yield _Report(chain or inherited, named[0])
        for other in filter(None, named[1:]):
            yield from _without_about(scene, other, inherited, counted=counted)
        return
    # A、B|的工作汇报 is one hearing of all; A、B|半年工作报告 are the reports that each owes.
    joint = scene.text.startswith("的", start) or not _ONE_EACH.search(scene.slice(part))
    separate = len(chain) > 1 and not counted and len(named) <= 1 and not joint
    for piece in named or [None]:
        for reporters in [(one,) for one in chain] if separate else [chain or inherited]:
            yield _Report(reporters, piece)


def _made(
    scene: Scene, part: Stretch, made: re.Match[str], inherited: tuple[Name, ...], *, counted: bool
) -> Iterator[_Report]:
    """Read A主任甲、B局长乙(受 C 委托)分别所作的 T1、T2 报告: by the body that sent them, else one each or together."""
    before = Stretch(part.start, made.start())
    sent = scene.names_in(Stretch(*made.span("who")), "Body") if made["who"] else ()
    topic = trim(scene, _without_report_noun(scene, Stretch(made.end(), part.end)))
    pieces = list(_topics(scene, topic, counted=counted))
    each = [] if sent else _one_each(scene, Stretch(part.start, made.end()), len(pieces))
    together = sent or scene.names_in(before, "Body") or inherited
    for number, piece in enumerate(pieces):
        yield _Report(each[number] if each else together, piece)


def _begins_with_body(scene: Scene, piece: Stretch | None) -> bool:
    """Tell whether a report is named with who gives it: 区法院甲工作、|区检察院乙情况| 报告."""
    return piece is not None and bool(body_chain(scene, piece.start, piece.end))


def _givers(scene: Scene, part: Stretch) -> tuple[tuple[Name, ...], int]:
    """Return the bodies with which a part begins, those behind 及其有关部门 too, and where they end."""
    chain = body_chain(scene, part.start, part.end)
    if not chain:
        return (), part.start
    start = chain[-1].end + (scene.text[chain[-1].end : chain[-1].end + 1] in ("”", "》"))
    if departments := _DEPARTMENTS.match(scene.text, start, part.end):
        chain += body_chain(scene, departments.end(), part.end)
        start = max(chain[-1].end, departments.end())
    return chain, start


def _without_report_noun(scene: Scene, stretch: Stretch) -> Stretch:
    """Cut 的报告, 的综合报告, 审计工作报告 off; 情况 stays with the topic, 工作 of 专项工作报告 too."""
    situation = _SITUATION.search(scene.text, stretch.start, stretch.end)
    if situation:
        return Stretch(stretch.start, situation.start() + 2)
    if with_of := _OF_REPORT.search(scene.text, stretch.start, stretch.end):
        return Stretch(stretch.start, with_of.start())
    bare = _NOUN.search(scene.text, max(stretch.end - 4, stretch.start), stretch.end)
    return cut_tail(scene, Stretch(stretch.start, bare.start()), _KIND) if bare else stretch


def _reporters(scene: Scene, stretch: Stretch) -> tuple[Name, ...]:
    """Return who gives the report: the body that sent the speaker, else the bodies before 关于."""
    stretch = trim(scene, stretch)
    behalf = _ON_BEHALF.search(scene.text, stretch.start, stretch.end)
    if behalf:
        return scene.names_in(Stretch(*behalf.span("who")), "Body")
    chain = body_chain(scene, stretch.start, stretch.end)
    return chain or scene.names_in(stretch, "Body")[:1]


def _topics(scene: Scene, topic: Stretch, *, counted: bool) -> Iterator[Stretch | None]:
    """Cut a list of topics at 、 where each part can stand for a report of its own."""
    if not topic:
        yield None
        return
    if counted:
        yield topic_of(scene, topic)
        return
    parts = open_cuts(scene, topic, "、")
    if len(parts) > 1 and all(_VERB_PHRASE.match(scene.text, part.start, part.end) for part in parts):
        # A list of verb phrases under one head is one policy, not several reports.
        yield topic
        return
    if len(parts) > 1 and _PLAN_AND_BUDGET.search(scene.slice(topic)):
        yield topic
        return
    if len(parts) > 1 and all(_full_topic(scene, part, last=part is parts[-1]) for part in parts):
        for part in parts:
            about = _ABOUT.match(scene.text, part.start)
            yield Stretch(about.end() if about else part.start, part.end)
    else:
        yield topic


def _full_topic(scene: Scene, part: Stretch, *, last: bool) -> bool:
    """Tell whether a part of a list says as much as a report's title does."""
    return len(scene.slice(part)) >= (3 if last else 4)
