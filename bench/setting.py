"""What the comparisons share: a folder, generated reports and their records, and how long they may take."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generate import generate

from extract.pipeline import extract
from extract.records import Extraction

SEED = 20


@dataclass(frozen=True)
class Setting:
    """A folder of its own for a run of comparisons; `long` asks for the sizes that take their time."""

    folder: Path
    long: bool = False

    @property
    def rounds(self) -> int:
        """Return how often each thing is measured."""
        return 5 if self.long else 3

    @functools.cache  # noqa: B019 - a setting lives as long as its run
    def reports(self, count: int) -> Path:
        """Return a folder with so many generated reports."""
        folder = self.folder / f"reports-{count}"
        generate(folder, count, seed=SEED, gold=False)
        return folder

    @functools.cache  # noqa: B019
    def short_reports(self, count: int) -> Path:
        """Return a folder with so many generated reports of about 800 characters."""
        folder = self.folder / f"short-reports-{count}"
        generate(folder, count, seed=SEED, characters=500, gold=False)
        return folder

    @functools.cache  # noqa: B019
    def records(self, count: int) -> Sequence[Extraction]:
        """Return the records of so many generated reports."""
        return tuple(extract(path) for path in sorted(self.reports(count).glob("*.txt")))
