"""票决产生的 N 项 T: an act told in a relative clause, its object behind 的."""

from __future__ import annotations

from extract.actions.act import Act
from extract.actions.cards import ActionCard
from extract.actions.objects import groups, object_of
from extract.actions.reading import Reading
from extract.actions.scene import Stretch
from extract.actions.triggers import Occurrence
from extract.compiled import compiled

_NOUN = compiled(r"[^全均已都]{2,12}?(?=全部|均|已|都|开展|$)")


def read(reading: Reading, occurrence: Occurrence, card: ActionCard) -> tuple[Act, ...]:
    """Read a counted noun behind 的 as the object; the act stands only where another than the reporting body did it."""
    scene = reading.scene
    zone = object_of(scene, occurrence.end, reading.limit(occurrence))
    group = next(iter(groups(scene, zone)), None)
    if group is None or group.count is None:
        return ()
    noun = _NOUN.match(scene.text, group.stretch.start, group.stretch.end)
    topic = Stretch(*noun.span()) if noun else group.stretch
    act = reading.make(occurrence, card, topic=topic or None, quantity=group.count)
    return (act,) if act.subject and not act.subject.ours else ()
