"""开展 T 调研 N 次, 对 T 进行执法检查, 专题询问 T: an event noun under a light verb, with a count, or as a verb."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from extract.actions.act import Act, Subject
from extract.actions.actors import people_at
from extract.actions.cards import ActionCard
from extract.actions.frames import hear, verb
from extract.actions.lead import skip_lead
from extract.actions.objects import cut_tail, groups, object_of, relative_end, topic_of, trim
from extract.actions.reading import Reading
from extract.actions.roles import LIGHT_VERB, bare_names, bodies_and_topic, count_behind, count_in_front, is_nominal
from extract.actions.scene import Name, Scene, Stretch
from extract.actions.triggers import Occurrence
from extract.compiled import compiled
from extract.lexicon import alternation
from extract.metrics import Count

_ADVERBS = compiled(rf"(?:{alternation('act-adverbs', where='modifier')}|[了等、和与]|\d{{1,9}}[次轮场期批]){{0,24}}")
_TAIL = compiled(rf"(?:{alternation('act-adverbs', where='tail')}|[了的]|\d{{1,9}}次){{0,12}}$")
_LIGHT_OR_HELD = compiled(rf"{alternation('light-verbs')}|召开")
_IN_NOUN = compiled(
    r"(?:实施|组织|完成|进行|开展)(?:情况|工作情况|意见|办法|方案|细则|生活会|中期|机构|法)|实施(?=开展|进行)"
    r"|实施(?=《?[^,《》]{2,30}?(?:法|条例|规定|决定|办法)》?的?情况)"
)
_JOINT = compiled(r"[、和及与]|以及|(?:活动)?、")
_NOUN_TAIL = compiled(r"全覆盖|逐一|活动|工作|仪式|会|结果|方式|形式|职能|以来|期间|中")
_WHERE = compiled(r"(?:向|到|赴|来|在|走进)[^,的]{1,14}$|(?:深入|分赴|赴)[^,的]{1,40}$")
_AMISS = compiled(r"(?<=..)(?:较?多|突出|严重|薄弱|滞后)的问题$")
"""That much is wrong with T says no more of what an act is about than T does."""
_GONE = compiled(r"(?:赶?赴|前往)[^,的]{1,24}$")
_KIND = compiled(r"(?:专题|重点|主题|教育|学习){1,6}$")
# 财政局、教育局两个单位: what counts the bodies just named counts no acts and is no topic.
_ALL_OF_THEM = compiled(
    r"[\d一二三四五六七八九十两]{1,9}(?:个|家)(?:[一-鿿]{0,5}?)(?:单位|部门|机构|机关|[局镇乡]|乡镇|街道)$"
)
_GIVEN_TO = compiled(r",?(?:分别|全部)?(?:交)?由$")
_GOES = compiled(r"(?:人员|力量|专人)?(?:分别|多次)?(?:赴|到|向|参加|深入(?=..))")
_UNDERGOES = compiled(r"(?:[\d一二三四五六七八九十两]{1,4}次)?接受(?=[^,])")
_LEARNED = compiled(r"学习贯彻|学习宣传|学习|贯彻")


def read(reading: Reading, occurrence: Occurrence, card: ActionCard) -> tuple[Act, ...]:
    """Read an event: reject the noun in a name or under a verb of rhetoric, then fill what it is about."""
    scene = reading.scene
    count = count_behind(scene, occurrence) or count_in_front(reading, occurrence)
    light = _governor(reading, occurrence)
    about = reading.preposition(occurrence)
    chained = _chained(reading, occurrence, card.type)
    if is_nominal(reading, occurrence, counted=count is not None):
        return ()
    follows = _object_follows(scene, occurrence)
    told = card.before is not None  # what must stand before it makes it an act
    if not (told or light or about or count or chained or follows or _is_main_verb(reading, occurrence)):
        return ()
    if chained is not None and not follows:
        return (_like(reading, occurrence, card, chained, count),)
    if follows and about is None:
        return verb.read(reading, occurrence, card)
    announced = follows and about is not None and about.start() < scene.clause_of(occurrence.start).start
    if announced and (own := verb.read(reading, occurrence, card)):
        return own  # 聚焦 T, 检查《L》实施情况: the verb has an object of its own
    act = _with_topic(reading, occurrence, card, _matter(reading, occurrence, light=light, about=about), count)
    if act and act.type == "inquire" and not (act.topic or act.laws or act.targets):
        asked, topic = hear.deliberated(reading, occurrence)
        act = replace(act, targets=asked, topic=topic)
    settled = _settled(reading, occurrence, _with_what_is_given(reading, act)) if act else None
    return (settled,) if settled else ()


def _settled(reading: Reading, occurrence: Occurrence, act: Act) -> Act | None:
    """Settle who acts where the noun turns it round, and the law that is sworn to."""
    scene = reading.scene
    if act.type == "oath":
        return replace(act, laws=scene.names_in(reading.head(occurrence), "Law"), topic=None)
    if act.type in ("inquire", "appraise") and scene.text.startswith("接受", occurrence.start - 2):
        # B 接受询问: those who act in the sentence are asked; who asks people is not told.
        who = act.subject
        asked = scene.names_in(Stretch(who.start, who.end), "Body") if who and not who.ours else ()
        return replace(act, subject=Subject(), targets=act.targets or asked) if asked else None
    if act.type == "report_duty":
        return _account(reading, occurrence, act)
    return act


def _account(reading: Reading, occurrence: Occurrence, act: Act) -> Act:
    """Read those whose account it is in N 名代表的述职: they act, and an account has no topic."""
    scene = reading.scene
    clause = scene.clause_of(occurrence.start)
    owner = people_at(scene, act.topic.start, clause) if act.topic and act.topic.start < occurrence.start else None
    whose = owner is not None and scene.text[owner.end : occurrence.start] == "的"
    return replace(act, subject=owner if whose else act.subject, topic=None)


def _with_what_is_given(reading: Reading, act: Act) -> Act:
    """Fill in what others are given to follow up: 遴选提案12件, 由主席领衔督办."""
    given = _GIVEN_TO.search(reading.scene.text, 0, act.subject.start) if act.subject else None
    if given is None or act.type != "supervise" or act.topic or act.laws or act.targets or act.quantity:
        return act
    at = given.start()
    # 提案12件, 由 …; 关于 T 等4件建议, 由 …: the count stands behind what it counts, or before it.
    count = next((c for c in reading.scene.counts if c.of and at in (c.end, c.of[1])), None)
    if count is None or count.of is None:
        works = reading.scene.names_in(Stretch(reading.scene.clause_of(at - 1).start, at), "Work")
        return replace(act, topic=Stretch(works[-1].start, works[-1].end)) if works else act
    clause = reading.scene.clause_of(count.start)
    titled = at == count.of[1] and reading.scene.text.startswith(("“", "《", "关于"), clause.start)
    start = clause.start if titled else count.of[0]
    return replace(act, topic=Stretch(start, count.of[1]), quantity=count)


def _governor(reading: Reading, occurrence: Occurrence) -> re.Match[str] | None:
    """Return the light verb that governs the noun: the last one before it in its clause."""
    found = None
    for match in reading.scene.open_matches(LIGHT_VERB, reading.head(occurrence)):
        if not _IN_NOUN.match(reading.scene.text, match.start()):
            found = match
    return found


def _first_light(scene: Scene, start: int, end: int) -> int:
    """Return where the first light verb behind a preposition stands: 就 T 召开会议开展 …; `end` where there is none."""
    for match in scene.open_matches(_LIGHT_OR_HELD, Stretch(start, end)):
        if not _IN_NOUN.match(scene.text, match.start()):
            return match.start()
    return end


def _chained(reading: Reading, occurrence: Occurrence, card_type: str) -> Act | None:
    """Return the act this noun is coordinated with: 调研、执法检查; 执法检查3次、专题询问1次."""
    if not reading.acts:
        return None
    last = reading.acts[-1]
    between = reading.scene.text[last.end : occurrence.start]
    if last.quantity and last.quantity.start >= last.end:
        between = reading.scene.text[min(last.quantity.end, occurrence.start) : occurrence.start]
    # 视察调研N次 counts two kinds of one outing.
    together = last.end == occurrence.start and {last.type, card_type} == {"field_visit", "investigate"}
    return last if together or _JOINT.fullmatch(between) else None


def _object_follows(scene: Scene, occurrence: Occurrence) -> bool:
    """Tell whether the trigger is a verb with an object behind it."""
    text, at = scene.text, occurrence.end
    if text.startswith("了", at):
        at += 1
    rest = text[at : scene.clause_of(occurrence.start).end]
    if rest.startswith(("调研", "视察")):
        return False
    if not rest or rest[0] in "、,和及与等的中后并(.":
        return False
    if any(count.start == at for count in scene.counts):
        group = next(iter(groups(scene, object_of(scene, at, len(text)))), None)
        return bool(group and group.stretch and group.count and group.count.start < group.stretch.start)
    return not _NOUN_TAIL.match(rest)


def _is_main_verb(reading: Reading, occurrence: Occurrence) -> bool:
    """Tell whether the trigger opens its clause, behind subject and adverbs only: 延伸跟踪调研."""
    scene = reading.scene
    clause = scene.clause_of(occurrence.start)
    subject = reading.subject(occurrence)
    lead = max(skip_lead(scene, clause), subject.end if clause.start <= subject.end <= occurrence.start else 0)
    if _GONE.search(scene.text, lead, occurrence.start) and not _IN_NOUN.match(scene.text, occurrence.start):
        return True
    between = _WHERE.sub("", scene.text[lead : occurrence.start])
    return len(between) <= 4 and "的" not in between and not between.endswith(("对", "以", "在", "为"))


def _like(reading: Reading, occurrence: Occurrence, card: ActionCard, other: Act, count: Count | None) -> Act:
    """Make an act like the one it is coordinated with; a count behind the last goes to both."""
    last = reading.acts[-1]
    if count and not last.quantity:
        reading.acts[-1] = replace(last, quantity=count)
    behind = count_behind(reading.scene, occurrence)
    adverbial = other.quantity if other.quantity and other.quantity.end <= other.start else None
    about_same = other.topic is not None and other.topic.end <= other.start and _stands_before_light(reading, other)
    between = Stretch(other.end, occurrence.start)
    return reading.make(
        occurrence,
        card,
        topic=other.topic if about_same else None,
        laws=other.laws if about_same or not behind else reading.scene.names_in(between, "Law"),
        programs=other.programs,
        targets=other.targets if about_same else (),
        quantity=behind or adverbial or (count if not other.quantity else None),
        total=behind is not None and not about_same,
        consumed=other.consumed,
    )


def _stands_before_light(reading: Reading, act: Act) -> bool:
    """Tell whether an act's topic stands before the light verb (对 T 开展 A、B): then it is both acts' topic."""
    if act.topic is None:
        return False
    return bool(LIGHT_VERB.search(reading.scene.text, act.topic.end, act.start))


@dataclass(frozen=True, slots=True)
class _Matter:
    """What an event is about: `stretch`; `inner` between light verb and noun where that is another; `owner` of a 的."""

    stretch: Stretch | None
    inner: Stretch | None
    owner: tuple[Name, ...] = ()


def _with_topic(
    reading: Reading, occurrence: Occurrence, card: ActionCard, matter: _Matter, count: Count | None
) -> Act | None:
    """Fill in what the event is about; None where that is not of the kind the card asks for."""
    scene = reading.scene
    matter = _without_their_number(scene, matter)
    names = _names(scene, matter.stretch, "Law", "Program", "Body")
    inner = _names(scene, matter.inner, "Law", "Program")
    laws = tuple(name for name in (*names, *inner) if name.type == "Law")
    programs = tuple(name for name in (*names, *inner) if name.type == "Program")
    targets = tuple(name for name in names if name.type == "Body" and card.takes_body)
    topic = _topic(scene, matter, names, inner)
    if topic is None and not (inner or laws or targets) and reading.preposition(occurrence):
        topic = topic_of(scene, matter.inner) if matter.inner else None
    if (card.object or card.nouns) and not _is_of_its_kind(scene, card, topic, laws):
        return None
    if targets and topic is not None:
        targets, topic = bodies_and_topic(scene, topic, targets)
    inside = next(iter(scene.counts_in(matter.stretch)), None) if matter.stretch else None
    quantity = count or inside or reading.subject(occurrence).count
    topic = _behind_count(scene, topic, inside)
    return reading.make(
        occurrence,
        card,
        topic=topic,
        laws=laws,
        programs=tuple(dict.fromkeys((*programs, *reading.instruments(occurrence)))),
        targets=targets or (matter.owner if card.type == "supervise" else ()),
        quantity=quantity,
        total=quantity is not None and not (topic or laws or programs or targets),
    )


def _matter(
    reading: Reading, occurrence: Occurrence, *, light: re.Match[str] | None, about: re.Match[str] | None
) -> _Matter:
    """Return what 对, 围绕 or 就 governs, else what stands before the noun; of a relative clause what it counts."""
    scene = reading.scene
    between = _modifier(reading, light, occurrence)
    governed = None
    if about is not None:
        end = _first_light(scene, about.end(), occurrence.start)
        undergone = next(scene.open_matches(_UNDERGOES, Stretch(about.end(), end)), None)
        end = undergone.start() if undergone else end
        governed = _cut_adverbs(scene, reading.reach(about, end))
    stretch = governed or between
    if not stretch and light is not None and occurrence.cards[0].type == "deliberate":
        # L 已完成二审: the bill stands before the light verb.
        stretch = Stretch(skip_lead(scene, reading.head(occurrence)), light.start())
        return _Matter(stretch, None) if scene.names_in(stretch, "Law") else _Matter(None, None)
    if not stretch:
        return _Matter(None, None)
    relative = relative_end(scene, stretch)
    if relative is None:
        return _Matter(stretch, between if governed else None)
    return _Matter(Stretch(relative, stretch.end), between, scene.names_in(stretch, "Body")[:1])


def _without_their_number(scene: Scene, matter: _Matter) -> _Matter:
    """Cut off the count in apposition to the bodies that a stretch names: 对财政局、教育局[两个单位]."""
    stretch = matter.stretch
    number = _ALL_OF_THEM.search(scene.text, stretch.start, stretch.end) if stretch else None
    if stretch is None or number is None:
        return matter
    if number.start() not in {name.end for name in scene.names_in(stretch, "Body")}:
        return matter
    return replace(matter, stretch=Stretch(stretch.start, number.start()))


def _names(scene: Scene, stretch: Stretch | None, *types: str) -> tuple[Name, ...]:
    return scene.names_in(stretch, *types) if stretch else ()


def _topic(scene: Scene, matter: _Matter, names: tuple[Name, ...], inner: tuple[Name, ...]) -> Stretch | None:
    """Return the topic where it says more than the names in it do."""
    topic = topic_of(scene, cut_tail(scene, matter.stretch, _AMISS)) if matter.stretch else None
    return None if topic is None or bare_names(scene, topic, (*names, *inner)) else topic


def _behind_count(scene: Scene, topic: Stretch | None, count: Count | None) -> Stretch | None:
    """Cut off a count with which a topic begins."""
    if topic is None or count is None or count.start > topic.start:
        return topic
    return trim(scene, Stretch(count.end, topic.end)) or None


def _is_of_its_kind(scene: Scene, card: ActionCard, topic: Stretch | None, laws: tuple[Name, ...]) -> bool:
    """Tell whether what the event is about is what the card asks for: a law, or a noun of its list."""
    if laws and "Law" in card.object:
        return True
    return topic is not None and card.nouns is not None and bool(card.nouns.search(scene.slice(topic)))


def _modifier(reading: Reading, light: re.Match[str] | None, occurrence: Occurrence) -> Stretch | None:
    """Return what stands between light verb and noun, without adverbs and counts: 开展[民族理论]培训."""
    scene = reading.scene
    if light is None:
        return None
    start = light.end()
    if start <= (subject := reading.subject(occurrence)).start < occurrence.start:
        start = subject.end
    lead = _ADVERBS.match(scene.text, start, occurrence.start)
    start = lead.end() if lead else start
    if _GOES.match(scene.text, start) and not scene.closed[start]:
        return None
    for count in scene.counts_in(Stretch(start, occurrence.start)):
        if count.start == start:
            start = count.end
        elif scene.text[count.end : count.end + 1] in ("、", "和"):
            return None
    if _GOES.match(scene.text, start) and not scene.closed[start]:
        return None
    stretch = _cut_adverbs(scene, Stretch(start, occurrence.start))
    stretch = trim(scene, cut_tail(scene, stretch, _KIND))
    learned = _LEARNED.match(scene.text, stretch.start, stretch.end)
    return Stretch(learned.end(), stretch.end) if learned else (stretch or None)


def _cut_adverbs(scene: Scene, stretch: Stretch) -> Stretch:
    """Cut light verbs and adverbs off the end of a stretch."""
    return trim(scene, cut_tail(scene, stretch, _TAIL))
