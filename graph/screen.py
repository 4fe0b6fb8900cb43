"""Draw answers for a screen."""

from __future__ import annotations

import io
import shutil

from graph.answers import shorten
from graph.store import Rows
from graph.terminal import printable

_WIDE = 200


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
    console.print(f"{len(rows.rows)} rows")
    return out.getvalue()


def _cell(text: str) -> str:
    return printable(shorten(text)).replace("\n", "\\n").replace("\t", "\\t")
