"""What the graph knows of one thing: what is said of it, the acts it has a part in, the characters it stands on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pyoxigraph import BlankNode, Literal, NamedNode, Store

from graph.answers import shorten
from graph.errors import GraphError
from graph.names import Names
from graph.store import Rows, text
from graph.vocab import DCTERMS, PREFIXES, RD, SKOS

Run = Callable[[str], Rows]
"""Asks a query of a store; with or without a child process."""

_POINTING = 500
_LIKE = 5
_LABELS = (SKOS.prefLabel, DCTERMS.title)
# Where a fact is from is told by its evidence.
_LEFT_OUT = frozenset({RD.evidence, RD.rule, RD.derivedBy})
_PREFIXES = "".join(
    f"PREFIX {each}: <{PREFIXES[each]}> " for each in ("rd", "oa", "dcterms", "skos", "schema", "eli-dl")
)
_EVIDENCE = """
SELECT DISTINCT ?doc ?start ?end ?quote WHERE {
  <urn:thing> rd:evidence ?span .
  ?span oa:hasSource/dcterms:identifier ?doc ; oa:hasSelector ?position, ?exact .
  ?position oa:start ?start ; oa:end ?end .
  ?exact oa:exact ?quote .
} ORDER BY ?doc ?start ?end"""
_ACTS = """
SELECT DISTINCT ?role ?year ?status ?means ?trigger ?topic ?doc ?at WHERE {
  VALUES (?property ?role) { (rd:agent "agent") (rd:target "target") (rd:law "law") (rd:program "program") }
  VALUES (?class ?status) { (rd:Action "done") (rd:PlannedAction "planned") }
  ?act ?property <urn:thing> .
  GRAPH ?report { ?act a ?class } ?text schema:encodesCreativeWork ?report ; dcterms:identifier ?doc .
  ?act rd:trigger ?trigger ; rd:triggerStart ?at ; eli-dl:had_activity_type/skos:prefLabel ?means .
  FILTER (LANG(?means) = "zh")
  OPTIONAL { ?act rd:inYear ?year }
  OPTIONAL { ?act rd:topic ?topic }
} ORDER BY ?doc ?at ?role"""


class UnknownNameError(GraphError):
    """A name that stands for nothing in the graph, or for several things."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement about a thing: the property, its value as people read it, and the IRI if the value is a thing."""

    property: str
    value: str
    iri: str = ""


def find_iri(name: str, names: Names) -> str:
    """Find the one thing that a label, alias, code or IRI stands for; tell the candidates where it is not one."""
    found = {each.iri: each.label for each in names.called(name)}
    if len(found) > 1:
        listed = "".join(f"\n  {label}  <{iri}>" for iri, label in sorted(found.items()))
        raise UnknownNameError(f"{name!r} names {len(found)} things; give one by its IRI:{listed}")
    if found:
        return next(iter(found))
    try:
        return NamedNode(name).value
    except ValueError as error:
        like = "、".join(each.label for _, each in names.near(name, limit=_LIKE))
        raise UnknownNameError(f"nothing is called {name!r}{f'; like it: {like}' if like else ''}") from error


def statements(store: Store, iri: str) -> tuple[Statement, ...]:
    """Give what is said of a thing, values by their labels, without what only tells where a fact is from."""
    quads = store.quads_for_pattern(NamedNode(iri), None, None, None)
    found = {(quad.predicate.value, quad.object) for quad in quads if quad.predicate not in _LEFT_OUT}
    told = {
        Statement(shorten(predicate), _labelled(store, value), value.value if isinstance(value, NamedNode) else "")
        for predicate, value in found
    }
    return tuple(sorted(told, key=lambda each: (each.property, each.value, each.iri)))


def pointing(store: Store, iri: str) -> tuple[tuple[str, str], ...]:
    """Give what points at a thing, as property and subject, up to a bound."""
    quads = store.quads_for_pattern(None, None, NamedNode(iri), None)
    return tuple(sorted({(shorten(quad.predicate.value), text(quad.subject)) for quad in quads})[:_POINTING])


def acts(iri: str, run: Run) -> Rows:
    """Give the acts in which a thing has a part, each with its part, time, means, topic and place in the text."""
    return run(_PREFIXES + _ACTS.replace("urn:thing", iri))


def evidence(iri: str, run: Run) -> Rows:
    """Give the characters of the reports on which a thing stands."""
    return run(_PREFIXES + _EVIDENCE.replace("urn:thing", iri))


def _labelled(store: Store, value: object) -> str:
    if not isinstance(value, NamedNode | BlankNode):
        return value.value if isinstance(value, Literal) else str(value)
    for predicate in _LABELS:
        labels = [quad.object for quad in store.quads_for_pattern(value, predicate, None, None)]
        ours = sorted(each.value for each in labels if isinstance(each, Literal) and each.language in (None, "zh"))
        if ours:
            return ours[0]
    return shorten(value.value)
