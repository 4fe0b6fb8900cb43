"""A run of some reports: everything in single files that people open."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from pyoxigraph import Store

from extract.records import Extraction
from graph import check, iris, link
from graph.build import around
from graph.corpus.blocks import blocks, turtle
from graph.corpus.earlier import Earlier
from graph.corpus.gathering import Corpus
from graph.corpus.lines import Sorter
from graph.corpus.loading import load_memory, load_store
from graph.corpus.outline import violations
from graph.corpus.views import NETWORK, PAGE, WORKBOOK, Views
from graph.coverage import coverage
from graph.describe import links
from graph.export.rocrate import write_crate
from graph.export.tables import write_tables
from graph.kept import keep
from graph.statements import nquads
from graph.summary import Summary, Tally, count, headline, without_duties, yearly


@dataclass(frozen=True, slots=True)
class Single:
    """What is made from some reports before any file is written: their records, and the graphs beside their own."""

    corpus: Corpus
    extractions: tuple[Extraction, ...]
    beside: Mapping[str, bytes]
    """The N-Quads of the other graphs, by name."""
    summary: Summary
    found: check.Report
    """What breaks a constraint."""

    def graphs(self) -> Iterator[tuple[str, bytes]]:
        """Give every graph with its N-Quads, in the order of the names."""
        reports = {each.iri: each.wanted for each in self.corpus.named}
        for name in sorted([*reports, *self.beside]):
            quads = self.beside.get(name)
            yield name, gzip.decompress(self.corpus.keep.quads(reports[name])) if quads is None else quads

    def store(self) -> Store:
        """Load all graphs into a store in memory."""
        return load_memory(self.graphs())

    def shapes(self) -> check.Report:
        """Hold the graph against its shapes."""
        return check.check(self.store())

    def write(self, folder: Path, *, with_store: bool, earlier: Earlier) -> Mapping[str, str]:  # noqa: ARG002 - all is written anew
        """Write every file of a build into an empty folder; none is worth taking over."""
        with (folder / "extractions.jsonl").open("wb") as file:
            file.writelines(self.corpus.lines())
        _write_graph(folder, self)
        write_tables(folder / "tables", self.extractions)
        views = self.views()
        views.write_network(folder / NETWORK)
        views.write_workbook(folder / WORKBOOK)
        answers = views.write_page(folder / PAGE)
        write_crate(self.extractions, folder)
        if with_store:
            load_store(self.graphs(), folder / "store")
            keep(folder / "store", answers)
        return {}

    def views(self, *, left_out: int = 0) -> Views:
        """Return what shows the reports to people."""
        return Views(self.extractions, self.store, base=self.corpus.keep.base, left_out=left_out)


def single(corpus: Corpus) -> Single:
    """Link the reports of a run."""
    base = corpus.keep.base
    extractions = tuple(corpus.records())
    named = link.reports(extractions, base=base, warn=False)
    told = {iris.links(base=base): sorted(set(links.statements(named, base=base))), **around(named, base=base)}
    tally = Tally()
    found = list(violations(told[iris.links(base=base)]))
    for report in corpus.named:
        tally.add(report.outline.counts)
        found += report.outline.violations
    for each in told.values():
        tally.add(count(each))
    duties = (*yearly(coverage(extractions)), *without_duties(extractions))
    summary = Summary(tuple(map(headline, extractions)), tally.classes(), tally.powers(), duties)
    beside = {name: "".join(nquads(each, name)).encode() for name, each in told.items()}
    return Single(corpus, extractions, beside, summary, check.in_order(found))


def _write_graph(folder: Path, results: Single) -> None:
    with TemporaryDirectory(dir=folder) as temporary, Sorter(Path(temporary)) as union:
        with (folder / "graph.nq").open("wb") as file:
            for name, quads in results.graphs():
                file.write(quads)
                union.add(blocks(quads, name))
        with (folder / "graph.ttl").open("wb") as file:
            file.writelines(turtle(union.sorted()))
