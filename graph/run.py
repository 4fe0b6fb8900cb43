"""The main job: gathered reports in, a folder of results out; the only module that knows the order of its files."""

from __future__ import annotations

import gzip
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from pyoxigraph import Store

from extract.records import Extraction
from graph import check, iris, link
from graph.build import around
from graph.corpus import history
from graph.corpus.gathering import Corpus
from graph.corpus.lines import Sorter, from_quads, to_statement
from graph.corpus.loading import load_memory
from graph.corpus.outline import violations
from graph.coverage import coverage
from graph.describe import links
from graph.export.graphml import write_graphml
from graph.export.page import write_page
from graph.export.rocrate import write_crate
from graph.export.tables import write_tables
from graph.export.workbook import write_workbook
from graph.imports import carry_over
from graph.network import build_network
from graph.output import new_generation
from graph.statements import nquads, turtle
from graph.store import write_store_of
from graph.summary import Summary, Tally, count, headline, without_duties, yearly


@dataclass(frozen=True, slots=True)
class Results:
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


@dataclass(frozen=True, slots=True)
class Made:
    """What a build tells at its end."""

    summary: Summary
    found: check.Report
    """What breaks a constraint."""


def write_output(
    corpus: Corpus,
    output: Path,
    errors: Sequence[str] = (),
    *,
    with_store: bool = True,
    check: Callable[[Store], None] | None = None,
) -> Made:
    """Write a folder of results; where it would be what stands there already, the run report alone.

    `check` is asked before anything is written, and may raise.
    """
    begun = time.monotonic()
    shelf = corpus.keep.shelf
    before = history.last(shelf)
    source = history.made_from(corpus, with_store, check is not None)
    holds = before is not None and before.still_holds(source, output)
    if before is None or not holds:
        made = _write_anew(corpus, output, with_store=with_store, check=check)
        names = tuple(each.wanted.task.name for each in corpus.reports)
        now = history.Last(source, names, made.summary, made.found, history.stamps(output))
    else:
        now = before
    history.write_report(output, corpus, before, seconds=time.monotonic() - begun, errors=errors)
    history.remember(shelf, now)
    shelf.prune(corpus.used())
    return Made(now.summary, now.found)


def _write_anew(corpus: Corpus, output: Path, *, with_store: bool, check: Callable[[Store], None] | None) -> Made:
    results = make_results(corpus)
    if check is not None:
        check(results.store())
    with new_generation(output) as folder:
        write_results(folder, results, with_store=with_store)
        carry_over(output / "store", folder / "store")
        (folder / history.NAME).touch()  # the generation lists it among its files; what it says is known at the end
    return Made(results.summary, results.found)


def make_results(corpus: Corpus) -> Results:
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
    return Results(corpus, extractions, beside, summary, check.in_order(found))


def write_results(folder: Path, results: Results, *, with_store: bool = True) -> None:
    """Write every file of a build into an empty folder."""
    extractions, base = results.extractions, results.corpus.keep.base
    with (folder / "extractions.jsonl").open("wb") as file:
        file.writelines(results.corpus.lines())
    _write_graph(folder, results)
    write_tables(folder / "tables", extractions)
    network = build_network(extractions, base=base)
    write_graphml(network, folder / "network.graphml")
    write_workbook(extractions, folder / "annexes.xlsx")
    write_page(extractions, network, folder / "graph.html", base=base, store=results.store())
    write_crate(extractions, folder)
    if with_store:
        write_store_of(folder, folder / "store")


def _write_graph(folder: Path, results: Results) -> None:
    with TemporaryDirectory(dir=folder) as temporary, Sorter(Path(temporary)) as union:
        with (folder / "graph.nq").open("wb") as file:
            for name, quads in results.graphs():
                file.write(quads)
                union.add(from_quads(quads, name))
        with (folder / "graph.ttl").open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(turtle(map(to_statement, union.sorted())))
