"""The load test of the server sees wrong answers, and the server gives none while many ask at once."""

import asyncio
import shutil
import subprocess
import sys
import time
from pathlib import Path

import httpx2 as httpx
import pytest
from samplerecord import RECORD
from serving import served

from graph.build import build
from graph.store import write_store

BENCH = Path(__file__).parent.parent.parent / "bench"


@pytest.fixture(scope="module")
def output(tmp_path_factory):
    folder = tmp_path_factory.mktemp("loaded")
    write_store(build((RECORD,)), folder / "store")
    (folder / "graph.html").write_text("<!doctype html><title>页</title>", encoding="utf-8")
    return folder


@pytest.fixture
def load(output, monkeypatch):
    """
    Load a server of some folder with four clients for a second; give what was found by who expects the sample.
    """
    monkeypatch.syspath_prepend(BENCH)
    from loading.asked import requests
    from loading.clients import Clients

    async def ask(url, states):
        async with httpx.AsyncClient(base_url=url, timeout=60, trust_env=False) as http:
            clients = Clients(http, requests(output, states), retries=False)
            await clients.warm(4)
            await clients.load(4, until=time.perf_counter() + 1)
        return clients.record

    def loaded(folder, states):
        with served(folder) as client:
            return asyncio.run(ask(client.url, states))

    return loaded


def test_every_answer_is_that_of_the_store(load, output):
    """
    Four clients that ask everything in all forms get what the library finds, and are never told to come again.
    """
    record = load(output, [output / "store"])

    assert ([], []) == (record.wrong, record.failed)
    assert {} == dict(record.retried)
    assert {"page", "question", "small query", "reconciliation", "thing"} >= set(record.seconds) != set()


def test_an_answer_of_another_store_is_told_as_wrong(load, output, tmp_path, monkeypatch):
    """
    Once something is imported, questions, tables and things that it touches are wrong by the old store, right by both.
    """
    monkeypatch.syspath_prepend(BENCH)
    from loading.beside import foreign, with_import

    other = shutil.copytree(output, tmp_path / "other")
    shutil.rmtree(other / "store")
    changed = with_import(output, foreign(output, tmp_path), tmp_path)
    shutil.copytree(changed, other / "store")

    assert {"small query", "thing"} <= {each.partition(":")[0] for each in load(other, [output / "store"]).wrong}
    assert [] == load(other, [output / "store", changed]).wrong


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"wrong": ["page: other bytes"]}, "wrong: page"),
        ({"failed": ["thing: 500"]}, "failed: thing"),
        ({"stopped": 0}, "not stopped"),
        ({"memory": {"warm": (0, 10), "at the end": (0, 90)}}, "memory grew"),
        ({"retried": {"thing": 1}}, "try again"),
    ],
    ids=["wrong", "failed", "runaway", "memory", "retried"],
)
def test_what_must_not_be_ends_the_run(monkeypatch, changed, told):
    """
    Each thing that must not be is a fault, and nothing else is.
    """
    monkeypatch.syspath_prepend(BENCH)
    from loading.record import Record

    good = {"stopped": 1, "memory": {"warm": (0, 10), "at the end": (0, 20)}}

    assert [] == Record(**good).faults(retries=False, most_growth=50)
    (fault,) = Record(**{**good, **changed}).faults(retries=False, most_growth=50)
    assert told in fault


@pytest.mark.slow
@pytest.mark.parametrize("more", [[], ["--imports"]], ids=["still", "changing"])
def test_a_server_under_load_gives_right_answers_and_keeps_its_memory(more):
    """
    Eight clients, an assistant and a runaway query: no wrong answer, no failure, memory within 64 MB of what it was.
    """
    command = [sys.executable, BENCH / "load.py", "--clients", "8", "--seconds", "5", *more]
    run = subprocess.run(command, capture_output=True, text=True, check=False)

    assert 0 == run.returncode, run.stderr + run.stdout
    assert "; 0 wrong, 0 failed." in run.stdout
