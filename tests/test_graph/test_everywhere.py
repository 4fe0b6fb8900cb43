"""A build writes the same bytes wherever it runs, and asks nothing of the network."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys

from samplereport import REPORT

NO_NETWORK = (
    "import socket\n"
    "def refuse(*_):\n"
    "    raise AssertionError('a connection was tried')\n"
    "socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = refuse\n"
)


def built(folder, **environment):
    """
    Build a report in a process of its own; return the digest of each file but the store's and the run report.
    """
    folder.mkdir()
    (folder / "report.txt").write_text(REPORT, encoding="utf-8")
    (folder / "sitecustomize.py").write_text(NO_NETWORK, encoding="utf-8")
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    paths = os.pathsep.join([str(folder), *sys.path])
    run = subprocess.run(
        [sys.executable, "-c", "from graph.cli import main; main()", "build", "report.txt", "-o", "output"],
        cwd=folder,
        env=kept | {"PYTHONPATH": paths, "HOME": str(folder)} | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (0, "") == (run.returncode, run.stderr)
    files = sorted(path for path in (folder / "output").rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
        if "store" not in path.parts and path.name != "run.json"
    }


def test_same_bytes_whatever_the_machine_is_set_to(tmp_path):
    """
    Neither locale, Python's own encoding, time zone, hash seed nor a home that can't be written changes a byte.
    """
    here = built(tmp_path / "one", LC_ALL="C.UTF-8", PYTHONHASHSEED="1", TZ="Asia/Shanghai")
    elsewhere = built(
        tmp_path / "two", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0", PYTHONHASHSEED="2",
        TZ="America/Los_Angeles", HOME="/proc/no-home", XDG_CACHE_HOME="/proc/no-cache",
    )  # fmt: skip

    assert len(here) > 10
    assert here == elsewhere
