"""The forms of questions: cards in `forms.toml`, tried in their order."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from typing import Any

from graph.ask.reading import NotUnderstoodError, Reading
from graph.errors import GraphError


class FormError(GraphError):
    """A card that does not say what a form must."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form: what it asks, what a question needs to be of it, and which query answers it."""

    name: str
    asks: str
    answer: str
    examples: tuple[str, ...]
    needs: tuple[str, ...] = ()
    any: tuple[str, ...] = ()
    without: tuple[str, ...] = ()

    def fits(self, reading: Reading) -> bool:
        """Tell whether a question is of this form."""
        return (
            all(reading.has(need) for need in self.needs)
            and (not self.any or any(reading.has(need) for need in self.any))
            and not any(reading.has(need) for need in self.without)
        )


@cache
def forms() -> tuple[Form, ...]:
    """Read the cards."""
    cards: list[dict[str, Any]] = tomllib.loads((files("graph.ask") / "forms.toml").read_text(encoding="utf-8"))["form"]
    known = {field.name for field in fields(Form)}
    for card in cards:
        if unknown := set(card) - known:
            raise FormError(
                f"forms.toml: form {card.get('name')!r} has unknown key {unknown.pop()!r} "
                f"(known: {', '.join(sorted(known))})"
            )
    return tuple(_form(card) for card in cards)


def _form(card: dict[str, Any]) -> Form:
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in card.items()}
    return Form(**values)


def choose(reading: Reading) -> Form:
    """Give the first form that a question fits; raise `NotUnderstoodError` that lists what can be asked."""
    for form in forms():
        if form.fits(reading) and reading.words > 1:  # a word alone is no question
            return form
    raise NotUnderstoodError(f"每个词都认得,但看不出问的是什么。能答的有:{';'.join(form.asks for form in forms())}")
