"""Run a library on a file nobody vouches for: in a child process with limits on time and memory.

What a broken file does to a parser (a crash, a loop, a bomb) happens to the child, and is told as one error.
"""

from __future__ import annotations

import ctypes
import logging
import os
import pickle
import select
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from extract.errors import ExtractError

Result = TypeVar("Result")

MEMORY = 2**30
"""How many bytes a file may take besides those that the process has."""

_PATIENCE = 3
"""How many times the processor time may pass on the clock where the machine is busy."""

_PIECE = 1 << 16
_PR_SET_PDEATHSIG = 1  # linux/prctl.h


class ConfinedError(ExtractError):
    """A child that gave no answer; the message says why, as the end of a sentence about the file."""


def confined(
    work: Callable[[], Result], *, seconds: int, memory: int = MEMORY, parallel: bool = hasattr(os, "fork")
) -> Result:
    """Return what `work` returns, from a child; raise what it raises if that is an error of ours, else ConfinedError.

    Where a system has no fork (`parallel` is false), the work is done here, without limits.
    """
    if not parallel:
        kind, answer = _done(work)
    else:
        reading, writing = os.pipe()
        parent = os.getpid()
        child = os.fork()
        if child == 0:
            os.close(reading)
            _end_with(parent)
            _serve(work, writing, seconds=seconds, memory=memory)
        os.close(writing)
        kind, answer = _await(child, reading, patience=seconds * _PATIENCE)
    if kind == "answer":
        return answer  # type: ignore[return-value]
    raise answer if isinstance(answer, ExtractError) else ConfinedError(str(answer))


def _done(work: Callable[[], Result]) -> tuple[str, object]:
    try:
        return "answer", work()
    except ExtractError as error:
        return "error", error
    except MemoryError:
        return "error", "needs more memory than a report may take"
    except RecursionError:
        return "error", "is nested deeper than any report"
    except Exception as error:  # noqa: BLE001  # a parser may fail in any way on a broken file
        return "error", f"is broken inside ({type(error).__name__})"


def _serve(work: Callable[[], object], pipe: int, *, seconds: int, memory: int) -> None:
    """Do the work within the limits, send the outcome and end; never return."""
    try:
        _limit(seconds=seconds, memory=memory)
        logging.disable(logging.CRITICAL)  # what a parser remarks on the way is no message of ours
        outcome = pickle.dumps(_done(work))
        with open(pipe, "wb") as out:  # a descriptor, no path
            out.write(outcome)
    except BaseException:  # noqa: BLE001  # whatever it is, the child must not go on as a second parent
        os._exit(1)
    os._exit(0)


def _end_with(parent: int) -> None:
    """Let the system end this process with its parent, so that who kills a run is rid of it; Linux alone does so."""
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):  # a C library without it
            ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # which ended in between
            os._exit(1)


def _limit(*, seconds: int, memory: int) -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    used = int(resource.getrusage(resource.RUSAGE_SELF).ru_utime)  # a child begins with nothing
    resource.setrlimit(resource.RLIMIT_CPU, (used + seconds, used + seconds + 1))
    statm = Path("/proc/self/statm")
    if statm.is_file():  # Linux alone tells how much a process has
        most = int(statm.read_text().split()[0]) * resource.getpagesize() + memory
        with suppress(ValueError, OSError):  # a lower limit that holds already stays
            resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _await(child: int, pipe: int, *, patience: float) -> tuple[str, object]:
    """Read what the child sends until it ends; end it when the time is over."""
    until = time.monotonic() + patience
    pieces = []
    try:
        while True:
            ready, _, _ = select.select([pipe], [], [], max(0.0, until - time.monotonic()))
            if not ready:
                os.kill(child, signal.SIGKILL)
                return "error", "takes longer than a report may take"
            piece = os.read(pipe, _PIECE)
            if not piece:
                break
            pieces.append(piece)
    except BaseException:
        os.kill(child, signal.SIGKILL)
        raise
    finally:
        os.close(pipe)
        _, status = os.waitpid(child, 0)
    return _outcome(b"".join(pieces), status)


def _outcome(sent: bytes, status: int) -> tuple[str, object]:
    if status == 0:
        outcome: tuple[str, object] = pickle.loads(sent)  # what our own child sent
        return outcome
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) in {signal.SIGXCPU, signal.SIGKILL}:
        return "error", "takes longer than a report may take"
    return "error", "makes its reader crash"
