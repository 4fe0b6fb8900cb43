"""Reading is linear in the length of a text."""

import subprocess
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).parent.parent.parent / "bench" / "linear.py"


@pytest.mark.slow
def test_a_long_text_takes_no_longer_for_each_of_its_characters():
    """
    A text of 5 MB takes at most 1.3 times as long per character as the seed.
    """
    run = subprocess.run([sys.executable, BENCH, "5"], capture_output=True, text=True, check=False)

    assert (0, "") == (run.returncode, run.stderr), run.stdout
    assert "| 5 MB |" in run.stdout
