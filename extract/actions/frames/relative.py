"""票决产生的 N 项 T, 代表甲提出的《W》: an act told in a relative clause, its object behind 的."""

from __future__ import annotations

from extract.actions.act import Act
from extract.actions.cards import ActionCard
from extract.actions.objects import groups, object_of
from extract.actions.reading import Reading
from extract.actions.scene import Stretch
from extract.actions.triggers import Occurrence
from extract.compiled import compiled

_ADVICE = ("建议", "意见", "意见建议", "审议意见")
_NOUN = compiled(r"[^全均已都]{2,12}?(?=全部|均|已|都|开展|$)")


def read(reading: Reading, occurrence: Occurrence, card: ActionCard) -> tuple[Act, ...]:
    """Read a counted noun behind 的 as the object; the act stands only where another than the reporting body did it."""
    scene = reading.scene
    if card.type == "recommend":
        return _put_forward(reading, occurrence, card)
    zone = object_of(scene, occurrence.end, reading.limit(occurrence))
    group = next(iter(groups(scene, zone)), None)
    if group is None or group.count is None:
        return ()
    noun = _NOUN.match(scene.text, group.stretch.start, group.stretch.end)
    topic = Stretch(*noun.span()) if noun else group.stretch
    act = reading.make(occurrence, card, topic=topic or None, quantity=group.count)
    return (act,) if act.subject and not act.subject.ours else ()


def _put_forward(reading: Reading, occurrence: Occurrence, card: ActionCard) -> tuple[Act, ...]:
    """Read advice behind 提出的, by title or with its count, of a body or a person that the clause names."""
    scene = reading.scene
    zone = object_of(scene, occurrence.end + 1, reading.limit(occurrence))
    subject = reading.subject(occurrence)
    named = subject.names or any(name.type == "Person" and name.end == subject.end for name in scene.names)
    here = scene.clause_of(occurrence.start).start <= subject.start < occurrence.start
    if not (here and named) or subject.ours:
        return ()
    work = scene.name_at.get(zone.start)
    if work is not None and work.type == "Work" and work.text.endswith(_ADVICE):
        return (reading.make(occurrence, card, topic=Stretch(work.start, work.end)),)
    group = next(iter(groups(scene, zone)), None)
    if group is None or group.count is None or group.count.start > zone.start:
        return ()
    noun = next((word for word in _ADVICE if scene.text.startswith(word, group.count.end)), None)
    return (reading.make(occurrence, card, topic=None, quantity=group.count),) if noun else ()
