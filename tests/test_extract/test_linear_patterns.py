"""No pattern takes time that grows faster than its text, whatever the text: each is fed what it repeats itself."""

from __future__ import annotations

import gc
import math
import re
import signal
import time
from contextlib import contextmanager
from itertools import product

import pytest
from hostile.patterns import collected
from hostile.pumps import ENDS, fuels, leads, prefix, units

SHORT, LONG = 2_000, 4_000
"""Characters: the longest sentence that is read as one, and twice as many."""

MOST = 3
"""Times as long that the text of double length may take, and some more; reading on from every place takes 4 times."""

QUICK = 0.01
"""Seconds: what reads a sentence of the longest in less than this is no danger, however it grew."""

LONGEST = 20
"""Seconds of the processor after which growth is no longer measured."""

FEW, AT_ONCE = 60, 0.5
"""Repetitions, and seconds of the processor that they may take: 60 choices of two are 10 to the 18th ways."""

PATTERNS = collected()


def seconds(pattern, text, runs=3):
    """
    Return the least time of a few runs over a text.
    """
    taken = []
    for _ in range(runs):
        start = time.thread_time()
        for _found in pattern.finditer(text):
            pass
        taken.append(time.thread_time() - start)
    return min(taken)


def pumped(start, unit, end, length):
    """
    Repeat a unit to a length, behind a start, before an end.
    """
    return start + (unit * length)[:length] + end


def ends(text):
    """
    Return the ends at which a pattern may fail: a comma is one where a class lets all but commas through.
    """
    return ENDS if "[^," in text or "[^。" in text else ENDS[:1]


def growth(pattern, start, unit, end):
    """
    Return how many times as long the text of double length takes; 0 where the short one is read at once.

    A busy machine slows single runs: the least times of ever more runs are compared until they settle.
    """
    short, long = (pumped(start, unit, end, length) for length in (SHORT, LONG))
    if seconds(pattern, short, runs=1) < QUICK:
        return 0
    least_short, least_long = math.inf, math.inf
    for _ in range(8):
        least_short = min(least_short, seconds(pattern, short, runs=2))
        least_long = min(least_long, seconds(pattern, long, runs=1))
        if least_short < QUICK:
            return 0
        if least_long <= MOST * least_short:
            break
    return least_long / least_short


class TooSlowError(Exception):
    """
    A pattern has taken longer than it may.
    """


@contextmanager
def within(limit):
    """
    End what takes longer than so many seconds of processor time: the engine looks for signals as it goes.
    """

    def stop(_signal, _frame):
        raise TooSlowError

    signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, limit)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def test_patterns_are_found():
    """
    The collection reaches the code, the cards for mentions and for actions, and the lexicons.
    """
    texts = [text for text, _ in PATTERNS]

    assert len(texts) > 700
    assert [each for each in texts if "责任编辑" in each]
    assert [each for each in texts if each.endswith(")$") and "报请" in each]


def test_the_square_is_seen():
    """
    A pattern that reads on from every place is told from one that does not.
    """
    assert growth(re.compile("(?:县区|县)+市"), "", "县", ENDS[0]) > MOST
    assert growth(re.compile("(?:县区|县){1,200}市"), "", "县", ENDS[0]) < MOST


def test_an_explosion_is_seen():
    """
    A pattern that takes one text in ever more ways is ended.
    """
    with pytest.raises(TooSlowError):
        burn(re.compile("(?:区|区县?)+市"), "", "区", ENDS[0])
    with pytest.raises(TooSlowError):
        burn(re.compile(r"关于(?:\([^()]*\)|[^,])+?的决定"), "关于", "(县)", ENDS[1])


def burn(pattern, start, fuel, end):
    """
    Match a few dozen times the same text behind what leads up to it, within a time that is plenty.
    """
    with within(AT_ONCE):
        seconds(pattern, start + fuel * FEW + end, runs=1)


def test_no_pattern_explodes():
    """
    No text of some dozen repetitions is read in more ways than can be tried at once.
    """
    slow = []
    for text, flags in PATTERNS:
        pattern = re.compile(text, flags)
        for start, fuel, end in product(leads(text, flags), fuels(text, flags), ends(text)):
            try:
                burn(pattern, start, fuel, end)
            except TooSlowError:
                slow.append((text, start, fuel, end))
                break

    assert [] == slow


@pytest.mark.parametrize("part", range(8))
def test_time_grows_no_faster_than_length(part):
    """
    A text twice as long takes twice the time, for each pattern and each thing that it repeats.
    """
    slow = []
    gc.collect()
    for text, flags in PATTERNS[part::8]:
        pattern, lead = re.compile(text, flags), prefix(text, flags)
        for start, unit, end in product(dict.fromkeys(("", lead)), units(text, flags), ends(text)):
            try:
                with within(LONGEST):
                    grown = growth(pattern, start, unit, end)
            except TooSlowError:
                grown = math.inf
            if grown > MOST:
                slow.append((text, start, unit, end, f"{grown:.1f} times"))
                break

    assert [] == slow
