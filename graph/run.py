"""The main job: gathered reports in, a folder of results out, if there is anything new to write."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from graph import check
from graph.corpus import history
from graph.corpus.earlier import earlier
from graph.corpus.gathering import Corpus
from graph.corpus.large import large, used
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
            with earlier(before, output, base=corpus.keep.base, waiting=waiting) as last:
                files = made.write(folder, with_store=store, earlier=last)
            if output.is_dir():  # an import that came after this and before the switch would be lost
                held.enter_context(writing(output / "store", waiting=waiting))
            carry_over(output / "store", folder / "store")
            (folder / history.NAME).touch()  # listed among the files; what it says is known at the end
            stood = history.stamps(folder)
        names = tuple(each.wanted.task.name for each in corpus.reports)
        now = history.Last(source, names, made.summary, made.found, stood, corpus.keep.base, files)
    else:
        now = before
    history.write_report(output, corpus, before, seconds=time.monotonic() - begun, errors=errors)
    history.remember(shelf, now)
    if shelf.is_due():
        shelf.prune(used(corpus) if corpus.keep.many else corpus.used())
    return Made(now.summary, now.found)
