"""推动 X 贯彻落实, 抓好 X 落实: a named law or program carried out, between the verb that moves it and the act."""

from __future__ import annotations

from extract.actions.act import Act
from extract.actions.cards import ActionCard
from extract.actions.reading import Reading
from extract.actions.scene import Stretch
from extract.actions.triggers import Occurrence
from extract.compiled import compiled

_MOVES = compiled(r"(?<!助)推动|抓好|抓实|推进")
_MAY_STAND_BETWEEN = ("", "制度", "全面", "深入")


def read(reading: Reading, occurrence: Occurrence, card: ActionCard) -> tuple[Act, ...]:
    """Read the names right before the trigger as its object."""
    scene = reading.scene
    cues = list(scene.open_matches(_MOVES, reading.head(occurrence)))
    if not cues:
        return ()
    names = scene.names_in(Stretch(cues[-1].end(), occurrence.start), "Law", "Program")
    if not names or scene.text[names[-1].end : occurrence.start].strip("》”") not in _MAY_STAND_BETWEEN:
        return ()
    return (
        reading.make(
            occurrence,
            card,
            laws=tuple(name for name in names if name.type == "Law"),
            programs=tuple(name for name in names if name.type == "Program"),
        ),
    )
