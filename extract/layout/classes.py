"""Name what kind of page furniture a line is."""

from __future__ import annotations

import re
from functools import cache

from extract.compiled import compiled
from extract.lexicon import table
from extract.sieve import Sieve, sieve_of

_LONGEST = 320
"""No furniture line is longer; a longer one is prose, whatever it begins with."""


def classify_line(loose: str) -> str | None:
    """Name the class of a folded line, or None for a line of the report.

    >>> classify_line("来源:县人大办")
    'source'
    """
    if len(loose) > _LONGEST:
        return None
    return next((name for name, pattern in _classes().of(loose) if pattern.search(loose)), None)


@cache
def _classes() -> Sieve[tuple[str, re.Pattern[str]]]:
    classes = [(row.term, compiled(row.values["pattern"])) for row in table("layout-furniture")]
    return sieve_of((each, each[1]) for each in classes)
