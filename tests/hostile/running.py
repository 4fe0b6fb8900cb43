"""Run a command of ours in a child of this process, within limits, and tell how it ended."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

NOBODY = 65534


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a command ended: its exit status (a signal's number below 0), what it wrote, and what it took."""

    status: int
    out: str
    err: str
    seconds: float
    megabytes: int


def run(arguments: Sequence[str], *, seconds: float, megabytes: int, unprivileged: bool = False) -> Outcome:
    """Run `renda` with arguments in a fork, which need load nothing anew, and end it after so many seconds."""

    def start(out: int, err: int) -> int:
        child = os.fork()
        if child == 0:
            _serve(arguments, out, err, megabytes=megabytes, unprivileged=unprivileged)
        return child

    return _watched(start, seconds)


def spawn(arguments: Sequence[str], *, seconds: float, megabytes: int) -> Outcome:
    """Run `renda` in a new process: a store does not survive a fork."""

    def start(out: int, err: int) -> int:
        limit = f"import resource; resource.setrlimit(resource.RLIMIT_AS, ({megabytes} * 2**20,) * 2)"
        code = f"{limit}; from graph.cli import main; main(prog_name='renda')"
        command = [sys.executable, "-c", code, *arguments]
        return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=err).pid

    return _watched(start, seconds)


def _watched(start: Callable[[int, int], int], seconds: float) -> Outcome:
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        begun = time.monotonic()
        status, usage = _await(start(out.fileno(), err.fileno()), begun + seconds)
        taken = time.monotonic() - begun
        texts = []
        for file in (out, err):
            file.seek(0)
            texts.append(file.read().decode("utf-8", errors="backslashreplace"))
    return Outcome(os.waitstatus_to_exitcode(status), texts[0], texts[1], taken, usage.ru_maxrss // 1024)


def _await(child: int, until: float) -> tuple[int, resource.struct_rusage]:
    while True:
        pid, status, usage = os.wait4(child, os.WNOHANG)
        if pid:
            return status, usage
        if time.monotonic() > until:
            os.kill(child, signal.SIGKILL)
            _, status, usage = os.wait4(child, 0)
            return status, usage
        time.sleep(0.005)


def _serve(arguments: Sequence[str], out: int, err: int, *, megabytes: int, unprivileged: bool) -> None:
    try:
        os.dup2(out, 1)
        os.dup2(err, 2)
        own = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (own + megabytes * 2**20,) * 2)
        if unprivileged and os.geteuid() == 0:
            os.seteuid(NOBODY)  # root may read what nobody may
        from graph.cli import main

        try:
            main(list(arguments), prog_name="renda")
        except SystemExit as end:
            sys.stdout.flush()
            os._exit(end.code if isinstance(end.code, int) else 1)
        os._exit(0)
    except BaseException:  # noqa: BLE001  # the child must not go on as a second parent
        import traceback

        traceback.print_exc()
        sys.stderr.flush()
        os._exit(70)
