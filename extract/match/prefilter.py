"""Spare the cards whose pattern can't match: every match of it needs one of some literals, and none stands in the text.

The literals are read off the patterns themselves; one pass over a text with an automaton finds all of them.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any

from ahocorasick_rs import AhoCorasick

from extract.kept import Memo
from extract.rules import Rule, mention_rules

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


@dataclass(frozen=True, slots=True)
class _Automaton:
    finder: AhoCorasick
    rules_of: tuple[tuple[int, ...], ...]
    always: frozenset[int]


@cache
def _automaton() -> _Automaton:
    rules_of: dict[str, list[int]] = {}
    always: set[int] = set()
    for number, rule in enumerate(patterned_rules()):
        literals = needed_literals(rule.pattern) if rule.pattern else None
        if not literals:
            always.add(number)
        for literal in literals or ():
            rules_of.setdefault(literal, []).append(number)
    finder = AhoCorasick(list(rules_of))
    return _Automaton(finder, tuple(map(tuple, rules_of.values())), frozenset(always))


@cache
def patterned_rules() -> tuple[Rule, ...]:
    """Return the cards that have a pattern, in their order."""
    return tuple(rule for rule in mention_rules() if rule.pattern is not None)


def rules_for(text: str) -> tuple[Rule, ...]:
    """Return the cards whose pattern may match in a text, in their order; linear in the text."""
    automaton = _automaton()
    rules = patterned_rules()
    numbers = set(automaton.always)
    for literal in {found[0] for found in automaton.finder.find_matches_as_indexes(text, overlapping=True)}:
        numbers.update(automaton.rules_of[literal])
    return tuple(rules[number] for number in sorted(numbers))
