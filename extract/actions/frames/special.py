"""Small constructions: a relative clause, handing over, an object between, participants counted behind."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.actions.act import Act, Subject
from extract.actions.cards import ActionCard
from extract.actions.frames import verb
from extract.actions.objects import groups, object_of, topic_of, trim
from extract.actions.reading import Reading
from extract.actions.scene import Stretch
from extract.actions.subjects import body_chain
from extract.actions.triggers import Occurrence


def relative(reading: Reading, occurrence: Occurrence, card: ActionCard) -> tuple[Act, ...]:
    """Read 票决产生的 8 项民生实事项目: the noun behind 的 is the object."""
    scene = reading.scene
    zone = object_of(scene, occurrence.end, reading.limit(occurrence))
    group = next(iter(groups(scene, zone)), None)
    if group is None or group.count is None:
        return ()
    noun = re.compile(r"[^全均已都]{2,12}?(?=全部|均|已|都|开展|$)").match(scene.text, group.stretch.start, group.stretch.end)
    topic = Stretch(*noun.span()) if noun else group.stretch
    act = reading.make(occurrence, card, topic=topic or None, quantity=group.count)
    if not act.subject or act.subject.ours:
        return ()
    return (act,)


def handed(reading: Reading, occurrence: Occurrence, card: ActionCard) -> tuple[Act, ...]:
    """Read (由) B 办理 behind a noun for proposals: one act for each count named before it."""
    scene = reading.scene
    subject = reading.subject(occurrence)
    if not subject.written or scene.clause_of(occurrence.start).end - occurrence.end > 3:
        return ()
    known = [act for act in reading.acts if act.type in ("recommend", "supervise") and act.quantity]
    direct = next((count for count in scene.counts if subject.end - 4 <= count.end <= occurrence.start and "家" in count.unit), None)
    if known and all(act.type == "recommend" for act in known):
        return tuple(reading.make(occurrence, card, topic=_noun_of(act), quantity=act.quantity) for act in known)
    nouns = list(scene.open_matches(re.compile("建议、批评和意见|重点建议|议案|建议|提案"), Stretch(0, occurrence.start)))
    if not nouns:
        return ()
    noun = nouns[-1]
    behind = next((count for count in scene.counts if count.start == noun.end()), None)
    return (reading.make(occurrence, card, topic=Stretch(*noun.span()), quantity=direct or (None if known else behind)),)


def _noun_of(act: Act) -> Stretch | None:
    if act.quantity is None or act.quantity.of is None:
        return act.topic
    return Stretch(*act.quantity.of)


def carried(reading: Reading, occurrence: Occurrence, card: ActionCard) -> tuple[Act, ...]:
    """Read 推动 X 贯彻落实, 抓好 X 落实: the name right before the verb is the object."""
    scene = reading.scene
    cue = None
    for found in scene.open_matches(re.compile(r"(?<!助)推动|抓好|抓实|推进"), reading.head(occurrence)):
        cue = found
    if cue is None:
        return ()
    stretch = Stretch(cue.end(), occurrence.start)
    names = scene.names_in(stretch, "Law", "Program")
    if not names or scene.text[names[-1].end : occurrence.start].strip("》”") not in ("", "制度", "全面", "深入"):
        return ()
    return (
        reading.make(
            occurrence,
            card,
            laws=tuple(name for name in names if name.type == "Law"),
            programs=tuple(name for name in names if name.type == "Program"),
        ),
    )


_HANDED = re.compile(r"(?:将|把|形成|汇总(?:形成)?|梳理(?:形成)?)?(?P<what>(?:[^,将把]{0,16}?)(?:清单|意见|建议|问题|事项|线索|案件|控告))(?:及时|分别|分类|集中)*$")


def hand_over(reading: Reading, occurrence: Occurrence, card: ActionCard) -> tuple[Act, ...]:
    """Read 将 T 转交 B: the thing before the verb, or what an act before has named; the body behind it."""
    scene = reading.scene
    zone = object_of(scene, occurrence.end, reading.limit(occurrence))
    chain = body_chain(scene, zone.start, zone.end)
    found = _HANDED.search(scene.text, scene.clause_of(occurrence.start).start, occurrence.start)
    topic = Stretch(*found.span("what")) if found else None
    if topic is None:
        earlier = [act for act in reading.acts if act.topic and act.type in ("petition", "recommend", "consult")]
        topic = earlier[-1].topic if earlier and chain else None
    if topic is None:
        return ()
    count = next((c for c in scene.counts if zone.start <= c.start and c.end == zone.end), None)
    return (reading.make(occurrence, card, topic=topic, targets=chain, quantity=count, consumed=Stretch(occurrence.end, zone.end)),)


def answer(reading: Reading, occurrence: Occurrence, card: ActionCard) -> tuple[Act, ...]:
    """Read B 负责人应询: the bodies asked; where the sentence has told of the inquiry, they are its targets."""
    scene = reading.scene
    bodies = scene.names_in(reading.head(occurrence), "Body")
    if not bodies:
        return ()
    for index, act in enumerate(reading.acts):
        if act.type == card.type:
            reading.acts[index] = replace(act, targets=act.targets or bodies)
            return ()
    if occurrence.word != "应询":
        return ()
    return (reading.make(occurrence, card, subject=Subject(), targets=bodies, times=()),)


def participants(reading: Reading, occurrence: Occurrence, card: ActionCard) -> tuple[Act, ...]:
    """Read 参与 T 等活动的代表 N 人次."""
    scene = reading.scene
    clause = scene.clause_of(occurrence.start)
    found = re.compile(r"(?P<topic>[^,]+?)(?:等活动|活动)?的(?P<who>代表|委员|人大代表|群众)(?:累计)?(?:达|共)?").match(
        scene.text, occurrence.end, clause.end
    )
    if not found:
        return ()
    count = next((c for c in scene.counts if c.start == found.end()), None)
    if count is None:
        return ()
    who = Subject(*found.span("who"), (), ours=False)
    topic = topic_of(scene, Stretch(*found.span("topic")))
    return (reading.make(occurrence, card, subject=who, topic=topic, quantity=count, consumed=Stretch(occurrence.end, count.end)),)


_NORM = re.compile(r"(?:条例|(?<!办)法|自治条例|单行条例)(?:[(]?(?:修正案?|修订|修改)?草案[)]?)?$|修正案|实施.{2,20}法.?办法|地方性法规")
_DECISION = re.compile(r"(?:决定|决议)$")
_OWN_RULES = re.compile(r"代表|常务?委员?会|人大|议事规则|组成人员|主任会议|联系|履职|建议.{0,8}办理")


def legislate(reading: Reading, occurrence: Occurrence, card: ActionCard) -> tuple[Act, ...]:
    """Read a verb of making norms whose object is a regulation: a title in 条例 or 法, or the class noun."""
    acts = verb.read(reading, occurrence, card)
    kept = []
    for act in acts:
        if act.laws and not any(_is_norm(law.text, occurrence.word) for law in act.laws):
            continue
        if act.laws and act.topic is None and act.quantity is None:
            kept.append(act)
        elif act.laws or act.topic:
            kept.append(act)
    return tuple(kept)


def _is_norm(title: str, word: str) -> bool:
    if _NORM.search(title):
        return True
    passing = word.endswith("通过")
    if word.endswith("废止"):
        return True
    if _DECISION.search(title):
        return passing and bool(re.search(r"修改|废止|法规|条例", title))
    return passing and not _OWN_RULES.search(title) and bool(re.search(r"(?:规定|办法)$", title))


def document(reading: Reading, occurrence: Occurrence, card: ActionCard) -> tuple[Act, ...]:
    """Read a verb of making documents whose object is a named document that is no regulation."""
    acts = verb.read(reading, occurrence, card)
    kept = []
    for act in acts:
        laws = tuple(law for law in act.laws if not _NORM.search(law.text) or "决定" in law.text)
        if laws:
            kept.append(Act(**{**{name: getattr(act, name) for name in Act.__dataclass_fields__}, "laws": laws, "topic": None}))
    return tuple(kept)
