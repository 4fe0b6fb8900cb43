"""Many short reports: the processor's time for each and the memory of a build, and what a further run takes.

Each build is a process of its own on two cores; the processor's time is that of all its processes, which other work on
the machine changes less than the time on the clock. Memory is the most that they held at once. The further runs stand
beside the first one: nothing has changed, a report has that the page leaves out, a report has that the page holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from measuring import RENDA, Row, Watched, watched
from setting import Setting

TITLE = "Thousands of reports"
PEERS = ("ours", "beside")
FURTHER: tuple[tuple[str, int | None], ...] = (
    ("nothing changed", None),
    ("a report changed that the page leaves out", -1),
    ("a report changed that the page holds", 0),
)


def rows(setting: Setting) -> Iterator[Row]:
    """Build larger and larger corpora, the last one again."""
    found: list[tuple[int, Watched]] = []
    for count in (100, 1000, 3000) if setting.long else ():
        build = (*RENDA, "build", str(setting.short_reports(count)), "-o", str(setting.folder / f"short-{count}"))
        found.append((count, watched((*build, "--jobs", "2"))))
        yield from growth(found)
    if found:
        count, first = found[-1]
        yield from again(build, setting.short_reports(count), first)


def growth(found: Sequence[tuple[int, Watched]]) -> Iterator[Row]:
    """Set a size beside the smallest, its memory beside that of the size before."""
    (least, small), (count, run) = found[0], found[-1]
    each, base = run.processor / count, small.processor / least
    took = f"{1000 * each:.0f} ms each, {run.seconds:,.0f} s on the clock"
    yield Row(f"{count:,} reports: processor", took, f"{1000 * base:.0f} ms each of {least:,}", (each / base,))
    before, run_before = found[-2] if len(found) > 1 else found[0]
    told = f"{run_before.memory / 1e6:,.0f} MB for {before:,}"
    yield Row(f"{count:,} reports: memory", f"{run.memory / 1e6:,.0f} MB", told, (run.memory / run_before.memory,))


def again(build: Sequence[str], reports: Path, first: Watched) -> Iterator[Row]:
    """Build again after each kind of change."""
    paths = sorted(reports.glob("*.txt"))
    for what, place in FURTHER:
        if place is not None:
            text = paths[place].read_text(encoding="utf-8")
            paths[place].write_text(text.replace("。", "。成效明显。", 1), encoding="utf-8")
        run = watched((*build, "--jobs", "2"))
        took, peer = (f"{each.processor:.1f} s, {each.seconds:.0f} s on the clock" for each in (run, first))
        yield Row(f"{len(paths):,} reports, {what}", took, peer, (run.processor / first.processor,))
