"""视察 T N 个、U M 处: a verb with its object; one act for each part of the object with a count of its own."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.actions.act import Act, Subject
from extract.actions.cards import ActionCard
from extract.actions.lead import skip_lead
from extract.actions.objects import Group, cut_tail, groups, object_of, open_cuts, relative_end, topic_of, trim
from extract.actions.reading import Reading
from extract.actions.roles import bare_lead, bare_names, bodies_and_topic
from extract.actions.scene import Name, Scene, Stretch
from extract.actions.triggers import Occurrence
from extract.compiled import compiled
from extract.lexicon import alternation
from extract.metrics import Count

_RECEIVED = compiled(r"(?:共|累计|全年|先后){0,4}(?:收到|接收到?|征集到?)(?:了)?(?:各类)?")
_FILED = compiled(r"(?:已|经审查)?立案\d+件")
_MERE = ("工作",)
_OPINIONS = compiled(r"(?:各类|社会|立法|修改|公众|群众|有效)?(?:意见|建议)(?:和?(?:意见|建议))?")
_ON_THEM = compiled(r"对[^,]{2,80}的(?:意见|建议|看法)(?:和(?:意见|建议))?")
_SETS_OUT = compiled(r"对|赴|分赴|深入|分别|开展|就|围绕|先后")
_MADE_INTO = compiled(r"[将把](?=\d)")
_RELATIVE = compiled(r"后?的")
_PUTS_FORWARD = compiled(r"[^,、]{0,6}(?:的|关于|工作报告|《)")
_FOLLOWING = compiled(r"[”》]{0,4}(?:[(][^)]{1,8}[)])?(?:[、和及与]|以及)")
_BY_OTHERS = compiled(r"(?:已|均)?(?:交)?由[^,的]{0,160}$")
_DISPOSAL = compiled(rf"(?:{alternation('act-adverbs', where='passive')}|了){{0,8}}$")
_CALLED_FOR = compiled(
    rf"{alternation('light-verbs')}|(?<=会|议)(?:专题|集中|专门)?(?:研究|部署|讨论|传达|听取|审议|学习)"
)
"""What a meeting is called to do: 召开会议|研究部署, 召开联组会议|开展专题询问."""
_CLASS = alternation("act-closing-nouns", where="names")
_TAIL = compiled(
    rf"[”》]{{0,4}}(?:等\d{{0,9}}[个家项部件]{{0,2}}(?:{_CLASS}|[^,、;等]{{0,6}})|要求|工作|落实|建设|的)?(?:不少于|不低于|超过|累计|共计|共|各)?[,;。]{{0,4}}$"
)


def read(reading: Reading, occurrence: Occurrence, card: ActionCard) -> tuple[Act, ...]:
    """Read the object behind the verb; else the one behind 对 before it; else the one a clause before has named."""
    scene = reading.scene
    if scene.text.startswith("的", occurrence.end) or _by_way_of(scene, occurrence):
        return ()
    zone = object_of(scene, _behind_partner(reading, occurrence), reading.verb_limit(occurrence))
    if card.type == "establish":
        zone = _before_setting_out(scene, zone)
    found = [group for group in groups(scene, zone) if _fits(scene, group, card)]
    if not found and card.type == "convene":
        zone = _before_light_verb(scene, zone)
        found = [group for group in groups(scene, zone) if _fits(scene, group, card)]
    if not found:
        return _object_before(reading, occurrence, card, zone)
    if card.type == "implement" and _event_behind(reading, found[-1]):
        return ()
    if card.type in ("implement", "establish") and _another_verb_between(reading, occurrence, found[0], card):
        return ()
    if card.each:
        found = [piece for group in found for piece in _pieces(scene, group)]
    counted = [group for group in found if group.count]
    shared = found[0].count if len(found) == 1 else None
    acts = [_act(reading, occurrence, card, group, count=shared, zone=zone) for group in (counted or found)]
    if counted and len(counted) < len(found):
        acts.extend(_act(reading, occurrence, card, group, count=None, zone=zone) for group in found if not group.count)
    return tuple(acts) + _continued(reading, occurrence, card, zone)


def _behind_partner(reading: Reading, occurrence: Occurrence) -> int:
    """Return where the object begins: behind a second verb that shares it (起草、同步审议|L), else behind the verb."""
    scene = reading.scene
    partner = next((other for other in reading.joined if other.start > occurrence.end), None)
    if scene.text[occurrence.end : occurrence.end + 1] not in ("、", "和"):
        return occurrence.end
    near = [other for other in reading.occurrences if 0 < other.start - occurrence.end <= 3]
    return near[0].end if near else partner.end if partner and partner.start == occurrence.end + 1 else occurrence.end


def _by_way_of(scene: Scene, occurrence: Occurrence) -> bool:
    """Tell whether 通过 is the preposition: a body stands behind it, which puts nothing forward (通过县人大网公布)."""
    name = scene.name_at.get(occurrence.end)
    if occurrence.word != "通过" or name is None or name.type != "Body":
        return False
    return _PUTS_FORWARD.match(scene.text, name.end) is None


def _before_light_verb(scene: Scene, zone: Stretch) -> Stretch:
    """Cut off what a meeting is called for: 召开联组会议|开展专题询问."""
    light = next(scene.open_matches(_CALLED_FOR, zone), None)
    return Stretch(zone.start, light.start()) if light else zone


def _before_setting_out(scene: Scene, zone: Stretch) -> Stretch:
    """Cut off what a group sets out to do: 组成4个检查组|对全市开展检查."""
    groups_named = [body for body in scene.names_in(zone, "Body") if body.text.endswith(("组", "队", "专班"))]
    ends = [body.end for body in groups_named if _SETS_OUT.match(scene.text, body.end)]
    return Stretch(zone.start, ends[0]) if ends else zone


def _event_behind(reading: Reading, group: Group) -> bool:
    """Tell whether an event noun behind the last name carries the act: 开展《A》《B》宣传."""
    names = reading.scene.names_in(group.stretch, "Law", "Program")
    return bool(names) and any(
        names[-1].end <= other.start < group.stretch.end and other.cards[0].frame == "event"
        for other in reading.occurrences
    )


def _another_verb_between(reading: Reading, occurrence: Occurrence, group: Group, card: ActionCard) -> bool:
    """Tell whether the name is another verb's object: 组织代表视察 X, 推动开展 X."""
    heads = _heads(reading.scene, group.stretch, card)
    text = reading.scene.text
    return bool(heads) and any(
        occurrence.end <= other.start < heads[0].start
        and not _RELATIVE.match(text, other.end)
        # 建立|代表建议办理“三见面”制度: what stands right before a quoted name qualifies it.
        and not (card.type == "establish" and text[heads[0].start] == "“")
        for other in reading.occurrences
    )


