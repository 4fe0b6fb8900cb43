"""What brat has no place for: the shapes of the notes, and the names that writer and reader share."""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

from extract.compiled import compiled
from extract.errors import ExtractError
from extract.records import Entity

BY_HAND = "brat"
"""The rule id of what an annotator has added: it comes without a note."""

ROLES = {"Target": "targets", "Law": "laws", "Program": "programs", "Time": "times"}
"""The names that brat shows for the roles that hold a list."""

_NAME = compiled(r"([A-Za-z]+)\d*")


class BratError(ExtractError):
    """A standoff file that can't be written or read; the message names the line or the id."""


class MentionNote(msgspec.Struct, frozen=True, omit_defaults=True):
    """The note of a mention."""

    rule: str = BY_HAND
    value: str | None = None
    entities: tuple[Entity, ...] = ()


class ActionNote(msgspec.Struct, frozen=True, omit_defaults=True):
    """The note of an action; `entities` has the roles whose entities differ from those of their mentions."""

    rule: str = BY_HAND
    section: str | None = None
    extent: tuple[int, int] | None = None
    entities: Mapping[str, tuple[Entity, ...]] = {}


def role_of(name: str) -> str:
    """Take the number off the name of a role: brat tells several targets apart as Target, Target2, Target3.

    >>> role_of("Target2")
    'Target'
    """
    found = _NAME.fullmatch(name)
    return found[1] if found else name


def number_of(key: str) -> int:
    """Return the number at the end of an id: brat numbers its annotations.

    >>> number_of("m12")
    12
    """
    found = re.search(r"\d+$", key)
    if found is None:
        raise BratError(f"id {key!r} ends in no number, and brat numbers its annotations")
    return int(found[0])
