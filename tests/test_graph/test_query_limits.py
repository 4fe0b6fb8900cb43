"""A query that runs away is ended, and the next one is answered."""

import multiprocessing
import os
import shutil
import signal
import socket
import time

import pytest
from click.testing import CliRunner
from pyoxigraph import RdfFormat
from samplerecord import RECORD

from graph.build import build
from graph.cli import main
from graph.imports.replacing import replaced, writable
from graph.output import switch
from graph.querying import answer
from graph.store import QuerySyntaxError, StoreError, memory, open_store, rows, write_store
from graph.worker import Ask, Job, TimeLimitError, Worker, WorkerError, _serve, ask

QUADS = build((RECORD,))
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER(?a != ?i) }"
GREEDY = "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?f"
PLAIN = "SELECT ?s WHERE { ?s a <https://w3id.org/renda/ontology#Body> } ORDER BY ?s"


def own_number(*_):
    return os.getpid()


def doze(_, seconds):
    time.sleep(seconds)


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    path = tmp_path_factory.mktemp("limits") / "store"
    write_store(QUADS, path)
    return path


def test_a_runaway_is_ended_and_the_next_query_answered(store):
    """
    The time limit ends the child; the worker starts another.
    """
    with Worker(store) as worker:
        began = time.monotonic()
        worker.run(Job(ask, Ask(PLAIN)), seconds=60)
        with pytest.raises(TimeLimitError, match=r"ended after 0.5 s"):
            worker.run(Job(ask, Ask(RUNAWAY)), seconds=0.5)
        again = worker.run(Job(ask, Ask(PLAIN)), seconds=60)

    assert rows(memory(QUADS), PLAIN) == again
    assert time.monotonic() - began < 45


def test_a_query_that_nobody_waits_for_ends(store):
    """
    A child whose run was killed ends by itself when the time of its query is over.
    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    child = context.Process(target=_serve, args=(store, theirs, None, None), daemon=True)
    child.start()
    assert ours.recv() is None
    ours.send((Job(ask, Ask(PLAIN)), 60))
    assert "answer" == ours.recv()[0]
    ours.send((Job(ask, Ask(RUNAWAY)), 0.5))
    child.join(60)

    assert -signal.SIGALRM == child.exitcode


def test_a_child_that_takes_too_much_memory_harms_nobody(store):
    """
    The child dies of its own limit; the parent says so and starts another.
    """
    with Worker(store, memory=128 * 2**20) as worker:
        with pytest.raises(WorkerError, match="more memory"):
            worker.run(Job(ask, Ask(GREEDY)), seconds=120)

        assert rows(memory(QUADS), PLAIN) == worker.run(Job(ask, Ask(PLAIN)), seconds=60)


def test_the_clock_of_a_query_begins_after_the_first_job(store):
    """
    A child that takes a second to get ready answers a query that may take half of one.
    """
    with Worker(store, first=Job(doze, 1.0)) as worker:
        began = time.monotonic()
        worker.run(Job(doze, 0.0), seconds=0.5)

    assert time.monotonic() - began > 1.0


def test_a_child_is_kept_until_an_import_has_ended(tmp_path):
    """
    While an import is at work the child answers as before; when it has ended, a new child tells what it brought.
    """
    path, foreign = tmp_path / "output" / "store", tmp_path / "new.nt"
    write_store(QUADS, path)
    foreign.write_text("<http://a.cn/s> <http://a.cn/p> <http://a.cn/o> .", encoding="utf-8")
    count = Job(ask, Ask("ASK { <http://a.cn/s> ?p ?o }"))
    with Worker(path) as worker:
        child = worker.run(Job(own_number, None), seconds=60)
        with replaced(path) as fresh:
            writable(fresh).load(foreign.read_bytes(), RdfFormat.N_TRIPLES)
            assert not worker.run(count, seconds=60).boolean
            assert child == worker.run(Job(own_number, None), seconds=60)

        assert worker.run(count, seconds=60).boolean


def test_an_opening_that_meets_a_switch_is_tried_again(tmp_path, monkeypatch):
    """
    Files of two stores are never mixed; a store that cannot be read, although none took its place, is told at once.
    """
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / "CURRENT").touch()
    told = RuntimeError("Corruption: IO error: No such file or directory: 000049.sst")
    answers = iter([told, "of the old store", "of the new store"])

    class Met:
        @staticmethod
        def read_only(path):
            answer = next(answers, None)
            if answer in (told, "of the old store"):
                shutil.copytree(path, tmp_path / "fresh")
                switch(tmp_path / "fresh", tmp_path / "store")
                shutil.rmtree(tmp_path / "fresh")
            if isinstance(answer, str):
                return answer
            raise told

    monkeypatch.setattr("graph.store.Store", Met)

    assert "of the new store" == open_store(tmp_path / "store")
    with pytest.raises(StoreError, match="cannot be read"):
        open_store(tmp_path / "store")


def test_errors_travel_from_the_child(store):
    """
    What is wrong with a query is told as without a child.
    """
    with pytest.raises(QuerySyntaxError, match="line 1, column 7"):
        answer(store, "SELECT", seconds=60)


def test_a_store_that_is_missing_is_told(tmp_path):
    """
    No child is started for a store that is not there.
    """
    with pytest.raises(StoreError, match="renda build"):
        answer(tmp_path / "store", PLAIN)


@pytest.mark.parametrize(
    ("sparql", "told"),
    [
        ("SELECT * { SERVICE <{there}> { ?s ?p ?o } }", "SERVICE is refused"),
        ("SELECT * { ?s ?p ?o . SERVICE SILENT ?s { ?s ?p ?x } }", "SERVICE is refused"),
        ("LOAD <{there}>", "LOAD changes the graph; only questions are answered"),
        ("PREFIX a: <http://a.cn/> LOAD SILENT <{there}> INTO GRAPH a:g", "LOAD changes the graph"),
    ],
)
def test_no_query_calls_another_machine(store, sparql, told):
    """
    What would fetch from elsewhere is refused in one line, and nobody is called, not even on this machine.
    """
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.2)
        there = f"http://127.0.0.1:{listening.getsockname()[1]}/sparql"
        arguments = ["query", "-", "-o", str(store.parent)]
        done = CliRunner().invoke(main, arguments, input=sparql.replace("{there}", there))

        assert 1 == done.exit_code
        assert told in done.stderr
        with pytest.raises(TimeoutError):
            listening.accept()
