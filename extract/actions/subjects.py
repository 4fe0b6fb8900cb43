"""Who acts, and when: subjects and adverbial times of a sentence, clause by clause.

Chinese leaves a known subject out: what a clause names holds for the clauses after it, to the end of the sentence.
Where no clause names one, the reporting body itself speaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extract.actions.act import Subject
from extract.actions.scene import Name, Scene, Stretch
from extract.lexicon import words
from extract.metrics import Count

MARKERS = re.compile(
    r"(?:[(]?[一二三四五六七八九十]{1,3}[)、]|[一二三四五六七八九十]{1,3}(?:是|要)|\d{1,2}[.、](?!\d)|\d{1,2}[.、](?=\d{1,2}月)|[(]\d{1,2}[)]|[-—]{1,3}"
    r"|其中|同时|此外|另外|会后|会上|并|还|也|共|累计|首次|继续|分别|依法|每年|及时|专门|认真|积极|主动|已|均|将)+"
)
"""List markers, connectives and adverbs that may stand before the subject or the verb of a clause."""

_TITLE = (
    r"(?:领导|班子成员|组成人员|成员|负责人|负责同志|(?:常务)?副?(?:主任委员|主任|主席|院长|检察长|局长|厅长|县长|区长"
    r"|市长|州长|旗长|镇长|乡长|秘书长|书记|部长))"
)
_OFFICE = re.compile(rf"{_TITLE}(?:、[^,、;]{{0,8}}?{_TITLE})*")
_RELATIVE = re.compile(r"(?:提出|反映|作出|作|领衔|审理|制定|报送|所作)的")
_NO_SUBJECT = re.compile(r"的|关于|专项工作报告|工作报告|等?\d*[家个名]?[^,]{0,6}被|[及和]?其")
_IN_SESSION = re.compile(r"期间|以来|上(?!报|线|下)|召开|闭会")
_IN_PASSIVE = re.compile(r"被评为|获评|荣获|被授予|入选")
_COUNTED_UNITS = re.compile(r"\d+[家个](?:部门和单位|承办单位|成员单位|部门|单位)")
_LISTED_UNITS = re.compile(r"等\d+[家个](?:部门和单位|部门|单位|成员单位)")
_WHEN = re.compile(r"(?<!关)于$|在$|自$")
_OWN_SESSION = re.compile(r"常委会第[^,]{1,6}次会议$|常务委员会第[^,]{1,6}次会议$")


@cache
def _people() -> re.Pattern[str]:
    heads = "|".join(map(re.escape, words("people")))
    level = r"(?:全国|港澳|各级|[两三四五]级|本级|住[^,、]{1,4}|自治[区州县旗]|省|市|区|县|州|旗|镇|乡|苏木|基层|各界别?|市民|居民|村民|企业|职工|党员|妇女|青年|行业|企业界|优秀|新|专业|驻[^,、]{1,4}|、|两级|三级|四级)"
    joint = r"(?:(?:省|市|区县?|县|乡镇?|镇|州|旗|、)+(?:两级|三级|四级)?人大(?!代表|常委会|工作|机关|制度)|各(?:省|市|县|区|州|级|自治区|直辖市|设区的市|县市区|、)+人大常委会)"
    return re.compile(rf"(?:部分|全体|广大|在[^,的]{{1,6}}的)?(?P<np>{level}*(?:{heads})(?:、(?:{heads}))*|{joint})")


@dataclass(frozen=True, slots=True)
class _Event:
    """From `at` on (to `until`, if it is given) this subject acts."""

    at: int
    subject: Subject
    until: int | None = None


@dataclass(frozen=True)
class Subjects:
    """The subjects of a sentence by place."""

    events: tuple[_Event, ...]

    def changed(self, start: int, end: int) -> bool:
        """Tell whether another subject is named between the two places."""
        return any(start <= event.at <= end and event.subject.written for event in self.events)

    def at(self, offset: int) -> Subject:
        """Return who acts at this place; the reporting body, left out, where nobody is named."""
        current = Subject()
        for event in self.events:
            if event.at <= offset and (event.until is None or offset < event.until):
                current = event.subject
        return current


def skip_lead(scene: Scene, clause: Stretch) -> int:
    """Return where the clause's first word of substance stands: after markers, adverbs and times."""
    at = clause.start
    while at < clause.end:
        time = scene.name_at.get(at)
        if time is not None and time.type == "Time":
            at = time.end
        elif (marker := MARKERS.match(scene.text, at, clause.end)) and at not in scene.name_at:
            at = marker.end()
        else:
            return at
    return clause.end


