"""Find the acts of a document: triggers, the constructions they stand in, their roles and status."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from extract.actions.act import Act
from extract.actions.cards import ActionCard
from extract.actions.frames import FRAMES
from extract.actions.reading import Reading
from extract.actions.scene import Scene
from extract.actions.status import exhorted_from, is_planned
from extract.actions.triggers import Occurrence

_SETTING = re.compile(r"在[^;。]{2,60}?(?:工作中|过程中|中|方面|方面的)(?=,|$)")


@dataclass(frozen=True, slots=True)
class Rejected:
    """A trigger that named no act, and why; offsets in the view."""

    start: int
    end: int
    rule: str
    reason: str


def read_acts(scene: Scene) -> tuple[tuple[Act, ...], tuple[Rejected, ...]]:
    """Find the acts of a sentence, from left to right; each trigger goes to the first card that accepts it.

    Headings, lists of shortcomings, furniture and glossary lines hold no acts.
    """
    sentence = scene.sentence
    if sentence.heading or sentence.role != "body" or sentence.status == "shortcomings":
        return (), ()
    reading = Reading.of(scene)
    rejected: list[Rejected] = []
    consumed = 0
    for occurrence in reading.occurrences:
        reason = _refusal(scene, occurrence.start, consumed)
        acts = () if reason else _first_that_fits(reading, occurrence)
        reading.acts.extend(replace(act, planned=is_planned(scene, act.start)) for act in acts)
        consumed = max([consumed, *[act.consumed.end for act in acts if act.consumed]])
        if not acts:
            why = reason or "no construction of an act"
            rejected.append(Rejected(occurrence.start, occurrence.end, occurrence.cards[0].id, why))
    return tuple(reading.acts), tuple(rejected)


def _refusal(scene: Scene, at: int, consumed: int) -> str | None:
    """Return why a trigger at this place names no act, whatever it is; `consumed` is where earlier objects end."""
    if at >= exhorted_from(scene):
        return "exhortation: nobody has done it"
    if _in_setting(scene, at):
        return "names the setting of another act (在…中)"
    if at < consumed:
        return "stands in another act's object"
    return None


def _in_setting(scene: Scene, at: int) -> bool:
    """Tell whether the place stands in a phrase 在…中, 在…方面 that tells where other acts took place."""
    clause = scene.clause_of(at)
    phrase = _SETTING.match(scene.text, clause.start)
    return phrase is not None and at < phrase.end()


def _first_that_fits(reading: Reading, occurrence: Occurrence) -> tuple[Act, ...]:
    for card in occurrence.cards:
        if _allowed(reading, occurrence, card):
            acts = FRAMES[card.frame](reading, occurrence, card)
            if acts:
                return acts
    return ()


def _allowed(reading: Reading, occurrence: Occurrence, card: ActionCard) -> bool:
    """Check what the card wants or forbids right before and right behind its trigger."""
    text = reading.scene.text
    clause = reading.scene.clause_of(occurrence.start)
    before = (clause.start, occurrence.start)
    if card.before is not None and not card.before.search(text, *before):
        return False
    if card.not_before is not None and card.not_before.search(text, *before):
        return False
    if card.after is not None and not card.after.match(text, occurrence.end):
        return False
    return not (card.not_after is not None and card.not_after.match(text, occurrence.end))
