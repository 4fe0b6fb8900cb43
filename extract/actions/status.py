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
_PLANS = compiled(f"{alternation('act-plan-cues', where='cue')}|{_INTENDS}")

# 将 before a noun marks the object of a verb of giving (将议案交由县政府办理): nothing is announced.
_GIVES = compiled(
    r"(?!对|就|围绕|继续|重点|进一步|听取|审议|开展|组织|制定|修订|检查|视察|推动|加强|按|依|于|把|会|要)[^,。;:]{2,28}?"
    r"(?:交由|交付|交办|交给|交|转交|转送|转办|转给?|移交|移送|反馈|印发|印送|分送|报送|提交|列为|列入|纳入|作为|分解|升级为|改造为|改建为|打造成|转化为)"
)


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
    if scene.text.startswith("将", at) and _GIVES.match(scene.text, at + 1):
        return False
    return not scene.closed[at] or any(name.start <= at < name.end for name in scene.names if name.type == "Time")
