"""B 负责人应询: the heads of offices answer at an inquiry; the offices are those asked."""

from __future__ import annotations

from dataclasses import replace

from extract.actions.act import Act, Subject
from extract.actions.cards import ActionCard
from extract.actions.reading import Reading
from extract.actions.triggers import Occurrence


def read(reading: Reading, occurrence: Occurrence, card: ActionCard) -> tuple[Act, ...]:
    """Read the bodies asked; an inquiry the sentence has told of takes them as targets, and no act is added."""
    bodies = reading.scene.names_in(reading.head(occurrence), "Body")
    if not bodies:
        return ()
    for index, act in enumerate(reading.acts):
        if act.type == card.type:
            reading.acts[index] = replace(act, targets=act.targets or bodies)
            return ()
    if occurrence.word != "应询":
        return ()
    return (reading.make(occurrence, card, subject=Subject(), targets=bodies, times=()),)
