"""A run over many reports: each with the corrections that hold for it, and what went wrong kept aside."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from extract.corrections import Correction, load_corrections, unused
from extract.errors import ExtractError, SourceError
from extract.inputs import Input
from extract.meta import Meta
from extract.pipeline import Outcome, extract_corrected
from extract.records import Extraction
from extract.source import read_input


@dataclass(frozen=True, slots=True)
class Batch:
    """The reports that could be read, and what is wrong: with each of the others, and with idle corrections."""

    extractions: tuple[Extraction, ...]
    failures: tuple[ExtractError, ...]


def extract_all(
    inputs: Iterable[Input], *, done: Callable[[Input], None] = lambda _: None, meta: Meta | None = None
) -> Batch:
    """Extract every report; one that can't be read is kept aside with its error, and the run goes on.

    `meta` stands in for the head of every report of the run.

    Raise CorrectionError before anything is read where a corrections file can't be used: no report would be right.
    """
    entries = [(each, _corrections(each)) for each in inputs]
    extractions: list[Extraction] = []
    failures: list[ExtractError] = []
    hits: dict[Path, set[str]] = {_top(each): set() for each, _ in entries}
    for each, corrections in entries:
        try:
            outcome = _extract(each, corrections, meta)
        except ExtractError as error:
            failures.append(error)
        else:
            extractions.append(outcome.extraction)
            hits[_top(each)] |= outcome.hits
        done(each)
    return Batch(tuple(extractions), (*failures, *_idle(entries, hits)))


def _extract(given: Input, corrections: Sequence[Correction], meta: Meta | None) -> Outcome:
    """Read one report; a mistake of ours costs this report and not the run, and says where it lies."""
    source = read_input(given)
    try:
        return extract_corrected(source, corrections, meta=meta)
    except Exception as error:  # any mistake of a rule, which nobody foresaw
        place = traceback.extract_tb(error.__traceback__)[-1]
        what = f"{type(error).__name__} in {Path(place.filename).stem}, line {place.lineno}"
        problem = f"could not be read through because of a mistake in renda ({what})"
        raise SourceError(given.relative, problem, "report it, with the text if you may") from error


def _corrections(given: Input) -> tuple[Correction, ...]:
    return load_corrections(given.path, top=_top(given))


def _top(given: Input) -> Path:
    """Return the input folder: the one that was named, or the one in which a named file lies."""
    return given.path.parents[len(PurePosixPath(given.relative).parts) - 1]


def _idle(entries: Sequence[tuple[Input, Sequence[Correction]]], hits: dict[Path, set[str]]) -> Iterator[ExtractError]:
    """Say of every entry that no report of its folder has hit that it hits nothing."""
    for top, used in hits.items():
        held = [one for each, corrections in entries if _top(each) == top for one in corrections]
        yield from (ExtractError(message) for message in unused(held, used))