def _pieces(scene: Scene, group: Group) -> list[Group]:
    """Cut a group without a count at 、: every court event, every meeting is an act of its own."""
    pieces = open_cuts(scene, group.stretch, "、")
    if group.count is not None or len(pieces) == 1:
        return [group]
    return [Group(trim(scene, piece), None) for piece in pieces]


def _fits(scene: Scene, group: Group, card: ActionCard) -> bool:
    """Tell whether a part of an object is of the kind the card asks for."""
    if not card.object and card.nouns is None:
        return bool(group.stretch) or group.count is not None
    if card.object and _heads(scene, group.stretch, card):
        return True
    return card.nouns is not None and bool(card.nouns.search(scene.slice(group.stretch)))


def _heads(scene: Scene, stretch: Stretch, card: ActionCard) -> tuple[Name, ...]:
    """Return the names of the card's types that head their part of the object: nothing of weight stands behind them."""
    names = scene.names_in(stretch, *card.object)
    heads = []
    for name in names:
        rest = scene.text[name.end : stretch.end]
        if _FOLLOWING.match(rest) or _TAIL.fullmatch(rest):
            heads.append(name)
    return tuple(heads)


def _act(
    reading: Reading, occurrence: Occurrence, card: ActionCard, group: Group, *, count: Count | None, zone: Stretch
) -> Act:
    scene = reading.scene
    laws = scene.names_in(group.stretch, "Law")
    programs = scene.names_in(group.stretch, "Program")
    bodies = scene.names_in(group.stretch, "Body") if card.takes_body else ()
    topic = _topic(scene, group.stretch, card, laws=laws, programs=programs, bodies=bodies)
    if topic is not None and bodies and not card.keeps_topic:
        bodies, topic = bodies_and_topic(scene, topic, bodies)
    if card.type == "inquire" and bodies and (about := reading.preposition(occurrence)):
        topic = topic_of(scene, reading.reach(about, occurrence.start)) or topic
    count = group.count or count or _before(reading, occurrence)
    means = reading.instruments(occurrence) if card.type == "convene" else ()
    return reading.make(
        occurrence,
        card,
        topic=topic,
        laws=laws,
        programs=tuple(dict.fromkeys((*programs, *means))),
        targets=bodies,
        quantity=count,
        total=count is not None and not (laws or programs or bodies) and topic is not None,
        consumed=zone,
    )


