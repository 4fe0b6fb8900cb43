"""Score the pipeline from a shell: `python -m extract.evaluate GOLD… [--errors KIND] [--type NAME] [--limit N]`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from extract.evaluate import VERDICT_KINDS, evaluate_files, format_errors, format_report
from extract.pipeline import extract


def main() -> None:
    """Print the figures, or the errors of the kinds asked for."""
    parser = argparse.ArgumentParser(prog="python -m extract.evaluate")
    parser.add_argument("gold", nargs="+", type=Path, help="gold files (.jsonl, the .txt beside them) or folders")
    parser.add_argument("--errors", action="append", choices=VERDICT_KINDS, help="list the errors of this kind")
    parser.add_argument("--type", action="append", dest="names", help="only this mention type, action type or role")
    parser.add_argument("--limit", type=int, default=None, help="at most this many errors of a class")
    given = parser.parse_args()
    report = evaluate_files(given.gold, extract=extract)
    if given.errors:
        text = format_errors(report, kinds=given.errors, names=given.names, limit=given.limit)
    else:
        text = format_report(report)
    sys.stdout.write(text + "\n")


if __name__ == "__main__":
    main()
