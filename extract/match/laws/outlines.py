"""Find the outlines of five-year plans, with the place whose plan it is."""

from __future__ import annotations

from collections.abc import Iterator

from extract.compiled import compiled
from extract.match.candidate import Candidate, Context
from extract.match.place_before import place_before

PRIORITY = 31
"""The outline is the document, the plan in it (“十四五”规划) the programme."""

_N = "[一二三四五六七八九十]"
_VISION = r"(?:和(?:2035|二[〇○零]三五)年远景目标)?"
_FORM = compiled(
    rf"(?:国民经济(?:和|与)社会发展(?:第{_N}{{1,3}}个五年|“?十{_N}五”?)|第{_N}{{1,3}}个五年|“?十{_N}五”?)"
    rf"(?:规划|计划){_VISION}(?:的)?纲要(?:\((?:修订)?草案\)|草案)?"
)


def match(text: str, context: Context) -> Iterator[Candidate]:
    """Offer each outline; the place before it belongs to its title."""
    for found in _FORM.finditer(text) if "纲要" in text else ():
        start = place_before(text, found.start(), context.jurisdiction.names)
        yield Candidate(start, found.end(), "Law", "law.plan_outline", priority=PRIORITY)
