"""The page on rules is what the cards say."""

from pathlib import Path

from extract.actions.cards import action_cards
from extract.catalogue import catalogue
from extract.rules import mention_rules

PAGE = Path(__file__).parent.parent.parent / "docs" / "rules.md"


def test_the_page_on_rules_is_up_to_date(update_golden):
    """
    The page is written from the cards; `make docs` writes it anew.
    """
    if update_golden:
        PAGE.write_text(catalogue(), encoding="utf-8", newline="\n")

    assert catalogue() == PAGE.read_text(encoding="utf-8"), "stale: run `make docs`"


def test_every_card_has_one_row():
    """
    No rule is missing, none stands twice.
    """
    page = catalogue()

    assert [] == [card.id for card in (*mention_rules(), *action_cards()) if page.count(f"\n| `{card.id}` |") != 1]
