"""Check a dataset: all SHACL shapes with pyshacl, or the same constraints as quick SPARQL queries.

Whatever is found is told in words that name the document and the characters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

from pyoxigraph import DefaultGraph, Literal, NamedNode, QuerySolutions, RdfFormat, Store, serialize

from graph.vocab import DCTERMS, OA, RD, SCHEMA

if TYPE_CHECKING:
    from rdflib import Graph

_FOLDER = files("graph")
_MERGED = DefaultGraph()


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """A node that breaks a constraint, with the place in the text it is from where it has one."""

    doc: str
    start: int | None
    end: int | None
    node: str
    message_zh: str
    message_en: str
    quote: str = ""

    def __str__(self) -> str:
        return self.tell()

    def tell(self, *, language: str = "zh") -> str:
        """Say in words what is wrong and where."""
        message = self.message_zh if language == "zh" else self.message_en
        where = self.doc or self.node
        if self.start is None:
            return f"{where}: {message} <{self.node}>"
        span = f"第 {self.start}–{self.end} 字" if language == "zh" else f"characters {self.start}–{self.end}"
        return f"{where}, {span} “{_shorten(self.quote)}”: {message} <{self.node}>"


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a check."""

    violations: tuple[Violation, ...] = ()

    @property
    def conforms(self) -> bool:
        """Tell whether nothing was found."""
        return not self.violations

    def tell(self, *, language: str = "zh") -> str:
        """Say in words what was found, one line each."""
        if self.conforms:
            return "符合全部约束" if language == "zh" else "conforms to all shapes"
        return "\n".join(violation.tell(language=language) for violation in self.violations)


def check(store: Store) -> Report:
    """Check the union of all graphs against every shape; some seconds for each 100,000 triples."""
    import pyshacl

    _, results, _ = pyshacl.validate(_union(store), shacl_graph=_shapes(), inference="none", advanced=False)
    return _report(store, _shacl_messages(results))


def quick(store: Store) -> Report:
    """Check the same constraints by queries: milliseconds, for every build."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for messages, sparql in _quick_queries():
        answer = store.query(sparql)
        if isinstance(answer, QuerySolutions):
            for solution in answer:
                found[str(getattr(solution["node"], "value", solution["node"])), messages["en"]] = messages
    return _report(store, found)


def _report(store: Store, found: dict[tuple[str, str], dict[str, str]]) -> Report:
    return in_order(_place(store, node, messages) for (node, _), messages in found.items())


def in_order(violations: Iterable[Violation]) -> Report:
    """Report violations, each once, by document and place."""
    places = {(each.doc, each.start or 0, each.node, each.message_en): each for each in violations}
    return Report(tuple(places[place] for place in sorted(places)))


@cache
def _quick_queries() -> tuple[tuple[dict[str, str], str], ...]:
    queries = (path.read_text(encoding="utf-8") for path in _files("shapes", "quick"))
    return tuple((_headline(query), query) for query in queries)


def _headline(query: str) -> dict[str, str]:
    chinese, _, english = query.splitlines()[0].removeprefix("#").partition(" / ")
    return {"zh": chinese.strip(), "en": english.strip()}


def _files(*folder: str) -> Iterator[Traversable]:
    place = _FOLDER.joinpath(*folder)
    return (path for path in sorted(place.iterdir(), key=lambda each: each.name) if path.is_file())


def _shapes() -> Graph:
    from rdflib import Graph

    shapes = Graph()
    for path in _files("shapes"):
        shapes.parse(data=path.read_text(encoding="utf-8"), format="turtle")
    return shapes


def _union(store: Store) -> Graph:
    from rdflib import Graph

    merged = store.quads_for_pattern(None, None, None, _MERGED)
    data = serialize((quad.triple for quad in merged), format=RdfFormat.N_TRIPLES)
    return Graph().parse(data=(data or b"").decode("utf-8"), format="nt")


def _shacl_messages(results: object) -> dict[tuple[str, str], dict[str, str]]:
    """Read pyshacl's result graph: the node in focus, and the shape's message in each language."""
    from rdflib import Graph
    from rdflib import Literal as RdfLiteral
    from rdflib.namespace import RDF, SH

    if not isinstance(results, Graph):
        return {}
    found: dict[tuple[str, str], dict[str, str]] = {}
    for result in results.subjects(RDF.type, SH.ValidationResult):
        texts = [each for each in results.objects(result, SH.resultMessage) if isinstance(each, RdfLiteral)]
        messages = {each.language or "en": str(each) for each in sorted(texts, key=str)}
        messages = {"zh": messages.get("zh", ""), "en": messages.get("en", "")}
        found[str(results.value(result, SH.focusNode)), messages["en"]] = messages
    return found


def _place(store: Store, node: str, messages: dict[str, str]) -> Violation:
    doc, start, end, quote = _where(store, node)
    return Violation(doc, start, end, node, messages["zh"], messages["en"], quote)


def _where(store: Store, node: str) -> tuple[str, int | None, int | None, str]:
    """Find the document and the first characters a node stands on, whether by evidence or as evidence."""
    focus = _node(node)
    if focus is None:
        return ("", None, None, "")
    spans = [quad.object for quad in store.quads_for_pattern(focus, RD.evidence, None, _MERGED)]
    spans += [quad.subject for quad in store.quads_for_pattern(None, OA.hasSelector, focus, _MERGED)]
    spans += [focus]
    places = sorted(place for span in spans if isinstance(span, NamedNode) for place in _spans(store, span))
    if places:
        trigger = _value(store, focus, RD.triggerStart)
        at = int(trigger) if trigger.isdecimal() else places[0][1]
        return next((place for place in places if place[1] <= at < place[2]), places[0])
    texts = [quad.subject for quad in store.quads_for_pattern(None, SCHEMA.encodesCreativeWork, focus, _MERGED)]
    return (_value(store, texts[0], DCTERMS.identifier) if texts else "", None, None, "")


def _spans(store: Store, span: NamedNode) -> Iterator[tuple[str, int, int, str]]:
    selectors = [quad.object for quad in store.quads_for_pattern(span, OA.hasSelector, None, _MERGED)]
    start, end, exact = (
        next((text for selector in selectors if (text := _value(store, selector, term))), "")
        for term in (OA.start, OA.end, OA.exact)
    )
    for source in store.quads_for_pattern(span, OA.hasSource, None, _MERGED):
        if start.isdecimal() and end.isdecimal():
            yield (_value(store, source.object, DCTERMS.identifier), int(start), int(end), exact)


def _value(store: Store, subject: object, predicate: NamedNode) -> str:
    if not isinstance(subject, NamedNode):
        return ""
    values = sorted(
        quad.object.value
        for quad in store.quads_for_pattern(subject, predicate, None, _MERGED)
        if isinstance(quad.object, Literal | NamedNode)
    )
    return values[0] if values else ""


def _node(text: str) -> NamedNode | None:
    try:
        return NamedNode(text)
    except ValueError:  # a blank node's label is no IRI
        return None


def _shorten(text: str, *, width: int = 30) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"
