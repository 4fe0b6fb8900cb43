"""Over the machines of a Spark cluster, or over the cores of this one; the extra `spark` and Java 17 are needed.

Items go out a portion at a time, two portions at once, so that the driver holds no more than their results and no core
waits for the last item of a portion. A task that fails is tried again as often as the cluster allows
(`spark.task.maxFailures`; the second number of `local[2,4]`); what still fails is tried alone and named.
"""

from __future__ import annotations

import atexit
import os
import shutil
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from itertools import islice
from typing import Any

from graph.engines.engine import Done, EngineError, Item, Result
from graph.engines.local import Local

TRIES = 4
"""How often a task is tried on this machine's own cores."""
_TASK = 4
"""Items of a task: few, so that a worker that dies costs little."""
_TASKS = 4
"""Tasks of a portion for each core."""

LOST = "the process that read it ended without a word, alone as well (killed, out of memory?)"


@dataclass(frozen=True, slots=True)
class Spark:
    """Does the work in so many workers here, or wherever `master` is; without either, where `spark-submit` says."""

    jobs: int
    master: str | None = None

    def map(self, work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Done[Item, Result]]:
        """Do the work for every item, portion by portion."""
        left = iter(items)
        first = list(islice(left, 1))
        if not first:
            return
        context = session(self.master or f"local[{self.jobs},{TRIES}]")
        portions = _portions(_chained(first, left), context.defaultParallelism * _TASKS * _TASK)
        with ThreadPoolExecutor(2) as threads:
            under_way: deque[tuple[list[Item], Future[list[Done[Item, Result]]]]] = deque()
            for portion in portions:
                under_way.append((portion, threads.submit(_done, context, work, portion)))
                if len(under_way) == 2:
                    yield from _results(context, work, *under_way.popleft())
            while under_way:
                yield from _results(context, work, *under_way.popleft())


def session(master: str) -> Any:
    """Return the context of this process, started for a master unless there is one already."""
    spark = _pyspark()
    if master.startswith("local"):
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    # Before the JVM is there; what `spark-submit` or the user's own defaults say stays.
    conf = spark.SparkConf().setIfMissing("spark.master", master).setIfMissing("spark.app.name", "renda")
    for name, value in (("spark.ui.showConsoleProgress", "false"), ("spark.log.level", "FATAL")):
        conf.setIfMissing(name, value)
    running = spark.SparkContext._active_spark_context  # noqa: SLF001 - there is no other way to ask
    context = running or spark.SparkContext(conf=conf)
    if running is None:
        atexit.register(context.stop)
    return context


def _pyspark() -> Any:
    try:
        spark = import_module("pyspark")
    except ModuleNotFoundError as error:
        raise EngineError("the engine spark needs pyspark; say: pip install 'renda[spark]'") from error
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        raise EngineError("the engine spark needs Java 17; on Debian: apt-get install openjdk-17-jre-headless")
    return spark


def _portions(items: Iterator[Item], size: int) -> Iterator[list[Item]]:
    while portion := list(islice(items, size)):
        yield portion


def _chained(first: list[Item], left: Iterator[Item]) -> Iterator[Item]:
    yield from first
    yield from left


def _done(
    context: Any, work: Callable[[Item], Result], portion: list[Item], tasks: int | None = None
) -> list[Done[Item, Result]]:
    """Run one job of Spark's."""
    slices = tasks or -(-len(portion) // _TASK)
    found: list[Done[Item, Result]] = (
        context.parallelize(portion, slices).mapPartitions(partial(Local().map, work)).collect()
    )
    return found


def _results(
    context: Any, work: Callable[[Item], Result], portion: list[Item], future: Future[list[Done[Item, Result]]]
) -> Iterator[Done[Item, Result]]:
    """Give what came of a portion; if its job was given up, of each of its items alone."""
    given_up = import_module("py4j.protocol").Py4JError
    try:
        yield from future.result()
    except given_up:
        for item in portion:
            try:
                yield from _done(context, work, [item])
            except given_up:
                yield Done(item, problem=LOST)
