"""No pattern takes time that explodes, whatever the text: each is fed what it repeats itself.

A sentence is cut at 2,000 characters, so that a pattern that looks on from each place (the square of the length) stays
cheap; one that tries all ways of reading (a cube, or a power) would not.
"""

from __future__ import annotations

import gc
import re
import time
from functools import partial
from importlib import import_module
from pathlib import Path

import pytest
from hostile.pumps import END, prefix, units

import extract
from extract.actions.cards import action_cards
from extract.rules import mention_rules

SHORT, LONG = 50, 400

MOST = 200
"""Times as long that the eightfold text may take: the square is 64, the cube 512."""

QUICK = 0.004
"""Seconds: what reads the long text in less than this is no danger, however it grew."""


def patterns():
    """
    Collect every pattern of the rules and of the modules of `extract`.
    """
    found = {card.pattern for card in (*mention_rules(), *action_cards()) if getattr(card, "pattern", None)}
    root = Path(extract.__file__).parent
    for path in root.rglob("*.py"):
        name = ".".join(("extract", *path.relative_to(root).with_suffix("").parts)).removesuffix(".__init__")
        held = list(vars(import_module(name)).values())
        found |= {each for each in held if isinstance(each, re.Pattern)}
    texts = {each.pattern if isinstance(each, re.Pattern) else each: getattr(each, "flags", 0) for each in found}
    return sorted((text, flags & ~re.UNICODE) for text, flags in texts.items() if isinstance(text, str))


PATTERNS = patterns()


def seconds(pattern, text, runs=3):
    """
    Return the least time of a few runs over a text.
    """
    taken = []
    for _ in range(runs):
        start = time.process_time()
        for _found in pattern.finditer(text):
            pass
        taken.append(time.process_time() - start)
    return min(taken)


def pumped(start, unit, length):
    """
    Repeat a unit to a length, behind a start, before an end that no pattern takes.
    """
    return start + (unit * length)[:length] + END


def test_patterns_are_found():
    """
    The collection reaches the cards and the code.
    """
    assert len(PATTERNS) > 150


@pytest.mark.parametrize("part", range(8))
def test_no_pattern_takes_more_than_its_share(part):
    """
    A text eight times as long takes nowhere near its cube, for each pattern and each thing that it repeats.
    """
    slow = []
    gc.collect()
    for text, flags in PATTERNS[part::8]:
        pattern, lead = re.compile(text, flags), prefix(text, flags)
        for unit in units(text, flags):
            for start in ("", lead):
                text_of = partial(pumped, start, unit)
                if seconds(pattern, text_of(LONG), runs=1) < QUICK:
                    continue
                long = seconds(pattern, text_of(LONG))
                short = seconds(pattern, text_of(SHORT))
                if long > max(QUICK, MOST * short):
                    slow.append((text, unit, f"{long / short:.0f} times, {long * 1000:.0f} ms"))

    assert [] == slow
