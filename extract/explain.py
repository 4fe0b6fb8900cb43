"""Say of a place in a report which rules spoke there, what was dropped, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from extract.errors import ExtractError
from extract.records import Action, Extraction, Quote

AROUND = 30


class PlaceError(ExtractError):
    """A place that is not in the text."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What covers a place: `what` says what it is taken for, `rule` who said so, `why` the fact the rule rests on."""

    start: int
    end: int
    text: str
    what: str
    rule: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Explanation:
    """A place with the text around it, and everything that was found or dropped there, widest first."""

    at: int
    before: str
    character: str
    after: str
    findings: tuple[Finding, ...]


def explain(extraction: Extraction, at: int, *, basis: Callable[[str], str]) -> Explanation:
    """Explain the character at `at`; `basis` gives the fact that a rule rests on, or an empty text."""
    text = extraction.text
    if not 0 <= at < len(text):
        raise PlaceError(f"{extraction.source}: has no character {at}; give one from 0 to {len(text) - 1}")
    here = [each for each in _findings(extraction, basis) if each.start <= at < each.end]
    ordered = sorted(here, key=lambda each: (each.start - each.end, each.start, each.what))
    before = text[max(0, at - AROUND) : at]
    return Explanation(at, before, text[at], text[at + 1 : at + 1 + AROUND], tuple(ordered))


def _findings(extraction: Extraction, basis: Callable[[str], str]) -> Iterator[Finding]:
    """List everything with a place in the record."""
    yield from _layout(extraction)
    for mention in extraction.mentions:
        names = ", ".join(entity.label for entity in mention.entities) or "not settled"
        what = f"{mention.type}: {names}"
        yield Finding(mention.start, mention.end, mention.text, what, mention.rule, basis(mention.rule))
    for action in extraction.actions:
        yield from _action(extraction, action, basis)
    for amount in extraction.metrics:
        what = f"metric: {amount.value} {amount.unit}" + (f" of {amount.of.text}" if amount.of else "")
        yield Finding(amount.start, amount.end, amount.text, what, amount.rule, basis(amount.rule))
    for dropped in extraction.discarded:
        what = f"dropped: {dropped.reason}"
        yield Finding(dropped.start, dropped.end, dropped.text, what, dropped.rule, basis(dropped.rule))


def _layout(extraction: Extraction) -> Iterator[Finding]:
    for masked in extraction.masked:
        of = f" of the text at {masked.of}" if masked.of is not None else ""
        yield _quote(extraction, masked.start, masked.end, f"masked: {masked.kind}{of}")
    for section in extraction.sections:
        yield _quote(
            extraction, section.start, section.end, f"section {section.id} ({section.status}): {section.heading}"
        )
    for lack in extraction.shortcomings:
        yield Finding(lack.start, lack.end, lack.text, "shortcoming")


def _action(extraction: Extraction, action: Action, basis: Callable[[str], str]) -> Iterator[Finding]:
    name = f"act {action.id} {action.type} ({action.status})"
    yield Finding(action.start, action.end, action.trigger, f"trigger of {name}", action.rule, basis(action.rule))
    yield _quote(extraction, action.extent.start, action.extent.end, f"clause of {name}")
    agent = action.agent
    if agent is not None and agent.text is not None and agent.start is not None and agent.end is not None:
        yield Finding(agent.start, agent.end, agent.text, f"agent of {name}")
    for role, arguments in (
        ("target", action.targets), ("law", action.laws), ("program", action.programs), ("time", action.times),
    ):  # fmt: skip
        yield from (Finding(each.start, each.end, each.text, f"{role} of {name}") for each in arguments)
    for role, quotes in (("topic", (action.topic,)), ("item", action.items)):
        yield from (_role(quote, f"{role} of {name}") for quote in quotes if quote is not None)
    if action.quantity is not None:
        count = action.quantity
        yield Finding(count.start, count.end, count.text, f"count of {name}", count.rule, basis(count.rule))


def _role(quote: Quote, what: str) -> Finding:
    return Finding(quote.start, quote.end, quote.text, what)


def _quote(extraction: Extraction, start: int, end: int, what: str) -> Finding:
    return Finding(start, end, extraction.text[start:end], what)
