"""Link the reports of a large run: body by body, and across bodies by the keys of matters alone.

Duties, plans and deeds, and like matters are all told of the reports of one body; equal matters hold across bodies, and
are brought together by a sort of their keys.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from extract.records import Extraction
from graph import coverage, iris, link, matters
from graph.check import Violation
from graph.corpus.gathering import Corpus
from graph.corpus.keeping import Keep, LostError, Wanted, member
from graph.corpus.lines import Sorter
from graph.corpus.outline import violations
from graph.describe import links
from graph.engines import Engine
from graph.export.tables import OF_BODY, TABLES, csv_lines
from graph.statements import Iri, Statement, nquads
from graph.summary import yearly

LINKS = "links"
"""The kind of entry."""
_BLOCK = 20_000
"""Statements in a member of the gzip file of links."""


@dataclass(frozen=True, slots=True)
class Group:
    """The reports of one body, or one report whose body is not named, in the order of their names."""

    reports: tuple[tuple[str, Wanted], ...]


@dataclass(frozen=True, slots=True)
class Linked:
    """What holds between the reports of a group."""

    quads: bytes
    """Duties, plans and deeds, as a member of a gzip file."""
    matters: tuple[tuple[str, str, bool], ...]
    """Keys of matters, what concerns each, and whether it tells of the matter itself."""
    alike: tuple[tuple[str, str, float], ...]
    """Keys that may be one matter."""
    rows: dict[str, bytes]
    """The lines of the tables that set reports side by side."""
    duties: tuple[str, ...]
    violations: tuple[Violation, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Links a group and keeps what it finds; it can be pickled."""

    keep: Keep

    def __call__(self, group: Group) -> None:
        """Link a group that is not linked yet."""
        if self.kept(group) is None:
            self.keep.shelf.put(LINKS, self.name(group), msgspec.msgpack.encode(self._link(group)))

    def kept(self, group: Group) -> Linked | None:
        """Return what is known of a group."""
        data = self.keep.shelf.get(LINKS, self.name(group))
        return msgspec.msgpack.decode(data, type=Linked) if data is not None else None

    def linked(self, group: Group) -> Linked:
        """Return what is known of a group; what is not, is found."""
        self(group)
        found = self.kept(group)
        if found is None:
            raise LostError(self.keep.shelf.folder)
        return found

    def name(self, group: Group) -> str:
        """Return the key of a group's links."""
        parts = (f"{iri}\0{self.keep.name(wanted)}" for iri, wanted in group.reports)
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()

    def _link(self, group: Group) -> Linked:
        base = self.keep.base
        records = [Extraction.from_json(gzip.decompress(self.keep.record(wanted))) for _, wanted in group.reports]
        named = [link.Report(iri, each) for (iri, _), each in zip(group.reports, records, strict=True)]
        told = sorted(set(links.of_body(named, base=base)))
        found = [(key, str(node), own) for report in named for key, node, own in matters.told_by(report, base=base)]
        return Linked(
            quads=member("".join(nquads(told, iris.links(base=base))).encode()),
            matters=tuple(sorted(set(found))),
            alike=tuple((*pair, score) for pair, score in matters.alike({key for key, _, own in found if own})),
            rows={table.name: csv_lines(table.rows(records)) for table in TABLES if table.name in OF_BODY},
            duties=tuple(yearly(coverage.coverage(records))),
            violations=violations(told),
        )


def groups(corpus: Corpus) -> list[Group]:
    """Put the reports of each body together, ordered by the body's key; reports without one stand alone, first."""
    reports = sorted(corpus.named, key=lambda each: (_body(each.outline.head), each.iri))
    together = groupby(reports, key=lambda each: _body(each.outline.head) or each.iri)
    return [Group(tuple((each.iri, each.wanted) for each in members)) for _, members in together]


def _body(head: Extraction) -> str:
    return head.reporting_body.key if head.reporting_body else ""


def used(corpus: Corpus) -> set[tuple[str, str]]:
    """Return which entries of the shelf the links of a run rest on."""
    return {(LINKS, Link(corpus.keep).name(each)) for each in groups(corpus)}


def link_all(corpus: Corpus, engine: Engine) -> list[Group]:
    """Link every group, over the engine; return the groups."""
    found = groups(corpus)
    work = Link(corpus.keep)
    for _ in engine.map(work, [each for each in found if not corpus.keep.shelf.has(LINKS, work.name(each))]):
        pass
    return found


def link_quads(corpus: Corpus, groups: Sequence[Group], folder: Path) -> Iterator[bytes]:
    """Write the graph of links as members of a gzip file: body by body, then the matters, then the places."""
    base, work = corpus.keep.base, Link(corpus.keep)
    name = iris.links(base=base)
    likes: set[tuple[str, str, float]] = set()
    with TemporaryDirectory(dir=folder) as temporary, Sorter(Path(temporary)) as keys:
        for group in groups:
            linked = work.linked(group)
            likes |= set(linked.alike)
            keys.add(f"{key}\0{node}\0{int(own)}".encode() for key, node, own in linked.matters)
            yield linked.quads
        across = _across(keys.sorted(), likes, base=base)
        while block := list(islice(across, _BLOCK)):
            yield member("".join(nquads(sorted(set(block)), name)).encode())
    heads = (each.outline.head for each in corpus.named)
    yield member("".join(nquads(sorted(set(links.places(heads, base=base))), name)).encode())


def _across(keys: Iterable[bytes], likes: set[tuple[str, str, float]], *, base: str) -> Iterator[Statement]:
    """Describe the matters that come back, and those that may be one."""
    alike = {key for one, other, _ in likes for key in (one, other)}
    parted = (line.decode().split("\0") for line in keys)
    for key, lines in groupby(parted, key=itemgetter(0)):
        concerned = [(node, own) for _, node, own in lines]
        if key in alike or len({node for node, own in concerned if own == "1"}) > 1:
            yield from links.matter(
                key, [Iri(node) for node in dict.fromkeys(node for node, _ in concerned)], base=base
            )
    for one, other, score in sorted(likes):
        yield from links.likeness(one, other, score, base=base)
