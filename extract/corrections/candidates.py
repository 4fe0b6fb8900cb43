"""Carry corrections of mentions over to the chosen candidates of sentences, so that acts and numbers see them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from extract.choose import Loser
from extract.corrections.applying import apply_to_mentions
from extract.corrections.entries import Correction
from extract.document import Document, Sentence
from extract.match.candidate import Candidate
from extract.records import Discarded, Mention


@dataclass(frozen=True, slots=True)
class Chosen:
    """A sentence with the candidates that were chosen in it, and those that were not."""

    sentence: Sentence
    candidates: tuple[Candidate, ...]
    losers: tuple[Loser, ...]


@dataclass(frozen=True, slots=True)
class CorrectedChoice:
    """The choice after correction, what was taken out, and the rule ids of the entries that hit something."""

    chosen: tuple[Chosen, ...]
    discarded: tuple[Discarded, ...] = ()
    hits: frozenset[str] = frozenset()


def apply_to_choice(
    chosen: Sequence[Chosen], corrections: Sequence[Correction], *, document: Document
) -> CorrectedChoice:
    """Put in and take out what corrections say, in every sentence."""
    if not corrections:
        return CorrectedChoice(tuple(chosen))
    before = {mention: candidate for place in chosen for mention, candidate in _mentions(place, document)}
    corrected = apply_to_mentions(tuple(before), corrections, document=document)
    known = {_key(mention): candidate for mention, candidate in before.items()}
    starts = [mention.start for mention in corrected.mentions]
    places = []
    for place in chosen:
        span = place.sentence.span
        here = corrected.mentions[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        candidates = tuple(known.get(_key(each)) or _candidate(each, place.sentence) for each in here)
        places.append(Chosen(place.sentence, candidates, place.losers))
    return CorrectedChoice(tuple(places), corrected.discarded, corrected.hits)


def _mentions(place: Chosen, document: Document) -> list[tuple[Mention, Candidate]]:
    return [(_mention(place.sentence, each, document.source.text), each) for each in place.candidates]


def _mention(sentence: Sentence, candidate: Candidate, text: str) -> Mention:
    span = sentence.source_span(candidate.start, candidate.end)
    written = text[span.start : span.end]
    return Mention("", span.start, span.end, written, candidate.type, candidate.rule, candidate.value)


def _candidate(mention: Mention, sentence: Sentence) -> Candidate:
    """Map a mention of the source back to the view of its sentence."""
    start = bisect_left(sentence.offsets, mention.start)
    end = bisect_right(sentence.offsets, mention.end - 1)
    return Candidate(start, end, mention.type, mention.rule, value=mention.value)


def _key(mention: Mention) -> tuple[int, int, str, str]:
    return mention.start, mention.end, mention.type, mention.rule
