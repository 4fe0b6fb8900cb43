"""A second build of an unchanged folder, and one with a single changed report, beside the first build."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

from measuring import Row, renda, seconds, told
from setting import Setting

TITLE = "Building again"
PEERS = ("again", "the first time")


def rows(setting: Setting) -> Iterator[Row]:
    """Build, build again, change a report, build again."""
    count = 500 if setting.long else 30
    folder, output = setting.folder / "again", setting.folder / "again-output"
    build = renda("build", folder, "-o", output)
    times: list[tuple[float, ...]] = []
    for number in range(setting.rounds if setting.long else 2):
        for each in (folder, output, output.with_name(f".{output.name}.cache")):
            shutil.rmtree(each, ignore_errors=True)
        shutil.copytree(setting.reports(count), folder)
        first, second = seconds(build), seconds(build)
        path = sorted(folder.glob("*.txt"))[number]
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("。", "。成效明显。", 1), encoding="utf-8")
        times.append((first, second, seconds(build)))
    for at, what in ((1, "nothing changed"), (2, "one report changed")):
        ratios = tuple(each[at] / each[0] for each in times)
        medians = (told(sorted(each[column] for each in times)[len(times) // 2]) for column in (at, 0))
        yield Row(f"{count} reports, {what}", *medians, ratios=ratios)
