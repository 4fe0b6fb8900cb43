"""Read `corrections.toml`: beside the report, then in its parents up to the input folder, the nearest first."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, TypeAlias

from extract.compiled import compiled
from extract.errors import ExtractError
from extract.records import MENTION_TYPES

FILE = "corrections.toml"

SPLIT_BY = ("place", "doc", "year")
"""What one entity can be split by: the report's place, the report itself, the year it looks back on."""

_HEADER = compiled(r"^[ \t]*\[\[[ \t]*(\w+)[ \t]*\]\]", re.MULTILINE)


class CorrectionError(ExtractError):
    """A corrections file that can't be used; the message names file and entry."""

    def __init__(self, place: str, problem: str) -> None:
        super().__init__(f"{place}: {problem}")


@dataclass(frozen=True, slots=True)
class Alias:
    """A wording stands for an entity: its canonical name, or its key (`type|jurisdiction|name`)."""

    rule: str
    text: str
    entity: str


@dataclass(frozen=True, slots=True)
class Is:
    """A wording is a mention of a type, wherever it stands."""

    rule: str
    text: str
    type: str

    def __post_init__(self) -> None:
        if self.type not in MENTION_TYPES:
            raise ValueError(f"type {self.type!r} is unknown (known: {', '.join(MENTION_TYPES)})")


@dataclass(frozen=True, slots=True)
class Not:
    """A wording is no mention: of one type if that is given, at one place if `at` is (an offset within it)."""

    rule: str
    text: str
    type: str | None = None
    at: int | None = None

    def __post_init__(self) -> None:
        if self.type is not None and self.type not in MENTION_TYPES:
            raise ValueError(f"type {self.type!r} is unknown (known: {', '.join(MENTION_TYPES)})")


@dataclass(frozen=True, slots=True)
class Merge:
    """Several keys are one entity, that of the key `into`."""

    rule: str
    keys: tuple[str, ...]
    into: str

    def __post_init__(self) -> None:
        for key in (*self.keys, self.into):
            _check_key(key)


@dataclass(frozen=True, slots=True)
class Split:
    """One key is several entities, told apart `by` something."""

    rule: str
    key: str
    by: str

    def __post_init__(self) -> None:
        _check_key(self.key)
        if self.by not in SPLIT_BY:
            raise ValueError(f"by {self.by!r} is unknown (known: {', '.join(SPLIT_BY)})")


Correction: TypeAlias = Alias | Is | Not | Merge | Split

_KINDS: Mapping[str, type[Correction]] = {"alias": Alias, "is": Is, "not": Not, "merge": Merge, "split": Split}
_SHAPES: Mapping[str, tuple[type, str]] = {"keys": (list, "a list of strings"), "at": (int, "a number")}


def load_corrections(path: Path, *, top: Path) -> tuple[Correction, ...]:
    """Read the entries that hold for a report: those of the nearest file first.

    `top` is the input folder; a report that was named itself has the folder it lies in.
    """
    root = top.resolve()
    found: list[Correction] = []
    for folder in path.resolve().parents:
        if not folder.is_relative_to(root):
            break
        file = folder / FILE
        if file.is_file():
            found.extend(_read(file, file.relative_to(root).as_posix()))
    return tuple(found)


def unused(corrections: Sequence[Correction], hits: Collection[str]) -> tuple[str, ...]:
    """Say of each entry that no report of the run has hit that it hits nothing."""
    missed = {each.rule: each for each in corrections if each.rule not in hits}
    return tuple(f"{rule}: {_describe(each)} hits nothing" for rule, each in missed.items())


def _read(file: Path, name: str) -> Iterator[Correction]:
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CorrectionError(name, f"is not UTF-8 ({error.reason} at byte {error.start})") from error
    try:
        content = tomllib.loads(text.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as error:
        raise CorrectionError(name, str(error)) from error
    for kind, entries in content.items():
        if kind not in _KINDS:
            raise CorrectionError(name, f"has unknown key '{kind}' (known: {', '.join(_KINDS)})")
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            raise CorrectionError(name, f"'{kind}' is no list of entries: write [[{kind}]] above each")
    for number, (kind, entry) in enumerate(_in_order(text, content), start=1):
        yield _entry(f"{name}#{number}", kind, entry)


def _in_order(text: str, content: Mapping[str, list[dict[str, Any]]]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the entries as they stand in the file; entries written in one line come by kind, at the end."""
    waiting = {kind: iter(entries) for kind, entries in content.items()}
    for found in _HEADER.finditer(text):
        entry = next(waiting.get(found[1], iter(())), None)
        if entry is not None:
            yield found[1], entry
    for kind, entries in waiting.items():
        yield from ((kind, entry) for entry in entries)


def _entry(place: str, kind: str, entry: Mapping[str, Any]) -> Correction:
    known = [each for each in fields(_KINDS[kind]) if each.name != "rule"]
    names = ", ".join(each.name for each in known)
    where = f"{place} [[{kind}]]"
    for key, value in entry.items():
        if key not in {each.name for each in known}:
            raise CorrectionError(where, f"has unknown key '{key}' (known: {names})")
        _check_value(where, key, value)
    given = {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}
    make: type[Any] = _KINDS[kind]
    try:
        made: Correction = make(rule=f"correction:{place}", **given)
    except TypeError as error:
        raise CorrectionError(where, f"lacks a key (known: {names})") from error
    except ValueError as error:
        raise CorrectionError(where, str(error)) from error
    return made


def _check_value(where: str, key: str, value: object) -> None:
    shape, words = _SHAPES.get(key, (str, "a string that is not empty"))
    right = isinstance(value, shape) and not isinstance(value, bool)
    if isinstance(value, list):
        right = right and bool(value) and all(isinstance(each, str) for each in value)
    if not right or (isinstance(value, str) and not value.strip()):
        raise CorrectionError(where, f"'{key}' must be {words}")


def _check_key(key: str) -> None:
    if key.count("|") < 2:
        raise ValueError(f"key {key!r} is not of the form type|jurisdiction|name")


def _describe(entry: Correction) -> str:
    if isinstance(entry, Merge):
        return f"[[merge]] of {'、'.join(entry.keys)}"
    if isinstance(entry, Split):
        return f"[[split]] of {entry.key}"
    return f"[[{type(entry).__name__.lower()}]] of {entry.text}"