def _is_ours(scene: Scene, name: Name, *, alone: bool) -> bool:
    if name.type == "Meeting":
        return bool(_OWN_SESSION.search(name.text)) or (name.text == "常委会会议")
    body = scene.reporting_body
    if name.text in ("常委会", "常务委员会"):
        # Bare, it is the committee of the report's owner, known or not.
        return not name.entities or body is None or body in name.entities
    if body is None:
        return False
    # A standing committee of the CPPCC reports for the CPPCC itself, which acts under its own short name.
    whole = body.label.removesuffix("常务委员会") if body.label.startswith("中国人民政治协商会议") else body.label
    return body in name.entities or (alone and any(entity.label == whole for entity in name.entities))


def body_chain(scene: Scene, at: int, end: int) -> tuple[Name, ...]:
    """Return the bodies (or the meeting) that stand at `at`, coordinated by 、 和 及."""
    chain: list[Name] = []
    while (name := scene.name_at.get(at)) is not None and name.type in ("Body", "Meeting") and name.end <= end:
        chain.append(name)
        at = name.end + (1 if scene.text[name.end : name.end + 1] == "”" else 0)
        joint = re.compile(r"、|和|及|以及").match(scene.text, at)
        if joint is None or joint.end() not in scene.name_at:
            break
        at = joint.end()
    return tuple(chain)


def _chain_subject(scene: Scene, chain: tuple[Name, ...], clause: Stretch) -> Subject | None:
    start, end = chain[0].start, chain[-1].end
    if scene.text[end : end + 1] == "”":
        end += 1
    office = _OFFICE.match(scene.text, end, clause.end)
    if office:
        return Subject(start, office.end(), (), ours=False)
    if counted := _COUNTED_UNITS.match(scene.text, end, clause.end):
        return Subject(start, counted.end(), (), ours=False)
    if listed := _LISTED_UNITS.match(scene.text, end, clause.end):
        count = next((count for count in scene.counts if count.start == end + 1), None)
        return None if "被" in scene.text[listed.end() : listed.end() + 2] else Subject(start, end, chain, ours=False, count=count)
    if chain[-1].type == "Meeting":
        counted = any(count.start == end for count in scene.counts)
        if counted or _IN_SESSION.match(scene.text, end):
            return None
    if _NO_SUBJECT.match(scene.text, end) or (len(chain) and scene.text[end : end + 1] == "等" and "被" in scene.slice(clause)):
        return None
    if scene.text[start - 1 : start] == "“" and scene.text[end - 1 : end] == "”":
        start, end = start, end - 1
    return Subject(start, end, chain, ours=any(_is_ours(scene, name, alone=len(chain) == 1) for name in chain))


def _count_before(scene: Scene, at: int) -> Count | None:
    return next((count for count in scene.counts if count.end == at), None)


def _people_at(scene: Scene, at: int, clause: Stretch) -> Subject | None:
    count = next((count for count in scene.counts if count.start == at), None)
    start = count.end if count else at
    found = _people().match(scene.text, start, clause.end)
    if found is None or scene.text.startswith(("带队", "率队"), found.end()) or _RELATIVE.match(scene.text, found.end()) or scene.text[found.end() : found.end() + 1] in ("的", "工"):
        return None
    count = count or next((behind for behind in scene.counts if behind.start == found.end()), None)
    return Subject(found.start("np"), found.end("np"), (), ours=False, count=count)


def _office_alone(scene: Scene, at: int, clause: Stretch, triggers: tuple[int, ...]) -> Subject | None:
    """Return an office that opens a clause and acts right there: 检察长列席, 主席、副主席分工督办."""
    found = _OFFICE.match(scene.text, at, clause.end)
    if found is None or not any(0 <= trigger - found.end() <= 4 for trigger in triggers):
        return None
    return Subject(*found.span(), (), ours=False)


_NAMED_OFFICE = re.compile(rf"[^,;、的]{{1,8}}?{_TITLE}(?=牵头|领衔|领办|督办|包联|负责|主持|[^,;]{{0,4}}办理)")


def _office_at(scene: Scene, at: int, clause: Stretch) -> Subject | None:
    """Return an office that acts by its title alone: 由县长领衔办理, 由省政府领导督办."""
    found = _NAMED_OFFICE.match(scene.text, at, clause.end)
    return Subject(*found.span(), (), ours=False) if found else None


_CAUSED = re.compile(r"(?:组织|安排|动员|发动|引导|邀请)(?=[^,]{2})")
_ENTRUSTED = re.compile(r"委托")
_BY = re.compile(r"(?:交由|由)")
_APPROVED = re.compile(r"(?:经|获得?)(?=[^,]{2,24}?(?:批准|审议|同意|通过))")


