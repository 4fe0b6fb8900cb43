"""Cards are checked where they are loaded, and each card's examples hold."""

from __future__ import annotations

import pytest
from marked import acts, mentions, parse

from extract.actions.cards import action_cards
from extract.records import MENTION_TYPES
from extract.rules import RuleError, compile_file, mention_rules

NO_MENTIONS = {"Metric"}
"""Types of cards whose examples mark no mention; their own tests run them."""

MENTION_EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.id}-{number}")
    for rule in mention_rules()
    if rule.type not in NO_MENTIONS
    for number, example in enumerate(rule.examples)
]
ACTION_EXAMPLES = [
    pytest.param(card, example, id=f"{card.id}-{number}")
    for card in action_cards()
    for number, example in enumerate(card.examples)
]


@pytest.mark.parametrize(("rule", "example"), MENTION_EXAMPLES)
def test_example_of_a_mention_card(rule, example):
    """
    Every marked name of a card's example is found, and no other name of the card's type.
    """
    marked = parse(example)
    wanted = {(text, kind) for _, _, text, kind in marked.marks}
    found = {(marked.text[item.start : item.end], item.type) for item in mentions(marked.text)}

    assert wanted <= found
    assert {pair for pair in found if pair[1] == rule.type} == {pair for pair in wanted if pair[1] == rule.type}


@pytest.mark.parametrize(("card", "example"), ACTION_EXAMPLES)
def test_example_of_an_action_card(card, example):
    """
    Every marked trigger of a card's example names an act of its type, and no other act of that type is found.
    """
    marked = parse(example)
    found = [act for act in acts(marked.text) if act.type == card.type]
    wanted = [(start, end) for start, end, _, kind in marked.marks if kind == card.type]

    assert len(wanted) == len({act.start for act in found})
    for start, end in wanted:
        assert any(act.start < end and start < act.end for act in found)


def test_every_card_says_what_it_rests_on():
    """
    A card without a basis or without an example is no card.
    """
    cards = [*mention_rules(), *action_cards()]

    assert [] == [card.id for card in cards if len(card.basis) < 20 or not card.examples]


def test_every_type_of_mention_has_a_card():
    """
    Each of the eight types is found by some rule.
    """
    assert set(MENTION_TYPES) <= {rule.type for rule in mention_rules()}


def test_unknown_keys_are_refused_with_the_known_ones():
    """
    A slip of the pen in a card stops the start and tells what may stand there.
    """
    with pytest.raises(RuleError, match=r"unknown key 'exmaples' \(known: basis, drop, examples, pattern, priority\)"):
        compile_file("x.toml", {"type": "Body", "rule": {"a": {"basis": "b", "exmaples": []}}})


def test_a_reference_to_nothing_is_refused():
    """
    `{name}` must be a sub-pattern of the file or a lexicon.
    """
    rule = {"basis": "b", "examples": [], "pattern": "{nothing-there}"}

    with pytest.raises(RuleError, match="nothing-there"):
        compile_file("x.toml", {"type": "Body", "rule": {"a": rule}})
