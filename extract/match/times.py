"""The recognizer of times: the cards of `rules/time.toml`, with the value of what they match."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extract.compiled import compiled
from extract.document import Sentence
from extract.match.candidate import Candidate, Context
from extract.normalize.date import parse_time, year_of
from extract.rules import Rule, mention_rules
from extract.sieve import Sieve, sieve_of

_SEEN_FROM_DELIVERY = compiled("[今去明前后]年")
_AHEAD = compiled("今后|未来")
_LENGTH = compiled("过去|近|最近|[0-9一二两三四五六七八九十]{1,9}年")
# Whatever a card finds holds one of these; most sentences hold none.
_NEEDED = compiled(r"[年月日季届期夕后]|\d[-/.]\d")
_BLANK = compiled(r"(?<=[0-9]) (?=[年月日])|(?<=[年月]) (?=[0-9])|(?<=[-/.][0-9]{2}) (?=[0-2][0-9]:)")
_CLAUSE_END = compiled("[,;。]")


def match(sentence: Sentence, context: Context) -> Iterator[Candidate]:
    """Offer the times of a sentence with their values.

    A month or a part of a year falls in the year that its clause, or the sentence's opening, has named;
    else in the year under review, or in the planned one where the sentence stands in a plan.
    """
    named: int | None = None
    named_at = 0
    for start, end, rule, priority in sorted(_spans(sentence), key=lambda span: (span[0], -span[1])):
        text = sentence.text[start:end].replace(" ", "")
        if named is not None and named_at > 1 and _CLAUSE_END.search(sentence.text, named_at, start):
            named = None
        value = parse_time(text, year=_year_meant(text, sentence, context, named))
        if own := year_of(text):
            named, named_at = own, start
        # Below every other name: a date inside a title or a meeting's name is part of it.
        yield Candidate(start, end, "Time", rule, priority - 1, value=value)


@cache
def _rules() -> Sieve[tuple[Rule, re.Pattern[str]]]:
    rules = [(rule, rule.pattern) for rule in mention_rules() if rule.type == "Time" and rule.pattern is not None]
    return sieve_of((pair, pair[1]) for pair in rules)


def _spans(sentence: Sentence) -> Iterator[tuple[int, int, str, int]]:
    if not _NEEDED.search(sentence.text):
        return
    text, places = _joined(sentence.text)
    for rule, pattern in _rules().of(text):
        for found in pattern.finditer(text):
            yield places[found.start()], places[found.end() - 1] + 1, rule.id, rule.priority


def _joined(text: str) -> tuple[str, Sequence[int]]:
    """Leave out the blanks within a date, which title and furniture lines keep, with the place of each character."""
    if " " not in text:
        return text, range(len(text))
    blanks = {found.start() for found in _BLANK.finditer(text)}
    if not blanks:
        return text, range(len(text))
    places = [at for at in range(len(text)) if at not in blanks]
    return "".join(text[at] for at in places), places


def _year_meant(text: str, sentence: Sentence, context: Context, named: int | None) -> int | None:
    """Give the year that 今年, 全年, a bare month or the end of 五年来 means where the text stands.

    A report is delivered early in the year that it plans, and looks back on the one before.
    """
    if _SEEN_FROM_DELIVERY.match(text) or context.year is None:
        return context.year or (None if _SEEN_FROM_DELIVERY.match(text) else named)
    if _AHEAD.match(text) or _LENGTH.match(text):
        return context.year - 1
    if named is not None:
        return named
    return context.year if sentence.status == "planned" else context.year - 1
