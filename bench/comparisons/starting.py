"""What a start takes: `renda --help` beside a bare interpreter, a build of one report beside loading jieba alone."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from measuring import Row, compare, process, renda
from setting import Setting

TITLE = "Starting"
PEERS = ("renda", "peer")


def rows(setting: Setting) -> Iterator[Row]:
    """Start processes."""
    report = next(iter(sorted(setting.reports(1).glob("*.txt"))))
    bare = process(sys.executable, "-c", "pass")
    jieba = process(sys.executable, "-c", "import jieba.posseg as p; list(p.cut('人大'))")
    build = renda("build", report, "-o", setting.folder / "one", "--no-cache")
    build()  # the compiled rules are there afterwards
    yield compare("`renda --help`; a bare Python", renda("--help"), bare, rounds=setting.rounds)
    yield compare("`renda build` of one report; jieba's start alone", build, jieba, rounds=setting.rounds)
