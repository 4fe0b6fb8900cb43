"""Who acts: the subjects of a sentence, clause by clause.

Chinese leaves a known subject out: what a clause names holds for the clauses after it, to the end of the sentence.
Where no clause names one, the reporting body itself speaks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extract.actions.act import Subject
from extract.actions.actors import chain_subject, entrusted_at, handler_at, office_alone, people_at, platform_at
from extract.actions.lead import body_chain, skip_lead
from extract.actions.scene import Name, Scene, Stretch
from extract.compiled import compiled

_IN_PASSIVE = compiled(r"被评为|获评|荣获|被授予|入选")
_SITTING = compiled(r"会议(?!指出|强调|要求|认为)")
_CONGRESS = compiled(r"(?:人大|人民代表大会)第?[一二三四五六七八九十]{1,3}次(?:全体)?会议$")
"""A session of a congress: it decides, elects and accepts in one sitting, clause by clause."""
_OF_IT = compiled(r"[^,的了]{1,6}的")
_CAUSED = compiled(r"(?:组织|安排|动员|发动|引导|邀请|实现|选派)(?=[^,]{2})")
_ENTRUSTED = compiled(r"委托")
_ANSWERS = compiled(r"应询|作答|答疑|答询")
_BY = compiled(r"(?:交由|由|(?<![上提移转递成])交(?=[^,]{0,12}(?:办理|承办|研究)))")
_OTHERS = compiled("[由交经获]|接受|促成")
_CHOSEN = compiled(r"[^,]{0,8}?(?:任命|产生|选举|提出|组成|审议)[^,]{0,4}的")
_SETTLED = compiled(r",[^,]{0,6}?(?:办结|办复|答复|办理|解决)")
_LEADS = compiled(r"(?:共同|分别)?(?:牵头|负责)")
"""由 B 牵头: what B leads is told in the clauses behind; an officer who heads a group (带队) acts for the body."""
_APPROVED = compiled(r"(?:经|获得?|得到)(?=[^,]{2,24}?(?:批准|审议|同意|通过|答复|批复))")


_PASSING = compiled(
    r"(?:均|都|亲自|全程)?(?:到会|列席|出席|应邀(?:到|出|列))|担任|兼任|受聘|[^,、]{0,8}(?:领办|督办|牵头|承办|办理|领衔|提出)(?:、[^,]{2,14}(?:督办|牵头|办理))?的"
)
"""What somebody does in passing, or what tells of the proposal in his hands; the clauses behind are another's."""
_ADVISES = compiled(r"并?(?:建议|提出|要求|督促)")
_DURING = compiled(r"(?:闭会)?期间|上(?!报|线|下)")
_UNDERGOES = compiled(r"接受(?:了|过)?|促成")
# What people do that is no act of a type: the clause has its verb, the next one has another subject.
_OCCUPIED = compiled(r"(?:认真|集中|深入|系统|积极){0,6}(?:学习|研读|参观|讨论|收看|观看)")


@dataclass(frozen=True, slots=True)
class Change:
    """From `at` on (to `until`, if it is given) this subject acts."""

    at: int
    subject: Subject
    until: int | None = None


@dataclass(frozen=True)
class Subjects:
    """The subjects of a sentence by place."""

    changes: tuple[Change, ...]

    def changed(self, start: int, end: int) -> bool:
        """Tell whether another subject is named between the two places."""
        return any(start <= change.at <= end and change.subject.written for change in self.changes)

    def at(self, offset: int) -> Subject:
        """Return who acts at this place; the reporting body, left out, where nobody is named."""
        current = Subject()
        for change in self.changes:
            if change.at <= offset and (change.until is None or offset < change.until):
                current = change.subject
        return current


# Those invited to teach serve the one who invites: the course is the host's act.
_LECTURES = compiled(r"[^,]{0,6}?(?:辅导|授课|讲课|讲座|解读|授业)")


def subjects(scene: Scene, triggers: tuple[int, ...]) -> Subjects:
    """Work out the subjects; `triggers` are the places where acts are named."""
    changes: list[Change] = []
    moved, entrusted = _CAUSED.search(scene.text) is not None, "委托" in scene.text
    by_others = _OTHERS.search(scene.text) is not None
    for clause in scene.clauses:
        changes.extend(_named_first(scene, clause, triggers))
        if moved:
            changes.extend(_moved(scene, clause, triggers))
        if entrusted:
            changes.extend(_entrusted(scene, clause))
        if by_others:
            changes.extend(_by_others(scene, clause, triggers))
    return Subjects(tuple(changes))


