"""Time the shipped questions on a store of many reports, beside rdflib's own engine on the same data.

    python bench/asking.py [--reports 200] [--rounds 5] [--patience 60] [--no-rdflib] [REPORT…]

Ours is what a query takes in the child of an open store until its rows are here; rdflib is given each question once, in
a child that is ended when patience is over.
The many reports are copies of the ones named, each with a place and years of its own.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import statistics
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from page import BASE, SEEDS, many
from pyoxigraph import Quad, RdfFormat, serialize
from rdflib import Graph

from extract.pipeline import extract
from graph.build import build
from graph.questions import Question, shipped
from graph.store import write_store
from graph.worker import Ask, Job, TimeLimitError, Worker, ask


def ours(worker: Worker, question: Question, *, rounds: int, patience: float) -> tuple[float, int] | None:
    """Return the median seconds of a question, and its rows; None if patience is over first."""
    times, count = [], 0
    try:
        worker.run(Job(ask, Ask("ASK {}")), seconds=patience)  # the child is there before the clock runs
        for _ in range(rounds):
            start = time.perf_counter()
            count = len(worker.run(Job(ask, Ask(question.sparql)), seconds=patience).rows)
            times.append(time.perf_counter() - start)
    except TimeLimitError:
        return None
    return statistics.median(times), count


def load(quads: Sequence[Quad], path: Path) -> Graph:
    """Load the merge of all graphs into rdflib."""
    serialize(sorted({quad.triple for quad in quads}, key=str), path, format=RdfFormat.N_TRIPLES)
    return Graph().parse(path, format="nt")


def theirs(graph: Graph, question: Question, *, patience: float) -> float | None:
    """Return the seconds that rdflib takes; None if patience is over first."""
    child = multiprocessing.get_context("fork").Process(target=_answer, args=(graph, question.sparql))
    start = time.perf_counter()
    child.start()
    child.join(patience)
    if child.is_alive():
        child.kill()
        child.join()
        return None
    return time.perf_counter() - start


def _answer(graph: Graph, sparql: str) -> None:
    list(graph.query(sparql))
    os._exit(0)


def main() -> None:
    """Print the table."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--reports", type=int, default=200)
    arguments.add_argument("--rounds", type=int, default=5)
    arguments.add_argument("--patience", type=float, default=60)
    arguments.add_argument("--no-rdflib", action="store_true")
    arguments.add_argument("files", nargs="*", type=Path)
    given = arguments.parse_args()
    records = [extract(path) for path in given.files or sorted(SEEDS.glob("*.txt"))]
    quads = build(list(many(records, given.reports)), base=BASE)
    with tempfile.TemporaryDirectory() as folder:
        write_store(quads, Path(folder) / "store")
        worker = Worker(Path(folder) / "store")
        graph = None if given.no_rdflib else load(quads, Path(folder) / "graph.nt")
        print(f"{given.reports} reports, {len(quads):,} statements\n")
        print("| question | rows | renda | rdflib | ratio |\n|---|---|---|---|---|")
        for question in shipped():
            mine = ours(worker, question, rounds=given.rounds, patience=given.patience)
            other = None if graph is None else theirs(graph, question, patience=given.patience)
            late = f"> {given.patience:g} s"
            beside = "–" if graph is None else late if other is None else f"{other:.2f} s"
            told = f"{mine[1]} | {1000 * mine[0]:.1f} ms" if mine else f" | {late}"
            ratio = f"{other / mine[0]:.0f}" if other and mine else ""
            print(f"| `{question.name}` | {told} | {beside} | {ratio} |", flush=True)
        worker.close()


if __name__ == "__main__":
    main()
