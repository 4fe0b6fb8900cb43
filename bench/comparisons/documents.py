"""Growth with the number of documents: a whole build's time and memory for each, beside the smallest of the row.

Each build is a process of its own on generated reports; memory is the most that it and its children held at once.
The largest build is made without a store.
"""

from __future__ import annotations

from collections.abc import Iterator

from measuring import RENDA, Row, watched
from setting import Setting

TITLE = "Number of documents"
PEERS = ("a document", "a document of the fewest")


def rows(setting: Setting) -> Iterator[Row]:
    """Build larger and larger corpora."""
    base: tuple[float, float] | None = None
    for count in (100, 1000, 3000, 10000) if setting.long else (25, 50, 100):
        output = setting.folder / f"built-{count}"
        without = ("--no-store",) if count >= 10000 else ()
        run = watched((*RENDA, "build", str(setting.reports(count)), "-o", str(output), "--no-cache", *without))
        each = run.seconds / count, run.memory / count
        base = base or each
        what = f"{count:,} reports{' without store' if without else ''}"
        yield Row(f"{what}: time", f"{1000 * each[0]:.0f} ms", f"{1000 * base[0]:.0f} ms", (each[0] / base[0],))
        sizes = f"{run.memory / 1e6:,.0f} MB, {each[1] / 1e6:.2f} MB each", f"{base[1] / 1e6:.2f} MB"
        yield Row(f"{what}: memory", *sizes, ratios=(each[1] / base[1],))
