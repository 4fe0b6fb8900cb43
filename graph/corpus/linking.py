"""Link the reports of a large run: body by body, and across bodies by the keys of matters alone.

Duties, plans and deeds, and like matters are all told of the reports of one body; equal matters hold across bodies, and
are brought together by a sort of their keys.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
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
from graph.corpus.parts import Member, Part, parts
from graph.describe import links
from graph.engines import Engine
from graph.export.tables import OF_BODY, TABLES, csv_lines
from graph.statements import Iri, Statement, nquads
from graph.summary import yearly

LINKS, BUNDLES = "links", "bundles"
"""The kinds of entries: of a group, and of the groups of one file."""
_BLOCK = 2048
"""So many matters stand in a file on average."""


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

    def bundle(self, part: Part[Group]) -> Linked:
        """Return what is known of several groups together, kept as one entry."""
        data = self.keep.shelf.get(BUNDLES, part.key)
        if data is not None:
            return msgspec.msgpack.decode(data, type=Linked)
        found = _joined([self.linked(each) for each in part.items])
        self.keep.shelf.put(BUNDLES, part.key, msgspec.msgpack.encode(found))
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
    work = Link(corpus.keep)
    found = list(bundles(corpus))
    return {(BUNDLES, each.key) for each in found} | {
        (LINKS, work.name(group)) for each in found for group in each.items
    }


def bundles(corpus: Corpus) -> Iterator[Part[Group]]:
    """Cut the groups into bundles, each of which is a file and an entry of the shelf."""
    work = Link(corpus.keep)
    return parts(Member(each.reports[0][0], work.name(each), each) for each in groups(corpus))


def link_all(corpus: Corpus, engine: Engine) -> list[Part[Group]]:
    """Link every group, over the engine; return the bundles."""
    found, shelf, work = list(bundles(corpus)), corpus.keep.shelf, Link(corpus.keep)
    unknown = [group for each in found if not shelf.has(BUNDLES, each.key) for group in each.items]
    for _ in engine.map(work, [each for each in unknown if not shelf.has(LINKS, work.name(each))]):
        pass
    return found


def _joined(linked: Sequence[Linked]) -> Linked:
    """Put what holds between the reports of several groups together, in their order."""
    return Linked(
        quads=b"".join(each.quads for each in linked),
        matters=tuple(chain.from_iterable(each.matters for each in linked)),
        alike=tuple(chain.from_iterable(each.alike for each in linked)),
        rows={name: b"".join(each.rows[name] for each in linked) for name in OF_BODY},
        duties=tuple(chain.from_iterable(each.duties for each in linked)),
        violations=tuple(chain.from_iterable(each.violations for each in linked)),
    )


Like = tuple[str, str, float]


@dataclass(frozen=True, slots=True)
class Matter:
    """A matter with the keys that may be the same one: its own lines of N-Quads hang on nothing else."""

    key: str
    nodes: tuple[str, ...]
    likes: tuple[Like, ...]

    def statements(self, *, base: str) -> Iterator[Statement]:
        """Describe it."""
        yield from links.matter(self.key, map(Iri, self.nodes), base=base)
        for one, other, score in self.likes:
            yield from links.likeness(one, other, score, base=base)


def matters_of(linked: Iterable[Linked], folder: Path) -> Iterator[Matter]:
    """Give the matters that come back, and those that may be one, by key; the sort goes through files in a folder."""
    likes: dict[str, list[Like]] = {}
    alike: set[str] = set()
    with TemporaryDirectory(dir=folder) as temporary, Sorter(Path(temporary)) as keys:
        for each in linked:
            for like in each.alike:
                likes.setdefault(like[0], []).append(like)
                alike.update(like[:2])
            keys.add(f"{key}\0{node}\0{int(own)}".encode() for key, node, own in each.matters)
        parted = (line.decode().split("\0") for line in keys.sorted())
        for key, lines in groupby(parted, key=itemgetter(0)):
            concerned = [(node, own) for _, node, own in lines]
            if key in alike or len({node for node, own in concerned if own == "1"}) > 1:
                nodes = tuple(dict.fromkeys(node for node, _ in concerned))
                yield Matter(key, nodes, tuple(sorted(set(likes.get(key, ())))))


def matter_parts(found: Iterable[Matter]) -> Iterator[Part[Matter]]:
    """Cut matters into parts."""
    return parts((Member(each.key, repr((each.nodes, each.likes)), each) for each in found), about=_BLOCK)


def matter_quads(part: Part[Matter], *, base: str) -> bytes:
    """Write matters as a member of a gzip file."""
    statements = sorted({each for matter in part.items for each in matter.statements(base=base)})
    return member("".join(nquads(statements, iris.links(base=base))).encode())


def place_quads(corpus: Corpus) -> bytes:
    """Write which place lies in which, as a member of a gzip file."""
    base = corpus.keep.base
    found = sorted(set(links.places((each.outline.head for each in corpus.named), base=base)))
    return member("".join(nquads(found, iris.links(base=base))).encode())
