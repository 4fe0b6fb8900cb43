"""Find works and newspapers: the names in 《》 that are no laws."""

from __future__ import annotations

from collections.abc import Iterator

from extract.document import Sentence
from extract.match.candidate import Candidate, Context
from extract.match.titles import titles

_RULES = {"Work": "work.printed", "Body": "newspaper.medium"}


def match(sentence: Sentence, context: Context) -> Iterator[Candidate]:  # noqa: ARG001 - all recognizers share this form
    """Offer the names in 《》 that are works, and newspapers where something is printed in them."""
    for title in titles(sentence.text):
        if title.type in _RULES:
            yield Candidate(title.start, title.end, title.type, _RULES[title.type], priority=title.priority)
