"""T N 件, 由 B 办理; 将 T 转交 B: proposals and problems in the hands of those who must settle them."""

from __future__ import annotations

import re

from extract.actions.act import Act
from extract.actions.cards import ActionCard
from extract.actions.lead import body_chain
from extract.actions.objects import groups, object_of
from extract.actions.reading import Reading
from extract.actions.scene import Name, Scene, Stretch
from extract.actions.triggers import Occurrence
from extract.compiled import compiled
from extract.lexicon import alternation
from extract.metrics import Count

_PROPOSALS = compiled("建议、批评和意见|重点建议|代表议案|议案|建议|提案")
_WHAT = alternation("act-closing-nouns", where="handed")
_REST = compiled(r"(?:其余|其他|另外|其中)的?")
"""What is left of the proposals that the sentence before counted: 其余173件由 B 办理."""
_TITLED = compiled(r"(?:建议|提案|议案)$")
_ADVERBS = 4
"""So many characters at the head of a clause are adverbs at most."""
_TO = compiled("向")
_THING = compiled(rf"{_WHAT}$")
_HANDED = compiled(
    rf"(?:将|把|形成|汇总(?:形成)?|梳理(?:形成)?)?(?P<what>[^,将把]{{0,16}}?{_WHAT})"
    rf"{alternation('act-adverbs', where='handing')}*$"
)


def read_handling(reading: Reading, occurrence: Occurrence, card: ActionCard) -> tuple[Act, ...]:
    """Read (由) B 办理 behind a noun for proposals: one act for each count named before it."""
    scene = reading.scene
    subject = reading.subject(occurrence)
    rest = scene.clause_of(occurrence.start).end - occurrence.end
    if not subject.written or (rest > 3 and not scene.text.startswith("、", occurrence.end)):
        return ()
    known = [act for act in reading.acts if act.type in ("recommend", "supervise") and act.quantity]
    if known and all(act.type == "recommend" for act in known):
        return tuple(reading.make(occurrence, card, topic=_noun_of(act), quantity=act.quantity) for act in known)
    nouns = list(scene.open_matches(_PROPOSALS, Stretch(0, occurrence.start)))
    left = next((count for count in scene.counts if _REST.fullmatch(scene.text, 0, count.start)), None)
    if not nouns and left is not None:
        return (reading.make(occurrence, card, topic=None, quantity=left),)
    if not nouns:
        works = [work for work in scene.names_in(Stretch(0, occurrence.start), "Work") if _TITLED.search(work.text)]
        return (reading.make(occurrence, card, topic=Stretch(works[-1].start, works[-1].end)),) if works else ()
    listed = _listed(scene, nouns)
    if not known and len(listed) > 1:
        return tuple(reading.make(occurrence, card, topic=topic, quantity=count) for topic, count in listed)
    topic = Stretch(*nouns[-1].span())
    units = [c for c in scene.counts if subject.end - 4 <= c.end <= occurrence.start and "家" in c.unit]
    behind = [] if known else [count for count in scene.counts if count.start == topic.end]
    return (reading.make(occurrence, card, topic=topic, quantity=next(iter([*units, *behind]), None)),)


def _listed(scene: Scene, nouns: list[re.Match[str]]) -> list[tuple[Stretch, Count]]:
    """Return the nouns with counts of their own that end in the last one: 议案5件, 建议208件, 交由…."""
    listed: list[tuple[Stretch, Count]] = []
    for noun in reversed(nouns):
        count = next((count for count in scene.counts if count.start == noun.end()), None)
        if count is None or (listed and listed[0][0].start - count.end > 1):
            break
        listed.insert(0, (Stretch(*noun.span()), count))
    return listed


def _noun_of(act: Act) -> Stretch | None:
    if act.quantity is None or act.quantity.of is None:
        return act.topic
    return Stretch(*act.quantity.of)


def _listed_before(reading: Reading, occurrence: Occurrence) -> Stretch | None:
    """Return the thing with its count that ends the clause before: 形成问题清单32条, 逐项交办 B."""
    scene = reading.scene
    clause = scene.clause_of(occurrence.start)
    before = [other for other in scene.clauses if other.end < clause.start]
    count = next((count for count in scene.counts if before and count.end == before[-1].end), None)
    if count is None or occurrence.start - clause.start > _ADVERBS:
        return None
    verb = max((other.end for other in reading.occurrences if before[-1].start <= other.start < count.start), default=0)
    found = _HANDED.search(scene.text, max(before[-1].start, verb), count.start)
    return Stretch(*found.span("what")) if found else None


def read_handing_over(reading: Reading, occurrence: Occurrence, card: ActionCard) -> tuple[Act, ...]:
    """Read 将 T 转交 B: the thing before the verb, or what an act before has named; the body behind it."""
    scene = reading.scene
    zone = object_of(scene, occurrence.end, reading.limit(occurrence))
    chain = body_chain(scene, zone.start, zone.end)
    found = _HANDED.search(scene.text, scene.clause_of(occurrence.start).start, occurrence.start)
    topic = Stretch(*found.span("what")) if found else _listed_before(reading, occurrence)
    if topic is None:
        earlier = [act for act in reading.acts if act.topic and act.type in ("petition", "recommend", "consult")]
        topic = earlier[-1].topic if earlier and chain else None
    if topic is None:
        return _given(reading, occurrence, card, zone, chain)
    count = next((count for count in scene.counts if zone.start <= count.start and count.end == zone.end), None)
    consumed = Stretch(occurrence.end, zone.end)
    return (reading.make(occurrence, card, topic=topic, targets=chain, quantity=count, consumed=consumed),)


def _given(
    reading: Reading, occurrence: Occurrence, card: ActionCard, zone: Stretch, chain: tuple[Name, ...]
) -> tuple[Act, ...]:
    """Read the thing behind the verb: 移交 B T N 个, the body right before it, or 向 B 转交 T N 份."""
    scene = reading.scene
    to = next(scene.open_matches(_TO, reading.head(occurrence)), None)
    zone = Stretch(chain[-1].end, zone.end) if chain else zone
    given = next(groups(scene, zone), None)
    if given is None or not _THING.search(scene.slice(given.stretch)) or not (given.count if chain else to):
        return ()
    targets = chain or (scene.names_in(Stretch(to.end(), occurrence.start), "Body") if to else ())
    return (reading.make(occurrence, card, topic=given.stretch, targets=targets, quantity=given.count, consumed=zone),)
