"""Say what each chosen name stands for; unknown stays unknown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.document import Sentence
from extract.match.candidate import Candidate, Context
from extract.places import called
from extract.records import Entity
from extract.resolve import bodies, laws, meetings, places, programs

Resolved = tuple[Candidate, tuple[Entity, ...]]
"""A chosen candidate with what it stands for."""


def resolve(
    sentence: Sentence,
    chosen: Sequence[Candidate],
    *,
    context: Context,
    earlier: list[tuple[str, tuple[Entity, ...]]],
    source_text: str = "",
) -> Iterator[Resolved]:
    """Resolve the names of a sentence in their order; `earlier` is the document's memory of bodies and grows.

    `source_text` gives a printed title its own characters for the label; without it the view's stand in.
    """
    for candidate in chosen:
        text = sentence.text[candidate.start : candidate.end]
        printed = _printed(sentence, candidate, source_text)
        entities = _entities(sentence, candidate, text, context, earlier, printed)
        if candidate.type in ("Body", "Place", "Meeting"):
            entities = tuple(_as_called(each, text, context) for each in entities)
        if candidate.type == "Body":
            earlier.append((text, entities))
        yield candidate, entities


def _as_called(entity: Entity, text: str, context: Context) -> Entity:
    """Write a town that the text names without its county as the text calls it; the key keeps the county.

    A report's own town stands as its title block has it, and bodies of a subdistrict are offices of its district.
    """
    kind, place, _ = entity.key.split("|", 2)
    town = called(place)
    if town == place or place in context.jurisdiction.chain or (kind == "body" and place.endswith("街道")):
        return entity
    return replace(entity, label=entity.label.replace(place, town)) if text.startswith(town) else entity


def _region(text: str, candidate: Candidate, context: Context) -> str | None:
    """Return the autonomous region that 全区 means beside 全国 in a report of a district: 获全国、全区表彰."""
    if text[candidate.start : candidate.end] != "全区" or not text.endswith(("全国、", "全国和"), 0, candidate.start):
        return None
    return next((label for label in context.jurisdiction.chain if label.endswith("自治区")), None)


def _printed(sentence: Sentence, candidate: Candidate, source_text: str) -> str | None:
    """Return a title as the source prints it, or None where a line break cuts it."""
    if candidate.type != "Law" or not source_text:
        return None
    span = sentence.source_span(candidate.start, candidate.end)
    printed = source_text[span.start : span.end]
    return None if "\n" in printed or "\r" in printed else printed


def _entities(
    sentence: Sentence,
    candidate: Candidate,
    text: str,
    context: Context,
    earlier: Sequence[tuple[str, tuple[Entity, ...]]],
    printed: str | None,
) -> tuple[Entity, ...]:
    match candidate.type:
        case "Body":
            return bodies.resolve(text, candidate.rule, context=context, before=earlier)
        case "Law":
            return laws.resolve(text, following=sentence.text[candidate.end :], context=context, printed=printed)
        case "Program":
            return programs.resolve(text, context=context)
        case "Meeting":
            return meetings.resolve(text, context=context)
        case "Place":
            value = _region(sentence.text, candidate, context) or candidate.value
            return places.resolve(text, context=context, value=value)
        case "Time":
            return ()
        case kind:
            # A work's or a person's name alone does not make them one: the place is part of the key.
            return (Entity(f"{kind.lower()}|{context.jurisdiction.label or ''}|{text}", text),)
