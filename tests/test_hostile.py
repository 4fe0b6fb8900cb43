"""Broken and hostile input ends in a clear line, and the rest of a run goes on."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
QUICK = (
    "utf8-broken-byte.txt", "mixed-lines.txt", "mixed-lines-2.txt", "nul-first.txt", "utf16-odd.txt", "latin1.txt",
    "figures.txt", "mixed-brackets.txt", "crumbs.txt", "pipe.txt", "zero.txt", "loop.txt", "unreadable.txt",
    "unlistable", "new\nline.txt", "laughs.docx", "external.docx", "tables-without-end.docx", "password.docx",
    "nested.html", "charset-undefined.html", "references.html", "pages-of-pages.pdf", "forms-in-forms.pdf",
    "many-pages.pdf", "bracketed-ordinals.txt", "nested-bomb.pdf",
)  # fmt: skip


def tried(*arguments):
    """
    Run the program that tries hostile input.
    """
    return subprocess.run(
        [sys.executable, "-m", "hostile.trying", *arguments],
        env=os.environ | {"PYTHONPATH": str(TESTS)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_hostile_files_end_in_a_clear_line():
    """
    Each of the quick inputs is read truly or refused in one line with file, problem and remedy.
    """
    run = tried(*QUICK)

    assert 0 == run.returncode, run.stdout + run.stderr
    assert f"inputs tried {len(QUICK)}, crashes and wrong answers 0, losses 0" in run.stdout


@pytest.mark.slow
def test_nothing_hostile_crashes_or_is_lost():
    """
    No input of the whole corpus crashes a run, and a folder of them all loses none.
    """
    run = tried()

    assert 0 == run.returncode, run.stdout + run.stderr
    assert "crashes and wrong answers 0, losses 0" in run.stdout


@pytest.mark.slow
@pytest.mark.parametrize("more", [(), ("--many",)])
def test_no_crash_damages_an_output(more):
    """
    Builds and imports that are killed, or that may not write, leave the old output or the new one.
    """
    run = subprocess.run(
        [sys.executable, "-m", "hostile.crashing", "--times", "12", "--seed", "5", *more],
        env=os.environ | {"PYTHONPATH": str(TESTS)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert 0 == run.returncode, run.stdout + run.stderr
    assert "damaged outputs 0, runs that did not end well afterwards 0" in run.stdout
