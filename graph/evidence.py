"""Collect the triples of one report's graph, and tie each to the characters it stands on.

A stretch of text is one `oa:SpecificResource`, however many facts stand on it, with a position and a quote selector.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from pyoxigraph import Literal, NamedNode, Triple

from extract.records import Extraction
from graph import iris
from graph.vocab import OA, RD, RDF, XSD

Term = NamedNode | Literal

TRUE = Literal("true", datatype=XSD.boolean)


def integer(number: int) -> Literal:
    """Write a whole number."""
    return Literal(str(number), datatype=XSD.integer)


def number(value: float) -> Literal:
    """Write a number as an integer where it is one, else as a decimal."""
    if value == int(value):
        return integer(int(value))
    return Literal(format(Decimal(repr(value)), "f"), datatype=XSD.decimal)


def chinese(text: str) -> Literal:
    """Write a name or a label in Chinese."""
    return Literal(text, language="zh")


@dataclass(slots=True)
class Sheet:
    """The graph of one report while it is written: what is said once is said once, whoever says it again."""

    extraction: Extraction
    report: NamedNode
    base: str
    triples: set[Triple] = field(default_factory=set)
    entities: dict[str, NamedNode] = field(default_factory=dict)
    """The things described already, by key."""
    _cited: set[tuple[int, int]] = field(default_factory=set)
    _wordings: set[tuple[NamedNode, str]] = field(default_factory=set)
    _numbers: dict[tuple[str, int], int] = field(default_factory=dict)

    def add(self, subject: NamedNode, predicate: NamedNode, value: Term) -> None:
        """Say one thing."""
        self.triples.add(Triple(subject, predicate, value))

    def mint(self, kind: str, start: int) -> NamedNode:
        """Mint the IRI of a thing told at a place; what shares kind and place is numbered as the record has it."""
        order = self._numbers[kind, start] = self._numbers.get((kind, start), 0) + 1
        return NamedNode(iris.told(kind, self.report.value, start, order, base=self.base))

    def cite(self, node: NamedNode, start: int, end: int, *, rule: str = "") -> NamedNode:
        """Give a node the evidence of a stretch of text, and the rule that read it there."""
        span = self._span(start, end)
        self.add(node, RD.evidence, span)
        if rule:
            self.add(node, RD.rule, Literal(rule))
        return span

    def is_first(self, node: NamedNode, wording: str) -> bool:
        """Tell whether a thing meets this wording of its name for the first time."""
        known = (node, wording) in self._wordings
        self._wordings.add((node, wording))
        return not known

    def derive(self, node: NamedNode, source: str) -> None:
        """Say which table row or rule a fact is from that no characters of the report tell."""
        self.add(node, RD.derivedBy, Literal(source))

    def _span(self, start: int, end: int) -> NamedNode:
        span = NamedNode(iris.span(self.report.value, start, end))
        if (start, end) in self._cited:
            return span
        self._cited.add((start, end))
        position = NamedNode(iris.selector(self.report.value, "position", start, end))
        quote = NamedNode(iris.selector(self.report.value, "quote", start, end))
        self.add(span, RDF.type, OA.SpecificResource)
        self.add(span, OA.hasSource, NamedNode(iris.text(self.report.value)))
        self.add(span, OA.hasSelector, position)
        self.add(span, OA.hasSelector, quote)
        self.add(position, RDF.type, OA.TextPositionSelector)
        self.add(position, OA.start, integer(start))
        self.add(position, OA.end, integer(end))
        self.add(quote, RDF.type, OA.TextQuoteSelector)
        self.add(quote, OA.exact, Literal(self.extraction.text[start:end]))
        return span
