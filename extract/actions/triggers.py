"""Find where a card's trigger stands in a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick

from extract.actions.cards import ActionCard, action_cards
from extract.actions.scene import Scene


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
def _index() -> tuple[AhoCorasick, tuple[tuple[str, tuple[ActionCard, ...]], ...]]:
    """Return what finds all triggers in one pass, and by their numbers there the words with their cards."""
    known: dict[str, list[ActionCard]] = {}
    for card in action_cards():
        for trigger in card.triggers:
            known.setdefault(trigger, []).append(card)
    cards = tuple((word, tuple(sorted(group, key=lambda card: -card.priority))) for word, group in known.items())
    return AhoCorasick(list(known)), cards


def may_act(text: str) -> bool:
    """Tell whether a text holds a trigger."""
    return bool(_hits(text))


@lru_cache(maxsize=16)
def _hits(text: str) -> Sequence[tuple[int, int, int]]:
    """Return the number, start and end of every trigger in a text."""
    return _index()[0].find_matches_as_indexes(text, overlapping=True)


def occurrences(scene: Scene) -> Iterator[Occurrence]:
    """Yield the triggers that stand in the open, the longest word at each place, from left to right.

    A trigger that carries its own quotation marks (“回头看”) may stand where a quotation opens.
    """
    _, known = _index()
    longest: dict[int, tuple[int, int]] = {}
    for number, start, end in _hits(scene.text):
        if longest.get(start, (0,))[0] < end:
            longest[start] = end, number
    taken = refused = 0
    for start in sorted(longest):
        end, number = longest[start]
        # What is refused still bars the words inside it, but not one that runs on beyond it: 视察组|建议, not 组建.
        if start < taken or end <= refused:
            continue
        word, cards = known[number]
        if not scene.closed[start] or (word.startswith("“") and not _within_name(scene, start)):
            accepting = tuple(card for card in cards if _accepts(scene, card, start, end))
            yield Occurrence(start, end, word, accepting, cards[0].id)
            taken, refused = (end, refused) if accepting else (taken, max(refused, end))


def _within_name(scene: Scene, at: int) -> bool:
    return any(name.start <= at < name.end for name in scene.names)


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
