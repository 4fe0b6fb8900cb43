"""What a library does to a file is done in a child, which ends with what started it."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from extract.confined import ConfinedError, confined
from extract.errors import ExtractError

WAITING = """
import os, sys, time
from extract.confined import confined
def wait():
    sys.stdout.write(f"{os.getpid()}\\n")
    sys.stdout.flush()
    time.sleep(60)
confined(wait, seconds=60)
"""


def test_an_answer_and_our_errors_come_back():
    """
    What the work returns is returned; an error of ours is raised as it is, any other is told.
    """

    def fail():
        raise ExtractError("ours")

    assert ["a"] == confined(lambda: ["a"], seconds=5)
    with pytest.raises(ExtractError, match=r"^ours$"):
        confined(fail, seconds=5)
    with pytest.raises(ConfinedError, match=r"broken inside \(ZeroDivisionError\)"):
        confined(lambda: 1 // 0, seconds=5)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems tell no process that its parent has ended")
def test_a_killed_run_leaves_no_process():
    """
    A child that is at work when its run is killed ends at once, and not when its time is over.
    """
    with subprocess.Popen([sys.executable, "-c", WAITING], stdout=subprocess.PIPE, text=True) as run:
        child = int(run.stdout.readline())
        assert child != run.pid
        os.kill(run.pid, signal.SIGKILL)
        run.wait()
    until = time.monotonic() + 10
    while is_running(child) and time.monotonic() < until:
        time.sleep(0.05)

    assert not is_running(child)


def is_running(process):
    """
    Tell whether a process is at work; one that nobody has asked after yet is not.
    """
    status = Path(f"/proc/{process}/stat")
    return status.exists() and status.read_text().rpartition(")")[2].split()[0] != "Z"
