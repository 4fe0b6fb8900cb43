"""Score extraction on generated reports: a figure of its own, never mixed with that of the gold.

    python bench/invented.py [--reports 60] [--seed 7]

The generator knows what it wrote; its sentences were written from the annotation guide without a look at the rules,
and each stands in many places, so that what is wrong in one of them weighs as often as it is drawn.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from pathlib import Path

from generate import generate

from extract.evaluate import Report, evaluate_files
from extract.evaluate.figures import MEASURES, Accuracy, Verdict
from extract.evaluate.listing import errors
from extract.pipeline import extract

REPORTS, SEED = 60, 7
SHOWN = 25


def score(reports: int, seed: int) -> Report:
    """Generate so many reports and score them."""
    with tempfile.TemporaryDirectory() as folder:
        generate(Path(folder), reports, seed=seed)
        return evaluate_files([Path(folder)], extract=extract)


def section(reports: int = REPORTS, seed: int = SEED) -> str:
    """Write the part of the page on quality."""
    report = score(reports, seed)
    lines = [
        "## Generated reports\n",
        f"{reports} reports of `bench/generate.py --seed {seed}`, scored against what the generator wrote.",
        "They have no place in the other figures: a few hundred sentences are drawn again and again.",
        "What they show is how the same wording fares under other names, years, marks, wraps and orders.\n",
        "| measure | goal | generated | of |",
        "|---|---:|---:|---:|",
    ]
    for measure in MEASURES:
        figure = measure.of(report)
        if not figure.empty:
            of = figure.hits + (figure.wrong if isinstance(figure, Accuracy) else figure.misses)
            lines.append(f"| {measure.name} | {measure.goal:.2f} | {figure.value:.3f} | {of} |")
    found = errors(report)
    counts = Counter(map(_class_of, found))
    ranked = sorted(counts, key=lambda key: (-counts[key], key))[:SHOWN]
    first = {_class_of(each): each for each in reversed(found)}
    lines += [
        f"\nThe {len(ranked)} most frequent classes of {len(counts)}, an example each.\n",
        "| what | name | error | times | expected | found | in |",
        "|---|---|---|---:|---|---|---|",
    ]
    lines += [f"| {' | '.join(key)} | {counts[key]} | {_example(first[key], report)} |" for key in ranked]
    return "\n".join(lines) + "\n"


def _class_of(error: Verdict) -> tuple[str, str, str]:
    return error.kind, error.name, error.cause


def _example(error: Verdict, report: Report) -> str:
    sentence = report.text(error.doc)[error.sentence.start : error.sentence.end]
    cells = (error.expected or "–", error.got or "–", sentence if len(sentence) < 90 else f"{sentence[:90]}…")
    return " | ".join(" ".join(each.split()).replace("|", "\\|") for each in cells)


def main() -> None:
    """Print the part of the page."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--reports", type=int, default=REPORTS)
    arguments.add_argument("--seed", type=int, default=SEED)
    given = arguments.parse_args()
    print(section(given.reports, given.seed))


if __name__ == "__main__":
    main()
