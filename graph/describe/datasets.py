"""Describe the data set as a whole, and by which rules each text was read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pyoxigraph import Literal, NamedNode, Triple

from graph import iris
from graph.link import Report
from graph.vocab import DCAT, DCTERMS, ELI, ELIDL, PROV, RD, RDF, RDFS, VOID


def triples(reports: Sequence[Report], *, base: str) -> Iterator[Triple]:
    """Describe the data set; no time of day stands in it, so that equal input stays equal output."""
    node = NamedNode(iris.dataset(base=base))
    yield Triple(node, RDF.type, VOID.Dataset)
    yield Triple(node, RDF.type, DCAT.Dataset)
    yield Triple(node, DCTERMS.title, Literal("人大工作报告知识图谱", language="zh"))
    yield Triple(node, DCTERMS.title, Literal("Graph of the work reports of people's congresses", language="en"))
    yield Triple(node, VOID.uriSpace, Literal(base))
    for vocabulary in (RD, ELI, ELIDL):
        yield Triple(node, VOID.vocabulary, NamedNode(vocabulary.namespace))
    for report in reports:
        yield Triple(node, VOID.subset, NamedNode(report.iri))
        yield from _run(report, base=base)


def _run(report: Report, *, base: str) -> Iterator[Triple]:
    rules = report.extraction.rules
    run = NamedNode(iris.run(rules, base=base))
    yield Triple(run, RDF.type, PROV.Activity)
    yield Triple(run, RDFS.label, Literal(f"rules {rules[:16]}", language="en"))
    yield Triple(run, RD.ruleSet, Literal(rules))
