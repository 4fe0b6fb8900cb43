"""Work of the tests of engines: it can be pickled, and some of it takes its process down."""

import os
import signal
from dataclasses import dataclass
from pathlib import Path


def double(number):
    return 2 * number


def fail_on_three(number):
    if number == 3:
        raise ValueError("three is\nnot read")
    return number


def die_on_three(number):
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


@dataclass(frozen=True, slots=True)
class DieOnce:
    """
    Takes the worker down at the first try of an item, not at the second.
    """

    folder: Path

    def __call__(self, number):
        mark = self.folder / str(number)
        if number == 3 and not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return number
