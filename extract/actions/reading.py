"""A scene with its triggers, subjects and times: what every frame is given."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice
from operator import attrgetter
from typing import TypedDict, Unpack

from extract.actions.act import Act, Subject
from extract.actions.cards import ActionCard
from extract.actions.lead import body_chain, skip_lead
from extract.actions.scene import Name, Scene, Stretch
from extract.actions.subjects import Subjects, subjects
from extract.actions.triggers import Occurrence
from extract.actions.when import adverbial_times, times_at, times_behind
from extract.compiled import compiled
from extract.metrics import Count

_PREPOSITION = compiled(
    r"围绕|针对|紧盯|聚焦|对于|(?<![绝针面相核应校派配结反])对(?![照标口策外象比于应])"
    r"|(?<![成造早])就(?![业读近是医]|地(?!方))|以(?=[^,]{2,40}为(?:题|主题|内容))"
)
_GUIDES = compiled(r"指导(?!下)|(?:领导|部署|主持)[^;。]{0,20}换届选举")
"""Who is guided in an election holds it: 指导各镇选举产生."""
_OFFICIAL = ("hear_report", "decide", "appoint", "legislate", "invite", "commend")
_ANNOUNCES = compiled(r"围绕|聚焦|紧盯|紧扣|针对|就|对(?=\d|《)")
_SET_ABOUT = compiled(r"(?:打算|拟|将|要|还|先后|重点|继续|着重|坚持)?(?:围绕|聚焦|紧盯|紧扣|针对)")
_INSTRUMENT = compiled(r"运用|依托|利用|借助|通过|聚焦|围绕|以(?=[^,]{2,60}为(?:载体|抓手|平台|契机))")


class Roles(TypedDict, total=False):
    """What a frame may fill in; the fields of `Act`."""

    subject: Subject | None
    targets: tuple[Name, ...]
    topic: Stretch | None
    laws: tuple[Name, ...]
    programs: tuple[Name, ...]
    times: tuple[Name, ...]
    quantity: Count | None
    total: bool
    items: tuple[Stretch, ...]
    consumed: Stretch | None


_start = attrgetter("start")


@dataclass(frozen=True)
class Reading:
    """A sentence ready for the frames; `acts` grows from left to right.

    `starts` are the places of the triggers, `joined` the triggers that stand behind 、 or 和.
    """

    scene: Scene
    occurrences: tuple[Occurrence, ...]
    barred: tuple[Occurrence, ...]
    subjects: Subjects
    times: tuple[Name, ...]
    starts: frozenset[int]
    joined: tuple[Occurrence, ...]
    acts: list[Act] = field(default_factory=list)

    @classmethod
    def of(cls, scene: Scene, known: Sequence[Occurrence]) -> Reading:
        """Read a scene with its triggers."""
        found = tuple(occurrence for occurrence in known if occurrence.cards)
        barred = tuple(occurrence for occurrence in known if not occurrence.cards)
        who = subjects(scene, tuple(occurrence.start for occurrence in found)) if found else Subjects(())
        times = adverbial_times(scene) if found else ()
        starts = frozenset(occurrence.start for occurrence in found)
        joined = tuple(other for other in found if scene.text[other.start - 1] in "、和")
        return cls(scene, found, barred, who, times, starts, joined)

    def limit(self, occurrence: Occurrence) -> int:
        """Return where the next trigger's clause begins, or the end of the clause."""
        return self.scene.clause_of(occurrence.start).end

    def verb_limit(self, occurrence: Occurrence) -> int:
        """Return where a verb's object must end: before a further verb behind 、, or behind a count and a joint."""
        text = self.scene.text
        limit = self.limit(occurrence)
        first = bisect_right(self.joined, occurrence.end, key=_start)
        for other in islice(self.joined, first, None):
            if other.start > limit:
                break
            counted = any(count.end == other.start - 1 for count in self.scene.counts)
            verbs = text[other.start - 1] == "、" and other.cards[0].frame == occurrence.cards[0].frame == "verb"
            # 走访选民、实地调研、联系群众: between two verbs with objects an event stands for itself.
            between = text[other.start - 1] == "、" == text[other.end : other.end + 1]
            verbs = verbs or (between and occurrence.cards[0].frame == "verb" and other.end + 1 in self.starts)
            if counted or verbs:
                return other.start - 1
        return self._before_another(occurrence, limit)

    def _before_another(self, occurrence: Occurrence, limit: int) -> int:
        """Return where an event with a count of its own begins behind the first count: 讲坛4期、|委员培训班2期."""
        scene = self.scene
        for count in scene.counts_in(Stretch(occurrence.end, limit)):
            if scene.text[count.end : count.end + 1] != "、":
                continue
            later = next((o for o in self.occurrences if 1 < o.start - count.end <= 5 and o.end < limit), None)
            counted = later is not None and any(other.start == later.end for other in scene.counts)
            return count.end if later and counted and later.cards[0].frame == "event" else limit
        return limit

    def head(self, occurrence: Occurrence) -> Stretch:
        """Return what stands before the trigger in its clause."""
        clause = self.scene.clause_of(occurrence.start)
        return Stretch(clause.start, occurrence.start)

    def preposition(self, occurrence: Occurrence) -> re.Match[str] | None:
        """Return the first 对, 就, 围绕, 针对 before the trigger in its clause, behind every earlier act's object."""
        head = self.head(occurrence)
        # A meeting is called for what the act behind it is about: 就 T 召开会议开展询问.
        others = [act.consumed for act in self.acts if act.consumed and act.type != "convene"]
        done = [consumed.end for consumed in others if consumed.end <= occurrence.start]
        head = Stretch(max([head.start, *done]), head.end)
        for found in self.scene.open_matches(_PREPOSITION, head):
            # 对接 is a verb, unless a name begins behind 对 (对接诉即办工作).
            if not self.scene.text.startswith("接", found.end()) or found.end() in self.scene.name_at:
                return found
        return self._announced(occurrence)

    def reach(self, about: re.Match[str], end: int) -> Stretch:
        """Return what a preposition governs: up to `end`, but not beyond its own clause."""
        return Stretch(about.end(), max(about.end(), min(end, self.scene.clause_of(about.start()).end)))

    def _announced(self, occurrence: Occurrence) -> re.Match[str] | None:
        """Return 围绕 or 对 that opens the clause before, where that clause holds no act: 围绕 T, 开展调研."""
        clauses = self.scene.clauses
        clause = self.scene.clause_of(occurrence.start)
        index = clauses.index(clause) if clause in clauses else 0
        if index == 0 or any(clauses[index - 1].start <= act.start for act in self.acts):
            return None
        before = clauses[index - 1]
        if self.scene.text[before.end : before.end + 1] != ",":
            return None
        found = _ANNOUNCES.match(self.scene.text, before.start, before.end) or self._set_about(before)
        return found if found and not self.scene.closed[found.start()] else None

    def _set_about(self, clause: Stretch) -> re.Match[str] | None:
        """Return 围绕 behind the subject with which a clause begins: 主席团打算|围绕 T."""
        lead = skip_lead(self.scene, clause)
        chain = body_chain(self.scene, lead, clause.end)
        return _SET_ABOUT.match(self.scene.text, chain[-1].end if chain else lead, clause.end)

    def subject(self, occurrence: Occurrence) -> Subject:
        """Return who acts at the trigger."""
        return self.subjects.at(occurrence.start)

    def when(self, occurrence: Occurrence) -> tuple[Name, ...]:
        """Return the adverbial time that holds at the trigger."""
        behind = times_behind(self.scene, occurrence.end)
        return behind or times_at(self.scene, self.times, self.subjects, occurrence.start)

    def instruments(self, occurrence: Occurrence) -> tuple[Name, ...]:
        """Return the programs by which an act is done: 依托X, 运用Y, 以Z为载体, in its clause or the one before."""
        clause = self.scene.clause_of(occurrence.start)
        index = self.scene.clauses.index(clause) if clause in self.scene.clauses else 0
        names: list[Name] = []
        for place in self.scene.clauses[max(index - 1, 0) : index + 1]:
            stretch = Stretch(place.start, min(place.end, occurrence.start))
            if any(place.start <= act.start < place.end for act in self.acts) and place is not clause:
                continue
            for cue in self.scene.open_matches(_INSTRUMENT, stretch):
                names.extend(self.scene.names_in(Stretch(cue.end(), stretch.end), "Program"))
                break
        return tuple(dict.fromkeys(names))

    def _actor(self, occurrence: Occurrence, card: ActionCard) -> Subject | None:
        """Return who acts; what only a body can do is the reporting body's, though its members did what came before."""
        if card.type == "elect" and next(self.scene.open_matches(_GUIDES, Stretch(0, occurrence.start)), None):
            return None
        subject = self.subject(occurrence)
        people = subject.written and not subject.names and not subject.ours
        official = card.type in _OFFICIAL or occurrence.word in ("责成", "责令")
        return Subject() if people and official else subject

    def _made_them(self, subject: Subject | None) -> bool:
        """Tell whether those are deputies: they make proposals and do not settle them."""
        return subject is not None and self.scene.text[subject.start : subject.end].endswith(("代表", "委员"))

    def make(self, occurrence: Occurrence, card: ActionCard, **roles: Unpack[Roles]) -> Act:
        """Make an act at the trigger, with the subject and time that hold there unless `roles` has others."""
        roles.setdefault("subject", self._actor(occurrence, card))
        if card.type == "handle_proposals" and self._made_them(roles["subject"]):
            roles["subject"] = None
        roles.setdefault("times", self.when(occurrence))
        count = roles.get("quantity")
        if count and count.unit.endswith("元"):
            # Money is spent on an act, it does not count it.
            roles["quantity"] = None
        extent = self.scene.clause_of(occurrence.start)
        return Act(occurrence.start, occurrence.end, card.type, card.id, extent, **roles)
