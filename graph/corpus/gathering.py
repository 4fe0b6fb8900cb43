"""Gather the reports of a run: what the shelf holds is taken from there, the rest is made; then each gets its name."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from extract.records import Extraction
from graph import link
from graph.corpus.carrying import Spread
from graph.corpus.keeping import OUTLINE, QUADS, RECORD, ROWS, Keep, Kept, Wanted
from graph.corpus.outline import Outline
from graph.engines import Done


@dataclass(frozen=True, slots=True)
class Failure:
    """A report that is not in the graph, and why, in one line that names it."""

    name: str
    problem: str


@dataclass(frozen=True, slots=True)
class Report:
    """A report of the run: how it is kept, and its outline."""

    wanted: Wanted
    outline: Outline

    @property
    def iri(self) -> str:
        """Return the name of its graph."""
        return self.outline.iri


@dataclass(frozen=True, slots=True)
class Corpus:
    """All reports of a run that could be read, in the order of the input, and what became of the others."""

    keep: Keep
    reports: tuple[Report, ...]
    named: tuple[Report, ...]
    """In the order of their names; of several copies of the same bytes one."""
    failures: tuple[Failure, ...]
    built: tuple[str, ...]
    engine: str

    @property
    def heads(self) -> tuple[Extraction, ...]:
        """Return what the titles tell, in the order of the input."""
        return tuple(each.outline.head for each in self.reports)

    def records(self) -> Iterator[Extraction]:
        """Read the records one after the other, in the order of the input."""
        return map(Extraction.from_json, self.lines())

    def lines(self) -> Iterator[bytes]:
        """Read the records as they were printed, each a line of JSON."""
        return (gzip.decompress(self.keep.record(each.wanted)) for each in self.reports)

    def problems(self) -> tuple[str, ...]:
        """Say why each report that is not in the graph is not."""
        return tuple(each.problem for each in self.failures)

    def hits(self) -> dict[Any, tuple[str, ...]]:
        """Return for each task which corrections hit something in its report."""
        return {each.wanted.task: each.outline.hits for each in self.reports}

    def used(self) -> set[tuple[str, str]]:
        """Return which entries of the shelf the run rests on."""
        used = {(RECORD, each.wanted.key) for each in self.reports}
        for each in (*self.reports, *self.named):
            used |= {(kind, self.keep.name(each.wanted)) for kind in (QUADS, OUTLINE, ROWS)}
        return used


def gather(
    keep: Keep, wanted: Sequence[Wanted], choose: Callable[[int], Spread], *, done: Callable[[Wanted], None]
) -> Corpus:
    """Keep every report; `choose` gives an engine for a number of reports that are to be made."""
    outlines: dict[Wanted, Outline] = {}
    missing: list[Wanted] = []
    for each in wanted:
        found = keep.kept(each)
        if found is None:
            missing.append(each)
        else:
            outlines[each] = found
            done(each)
    problems: dict[Wanted, str] = {}
    engine = choose(len(missing))
    for outcome in engine.map(keep, missing):
        kept = _kept(outcome)
        if kept.outline is not None:
            outlines[outcome.item] = kept.outline
        else:
            problems[outcome.item] = kept.problem or ""
        done(outcome.item)
    reports = tuple(Report(each, outlines[each]) for each in wanted if each in outlines)
    failures = tuple(Failure(each.task.name, problems[each]) for each in missing if each in problems)
    built = tuple(each.task.name for each in missing if each in outlines)
    name = type(getattr(engine, "engine", engine)).__name__.lower()
    return Corpus(keep, reports, tuple(_name(keep, reports)), failures, built, name)


def _kept(outcome: Done[Wanted, Kept]) -> Kept:
    if outcome.result is not None:
        return outcome.result
    return Kept(problem=f"{outcome.item.task.name}: {outcome.problem}; it is left out, please report it")


def _name(keep: Keep, reports: Sequence[Report]) -> Iterator[Report]:
    """Tell the reports apart by their names; one whose name is taken is described anew under another."""
    of_head = {_identity(each.outline.head): each for each in reports}
    for report in link.reports([each.outline.head for each in reports], base=keep.base):
        found = of_head[_identity(report.extraction)]
        if report.iri == found.iri:
            yield found
            continue
        wanted = replace(found.wanted, iri=report.iri)
        kept = keep(wanted)
        if kept.outline is not None:
            yield Report(wanted, kept.outline)


def _identity(head: Extraction) -> tuple[str, str, str]:
    return head.sha256, head.source, head.doc


def wanted_of(tasks: Iterable[Any], key: Callable[[Any], str | None]) -> tuple[Wanted, ...]:
    """Give each task the key of its record; one whose file cannot be opened has none."""
    return tuple(Wanted(task, key(task) or "") for task in tasks)
