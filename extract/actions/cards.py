"""Cards for actions: TOML files under `rules/actions/`, one type of action a file.

A card says by which words an act is named (`triggers`), in which construction (`frame`), and what must or must not
stand beside it. The frames themselves are code, in `extract/actions/frames/`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from extract.compiled import compiled
from extract.lexicon import words
from extract.rules import RuleError, check_keys, expand, read_cards


@dataclass(frozen=True, slots=True)
class Keys:
    """What a `[rule.<name>]` table of an action card may hold.

    `triggers`: words, or `{lexicon}` for all words of one.  `frame`: the construction.
    `before`, `after`: a pattern that must match right before / right after the trigger.
    `not_before`, `not_after`: one that must not.
    `object`: the types of mention of which one must stand in the object.
    `nouns`: a pattern for head nouns of which one must stand in the object, where no mention of `object` does.
    `takes_body`: a body in the object is the act's target.  `keeps_topic`: the topic stays beside names in the object.
    `each`: every item of the object is an act of its own.
    `passive`: the object may stand before the verb.
    `upward`: the receiver may stand right behind the verb.  `alone`: there need be no receiver.
    `earlier_body`: the target may be the one that an act before has named.
    `given`: the count tells how many things are given to the target, not how often it is pressed.
    """

    basis: str
    examples: tuple[str, ...]
    frame: str
    triggers: tuple[str, ...]
    before: str | None = None
    after: str | None = None
    not_before: str | None = None
    not_after: str | None = None
    object: tuple[str, ...] = ()
    nouns: str | None = None
    takes_body: bool = False
    keeps_topic: bool = False
    each: bool = False
    passive: bool = False
    upward: bool = False
    alone: bool = False
    earlier_body: bool = False
    given: bool = False
    priority: int = 0


@dataclass(frozen=True, slots=True)
class ActionCard:
    """A compiled card."""

    id: str
    type: str
    basis: str
    examples: tuple[str, ...]
    frame: str
    triggers: tuple[str, ...]
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    not_before: re.Pattern[str] | None
    not_after: re.Pattern[str] | None
    object: tuple[str, ...]
    nouns: re.Pattern[str] | None
    takes_body: bool
    keeps_topic: bool
    each: bool
    passive: bool
    upward: bool
    alone: bool
    earlier_body: bool
    given: bool
    priority: int


def _spell_out(triggers: tuple[str, ...], *, place: str) -> tuple[str, ...]:
    spelled: list[str] = []
    for trigger in triggers:
        if trigger.startswith("{") and trigger.endswith("}"):
            spelled.extend(words(trigger[1:-1]))
        else:
            spelled.append(trigger)
    if len(set(spelled)) != len(spelled):
        raise RuleError(place, "names a trigger twice")
    return tuple(spelled)


def _compile(name: str, content: Mapping[str, Any], rule: str, keys: Mapping[str, Any]) -> ActionCard:
    place = f"actions/{name}: rule '{rule}'"
    check_keys(place, keys, Keys)
    try:
        given: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in keys.items()}
        card = Keys(**given)
    except TypeError as error:
        raise RuleError(place, str(error)) from error
    let = content.get("let", {})

    def pattern(source: str | None, *, ends: bool = False) -> re.Pattern[str] | None:
        if source is None:
            return None
        expanded = expand(source, let, place=place)
        return compiled(f"(?:{expanded})$" if ends else expanded)

    return ActionCard(
        id=f"{name.removesuffix('.toml')}.{rule}",
        type=content["type"],
        basis=card.basis,
        examples=card.examples,
        frame=card.frame,
        triggers=_spell_out(card.triggers, place=place),
        before=pattern(card.before, ends=True),
        after=pattern(card.after),
        not_before=pattern(card.not_before, ends=True),
        not_after=pattern(card.not_after),
        object=card.object,
        nouns=pattern(card.nouns),
        takes_body=card.takes_body,
        keeps_topic=card.keeps_topic,
        each=card.each,
        passive=card.passive,
        upward=card.upward,
        alone=card.alone,
        earlier_body=card.earlier_body,
        given=card.given,
        priority=card.priority,
    )


@cache
def action_cards() -> tuple[ActionCard, ...]:
    """Return every action card, in the order of files and of rules in them."""
    cards: list[ActionCard] = []
    for name, content in read_cards("actions"):
        for key in content:
            if key not in {"type", "let", "rule"}:
                raise RuleError(f"actions/{name}", f"has unknown key '{key}' (known: let, rule, type)")
        cards.extend(_compile(name, content, rule, keys) for rule, keys in content.get("rule", {}).items())
    return tuple(cards)