def _topic(
    scene: Scene,
    stretch: Stretch,
    card: ActionCard,
    *,
    laws: tuple[Name, ...],
    programs: tuple[Name, ...],
    bodies: tuple[Name, ...],
) -> Stretch | None:
    """Return what the object says beyond the names in it; the works named where it says no more than they do."""
    works = scene.names_in(stretch, "Work")
    topic = topic_of(scene, _without_relative(scene, stretch, (*laws, *works)))
    if not topic or scene.slice(topic) in _MERE:
        return None
    named = bool(laws or programs or bodies)
    if card.type == "oath":
        return None
    if card.object and not card.nouns and named and not card.keeps_topic:
        return None
    if bare_names(scene, topic, (*laws, *programs, *bodies)) or (bodies and bare_lead(scene, topic, bodies)):
        return None
    if card.type == "consult" and (
        _OPINIONS.fullmatch(scene.slice(topic)) or (laws and _ON_THEM.fullmatch(scene.slice(topic)))
    ):
        return None
    return Stretch(works[0].start, works[-1].end) if bare_names(scene, topic, works) else topic


def _without_relative(scene: Scene, stretch: Stretch, titles: tuple[Name, ...]) -> Stretch:
    """Cut a relative clause before a title that ends the object: 县人民政府提出的《…规划》."""
    if not titles or titles[-1].end + 1 < stretch.end:
        return stretch
    opening = titles[0].start - 1
    relative = opening > stretch.start and scene.text[opening - 1 : opening + 1] == "的《"
    return Stretch(opening, stretch.end) if relative else stretch


def _before(reading: Reading, occurrence: Occurrence) -> Count | None:
    """Return a count of times right before the verb, or the count of those who act."""
    for count in reading.scene.counts:
        if count.end == occurrence.start and count.unit in ("次", "场", "轮", "批次"):
            return count
    if made := next(reading.scene.open_matches(_MADE_INTO, reading.head(occurrence)), None):
        # 把26个活动室升级为“代表之家”: so many are made.
        return next((count for count in reading.scene.counts if count.start == made.end()), None)
    subject = reading.subject(occurrence)
    return subject.count if subject.count and not subject.names else None


def _object_before(reading: Reading, occurrence: Occurrence, card: ActionCard, zone: Stretch) -> tuple[Act, ...]:
    """Read an object in front of the verb: 对 T 作出修改, T 88件全部办结; or a count alone behind it: 办结96件."""
    scene = reading.scene
    lone = next((count for count in scene.counts if count.start in (occurrence.end, zone.start)), None)
    if lone is not None and lone.end >= zone.end - 1 and card.nouns is not None:
        return _counted_alone(reading, occurrence, card, lone)
    if not card.passive or zone:
        return ()
    alone = next((count for count in scene.counts if count.end == occurrence.start), None)
    if alone is not None and alone.start == scene.clause_of(occurrence.start).start and card.nouns is not None:
        return _counted_alone(reading, occurrence, card, alone)  # 建议 N 件, |5件办结|
    about = reading.preposition(occurrence)
    stretch = _disposed_of(reading, occurrence, about) or _told_before(reading, occurrence)
    nowhere = Stretch(occurrence.end, occurrence.end)
    fitting = [group for group in groups(scene, stretch) if _fits(scene, group, card)]
    acts = [_act(reading, occurrence, card, group, count=None, zone=nowhere) for group in fitting]
    return tuple(acts if about else [replace(act, subject=_handler(act, stretch)) for act in acts])


def _disposed_of(reading: Reading, occurrence: Occurrence, about: re.Match[str] | None) -> Stretch:
    """Return the object in front of the verb, without adverbs, without who settles it and without a relative clause."""
    scene = reading.scene
    head = reading.head(occurrence)
    if about is None:
        stretch = trim(scene, cut_tail(scene, trim(scene, cut_tail(scene, head, _DISPOSAL)), _BY_OTHERS))
        return _after_relative(scene, stretch)
    stretch = trim(scene, cut_tail(scene, reading.reach(about, head.end), _DISPOSAL))
    relative = relative_end(scene, stretch)
    return stretch if relative is None else Stretch(relative, stretch.end)


