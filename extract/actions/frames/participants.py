"""参与 T 等活动的代表 N 人次: those who took part, counted behind a relative clause."""

from __future__ import annotations

from extract.actions.act import Act, Subject
from extract.actions.cards import ActionCard
from extract.actions.objects import topic_of
from extract.actions.reading import Reading
from extract.actions.scene import Stretch
from extract.actions.triggers import Occurrence
from extract.compiled import compiled

_PARTICIPANTS = compiled(
    r"(?P<topic>[^,]{1,160}?)(?:等活动|活动)?的(?P<who>代表|委员|人大代表|群众)(?:累计)?(?:达|共)?"
)


def read(reading: Reading, occurrence: Occurrence, card: ActionCard) -> tuple[Act, ...]:
    """Read the participants as those who act, with their count."""
    scene = reading.scene
    found = _PARTICIPANTS.match(scene.text, occurrence.end, scene.clause_of(occurrence.start).end)
    count = next((count for count in scene.counts if found and count.start == found.end()), None)
    if not found or count is None:
        return ()
    return (
        reading.make(
            occurrence,
            card,
            subject=Subject(*found.span("who"), (), ours=False),
            topic=topic_of(scene, Stretch(*found.span("topic"))),
            quantity=count,
            consumed=Stretch(occurrence.end, count.end),
        ),
    )
