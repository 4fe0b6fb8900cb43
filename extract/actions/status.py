"""Done or planned, and what is no act at all: cues with direction and scope.

A cue opens a scope that runs to the end of its sentence: an exhortation (会议指出, 要…), 将 and 拟.
"""

from __future__ import annotations

from extract.actions.scene import Scene
from extract.compiled import compiled
from extract.lexicon import alternation

_SPEAKER = alternation("act-exhortations", where="speaker")
_SAYS = alternation("act-exhortations", where="says")
_MUST = alternation("act-exhortations", where="must")
_EXHORTS = compiled(f"{_SPEAKER}?{_SAYS}[,:]?{_MUST}|{alternation('act-exhortations', where='plea')}")
_INTENDS = f"计划(?=[^,。]{{0,3}}{alternation('act-plan-cues', where='verb')})"
_PLANS = compiled(f"{alternation('act-plan-cues', where='cue')}|{_INTENDS}")


def exhorted_from(scene: Scene) -> int:
    """Return from where on the sentence only exhorts; its length where it does not."""
    cue = next((m for m in _EXHORTS.finditer(scene.text) if not scene.closed[m.start()]), None)
    return cue.start() if cue else len(scene.text)


def is_planned(scene: Scene, offset: int) -> bool:
    """Tell whether the act at this place is planned: by its section, or by a cue before it."""
    cues = (cue for cue in _PLANS.finditer(scene.text) if cue.end() <= offset)
    return scene.sentence.status == "planned" or any(_speaks(scene, cue.start()) for cue in cues)


def _speaks(scene: Scene, at: int) -> bool:
    """Tell whether a cue stands in the open; one that begins with a time (明年要) does, though the time is a name."""
    return not scene.closed[at] or any(name.start <= at < name.end for name in scene.names if name.type == "Time")
