"""邀请 N 名代表列席 T, 参加 U M 人次: people asked to take part; one act for each occasion."""

from __future__ import annotations

from collections.abc import Sequence

from extract.actions.act import Act
from extract.actions.cards import ActionCard
from extract.actions.objects import trim
from extract.actions.reading import Reading
from extract.actions.scene import Scene, Stretch
from extract.actions.triggers import Occurrence
from extract.compiled import compiled
from extract.lexicon import alternation

_OCCASION = compiled(alternation("act-attending-verbs"))


def read(reading: Reading, occurrence: Occurrence, card: ActionCard) -> tuple[Act, ...]:
    """Read the occasions; the count of people stands before them or behind each of them."""
    scene = reading.scene
    clause = scene.clause_of(occurrence.start)
    occasions = list(scene.open_matches(_OCCASION, Stretch(occurrence.end, clause.end)))
    if not occasions:
        return ()
    invited = next((c for c in scene.counts if occurrence.end <= c.start and c.end <= occasions[0].start()), None)
    starts = _separate(scene, [occasion.start() for occasion in occasions])
    acts = []
    for start, end in zip(starts, [*starts[1:], clause.end], strict=True):
        own = next((c for c in scene.counts if start < c.start < end), None)
        topic = trim(scene, Stretch(start, own.start if own else end)) or None
        consumed = Stretch(occurrence.end, end)
        acts.append(reading.make(occurrence, card, topic=topic, quantity=own or invited, consumed=consumed))
    return tuple(acts)


def _separate(scene: Scene, occasions: Sequence[int]) -> list[int]:
    """Return where the occasions begin that are acts of their own: a joint and a count part each from the last."""
    starts = [occasions[0]]
    for later in occasions[1:]:
        counted = any(starts[-1] < count.start < later for count in scene.counts)
        if scene.text[later - 1] in "、,和" and counted:
            starts.append(later)
    return starts
