"""A query that runs away is ended, and the next one is answered."""

import os
import socket
import subprocess
import sys
import time

import pytest
from click.testing import CliRunner
from samplerecord import RECORD

from graph.build import build
from graph.cli import main
from graph.querying import answer
from graph.store import QuerySyntaxError, StoreError, memory, open_store, rows, write_store
from graph.worker import Ask, Job, TimeLimitError, Worker, WorkerError, ask

QUADS = build((RECORD,))
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER(?a != ?i) }"
GREEDY = "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?f"
PLAIN = "SELECT ?s WHERE { ?s a <https://w3id.org/renda/ontology#Body> } ORDER BY ?s"


WRITER = """
import sys
from pyoxigraph import NamedNode, Quad, Store
node, store = NamedNode("http://data.example.cn/new"), Store(sys.argv[1])
store.add(Quad(node, node, node))
store.flush()
print("written", flush=True)
input()
"""
PIPES = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}


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
    While another process writes, the child answers as before; when that has ended, a new child tells what it wrote.
    """
    path = tmp_path / "store"
    write_store(QUADS, path)
    count = Job(ask, Ask("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"))
    with Worker(path) as worker:
        before, child = worker.run(count, seconds=60), worker.run(Job(own_number, None), seconds=60)
        with subprocess.Popen([sys.executable, "-c", WRITER, path], **PIPES) as writer:
            assert "written\n" == writer.stdout.readline()
            assert child == worker.run(Job(own_number, None), seconds=60)
            assert before == worker.run(count, seconds=60)
            writer.communicate("end\n", timeout=60)
        (((after,),), ((known,),)) = worker.run(count, seconds=60).texts(), before.texts()

    assert int(known) + 1 == int(after)


def test_an_opening_that_meets_a_writer_is_tried_again(store, monkeypatch):
    """
    A file that went between list and look is looked for again; a store that lacks it for good is told.
    """
    told = RuntimeError("Corruption: IO error: No such file or directory: 000049.sst")
    answers = iter([told, told, "opened"])

    class Met:
        @staticmethod
        def read_only(_):
            answer = next(answers, told)
            if isinstance(answer, Exception):
                raise answer
            return answer

    monkeypatch.setattr("graph.store.Store", Met)

    assert "opened" == open_store(store)
    with pytest.raises(StoreError, match="cannot be read"):
        open_store(store)


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
