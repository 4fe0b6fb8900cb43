"""向 B 报告 T, 报请 B 批准, 上报 T N 条: what goes up to a superior body."""

from __future__ import annotations

import re

from extract.actions.act import Act
from extract.actions.cards import ActionCard
from extract.actions.lead import body_chain, skip_lead
from extract.actions.objects import AT_LEAST, cut_tail, groups, object_of, topic_of, trim
from extract.actions.reading import Reading
from extract.actions.roles import bare_names
from extract.actions.scene import Name, Stretch
from extract.actions.triggers import Occurrence
from extract.compiled import compiled
from extract.lexicon import alternation
from extract.metrics import Count

_TOWARD = compiled("向")
_ADVERB_TAIL = compiled(f"{alternation('act-adverbs', where='submit')}?$")
_MATTER = compiled(rf"[^的]{{0,30}}?(?:工作|事项|问题|会议|情况){alternation('act-adverbs', where='submit')}?")
_PURPOSE = compiled(alternation("act-purposes"))
_ADVERBS = 6
"""So many characters between receiver and verb are adverbs at most."""


def read(reading: Reading, occurrence: Occurrence, card: ActionCard) -> tuple[Act, ...]:
    """Read the body above (behind 向, or right behind the verb) and what is submitted."""
    scene = reading.scene
    head = reading.head(occurrence)
    toward = [m for m in scene.open_matches(_TOWARD, head) if body_chain(scene, m.end(), head.end)]
    targets: tuple[Name, ...] = ()
    zone = object_of(scene, occurrence.end, reading.limit(occurrence))
    if toward:
        targets = body_chain(scene, toward[-1].end(), head.end)
        between = trim(scene, Stretch(targets[-1].end, occurrence.start))
        if len(scene.slice(between)) > _ADVERBS:
            return ()
    elif (chain := body_chain(scene, zone.start, zone.end)) and card.upward:
        targets = chain
        purpose = _PURPOSE.match(scene.text, chain[-1].end, zone.end)
        zone = Stretch(purpose.end() if purpose else chain[-1].end, zone.end)
        if scene.text.startswith(("后", "并", "同意后"), zone.start):
            zone = Stretch(zone.start, zone.start)
    elif not (card.alone or _may_stand_alone(reading, occurrence)):
        return ()
    topic, count = _what(reading, zone)
    topic = topic or _about(reading, occurrence, toward) or _topic_before(reading, occurrence)
    if topic and scene.slice(topic) == "工作":
        topic = None
    laws = scene.names_in(topic, "Law") if topic else ()
    if topic and laws and bare_names(scene, topic, laws):
        topic = None
    return (
        reading.make(
            occurrence,
            card,
            targets=targets,
            topic=topic,
            laws=laws,
            quantity=count,
            consumed=Stretch(occurrence.end, zone.end),
        ),
    )


def _about(reading: Reading, occurrence: Occurrence, toward: list[re.Match[str]]) -> Stretch | None:
    """Return what 就 or 围绕 says is reported on: 就 T 向 B 请示报告."""
    about = reading.preposition(occurrence)
    if about is None or not toward or toward[-1].start() < about.end():
        return None
    return topic_of(reading.scene, reading.reach(about, toward[-1].start()))


def _may_stand_alone(reading: Reading, occurrence: Occurrence) -> bool:
    """Tell whether the verb stands as the clause's main verb with an object: B 报告了 T."""
    scene = reading.scene
    subject = reading.subject(occurrence)
    clause = scene.clause_of(occurrence.start)
    named = subject.written and subject.start >= clause.start and not subject.ours
    lead = skip_lead(scene, clause)
    between = scene.text[max(subject.end if named else lead, lead) : occurrence.start]
    return named and scene.text.startswith("了", occurrence.end) and len(between) <= _ADVERBS


def _what(reading: Reading, zone: Stretch) -> tuple[Stretch | None, Count | None]:
    parts = list(groups(reading.scene, zone))
    if not parts:
        return None, next((c for c in reading.scene.counts if c.start == zone.start), None)
    group = parts[0]
    topic = group.stretch
    works = reading.scene.names_in(topic, "Work")
    if works:
        topic = Stretch(works[0].start, works[0].end)
    return cut_tail(reading.scene, topic, AT_LEAST) or None, group.count


def _topic_before(reading: Reading, occurrence: Occurrence) -> Stretch | None:
    """Return what a clause before names as the thing submitted: 重点工作等, 及时向B报告; 《W》报B参阅."""
    scene = reading.scene
    head = reading.head(occurrence)
    lead = skip_lead(scene, head)
    toward = next((m.start() for m in scene.open_matches(_TOWARD, head)), head.end)
    before = [clause for clause in scene.clauses if clause.end < head.start]
    if before and scene.slice(before[-1]).endswith("等") and not reading.acts:
        return trim(scene, Stretch(before[-1].start, before[-1].end - 1))
    works = scene.names_in(Stretch(head.start, toward), "Work")
    if works:
        return Stretch(works[-1].start, works[-1].end)
    own = trim(scene, Stretch(lead, toward))
    if own and not body_chain(scene, lead, toward) and _MATTER.fullmatch(scene.slice(own)):
        return cut_tail(scene, own, _ADVERB_TAIL)
    return None