def _clause_events(scene: Scene, clause: Stretch, triggers: tuple[int, ...], *, open_end: bool) -> Iterator[_Event]:
    """Yield what changes the subject within a clause."""
    at = skip_lead(scene, clause)
    chain = body_chain(scene, at, clause.end)
    if chain and not _IN_PASSIVE.search(scene.text, clause.start, clause.end):
        subject = _chain_subject(scene, chain, clause)
        if subject is not None:
            # A meeting acts in its own clause; what follows is the body's again.
            once = subject.names and subject.names[0].type == "Meeting" and not subject.ours
            yield _Event(at, subject, until=clause.end if once else None)
    elif re.compile(r"会议(?!指出|强调|要求|认为)").match(scene.text, at):
        yield _Event(at, Subject(at, at + 2, (), ours=True))
    elif (people := _people_at(scene, at, clause)) is not None:
        yield _Event(at, people)
    elif (office := _office_alone(scene, at, clause, triggers)) is not None:
        yield _Event(at, office)
    for cue in scene.open_matches(_CAUSED, clause):
        people = _people_at(scene, cue.end(), clause)
        if people is not None:
            yield _Event(people.end, people, until=None if open_end else clause.end)
    for cue in scene.open_matches(_ENTRUSTED, clause):
        yield from _entrusted(scene, cue.end(), clause)
    for pattern in (_BY, _APPROVED):
        for cue in scene.open_matches(pattern, clause):
            chain = body_chain(scene, cue.end(), clause.end)
            subject = _chain_subject(scene, chain, clause) if chain else None
            if subject is None and pattern is _BY and not chain:
                counted = _COUNTED_UNITS.match(scene.text, cue.end(), clause.end)
                subject = Subject(*counted.span(), (), ours=False) if counted else None
                subject = subject or _people_at(scene, cue.end(), clause) or _office_at(scene, cue.end(), clause)
            if subject is not None:
                yield _Event(subject.end, subject, until=clause.end if pattern is _APPROVED else None)


_UNNAMED_COMMITTEES = re.compile(
    r"(?:其余|其他|另外|各)?(?:\d+个)?(?P<np>[^,;0-9]{0,16}?(?:\d+个)?(?:(?:设区的)?(?:省级|市级|县级|区级|省|市|县|区|州|旗|乡镇|镇|街道|[()、])+)"
    r"(?:人大常委会|人大工委|人大))"
)


def _entrusted(scene: Scene, at: int, clause: Stretch) -> Iterator[_Event]:
    """Yield the one to whom an act is entrusted: a body, or counted unnamed ones (9个设区的市人大常委会)."""
    chain = body_chain(scene, at, clause.end)
    if chain:
        yield _Event(chain[-1].end, Subject(chain[0].start, chain[-1].end, chain, ours=False), until=clause.end)
        return
    found = _UNNAMED_COMMITTEES.match(scene.text, at, clause.end)
    if found:
        count = _count_before(scene, found.start("np"))
        subject = Subject(found.start("np"), found.end("np"), (), ours=False, count=count)
        yield _Event(found.end(), subject, until=clause.end)


def subjects(scene: Scene, triggers: tuple[int, ...]) -> Subjects:
    """Work out the subjects; `triggers` are the places where acts are named."""
    events: list[_Event] = []
    for clause in scene.clauses:
        caused = _CAUSED.search(scene.text, clause.start, clause.end)
        idle = caused is not None and not any(caused.end() <= at < clause.end for at in triggers)
        events.extend(_clause_events(scene, clause, triggers, open_end=idle))
    return Subjects(tuple(events))


def adverbial_times(scene: Scene) -> tuple[Name, ...]:
    """Return the times that say when something happened: at the head of a clause, or behind 于 or 在."""
    times = []
    for clause in scene.clauses:
        lead = skip_lead(scene, clause)
        chain = body_chain(scene, lead, clause.end)
        after_subject = chain[-1].end if chain else lead
        for name in scene.names_in(clause, "Time"):
            heads = name.end <= lead or name.start == after_subject
            if heads or _WHEN.search(scene.text, clause.start, name.start):
                times.append(name)
        if scene.text.endswith("以来", clause.start, clause.end) and not scene.names_in(clause, "Time"):
            times.append(Name(lead, clause.end, "Time", scene.text[lead : clause.end]))
    return tuple(times)


def times_at(scene: Scene, times: tuple[Name, ...], who: Subjects, offset: int) -> tuple[Name, ...]:
    """Return the adverbial time that holds at this place: the last one named before it.

    A time that a comma sets off holds to the sentence's end; one within its clause ends where another subject begins.
    """
    before = [time for time in times if time.end <= offset]
    if not before:
        return ()
    time = before[-1]
    if scene.text[time.end : time.end + 1] == "," or not who.changed(scene.clause_of(time.start).end, offset):
        return (time,)
    return ()
