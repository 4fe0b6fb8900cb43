"""The recognizer of times: the cards of `rules/time.toml`, with the value of what they match."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.document import Sentence
from extract.match.candidate import Candidate, Context
from extract.normalize.date import parse_time, year_of
from extract.rules import mention_rules


def match(sentence: Sentence, context: Context) -> Iterator[Candidate]:
    """Offer the times of a sentence with their values.

    A month without a year falls in the year that the sentence named last, else in the report's
    (`context.year`, the year looked back on), or in the one after it where the sentence stands in a plan.
    """
    spans = sorted(_spans(sentence), key=lambda span: (span[0], -span[1]))
    named: int | None = None
    for start, end, rule, priority in spans:
        text = sentence.text[start:end]
        own = year_of(text)
        value = parse_time(text, year=_year_meant(text, sentence, context, named))
        named = own or named
        # One more than the card's own priority: the same card without a value must not win.
        yield Candidate(start, end, "Time", rule, priority + 1, value=value)


def _spans(sentence: Sentence) -> Iterator[tuple[int, int, str, int]]:
    for rule in mention_rules():
        if rule.type == "Time" and rule.pattern is not None:
            for found in rule.pattern.finditer(sentence.text):
                yield found.start(), found.end(), rule.id, rule.priority


def _year_meant(text: str, sentence: Sentence, context: Context, named: int | None) -> int | None:
    """Give the year that 今年, 全年 or a bare month means where the text stands."""
    if named is not None and not re.match(r"[今去明前后]年", text):
        return named
    if context.year is None or sentence.status != "planned":
        return context.year
    # Seen from a plan, this year is the planned one; what lies ahead (今后五年) is counted from the year before it.
    return context.year if re.match(r"今后|未来|过去|近|[0-9一二三四五六七八九十]+年", text) else context.year + 1
