"""Describe what follows from reports together: duties found and not found, plans and deeds, matters.

It stands in a graph of its own, made anew by every build, so that a report's graph holds what that report tells alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from extract.records import Extraction
from graph import coverage, iris, link, matters, plans
from graph.describe import times
from graph.evidence import chinese
from graph.facts.taxonomy import duty_basis
from graph.iris import Key
from graph.statements import Iri, Statement, Written, literal, say
from graph.vocab import DCTERMS, ELIDL, RD, RDF, RDFS, SCHEMA, SKOS, TIME, XSD, concept

PLACES = "link.places"

Nodes = dict[str, dict[str, Iri]]


def statements(reports: Sequence[link.Report], *, base: str) -> Iterator[Statement]:
    """Describe all links between some reports."""
    yield from of_body(reports, base=base)
    found = matters.find(reports, base=base)
    for key, members in found.members.items():
        yield from matter(key, members, base=base)
    for (one, other), score in found.candidates.items():
        yield from likeness(one, other, score, base=base)
    yield from places((report.extraction for report in reports), base=base)


def of_body(reports: Sequence[link.Report], *, base: str) -> Iterator[Statement]:
    """Describe the links that hold between the reports of one body: its duties, its plans and deeds."""
    nodes = {report.iri: link.name_acts(report, base=base) for report in reports}
    yield from _duties(reports, nodes, base=base)
    yield from _plans(reports, nodes)


def _duties(reports: Sequence[link.Report], nodes: Nodes, *, base: str) -> Iterator[Statement]:
    iri_of = {report.extraction.sha256: report.iri for report in reports}
    for finding in coverage.coverage([report.extraction for report in reports]):
        body = Key.parse(finding.body.key)
        node = Iri(iris.coverage(body.name, finding.period, finding.duty.id, base=base))
        yield say(node, RDF.type, RD.DutyFinding)
        yield say(node, RD.duty, concept("duty", finding.duty.id))
        yield say(node, RD.ofBody, Iri(iris.entity(finding.body.key, base=base)))
        yield say(node, RD.legalBasis, duty_basis(finding.duty, finding.laws))
        yield say(node, RD.finding, concept("finding", finding.result))
        yield say(node, RD.derivedBy, literal(coverage.RULE))
        yield from _period(node, finding.period, base=base)
        for each in finding.searched:
            yield say(node, RD.searched, Iri(iri_of[each.sha256]))
        for found in finding.evidence:
            yield say(node, RD.foundAs, nodes[iri_of[found.extraction.sha256]][found.action.id])


def _period(node: Iri, period: str, *, base: str) -> Iterator[Statement]:
    year = times.year(period)
    if year is not None:
        yield say(node, RD.inYear, times.gyear(year))
        return
    span = Iri(iris.interval(period.replace("-", "/"), base=base))
    yield say(node, DCTERMS.temporal, span)
    yield say(span, RDF.type, TIME.Interval)
    yield say(span, RDFS.label, literal(period.replace("-", "/")))


def _plans(reports: Sequence[link.Report], nodes: Nodes) -> Iterator[Statement]:
    counts: dict[tuple[str, str], int] = {}
    for finding in plans.compare(reports):
        act = nodes[finding.act.report.iri][finding.act.action.id]
        place = (act, finding.status)
        counts[place] = counts.get(place, 0) + 1
        node = Iri(iris.plan_finding(act, finding.status, counts[place]))
        yield say(node, RDF.type, RD.PlanFinding)
        yield say(node, RD.plan, act)
        yield say(node, RD.topic, literal(finding.act.object.wording))
        yield say(node, RD.planStatus, concept("plan-status", finding.status))
        yield say(node, RD.searched, Iri(finding.searched.iri))
        yield say(node, RD.derivedBy, literal(plans.RULE))
        yield from _matches(node, act, finding, nodes)


def _matches(node: Iri, plan: Iri, finding: plans.Finding, nodes: Nodes) -> Iterator[Statement]:
    if finding.confidence is None or finding.score is None:
        return
    yield say(node, RD.confidence, concept("confidence", finding.confidence))
    yield say(node, RD.score, _decimal(finding.score))
    for each in finding.matches:
        done = nodes[each.report.iri][each.action.id]
        yield say(node, RD.doneAs, done)
        if finding.status == plans.CARRIED_OUT and finding.confidence == plans.EXACT:
            yield say(done, ELIDL.executed, plan)


def matter(key: str, members: Iterable[Iri], *, base: str) -> Iterator[Statement]:
    """Describe a matter and what concerns it."""
    node = Iri(iris.matter(key, base=base))
    yield say(node, RDF.type, RD.Matter)
    yield say(node, SKOS.prefLabel, chinese(key))
    yield say(node, RD.derivedBy, literal(matters.RULE))
    for member in members:
        yield say(member, RD.concernsMatter, node)


def likeness(one: str, other: str, score: float, *, base: str) -> Iterator[Statement]:
    """Say that two matters may be one."""
    node = Iri(iris.match(one, other, base=base))
    yield say(node, RDF.type, RD.MatterMatch)
    yield say(node, RD.matched, Iri(iris.matter(one, base=base)))
    yield say(node, RD.matched, Iri(iris.matter(other, base=base)))
    yield say(node, RD.confidence, concept("confidence", plans.CANDIDATE))
    yield say(node, RD.score, _decimal(score))
    yield say(node, RD.derivedBy, literal(matters.RULE))


def _decimal(score: float) -> Written:
    return literal(format(Decimal(str(score)), "f"), datatype=XSD.decimal)


def places(extractions: Iterable[Extraction], *, base: str) -> Iterator[Statement]:
    """Say which place lies in which, by the codes of the places that the reports are of."""
    by_code = {place.code: place.label for each in extractions if (place := each.place) and place.code}
    for code, label in sorted(by_code.items()):
        above = next((by_code[each] for each in _codes_above(code) if each in by_code), None)
        if above:
            node = Iri(iris.place(label, base=base))
            yield say(node, SCHEMA.containedInPlace, Iri(iris.place(above, base=base)))
            yield say(node, RD.derivedBy, literal(f"{PLACES} {code}"))


def _codes_above(code: str) -> tuple[str, ...]:
    """List the codes of what holds a place, the nearest first: GB/T 2260 has two digits for each level.

    >>> _codes_above("150102"), _codes_above("150100"), _codes_above("150000")
    (('150100', '150000'), ('150000',), ())
    """
    levels = (code[:4] + "00", code[:2] + "0000")
    return tuple(level for level in dict.fromkeys(levels) if level != code[:6])
