"""Compare the numbers of a window: value and unit together."""

from __future__ import annotations

from collections.abc import Iterator

from extract.evaluate.figures import Verdict
from extract.evaluate.gold import GoldMetric
from extract.evaluate.window import Window, span_of, without_blanks
from extract.records import Amount

NAME = "number"
"""The one name of a metric's verdict: a number has no type."""


def judge_metrics(window: Window) -> Iterator[Verdict]:
    """Judge each number of a window; where in it the number stands plays no part."""
    left = list(window.metrics)
    missed: list[GoldMetric] = []
    for gold in window.gold.metrics:
        if window.gold.ignores(gold.span):
            continue
        same = [each for each in left if _written(gold) == _written(each)]
        if not same:
            missed.append(gold)
            continue
        found = min(same, key=lambda each: abs(each.start - gold.span.start))
        left.remove(found)
        yield window.verdict(
            "metric", NAME, "hit", "HIT", span=gold.span, expected=gold.value + gold.unit, rule=found.rule
        )
    yield from _judge_rest(window, missed, left)


def _judge_rest(window: Window, missed: list[GoldMetric], left: list[Amount]) -> Iterator[Verdict]:
    for gold in missed:
        wanted = f"{gold.value} {gold.unit}"
        near = next((each for each in left if gold.span.overlaps(span_of(each))), None)
        if near is None:
            yield window.verdict("metric", NAME, "miss", "MISS", span=gold.span, expected=wanted)
            continue
        left.remove(near)
        got = f"{near.value} {near.unit}"
        yield from window.near_miss(
            "metric", (NAME, NAME), "WRONG-VALUE", span=gold.span, expected=wanted, got=got, rule=near.rule
        )
    for each in left:
        got = f"{each.value} {each.unit}"
        yield window.verdict("metric", NAME, "spurious", "SPURIOUS", span=span_of(each), got=got, rule=each.rule)


def _written(number: GoldMetric | Amount) -> tuple[str, str]:
    return without_blanks(number.value), without_blanks(number.unit)
