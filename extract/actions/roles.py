"""Questions every frame asks of a trigger: is it a mere noun, which count is its own, do names alone say the topic."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.actions.objects import trim
from extract.actions.reading import Reading
from extract.actions.scene import Name, Scene, Stretch
from extract.actions.triggers import Occurrence
from extract.compiled import compiled
from extract.lexicon import alternation
from extract.metrics import Count

_NAME_BEHIND = compiled(rf"(?:工作)?(?:{alternation('act-noun-heads')}|与[^,]{{1,12}}相结合)")
_FALLS_SHORT = compiled(rf"(?:工作|力度)?(?:还|仍|尚|也)?{alternation('act-shortfalls')}")
_WHILE = compiled(r"(?:时|期间|过程中)(?:,|$)")
_EVENT_TAIL = compiled(r"(?:活动|工作|仪式|会议|会)?了?(?:等)?(?:共|累计|达)?")


_NEAR = compiled(r"对|就|围绕|深入|赴|走进|$|专题|集中|开展|[^,、]{0,8}$")
_BODIES_ALONE = compiled(
    r"[“”、和及与]*(?:等?\d*[个家]?(?:有关|承办|政府组成|新组建|被评议|市直|县直|区直|垂直管理|派出|基层)?(?:部门|单位|方面|机构|站所)?)?"
    r"[“”]*(?:工作)?"
)
_JOINTS_ALONE = compiled(
    r"(?:[、和及与“”]|(?:新?(?:修订|修改|修正|制定|颁布)后?的)|[\u4e00-\u9fff]{0,5}《》?|》)*(?:[(][^()]{2,6}[)])?(?:规范性文件|要求|制度|文件)?[》”]*(?:等?(?:法规案|法规|地方性法规|条例|规章))?"
    r"(?:第[\d一二三四五六七八九十百]{1,5}[辑期卷册集])?"
)
"""What may stand beside names without saying more than they do: joints, 新修订的, a class noun before 《."""
_OFFICE_BEHIND = compiled(rf"[^、,]{{0,2}}(?:组成|工作人员|班子|员额|{alternation('act-offices')})")
_MERE_WORK = compiled(r"(?:的)?(?:全面|年度|整体)?工作(?:情况)?")
_RHETORIC = compiled(alternation("rhetoric-verbs"))
LIGHT_VERB = compiled(alternation("light-verbs"))
"""Verbs that carry no meaning of their own (开展, 进行); the noun behind them names the act."""


def is_nominal(reading: Reading, occurrence: Occurrence, *, counted: bool) -> bool:
    """Tell whether the trigger is part of a noun phrase that names no act: 监督机制, 加强调研, 监督的刚性."""
    scene = reading.scene
    if _NAME_BEHIND.match(scene.text, occurrence.end):
        return True
    if _FALLS_SHORT.match(scene.text, occurrence.end):
        return True
    if _WHILE.match(scene.text, occurrence.end):
        return True
    if scene.text.startswith("的", occurrence.end) and not counted:
        return True
    head = reading.head(occurrence)
    rhetoric = list(scene.open_matches(_RHETORIC, head))
    lights = list(scene.open_matches(LIGHT_VERB, head))
    if not rhetoric or counted:
        return False
    last_light = lights[-1].start() if lights else -1
    governs = scene.text[rhetoric[-1].end() : occurrence.start]
    return rhetoric[-1].start() > last_light and not governs.endswith(("并", "、")) and len(governs) < 30


def count_behind(scene: Scene, occurrence: Occurrence) -> Count | None:
    """Return the count right behind the trigger: 调研53次, 讲座 8 次, 培训班5期."""
    tail = _EVENT_TAIL.match(scene.text, occurrence.end)
    ends = {occurrence.end, tail.end() if tail else occurrence.end}
    return next((count for count in scene.counts if count.start in ends), None)


def count_in_front(reading: Reading, occurrence: Occurrence) -> Count | None:
    """Return the count of times in front of the trigger: 先后3次对…开展调研, 开展3次执法检查."""
    scene = reading.scene
    head = reading.head(occurrence)
    for count in reversed(scene.counts_in(head)):
        between = scene.text[count.end : occurrence.start]
        times = count.unit in ("次", "轮", "场", "场次", "批次", "期")
        if times and _NEAR.match(between):
            return count
    return None


def bare_names(scene: Scene, stretch: Stretch, names: Sequence[Name]) -> bool:
    """Tell whether the stretch holds nothing but these names and what joins them."""
    if not names:
        return False
    rest = list(scene.slice(stretch))
    for name in names:
        if stretch.start <= name.start and name.end <= stretch.end:
            rest[name.start - stretch.start : name.end - stretch.start] = [""] * (name.end - name.start)
    return bool(_JOINTS_ALONE.fullmatch("".join(rest)))


def bare_lead(scene: Scene, topic: Stretch, bodies: Sequence[Name]) -> bool:
    """Tell whether the stretch holds bodies and no more: 对县教育局等6个部门, not 对县教育局局长."""
    rest = scene.slice(topic)
    for body in bodies:
        rest = rest.replace(body.text, "")
    return bool(_BODIES_ALONE.fullmatch(rest))


def bodies_and_topic(scene: Scene, topic: Stretch, bodies: tuple[Name, ...]) -> tuple[tuple[Name, ...], Stretch | None]:
    """Tell the bodies acted on from what they are judged on: 对|县法院|执行工作|进行评议; officers are people."""
    if bare_lead(scene, topic, bodies):
        return bodies, None
    first = bodies[0].start - topic.start <= 1
    # A 的甲工作、B 的乙工作: with words between the bodies the topics of all are told.
    between = [scene.text[a.end : b.start] for a, b in pairwise(bodies)]
    start = bodies[-1].end if all(_BODIES_ALONE.fullmatch(each) for each in between) else bodies[0].end
    rest = trim(scene, Stretch(start, topic.end))
    if not first or not rest or any(_OFFICE_BEHIND.match(scene.text, body.end) for body in bodies):
        return (), topic
    return bodies, None if _MERE_WORK.fullmatch(scene.slice(rest)) else rest
