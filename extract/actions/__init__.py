"""Find the acts of a document: triggers, the constructions they stand in, their roles and status."""

from __future__ import annotations

from dataclasses import dataclass, replace

from extract.actions.act import Act
from extract.actions.frames import FRAMES
from extract.actions.reading import Reading
from extract.actions.scene import Scene
from extract.actions.status import exhorted_from, planned_from
from extract.actions.triggers import Occurrence, may_act, occurrences
from extract.compiled import compiled
from extract.document import Sentence

_SETTING = compiled(r"在[^;。]{2,60}?(?:工作中|过程中|中|方面|方面的)(?=,|$)")


@dataclass(frozen=True, slots=True)
class Rejected:
    """A trigger that named no act, and why; offsets in the view."""

    start: int
    end: int
    rule: str
    reason: str


def holds_acts(sentence: Sentence) -> bool:
    """Tell whether a sentence may hold acts: no heading, list of shortcomings, furniture or glossary line does."""
    if sentence.heading or sentence.role != "body" or sentence.status == "shortcomings":
        return False
    return may_act(sentence.text)


def read_acts(scene: Scene) -> tuple[tuple[Act, ...], tuple[Rejected, ...]]:
    """Find the acts of a sentence, from left to right; each trigger goes to the first card that accepts it."""
    if not holds_acts(scene.sentence):
        return (), ()
    known = tuple(occurrences(scene))
    if not known:
        return (), ()
    reading = Reading.of(scene, known)
    silent, ahead = exhorted_from(scene), planned_from(scene)
    rejected = [
        Rejected(barred.start, barred.end, barred.known_by, "what stands beside it makes it no act")
        for barred in reading.barred
    ]
    consumed = 0
    for occurrence in reading.occurrences:
        reason = _refusal(scene, occurrence.start, consumed=consumed, silent=silent)
        acts = () if reason else _first_that_fits(reading, occurrence)
        reading.acts.extend(replace(act, planned=True) if act.start >= ahead else act for act in acts)
        consumed = max([consumed, *[act.consumed.end for act in acts if act.consumed]])
        if not acts:
            why = reason or "no construction of an act"
            rejected.append(Rejected(occurrence.start, occurrence.end, occurrence.known_by, why))
    return tuple(reading.acts), tuple(rejected)


def _refusal(scene: Scene, at: int, *, consumed: int, silent: int) -> str | None:
    """Return why a trigger at this place names no act, whatever it is.

    `consumed` is where earlier objects end; from `silent` on the sentence only exhorts.
    """
    if at >= silent:
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
        acts = FRAMES[card.frame](reading, occurrence, card)
        if acts:
            return acts
    return ()
