"""What stands behind a verb: its object, cut into the groups that have a count of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.actions.scene import Scene, Stretch
from extract.compiled import compiled
from extract.lexicon import alternation
from extract.metrics import Count

_ASIDE = compiled(r"[(](?:其中|[^()]{0,6}(?:单位|部门)[::]|[^()]{0,4}年[^()]{0,8}\d)[^()]*[)]?$")
_JOINTS = compiled(r"、|和|及|以及|与")
_STOPS = compiled(r"并(?!联|购|轨|重|举)|\.(?=[\u4e00-\u9fff])|时(?=[^,]{0,4}(?:开展|进行|组织|提出))|,")
_ASPECT = compiled(
    r"完毕|其中|了|过|好|出了|出(?=民生|重点|优秀|年度|一批|[\d一二两三四五六七八九十])|对(?=[^,]{1,40}?的(?:意见|建议))"
)
_QUALIFIER = compiled(f"{alternation('act-qualifiers', where='topic')}+")
AT_LEAST = compiled(r"(?:不少于|不低于|不超过|超过|累计|共计)$")
_AND_SO_ON = compiled(rf"等(?:方面|各方面)?的?{alternation('act-closing-nouns', where='topics')}?$")
_SO_MANY_SIDES = compiled(r"(?<=.)(?:[一二三四五六七八九十两几\d]{1,9}(?:个|大)?方面的?)$")
_UNNAMED = compiled(
    r"等?(?:方式|形式|方法)|此|其|(?:被评议|有关|相关|各)?(?:部门|单位)(?:和单位|负责人)?|[一二两三四五六七八九十\d]{1,9}[个项份]?(?:专项)?报告"
)


@dataclass(frozen=True, slots=True)
class Group:
    """A part of an object with its count: `stretch` is the text without the count."""

    stretch: Stretch
    count: Count | None


def trim(scene: Scene, stretch: Stretch) -> Stretch:
    """Cut joints, marks and blanks off both ends."""
    start, end = stretch.start, stretch.end
    while start < end and (scene.text[start] in "、,;: 的和及与等") and not scene.closed[start]:
        start += 1
    while end > start and scene.text[end - 1] in "、,;: .的共达和及与":
        end -= 1
    if end > start and (aside := _ASIDE.search(scene.text, start, end)):
        end = aside.start()
    return Stretch(start, end)


def cut_tail(scene: Scene, stretch: Stretch, tail: re.Pattern[str]) -> Stretch:
    """Cut off the end of a stretch what the pattern, which ends in `$`, finds there."""
    found = tail.search(scene.text, stretch.start, stretch.end)
    return Stretch(stretch.start, found.start()) if found else stretch


def open_cuts(scene: Scene, stretch: Stretch, marks: str) -> list[Stretch]:
    """Cut a stretch at those of the marks that stand in the open."""
    cuts = [at for at in range(stretch.start, stretch.end) if scene.text[at] in marks and not scene.closed[at]]
    ends = zip([stretch.start, *[cut + 1 for cut in cuts]], [*cuts, stretch.end], strict=True)
    return [Stretch(start, end) for start, end in ends]


def items(scene: Scene, topic: Stretch) -> tuple[Stretch, ...]:
    """Cut a topic into its items at 、 , and ;."""
    return tuple(item for item in open_cuts(scene, topic, "、,;") if item)


def topic_of(scene: Scene, stretch: Stretch) -> Stretch | None:
    """Cut the generic tail (等工作, 等方面的) off a topic; None where nothing is left."""
    stretch = trim(scene, stretch)
    lead = _QUALIFIER.match(scene.text, stretch.start, stretch.end)
    if lead and lead.end() < stretch.end:
        stretch = Stretch(lead.end(), stretch.end)
    stretch = cut_tail(scene, cut_tail(scene, stretch, AT_LEAST), _SO_MANY_SIDES)
    if _UNNAMED.fullmatch(scene.text, stretch.start, stretch.end):
        return None
    tail = _AND_SO_ON.search(scene.text, stretch.start, stretch.end)
    if tail and not scene.closed[tail.start()]:
        stretch = Stretch(stretch.start, tail.start())
    return stretch or None


def object_of(scene: Scene, start: int, limit: int) -> Stretch:
    """Return the object that starts behind a verb ending at `start`: to the clause's end, or to 并 and the like."""
    clause = scene.clause_of(max(start - 1, 0))
    end = min(clause.end, limit)
    aspect = _ASPECT.match(scene.text, start, end)
    if aspect and not (start < len(scene.closed) and scene.closed[start]):
        start = aspect.end()
    for stop in scene.open_matches(_STOPS, Stretch(min(start, end), end)):
        end = stop.start()
        break
    return Stretch(min(start, end), end)


def groups(scene: Scene, stretch: Stretch) -> Iterator[Group]:
    """Cut an object at the counts in it: 代表联络站21个、代表联络点146个 are two groups, A、B等6项 is one."""
    start = stretch.start
    for count in scene.counts_in(stretch):
        if count.start < start:
            continue
        boundary = _JOINTS.match(scene.text, count.end, stretch.end)
        ends_here = count.end >= stretch.end or boundary is not None or scene.text[count.end] in "(,"
        if count.start == start or scene.text[start : count.start] in ("了", "的"):
            end = _end_of_counted(scene, count, stretch)
            yield Group(trim(scene, Stretch(count.end, end)), count)
            start = end
        elif ends_here:
            yield Group(trim(scene, Stretch(start, count.start)), count)
            start = count.end
        else:
            end = _end_of_counted(scene, count, stretch)
            yield Group(trim(scene, Stretch(start, end)), count)
            start = end
        if joint := _JOINTS.match(scene.text, start, stretch.end):
            start = joint.end()
    rest = trim(scene, Stretch(start, stretch.end))
    if rest:
        yield Group(rest, None)


def _end_of_counted(scene: Scene, count: Count, stretch: Stretch) -> int:
    """Return where the noun behind a leading count ends: before the next count's item, else at the object's end."""
    later = [other for other in scene.counts_in(stretch) if other.start > count.end]
    if not later:
        return stretch.end
    joints = [
        at
        for at in range(count.end, later[0].start)
        if not scene.closed[at] and (scene.text[at] == "、" or (scene.text[at] == "和" and at + 1 == later[0].start))
    ]
    return joints[-1] if joints else stretch.end


def relative_end(scene: Scene, stretch: Stretch) -> int | None:
    """Return where the counted noun behind a relative clause starts: 代表提出的|76件建议; None where there is none."""
    for at in range(stretch.end - 1, stretch.start, -1):
        if scene.text[at] == "的" and not scene.closed[at] and any(count.start == at + 1 for count in scene.counts):
            return at + 1
    return None
