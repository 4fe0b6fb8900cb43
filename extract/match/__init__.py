"""Find candidates: every recognizer reads every sentence's view and offers what it sees."""

from __future__ import annotations

from collections.abc import Iterator

from extract.document import Sentence
from extract.match import bodies, laws, meetings, patterns, persons, places, stations, times, works
from extract.match.candidate import Candidate, Context

RECOGNIZERS = (bodies, laws, works, meetings, persons, places, times, stations, patterns)
"""In the order of the record's types; the order changes nothing, `choose` decides."""


def match(sentence: Sentence, context: Context) -> Iterator[Candidate]:
    """Yield every candidate of a sentence."""
    for recognizer in RECOGNIZERS:
        yield from recognizer.match(sentence, context)
