"""The words about a figure at which the noun that it counts begins or ends."""

from __future__ import annotations

import re
from functools import cache

from extract.compiled import compiled
from extract.lexicon import table


@cache
def verbs(*kinds: str) -> re.Pattern[str]:
    """Return an alternation of the words of these kinds in `count-verbs`, the longest first."""
    terms = [row.term for row in table("count-verbs") if row.values["kind"] in kinds]
    return compiled("|".join(re.escape(term) for term in sorted(terms, key=lambda term: (-len(term), term))))


@cache
def verbs_at_end(*kinds: str) -> re.Pattern[str]:
    """Return the same alternation, bound to the end of what is searched."""
    return compiled(f"(?:{verbs(*kinds).pattern})$")


@cache
def stops() -> re.Pattern[str]:
    """Return an alternation of the words that end a noun after a figure: those of `count-stops`, and every verb."""
    terms = [
        re.escape(row.term) + ("" if row.values["not_before"] == "-" else f"(?!{row.values['not_before']})")
        for row in sorted(table("count-stops"), key=lambda row: (-len(row.term), row.term))
    ]
    return compiled("|".join(terms) + "|" + verbs("strong", "light").pattern)
