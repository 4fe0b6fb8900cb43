"""开展 T 调研 N 次, 对 T 进行执法检查, 专题询问 T: an event noun under a light verb, with a count, or used as a verb."""

from __future__ import annotations

import re
from functools import cache

from extract.actions.act import Act
from extract.actions.cards import ActionCard
from extract.actions.frames import verb
from extract.actions.objects import groups, object_of, relative_end, topic_of, trim
from extract.actions.reading import Reading
from extract.actions.roles import bare_lead, bare_names, count_behind, count_in_front, is_nominal
from extract.actions.scene import Name, Scene, Stretch
from extract.actions.subjects import skip_lead
from extract.actions.triggers import Occurrence
from extract.lexicon import words
from extract.metrics import Count

_ADVERBS = re.compile(
    r"(?:了|依法|集中|深入|持续|认真|扎实|全面|专门|继续|首次|联合|共同|适时|先后|分别|随机|实地|广泛|积极|常态化|多种形式的|一批|一系列"
    r"|等|活动|工作|方式|好|多次|重点|全力|系统|有针对性的?|部分|组织|协同|统一|共|累计|主题|专项|学习|教育|和|、|与|\d+[次轮场期批])*"
)


_IN_NOUN = re.compile(r"(?:实施|组织|完成|进行|开展)(?:情况|意见|办法|方案|细则|生活会|中期|机构|法)")


@cache
def _light() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words("light-verbs"))))


def read(reading: Reading, occurrence: Occurrence, card: ActionCard) -> tuple[Act, ...]:
    """Read an event: reject the noun in a name or under a verb of rhetoric, then fill what it is about."""
    scene = reading.scene
    count = count_behind(scene, occurrence) or count_in_front(reading, occurrence)
    light = _governor(reading, occurrence)
    about = reading.preposition(occurrence)
    chained = _chained(reading, occurrence)
    if is_nominal(reading, occurrence, counted=count is not None, governed=light is not None or chained is not None):
        return ()
    follows = _object_follows(scene, occurrence)
    if not (light or about or count or chained or follows or _is_main_verb(reading, occurrence)):
        return ()
    if chained is not None and not follows:
        return (_like(reading, occurrence, card, chained, count),)
    if follows and about is None:
        return verb.read(reading, occurrence, card)
    act = _with_topic(reading, occurrence, card, light=light, about=about, count=count)
    return (act,) if act else ()


def _governor(reading: Reading, occurrence: Occurrence) -> re.Match[str] | None:
    """Return the light verb that governs the noun: the last one before it in its clause."""
    found = None
    for match in reading.scene.open_matches(_light(), reading.head(occurrence)):
        if not _IN_NOUN.match(reading.scene.text, match.start()):
            found = match
    return found


def _chained(reading: Reading, occurrence: Occurrence) -> Act | None:
    """Return the act this noun is coordinated with: 调研、执法检查; 执法检查3次、专题询问1次."""
    if not reading.acts:
        return None
    last = reading.acts[-1]
    between = reading.scene.text[last.end : occurrence.start]
    if last.quantity and last.quantity.start >= last.end:
        between = reading.scene.text[min(last.quantity.end, occurrence.start) : occurrence.start]
    return last if re.fullmatch(r"[、和及与]|以及|(?:活动)?、", between) else None


def _object_follows(scene: Scene, occurrence: Occurrence) -> bool:
    """Tell whether the trigger is a verb with an object behind it."""
    text, at = scene.text, occurrence.end
    if text.startswith("了", at):
        at += 1
    rest = text[at : scene.clause_of(occurrence.start).end]
    if not rest or rest[0] in "、,和及与等的中(.":
        return False
    if any(count.start == at for count in scene.counts):
        group = next(iter(groups(scene, object_of(scene, at, len(text)))), None)
        return bool(group and group.stretch and group.count and group.count.start < group.stretch.start)
    return not re.match(r"活动|工作|仪式|会|结果|方式|形式|职能|以来|期间|中", rest)


def _is_main_verb(reading: Reading, occurrence: Occurrence) -> bool:
    """Tell whether the trigger opens its clause, behind subject and adverbs only: 延伸跟踪调研."""
    scene = reading.scene
    clause = scene.clause_of(occurrence.start)
    subject = reading.subject(occurrence)
    lead = max(skip_lead(scene, clause), subject.end if clause.start <= subject.end <= occurrence.start else 0)
    between = re.sub(r"(?:向|到|赴|来|在)[^,的]{1,14}$", "", scene.text[lead : occurrence.start])
    return len(between) <= 4 and "的" not in between and not between.endswith(("对", "以", "在", "为"))


def _like(reading: Reading, occurrence: Occurrence, card: ActionCard, other: Act, count: Count | None) -> Act:
    """Make an act like the one it is coordinated with; a count behind the last goes to both."""
    last = reading.acts[-1]
    if count and not last.quantity:
        shared = Act(**{**{name: getattr(last, name) for name in Act.__dataclass_fields__}, "quantity": count})
        reading.acts[-1] = shared
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
    return bool(_light().search(reading.scene.text, act.topic.end, act.start))


