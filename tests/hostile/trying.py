"""Give `renda` hostile input, each by itself within limits and then all in one folder, and count what goes wrong.

    PYTHONPATH=tests python -m hostile.trying [--short] [--each] [NAME…]

A crash is a traceback, a signal or a limit that was passed; a wrong one is an input of which not the right thing is
said; a loss is a file that is neither in the graph nor named as left out.
"""

from __future__ import annotations

import json
import os
import re
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from hostile import files, foreign, office, pdfs, queries, texts, web
from hostile.cases import REPORT, Case
from hostile.running import Outcome, run, spawn

SECONDS, MEGABYTES = 90.0, 3000
"""What an input may take: on the clock of a busy machine, and beside what the program itself has."""

READABLE = (*texts.CASES, *files.CASES, *office.CASES, *web.CASES, *pdfs.CASES)


def check_file(case: Case, folder: Path) -> tuple[Outcome, str]:
    """Read a file by itself; say what is wrong with the outcome, or nothing."""
    path = folder / case.name
    case.put(path)
    outcome = run(
        ["extract", "--", str(path)], seconds=SECONDS, megabytes=MEGABYTES, unprivileged=case in files.SPECIAL
    )
    return outcome, crash(outcome) or judge(case, outcome)


def crash(outcome: Outcome) -> str:
    """Tell of an end that no user should see."""
    if outcome.status < 0:
        return f"ended by signal {-outcome.status} after {outcome.seconds:.0f} s"
    if outcome.status not in {0, 1, 2, 3} or "Traceback" in outcome.err or "mistake in renda" in outcome.err:
        return (outcome.err.strip().splitlines() or ["no word"])[-1]
    return ""


def judge(case: Case, outcome: Outcome) -> str:
    """Tell whether a file is read truly, or refused in one line that names file, problem and remedy."""
    if outcome.status == 0:
        records = [json.loads(line) for line in outcome.out.split("\n") if line]
        wrong = [each for record in records for each in record["mentions"] if not is_true(record, each)]
        return "" if case.says in {None, ""} and records and not wrong else f"was read ({len(wrong)} wrong places)"
    lines = outcome.err.strip().split("\n")
    if case.says is None:
        return f"was refused: {lines[0]}"
    clear = len(lines) == 1 and lines[0].startswith("Error: ") and "; " in lines[0] and lines[0].isprintable()
    named = re.sub(r"[^\w.-].*", "", case.name) in lines[0]
    return "" if clear and named and re.search(case.says, lines[0]) else f"said: {lines}"


def is_true(record: dict[str, str], mention: dict[str, int | str]) -> bool:
    return record["text"][int(mention["start"]) : int(mention["end"])] == mention["text"]


def check_folder(cases: Sequence[Case], folder: Path) -> list[str]:
    """Build from a folder of all of them; name what is neither read nor told of, and whatever else is wrong."""
    inputs, output = folder / "inputs", folder / "output"
    inputs.mkdir()
    for case in cases:
        case.put(inputs / case.name)
    (inputs / "sound.txt").write_text(REPORT + "常委会召开会议九次。\n", encoding="utf-8")
    for path in (folder, inputs):
        path.chmod(0o777)
    outcome = run(
        ["build", str(inputs), "-o", str(output), "--no-store", "--engine", "local"],
        seconds=600,
        megabytes=MEGABYTES,
        unprivileged=True,
    )
    found = [problem for problem in [crash(outcome)] if problem]
    if outcome.status != 3:
        return [*found, f"status {outcome.status}: {outcome.err[-500:]}"]
    records = [
        json.loads(line) for line in (output / "extractions.jsonl").read_text(encoding="utf-8").split("\n") if line
    ]
    read = {record["source"] for record in records}
    told = "".join(f"\n{line}" for line in outcome.err.split("\n") if line.startswith("Error: "))
    for case in cases:
        name = case.name.encode("utf-8", errors="surrogateescape").decode("utf-8", errors="backslashreplace")
        shown = "".join(each if each.isprintable() else ascii(each)[1:-1] for each in name)
        inside = {name, f"{name}/inside.txt"}
        hidden = name.startswith(".")
        if not (inside & read or f"\nError: {shown}: " in told or hidden):
            found.append(f"{shown} is lost")
    found += ["passwords.txt was read"] if "passwords.txt" in read else []
    return found + ([] if "sound.txt" in read else ["sound.txt is lost"])


def main(arguments: Sequence[str]) -> int:
    """Try every input; print the figures; return 1 if anything is wrong."""
    short = "--short" in arguments
    wanted = {each for each in arguments if not each.startswith("--")}
    chosen = [case for case in READABLE if (case.name in wanted if wanted else not (short and case.heavy))]
    problems: list[str] = []
    slowest, largest = 0.0, 0
    with tempfile.TemporaryDirectory() as place:
        base = Path(place)
        base.chmod(0o777)
        warm(base)
        for number, case in enumerate(chosen):
            folder = base / str(number)
            folder.mkdir()
            outcome, problem = check_file(case, folder)
            slowest, largest = max(slowest, outcome.seconds), max(largest, outcome.megabytes)
            problems += [f"{case.name!r}: {problem}"] if problem else []
            if "--each" in arguments:
                took = f"{outcome.seconds:6.1f} s {outcome.megabytes:5} MB  {outcome.status}"
                print(f"{took}  {case.name!r}  {outcome.err.strip()[-150:]!r}", flush=True)
        asked = [] if wanted else [*foreign.check(base, short=short), *queries.check(base, short=short)]
        problems += [each for each in asked if each]
        whole = base / "whole"
        whole.mkdir()
        lost = [] if wanted else check_folder([case for case in chosen if not case.heavy], whole)
    tried = len(chosen) + len(asked) + (not wanted)
    print(*problems, *lost, sep="\n", end="\n" if problems or lost else "")
    print(f"inputs tried {tried}, crashes and wrong answers {len(problems)}, losses {len(lost)}")
    print(f"the slowest file took {slowest:.1f} s, the largest {largest} MB")
    return 1 if problems or lost else 0


def warm(folder: Path) -> None:
    """Do here what every child will do, so that none need load anything: one without rights could not."""
    from click.testing import CliRunner

    from graph.cli import main as renda

    inputs = [folder / case.name for case in (texts.CASES[12], office.CASES[0], web.CASES[0], pdfs.CASES[0])]
    for case, path in zip((texts.CASES[12], office.CASES[0], web.CASES[0], pdfs.CASES[0]), inputs, strict=True):
        case.put(path)
    build = ["build", *map(str, inputs), "-o"]
    for arguments in (["extract", *map(str, inputs)], [*build, str(folder / "warm"), "--no-store"]):
        ended = CliRunner().invoke(renda, arguments)
        assert ended.exit_code == 0, ended.output
    assert spawn([*build, str(folder / "first")], seconds=SECONDS, megabytes=MEGABYTES).status == 0


if __name__ == "__main__":
    os.environ.setdefault("PYTHONWARNINGS", "ignore")
    sys.exit(main(sys.argv[1:]))
