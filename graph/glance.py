"""Look over the statements of one graph for what a constraint may be broken by, before any query is asked of it.

Each test here holds for all that its query in `shapes/quick` finds, and may hold for more; a graph of which none holds
needs no store. Nearly every graph is such a one, and to load it took half of the time in which it is described.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from pyoxigraph import NamedNode

from graph.statements import Statement, predicate_text
from graph.vocab import DCTERMS, ELIDL, FOAF, OA, ORG, PROV, RD, SCHEMA, SKOS, concept

_ACTS = (RD.Action, RD.PlannedAction)
_HOLDERS = frozenset(
    str(concept("body-kind", kind))
    for kind in ("people_congress", "congress_presidium", "standing_committee", "special_committee", "committee_organ")
)
_TRACED = (
    *(RD.Body, RD.Law, RD.Publication, RD.Program, RD.Meeting, *_ACTS, RD.Recommendation, RD.Shortcoming, RD.Metric),
    *(FOAF.Person, SCHEMA.AdministrativeArea, ELIDL.Participation, SCHEMA.Report),
    *(RD.Matter, RD.DutyFinding, RD.PlanFinding, RD.MatterMatch),
)
_NAMED = (RD.Body, RD.Law, RD.Publication, RD.Program, RD.Meeting, FOAF.Person, SCHEMA.AdministrativeArea)
_ESCAPE = re.compile(r"\\(?:u[0-9A-F]{4}|U[0-9A-F]{8}|.)")


class _Graph:
    """The statements of a graph: nodes by class, pairs of subject and object by predicate, IRIs bare throughout."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._pairs: Mapping[str, list[tuple[str, str]]] = defaultdict(list)
        for subject, predicate, value in statements:
            self._pairs[predicate].append((subject, value))
        self._classes: Mapping[str, list[str]] = defaultdict(list)
        for subject, value in self._pairs[""]:
            self._classes[value].append(subject)
        self.has_blank = any(subject.startswith("_:") or value.startswith("_:") for subject, _, value in statements)

    def of(self, *classes: NamedNode) -> set[str]:
        """Return the nodes of some classes."""
        return {node for each in classes for node in self._classes.get(str(each), ())}

    def pairs(self, *predicates: NamedNode) -> list[tuple[str, str]]:
        """Return subjects with objects, the latter as N-Triples writes them."""
        return [pair for each in predicates for pair in self._pairs.get(predicate_text(each), ())]

    def having(self, *predicates: NamedNode) -> set[str]:
        """Return the subjects that have one of some predicates."""
        return {subject for subject, _ in self.pairs(*predicates)}


def _lack(graph: _Graph, classes: Sequence[NamedNode], *needed: tuple[NamedNode, ...]) -> bool:
    nodes = graph.of(*classes)
    return bool(nodes) and not all(nodes <= graph.having(*each) for each in needed)


def _power_of_others(graph: _Graph) -> bool:
    others = {f"<{body}>" for body, kind in graph.pairs(ORG.classification) if kind not in _HOLDERS}
    acts = {act for act, agent in graph.pairs(RD.agent) if agent in others} if others else set()
    return not acts.isdisjoint(graph.having(RD.power))


def _recommendation_without_act(graph: _Graph) -> bool:
    acts = {f"<{act}>" for act in graph.of(RD.Action)}
    from_acts = {node for node, act in graph.pairs(PROV.wasGeneratedBy) if act in acts}
    return not graph.of(RD.Recommendation) <= from_acts


def _role_not_repeated(graph: _Graph) -> bool:
    direct = set(graph.pairs(RD.agent, RD.target, RD.law, RD.program))
    fillers: dict[str, list[str]] = defaultdict(list)
    for node, filler in graph.pairs(ELIDL.had_participant_organization, RD.participant):
        fillers[f"<{node}>"].append(filler)
    roles = graph.pairs(ELIDL.had_participation)
    return any((act, filler) not in direct for act, node in roles for filler in fillers.get(node, ()))


def _second_author(graph: _Graph) -> bool:
    authors = set(graph.pairs(DCTERMS.creator))
    return len(authors) != len({report for report, _ in authors})


def _span_length(graph: _Graph) -> bool:
    starts, ends = dict(graph.pairs(OA.start)), dict(graph.pairs(OA.end))
    lengths = {f"<{node}>": _whole(ends[node]) - _whole(start) for node, start in starts.items() if node in ends}
    quotes = {f"<{node}>": _length(quote) for node, quote in graph.pairs(OA.exact)}
    found: dict[str, set[int]] = defaultdict(set)
    for span, selector in graph.pairs(OA.hasSelector):
        for length in (lengths.get(selector), quotes.get(selector)):
            if length is not None:
                found[span].add(length)
    each_once = (len(starts), len(ends), len(quotes)) == tuple(
        len(graph.pairs(each)) for each in (OA.start, OA.end, OA.exact)
    )
    return not each_once or any(len(each) > 1 for each in found.values())


def _whole(integer: str) -> int:
    return int(integer[1 : integer.index('"', 1)])


def _length(literal: str) -> int:
    """Count the characters of a literal without language and datatype."""
    return len(_ESCAPE.sub("x", literal) if "\\" in literal else literal) - 2


def _span_source(graph: _Graph) -> bool:
    texts = {f"<{text}>" for text in graph.having(SCHEMA.sha256)}
    return not graph.of(OA.SpecificResource) <= {node for node, text in graph.pairs(OA.hasSource) if text in texts}


TESTS: Mapping[str, Callable[[_Graph], bool]] = {
    "act-incomplete": lambda graph: _lack(
        graph, _ACTS, (ELIDL.had_activity_type,), (RD.trigger,), (RD.rule,), (SCHEMA.subjectOf,)
    ),
    "blank-node": lambda graph: graph.has_blank,
    "finding-incomplete": lambda graph: _lack(
        graph, (RD.DutyFinding, RD.PlanFinding), (RD.searched,), (RD.finding, RD.planStatus), (RD.derivedBy,)
    ),
    "metric-incomplete": lambda graph: _lack(graph, (RD.Metric,), (SCHEMA.value, SCHEMA.minValue), (SCHEMA.unitText,)),
    "power-of-others": _power_of_others,
    "recommendation-without-act": _recommendation_without_act,
    "role-not-repeated": _role_not_repeated,
    "second-author": _second_author,
    "span-length": _span_length,
    "span-source": _span_source,
    "without-evidence": lambda graph: _lack(graph, _TRACED, (RD.evidence, RD.derivedBy)),
    "without-label": lambda graph: _lack(graph, _NAMED, (SKOS.prefLabel, FOAF.name)),
}
"""For each query what holds where it finds anything."""


def is_sound(statements: Sequence[Statement]) -> bool:
    """Tell whether one graph, taken by itself, keeps every constraint of the queries."""
    graph = _Graph(statements)
    return not any(test(graph) for test in TESTS.values())
