"""T 被 B 报道, T 获 B 刊发: the work is made known by a medium, which acts; what is told of stands before."""

from __future__ import annotations

from extract.actions.act import Act, Subject
from extract.actions.cards import ActionCard
from extract.actions.frames import event
from extract.actions.lead import body_chain, skip_lead
from extract.actions.objects import topic_of
from extract.actions.reading import Reading
from extract.actions.roles import bare_names, count_behind
from extract.actions.scene import Stretch
from extract.actions.triggers import Occurrence
from extract.compiled import compiled

_BY = compiled(r"被|获得?|受到|经")
_DONE = compiled(r"(?:先后|多次|相继|分别|均|也|还|已){0,6}$")


def read(reading: Reading, occurrence: Occurrence, card: ActionCard) -> tuple[Act, ...]:
    """Read the media behind 被 or 获 as those who act; where none is named the event stands without."""
    scene = reading.scene
    head = reading.head(occurrence)
    by = next(scene.open_matches(_BY, head), None)
    media = body_chain(scene, by.end(), head.end) if by else ()
    if by is None or not media:
        return event.read(reading, occurrence, card)
    start = skip_lead(scene, head)
    done = _DONE.search(scene.text, start, by.start())
    told = Stretch(start, done.start() if done else by.start())
    programs = scene.names_in(told, "Program")
    works = scene.names_in(told, "Work")
    topic = Stretch(works[0].start, works[-1].end) if works else topic_of(scene, told) if told else None
    return (
        reading.make(
            occurrence,
            card,
            subject=Subject(media[0].start, media[-1].end, media, ours=False),
            topic=None if topic is None or bare_names(scene, topic, programs) else topic,
            programs=programs,
            quantity=count_behind(scene, occurrence),
        ),
    )
