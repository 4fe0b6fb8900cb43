"""What a load found: how long each kind took, what was wrong, and how much memory the server held."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from measuring import told

_MB = 1e6
_SHOWN = 20


@dataclass
class Record:
    """The findings of one load; `began` is None while the server warms up, and nothing is timed."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    wrong: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    """Answers of 5xx, and requests without an answer."""
    retried: Counter[str] = field(default_factory=Counter)
    """Answers of 503 that asked to try again, by kind; they are faults but where imports run beside."""
    stopped: int = 0
    beside: Counter[str] = field(default_factory=Counter)
    memory: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Bytes by moment: of the server's own process, and with all its children."""

    def faults(self, *, retries: bool, most_growth: int) -> list[str]:
        """Say what must not be: wrong answers, failures, a runaway that was never stopped, memory that grew."""
        found = [
            *(f"wrong: {each}" for each in self.wrong[:_SHOWN]),
            *(f"failed: {each}" for each in self.failed[:_SHOWN]),
        ]
        if self.retried and not retries:
            found.append(f"told to try again, with nothing beside: {dict(self.retried)}")
        if not self.stopped:
            found.append("the runaway query was not stopped")
        if self.growth > most_growth:
            found.append(f"memory grew by {self.growth / _MB:.0f} MB, more than {most_growth / _MB:.0f} MB")
        return found

    @property
    def growth(self) -> int:
        """Return by how many bytes the server and its children grew between warm-up and end."""
        return self.memory["at the end"][1] - self.memory["warm"][1]

    def table(self, *, seconds: float) -> Iterator[str]:
        """Write the times, counts and memory as Markdown."""
        count = sum(map(len, self.seconds.values()))
        yield "| kind | answers | p50 | p95 | p99 | longest | try again |"
        yield "|---|---:|---:|---:|---:|---:|---:|"
        for kind, times in self.seconds.items():
            figures = " | ".join(told(percentile(times, share)) for share in (50, 95, 99, 100))
            yield f"| {kind} | {len(times):,} | {figures} | {self.retried[kind]:,} |"
        yield ""
        wrong, failed = len(self.wrong), len(self.failed)
        yield f"{count:,} answers in {seconds:.0f} s, {count / seconds:.0f} a second; {wrong} wrong, {failed} failed."
        yield f"The runaway query was stopped {self.stopped} times."
        if self.beside:
            yield f"Beside it: {', '.join(f'{number} {what}' for what, number in self.beside.items())}."
        yield ""
        yield "| memory | server | with its children |"
        yield "|---|---:|---:|"
        for moment, (own, whole) in self.memory.items():
            yield f"| {moment} | {own / _MB:.0f} MB | {whole / _MB:.0f} MB |"


def percentile(times: list[float], share: float) -> float:
    """Return the time below which a share of all, in percent, lie: the nearest rank.

    >>> percentile([3.0, 1.0, 2.0], 50), percentile([1.0, 2.0], 100)
    (2.0, 2.0)
    """
    ranked = sorted(times)
    return ranked[max(0, -int(-share * len(ranked) // 100) - 1)]
