"""B 被评为 “T”, 获评, 荣获: an award received; who awards it the text mostly leaves open."""

from __future__ import annotations

import re

from extract.actions.act import Act, Subject
from extract.actions.cards import ActionCard
from extract.actions.objects import trim
from extract.actions.reading import Reading
from extract.actions.scene import Stretch
from extract.actions.subjects import body_chain
from extract.actions.triggers import Occurrence

_QUOTED = re.compile(r"[^,“]{0,8}?“(?P<title>[^”]+)”")


def read(reading: Reading, occurrence: Occurrence, card: ActionCard) -> tuple[Act, ...]:
    """Read who is awarded (before the verb) and the title (behind it, quoted or to the clause's end)."""
    scene = reading.scene
    head = reading.head(occurrence)
    clause = scene.clause_of(occurrence.start)
    quoted = _QUOTED.match(scene.text, occurrence.end, clause.end)
    if quoted:
        topic = Stretch(*quoted.span("title"))
    else:
        topic = trim(scene, Stretch(occurrence.end, clause.end))
        tail = re.compile(r"(?:荣誉)?(?:称号|奖|先进)?$").search(scene.text, topic.start, topic.end)
        topic = Stretch(topic.start, tail.start()) if tail and tail[0].endswith("称号") else topic
    counts = [count for count in scene.counts_in(head)]
    by = re.compile(r"被|受到|得到").search(scene.text, head.start, head.end)
    giver = body_chain(scene, by.end(), head.end) if by else ()
    awarded_by_us = occurrence.word in ("被评为", "评为")
    return (
        reading.make(
            occurrence,
            card,
            subject=Subject(giver[0].start, giver[-1].end, giver, ours=False) if giver else (Subject() if awarded_by_us else None),
            targets=tuple(name for name in scene.names_in(head, "Body") if name not in giver),
            topic=topic or None,
            quantity=counts[-1] if counts else None,
            consumed=Stretch(occurrence.end, clause.end),
        ),
    )
