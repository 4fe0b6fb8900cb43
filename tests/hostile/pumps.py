"""Inputs that a pattern might take long over: built from what stands in the pattern itself, repeated."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from re import _parser
from typing import Any

_FIRST_OF_CATEGORY = {"CATEGORY_DIGIT": "7", "CATEGORY_SPACE": " ", "CATEGORY_WORD": "县"}
_MOST_UNITS = 16
ENDS = ("\x00", ",")
"""What no pattern takes, and the mark that clauses end with: the match must fail there, so that every way is tried."""


def units(pattern: str, flags: int = 0) -> list[str]:
    """List texts whose repetition a pattern may read in several ways or begin to read at every place.

    Each repeated part once, what leads up to one, and pairs of repeated parts.
    """
    tree = _parser.parse(pattern, flags)
    single = [each for each in dict.fromkeys(map(sample, _repeated(tree))) if each]
    pairs = [one + other for one, other in pairwise(single)]
    leads = [sample(part) for part in _leading(tree)]
    return [each for each in dict.fromkeys((*single, *leads, *pairs)) if each][:_MOST_UNITS]


def fuels(pattern: str, flags: int = 0) -> list[str]:
    """List texts that a repetition within a repetition may take in several ways: each of its alternatives and marks."""
    found: list[str] = []
    for part in _repeated(_parser.parse(pattern, flags)):
        found += [sample([each]) for each in part if each[0] is not _parser.IN]
        for branch in _branches(part):
            found += [
                sample(branch),
                *(chr(argument) for operation, argument in branch if operation is _parser.LITERAL),
            ]
    return [each for each in dict.fromkeys(found) if each]


def leads(pattern: str, flags: int = 0) -> list[str]:
    """List texts that lead up to a part that is repeated often."""
    tree = _parser.parse(pattern, flags)
    return list(dict.fromkeys(["", *map(sample, _leading(tree))]))


def prefix(pattern: str, flags: int = 0) -> str:
    """Return a text that a pattern matches as a whole, roughly: it leads into the pattern before a part is repeated."""
    return sample(_parser.parse(pattern, flags))


def _repeated(tree: Any) -> Iterator[Any]:
    """Walk over the parts that are repeated often."""
    for operation, argument in tree:
        if _is_long(operation, argument):
            yield argument[2]
        for part in _inside(operation, argument):
            yield from _repeated(part)


def _leading(tree: Any) -> Iterator[Any]:
    """Walk over what stands before a part that is repeated often, and over all that has one."""
    long = [place for place, (operation, argument) in enumerate(tree) if _is_long(operation, argument)]
    for place in long:
        yield tree[:place]
    if long:
        yield tree
    for operation, argument in tree:
        for part in _inside(operation, argument):
            yield from _leading(part)


def _branches(tree: Any) -> Iterator[Any]:
    """Walk over a sequence, the sequences in it and the alternatives of each."""
    yield tree
    for operation, argument in tree:
        for part in _inside(operation, argument):
            yield from _branches(part)


_REPEATS = {_parser.MAX_REPEAT, _parser.MIN_REPEAT, _parser.POSSESSIVE_REPEAT}


def _is_long(operation: Any, argument: Any) -> bool:
    return operation in _REPEATS and (argument[1] is _parser.MAXREPEAT or argument[1] > 3)


def _inside(operation: Any, argument: Any) -> Iterator[Any]:
    """Walk over the sequences that a part holds."""
    if operation in _REPEATS:
        yield argument[2]
    elif operation is _parser.SUBPATTERN:
        yield argument[3]
    elif operation is _parser.BRANCH:
        yield from argument[1]
    elif operation in {_parser.ASSERT, _parser.ASSERT_NOT}:
        yield argument[1]
    elif operation is _parser.ATOMIC_GROUP:
        yield argument


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
    if operation in _REPEATS:
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
