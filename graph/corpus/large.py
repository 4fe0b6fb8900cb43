"""A run of many reports: partitions in place of single files; page, network and workbook hold the first of them.

Nothing here holds more than one report, the reports of one body, or the names of things at a time.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from graph import check, iris, link
from graph.build import around
from graph.corpus.gathering import Corpus
from graph.corpus.keeping import Keep, Wanted, member
from graph.corpus.linking import Group, Link, link_all, link_quads
from graph.corpus.loading import load_memory, load_store
from graph.corpus.parts import write_parts
from graph.corpus.single import single
from graph.engines import Engine
from graph.export.counts import Total
from graph.export.rocrate import write_crate
from graph.export.tables import ENTITIES, OF_BODY, TABLES, csv_lines, entity_row, head
from graph.page.payload import MOST
from graph.statements import nquads
from graph.summary import Summary, Tally, count, headline, without_duties

MANY = 300
"""A run of more reports than this is a large one."""
LINKS, BESIDE = "links.nq.gz", "beside.nq.gz"
"""In the folder of the graph: what holds between reports; ontology, taxonomy and data set."""
VIEWS = ("graph.html", "network.graphml", "annexes.xlsx")
"""The files that hold the first reports."""


@dataclass(frozen=True, slots=True)
class Large:
    """What is made from many reports before any file is written."""

    corpus: Corpus
    groups: Sequence[Group]
    beside: Mapping[str, bytes]
    """The N-Quads of ontology, taxonomy and data set, by name."""
    summary: Summary
    found: check.Report
    choose: Callable[[int], Engine]

    def shapes(self) -> check.Report:
        """Hold each report's graph against the shapes, beside the schemes it refers to."""
        named = [(each.iri, each.wanted) for each in self.corpus.named]
        work = Shapes(self.corpus.keep, tuple(self.beside.items()))
        done = self.choose(len(named)).map(work, named)
        return check.in_order(found for each in done for found in each.result or ())

    def write(self, folder: Path, *, with_store: bool) -> None:
        """Write every file of a build but the views into an empty folder."""
        keep = self.corpus.keep
        records = ((each.outline.head.doc, keep.record(each.wanted)) for each in self.corpus.reports)
        write_parts(folder / "extractions", ".jsonl.gz", records)
        graph = folder / "graph"
        write_parts(graph, ".nq.gz", ((each.iri, keep.quads(each.wanted)) for each in self.corpus.named))
        with (graph / LINKS).open("wb") as file:
            file.writelines(link_quads(self.corpus, self.groups, folder))
        (graph / BESIDE).write_bytes(b"".join(map(member, self.beside.values())))
        self._write_tables(folder / "tables")
        write_crate(self.corpus.heads, folder)
        if with_store:
            load_store(self._graphs(graph), folder / "store")

    def views_from(self) -> str:
        """Return the hash of all that the views hang on."""
        names = [self.corpus.keep.name(each.wanted) for each in self.corpus.reports[:MOST]]
        return hashlib.sha256("\n".join([*names, str(len(self.corpus.reports))]).encode()).hexdigest()

    def write_views(self, folder: Path) -> None:
        """Write page, network and workbook of the first reports, which so are those of a run of these alone."""
        first = self.corpus.reports[:MOST]
        tasks = {each.wanted.task for each in first}
        named = tuple(each for each in self.corpus.named if each.wanted.task in tasks)
        made = single(replace(self.corpus, reports=first, named=named))
        made.write_views(folder, left_out=len(self.corpus.reports) - len(first))

    def _graphs(self, folder: Path) -> Iterator[tuple[str, bytes]]:
        for each in self.corpus.named:
            yield each.iri, gzip.decompress(self.corpus.keep.quads(each.wanted))
        yield from self.beside.items()
        name = iris.links(base=self.corpus.keep.base)
        with gzip.open(folder / LINKS) as file:
            while lines := file.readlines(1 << 24):
                yield name, b"".join(lines)

    def _write_tables(self, folder: Path) -> None:
        """Write the tables: report by report, body by body, and of things once all are counted."""
        keep, link_of = self.corpus.keep, Link(self.corpus.keep)
        folder.mkdir()
        totals = {table: Total() for table in ENTITIES}
        with ExitStack() as stack:
            files = {}
            for table in TABLES:
                files[table.name] = stack.enter_context((folder / f"{table.name}.csv").open("wb"))
                files[table.name].write(head(table))
            for report in self.corpus.reports:
                rows = keep.rows(report.wanted)
                for name, lines in rows.lines.items():
                    files[name].write(lines)
                for name, named in rows.named.items():
                    totals[name].add(named)
            for group in self.groups:
                linked = link_of.linked(group)
                for name in OF_BODY:
                    files[name].write(linked.rows[name])
            for name, total in totals.items():
                files[name].write(csv_lines(map(entity_row, total.counted())))


@dataclass(frozen=True, slots=True)
class Shapes:
    """Holds one report's graph against the shapes; it can be pickled."""

    keep: Keep
    beside: tuple[tuple[str, bytes], ...]

    def __call__(self, report: tuple[str, Wanted]) -> tuple[check.Violation, ...]:
        """Return what breaks a shape."""
        iri, wanted = report
        own = (iri, gzip.decompress(self.keep.quads(wanted)))
        return check.check(load_memory([own, *self.beside])).violations


def large(corpus: Corpus, choose: Callable[[int], Engine]) -> Large:
    """Link the reports of a large run."""
    base = corpus.keep.base
    groups = link_all(corpus, choose(len(corpus.named)))
    heads = [link.Report(each.iri, each.outline.head) for each in corpus.named]
    told = around(heads, base=base)
    tally = Tally()
    found: list[check.Violation] = []
    duties: list[str] = []
    for report in corpus.named:
        tally.add(report.outline.counts)
        found += report.outline.violations
    for each in told.values():
        tally.add(count(each))
    for group in groups:
        linked = Link(corpus.keep).linked(group)
        duties += linked.duties
        found += linked.violations
    duties += without_duties(corpus.heads)
    summary = Summary(tuple(map(headline, corpus.heads)), tally.classes(), tally.powers(), tuple(duties))
    beside = {name: "".join(nquads(each, name)).encode() for name, each in told.items()}
    return Large(corpus, groups, beside, summary, check.in_order(found), choose)
