"""Over the cores: worker processes, each of which loads dictionary and rules once.

Workers come from a fork server where the system has one: a fork of this process could inherit the locks of its threads
(Oxigraph's, a progress bar's), and a fresh interpreter for each worker imports everything anew.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing.connection import wait as wait_for

from graph.engines.engine import Done, Item, Result, told

_AHEAD = 2
"""Items handed out for each worker, so that none waits for its next."""

LOST = "the process that read it ended without a word, alone as well (killed, out of memory?)"


@dataclass(frozen=True, slots=True)
class Processes:
    """Does the work in so many processes; what was under way when one of them dies is done again, each item alone."""

    jobs: int

    def map(self, work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Done[Item, Result]]:
        """Do the work for every item, in the order in which it is done."""
        left = iter(items)
        while lost := (yield from _together(work, left, self.jobs)):
            yield from _alone(work, lost)


def _together(
    work: Callable[[Item], Result], items: Iterator[Item], jobs: int
) -> Generator[Done[Item, Result], None, list[Item]]:
    """Do the work until there are no more items or a worker dies; return what was under way then."""
    under_way: dict[Future[Result], Item] = {}
    lost: list[Item] = []
    pool = _pool(jobs)
    try:
        while not lost:
            while len(under_way) < jobs * _AHEAD and (taken := list(_take(items))):
                under_way[pool.submit(work, taken[0])] = taken[0]
            if not under_way:
                break
            for future in wait(under_way, return_when=FIRST_COMPLETED).done:
                item = under_way.pop(future)
                if isinstance(future.exception(), BrokenProcessPool):
                    lost.append(item)
                else:
                    yield _done(item, future)
    except BrokenProcessPool:  # between two results: the item was taken and not handed out
        lost += taken
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
    for future, item in under_way.items():
        if isinstance(future.exception(), BrokenProcessPool):
            lost.append(item)
        else:
            yield _done(item, future)
    return lost


def _take(items: Iterator[Item]) -> Iterator[Item]:
    """Take the next item, if there is one."""
    for item in items:
        yield item
        return


def _alone(work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Done[Item, Result]]:
    """Do the work for each item in a process of its own, so that one that kills it is known by name."""
    for item in items:
        with _pool(1) as pool:
            future = pool.submit(work, item)
            broken = isinstance(future.exception(), BrokenProcessPool)
        yield Done(item, problem=LOST) if broken else _done(item, future)


def _done(item: Item, future: Future[Result]) -> Done[Item, Result]:
    error = future.exception()
    return Done(item, future.result()) if error is None else Done(item, problem=told(error))


def _pool(jobs: int) -> ProcessPoolExecutor:
    method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context(method)
    if method == "forkserver":
        ours = [name for name in sys.modules if name.partition(".")[0] in ("extract", "graph")]
        context.set_forkserver_preload(sorted(ours))
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin)


def _begin() -> None:
    """Let a worker leave interrupts to the run itself, and end when the run has ended, in whatever way."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_follow, daemon=True).start()


def _follow() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait_for([parent.sentinel])
        os.kill(os.getpid(), signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
