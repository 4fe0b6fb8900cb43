"""督促 B T: a body is pressed to do something; the clause behind the body says what."""

from __future__ import annotations

from extract.actions.act import Act
from extract.actions.cards import ActionCard
from extract.actions.lead import body_chain, skip_unnamed
from extract.actions.objects import trim
from extract.actions.reading import Reading
from extract.actions.roles import count_in_front
from extract.actions.scene import Scene, Stretch
from extract.actions.triggers import Occurrence
from extract.compiled import compiled
from extract.metrics import Count

_VERB = compiled(r"[^的、,力]")
_ISSUES = compiled(r"(?:研究|制定)?(?:出台|印发)了")
_THEM = compiled(r"其(?!他|中|余|它)")
_PRESSED = ("recommend", "inspect_law", "inquire")
_ASKED = (*_PRESSED, "hear_report", "appraise")
"""What may have named the body that is pressed; what is asked for (要求) may also follow a report or an appraisal."""


def read(reading: Reading, occurrence: Occurrence, card: ActionCard) -> tuple[Act, ...]:
    """Read the body that is pressed and what it must do.

    Without a body the act stands only where an earlier act of the sentence has named one (…制发检察建议, 督促整改…).
    """
    scene = reading.scene
    clause = scene.clause_of(occurrence.start)
    start = occurrence.end + (1 if scene.text.startswith("了", occurrence.end) else 0)
    chain = body_chain(scene, start, clause.end)
    targets = chain
    if not chain:
        start = start + 1 if _THEM.match(scene.text, start) else start
        asks = occurrence.word == "要求"
        kinds = _ASKED if asks else _PRESSED
        earlier = [act for act in reading.acts if (asks or act.targets) and act.type in kinds]
        if not card.earlier_body or not earlier or not _VERB.match(scene.text, start):
            return ()
        targets = earlier[-1].targets
    else:
        start = chain[-1].end
    if start >= clause.end or (occurrence.word == "促成" and _ISSUES.match(scene.text, start)):
        return ()  # 促成 B 出台了《L》: what B did is the act
    start = skip_unnamed(scene, start)
    whole = trim(scene, Stretch(start, clause.end))
    topic = _without_count(scene, whole)
    if not topic or scene.text[start] in "的工":
        return ()
    return (
        reading.make(
            occurrence,
            card,
            targets=targets,
            topic=topic,
            laws=scene.names_in(topic, "Law"),
            programs=scene.names_in(topic, "Program"),
            quantity=(_how_many(reading, occurrence, whole) if card.given else count_in_front(reading, occurrence)),
            consumed=Stretch(occurrence.end, clause.end),
        ),
    )


def _how_many(reading: Reading, occurrence: Occurrence, told: Stretch) -> Count | None:
    """Return how many things are left to a body: told at the clause's end, before the verb, or by the clause before."""
    scene = reading.scene
    clause = scene.clause_of(occurrence.start)
    before = max((each.end for each in scene.clauses if each.end < clause.start), default=-1)
    ends = (told.end, occurrence.start, before)
    return next((count for end in ends for count in scene.counts if count.end == end and count.unit != "%"), None)


def _without_count(scene: Scene, topic: Stretch) -> Stretch:
    """Cut a count off the end: what the body did is no count of the act itself."""
    for count in scene.counts_in(topic):
        if count.end == topic.end:
            return trim(scene, Stretch(topic.start, count.start))
    return topic
