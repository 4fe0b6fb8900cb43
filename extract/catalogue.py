"""The page on rules, written from the cards: what each rule rests on, with an example."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import resources

from extract.actions.cards import ActionCard, action_cards
from extract.compiled import compiled
from extract.rules import Rule, mention_rules

_ABOUT = """\
# Rules

This page is generated from the cards in `extract/rules/` and the heads of the word lists in `extract/lexicons/`.
Every mention, act and number of a record names the rule that found it; `renda explain` tells what it rests on.
In the examples, what is found stands in bold.
All examples of a card run as tests.
"""

_COLUMNS = ("rule", "rests on", "example")
_MARK = compiled(r"\[([^\[\]]+)\]\(\w+\)")


def catalogue() -> str:
    """Return the page in Markdown: names and numbers type by type, then acts type by type, then the word lists."""
    parts = [_ABOUT]
    for kind in dict.fromkeys(rule.type for rule in mention_rules()):
        parts.append(_table(kind, _COLUMNS, _names(kind)))
    for kind in dict.fromkeys(card.type for card in action_cards()):
        parts.append(_table(f"Act `{kind}`", _COLUMNS, _acts(kind)))
    parts.append(_table("Word lists", ("list", "holds"), _lists()))
    return "\n".join(parts)


def _names(kind: str) -> Iterator[tuple[str, ...]]:
    for rule in mention_rules():
        if rule.type == kind:
            found = " (what it finds is no name)" if rule.drop else ""
            yield f"`{rule.id}`", rule.basis + found, _example(rule)


def _acts(kind: str) -> Iterator[tuple[str, ...]]:
    for card in action_cards():
        if card.type == kind:
            yield f"`{card.id}`", card.basis, _example(card)


def _example(card: Rule | ActionCard) -> str:
    """Return the first example that marks something, else the first, with what is found in bold."""
    example = next((each for each in card.examples if _MARK.search(each)), card.examples[0] if card.examples else "")
    return _MARK.sub(r"<b>\1</b>", example)


def _lists() -> Iterator[tuple[str, ...]]:
    folder = resources.files("extract") / "lexicons"
    for path in sorted(folder.iterdir(), key=lambda item: item.name):
        lines = path.read_text(encoding="utf-8").splitlines()
        head = " ".join(line.removeprefix("#").strip() for line in lines if line.startswith("#"))
        yield f"`{path.name.removesuffix('.tsv')}`", head


def _table(title: str, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [f"## {title}\n", f"| {' | '.join(columns)} |", "|---" * len(columns) + "|"]
    lines.extend(f"| {' | '.join(map(_cell, row))} |" for row in rows)
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    """Keep a text within its cell."""
    return " ".join(text.split()).replace("|", "\\|")
