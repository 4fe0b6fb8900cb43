"""Tell which of many patterns may match in a text, without running them.

Every match of most patterns needs one of some literals, which are read off the pattern itself.
One pass over a text with an automaton finds all of them.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import import_module
from typing import Any, Generic, TypeVar

from ahocorasick_rs import AhoCorasick

from extract.kept import Memo

_MOST = 400
"""More literals than this say little about a text, and cost."""

Literals = frozenset[str] | None
"""Strings of which each match holds at least one; None where a pattern has no such set."""


def needed_literals(pattern: re.Pattern[str]) -> Literals:
    """Return strings of which at least one stands in every text that a pattern matches, None if there are none.

    >>> sorted(needed_literals(re.compile("第[一二]次(?:会议|大会)")))
    ['会议', '大会']
    >>> needed_literals(re.compile("[^,]*"))
    """
    if pattern.flags & re.IGNORECASE:
        return None
    found = _memo().get(f"{_MOST} {pattern.pattern}", lambda: tuple(sorted(_of_pattern(pattern) or ())))
    return frozenset(found) or None


@cache
def _memo() -> Memo[tuple[str, ...]]:
    return Memo(f"literals-{sys.version_info[0]}.{sys.version_info[1]}", tuple[str, ...])


def _of_pattern(pattern: re.Pattern[str]) -> Literals:
    parser: Any = import_module("re._parser")
    return _of_sequence(parser.parse(pattern.pattern, pattern.flags))


def _of_sequence(items: Sequence[tuple[Any, Any]]) -> Literals:
    """Return the most telling of the sets that the parts of a sequence need."""
    found: list[frozenset[str]] = []
    run = ""
    for operation, value in items:
        if str(operation) == "LITERAL":
            run += chr(value)
            continue
        found.extend([frozenset({run})] if run else [])
        run = ""
        part = _of_part(operation, value)
        found.extend([part] if part else [])
    found.extend([frozenset({run})] if run else [])
    return max(found, key=_tells, default=None)


def _of_part(operation: Any, value: Any) -> Literals:
    match str(operation):
        case "IN":
            return _of_class(value)
        case "BRANCH":
            return _union([_of_sequence(branch) for branch in value[1]])
        case "SUBPATTERN":
            return None if value[1] & re.IGNORECASE else _of_sequence(value[3])
        case "ATOMIC_GROUP":
            return _of_sequence(value)
        case "ASSERT":
            return _of_sequence(value[1])
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            return _of_sequence(value[2]) if value[0] > 0 else None
    return None


def _of_class(items: Sequence[tuple[Any, Any]]) -> Literals:
    """Return the characters of a class that lists them; a negated one, a category or a long range tells nothing."""
    found: set[str] = set()
    for operation, value in items:
        match str(operation):
            case "LITERAL":
                found.add(chr(value))
            case "RANGE" if value[1] - value[0] < 32:
                found.update(map(chr, range(value[0], value[1] + 1)))
            case _:
                return None
    return frozenset(found)


def _union(sets: Sequence[Literals]) -> Literals:
    found: set[str] = set()
    for each in sets:
        if each is None:
            return None
        found |= each
    return frozenset(found) if len(found) <= _MOST else None


def _tells(literals: frozenset[str]) -> tuple[int, int]:
    """Rank a set: long literals are rare, and few are rarer than many."""
    return min(*map(len, literals), 3), -len(literals)


_MOST_KNOWN = 4096
"""So many selections are remembered; most texts need one of few."""

T = TypeVar("T")


class Sieve(Generic[T]):
    """Things in an order, each with the literals of which a text must hold one; None where a thing may always fit."""

    def __init__(self, things: Iterable[tuple[T, Iterable[str] | None]]) -> None:
        self._things: list[T] = []
        self._always = 0
        needing: dict[str, int] = {}
        for number, (thing, literals) in enumerate(things):
            self._things.append(thing)
            needed = set(literals or ())
            if not needed:
                self._always |= 1 << number
            for literal in needed:
                needing[literal] = needing.get(literal, 0) | 1 << number
        self._finder = AhoCorasick(list(needing))
        self._needing = list(needing.values())
        self._known: dict[int, tuple[T, ...]] = {}

    def of(self, text: str) -> tuple[T, ...]:
        """Return the things that may fit a text, in their order; linear in the text."""
        found, needing = self._always, self._needing
        for number, _, _ in self._finder.find_matches_as_indexes(text, overlapping=True):
            found |= needing[number]
        if not found:
            return ()
        things = self._known.get(found)
        if things is None:
            things = tuple(thing for number, thing in enumerate(self._things) if found >> number & 1)
            if len(self._known) < _MOST_KNOWN:
                self._known[found] = things
        return things


class Guard:
    """Tells quickly that a pattern can't match."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        literals = needed_literals(pattern)
        self._finder = AhoCorasick(list(literals)) if literals else None

    def lets(self, text: str) -> bool:
        """Tell whether the pattern may match in a text."""
        return self._finder is None or bool(self._finder.find_matches_as_indexes(text))


def sieve_of(patterns: Iterable[tuple[T, re.Pattern[str]]]) -> Sieve[T]:
    """Make the sieve of things that fit where their pattern matches."""
    return Sieve((thing, needed_literals(pattern)) for thing, pattern in patterns)
