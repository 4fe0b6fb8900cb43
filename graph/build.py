"""Build the dataset: a named graph for each report, one for links, ontology, taxonomy and data set each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import itemgetter

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, Triple

from extract.records import Extraction
from graph import iris, link, statements
from graph.describe import acts, amounts, datasets, entities, links, reports, told
from graph.evidence import Sheet
from graph.facts import taxonomy
from graph.statements import Iri, Statement, statement
from graph.vocab import DEFAULT_BASE, ONTOLOGY, RDF, TAXONOMY

Key = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Dataset:
    """The named graphs by name, each with its statements: both in the order of the files, each statement once."""

    graphs: tuple[tuple[str, Sequence[Statement]], ...]

    def quads(self) -> Iterator[Quad]:
        """Give all statements as quads, in the order of the files."""
        return chain.from_iterable(statements.quads(held, name) for name, held in self.graphs)


def dataset(extractions: Sequence[Extraction], *, base: str = DEFAULT_BASE) -> Dataset:
    """Write extractions as statements: equal input gives equal output, in whatever order it comes."""
    base = iris.base(base)
    named = link.reports(extractions, base=base)
    graphs = {report.iri: tell(report, base=base) for report in named}
    graphs[iris.links(base=base)] = sorted(set(links.statements(named, base=base)))
    graphs |= around(named, base=base)
    return Dataset(tuple(sorted(graphs.items(), key=itemgetter(0))))


def around(named: Sequence[link.Report], *, base: str) -> dict[str, list[Statement]]:
    """Write the graphs that stand beside those of reports and links, by name; of the records it reads the rules."""
    return {
        TAXONOMY: sorted(set(map(statement, taxonomy.triples()))),
        ONTOLOGY: sorted(set(map(statement, taxonomy.ontology()))),
        iris.dataset(base=base): sorted(set(datasets.statements(named, base=base))),
    }


def build(extractions: Sequence[Extraction], *, base: str = DEFAULT_BASE) -> list[Quad]:
    """Write extractions as quads, sorted: equal input gives equal output, in whatever order it comes."""
    return list(dataset(extractions, base=base).quads())


def tell(report: link.Report, *, base: str) -> list[Statement]:
    """Write what one report tells, sorted; the order in which it is told does not matter."""
    sheet = Sheet(report.extraction, Iri(report.iri), base)
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
    return sorted(sheet.statements)


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
