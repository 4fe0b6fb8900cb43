"""A run of many reports: partitions in place of single files; page, network and workbook hold the first of them.

Nothing here holds more than one report, the reports of one body, or the names of things at a time.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path

from graph import check, iris, link
from graph.build import around
from graph.corpus import linking
from graph.corpus.changing import change_store
from graph.corpus.earlier import Earlier
from graph.corpus.files import Files
from graph.corpus.gathering import Corpus, Report
from graph.corpus.keeping import Keep, Wanted, member
from graph.corpus.linking import (
    Group,
    Link,
    Linked,
    Matter,
    link_all,
    matter_parts,
    matter_quads,
    matters_of,
    place_quads,
)
from graph.corpus.loading import load_memory, load_store
from graph.corpus.parts import Member, Part, parts
from graph.corpus.sheets import SHEETS, sheets_of, write_tables
from graph.corpus.single import single
from graph.corpus.views import NETWORK, PAGE, WORKBOOK
from graph.engines import Engine
from graph.export.rocrate import write_crate
from graph.page import MOST, recount
from graph.statements import nquads
from graph.summary import Summary, Tally, count, headline, without_duties

MANY = 300
"""A run of more reports than this is a large one."""
LINKS, MATTERS, PLACES = "graph/links-", "graph/matters-", "graph/places.nq.gz"
"""The files of the graph of links: what holds between the reports of a body, the matters, the places."""
BESIDE = "graph/beside.nq.gz"
"""Ontology, taxonomy and data set."""


@dataclass(frozen=True, slots=True)
class Large:
    """What is made from many reports before any file is written."""

    corpus: Corpus
    bundles: Sequence[Part[Group]]
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

    def write(self, folder: Path, *, with_store: bool, earlier: Earlier) -> Mapping[str, str]:
        """Write every file of a build into an empty folder; what hangs on the same as before is taken over.

        Return what each file hangs on.
        """
        files = Files(folder, earlier)
        reports = report_parts(self.corpus)
        for part in reports:
            records = _writing(part, self.corpus.keep.record)
            files.place(f"extractions/part-{part.number:05d}.jsonl.gz", f"extractions {part.key}", records)
        self._write_graph(files)
        sheets = (sheets_of(self.corpus.keep, each) for each in reports)
        write_tables(folder / "tables", sheets, self._linked())
        self._write_views(files)
        write_crate(self.corpus.heads, folder)
        if with_store:
            self._write_store(files, earlier.store)
        return files.made

    def _linked(self) -> Iterator[Linked]:
        return map(Link(self.corpus.keep).bundle, self.bundles)

    def _write_graph(self, files: Files) -> None:
        """Write reports, links and what stands beside them as N-Quads."""
        keep = self.corpus.keep
        named = parts(Member(each.iri, keep.name(each.wanted), each) for each in self.corpus.named)
        for part in named:
            files.place(f"graph/part-{part.number:05d}.nq.gz", f"graph {part.key}", _writing(part, keep.quads))
        for bundle in self.bundles:
            quads = partial(self._write_bundle, bundle)
            files.place(f"{LINKS}{bundle.number:05d}.nq.gz", f"links {bundle.key}", quads)
        for matters in matter_parts(matters_of(self._linked(), files.folder)):
            quads = partial(self._write_matters, matters)
            files.place(
                f"{MATTERS}{matters.number:05d}.nq.gz", f"matters {keep.version} {keep.base} {matters.key}", quads
            )
        for name, data in (
            (PLACES, place_quads(self.corpus)),
            (BESIDE, b"".join(map(member, self.beside.values()))),
        ):
            key = hashlib.sha256(data).hexdigest()
            files.place(name, f"beside {key}", partial(_write, data))

    def _write_bundle(self, bundle: Part[Group], path: Path) -> None:
        path.write_bytes(Link(self.corpus.keep).bundle(bundle).quads)

    def _write_matters(self, matters: Part[Matter], path: Path) -> None:
        path.write_bytes(matter_quads(matters, base=self.corpus.keep.base))

    def _write_store(self, files: Files, old: Path) -> None:
        """Change the store of the last run, or load one anew."""
        linked = [files.folder / name for name in files.made if name.startswith((LINKS, MATTERS, PLACES))]
        store = files.folder / "store"
        if not change_store(old, store, files, "graph/", linked):
            load_store(self._graphs(linked), store)

    def _graphs(self, linked: Sequence[Path]) -> Iterator[tuple[str, bytes]]:
        for each in self.corpus.named:
            yield each.iri, gzip.decompress(self.corpus.keep.quads(each.wanted))
        yield from self.beside.items()
        name = iris.links(base=self.corpus.keep.base)
        for path in linked:
            yield name, gzip.decompress(path.read_bytes())

    def _write_views(self, files: Files) -> None:
        """Write page, network and workbook of the first reports, which so are those of a run of these alone."""
        first = self.corpus.reports[:MOST]
        tasks = {each.wanted.task for each in first}
        named = tuple(each for each in self.corpus.named if each.wanted.task in tasks)
        names = [(each.iri, self.corpus.keep.name(each.wanted)) for each in (*first, *named)]
        key, left_out = hashlib.sha256(repr(names).encode()).hexdigest(), len(self.corpus.reports) - len(first)
        corpus = replace(self.corpus, reports=first, named=named)
        views = cache(lambda: single(corpus).views(left_out=left_out))
        files.place(NETWORK, f"network {key}", lambda path: views().write_network(path))
        files.place(WORKBOOK, f"workbook {key}", lambda path: views().write_workbook(path))
        old = files.made_from(f"page {key} ")

        def write_page(path: Path) -> None:
            if old is None:
                views().write_page(path)
            else:
                path.write_bytes(recount(old.read_bytes(), left_out))

        files.place(PAGE, f"page {key} {left_out}", write_page)


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
    bundles = link_all(corpus, choose(len(corpus.named)))
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
    for linked in map(Link(corpus.keep).bundle, bundles):
        duties += linked.duties
        found += linked.violations
    duties += without_duties(corpus.heads)
    summary = Summary(tuple(map(headline, corpus.heads)), tally.classes(), tally.powers(), tuple(duties))
    beside = {name: "".join(nquads(each, name)).encode() for name, each in told.items()}
    return Large(corpus, bundles, beside, summary, check.in_order(found), choose)


def report_parts(corpus: Corpus) -> list[Part[Report]]:
    """Cut the reports of a run into parts, in the order of the input."""
    name = corpus.keep.name
    return list(parts(Member(each.outline.head.doc, name(each.wanted), each) for each in corpus.reports))


def used(corpus: Corpus) -> set[tuple[str, str]]:
    """Return which entries of the shelf a large run rests on."""
    return corpus.used() | linking.used(corpus) | {(SHEETS, each.key) for each in report_parts(corpus)}


def _writing(part: Part[Report], member_of: Callable[[Wanted], bytes]) -> Callable[[Path], None]:
    """Return what writes the members of a part's reports to a file."""
    return lambda path: _write(b"".join(member_of(each.wanted) for each in part.items), path)


def _write(data: bytes, path: Path) -> None:
    path.write_bytes(data)
