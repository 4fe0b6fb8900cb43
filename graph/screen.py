"""Draw answers and the summary of a build for a screen."""

from __future__ import annotations

import io
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from graph.answers import shorten
from graph.store import Rows
from graph.terminal import printable

if TYPE_CHECKING:
    from graph.summary import Summary

_WIDE = 200
_SHOWN = 10
"""How many reports the summary names."""


def draw_table(rows: Rows, *, terminal: bool) -> str:
    """Draw rows as a table, as wide as the terminal, or wide enough to be read elsewhere."""
    from rich.console import Console
    from rich.table import Table

    table = Table(*rows.columns, show_lines=False, header_style="bold")
    for row in rows.texts():
        table.add_row(*(_cell(cell) for cell in row))
    out = io.StringIO()
    width = shutil.get_terminal_size().columns if terminal else _WIDE
    console = Console(file=out, markup=False, emoji=False, highlight=False, force_terminal=terminal, width=width)
    console.print(table)
    console.print(f"{len(rows.rows)} row{'' if len(rows.rows) == 1 else 's'}")
    return out.getvalue()


def _cell(text: str) -> str:
    return printable(shorten(text)).replace("\n", "\\n").replace("\t", "\\t")


def draw_summary(summary: Summary, output: Path, *, terminal: bool) -> str:
    """Draw the reports of a build, what is in their graph, and the files that were written."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    out = io.StringIO()
    console = Console(file=out, markup=False, emoji=False, highlight=False, force_terminal=terminal or None)
    for headline in summary.reports[:_SHOWN]:
        console.print(printable(headline), soft_wrap=True)
    if len(summary.reports) > _SHOWN:
        console.print(f"… and {len(summary.reports) - _SHOWN} more")
    counts = Table("in the graph 图中", "count 数量", box=SIMPLE_HEAD)
    for label, count in summary.counts:
        counts.add_row(label, str(count))
    powers = Table("acts by power 按职权", "done 已开展", "planned 计划", box=SIMPLE_HEAD)
    for power in summary.powers:
        powers.add_row(power.label, str(power.done), str(power.planned))
    for table in (counts, powers):
        for column in table.columns[1:]:
            column.justify = "right"
        console.print(table)
    for line in summary.duties[:_SHOWN]:
        console.print(printable(line), soft_wrap=True)
    for path in sorted(output.iterdir()):
        if not path.name.startswith("."):
            console.print(printable(f"{path}{'/' if path.is_dir() else ''}"), soft_wrap=True)
    return out.getvalue()
