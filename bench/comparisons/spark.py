"""Spark with two local workers beside one process, its start included; left out where pyspark or Java is missing.

What Spark is for is many machines; on one, its start and the way between the JVM and Python are what it costs.
"""

from __future__ import annotations

import importlib.util
import shutil
from collections.abc import Iterator

from measuring import Row, compare, renda
from setting import Setting

TITLE = "Spark"
PEERS = ("spark, local[2,4]", "one process")


def rows(setting: Setting) -> Iterator[Row]:
    """Build with both engines."""
    if importlib.util.find_spec("pyspark") is None or shutil.which("java") is None:
        return
    count = 500 if setting.long else 40
    reports, output = setting.reports(count), setting.folder / "spark"
    build = ("build", reports, "-o", output, "--no-store", "--no-cache")
    yield compare(
        f"{count} reports",
        renda(*build, "--engine", "spark", "--master", "local[2,4]"),
        renda(*build, "--engine", "local"),
        rounds=3 if setting.long else 1,
    )
