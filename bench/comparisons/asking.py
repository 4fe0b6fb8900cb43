"""The shipped questions on an open store, beside rdflib's engine on the same statements.

Ours is what a query takes in the child of an open store until its rows are here, behind it what it takes to read the
answer that a build keeps; the ratio is that of the query. rdflib is given each question once, in a child that is ended
when patience is over. What is asked of one thing is asked of one body.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from measuring import Row, seconds, told
from pyoxigraph import NamedNode
from rdflib import Dataset, URIRef
from setting import Setting

from graph.build import build
from graph.export import nquads
from graph.kept import Answers, keep, kept
from graph.questions import Question, shipped
from graph.store import open_store, write_store
from graph.vocab import RD, RDF
from graph.worker import Ask, Job, TimeLimitError, Worker, ask

TITLE = "Asking"
PEERS = ("renda", "rdflib")

Given = tuple[tuple[str, str], ...]


def rows(setting: Setting) -> Iterator[Row]:
    """Ask every shipped question in both ways."""
    count, patience = (200, 20.0) if setting.long else (8, 3.0)
    quads = build(setting.records(count))
    path = setting.folder / "asking.nq"
    write_store(quads, setting.folder / "asked")
    nquads.write(quads, path)
    kinds = (quad for quad in quads if quad.predicate == RDF.type and quad.object == RD.Body)
    body = next(quad.subject for quad in kinds if isinstance(quad.subject, NamedNode))
    graph = Dataset(default_union=True)  # the questions tell reports apart by their named graphs
    graph.parse(path, format="nquads")
    gc.freeze()  # millions of rdflib's objects, which our rounds would look through
    _keep_all(setting.folder / "asked")
    worker = Worker(setting.folder / "asked")
    for question in shipped():
        given = tuple((name, body.value) for name in question.needs)
        yield beside(worker, graph, Asked(question, given), setting, patience=patience, reports=count)
    worker.close()


def _keep_all(store: Path) -> None:
    """Keep the answers, as a build does that has asked the questions for its page."""
    answers, opened = Answers(), open_store(store)
    for question in shipped():
        if not question.needs:
            answers.ask(opened, question.sparql)
    keep(store, answers)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what it is asked of."""

    question: Question
    given: Given


def beside(worker: Worker, graph: Dataset, asked: Asked, setting: Setting, *, patience: float, reports: int) -> Row:
    """Ask one question in both ways."""
    question = asked.question
    mine = ours(worker, question, asked.given, rounds=setting.rounds, patience=patience)
    other = theirs(graph, question, asked.given, patience=patience)
    late = f"> {patience:g} s"
    what = f"{reports} reports, `{question.name}`"
    if mine is None:
        return Row(what, late, told(other) if other else late)
    known = _known(setting.folder / "asked", question, rounds=setting.rounds)
    found = f"{told(mine[0])}{f', kept {told(known)}' if known else ''}, {mine[1]} rows"
    return Row(what, found, told(other), (mine[0] / other,)) if other else Row(what, found, late)


def ours(worker: Worker, question: Question, given: Given, *, rounds: int, patience: float) -> tuple[float, int] | None:
    """Return the median seconds of a question, and its rows; None if patience is over first."""
    times, count = [], 0
    try:
        worker.run(Job(ask, Ask("ASK {}")), seconds=patience)  # the child is there before the clock runs
        for _ in range(rounds):
            start = time.perf_counter()
            count = len(worker.run(Job(ask, Ask(question.sparql, given)), seconds=patience).rows)
            times.append(time.perf_counter() - start)
    except TimeLimitError:
        return None
    return statistics.median(times), count


def _known(store: Path, question: Question, *, rounds: int) -> float | None:
    """Return the median seconds of reading a kept answer; None for a question of which none is kept."""
    if kept(store, question.sparql) is None:
        return None
    return statistics.median(seconds(lambda: kept(store, question.sparql)) for _ in range(rounds))


def theirs(graph: Dataset, question: Question, given: Given, *, patience: float) -> float | None:
    """Return the seconds that rdflib takes; None if patience is over first."""
    child = multiprocessing.get_context("fork").Process(target=_answer, args=(graph, question.sparql, given))
    start = time.perf_counter()
    child.start()
    child.join(patience)
    if child.is_alive():
        child.kill()
        child.join()
        return None
    return time.perf_counter() - start


def _answer(graph: Dataset, sparql: str, given: Given) -> None:
    list(graph.query(sparql, initBindings={name: URIRef(iri) for name, iri in given}))
    os._exit(0)
