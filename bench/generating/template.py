"""Sentences with slots, and what they say: read from `templates/*.txt`, written out with every span known.

A block is a sentence and the acts in it, one a line, in the order of their triggers:

    [听取]了{gov}关于«t:{matter}情况»的报告，[提出]{n:3-20条:审议意见}审议意见。
    hear_report targets=gov topic=t
    recommend targets=gov quantity=n responds=听取

`[…]` is a trigger, `{name}` a slot, `{name#2}` a second one of its kind, `{n:3-20条:代表建议}` a number with its unit
and what it counts, `«t:…»` a stretch that a role names. A role may also name words as they stand. A line `! 甲,乙`
leaves strings open. Groups begin with `== name`. An act with a number, `commend:2`, takes that trigger again.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "templates"
_PARTS = re.compile(r"\{([^{}]+)\}|(«\w+:|»)|([\[\]])")
_NUMBER = re.compile(r"(?:(\w+):)?([\d.]+)-([\d.]+)(余?)([^:]+):(.*)")
_LISTS = ("targets", "laws", "programs", "times", "alt")


@dataclass(frozen=True, slots=True)
class Filled:
    """What stands in a slot: the text, and the name it is, with what that stands for; `lead` and `tail` wrap it."""

    text: str
    type: str | None = None
    entity: str | tuple[str, ...] | None = None
    lead: str = ""
    tail: str = ""


@dataclass(frozen=True, slots=True)
class Number:
    """A slot for a number: its bounds, its unit, what it counts."""

    name: str
    least: str
    most: str
    more: str
    unit: str
    of: str

    def draw(self, turn: random.Random) -> str:
        """Draw a value as it is written; both bounds' decimals are kept."""
        decimals = len(self.least.partition(".")[2])
        if decimals:
            return f"{turn.uniform(float(self.least), float(self.most)):.{decimals}f}"
        return f"{turn.randint(int(self.least), int(self.most))}{self.more}"


@dataclass(frozen=True, slots=True)
class Act:
    """An act of a template: its type, which trigger, and its roles as names of slots."""

    type: str
    trigger: int
    roles: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Template:
    """A sentence with slots: parts in order, each with its kind."""

    parts: tuple[tuple[str, Any], ...]
    acts: tuple[Act, ...] = ()
    ignored: tuple[str, ...] = ()
    heading: bool = False

    @property
    def slots(self) -> frozenset[str]:
        """Return the kinds of slots that stand in the sentence."""
        return frozenset(value.partition("#")[0] for kind, value in self.parts if kind == "slot")


@dataclass(slots=True)
class Written:
    """A sentence written out: the text, and where in it the named stretches stand."""

    text: str
    spans: dict[str, tuple[int, int]]
    triggers: list[tuple[int, int]]
    mentions: list[dict[str, Any]]
    metrics: list[dict[str, Any]]
    template: Template
    status: str = "done"
    named: dict[str, Filled] = field(default_factory=dict)


Fill = Callable[[str], Filled]


def read_templates(path: Path) -> dict[str, tuple[Template, ...]]:
    """Read the groups of a file of templates."""
    groups: dict[str, list[Template]] = {}
    name = ""
    for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")):
        lines = [line for line in block.splitlines() if line and not line.startswith("//")]
        while lines and lines[0].startswith("=="):
            name = lines.pop(0).removeprefix("==").strip()
        if lines:
            groups.setdefault(name, []).append(parse(lines))
    return {group: tuple(found) for group, found in groups.items()}


def parse(lines: Sequence[str]) -> Template:
    """Parse a block: a sentence and the lines on it."""
    acts: list[Act] = []
    ignored: list[str] = []
    at = 0
    for line in lines[1:]:
        if line.startswith("!"):
            ignored += line[1:].strip().split(",")
        else:
            head, *roles = line.split(" ")
            kind, _, number = head.partition(":")
            at = int(number) if number else at + 1
            acts.append(Act(kind, at - 1, dict(role.split("=", 1) for role in roles)))
    parts = tuple(_parts(lines[0]))
    triggers = sum(kind == "trigger" for kind, _ in parts)
    if any(act.trigger >= triggers for act in acts):
        raise ValueError(f"more acts than triggers: {lines[0]}")
    return Template(parts, tuple(acts), tuple(ignored))


