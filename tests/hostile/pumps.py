"""Inputs that a pattern might take long over: built from what stands in the pattern itself, repeated."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from re import _parser
from typing import Any

_FIRST_OF_CATEGORY = {"CATEGORY_DIGIT": "7", "CATEGORY_SPACE": " ", "CATEGORY_WORD": "县"}
_MOST_UNITS = 12
END = "\x00"
"""What no pattern takes: the match must fail at the end, so that every way is tried."""


def units(pattern: str, flags: int = 0) -> list[str]:
    """List texts whose repetition a pattern may read in several ways: each repeated part once, and pairs of these."""
    found = [sample(part) for part in _repeated(_parser.parse(pattern, flags))]
    single = [each for each in dict.fromkeys(found) if each]
    pairs = [one + other for one, other in pairwise(single)]
    return [*single, *pairs][:_MOST_UNITS]


def prefix(pattern: str, flags: int = 0) -> str:
    """Return a text that a pattern matches as a whole, roughly: it leads into the pattern before a part is repeated."""
    return sample(_parser.parse(pattern, flags))


def _repeated(tree: Any) -> Iterator[Any]:
    for operation, argument in tree:
        if operation in {_parser.MAX_REPEAT, _parser.MIN_REPEAT, _parser.POSSESSIVE_REPEAT}:
            if argument[1] is _parser.MAXREPEAT or argument[1] > 3:
                yield argument[2]
            yield from _repeated(argument[2])
        elif operation is _parser.SUBPATTERN:
            yield from _repeated(argument[3])
        elif operation is _parser.BRANCH:
            for branch in argument[1]:
                yield from _repeated(branch)
        elif operation in {_parser.ASSERT, _parser.ASSERT_NOT}:
            yield from _repeated(argument[1])
        elif operation is _parser.ATOMIC_GROUP:
            yield from _repeated(argument)


def sample(tree: Any) -> str:
    """Write one text that a part of a pattern takes, without looking at what stands around it."""
    return "".join(_written(operation, argument) for operation, argument in tree)


def _written(operation: Any, argument: Any) -> str:
    if operation is _parser.LITERAL:
        return chr(argument)
    if operation in {_parser.ANY, _parser.NOT_LITERAL}:
        return "县"
    if operation is _parser.IN:
        return _member(argument)
    if operation in {_parser.MAX_REPEAT, _parser.MIN_REPEAT, _parser.POSSESSIVE_REPEAT}:
        return sample(argument[2]) * max(1, min(argument[0], 3))
    if operation is _parser.SUBPATTERN:
        return sample(argument[3])
    if operation is _parser.BRANCH:
        return sample(argument[1][0])
    return sample(argument) if operation is _parser.ATOMIC_GROUP else ""


def _member(members: Any) -> str:
    if members[0][0] is _parser.NEGATE:
        refused = "".join(chr(value) for kind, value in members[1:] if kind is _parser.LITERAL)
        return next(each for each in "县报a7￥" if each not in refused)
    kind, value = members[0]
    if kind is _parser.LITERAL:
        return chr(value)
    if kind is _parser.RANGE:
        return chr(value[0])
    return _FIRST_OF_CATEGORY.get(str(value), "县")
