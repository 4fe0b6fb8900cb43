"""B 被评为 “T”, 获评, 荣获: an award received; who awards it the text mostly leaves open."""

from __future__ import annotations

from extract.actions.act import Act, Subject
from extract.actions.cards import ActionCard
from extract.actions.lead import body_chain
from extract.actions.objects import cut_tail, trim
from extract.actions.reading import Reading
from extract.actions.scene import Name, Scene, Stretch
from extract.actions.triggers import Occurrence
from extract.compiled import compiled
from extract.metrics import Count

_QUOTED = compiled(r"[^,“]{0,8}?“(?P<title>[^”]+)”")
_TITLE = compiled(r"(?:荣誉)?称号$")
_NOUN_AND_JOINT = compiled(r"[^,、和]{1,6}[、和]")
_BY = compiled(r"被|受到?|得到")


def read(reading: Reading, occurrence: Occurrence, card: ActionCard) -> tuple[Act, ...]:
    """Read who is awarded (before the verb) and the title (behind it, quoted or to the clause's end)."""
    scene = reading.scene
    head = reading.head(occurrence)
    clause = scene.clause_of(occurrence.start)
    quoted = _QUOTED.match(scene.text, occurrence.end, clause.end)
    if quoted:
        topic = Stretch(*quoted.span("title"))
    else:
        topic = cut_tail(scene, trim(scene, Stretch(occurrence.end, clause.end)), _TITLE)
    by = _BY.search(scene.text, head.start, head.end)
    giver = body_chain(scene, by.end(), head.end) if by else ()
    if by and giver and (honoured := _honoured(scene, Stretch(head.start, by.start()))):
        who = _giver(giver, occurrence.word, reading.subject(occurrence))
        topic = Stretch(honoured.start, honoured.end)
        return (reading.make(occurrence, card, subject=who, topic=topic, programs=(honoured,)),)
    targets = tuple(
        name for name in scene.names_in(head, "Body") if name not in (*giver, *_active(reading, occurrence))
    )
    counted: list[Count | None] = [*_listed(scene, head)]
    return tuple(
        reading.make(
            occurrence,
            card,
            subject=_giver(giver, occurrence.word, reading.subject(occurrence), title=scene.slice(topic)),
            targets=targets,
            topic=topic or (Stretch(*count.of) if count and count.of else None),
            quantity=count,
            consumed=Stretch(occurrence.end, clause.end),
        )
        for count in counted or [None]
    )


def _honoured(scene: Scene, told: Stretch) -> Name | None:
    """Return the program that is honoured where one stands right before 被: B 的“X”改革|被 A 通报表扬."""
    programs = scene.names_in(told, "Program")
    return programs[-1] if programs and told.end - programs[-1].end <= 1 else None


def _listed(scene: Scene, head: Stretch) -> list[Count]:
    """Return the counts of those awarded: the last before the verb, and those listed with it (12个集体、21名个人)."""
    listed: list[Count] = []
    for count in reversed(scene.counts_in(head)):
        if listed and not _NOUN_AND_JOINT.fullmatch(scene.text, count.end, listed[0].start):
            break
        listed.insert(0, count)
    return listed


def _active(reading: Reading, occurrence: Occurrence) -> tuple[Name, ...]:
    """Return the bodies that give a title by the active verb: B 授予 T 称号."""
    return reading.subject(occurrence).names if occurrence.word == "授予" else ()


def _giver(named: tuple[Name, ...], word: str, subject: Subject, *, title: str = "") -> Subject | None:
    """Return who awards: whom the text names; for 评为 the reporting body; else nobody that it settles."""
    if named:
        return Subject(named[0].start, named[-1].end, named, ours=False)
    if word == "授予" and subject.written:
        return subject
    return Subject() if word in ("被评为", "评为") and not title.startswith(("全国", "国家级")) else None
