"""How a clause begins: markers, adverbs and times before its first word of substance, and bodies in a chain."""

from __future__ import annotations

from extract.actions.scene import Name, Scene, Stretch
from extract.compiled import compiled
from extract.lexicon import alternation

_NUMBER = r"[一二三四五六七八九十]{1,3}"
_MARKERS = compiled(
    rf"(?:[(]?{_NUMBER}[)、]|{_NUMBER}(?:是|要)|\d{{1,2}}[.、] ?(?!\d)|\d{{1,2}}[.、] ?(?=\d{{1,2}}月)"
    rf"|[(]\d{{1,2}}[)]|[-—]{{1,3}}|{alternation('act-adverbs', where='lead')})+"
)
"""List markers, connectives and adverbs that may stand before the subject or the verb of a clause."""
_JOINT = compiled(r"、|和|及其|及|以及")
_UNNAMED = compiled(r"(?:(?:及其?|和|、|等)(?:有关|相关|所属|职能)*(?:部门|单位|方面)*)+")


def skip_lead(scene: Scene, clause: Stretch) -> int:
    """Return where the clause's first word of substance stands: after markers, adverbs and times."""
    place = clause.start, clause.end
    known = scene.leads.get(place)
    if known is None:
        known = scene.leads[place] = _skip_lead(scene, clause)
    return known


def _skip_lead(scene: Scene, clause: Stretch) -> int:
    at = clause.start
    while at < clause.end:
        time = scene.name_at.get(at)
        if time is not None and time.type == "Time":
            at = time.end
        elif (marker := _MARKERS.match(scene.text, at, clause.end)) and at not in scene.name_at:
            at = marker.end()
        else:
            return at
    return clause.end


def body_chain(scene: Scene, at: int, end: int) -> tuple[Name, ...]:
    """Return the bodies (or the meeting) that stand at `at`, coordinated by 、 和 及."""
    chain: list[Name] = []
    while (name := scene.name_at.get(at)) is not None and name.type in ("Body", "Meeting") and name.end <= end:
        chain.append(name)
        at = name.end + (scene.text[name.end : name.end + 1] in ("”", "》"))
        joint = _JOINT.match(scene.text, at)
        if joint is None or joint.end() not in scene.name_at:
            break
        at = joint.end()
    return tuple(chain)


def skip_unnamed(scene: Scene, at: int) -> int:
    """Return where the unnamed ones end that are joined to a body ending at `at`: 县教育局|及有关部门."""
    found = _UNNAMED.match(scene.text, at)
    return found.end() if found else at
