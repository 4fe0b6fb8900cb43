"""Describe the data set as a whole, and by which rules each text was read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph import iris
from graph.link import Report
from graph.statements import Iri, Statement, literal, say
from graph.vocab import DCAT, DCTERMS, ELI, ELIDL, PROV, RD, RDF, RDFS, VOID


def statements(reports: Sequence[Report], *, base: str) -> Iterator[Statement]:
    """Describe the data set; no time of day stands in it, so that equal input stays equal output."""
    node = Iri(iris.dataset(base=base))
    yield say(node, RDF.type, VOID.Dataset)
    yield say(node, RDF.type, DCAT.Dataset)
    yield say(node, DCTERMS.title, literal("人大工作报告知识图谱", language="zh"))
    yield say(node, DCTERMS.title, literal("Graph of the work reports of people's congresses", language="en"))
    yield say(node, VOID.uriSpace, literal(base))
    for vocabulary in (RD, ELI, ELIDL):
        yield say(node, VOID.vocabulary, Iri(vocabulary.namespace))
    for report in reports:
        yield say(node, VOID.subset, Iri(report.iri))
        yield from _run(report, base=base)


def _run(report: Report, *, base: str) -> Iterator[Statement]:
    rules = report.extraction.rules
    run = Iri(iris.run(rules, base=base))
    yield say(run, RDF.type, PROV.Activity)
    yield say(run, RDFS.label, literal(f"rules {rules[:16]}", language="en"))
    yield say(run, RD.ruleSet, literal(rules))
