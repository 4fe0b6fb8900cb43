"""Build the dataset: a named graph for each report, one for links, ontology, taxonomy and data set each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, Triple

from extract.records import Extraction
from graph import iris, link
from graph.describe import acts, amounts, datasets, entities, links, reports, told
from graph.evidence import Sheet
from graph.facts import taxonomy
from graph.vocab import DEFAULT_BASE, ONTOLOGY, RDF, TAXONOMY

Key = tuple[str, str, str, str]


def build(extractions: Sequence[Extraction], *, base: str = DEFAULT_BASE) -> list[Quad]:
    """Write extractions as quads, sorted: equal input gives equal output, in whatever order it comes."""
    base = iris.base(base)
    named = link.reports(extractions, base=base)
    quads: list[Quad] = []
    for report in named:
        quads += _in_graph(describe(report, base=base), report.iri)
    quads += _in_graph(links.triples(named, base=base), iris.links(base=base))
    quads += _in_graph(taxonomy.triples(), TAXONOMY)
    quads += _in_graph(taxonomy.ontology(), ONTOLOGY)
    quads += _in_graph(datasets.triples(named, base=base), iris.dataset(base=base))
    return sorted(set(quads), key=order)


def describe(report: link.Report, *, base: str) -> set[Triple]:
    """Write what one report tells; the order in which it is told does not matter."""
    sheet = Sheet(report.extraction, NamedNode(report.iri), base)
    reports.report(sheet)
    counted = amounts.describe_all(sheet)
    values = {mention.id: mention.value for mention in report.extraction.mentions if mention.value}
    context = acts.Told(counted, reports.sections(sheet), values)
    nodes = acts.name_acts(sheet)
    for mention in report.extraction.mentions:
        entities.mention(sheet, mention)
    for action in report.extraction.actions:
        acts.describe(sheet, action, nodes, context)
    told.recommendations(sheet, nodes)
    told.shortcomings(sheet)
    return sheet.triples


def union(quads: Iterable[Quad]) -> list[Triple]:
    """Merge all graphs into one, sorted by subject; what several reports say alike is said once."""
    return sorted({quad.triple for quad in quads}, key=_triple_order)


def order(quad: Quad) -> Key:
    """Return the place of a quad in files: by graph, then as triples."""
    graph = "" if isinstance(quad.graph_name, DefaultGraph) else quad.graph_name.value
    return (graph, *_triple_order(quad.triple))


def _triple_order(triple: Triple) -> tuple[str, str, str]:
    """Sort by subject, its types first, as people read Turtle."""
    predicate = "" if triple.predicate == RDF.type else triple.predicate.value
    return (_written(triple.subject), predicate, str(triple.object))


def _written(subject: NamedNode | BlankNode | Triple) -> str:
    return subject.value if isinstance(subject, NamedNode | BlankNode) else str(subject)


def _in_graph(triples: Iterable[Triple], graph: str) -> Iterator[Quad]:
    name = NamedNode(graph)
    return (Quad(triple.subject, triple.predicate, triple.object, name) for triple in triples)