def _named_first(scene: Scene, clause: Stretch, triggers: tuple[int, ...]) -> Iterator[Change]:
    """Yield the subject with which a clause begins."""
    at = skip_lead(scene, clause)
    chain = body_chain(scene, at, clause.end)
    if chain and not _IN_PASSIVE.search(scene.text, clause.start, clause.end):
        subject = chain_subject(scene, chain, clause)
        if subject is not None:
            # A meeting acts in its own clause; what follows is the body's again, but a congress goes on in session.
            met = bool(subject.names) and subject.names[0].type == "Meeting" and not subject.ours
            if met and _CONGRESS.search(subject.names[0].text):
                met = _OF_IT.match(scene.text, subject.end) is not None
            aside = scene.text.startswith("其中", clause.start)
            once = met or aside or _ANSWERS.search(scene.text, clause.start, clause.end)
            until = _sits_until(scene, subject, clause) if once else _passes(scene, subject, clause)
            yield Change(at, subject, until=until)
        elif (told := _in_session(scene, chain, clause)) is not None:
            yield Change(chain[-1].end, told, until=clause.end)
    elif _SITTING.match(scene.text, at):
        yield Change(at, Subject(at, at + 2, (), ours=True))
    elif (other := platform_at(scene, at) or people_at(scene, at, clause)) is not None:
        # 代表甲提出的《…建议》得到重视: what follows tells of the proposal.
        of_it = _OF_IT.match(scene.text, other.end) and not _PASSING.match(scene.text, other.end, clause.end)
        yield Change(at, other, until=clause.end if of_it else _passes(scene, other, clause))
    elif (office := office_alone(scene, at, clause, triggers)) is not None:
        yield Change(at, office, until=_passes(scene, office, clause))


def _in_session(scene: Scene, chain: tuple[Name, ...], clause: Stretch) -> Subject | None:
    """Return the people who act at a session: 县十五届人大二次会议上|代表|提出."""
    during = _DURING.match(scene.text, chain[-1].end, clause.end) if chain[-1].type == "Meeting" else None
    return people_at(scene, during.end(), clause) if during else None


def _passes(scene: Scene, subject: Subject, clause: Stretch) -> int | None:
    """Return where it ends what somebody does in passing: at 的 of a relative clause (督办的), else with the clause."""
    found = _PASSING.match(scene.text, subject.end, clause.end)
    # Deputies who serve as overseers go on acting; judges who serve as lecturers act for their court.
    serving = found is not None and found[0] in ("担任", "兼任", "受聘")
    if found is None or (serving and scene.text.endswith(("代表", "委员"), subject.start, subject.end)):
        return None
    return found.end() if scene.text[found.end() - 1] == "的" else clause.end


def _sits_until(scene: Scene, subject: Subject, clause: Stretch) -> int:
    """Return where a meeting's acts end: in its clause, or behind the advice it gives in the clauses right after."""
    until = clause.end
    if not subject.names or not subject.names[0].text.endswith(("主任会议", "主席会议")):
        return until
    for later in scene.clauses:
        if later.start == until + 1 and _ADVISES.match(scene.text, later.start):
            until = later.end
    return until


def _moved(scene: Scene, clause: Stretch, triggers: tuple[int, ...]) -> Iterator[Change]:
    """Yield the people whom the subject moves to act (组织代表…); they act on where their own clause names no act."""
    first = _CAUSED.search(scene.text, clause.start, clause.end)
    invited = first is not None and first[0] == "邀请"
    idle = first is not None and not invited and not any(first.end() <= at < clause.end for at in triggers)
    for cue in scene.open_matches(_CAUSED, clause):
        people = people_at(scene, cue.end(), clause)
        if people is not None and not (cue[0] == "邀请" and _LECTURES.match(scene.text, people.end)):
            # 组织代表集中活动8次: an activity told with its count is told.
            told = any(count.end == clause.end and count.start > people.end for count in scene.counts)
            passing = _OCCUPIED.match(scene.text, people.end) or _PASSING.match(scene.text, people.end)
            goes_on = idle and not told and not passing
            yield Change(people.end, people, until=None if goes_on else clause.end)


def _entrusted(scene: Scene, clause: Stretch) -> Iterator[Change]:
    for cue in scene.open_matches(_ENTRUSTED, clause):
        subject = entrusted_at(scene, cue.end(), clause)
        if subject is not None:
            yield Change(subject.end, subject, until=clause.end)


def _by_others(scene: Scene, clause: Stretch, triggers: tuple[int, ...]) -> Iterator[Change]:
    """Yield those who act behind 由, those whose act is undergone (接受 B 询问), those whose approval 经 tells of."""
    for cue in scene.open_matches(_BY, clause):
        subject = handler_at(scene, cue.end(), clause)
        if subject is not None and not _CHOSEN.match(scene.text, subject.end):
            led = subject.names and _LEADS.fullmatch(scene.text, subject.end, clause.end)
            goes_on = led or _SETTLED.match(scene.text, clause.end)
            until = None if goes_on else clause.end
            yield Change(subject.end, subject, until=_passes(scene, subject, clause) or until)
    for cue in scene.open_matches(_UNDERGOES, clause):
        chain = body_chain(scene, cue.end(), clause.end)
        if chain and chain[-1].end in triggers:
            yield Change(chain[-1].end, Subject(chain[0].start, chain[-1].end, chain, ours=False), until=clause.end)
    for cue in scene.open_matches(_APPROVED, clause):
        chain = body_chain(scene, cue.end(), clause.end)
        subject = chain_subject(scene, chain, clause) if chain else None
        if subject is not None:
            yield Change(subject.end, subject, until=clause.end)
