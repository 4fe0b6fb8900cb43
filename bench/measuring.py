"""Measure one thing beside another: several rounds of both in turn, medians, and how far the rounds lie apart.

A machine's figures are its own; a ratio of two runs in one minute on one machine says something elsewhere as well.
"""

from __future__ import annotations

import gc
import os
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

RENDA = (sys.executable, "-c", "from graph.cli import main; main()")
_POLL = 0.2


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: what was measured, ours and the peer's median as told, and the ratios of the rounds.

    `most` is the ratio above which something is at fault; None where there is no such bound.
    """

    what: str
    ours: str
    theirs: str
    ratios: tuple[float, ...] = ()
    most: float | None = None

    @property
    def ratio(self) -> float | None:
        """Return the median ratio."""
        return statistics.median(self.ratios) if self.ratios else None

    @property
    def told(self) -> str:
        """Tell the median ratio and its range."""
        if self.ratio is None:
            return "–"
        if len(self.ratios) == 1:
            return short(self.ratio)
        return f"{short(self.ratio)} ({short(min(self.ratios))}–{short(max(self.ratios))})"

    @property
    def fault(self) -> bool:
        """Tell whether the ratio is above its bound."""
        return self.most is not None and self.ratio is not None and self.ratio > self.most


def compare(
    what: str, ours: Callable[[], object], theirs: Callable[[], object], *, rounds: int, most: float | None = None
) -> Row:
    """Time two things in turn, so that a busy minute of the machine meets both."""
    mine, others = [], []
    for number in range(rounds):
        pair = [(ours, mine), (theirs, others)]
        for run, times in pair if number % 2 else reversed(pair):
            times.append(seconds(run))
    ratios = tuple(one / other for one, other in zip(mine, others, strict=True))
    return Row(what, told(statistics.median(mine)), told(statistics.median(others)), ratios, most)


def seconds(run: Callable[[], object]) -> float:
    """Return the seconds that something takes, what earlier runs left to collect apart."""
    gc.collect()
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def told(value: float) -> str:
    """Write seconds as people read them."""
    return f"{value:.1f} s" if value >= 10 else f"{value:.2f} s" if value >= 0.1 else f"{1000 * value:.1f} ms"


def short(value: float) -> str:
    """Write a ratio to two or three figures."""
    if value < 0.1:
        return f"{value:.1g}" if value < 0.01 else f"{value:.3f}"
    return f"{value:,.0f}" if value >= 20 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def renda(*arguments: str | Path) -> Callable[[], object]:
    """Run a command of ours in a process of its own."""
    return process(*RENDA, *map(str, arguments))


def process(*command: str) -> Callable[[], object]:
    """Run a command in a process of its own; raise RuntimeError with what it said if it fails."""

    def run() -> None:
        found = subprocess.run(command, capture_output=True, text=True, check=False)
        if found.returncode:
            raise RuntimeError(f"{' '.join(command[3:])}: {found.stderr.strip()[-2000:]}")

    return run


@dataclass(frozen=True, slots=True)
class Watched:
    """What a command and all that it started took: seconds on the clock and of the processor, bytes held at once."""

    seconds: float
    processor: float
    memory: int


def watched(command: Sequence[str]) -> Watched:
    """Run a command and look at it five times a second: a look at large processes costs time itself.

    Memory that processes share counts once (proportional set size).
    """
    start = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    most, spent = 0, dict[int, float]()

    def watch() -> None:
        nonlocal most
        while child.poll() is None:
            there = family(child.pid)
            most = max(most, sum(map(held, there)))
            spent.update((pid, taken) for pid in there if (taken := processor(pid)) is not None)
            time.sleep(_POLL)

    watcher = threading.Thread(target=watch)
    watcher.start()
    _, said = child.communicate()
    watcher.join()
    if child.returncode:
        raise RuntimeError(f"{' '.join(command[3:])}: {said.strip()[-2000:]}")
    return Watched(time.perf_counter() - start, sum(spent.values()), most)


def family(pid: int) -> list[int]:
    """List a process and all that it started, directly or not."""
    found = [pid]
    for each in found:
        for tasks in Path(f"/proc/{each}/task").glob("*/children"):
            try:
                found += map(int, tasks.read_text().split())
            except OSError:  # it ended meanwhile
                continue
    return found


def held(pid: int) -> int:
    """Return the bytes that a process holds, what it shares in proportion (Linux); 0 once it has ended."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)


def processor(pid: int) -> float | None:
    """Return the seconds of the processor that a process has taken (Linux); None once it has ended."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
    except OSError:
        return None
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
