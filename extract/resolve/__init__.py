"""Say what each chosen name stands for; unknown stays unknown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.document import Sentence
from extract.match.candidate import Candidate, Context
from extract.records import Entity
from extract.resolve import bodies, laws, meetings, places, programs

Resolved = tuple[Candidate, tuple[Entity, ...]]
"""A chosen candidate with what it stands for."""


def resolve(
    sentence: Sentence, chosen: Sequence[Candidate], *, context: Context, earlier: list[tuple[str, tuple[Entity, ...]]]
) -> Iterator[Resolved]:
    """Resolve the names of a sentence in their order; `earlier` is the document's memory of bodies and grows."""
    for candidate in chosen:
        text = sentence.text[candidate.start : candidate.end]
        entities = _entities(sentence, candidate, text, context, earlier)
        if candidate.type == "Body":
            earlier.append((text, entities))
        yield candidate, entities


def _entities(
    sentence: Sentence,
    candidate: Candidate,
    text: str,
    context: Context,
    earlier: Sequence[tuple[str, tuple[Entity, ...]]],
) -> tuple[Entity, ...]:
    match candidate.type:
        case "Body":
            return bodies.resolve(text, candidate.rule, context=context, before=earlier)
        case "Law":
            return laws.resolve(text, following=sentence.text[candidate.end :], context=context)
        case "Program":
            return programs.resolve(text, context=context)
        case "Meeting":
            return meetings.resolve(text, context=context)
        case "Place":
            return places.resolve(text, context=context)
        case "Time":
            return ()
        case kind:
            # A work's or a person's name alone does not make them one: the place is part of the key.
            return (Entity(f"{kind.lower()}|{context.jurisdiction.label or ''}|{text}", text),)
