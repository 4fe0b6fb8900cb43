"""Cards that are spared would have found nothing."""

from __future__ import annotations

import re

import pytest
from goldrecords import GOLD
from laidout import source_of
from marked import parse

from extract.actions import actors
from extract.actions import status as status_of_acts
from extract.furniture import mask
from extract.layout import classes, heads, lay_out, status
from extract.match import persons, times
from extract.match.prefilter import patterned_rules, rules_for
from extract.rules import mention_rules
from extract.sieve import needed_literals

EXAMPLES = [parse(example).text for rule in mention_rules() for example in rule.examples]


def sentences(path):
    source = source_of(path.read_text(encoding="utf-8"))
    return [sentence.text for sentence in lay_out(source, mask(source)).sentences]


@pytest.mark.parametrize("path", sorted(GOLD.rglob("*.txt")), ids=lambda path: path.stem)
def test_no_card_is_spared_that_matches_in_a_gold_text(path):
    """
    On every sentence the patterns that match are among those that are tried, in the cards' order.
    """
    for text in sentences(path):
        tried = rules_for(text)

        assert [rule.id for rule in patterned_rules() if rule.pattern.search(text) and rule not in tried] == []
        assert [rule for rule in patterned_rules() if rule in tried] == list(tried)


def test_no_card_is_spared_that_matches_in_an_example():
    """
    The examples of all cards hold what their own card needs, and what any other one that matches does.
    """
    missed = [
        (rule.id, text)
        for text in EXAMPLES
        for rule in patterned_rules()
        if rule.pattern.search(text) and rule not in rules_for(text)
    ]

    assert [] == missed


def test_most_cards_are_spared():
    """
    A plain sentence needs few patterns.
    """
    assert len(rules_for("走访群众60余户,征求意见。")) < len(patterned_rules()) / 4


@pytest.mark.parametrize(
    ("pattern", "literals"),
    [
        ("甲乙[丙丁]", {"甲乙"}),
        ("第?[一二]次(?:会议|大会)?", {"次"}),
        ("(?:县|市)(?=人大)", {"人大"}),
        ("(?:会议)+(?!报告)", {"会议"}),
        ("(?:甲|乙丙|)", None),
        ("(?i:ab)丙?", None),
        ("[^甲]+", None),
        (r"\d+", None),
        ("(甲)\\1", {"甲"}),
    ],
)
def test_literals_of_a_pattern(pattern, literals):
    """
    A set of literals is read off only where every match holds one of them.
    """
    assert literals == needed_literals(re.compile(pattern))


GUARDED = (
    (status_of_acts._MAY_EXHORT, status_of_acts._EXHORTS),
    (status_of_acts._MAY_PLAN, status_of_acts._PLANS),
    (actors._MAY_BE_PEOPLE, actors._PEOPLE),
    (actors._MAY_BE_OFFICE, actors._OFFICE),
    (heads._MAY_ANNOUNCE, heads._ANNOUNCES),
    (persons._guard(), persons._after_office()),
)


@pytest.mark.parametrize(("guard", "pattern"), GUARDED, ids=range(len(GUARDED)))
def test_no_guard_bars_a_match(guard, pattern):
    """
    On every sentence of the gold where a guarded pattern matches its guard lets it.
    """
    texts = [text for path in GOLD.rglob("*.txt") for text in sentences(path)]
    matching = [text for text in texts if pattern.search(text)]

    assert matching
    assert [] == [text for text in matching if not guard.lets(text)]


@pytest.mark.parametrize("sieve", [status._within_sentences, classes._classes, times._rules, persons._sieve])
def test_a_sieve_keeps_what_matches_and_its_order(sieve):
    """
    On every sentence and line, what a sieve leaves out does not match, and what it keeps stands in the order given.
    """
    whole = sieve()._things
    texts = [line for path in GOLD.rglob("*.txt") for line in (*sentences(path), *path.read_text("utf-8").split("\n"))]

    def pattern(thing):
        return thing.pattern if isinstance(thing, status._Cue) else thing[1]

    for text in texts:
        kept = sieve().of(text)
        assert list(kept) == [thing for thing in whole if thing in kept]
        assert [] == [thing for thing in whole if thing not in kept and pattern(thing).search(text)]
