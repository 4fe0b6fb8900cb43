"""The recognizer that runs every card's pattern over a sentence's view."""

from __future__ import annotations

from collections.abc import Iterator

from extract.document import Sentence
from extract.match.candidate import Candidate, Context
from extract.match.prefilter import rules_for


def match(sentence: Sentence, context: Context) -> Iterator[Candidate]:  # noqa: ARG001 - all recognizers share this form
    """Offer what the cards' patterns match; the group `m` is the mention where a pattern has one."""
    for rule in rules_for(sentence.text):
        if rule.pattern is None:
            continue
        group: str | int = "m" if "m" in rule.pattern.groupindex else 0
        for found in rule.pattern.finditer(sentence.text):
            start, end = found.span(group)
            if start < end:
                yield Candidate(start, end, rule.type, rule.id, rule.priority, drop=rule.drop)
