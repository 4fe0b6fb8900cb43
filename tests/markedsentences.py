"""Sentences in which the expected result stands: 检查[消防法](Law)实施情况."""

from __future__ import annotations

import re

from extract.choose import choose
from extract.document import Sentence
from extract.folding import fold
from extract.match import patterns
from extract.match.candidate import Context
from extract.records import Span

_MARK = re.compile(r"\[([^\[\]]*)\]\(([A-Z][a-z]+)\)")


def unmark(marked: str) -> tuple[str, set[tuple[str, str, int]]]:
    """
    Take the marks out: the sentence, and what they say as (text, type, start).
    """
    text, expected, position = "", set(), 0
    for mark in _MARK.finditer(marked):
        text += marked[position : mark.start()]
        expected.add((fold(mark[1]), mark[2], len(text)))
        text += mark[1]
        position = mark.end()
    return text + marked[position:], expected


def found(text: str, recognizers, types, *, role="body", context=None) -> set[tuple[str, str, int]]:
    """
    Run some recognizers and the cards of the same types over a sentence, and choose.
    """
    view = fold(text)
    sentence = Sentence(span=Span(0, len(view)), text=view, offsets=tuple(range(len(view))), paragraph=0, role=role)
    context = context or Context()
    candidates = [c for one in recognizers for c in one.match(sentence, context)]
    candidates += [c for c in patterns.match(sentence, context) if c.type in types]
    chosen, _ = choose(candidates)
    return {(view[c.start : c.end], c.type, c.start) for c in chosen if c.type in types}
