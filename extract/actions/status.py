"""Done or planned, and what is no act at all: cues with direction and scope.

A cue opens a scope that runs to the end of its sentence: an exhortation (会议指出, 要…), 将 and 拟.
"""

from __future__ import annotations

from extract.actions.scene import Scene
from extract.compiled import compiled
from extract.lexicon import alternation
from extract.sieve import Guard

_SPEAKER = alternation("act-exhortations", where="speaker")
_SAYS = alternation("act-exhortations", where="says")
_MUST = alternation("act-exhortations", where="must")
_EXHORTS = compiled(f"{_SPEAKER}?{_SAYS}[,:]?{_MUST}|{alternation('act-exhortations', where='plea')}")
_INTENDS = f"计划(?=[^,。]{{0,3}}{alternation('act-plan-cues', where='verb')})"
# 将建议交由 B 办理: before what is handed over 将 is 把.
_MARKS_OBJECT = compiled(r"将(?![向对就于由])[^,;将]{2,30}?(?:交由|转交|移交|交办|印送|批转|反馈给)")
_PLANS = compiled(f"{alternation('act-plan-cues', where='cue')}|{_INTENDS}")


_MAY_EXHORT, _MAY_PLAN = Guard(_EXHORTS), Guard(_PLANS)


def exhorted_from(scene: Scene) -> int:
    """Return from where on the sentence only exhorts; its length where it does not."""
    if not _MAY_EXHORT.lets(scene.text):
        return len(scene.text)
    cue = next((m for m in _EXHORTS.finditer(scene.text) if not scene.closed[m.start()]), None)
    return cue.start() if cue else len(scene.text)


def planned_from(scene: Scene) -> int:
    """Return from where on acts are planned: by the section, or behind a cue; behind the end where none is."""
    if scene.sentence.status == "planned":
        return 0
    if not _MAY_PLAN.lets(scene.text):
        return len(scene.text) + 1
    cues = (cue.end() for cue in _PLANS.finditer(scene.text) if _speaks(scene, cue.start()))
    return next(cues, len(scene.text) + 1)


def _speaks(scene: Scene, at: int) -> bool:
    """Tell whether a cue stands in the open; one that begins with a time (明年要) does, though the time is a name."""
    if _MARKS_OBJECT.match(scene.text, at):
        return False
    return not scene.closed[at] or any(name.start <= at < name.end for name in scene.names if name.type == "Time")
