"""建议 B T: advice given by the verb 建议; the advice runs on over commas until the effect or another subject."""

from __future__ import annotations

import re

from extract.actions.act import Act
from extract.actions.cards import ActionCard
from extract.actions.frames.propose import _items as items_of
from extract.actions.objects import trim
from extract.actions.reading import Reading
from extract.actions.scene import Stretch
from extract.actions.subjects import body_chain, skip_lead
from extract.actions.triggers import Occurrence

_EFFECT = re.compile(r"推动|促进|助推|确保|不断|切实推动|使|让|为|有效")
_OTHERS = re.compile(r"(?:(?:及其?|和|、|等)(?:有关|相关|所属|职能)*(?:部门|单位|方面)*)+")


def read(reading: Reading, occurrence: Occurrence, card: ActionCard) -> tuple[Act, ...]:
    """Read the addressee, if the text names one, and the advice."""
    scene = reading.scene
    clause = scene.clause_of(occurrence.start)
    lead = skip_lead(scene, clause)
    subject = reading.subject(occurrence)
    if occurrence.start not in (lead, subject.end) and not _after_adverbs(reading, occurrence, lead):
        return ()
    chain = body_chain(scene, occurrence.end, len(scene.text))
    following = scene.text[occurrence.end : occurrence.end + 1]
    if not chain and (not following or following in "的、,;:。等意和" or following.isdigit()):
        return ()
    start = chain[-1].end if chain else occurrence.end
    if chain and (others := _OTHERS.match(scene.text, start)):
        start = others.end()
    stretch = trim(scene, Stretch(start, _end(reading, start, clause)))
    return (
        reading.make(
            occurrence,
            card,
            targets=chain,
            topic=stretch or None,
            laws=scene.names_in(stretch, "Law"),
            programs=scene.names_in(stretch, "Program"),
            items=tuple(items_of(scene, stretch)),
            consumed=Stretch(occurrence.end, max(stretch.end, occurrence.end)),
        ),
    )


def _after_adverbs(reading: Reading, occurrence: Occurrence, lead: int) -> bool:
    chain = body_chain(reading.scene, lead, occurrence.start)
    start = chain[-1].end if chain else lead
    between = reading.scene.text[start : occurrence.start]
    return bool(re.fullmatch(r"(?:要求|强烈|及时|书面|据此|也|还|,|对今后工作)*", between))


def _end(reading: Reading, start: int, clause: Stretch) -> int:
    """Return where the advice ends: before a clause that tells its effect or names another subject."""
    scene = reading.scene
    end = clause.end if clause.end > start else start
    for later in scene.clauses:
        if later.end <= start:
            continue
        if later.start <= start:
            end = later.end
            continue
        mark = scene.text[end : end + 1]
        effect = _EFFECT.match(scene.text, later.start)
        if mark not in (",", ":", "") or effect or body_chain(scene, skip_lead(scene, later), later.end):
            break
        end = later.end
    return end
