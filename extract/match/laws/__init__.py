"""Find laws by name: titles in 《》, titles of the nation, local titles without 《》.

What can be said in one pattern (decisions, 35条具体措施, rules of procedure) stands in the cards of `rules/law.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extract.compiled import compiled
from extract.document import Sentence
from extract.match.candidate import Candidate, Context
from extract.match.laws import implementing, local, national, outlines
from extract.match.titles import titles
from extract.rules import mention_rules


@cache
def own_rules() -> re.Pattern[str]:
    """Return the pattern of the card for a congress's own rules."""
    pattern = next(rule.pattern for rule in mention_rules() if rule.id == "law.own_rules")
    return pattern if pattern is not None else compiled("(?!)")


def match(sentence: Sentence, context: Context) -> Iterator[Candidate]:
    """Offer every stretch that names a law.

    The order is the meaning: a local title leans on the titles found before it (检查消防法和某市消防条例).
    """
    text = sentence.text
    printed = titles(text)
    for title in printed:
        if title.type == "Law":
            yield Candidate(title.start, title.end, "Law", "law.printed", priority=title.priority)
    known = (*national.match(text), *implementing.match(text, context), *outlines.match(text, context))
    yield from known
    if not local.may_match(text):
        return
    # Rules of one's own (常委会议事规则) are found by a card; a list of titles may begin with them.
    own = frozenset(found.end() for found in own_rules().finditer(text))
    ends = own | frozenset(candidate.end for candidate in known if not candidate.drop)
    yield from local.match(text, context, ends=ends, closed=tuple((t.start - 1, t.end + 1) for t in printed))
