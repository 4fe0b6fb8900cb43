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
            entities = tuple(map(as_called, entities))
        if candidate.type == "Body":
            earlier.append((text, entities))
        yield candidate, entities


def as_called(entity: Entity) -> Entity:
    """Write a town in the label of a place, body or meeting as the town calls itself; the key keeps its county.

    >>> as_called(Entity("body|寿光市羊口镇|寿光市羊口镇人民政府", "寿光市羊口镇人民政府")).label
    '羊口镇人民政府'
    """
    kind, place, _ = entity.key.split("|", 2)
    if kind == "body" and place.endswith("街道"):
        # Bodies of a subdistrict are offices of its district.
        return entity
    return replace(entity, label=entity.label.replace(place, called(place))) if place else entity


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
            return places.resolve(text, context=context, value=candidate.value)
        case "Time":
            return ()
        case kind:
            # A work's or a person's name alone does not make them one: the place is part of the key.
            return (Entity(f"{kind.lower()}|{context.jurisdiction.label or ''}|{text}", text),)
