"""A whole build of a folder beside the plain stack on the same reports, each in a process of its own.

The plain stack (`bench/plain.py`) is what one writes in an afternoon with jieba, rdflib, csv and pyvis: words with
their parts of speech, names by their endings, a statement for each, Turtle, a table, a page. It finds no acts, links
nothing, keeps no places in the text and stores nothing that could be asked.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from measuring import Row, compare, process, renda
from setting import Setting

TITLE = "A whole build"
PEERS = ("renda build", "jieba + rdflib + csv + pyvis")
PLAIN = Path(__file__).parent.parent / "plain.py"


def rows(setting: Setting) -> Iterator[Row]:
    """Build in both ways."""
    for count in (1, 100, 500) if setting.long else (1, 20):
        reports = setting.reports(count)
        yield compare(
            f"{count} reports" if count > 1 else "one report",
            renda("build", reports, "-o", setting.folder / f"build-{count}", "--no-cache"),
            process(sys.executable, str(PLAIN), str(reports), str(setting.folder / f"plain-{count}")),
            rounds=setting.rounds if count < 100 else 3,
        )
