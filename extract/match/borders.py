"""What stands around a place in a sentence, looked up without reading the sentence again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from extract.words import Token, cut


@lru_cache(maxsize=256)
def by_start(text: str) -> Mapping[int, Token]:
    """Map each place where a word begins to the word."""
    return {token.start: token for token in cut(text)}


@lru_cache(maxsize=256)
def by_end(text: str) -> Mapping[int, Token]:
    """Map each place where a word ends to the word."""
    return {token.end: token for token in cut(text)}


def tokens_before(text: str, end: int, reach: int) -> list[Token]:
    """Return the words that reach into the `reach` characters before `end`, from right to left.

    The last of them may run across `end`; the cost is that of the reach, not of the sentence.
    """
    ends, starts = by_end(text), by_start(text)
    tokens: list[Token] = []
    at = end
    if at not in ends:
        while at > 0 and at not in starts:
            at -= 1
        if at in starts:
            tokens.append(starts[at])
    while at > max(0, end - reach) and at in ends:
        tokens.append(ends[at])
        at = ends[at].start
    return tokens


def ending(pattern: re.Pattern[str], text: str, end: int, *, reach: int = 12) -> re.Match[str] | None:
    """Match a pattern that ends in $ right before `end`; `reach` bounds its length, so that the search stays short."""
    return pattern.search(text, max(0, end - reach), end)
