"""Done or planned, and what is no act at all: cues with direction and scope.

A cue opens a scope that runs to the end of its sentence: an exhortation (会议指出, 要…), 将 and 拟.
"""

from __future__ import annotations

import re

from extract.actions.scene import Scene

_EXHORTS = re.compile(
    r"(?:会议|报告|大会|讲话|指示|决定|通知)?(?:指出|强调|要求|认为|提出要求|表示)[,:]?(?:必须|要|应当?|需要)|恳请|让我们|希望|请予|敬请|请审[议查]"
)
_PLANS = re.compile(
    r"(?<![即行])将(?![军领士在其问审其]|意见)|拟(?!定|稿|任)|计划(?=[^,。]{0,3}(?:审议|听取|邀请|开展|制定|组织|检查|新建|举办))|条件成熟时|下一步|今后一[年段个]|(?:今|明)年要"
)


def exhorted_from(scene: Scene) -> int:
    """Return from where on the sentence only exhorts; its length where it does not."""
    cue = next((m for m in _EXHORTS.finditer(scene.text) if not scene.closed[m.start()]), None)
    return cue.start() if cue else len(scene.text)


def is_planned(scene: Scene, offset: int) -> bool:
    """Tell whether the act at this place is planned: by its section, unless a cue before it says otherwise."""
    planned = scene.sentence.status == "planned"
    for cue in _PLANS.finditer(scene.text, 0, offset):
        if not scene.closed[cue.start()]:
            planned = True
    return planned
