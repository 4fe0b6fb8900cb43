"""A run over many reports: each with the corrections that hold for it, and what went wrong kept aside."""

from __future__ import annotations

import hashlib
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from extract.corrections import Correction, load_corrections, unused
from extract.errors import ExtractError, SourceError
from extract.files import read_bytes
from extract.fingerprint import fingerprint
from extract.inputs import Input
from extract.meta import Meta
from extract.persons_out import without_persons
from extract.pipeline import Outcome, extract_corrected
from extract.records import Extraction
from extract.source import read_input


@dataclass(frozen=True, slots=True)
class Task:
    """A report to read, with what a user knows of it; all that its record hangs on but the bytes of the file.

    `persons` tells whether the record may hold people's names.
    """

    given: Input
    corrections: tuple[Correction, ...] = ()
    meta: Meta | None = None
    persons: bool = True

    @property
    def name(self) -> str:
        """Return what messages call the report."""
        return self.given.relative


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of a task: a record with the rule ids of the corrections that hit something, or a problem."""

    extraction: Extraction | None = None
    hits: tuple[str, ...] = ()
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """The reports that could be read, and what is wrong: with each of the others, and with idle corrections."""

    extractions: tuple[Extraction, ...]
    failures: tuple[ExtractError, ...]


def extract_all(
    inputs: Iterable[Input],
    *,
    done: Callable[[Input], None] = lambda _: None,
    meta: Meta | None = None,
    persons: bool = True,
) -> Batch:
    """Extract every report; one that can't be read is kept aside with its error, and the run goes on.

    `meta` stands in for the head of every report of the run.

    Raise CorrectionError before anything is read where a corrections file can't be used: no report would be right.
    """
    extractions: list[Extraction] = []
    failures: list[ExtractError] = []
    hits: dict[Task, Sequence[str]] = {}
    todo = plan(inputs, meta=meta, persons=persons)
    for task in todo:
        reading = read(task)
        if reading.extraction is not None:
            extractions.append(reading.extraction)
            hits[task] = reading.hits
        if reading.problem is not None:
            failures.append(ExtractError(reading.problem))
        done(task.given)
    return Batch(tuple(extractions), (*failures, *map(ExtractError, idle(todo, hits))))


def plan(inputs: Iterable[Input], *, meta: Meta | None = None, persons: bool = True) -> tuple[Task, ...]:
    """Set up a task for every report; raise CorrectionError where a corrections file can't be used."""
    known: dict[tuple[Path, Path], tuple[Correction, ...]] = {}
    tasks = []
    for given in inputs:
        place = given.path.parent, _top(given)
        if place not in known:
            known[place] = load_corrections(given.path, top=place[1])
        tasks.append(Task(given, known[place], meta, persons))
    return tuple(tasks)


def read(task: Task) -> Reading:
    """Extract one report; what makes it unreadable comes back as its problem."""
    try:
        outcome = _extract(task)
    except ExtractError as error:
        return Reading(problem=str(error))
    extraction = outcome.extraction if task.persons else without_persons(outcome.extraction)
    return Reading(extraction, tuple(sorted(outcome.hits)))


def _extract(task: Task) -> Outcome:
    """Read one report; a mistake of ours costs this report and not the run, and says where it lies."""
    source = read_input(task.given)
    try:
        return extract_corrected(source, task.corrections, meta=task.meta)
    except Exception as error:  # any mistake of a rule, which nobody foresaw
        place = traceback.extract_tb(error.__traceback__)[-1]
        what = f"{type(error).__name__} in {Path(place.filename).stem}, line {place.lineno}"
        problem = f"could not be read through because of a mistake in renda ({what})"
        raise SourceError(task.given.relative, problem, "report it, with the text if you may") from error


def key(task: Task) -> str | None:
    """Return the key of a task's record: equal keys, equal records; none where the file can't be opened.

    It hangs on the file's bytes, the names under which the record keeps them, the corrections that hold for it, what
    the user says of its head, and on all of `extract` with the libraries it reads with.
    """
    given = task.given
    try:
        data = read_bytes(given.path, given.relative, largest=given.largest)
    except SourceError:
        return None
    digest = hashlib.sha256(data)
    names = given.doc, given.relative, given.largest, given.outside
    parts = (fingerprint("extract"), *names, task.corrections, task.meta, task.persons)
    digest.update("\0".join(map(repr, parts)).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def content(task: Task) -> bytes | None:
    """Return the bytes of a task's file; none where it can't be opened, which reading it says."""
    try:
        return read_bytes(task.given.path, task.given.relative, largest=task.given.largest)
    except SourceError:
        return None


def moved(task: Task, data: bytes, folder: Path) -> Task:
    """Lay the bytes of a task's file in a folder, and return the task that reads them there: to the same record."""
    path = folder / task.given.path.name
    path.write_bytes(data)
    return replace(task, given=replace(task.given, path=path))


def idle(tasks: Iterable[Task], hits: Mapping[Task, Sequence[str]]) -> Iterator[str]:
    """Say of every correction that no report of its folder has hit that it hits nothing."""
    held: dict[Path, dict[str, Correction]] = {}
    used: dict[Path, set[str]] = {}
    for task in tasks:
        if task.corrections:
            top = _top(task.given)
            held.setdefault(top, {}).update((each.rule, each) for each in task.corrections)
            used.setdefault(top, set()).update(hits.get(task, ()))
    for top, corrections in held.items():
        yield from unused(tuple(corrections.values()), used[top])


def _top(given: Input) -> Path:
    """Return the input folder: the one that was named, or the one in which a named file lies."""
    return given.path.parents[len(PurePosixPath(given.relative).parts) - 1]