def _parts(line: str) -> Iterator[tuple[str, Any]]:
    at = 0
    for found in _PARTS.finditer(line):
        if found.start() > at:
            yield "text", line[at : found.start()]
        slot, stretch, bracket = found.groups()
        if slot:
            number = _NUMBER.fullmatch(slot)
            groups = [each or "" for each in number.groups()] if number else []
            yield ("number", Number(*groups)) if number else ("slot", slot)
        elif stretch:
            yield ("close", "") if stretch == "»" else ("open", stretch[1:-1])
        else:
            yield ("trigger", "") if bracket == "[" else ("end", "")
        at = found.end()
    if at < len(line):
        yield "text", line[at:]


def write(template: Template, fill: Fill, turn: random.Random, *, digits: Callable[[str], str] = str) -> Written:
    """Write a template out; `fill` gives what stands in a slot, `digits` how numbers are written."""
    out = Written("", {}, [], [], [], template)
    pieces: list[str] = []
    at = 0
    stack: list[tuple[str, int]] = []

    def put(text: str) -> None:
        nonlocal at
        pieces.append(text)
        at += len(text)

    for kind, value in template.parts:
        if kind == "text":
            put(value)
        elif kind == "slot":
            filled = fill(value)
            put(filled.lead)
            out.spans[value] = at, at + len(filled.text)
            out.named[value] = filled
            if filled.type:
                mention = {"text": filled.text, "type": filled.type, "entity": filled.entity}
                out.mentions.append({**mention, "start": at, "end": at + len(filled.text)})
            put(filled.text)
            put(filled.tail)
        elif kind == "number":
            start = at
            drawn = value.draw(turn)
            large = value.unit[0] if value.unit[0] in "万亿" else ""
            put(written := digits(drawn + large))
            put(value.unit.removeprefix(large))
            metric = {"value": written.strip(), "unit": value.unit.removeprefix(large), "of": value.of or None}
            out.metrics.append({**metric, "start": start, "end": at})
            out.spans[value.name or f"n{len(out.metrics)}"] = start, at
        elif kind in ("open", "trigger"):
            stack.append((value, at))
        else:
            name, start = stack.pop()
            if kind == "close":
                out.spans[name] = start, at
            else:
                out.triggers.append((start, at))
    out.text = "".join(pieces)
    return out


def gold_acts(written: Written, text: str, status: str, offset: int) -> list[dict[str, Any]]:
    """Write the acts of a sentence as the gold does; `text` is the sentence as it stands in the document."""
    acts = []
    for act in written.template.acts:
        start, end = written.triggers[act.trigger]
        row: dict[str, Any] = {"trigger": text[start:end], "type": act.type}
        row |= {"start": offset + start, "end": offset + end}
        row["status"] = act.roles.get("status", status)
        row["agent"] = _agent(act.roles.get("agent", "@"), written, text)
        for role in _LISTS:
            row[role] = _strings(role, act.roles.get(role, ""), written, text)
        for role in ("topic", "quantity"):
            named = act.roles.get(role)
            row[role] = _named(named, written, text).strip() if named else None
        row["responds_to"] = act.roles.get("responds")
        acts.append(row)
    return acts


def _agent(role: str, written: Written, text: str) -> str | None:
    if role == "@":
        return "@reporting_body"
    return None if role == "null" else _named(role, written, text)


def _strings(role: str, named: str, written: Written, text: str) -> list[str]:
    names = [each for each in named.split(",") if each]
    return names if role == "alt" else [_named(name, written, text) for name in names]


def _named(name: str, written: Written, text: str) -> str:
    """Return what a role names: a slot, a stretch, or words that stand in the sentence as they are."""
    if name in written.spans:
        return slice_of(text, written.spans[name])
    if name.isascii() or name not in text.replace("\n", ""):
        raise ValueError(f"no stretch is called {name!r}: {written.text}")
    return name


def slice_of(text: str, span: tuple[int, int]) -> str:
    """Cut a stretch out of a text."""
    return text[span[0] : span[1]]
