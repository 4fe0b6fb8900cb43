"""提出 T 等建议 N 条: advice or motions put forward, with their addressee and items."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.actions.act import Act
from extract.actions.cards import ActionCard
from extract.actions.objects import cut_tail, items, topic_of, trim
from extract.actions.reading import Reading
from extract.actions.scene import Name, Scene, Stretch
from extract.actions.triggers import Occurrence
from extract.compiled import compiled
from extract.lexicon import alternation
from extract.metrics import Count

_EMPTY_TOPIC = compiled(f"(?:{alternation('act-qualifiers', where='advice')}|[了的])*")
_AGAIN = compiled(r"[、,]")
_TITLE = compiled(r"(?:建议|提案|议案|意见)$")
_TO = compiled("向")
_TALLY = compiled(r"(?:分别|共|累计)?$")
_ADVICE = compiled(f"{alternation('advice')}?")
_CLOSING_NOUN = compiled(rf"{alternation('advice')}(?=[,;。、:!]|\d|[一二两三四五六七八九十]|$|并|等)")


def read(reading: Reading, occurrence: Occurrence, card: ActionCard) -> tuple[Act, ...]:
    """Read what is put forward, to the noun for advice that closes it; the topic may run over commas."""
    scene = reading.scene
    if scene.text.startswith("的", occurrence.end):
        return ()
    noun = _noun(reading, occurrence)
    if noun is None:
        return _titled(reading, occurrence, card)
    counts: list[Count | None] = [*_counts(scene, occurrence, noun)]
    about = reading.preposition(occurrence)
    topic, targets, laws = _prepositional(reading, occurrence, about)
    advice: Stretch | None = None
    between = trim(scene, Stretch(occurrence.end, noun.start()))
    between = _cut_counts(scene, between)
    text = scene.slice(between)
    if between and not _EMPTY_TOPIC.fullmatch(text):
        start = between.start + (1 if text.startswith("了") else 0)
        topic = advice = topic_of(scene, Stretch(start, between.end))
    consumed = Stretch(occurrence.end, max([noun.end(), *[count.end for count in counts if count]]))
    return tuple(
        reading.make(
            occurrence,
            card,
            topic=topic,
            targets=targets,
            laws=laws,
            quantity=count,
            items=items(scene, advice) if advice else (),
            consumed=consumed,
        )
        for count in counts or [None]
    )


def _titled(reading: Reading, occurrence: Occurrence, card: ActionCard) -> tuple[Act, ...]:
    """Read advice that is named by its title alone: 提出《关于 T 的建议》."""
    scene = reading.scene
    start = occurrence.end + (1 if scene.text.startswith("了", occurrence.end) else 0)
    work = scene.name_at.get(start)
    if work is None or work.type != "Work" or _TITLE.search(work.text) is None:
        return ()
    topic = Stretch(work.start, work.end)
    return (reading.make(occurrence, card, topic=topic, consumed=Stretch(occurrence.end, work.end)),)


def _noun(reading: Reading, occurrence: Occurrence) -> re.Match[str] | None:
    """Return the noun for advice that closes the object: before the next clause that names an act of its own."""
    scene = reading.scene
    later = [o.start for o in reading.occurrences if o.start >= occurrence.end and _starts_clause(scene, o.start)]
    own = scene.clause_of(occurrence.start).end
    # 形成报告12篇 is complete with its count; 提出 may list counted things in its advice.
    complete = occurrence.word != "提出" and any(count.end == own for count in scene.counts)
    sentence_end = own if complete else max(len(scene.text), own)
    for found in scene.open_matches(_CLOSING_NOUN, Stretch(occurrence.end, sentence_end)):
        crossed = [at for at in later if own < at < found.start()]
        if found.start() < own or (not crossed and found.start() - occurrence.end <= 160):
            return found
    return None


def _starts_clause(scene: Scene, at: int) -> bool:
    clause = scene.clause_of(at)
    return at - clause.start <= 2


def _counts(scene: Scene, occurrence: Occurrence, noun: re.Match[str]) -> Iterator[Count]:
    """Yield the counts: 建议7条; 议案5件、建议1126件; 意见建议6条、9条; 11项整改任务."""
    for count in scene.counts:
        within = occurrence.end <= count.start and count.end <= noun.start()
        if within and scene.text[occurrence.end : count.start] in ("", "了"):
            yield count
            return
    at = noun.end()
    while behind := [count for count in scene.counts if count.start == at]:
        yield behind[0]
        again = _AGAIN.match(scene.text, behind[0].end)
        if again is None:
            return
        following = _ADVICE.match(scene.text, again.end())
        at = following.end() if following else again.end()
        if at == again.end() and not any(each.start == at and each.unit == behind[0].unit for each in scene.counts):
            return  # 意见23条, 三家单位…: something else is counted


def _cut_counts(scene: Scene, stretch: Stretch) -> Stretch:
    for count in scene.counts_in(stretch):
        if count.start - stretch.start <= 1:
            return trim(scene, Stretch(count.end, stretch.end))
    return stretch


def _prepositional(
    reading: Reading, occurrence: Occurrence, about: re.Match[str] | None
) -> tuple[Stretch | None, tuple[Name, ...], tuple[Name, ...]]:
    """Read 对 B 提出, 向 B 提出, 就 T 提出, 对 B 报送的《L》提出."""
    scene = reading.scene
    head = reading.head(occurrence)
    to = next(scene.open_matches(_TO, head), None)
    addressed = scene.names_in(Stretch(to.end(), occurrence.start), "Body") if to else ()
    if about is None:
        return None, addressed, ()
    if addressed and to is not None:
        topic = topic_of(scene, reading.reach(about, to.start()))
        return topic, addressed, scene.names_in(topic, "Law") if topic else ()
    stretch = reading.reach(about, occurrence.start)
    bodies, laws = scene.names_in(stretch, "Body"), scene.names_in(stretch, "Law")
    if bodies and scene.name_at.get(stretch.start) in bodies:
        return None, bodies, laws
    topic = cut_tail(scene, trim(scene, stretch), _TALLY)
    return (None if laws else topic or None), (), laws
