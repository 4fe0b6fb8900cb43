"""Rule cards: TOML files under `rules/`, each rule with its id, the fact it rests on and examples that run as tests.

A card's pattern reads a sentence's view.
`{name}` in it stands for a named sub-pattern of the file's `[let]` table, or for the words of the lexicon of that name.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from extract.compiled import compiled
from extract.errors import ExtractError
from extract.kept import Memo
from extract.lexicon import LexiconError, alternation

_REFERENCE = compiled(r"\{([a-z][a-z0-9_-]*)\}")


class RuleError(ExtractError):
    """A card that can't be used: stops the start."""

    def __init__(self, place: str, problem: str) -> None:
        super().__init__(f"rules/{place}: {problem}")


@dataclass(frozen=True, slots=True)
class Keys:
    """What a `[rule.<name>]` table may hold; the names of the fields are the known keys."""

    basis: str
    examples: tuple[str, ...]
    pattern: str | None = None
    priority: int = 0
    drop: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A compiled card; `pattern` is None where the rule is code that goes by this id."""

    id: str
    type: str
    basis: str
    examples: tuple[str, ...]
    pattern: re.Pattern[str] | None
    priority: int
    drop: bool
    file: str


def read_cards(folder: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield (file name, content) of every TOML file directly under `rules/<folder>`, in the order of their names."""
    root = resources.files("extract") / "rules"
    place: Traversable = root / folder if folder else root
    for path in sorted(place.iterdir(), key=lambda item: item.name):
        if path.name.endswith(".toml"):
            try:
                yield path.name, _parse(path.read_text(encoding="utf-8"))
            except tomllib.TOMLDecodeError as error:
                raise RuleError(path.name, str(error)) from error


@cache
def _memo() -> Memo[dict[str, Any]]:
    return Memo("cards", dict[str, Any])


def _parse(text: str) -> dict[str, Any]:
    return _memo().get(text, lambda: tomllib.loads(text))


def check_keys(place: str, keys: Mapping[str, Any], known_by: type[Any]) -> None:
    """Refuse keys that the dataclass `known_by` has no field for, and name the known ones."""
    known = sorted(item.name for item in fields(known_by))
    for key in keys:
        if key not in known:
            raise RuleError(place, f"has unknown key '{key}' (known: {', '.join(known)})")


def expand(pattern: str, let: Mapping[str, str], *, place: str) -> str:
    """Replace each `{name}` by its sub-pattern or by the alternation of its lexicon.

    >>> expand("第{n}次", {"n": "[一二三]+"}, place="x")
    '第(?:[一二三]+)次'
    """

    def replace(match: re.Match[str]) -> str:
        name = match[1]
        if name in let:
            return f"(?:{expand(let[name], let, place=place)})"
        try:
            return alternation(name)
        except LexiconError as error:
            raise RuleError(place, f"{{{name}}} is neither in [let] nor a lexicon") from error

    return _REFERENCE.sub(replace, pattern)


def compile_file(name: str, content: Mapping[str, Any]) -> tuple[Rule, ...]:
    """Compile the cards of one file; the rule ids are `<file stem>.<rule name>`."""
    for key in content:
        if key not in {"type", "let", "rule"}:
            raise RuleError(name, f"has unknown key '{key}' (known: let, rule, type)")
    rules = []
    for rule, keys in content.get("rule", {}).items():
        place = f"{name}: rule '{rule}'"
        check_keys(place, keys, Keys)
        try:
            card = Keys(**{**keys, "examples": tuple(keys.get("examples", ()))})
        except TypeError as error:
            raise RuleError(place, str(error)) from error
        rules.append(_compile(name, content, rule, card))
    return tuple(rules)


def _compile(name: str, content: Mapping[str, Any], rule: str, card: Keys) -> Rule:
    place = f"{name}: rule '{rule}'"
    pattern = None
    if card.pattern is not None:
        try:
            pattern = compiled(expand(card.pattern.strip(), content.get("let", {}), place=place))
        except re.error as error:
            raise RuleError(place, f"has a pattern that does not compile: {error}") from error
    return Rule(
        id=f"{name.removesuffix('.toml')}.{rule}",
        type=content["type"],
        basis=card.basis,
        examples=card.examples,
        pattern=pattern,
        priority=card.priority,
        drop=card.drop,
        file=name,
    )


@cache
def mention_rules() -> tuple[Rule, ...]:
    """Return every card for mentions, in the order of files and of rules in them."""
    return tuple(rule for name, content in read_cards("") for rule in compile_file(name, content))


@cache
def rule(id: str) -> Rule:
    """Return the card that goes by `id`; raise KeyError where there is none."""
    return {card.id: card for card in mention_rules()}[id]
