"""L 经 B 通过, L 由 B 批准, L 经 B 审定后印发: what a body did to a law or document, told of the law itself."""

from __future__ import annotations

from extract.actions.act import Act, Subject
from extract.actions.cards import ActionCard
from extract.actions.frames import event
from extract.actions.frames.norms import is_norm
from extract.actions.lead import body_chain, skip_lead
from extract.actions.reading import Reading
from extract.actions.scene import Name, Scene, Stretch
from extract.actions.triggers import Occurrence
from extract.compiled import compiled

_BY = compiled(r"经|由|获得?|得到|在")
_BETWEEN = 8
"""So many characters between the body and its verb are adverbs at most: 三次审议, 会议全票."""


def read(reading: Reading, occurrence: Occurrence, card: ActionCard) -> tuple[Act, ...]:
    """Read the laws named before as what was passed, approved or issued, and the body behind 由 or 经 as who did it."""
    scene = reading.scene
    laws = _laws_before(reading, occurrence)
    by = _by(reading, occurrence)
    if card.type == "issue_document":
        laws = tuple(law for law in laws if not is_norm(law.text, "印发"))
        return (reading.make(occurrence, card, subject=None if by else Subject(), laws=laws),) if laws else ()
    if not laws or not by:
        return event.read(reading, occurrence, card) if card.type == "decide" else ()
    if card.type == "legislate" and not any(is_norm(law.text, occurrence.word) for law in laws):
        return ()
    ours = reading.subject(occurrence)
    subject = ours if ours.names == by else Subject(by[0].start, by[-1].end, by, ours=False)
    return (
        reading.make(
            occurrence,
            card,
            subject=subject,
            laws=laws,
            consumed=Stretch(occurrence.start, scene.clause_of(occurrence.start).end),
        ),
    )


def _by(reading: Reading, occurrence: Occurrence) -> tuple[Name, ...]:
    """Return the body or session behind the last 由, 经 or 获 that stands right before the verb."""
    scene = reading.scene
    head = reading.head(occurrence)
    for cue in reversed(list(scene.open_matches(_BY, head))):
        chain = body_chain(scene, cue.end(), head.end)
        if chain and occurrence.start - chain[-1].end <= _BETWEEN:
            return chain
    return ()


def _laws_before(reading: Reading, occurrence: Occurrence) -> tuple[Name, ...]:
    """Return the laws with which the trigger's clause begins, else those with which the sentence does."""
    scene = reading.scene
    own = scene.clause_of(occurrence.start)
    places = [own, *([scene.clauses[0]] if scene.clauses and scene.clauses[0] != own else [])]
    for place in places:
        laws = scene.names_in(Stretch(place.start, min(place.end, occurrence.start)), "Law")
        if laws and _opens(scene, place, laws[0]):
            return laws
    return ()


def _opens(scene: Scene, place: Stretch, law: Name) -> bool:
    """Tell whether a law is the first thing of substance in its clause."""
    return law.start - skip_lead(scene, place) <= 1
