"""建议 B T: advice given by the verb 建议; the advice runs on over commas until the effect or another subject."""

from __future__ import annotations

from extract.actions.act import Act
from extract.actions.cards import ActionCard
from extract.actions.lead import body_chain, skip_lead, skip_unnamed
from extract.actions.objects import items, trim
from extract.actions.reading import Reading
from extract.actions.scene import Name, Scene, Stretch
from extract.actions.triggers import Occurrence
from extract.compiled import compiled
from extract.lexicon import alternation

_EFFECT = compiled(alternation("act-effects"))
_ADVERBS = compiled(f"(?:{alternation('act-adverbs', where='advice')}|,)*")


_OWN_FRAMES = ("propose", "urge", "hear", "advise")
"""What a committee does itself, not those it advises: 提出, 督促 B, 听取."""
# 常委会建议:一要…,二要…: the advice follows the mark, in numbered points.
_LISTED = compiled(r"[,:](?=一(?:是|要)|[要应])")
_THEREUPON = compiled(r"据此|随即|随后|目前|现已|已经")
"""What was done upon the advice is told from here."""
_DOES = compiled(
    r"(?:要|应)?(?:加[快强大]|完善|健全|制定|落实|补齐|提高|强化|建立|推进|优化|抓好|做好|尽快|抓紧|统筹|整治|整改|规范|严格|出台)"
)
"""What one of several bodies is advised to do: 建议 A 加快甲、B|完善|乙."""
_NEXT_TERM = compiled(r"(?:下一?|新一)届")


def read(reading: Reading, occurrence: Occurrence, card: ActionCard) -> tuple[Act, ...]:
    """Read the addressee, if the text names one, and the advice."""
    scene = reading.scene
    clause = scene.clause_of(occurrence.start)
    lead = skip_lead(scene, clause)
    subject = reading.subject(occurrence)
    if occurrence.start not in (lead, subject.end) and not _after_adverbs(reading, occurrence, lead):
        return ()
    next_term = _NEXT_TERM.match(scene.text, occurrence.end)
    chain = body_chain(scene, next_term.end() if next_term else occurrence.end, len(scene.text))
    following = scene.text[occurrence.end : occurrence.end + 1]
    listed = _LISTED.match(scene.text, occurrence.end)
    if not (chain or listed) and (not following or following in "的、,;:。等意和" or following.isdigit()):
        return ()
    start = skip_unnamed(scene, chain[-1].end) if chain else (listed.end() if listed else occurrence.end)
    stretch = trim(scene, Stretch(start, _end(reading, start, clause)))
    first, *further = _addressed(scene, stretch, chain)
    others = [
        reading.make(occurrence, card, targets=who, topic=what, consumed=Stretch(occurrence.end, stretch.end))
        for who, what in further
    ]
    stretch = first[1]
    return (
        reading.make(
            occurrence,
            card,
            targets=chain,
            topic=stretch or None,
            laws=scene.names_in(stretch, "Law"),
            programs=scene.names_in(stretch, "Program"),
            items=items(scene, stretch),
            consumed=Stretch(occurrence.end, max(stretch.end, occurrence.end)),
        ),
        *others,
    )


def _addressed(scene: Scene, stretch: Stretch, chain: tuple[Name, ...]) -> list[tuple[tuple[Name, ...], Stretch]]:
    """Cut advice to several bodies: 建议 A 做甲、|B 做乙; the first piece is the given chain's."""
    cuts = [
        name.start
        for name in scene.names_in(stretch, "Body")
        if chain and scene.text[name.start - 1] == "、" and _DOES.match(scene.text, name.end)
    ]
    starts = [stretch.start, *cuts]
    pieces = [trim(scene, Stretch(a, b)) for a, b in zip(starts, [*cuts, stretch.end], strict=True)]
    told = [(chain, pieces[0])]
    for piece in pieces[1:]:
        who = body_chain(scene, piece.start, piece.end)
        told.append((who, trim(scene, Stretch(who[-1].end, piece.end))))
    return told


def _after_adverbs(reading: Reading, occurrence: Occurrence, lead: int) -> bool:
    chain = body_chain(reading.scene, lead, occurrence.start)
    start = chain[-1].end if chain else lead
    between = reading.scene.text[start : occurrence.start]
    return _ADVERBS.fullmatch(between) is not None


def _end(reading: Reading, start: int, clause: Stretch) -> int:
    """Return where the advice ends: before a clause that tells its effect, names another subject or an act of ours."""
    scene = reading.scene
    end = max(clause.end, start)
    for later in [each for each in scene.clauses if each.end > start]:
        if later.start > start and (not _goes_on(scene, end, later) or _is_ours(reading, later)):
            break
        end = later.end
    return end


def _is_ours(reading: Reading, later: Stretch) -> bool:
    """Tell whether a clause begins with an act of the one who advises: 提出, 听取, or 督促 with a body behind it."""
    scene = reading.scene
    at = skip_lead(scene, later)
    found = next((each for each in reading.occurrences if each.start == at), None)
    if found is None or found.cards[0].frame not in _OWN_FRAMES:
        return False
    return found.cards[0].frame != "urge" or bool(body_chain(scene, found.end, later.end))


def _goes_on(scene: Scene, end: int, later: Stretch) -> bool:
    """Tell whether the advice that has reached `end` runs on into a later clause."""
    if scene.text[end : end + 1] not in (",", ":", "") or _EFFECT.match(scene.text, later.start):
        return False
    if _THEREUPON.search(scene.text, later.start, later.end):
        return False
    return not body_chain(scene, skip_lead(scene, later), later.end)
