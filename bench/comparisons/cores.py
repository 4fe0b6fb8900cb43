"""Two worker processes beside one process on the same folder: the engines of `renda build`."""

from __future__ import annotations

import os
from collections.abc import Iterator

from measuring import Row, compare, renda
from setting import Setting

TITLE = "More than one process"
PEERS = ("two processes", "one process")


def rows(setting: Setting) -> Iterator[Row]:
    """Build with both engines, nothing kept from one run to the next."""
    count = 500 if setting.long else 40
    reports, output = setting.reports(count), setting.folder / "cores"
    build = ("build", reports, "-o", output, "--no-store", "--no-cache")
    yield compare(
        f"{count} reports, {len(os.sched_getaffinity(0))} cores",
        renda(*build, "--engine", "processes", "--jobs", "2"),
        renda(*build, "--engine", "local"),
        rounds=3 if setting.long else 2,
    )
