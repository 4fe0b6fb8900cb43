"""票决产生的 N 项 T, 督办的 N 件建议, 代表甲提出的《W》: an act told in a relative clause, its object behind 的."""

from __future__ import annotations

from dataclasses import replace

from extract.actions.act import Act, Subject
from extract.actions.actors import handler_at
from extract.actions.cards import ActionCard
from extract.actions.lead import skip_lead
from extract.actions.objects import Group, groups, object_of
from extract.actions.reading import Reading
from extract.actions.scene import Scene, Stretch
from extract.actions.triggers import Occurrence
from extract.compiled import compiled

_ADVICE = ("建议", "意见", "意见建议", "审议意见")
_NOUN = compiled(r"[^全均已都]{2,12}?(?=全部|均|已|都|开展|$)")
_ON_SOMETHING = compiled(r"关于(?P<topic>[^,;]{2,80}?)的(?:建议|提案|议案)")
_ADVICE_NOUN = compiled(r"(?:重点)?(?:建议|提案|议案|问题)")


def read(reading: Reading, occurrence: Occurrence, card: ActionCard) -> tuple[Act, ...]:
    """Read a counted noun behind 的 as the object; a ballot told so is not the reporting body's."""
    scene = reading.scene
    zone = object_of(scene, occurrence.end, reading.limit(occurrence))
    group = next(iter(groups(scene, zone)), None)
    if group is None or group.count is None:
        return ()
    topic = _noun(scene, group)
    subject = reading.subject(occurrence)
    # Projects are voted for by the congress: where it is not named, the text leaves open who did.
    return (
        reading.make(
            occurrence, card, subject=None if subject.ours else subject, topic=topic or None, quantity=group.count
        ),
    )


def read_followed(reading: Reading, occurrence: Occurrence, card: ActionCard) -> tuple[Act, ...]:
    """Read the proposals or problems behind 督办的, by title or with their count."""
    scene = reading.scene
    zone = object_of(scene, occurrence.end + 1, reading.limit(occurrence))
    group = next(iter(groups(scene, zone)), None)
    if group is None or group.count is None:
        return ()
    titled = scene.text.startswith(("《", "关于"), zone.start)
    if titled:
        closing = _ADVICE_NOUN.match(scene.text, group.count.end)
        topic = Stretch(zone.start, closing.end() if closing else group.count.end)
    else:
        topic = _noun(scene, group)
    act = reading.make(occurrence, card, topic=topic or None, quantity=group.count)
    nearest = _nearest(reading, occurrence)
    return (replace(act, subject=nearest) if nearest else act,)


def _noun(scene: Scene, group: Group) -> Stretch:
    """Return what is counted, before what is said of it: 民生实事|全部完工."""
    noun = _NOUN.match(scene.text, group.stretch.start, group.stretch.end)
    return Stretch(*noun.span()) if noun else group.stretch


def _nearest(reading: Reading, occurrence: Occurrence) -> Subject | None:
    """Return who is named last before the trigger: 由甲领办、|乙|督办的建议."""
    head = reading.head(occurrence)
    joint = reading.scene.text.rfind("、", head.start, head.end)
    return handler_at(reading.scene, joint + 1, reading.scene.clause_of(occurrence.start)) if joint >= 0 else None


def read_put_forward(reading: Reading, occurrence: Occurrence, card: ActionCard) -> tuple[Act, ...]:
    """Read advice behind 提出的, by title or with its count, of a body or a person that the clause names."""
    scene = reading.scene
    zone = object_of(scene, occurrence.end + 1, reading.limit(occurrence))
    subject = reading.subject(occurrence)
    named = subject.names or any(name.type == "Person" and name.end == subject.end for name in scene.names)
    advice = _ON_SOMETHING.match(scene.text, zone.start, zone.end)
    here = scene.clause_of(occurrence.start).start <= subject.start < occurrence.start
    opens = skip_lead(scene, scene.clause_of(occurrence.start)) == occurrence.start
    upon = opens and reading.acts and reading.acts[-1].type in ("hear_report", "inspect_law", "investigate", "appraise")
    if not upon and (not (here and named) or subject.ours):
        return ()
    work = scene.name_at.get(zone.start)
    if work is not None and work.type == "Work" and work.text.endswith(_ADVICE):
        return (reading.make(occurrence, card, topic=Stretch(work.start, work.end)),)
    if advice:
        return (reading.make(occurrence, card, topic=Stretch(*advice.span("topic"))),)
    group = next(iter(groups(scene, zone)), None)
    if group is None or group.count is None or group.count.start > zone.start:
        return ()
    noun = next((word for word in _ADVICE if scene.text.startswith(word, group.count.end)), None)
    return (reading.make(occurrence, card, topic=None, quantity=group.count),) if noun else ()
