"""Compare the mentions of a window, and what the right ones stand for."""

from __future__ import annotations

from collections.abc import Iterator

from extract.evaluate.figures import Cause, Verdict
from extract.evaluate.gold import GoldMention
from extract.evaluate.window import Window, same_labels, span_of, unwrap
from extract.records import Mention


def judge_mentions(window: Window, text: str) -> Iterator[Verdict]:
    """Judge each mention by start, end and type, and the entities of those that are right."""
    left = list(window.mentions)
    missed: list[GoldMention] = []
    for gold in window.gold.mentions:
        if window.gold.ignores(gold.span):
            continue
        found = next((each for each in left if _equal(gold, each, text)), None)
        if found is None:
            missed.append(gold)
            continue
        left.remove(found)
        yield window.verdict("mention", gold.type, "hit", "HIT", span=gold.span, expected=gold.text, rule=found.rule)
        yield _judge_entity(window, gold, found)
    yield from _judge_rest(window, missed, left)


def _equal(gold: GoldMention, found: Mention, text: str) -> bool:
    return gold.type == found.type and unwrap(gold.span, text) == unwrap(span_of(found), text)


def _judge_entity(window: Window, gold: GoldMention, found: Mention) -> Verdict:
    labels = tuple(each.label for each in found.entities)
    right = same_labels(gold.labels, labels)
    return window.verdict(
        "entity",
        gold.type,
        "hit" if right else "wrong",
        "HIT" if right else "WRONG",
        span=gold.span,
        expected=_names(gold.labels),
        got=_names(labels),
        rule=found.rule,
        subject=gold.text,
    )


def _judge_rest(window: Window, missed: list[GoldMention], left: list[Mention]) -> Iterator[Verdict]:
    for gold in missed:
        near = max(left, key=lambda each: _closeness(gold, each), default=None)
        if near is None or not gold.span.overlaps(span_of(near)):
            yield window.verdict("mention", gold.type, "miss", "MISS", span=gold.span, expected=gold.text)
            continue
        left.remove(near)
        cause: Cause = "WRONG-BOUNDARY" if near.type == gold.type else "WRONG-TYPE"
        got = near.text if near.type == gold.type else f"{near.type} {near.text}"
        yield from window.near_miss(
            "mention",
            (gold.type, near.type),
            cause,
            span=gold.span,
            expected=gold.text,
            got=got,
            rule=near.rule,
        )
    for each in left:
        yield window.verdict(
            "mention", each.type, "spurious", "SPURIOUS", span=span_of(each), got=each.text, rule=each.rule
        )


def _closeness(gold: GoldMention, found: Mention) -> tuple[int, bool]:
    shared = min(gold.span.end, found.end) - max(gold.span.start, found.start)
    return shared, gold.type == found.type


def _names(labels: tuple[str, ...]) -> str:
    return "、".join(labels) or "null"
