"""任命 P 为 O, P 为 O; 免去 P 的 O 职务; 接受 P 辞去 O 职务的请求: the person and the post are the topic.

An act without a person (任免国家机关工作人员 63 人次) is read as a verb with its object.
"""

from __future__ import annotations

from collections.abc import Iterator

from extract.actions.act import Act
from extract.actions.cards import ActionCard
from extract.actions.frames import verb
from extract.actions.objects import trim
from extract.actions.reading import Reading
from extract.actions.scene import Stretch
from extract.actions.triggers import Occurrence
from extract.compiled import compiled

_ITEM = compiled(r"为|任|代理|的[^,、;]{0,60}职务|辞去[^,、;]{0,60}职务")
_REQUEST = compiled(r"的?(?:请求|申请|报告)?$")


def read(reading: Reading, occurrence: Occurrence, card: ActionCard) -> tuple[Act, ...]:
    """Read one act for each person, the verb dropped for all but the first."""
    pieces = tuple(_pieces(reading, occurrence))
    if not pieces:
        return verb.read(reading, occurrence, card)
    return tuple(
        reading.make(occurrence, card, topic=piece, consumed=Stretch(occurrence.end, piece.end)) for piece in pieces
    )


def _pieces(reading: Reading, occurrence: Occurrence) -> Iterator[Stretch]:
    """Yield the stretches that name a person and a post: behind the verb, and in clauses that begin with a person."""
    scene = reading.scene
    own = scene.clause_of(occurrence.start)
    for clause in scene.clauses:
        if clause.end <= occurrence.start:
            continue
        start = occurrence.end if clause == own else clause.start
        if clause != own and not (scene.name_at.get(start) and scene.name_at[start].type == "Person"):
            return
        yield from _persons(reading, Stretch(start, clause.end))


def _persons(reading: Reading, stretch: Stretch) -> Iterator[Stretch]:
    scene = reading.scene
    named = scene.names_in(stretch, "Person")
    # Several people to one office (甲、乙为…) are one piece: it begins with the first of them.
    persons = [
        person
        for before, person in zip((None, *named), named, strict=False)
        if before is None or scene.text[before.end : person.start] != "、"
    ]
    ends = [*[person.start for person in persons[1:]], stretch.end]
    for person, end in zip(persons, ends, strict=False):
        piece = trim(scene, Stretch(person.start, end))
        request = _REQUEST.search(scene.text, piece.start, piece.end)
        if request and request[0] and request[0] != "的":
            piece = Stretch(piece.start, request.start())
        if _ITEM.search(scene.text, person.end, piece.end):
            yield piece
