"""Write `docs/quality.md`: the figures of this tree on all gold files, set by set, and what serves one text alone.

    python bench/quality.py [PAGE]

Without a page it is `docs/quality.md`.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import invented
import leave_out

from extract.evaluate import Report, evaluate_files, format_markdown
from extract.pipeline import extract
from extract.records import Extraction

ROOT = Path(__file__).parent.parent
SETS = {
    "seed": ("xincheng-2024.jsonl", "Seed is one whole report; the rules were written with it in sight."),
    "dev": ("dev", "Dev are passages of eighteen invented reports of all kinds and levels, also in sight."),
    "own": ("own", "Own are passages of twelve invented reports, written by somebody who had not read the rules."),
    "fresh": ("fresh", "Fresh are passages of ten more, written later in the same way."),
    "kept": ("kept", "Kept are passages of twelve more, set apart at first; their errors have been mended since."),
    "blind": (
        "blind",
        "Blind are passages of eight, written last of all; first measured untouched (see its README), mended since.",
    ),
    "blind2": (
        "blind2",
        "Blind2 are ten longer passages by another hand; names of the first five were mended after a first look.",
    ),
    "blind3": (
        "blind3",
        "Blind3 are ten more, by yet another hand, told in unusual ways; mended since its first measure.",
    ),
    "blind4": ("blind4", "Blind4 are ten more, meant to be like the next report; mended since its first measure."),
    "blind5": (
        "blind5",
        "Blind5 are ten more of that kind, by another hand; its errors of names were listed once.",
    ),
    "blind6": (
        "blind6",
        "Blind6 are twelve more of that kind, by yet another hand; nothing has been mended after them.",
    ),
    "blind7": ("blind7", "Blind7 are twelve more, dense in programmes and actors; mended since its first measure."),
    "final": (
        "final",
        "Final are passages written without sight of the rules; their totals have been seen many times.",
    ),
}
APART = ("kept", "blind5", "blind6", "final")
"""Sets whose errors are counted here and not quoted."""


def read_sets() -> tuple[dict[str, Report], dict[str, Extraction]]:
    """Score every set; return the reports by set and the records by document."""
    records: dict[str, Extraction] = {}

    def read(path: Path) -> Extraction:
        records[path.stem] = extract(path)
        return records[path.stem]

    gold = ROOT / "tests" / "gold"
    return {name: evaluate_files([gold / place], extract=read) for name, (place, _) in SETS.items()}, records


def together(reports: Mapping[str, Report]) -> Report:
    """Join the reports of all sets."""
    return Report(
        tuple(doc for each in reports.values() for doc in each.docs),
        tuple(verdict for each in reports.values() for verdict in each.verdicts),
        tuple(text for each in reports.values() for text in each.texts),
    )


def main(page: Path) -> None:
    """Write the page."""
    reports, records = read_sets()
    text = format_markdown({name: about for name, (_, about) in SETS.items()}, reports, apart=APART)
    apart = leave_out.section(together(reports), records)
    page.write_text(f"{text}\n{apart}\n{invented.section()}", encoding="utf-8", newline="\n")
    print(f"wrote {page}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else ROOT / "docs" / "quality.md")
