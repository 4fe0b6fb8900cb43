"""Engines: how one piece of work is done for many items; a build gives the same bytes under each of them.

An engine is one module with a class of one method, `map`, and a line in `ENGINES`.
The work and the items can be pickled; what comes back is small, for the work itself writes what is large.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from functools import partial

from graph.engines.engine import Done, Engine, EngineError
from graph.engines.local import Local
from graph.engines.processes import Processes
from graph.engines.spark import Spark

__all__ = ["ENGINES", "FEW", "Done", "Engine", "EngineError", "choose", "cores", "here"]

ENGINES: Mapping[str, Callable[[int], Engine]] = {"local": lambda _: Local(), "processes": Processes, "spark": Spark}
"""Each engine by its name, made for a number of jobs."""

FEW = 12
"""So many items are sooner done than worker processes have loaded dictionary and rules."""


def choose(name: str | None, jobs: int | None, items: int, master: str | None = None) -> Engine:
    """Return the engine of a name; without one, processes over the cores where there is enough to do.

    `master` says where Spark is; it chooses that engine.
    """
    if master is not None and name in (None, "spark"):
        return Spark(jobs or cores(), master)
    if master is not None:
        raise EngineError(f"--master goes with --engine spark, not {name}")
    jobs = cores() if jobs is None else jobs
    if name is None:
        name = "local" if jobs == 1 or items <= FEW else "processes"
    if name not in ENGINES:
        raise EngineError(f"no engine {name!r} (known: {', '.join(ENGINES)})")
    return ENGINES[name](jobs)


def here(name: str | None, jobs: int | None) -> Callable[[int], Engine]:
    """Say which engine does what needs the cache folder, which stands on this machine, whatever reads the reports."""
    return partial(choose, name if name == "local" else None, jobs)


def cores() -> int:
    """Count the cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