def _told_before(reading: Reading, occurrence: Occurrence) -> Stretch:
    """Return the clause before, where the verb's own holds adverbs and times only: 议案、建议 N 件, 年底全部办复."""
    scene = reading.scene
    clause = scene.clause_of(occurrence.start)
    before = [other for other in scene.clauses if other.end < clause.start]
    nothing = Stretch(occurrence.start, occurrence.start)
    done = [act for act in reading.acts if before and before[-1].start <= act.start < before[-1].end]
    # 由甲督办的建议12件, 均已办结: what a relative clause tells of the proposals settles nothing.
    if not before or any(act.rule != "supervise.handled-ones" for act in done):
        return nothing
    lead = cut_tail(scene, Stretch(skip_lead(scene, clause), occurrence.start), _DISPOSAL)
    if len(before) > 1 and _FILED.fullmatch(scene.slice(before[-1])):
        before.pop()  # 收到提案233件, 立案176件, 已全部办复
    received = _RECEIVED.match(scene.text, before[-1].start, before[-1].end)
    told = Stretch(received.end(), before[-1].end) if received else before[-1]
    return _after_relative(scene, told) if not lead else nothing


def _handler(act: Act, before: Stretch) -> Subject | None:
    """Return who settles what stands before the verb: a body, or one named behind it (由承办单位办理), else nobody."""
    who = act.subject
    return who if who and (who.names or who.start >= before.start + 2) and who.written else None


def _after_relative(scene: Scene, stretch: Stretch) -> Stretch:
    """Cut a relative clause off: 代表提出的建议88件 is about 建议."""
    relative = [at for at in range(stretch.start, stretch.end) if scene.text[at] in "的所" and not scene.closed[at]]
    if not relative:
        return stretch
    # 所提建议: the verb of one character behind 所 goes with it.
    last = relative[-1] + (2 if scene.text[relative[-1]] == "所" else 1)
    return Stretch(min(last, stretch.end), stretch.end)


def _counted_alone(reading: Reading, occurrence: Occurrence, card: ActionCard, count: Count) -> tuple[Act, ...]:
    """Read a verb with a bare count: what it counts is what the noun before it was (制定5件, 已答复261件)."""
    scene = reading.scene
    known = [act for act in reading.acts if act.topic and card.nouns and card.nouns.search(scene.slice(act.topic))]
    topic = known[-1].topic if known else None
    if topic is None and count.of and card.nouns is not None and card.nouns.search(count.of_text or ""):
        topic = Stretch(*count.of)
    if topic is not None and topic.start < occurrence.start < topic.end:
        # 镇领导坐堂接访88期: what the count is said to count holds the verb itself.
        return (reading.make(occurrence, card, quantity=count, consumed=Stretch(occurrence.end, count.end)),)
    if topic is None and card.nouns is not None:
        earlier = list(scene.open_matches(card.nouns, Stretch(0, occurrence.start)))
        topic = Stretch(*earlier[-1].span()) if earlier else None
    if topic is None:
        return ()
    return (reading.make(occurrence, card, topic=topic, quantity=count, consumed=Stretch(occurrence.end, count.end)),)


def _goes_on(scene: Scene, part: Group, clause: Stretch, card: ActionCard) -> bool:
    """Tell whether a part of a clause is a noun with its count and no more."""
    closes = part.count is not None and part.count.end == clause.end and not part.count.unit.endswith("元")
    # 帮助企业解决难题38个: what is counted is the object of a verb between.
    whole = part.count is not None and (part.count.of_text or "") in ("", scene.slice(part.stretch))
    return closes and whole and len(scene.slice(part.stretch)) <= 8 and _fits(scene, part, card)


def _continued(reading: Reading, occurrence: Occurrence, card: ActionCard, zone: Stretch) -> tuple[Act, ...]:
    """Read the clauses that follow without a verb: 召开党组会议13次, 常委会会议7次, 主任会议12次."""
    scene = reading.scene
    acts: list[Act] = []
    for clause in scene.clauses:
        if clause.start <= zone.start:
            continue
        if any(zone.end <= other.start < clause.end for other in reading.occurrences):
            break
        parts = list(groups(scene, clause))
        if not parts or not all(_goes_on(scene, part, clause, card) for part in parts):
            break
        acts.extend(_act(reading, occurrence, card, part, count=None, zone=clause) for part in parts)
    return tuple(acts)
