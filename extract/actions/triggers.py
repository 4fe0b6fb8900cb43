"""Find where a card's trigger stands in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extract.actions.cards import ActionCard, action_cards
from extract.actions.scene import Scene
from extract.compiled import compiled


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A trigger word in the view, with the cards that accept what stands beside it, the strongest first.

    `known_by` is the strongest card that knows the word: where none accepts the place, it is named as the refuser.
    """

    start: int
    end: int
    word: str
    cards: tuple[ActionCard, ...]
    known_by: str


@cache
def _index() -> tuple[re.Pattern[str], dict[str, tuple[ActionCard, ...]]]:
    known: dict[str, list[ActionCard]] = {}
    for card in action_cards():
        for trigger in card.triggers:
            known.setdefault(trigger, []).append(card)
    longest_first = sorted(known, key=lambda word: (-len(word), word))
    pattern = compiled("|".join(re.escape(word) for word in longest_first))
    return pattern, {word: tuple(sorted(cards, key=lambda card: -card.priority)) for word, cards in known.items()}


def occurrences(scene: Scene) -> Iterator[Occurrence]:
    """Yield the triggers that stand in the open, the longest word at each place, from left to right.

    A trigger that carries its own quotation marks (“回头看”) may stand where a quotation opens.
    """
    pattern, known = _index()
    at = 0
    while found := pattern.search(scene.text, at):
        inside = any(name.start <= found.start() < name.end for name in scene.names)
        if not inside and (not scene.closed[found.start()] or found[0].startswith("“")):
            cards = known[found[0]]
            accepting = tuple(card for card in cards if _accepts(scene, card, found.start(), found.end()))
            yield Occurrence(found.start(), found.end(), found[0], accepting, cards[0].id)
            at = found.end()
        else:
            at = found.start() + 1


def _accepts(scene: Scene, card: ActionCard, start: int, end: int) -> bool:
    """Check what the card wants or forbids right before and right behind its trigger."""
    before = (scene.clause_of(start).start, start)
    if card.before is not None and not card.before.search(scene.text, *before):
        return False
    if card.not_before is not None and card.not_before.search(scene.text, *before):
        return False
    if card.after is not None and not card.after.match(scene.text, end):
        return False
    return not (card.not_after is not None and card.not_after.match(scene.text, end))