def _with_topic(
    reading: Reading,
    occurrence: Occurrence,
    card: ActionCard,
    *,
    light: re.Match[str] | None,
    about: re.Match[str] | None,
    count: Count | None,
) -> Act | None:
    """Fill in what the event is about: behind 对, 围绕, 就, else between light verb and noun."""
    scene = reading.scene
    between = _modifier(reading, light, occurrence)
    stretch = None
    if about is not None:
        end = light.start() if light and light.start() > about.end() else occurrence.start
        stretch = _cut_adverbs(scene, reading.reach(about, end))
    if not stretch and between:
        stretch = between
    relative = relative_end(scene, stretch) if stretch else None
    behind = scene.names_in(stretch, "Body")[:1] if stretch and relative and card.type == "supervise" else ()
    if stretch and relative:
        stretch = Stretch(relative, stretch.end)
    names = scene.names_in(stretch, "Law", "Program", "Body") if stretch else ()
    inner = scene.names_in(between, "Law", "Program") if between and between is not stretch else ()
    laws = tuple(name for name in (*names, *inner) if name.type == "Law")
    programs = tuple(name for name in (*names, *inner) if name.type == "Program")
    named = tuple(name for name in names if name.type == "Body")
    bodies = named if card.takes_body else ()
    topic = topic_of(scene, stretch) if stretch else None
    if topic is not None and bare_names(scene, topic, (*laws, *programs, *named)):
        topic = None
    if topic is None and inner == () and about is not None and between and between is not stretch and not laws and not bodies:
        topic = topic_of(scene, between)
    inside = next((c for c in scene.counts_in(stretch) if stretch), None) if stretch else None
    if (card.object or card.nouns) and not _is_of_its_kind(scene, card, topic, laws):
        return None
    quantity = count or inside
    if bodies and topic is not None:
        bodies, topic = _bodies_and_topic(scene, topic, bodies)
    if topic is not None and inside is not None and inside.start - topic.start <= 0:
        topic = trim(scene, Stretch(inside.end, topic.end)) or None
    if quantity is None:
        quantity = reading.subject(occurrence).count
    return reading.make(
        occurrence,
        card,
        topic=topic,
        laws=laws,
        programs=tuple(dict.fromkeys((*programs, *reading.instruments(occurrence)))),
        targets=bodies or behind,
        quantity=quantity,
        total=quantity is not None and not (topic or laws or programs or bodies),
    )


_OFFICE_BEHIND = re.compile(r"[^、,]{0,2}(?:局长|主任|县长|区长|市长|院长|检察长|负责人|组成|领导|书记|厅长|部长|法官|检察官)")
_MERE_WORK = re.compile(r"(?:的)?(?:全面|年度|整体)?工作(?:情况)?")


def _bodies_and_topic(
    scene: Scene, topic: Stretch, bodies: tuple[Name, ...]
) -> tuple[tuple[Name, ...], Stretch | None]:
    """Tell the bodies acted on from what they are judged on: 对|县法院|执行工作|进行评议; officers are people."""
    if bare_lead(scene, topic, bodies):
        return bodies, None
    first = bodies[0].start - topic.start <= 1
    rest = trim(scene, Stretch(bodies[-1].end, topic.end))
    if not first or not rest or any(_OFFICE_BEHIND.match(scene.text, body.end) for body in bodies):
        return (), topic
    return bodies, None if _MERE_WORK.fullmatch(scene.slice(rest)) else rest


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
    if scene.text.startswith(("赴", "到"), start) and not scene.closed[start]:
        return None
    for count in scene.counts_in(Stretch(start, occurrence.start)):
        if count.start == start:
            start = count.end
    stretch = _cut_adverbs(scene, Stretch(start, occurrence.start))
    kind = re.compile(r"(?:专题|重点|主题|教育|学习)+$").search(scene.text, stretch.start, stretch.end)
    stretch = trim(scene, Stretch(stretch.start, kind.start())) if kind else stretch
    learned = re.compile(r"(?:学习贯彻|学习宣传|学习|贯彻)").match(scene.text, stretch.start, stretch.end)
    return Stretch(learned.end(), stretch.end) if learned else (stretch or None)


def _cut_adverbs(scene: Scene, stretch: Stretch) -> Stretch:
    """Cut light verbs and adverbs off the end of a stretch."""
    tail = re.compile(
        r"(?:(?:为题|为主题|为内容|持续|集中|深入|联合|共同|专门|全面|组织|开展|进行|作出|全力|推动|了|的|\d+次|首次|再次|公益诉讼)*)$"
    ).search(scene.text, stretch.start, stretch.end)
    return trim(scene, Stretch(stretch.start, tail.start() if tail else stretch.end))
