"""Sentences with the expected result inside: `听取[区人民政府](Body)的报告`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from extract.actions import read_acts
from extract.actions.act import Act
from extract.actions.scene import Name, Scene
from extract.choose import choose
from extract.document import Sentence
from extract.folding import fold
from extract.layout.view import build_view
from extract.match import match, patterns
from extract.match.candidate import Candidate, Context
from extract.metrics import counts
from extract.places import locate
from extract.records import Entity, Span
from extract.resolve import resolve

_MARK = re.compile(r"\[([^\[\]]+)\]\((\w+)\)")

COUNTY = "云台县"
OWNER = f"{COUNTY}人民代表大会常务委员会"


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence without its marks, and the marks: (start, end, text, type)."""

    text: str
    marks: tuple[tuple[int, int, str, str], ...]

    def names(self, types) -> set[tuple[str, str, int]]:
        """
        Return the marks of some types as (text in the view, type, start).
        """
        return {(fold(text), kind, start) for start, _, text, kind in self.marks if kind in types}


def parse(marked: str) -> Marked:
    """Take the marks out of a sentence."""
    text, marks, at = "", [], 0
    for found in _MARK.finditer(marked):
        text += marked[at : found.start()]
        marks.append((len(text), len(text) + len(found[1]), found[1], found[2]))
        text += found[1]
        at = found.end()
    return Marked(text + marked[at:], tuple(marks))


def context() -> Context:
    """Return the context of a report of an invented county."""
    return Context(locate(COUNTY), OWNER, 2024)


def sentence(text: str, *, status: str = "done", keep_blanks: bool = False) -> Sentence:
    """Make a sentence of a report's body; lines of the title keep their blanks."""
    view = build_view(fold(text), (Span(0, len(text)),), keep_blanks=keep_blanks)
    return Sentence(Span(0, len(text)), view.text, view.offsets, 0, status=status)


def mentions(text: str) -> tuple[Candidate, ...]:
    """Return the chosen candidates of a sentence."""
    return choose(match(sentence(text), context()))[0]


def found(text: str, recognizers, types, *, role="body", context=None) -> set[tuple[str, str, int]]:
    """Run some recognizers and the cards of the same types over a sentence, and choose."""
    place = replace(sentence(text, keep_blanks=role in ("title", "furniture")), role=role)
    context = context or Context()
    candidates = [c for one in recognizers for c in one.match(place, context)]
    candidates += [c for c in patterns.match(place, context) if c.type in types]
    chosen, _ = choose(candidates)
    return {(place.text[c.start : c.end], c.type, c.start) for c in chosen if c.type in types}


def scene(text: str, *, status: str = "done") -> Scene:
    """Return a sentence of a report's body as the frames of acts see it."""
    place = sentence(text, status=status)
    chosen, _ = choose(match(place, context()))
    names = tuple(
        Name(item.start, item.end, item.type, place.text[item.start : item.end], entities)
        for item, entities in resolve(place, chosen, context=context(), earlier=[])
    )
    return Scene.of(place, names, counts(place, chosen), reporting_body=Entity(f"body|{COUNTY}|{OWNER}", OWNER))


def acts(text: str, *, status: str = "done") -> tuple[Act, ...]:
    """Return the acts of a sentence."""
    return read_acts(scene(text, status=status))[0]
