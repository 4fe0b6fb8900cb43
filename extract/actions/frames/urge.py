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

_VERB = compiled(r"[^的、,力]")
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
    if start >= clause.end:
        return ()
    start = skip_unnamed(scene, start)
    topic = _without_count(scene, trim(scene, Stretch(start, clause.end)))
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
            quantity=count_in_front(reading, occurrence),
            consumed=Stretch(occurrence.end, clause.end),
        ),
    )


def _without_count(scene: Scene, topic: Stretch) -> Stretch:
    """Cut a count off the end: what the body did is no count of the act itself."""
    for count in scene.counts_in(topic):
        if count.end == topic.end:
            return trim(scene, Stretch(topic.start, count.start))
    return topic
