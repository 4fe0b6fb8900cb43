"""Collect the triples of one report's graph, and tie each to the characters it stands on.

A stretch of text is one `oa:SpecificResource`, however many facts stand on it, with a position and a quote selector.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from pyoxigraph import NamedNode

from extract.records import Extraction
from graph import iris
from graph.statements import Iri, Statement, Written, literal, say
from graph.vocab import OA, RD, XSD

_INTEGER = str(XSD.integer)
# More than half of a graph says where its facts stand.
_SPAN, _POSITION, _QUOTE = map(str, (OA.SpecificResource, OA.TextPositionSelector, OA.TextQuoteSelector))
_SOURCE, _SELECTOR, _EXACT = OA.hasSource.value, OA.hasSelector.value, OA.exact.value
_START, _END = OA.start.value, OA.end.value

TRUE = literal("true", datatype=XSD.boolean)


def integer(number: int) -> Written:
    """Write a whole number."""
    return Written(f'"{number}"^^{_INTEGER}')


def number(value: float) -> Written:
    """Write a number as an integer where it is one, else as a decimal."""
    if value == int(value):
        return integer(int(value))
    return literal(format(Decimal(repr(value)), "f"), datatype=XSD.decimal)


def chinese(text: str) -> Written:
    """Write a name or a label in Chinese."""
    return literal(text, language="zh")


@dataclass(slots=True)
class Sheet:
    """The graph of one report while it is written: what is said once is said once, whoever says it again."""

    extraction: Extraction
    report: Iri
    base: str
    statements: set[Statement] = field(default_factory=set)
    entities: dict[str, Iri] = field(default_factory=dict)
    """The things described already, by key."""
    _cited: set[tuple[int, int]] = field(default_factory=set)
    _wordings: set[tuple[Iri, str]] = field(default_factory=set)
    _numbers: dict[tuple[str, int], int] = field(default_factory=dict)

    def add(self, subject: Iri, predicate: NamedNode, value: Iri | Written | NamedNode) -> None:
        """Say one thing."""
        self.statements.add(say(subject, predicate, value))

    def mint(self, kind: str, start: int) -> Iri:
        """Mint the IRI of a thing told at a place; what shares kind and place is numbered as the record has it."""
        order = self._numbers[kind, start] = self._numbers.get((kind, start), 0) + 1
        return Iri(iris.told(kind, self.report, start, order, base=self.base))

    def cite(self, node: Iri, start: int, end: int, *, rule: str = "") -> Iri:
        """Give a node the evidence of a stretch of text, and the rule that read it there."""
        span = self._span(start, end)
        self.add(node, RD.evidence, span)
        if rule:
            self.add(node, RD.rule, literal(rule))
        return span

    def is_first(self, node: Iri, wording: str) -> bool:
        """Tell whether a thing meets this wording of its name for the first time."""
        known = (node, wording) in self._wordings
        self._wordings.add((node, wording))
        return not known

    def derive(self, node: Iri, source: str) -> None:
        """Say which table row or rule a fact is from that no characters of the report tell."""
        self.add(node, RD.derivedBy, literal(source))

    def _span(self, start: int, end: int) -> Iri:
        span = Iri(iris.span(self.report, start, end))
        if (start, end) in self._cited:
            return span
        self._cited.add((start, end))
        position = iris.selector(self.report, "position", start, end)
        quote = iris.selector(self.report, "quote", start, end)
        self.statements |= {
            (span, "", _SPAN),
            (span, _SOURCE, f"<{iris.text(self.report)}>"),
            (span, _SELECTOR, f"<{position}>"),
            (span, _SELECTOR, f"<{quote}>"),
            (position, "", _POSITION),
            (position, _START, integer(start)),
            (position, _END, integer(end)),
            (quote, "", _QUOTE),
            (quote, _EXACT, literal(self.extraction.text[start:end])),
        }
        return span
