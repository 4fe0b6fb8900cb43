"""Time whole runs, each as a ratio to a named peer that does the comparable part alone.

    python bench/whole.py [REPORT…]

Absolute figures are the machine's; the ratios say whether we got slower.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROUNDS = 5
SEEDS = Path(__file__).parent.parent / "seeds"
RENDA = (sys.executable, "-c", "from graph.cli import main; main()")


def median(run: Callable[[], object], *, rounds: int = ROUNDS) -> float:
    """Return the median seconds of some runs."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def process(*command: str) -> Callable[[], object]:
    """Run a command in a process of its own."""
    return lambda: subprocess.run(command, check=True, capture_output=True)


def row(what: str, ours: float, peer: str, theirs: float) -> str:
    """Write a line of the table."""
    return f"| {what} | {ours:.3f} s | {peer} | {theirs:.3f} s | {ours / theirs:.2f} |"


def starts(folder: Path, reports: Sequence[Path]) -> list[str]:
    """Time processes from their start."""
    python = median(process(sys.executable, "-c", "pass"))
    build = process(*RENDA, "build", *map(str, reports), "-o", str(folder / "output"))
    jieba = median(process(sys.executable, "-c", "import jieba.posseg as p; list(p.cut('人大'))"), rounds=3)
    return [
        row("`renda --help`", median(process(*RENDA, "--help")), "bare python", python),
        row("`renda build`, cold", median(build, rounds=3), "jieba's start alone", jieba),
    ]


def hot(folder: Path, reports: Sequence[Path]) -> list[str]:
    """Time the parts of a run in one process, after a first round that loads everything."""
    import jieba.posseg
    from rdflib import Dataset, Graph

    from extract.pipeline import extract
    from graph.build import build
    from graph.export import turtle

    records = [extract(path) for path in reports]
    quads = build(records)
    path = folder / "graph.ttl"
    turtle.write(quads, path)
    peer = Graph().parse(path)
    lines = [line for record in records for line in record.text.splitlines()]
    tagger = jieba.posseg.POSTokenizer(jieba.Tokenizer())
    tag = median(lambda: [list(tagger.cut(line, HMM=False)) for line in lines])
    add = median(lambda: Dataset().addN((*triple, Graph()) for triple in peer))
    return [
        row("extract, warm", median(lambda: [extract(each) for each in reports]), "jieba tagging the same text", tag),
        row("records to quads", median(lambda: build(records)), "rdflib adding the same triples", add),
        row("quads to Turtle", median(lambda: turtle.write(quads, path)), "rdflib", median(peer.serialize)),
    ]


def main() -> None:
    """Print the table."""
    reports = [Path(each) for each in sys.argv[1:]] or sorted(SEEDS.glob("*.txt"))
    print("| what | ours | peer | peer's | ratio |\n|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        print(*starts(Path(folder), reports), *hot(Path(folder), reports), sep="\n")


if __name__ == "__main__":
    main()
