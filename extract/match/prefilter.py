"""Spare the cards whose pattern can't match."""

from __future__ import annotations

from functools import cache

from extract.rules import Rule, mention_rules
from extract.sieve import Sieve, sieve_of


@cache
def _sieve() -> Sieve[Rule]:
    return sieve_of((rule, rule.pattern) for rule in patterned_rules() if rule.pattern is not None)


@cache
def patterned_rules() -> tuple[Rule, ...]:
    """Return the cards that have a pattern, in their order; those of Time are read with their values by `times`."""
    return tuple(rule for rule in mention_rules() if rule.pattern is not None and rule.type != "Time")


def rules_for(text: str) -> tuple[Rule, ...]:
    """Return the cards whose pattern may match in a text, in their order."""
    return _sieve().of(text)
