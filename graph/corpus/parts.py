"""Partitions: files of some members each, whose borders depend on the names beside them alone.

A report that comes, goes or changes so touches one file, or two; all others keep their bytes, and can be known by the
keys of their members without a look into them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

ABOUT = 64
"""So many members stand in a file on average."""
_MOST = 4

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Member(Generic[Item]):
    """What stands in a file: `name` decides the borders, equal keys mean equal bytes."""

    name: str
    key: str
    item: Item


@dataclass(frozen=True, slots=True)
class Part(Generic[Item]):
    """The members of one file."""

    number: int
    key: str
    """Of all its members."""
    items: tuple[Item, ...]


def parts(members: Iterable[Member[Item]], *, about: int | None = None) -> Iterator[Part[Item]]:
    """Cut members into parts, in their order; `about` so many are one part."""
    about = about or ABOUT
    held: list[Member[Item]] = []
    number = 0
    for member in members:
        held.append(member)
        if len(held) == _MOST * about or _is_border(member.name, about):
            yield _part(number, held)
            number, held = number + 1, []
    if held:
        yield _part(number, held)


def _part(number: int, members: list[Member[Item]]) -> Part[Item]:
    digest = hashlib.sha256()
    for each in members:
        digest.update(f"{each.name}\n{each.key}\n".encode())
    return Part(number, digest.hexdigest(), tuple(each.item for each in members))


def _is_border(name: str, about: int) -> bool:
    """Tell by a name alone whether a file ends behind it."""
    return int.from_bytes(hashlib.blake2b(name.encode(), digest_size=4).digest()) % about == 0
