"""Write reports by the grammar of the genre, with gold beside them, as many as wanted.

    python bench/generate.py --reports 3000 --seed 1 --to FOLDER [--characters 7500]

Every report is `FOLDER/NAME.txt` with `NAME.jsonl` in the format of `tests/gold`; `links.tsv` says which act of which
year keeps which promise of the year before. Sentences are invented; of real places only the names are used. Bodies
report on consecutive years, so that plans meet deeds. The same arguments give the same bytes.
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generating.composing import Composer, Promise, Report
from generating.owners import draw_owner
from generating.style import draw_style

FIRST_YEAR, LAST_YEAR = 2012, 2025


def reports(count: int, *, seed: int = 1, characters: int = 7500) -> Iterator[tuple[Report, Report | None]]:
    """Yield so many reports, each with the same body's report of the year before."""
    yield from itertools.islice(_reports(seed, characters), count)


def _reports(seed: int, characters: int) -> Iterator[tuple[Report, Report | None]]:
    for body in itertools.count():
        turn = random.Random(f"{seed}/{body}")
        owner, style = draw_owner(turn), draw_style(turn, characters)
        years = turn.randint(1, 5)
        first = max(owner.began, turn.randint(FIRST_YEAR, LAST_YEAR - years))
        before: Report | None = None
        for year in range(first, min(first + years, LAST_YEAR)):
            promised: tuple[Promise, ...] = before.promises if before else ()
            report = Composer(owner, style, year, f"s{seed}-{body:05d}-{year}", promised).compose()
            yield report, before
            before = report


def links(report: Report, before: Report | None) -> Iterator[dict[str, Any]]:
    """Yield the promises of the year before that a report says were kept."""
    for promise in report.kept if before else ():
        row = {"planned": before.doc if before else "", "done": report.doc, "type": promise.type}
        yield row | {"matter": promise.matter["matter"], "law": promise.matter["law"]}


def dump(rows: Iterator[dict[str, Any]]) -> str:
    """Write objects one a line."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def generate(folder: Path, count: int, *, seed: int = 1, characters: int = 7500, gold: bool = True) -> int:
    """Write so many reports to a folder; return their characters."""
    folder.mkdir(parents=True, exist_ok=True)
    total = 0
    kept: list[dict[str, Any]] = []
    for report, before in reports(count, seed=seed, characters=characters):
        (folder / f"{report.doc}.txt").write_text(report.text, encoding="utf-8", newline="")
        if gold:
            (folder / f"{report.doc}.jsonl").write_text(dump(iter(report.gold)), encoding="utf-8", newline="")
            kept += links(report, before)
        total += len(report.text)
    if gold:
        (folder / "links.tsv").write_text(_table(kept), encoding="utf-8", newline="")
    return total


def _table(kept: list[dict[str, Any]]) -> str:
    columns = ("planned", "done", "type", "matter", "law")
    return "\n".join("\t".join(row) for row in (columns, *([each[name] for name in columns] for each in kept))) + "\n"


def main() -> None:
    """Write the reports."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--reports", type=int, default=100)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--characters", type=int, default=7500, help="how long a committee's is, about")
    arguments.add_argument("--no-gold", action="store_true")
    arguments.add_argument("--to", type=Path, required=True)
    given = arguments.parse_args()
    total = generate(given.to, given.reports, seed=given.seed, characters=given.characters, gold=not given.no_gold)
    print(f"wrote {given.reports} reports, {total:,} characters, to {given.to}")


if __name__ == "__main__":
    main()
