"""Reading is linear in the length of a text."""

import subprocess
import sys
import time
from pathlib import Path

import pytest
from laidout import source_of

from extract.pipeline import extract_source

BENCH = Path(__file__).parent.parent.parent / "bench" / "run.py"


@pytest.mark.slow
def test_a_long_text_takes_no_longer_for_each_of_its_characters():
    """
    A text of 5 MB takes at most 1.3 times as long per character as the seed.
    """
    command = [sys.executable, BENCH, "--only", "length", "--long"]
    run = subprocess.run(command, capture_output=True, text=True, check=False)

    assert 0 == run.returncode, run.stderr
    assert "| 5 MB, " in run.stdout


@pytest.mark.parametrize("unit", ["　", "县教育局、", "《", "12件、", "市", "好。\n", "一、\n", "（一是“《", "报告,\n"])
def test_a_line_that_never_ends_is_read_in_time(unit):
    """
    A run of blanks, marks or names without a full stop takes no time that grows with its square.
    """
    source_of_length = [source_of(unit * (length // len(unit))) for length in (1000, 4000)]
    short, long = (seconds(source) for source in source_of_length)

    # Four times as long a text may take four times as long, and something more where the machine is busy.
    assert long < 10 * short + 0.5


def seconds(source):
    start = time.process_time()
    extract_source(source)
    return time.process_time() - start
