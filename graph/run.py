"""The main job: gathered reports in, a folder of results out, if there is anything new to write."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from graph import check
from graph.corpus import history, linking
from graph.corpus.gathering import Corpus
from graph.corpus.large import VIEWS, Large, large
from graph.corpus.single import single
from graph.engines import Engine
from graph.imports import carry_over, writing
from graph.output import new_generation
from graph.summary import Summary


@dataclass(frozen=True, slots=True)
class Made:
    """What a build tells at its end."""

    summary: Summary
    found: check.Report
    """What breaks a constraint."""


def write_output(
    corpus: Corpus,
    output: Path,
    choose: Callable[[int], Engine],
    errors: Sequence[str] = (),
    *,
    store: bool = True,
    judge: Callable[[check.Report], None] | None = None,
    waiting: Callable[[str], object] = lambda _: None,
) -> Made:
    """Write a folder of results; where it would be what stands there already, the run report alone.

    `choose` gives an engine for so many pieces of work.
    `judge` is given what breaks the SHACL shapes before anything is written, and may raise.
    `waiting` is told that the run waits for an import to end.
    """
    begun = time.monotonic()
    shelf = corpus.keep.shelf
    before = history.last(shelf)
    source = history.made_from(corpus, store, judge is not None)
    if before is None or not before.still_holds(source, output):
        made = large(corpus, choose) if corpus.keep.many else single(corpus)
        if judge is not None:
            judge(made.shapes())
        with ExitStack() as held, new_generation(output) as folder:
            made.write(folder, with_store=store)
            views = _write_views(made, folder, output, before) if isinstance(made, Large) else ""
            if output.is_dir():  # an import that came after this and before the switch would be lost
                held.enter_context(writing(output / "store", waiting=waiting))
            carry_over(output / "store", folder / "store")
            (folder / history.NAME).touch()  # listed among the files; what it says is known at the end
        names = tuple(each.wanted.task.name for each in corpus.reports)
        now = history.Last(source, names, made.summary, made.found, history.stamps(output), views)
    else:
        now = before
    history.write_report(output, corpus, before, seconds=time.monotonic() - begun, errors=errors)
    history.remember(shelf, now)
    shelf.prune(corpus.used() | (linking.used(corpus) if corpus.keep.many else set()))
    return Made(now.summary, now.found)


def _write_views(made: Large, folder: Path, output: Path, before: history.Last | None) -> str:
    """Write page, network and workbook, or take those of the last run over; return what they hang on."""
    source = made.views_from()
    known = history.stamps(output)
    if (
        before is not None
        and before.views == source
        and all(before.files.get(name) == known.get(name) for name in VIEWS)
    ):
        for name in VIEWS:
            _take_over(output / name, folder / name)
    else:
        made.write_views(folder)
    return source


def _take_over(old: Path, new: Path) -> None:
    try:
        os.link(old, new)
    except OSError:  # a file system without links
        shutil.copy2(old, new)
