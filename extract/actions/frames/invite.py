"""邀请 N 名代表列席 T, 参加 U M 人次: people asked to take part; one act for each occasion."""

from __future__ import annotations

import re

from extract.actions.act import Act
from extract.actions.cards import ActionCard
from extract.actions.objects import trim
from extract.actions.reading import Reading
from extract.actions.scene import Stretch
from extract.actions.triggers import Occurrence

_OCCASION = re.compile(r"列席|参加|旁听|参与|观摩|视察|见证|监督(?!员)|出席|到会|座谈")


def read(reading: Reading, occurrence: Occurrence, card: ActionCard) -> tuple[Act, ...]:
    """Read the occasions; the count of people stands before them or behind each of them."""
    scene = reading.scene
    clause = scene.clause_of(occurrence.start)
    occasions = list(scene.open_matches(_OCCASION, Stretch(occurrence.end, clause.end)))
    if not occasions:
        return ()
    invited = next((c for c in scene.counts if occurrence.end <= c.start and c.end <= occasions[0].start()), None)
    acts = []
    starts = [occasions[0]]
    for later in occasions[1:]:
        if scene.text[later.start() - 1] in "、,和" and any(starts[-1].end() <= c.start < later.start() for c in scene.counts):
            starts.append(later)
    ends = [later.start() for later in starts[1:]] + [clause.end]
    for occasion, end in zip(starts, ends, strict=True):
        own = next((c for c in scene.counts if occasion.end() <= c.start < end), None)
        topic = trim(scene, Stretch(occasion.start(), own.start if own else end))
        acts.append(
            reading.make(occurrence, card, topic=topic or None, quantity=own or invited, consumed=Stretch(occurrence.end, end))
        )
    return tuple(acts)
