"""Describe what follows from reports together: duties found and not found, plans and deeds, matters.

It stands in a graph of its own, made anew by every build, so that a report's graph holds what that report tells alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from pyoxigraph import Literal, NamedNode, Triple

from graph import coverage, iris, link, matters, plans
from graph.describe import times
from graph.evidence import chinese
from graph.facts.taxonomy import duty_basis
from graph.iris import Key
from graph.vocab import DCTERMS, ELIDL, RD, RDF, RDFS, SCHEMA, SKOS, TIME, XSD, concept

PLACES = "link.places"

Nodes = dict[str, dict[str, NamedNode]]


def triples(reports: Sequence[link.Report], *, base: str) -> Iterator[Triple]:
    """Describe all links between some reports."""
    nodes = {report.iri: link.name_acts(report, base=base) for report in reports}
    yield from _duties(reports, nodes, base=base)
    yield from _plans(reports, nodes)
    yield from _matters(reports, base=base)
    yield from _places(reports, base=base)


def _duties(reports: Sequence[link.Report], nodes: Nodes, *, base: str) -> Iterator[Triple]:
    iri_of = {report.extraction.sha256: report.iri for report in reports}
    for finding in coverage.coverage([report.extraction for report in reports]):
        body = Key.parse(finding.body.key)
        node = NamedNode(iris.coverage(body.name, finding.period, finding.duty.id, base=base))
        yield Triple(node, RDF.type, RD.DutyFinding)
        yield Triple(node, RD.duty, concept("duty", finding.duty.id))
        yield Triple(node, RD.ofBody, NamedNode(iris.entity(finding.body.key, base=base)))
        yield Triple(node, RD.legalBasis, duty_basis(finding.duty, finding.laws))
        yield Triple(node, RD.finding, concept("finding", finding.result))
        yield Triple(node, RD.derivedBy, Literal(coverage.RULE))
        yield from _period(node, finding.period, base=base)
        for each in finding.searched:
            yield Triple(node, RD.searched, NamedNode(iri_of[each.sha256]))
        for found in finding.evidence:
            yield Triple(node, RD.foundAs, nodes[iri_of[found.extraction.sha256]][found.action.id])


def _period(node: NamedNode, period: str, *, base: str) -> Iterator[Triple]:
    year = times.year(period)
    if year is not None:
        yield Triple(node, RD.inYear, times.gyear(year))
        return
    span = NamedNode(iris.interval(period.replace("-", "/"), base=base))
    yield Triple(node, DCTERMS.temporal, span)
    yield Triple(span, RDF.type, TIME.Interval)
    yield Triple(span, RDFS.label, Literal(period.replace("-", "/")))


def _plans(reports: Sequence[link.Report], nodes: Nodes) -> Iterator[Triple]:
    counts: dict[tuple[str, str], int] = {}
    for finding in plans.compare(reports):
        act = nodes[finding.act.report.iri][finding.act.action.id]
        place = (act.value, finding.status)
        counts[place] = counts.get(place, 0) + 1
        node = NamedNode(iris.plan_finding(act.value, finding.status, counts[place]))
        yield Triple(node, RDF.type, RD.PlanFinding)
        yield Triple(node, RD.plan, act)
        yield Triple(node, RD.topic, Literal(finding.act.object.wording))
        yield Triple(node, RD.planStatus, concept("plan-status", finding.status))
        yield Triple(node, RD.searched, NamedNode(finding.searched.iri))
        yield Triple(node, RD.derivedBy, Literal(plans.RULE))
        yield from _matches(node, act, finding, nodes)


def _matches(node: NamedNode, plan: NamedNode, finding: plans.Finding, nodes: Nodes) -> Iterator[Triple]:
    if finding.confidence is None or finding.score is None:
        return
    yield Triple(node, RD.confidence, concept("confidence", finding.confidence))
    yield Triple(node, RD.score, _decimal(finding.score))
    for each in finding.matches:
        done = nodes[each.report.iri][each.action.id]
        yield Triple(node, RD.doneAs, done)
        if finding.status == plans.CARRIED_OUT and finding.confidence == plans.EXACT:
            yield Triple(done, ELIDL.executed, plan)


def _matters(reports: Sequence[link.Report], *, base: str) -> Iterator[Triple]:
    found = matters.find(reports, base=base)
    for key, members in found.members.items():
        node = NamedNode(iris.matter(key, base=base))
        yield Triple(node, RDF.type, RD.Matter)
        yield Triple(node, SKOS.prefLabel, chinese(key))
        yield Triple(node, RD.derivedBy, Literal(matters.RULE))
        for member in members:
            yield Triple(member, RD.concernsMatter, node)
    for (one, other), score in found.candidates.items():
        node = NamedNode(iris.match(one, other, base=base))
        yield Triple(node, RDF.type, RD.MatterMatch)
        yield Triple(node, RD.matched, NamedNode(iris.matter(one, base=base)))
        yield Triple(node, RD.matched, NamedNode(iris.matter(other, base=base)))
        yield Triple(node, RD.confidence, concept("confidence", plans.CANDIDATE))
        yield Triple(node, RD.score, _decimal(score))
        yield Triple(node, RD.derivedBy, Literal(matters.RULE))


def _decimal(score: float) -> Literal:
    return Literal(format(Decimal(str(score)), "f"), datatype=XSD.decimal)


def _places(reports: Sequence[link.Report], *, base: str) -> Iterator[Triple]:
    """Say which place lies in which, by the codes of the places that the reports are of."""
    by_code = {place.code: place.label for report in reports if (place := report.extraction.place) and place.code}
    for code, label in sorted(by_code.items()):
        above = next((by_code[each] for each in _codes_above(code) if each in by_code), None)
        if above:
            node = NamedNode(iris.place(label, base=base))
            yield Triple(node, SCHEMA.containedInPlace, NamedNode(iris.place(above, base=base)))
            yield Triple(node, RD.derivedBy, Literal(f"{PLACES} {code}"))


def _codes_above(code: str) -> tuple[str, ...]:
    """List the codes of what holds a place, the nearest first: GB/T 2260 has two digits for each level.

    >>> _codes_above("150102"), _codes_above("150100"), _codes_above("150000")
    (('150100', '150000'), ('150000',), ())
    """
    levels = (code[:4] + "00", code[:2] + "0000")
    return tuple(level for level in dict.fromkeys(levels) if level != code[:6])
