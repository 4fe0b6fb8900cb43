"""Run queries in a child process, because Oxigraph cannot be interrupted: what takes too long is ended with it."""

from __future__ import annotations

import multiprocessing
import resource
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from pyoxigraph import NamedNode, Store, Variable

from graph.errors import GraphError
from graph.federation import calls_out
from graph.store import Packed, QueryError, Rows, open_store, packed
from graph.tsv import LARGEST

_GRACE = 30.0
"""How long a child may take to start and open the store, before the clock of its query runs."""

_LATE = 2.0
"""How many seconds after the time of a query a child ends by itself, which nobody may be there to end any more."""

_LONGEST = 1e8
"""Seconds, some years: more than a timer takes anywhere is more than anyone waits."""


class TimeLimitError(QueryError):
    """A query that was ended because it took too long."""


class WorkerError(QueryError):
    """A child process that ended in the middle of a query, most often for want of memory."""


@dataclass(frozen=True, slots=True)
class Job:
    """What a child is asked: a function of the store and a payload; both must be able to travel between processes."""

    run: Callable[[Store, Any], Any]
    payload: Any


@dataclass(frozen=True, slots=True)
class Ask:
    """A query, with values for some of its variables, and how many bytes its answer may have."""

    sparql: str
    values: tuple[tuple[str, str], ...] = ()
    largest: int = LARGEST


def ask(store: Store, payload: Ask) -> Packed | Rows:
    """Answer a query, in `Rows` where the answer has travelled; given values are IRIs.

    SERVICE, which Oxigraph would follow, is refused.
    """
    if calls_out(payload.sparql):
        raise QueryError("SERVICE is refused: this store alone is asked, and no other machine; ask them apart")
    values = {Variable(name): NamedNode(iri) for name, iri in payload.values}
    return packed(store, payload.sparql, values=values, largest=payload.largest)


class Worker:
    """A child that holds a store open for reading; it is started when first asked, and again after it was ended.

    A `first` job is done before the clock of any query runs, so that what it imports is not counted.
    """

    def __init__(self, store: Path, *, memory: int | None = None, first: Job | None = None) -> None:
        self._store = store
        self._first = first
        self._memory = memory
        self._child: multiprocessing.process.BaseProcess | None = None
        self._pipe: Connection | None = None
        self._seen: tuple[int, int] | None = None
        self._lock = threading.Lock()

    def run(self, job: Job, *, seconds: float) -> Any:
        """Do a job; raise `TimeLimitError` when the time is over, with the child ended."""
        with self._lock:
            pipe = self._ready()
            try:
                pipe.send((job, seconds))
                if not pipe.poll(seconds):
                    raise TimeLimitError(
                        f"the query was ended after {seconds:g} s; narrow it, add a LIMIT, or give it more time"
                    )
                kind, answer = pipe.recv()
            except (EOFError, BrokenPipeError, ConnectionResetError) as error:
                self._end()
                raise WorkerError(
                    "the query was ended, most often for want of more memory; narrow it or add a LIMIT"
                ) from error
            except BaseException:  # an interrupt as well must not leave a query running
                self._end()
                raise
        if kind == "error":
            raise answer
        return answer

    def close(self) -> None:
        """End the child."""
        self._end()

    def __enter__(self) -> Worker:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _ready(self) -> Connection:
        seen = stamp(self._store)
        if self._pipe is not None and self._child is not None and self._child.is_alive() and seen == self._seen:
            return self._pipe
        self._end()
        self._seen = seen
        context = multiprocessing.get_context("spawn")  # a fork would inherit the locks of threads it does not have
        self._pipe, theirs = context.Pipe()
        self._child = context.Process(target=_serve, args=(self._store, theirs, self._memory, self._first), daemon=True)
        self._child.start()
        theirs.close()
        try:
            opened = self._pipe.recv() if self._pipe.poll(_GRACE) else WorkerError("the child did not start")
        except (EOFError, ConnectionResetError):
            opened = WorkerError("the child ended before it could open the store")
        if opened is not None:
            self._end()
            raise opened
        return self._pipe

    def _end(self) -> None:
        if self._child is not None:
            self._child.kill()
            self._child.join()
        if self._pipe is not None:
            self._pipe.close()
        self._child = self._pipe = None


def stamp(store: Path) -> tuple[int, int] | None:
    """Tell one state of a store from another: a child sees neither a new build nor an import that came after it."""
    try:
        files = [each.stat() for each in store.iterdir() if not each.name.startswith(("LOG", "LOCK"))]
        return store.stat().st_ino, max((each.st_mtime_ns for each in files), default=0)
    except OSError:  # in the middle of a switch; the child will say what is wrong
        return None


def run_limited(store: Path, query: Ask, *, seconds: float) -> Rows:
    """Answer one query within a time limit."""
    with Worker(store) as worker:
        answer: Rows = worker.run(Job(ask, query), seconds=seconds)
    return answer


def _serve(path: Path, pipe: Connection, memory: int | None, first: Job | None) -> None:
    """Answer jobs until the parent goes away."""
    try:
        store = open_store(path)
        if first is not None:
            first.run(store, first.payload)
    except GraphError as error:
        pipe.send(error)
        return
    if memory is not None:
        _cap(memory)
    pipe.send(None)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)  # which ends a process even while Oxigraph is at work in it
    with suppress(EOFError, BrokenPipeError, KeyboardInterrupt):
        while True:
            job, seconds = pipe.recv()
            signal.setitimer(signal.ITIMER_REAL, min(seconds, _LONGEST) + _LATE)
            answer = _answer(store, job)
            signal.setitimer(signal.ITIMER_REAL, 0)
            pipe.send(answer)


def _cap(memory: int) -> None:
    """Let this process take so many bytes more than it has, where the system tells how many it has (Linux)."""
    statm = Path("/proc/self/statm")
    if statm.is_file():
        limit = int(statm.read_text().split()[0]) * resource.getpagesize() + memory
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def _answer(store: Store, job: Job) -> tuple[str, Any]:
    try:
        return "answer", job.run(store, job.payload)
    except GraphError as error:
        return "error", error
    except MemoryError:
        return "error", WorkerError("the query needed more memory than it may take; narrow it or add a LIMIT")
