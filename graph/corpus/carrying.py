"""The work for workers that share no disk with this process: the bytes of a report go out, what was made comes back.

What a worker makes lies on a shelf of its own for as long as the task runs; its entries are laid on the run's shelf
here, under the same keys, so that nothing later can tell where they were made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Protocol

from graph.corpus.keeping import OUTLINE, QUADS, RECORD, ROWS, Keep, Kept, Wanted
from graph.corpus.shelf import Shelf
from graph.engines import Done, Engine, choose
from graph.engines.spark import Spark


class Spread(Protocol):
    """An engine as far as the reports of a run need one."""

    def map(self, work: Keep, items: Iterable[Wanted]) -> Iterator[Done[Wanted, Kept]]:
        """Keep every report."""


Entry = tuple[str, str, bytes]
"""An entry of a shelf: its kind, its key, its bytes."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """What a worker needs for a report: the file's bytes, and its record where that is there already."""

    wanted: Wanted
    data: bytes
    record: bytes | None = None


@dataclass(frozen=True, slots=True)
class Delivery:
    """What a worker sends back: what came of the report, and the entries it made."""

    kept: Kept
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Away:
    """Keeps a report on a shelf of its own, from bytes; it can be pickled and needs no file of this machine's."""

    keep: Keep
    moved: Callable[[Any, bytes, Path], Any]

    def __call__(self, parcel: Parcel) -> Delivery:
        """Do the work of `Keep` and hand back what it laid on the shelf."""
        with TemporaryDirectory(prefix="renda-") as folder:
            shelf = Shelf(Path(folder) / "shelf")
            if parcel.record is not None:
                shelf.put(RECORD, parcel.wanted.key, parcel.record)
            keep = replace(self.keep, shelf=shelf)
            wanted = replace(parcel.wanted, task=self.moved(parcel.wanted.task, parcel.data, Path(folder)))
            kept = keep(wanted)
            places = ((RECORD, wanted.key), *((kind, keep.name(wanted)) for kind in (QUADS, ROWS, OUTLINE)))
            entries = ((kind, key, shelf.get(kind, key)) for kind, key in places)
            return Delivery(kept, tuple((kind, key, data) for kind, key, data in entries if data is not None))


@dataclass(frozen=True, slots=True)
class Carrying:
    """An engine for `Keep` over another one whose workers share no disk with this process.

    `content` gives the bytes of a task's file, None where it can't be read; `moved` gives the task that reads such
    bytes in a folder.
    """

    engine: Engine
    content: Callable[[Any], bytes | None]
    moved: Callable[[Any, bytes, Path], Any]

    def map(self, work: Keep, items: Iterable[Wanted]) -> Iterator[Done[Wanted, Kept]]:
        """Keep every report; one whose file can't be read is told of here."""
        unread: list[Wanted] = []
        for done in self.engine.map(Away(work, self.moved), self._parcels(work, items, unread)):
            if done.result is None:
                yield Done(done.item.wanted, problem=done.problem)
                continue
            for kind, key, data in done.result.entries:
                work.shelf.put(kind, key, data)
            yield Done(done.item.wanted, done.result.kept)
        yield from (Done(wanted, work(wanted)) for wanted in unread)

    def _parcels(self, work: Keep, items: Iterable[Wanted], unread: list[Wanted]) -> Iterator[Parcel]:
        for wanted in items:
            data = self.content(wanted.task)
            if data is None:
                unread.append(wanted)
            else:
                yield Parcel(wanted, data, work.shelf.get(RECORD, wanted.key))


def spread(
    name: str | None,
    jobs: int | None,
    master: str | None = None,
    *,
    content: Callable[[Any], bytes | None],
    moved: Callable[[Any, bytes, Path], Any],
) -> Callable[[int], Spread]:
    """Say which engine keeps so many reports; raise EngineError for one that is unknown, before anything is read."""
    choose(name, jobs, 0, master)

    def chosen(items: int) -> Spread:
        engine = choose(name, jobs, items, master)
        return Carrying(engine, content, moved) if isinstance(engine, Spark) else engine

    return chosen
