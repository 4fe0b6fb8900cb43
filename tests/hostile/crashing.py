"""Kill builds and imports at random moments, fill the disk under them, forbid writing: the output is whole every time.

    PYTHONPATH=tests python -m hostile.crashing [--times 200] [--seed 1] [--many]

After each run the output is that of one of two builds, byte for byte, and its store holds what that build says; a
further run ends well. With `--many` the builds are such as those of many reports, which change the store that stands.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from hostile.cases import BODY, REPORT
from hostile.running import NOBODY

from graph.errors import GraphError
from graph.imports import listed
from graph.store import open_store

_VARIES = ("store", "run.json")
"""Files whose bytes are not the same twice."""

_MOST = 1.2
"""How many times the length of an undisturbed run a random moment may lie after its start."""


def main() -> int:
    """Try it; print the figures; return 1 if an output was ever damaged."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--many", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        trial = Trial(Path(place), random.Random(given.seed), many=given.many)
        for number in range(given.times):
            trial.once(number)
        trial.finish()
    print(f"runs disturbed {given.times}: {', '.join(f'{what} {n}' for what, n in sorted(trial.met.items()))}")
    print(f"damaged outputs {len(trial.damaged)}, runs that did not end well afterwards {len(trial.unfinished)}")
    print(*trial.damaged, *trial.unfinished, sep="\n", end="\n" if trial.damaged or trial.unfinished else "")
    return 1 if trial.damaged or trial.unfinished else 0


class Trial:
    """Two builds that take each other's place in one folder, disturbed in every way."""

    def __init__(self, place: Path, chance: random.Random, *, many: bool = False) -> None:
        self.place, self.chance, self.many = place, chance, many
        self.output = place / "out" / "output"
        self.output.parent.mkdir()
        self.inputs = {name: self._write(name, text) for name, text in (("one", REPORT), ("two", REPORT + BODY))}
        self.foreign = place / "foreign.nt"
        lines = (f'<http://e.cn/{n}> <http://e.cn/b> "{n}" .\n' for n in range(20_000))
        self.foreign.write_text("".join(lines), encoding="utf-8")
        self.met: Counter[str] = Counter()
        self.damaged: list[str] = []
        self.unfinished: list[str] = []
        self.said = ""
        self.whole: dict[str, str] = {}
        for name in ("two", "one", "two", "one"):
            begun = time.monotonic()
            assert self._run(self._build(name)) == 0
            self.length = time.monotonic() - begun
            store = self._store_digest()
            assert self.whole.setdefault(self._digest(), store) == store

    def once(self, number: int) -> None:
        """Disturb one run in a way drawn by lot; look at the output."""
        ways: tuple[tuple[str, Callable[[], int]], ...] = (
            ("killed while building", self._kill_build), ("killed while building", self._kill_build),
            ("killed while importing", self._kill_import), ("killed while removing", self._kill_removal),
            ("files too large", self._limit_files), ("disk full", self._fill_disk), ("read-only", self._forbid),
        )  # fmt: skip
        what, way = ways[number % len(ways)]
        status = way()
        self.met[what if status else f"{what}, yet done"] += 1
        self._look(f"run {number} ({what}, status {status})")

    def finish(self) -> None:
        """Build and import undisturbed."""
        for arguments in (self._build("two"), self._import("last")):
            if self._run(arguments) != 0:
                self.unfinished.append(f"{arguments[0]} at the end")
        self._look("the end")
        self.damaged += [f"{each.name} is left" for each in self.output.parent.glob(".output.update-*")]

    def _kill_build(self) -> int:
        return self._run(
            self._build(self.chance.choice(["one", "two"])), kill=self.chance.uniform(0, self.length * _MOST)
        )

    def _kill_import(self) -> int:
        name = f"n{self.chance.randrange(10**6)}"
        status = self._run(self._import(name), kill=self.chance.uniform(0, self.length))
        count = self._count(name)
        if count not in {0, 20_000}:
            self.damaged.append(f"an import of {count} statements of 20000")
        if count == 0 and self._run(self._import(name)) != 0:
            self.unfinished.append(f"import after a kill: {self.said}")
        return status

    def _kill_removal(self) -> int:
        """Take an import out, one that is there whole; it goes whole or not at all."""
        name = f"r{self.chance.randrange(10**6)}"
        if self._run(self._import(name)) != 0:
            self.unfinished.append(f"import before a removal: {self.said}")
        removal = ["import", "--remove", name, "-o", str(self.output)]
        status = self._run(removal, kill=self.chance.uniform(0, self.length))
        count = self._count(name)
        if count not in {0, 20_000}:
            self.damaged.append(f"a removal that left {count} statements of 20000")
        if count and self._run(removal) != 0:
            self.unfinished.append(f"removal after a kill: {self.said}")
        return status

    def _limit_files(self) -> int:
        return self._run(self._build(self.chance.choice(["one", "two"])), largest=self.chance.randrange(1, 600_000))

    def _fill_disk(self) -> int:
        """Build into a small file system of its own, where this user may mount one."""
        disk = self.place / "disk"
        disk.mkdir(exist_ok=True)
        size = self.chance.randrange(64, 4000)
        if subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}k", "none", disk], check=False).returncode:
            return self._limit_files()
        try:
            status = self._run(["build", str(self.inputs["one"]), "-o", str(disk / "output")])
            left = {path.name for path in disk.iterdir() if not path.name.startswith(".")}
            if left and status not in {0, 3}:
                self.damaged.append(f"{sorted(left)} on a full disk of {size}k")
            return status
        finally:
            subprocess.run(["umount", disk], check=True)

    def _forbid(self) -> int:
        self.output.parent.chmod(0o555)
        try:
            return self._run(self._build("two"), user=NOBODY)
        finally:
            self.output.parent.chmod(0o755)

    def _look(self, when: str) -> None:
        digest = self._digest()
        if digest not in self.whole:
            self.damaged.append(f"{when}: the output is neither the old one nor the new one")
            return
        try:
            store = self._store_digest()
        except GraphError as error:
            self.damaged.append(f"{when}: the store does not answer: {error}")
        else:
            if self.whole[digest] != store:
                self.damaged.append(f"{when}: the store does not hold what the files say")

    def _store_digest(self) -> str:
        """Return the hash of all statements but those of imports."""
        store = open_store(self.output / "store")
        graphs = [graph for graph in store.named_graphs() if "/import/" not in str(graph)]
        lines = (str(quad) for graph in graphs for quad in store.quads_for_pattern(None, None, None, graph))
        return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()

    def _digest(self) -> str:
        digest = hashlib.sha256()
        for path in sorted(self.output.rglob("*")):
            relative = path.relative_to(self.output)
            if path.is_file() and relative.parts[0] not in _VARIES and not path.name.startswith("."):
                digest.update(f"{relative}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\0".encode())
        return digest.hexdigest()

    def _count(self, name: str) -> int:
        return sum(each.statements for each in listed(self.output / "store") if each.name == name)

    def _write(self, name: str, text: str) -> Path:
        folder = self.place / name
        folder.mkdir()
        (folder / "report.txt").write_text(text, encoding="utf-8")
        if self.many:  # reports that stay as they are
            for year in range(2018, 2022):
                (folder / f"{year}.txt").write_text(REPORT.replace("2023", str(year)), encoding="utf-8")
        return folder

    def _build(self, name: str) -> list[str]:
        return ["build", str(self.inputs[name]), "-o", str(self.output)]

    def _import(self, name: str) -> list[str]:
        return ["import", str(self.foreign), "--name", name, "-o", str(self.output)]

    def _run(
        self, arguments: list[str], *, kill: float | None = None, largest: int | None = None, user: int | None = None
    ) -> int:
        """Run `renda`; kill it and all it started after so many seconds, or bound its files."""
        limit = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({largest},) * 2); " if largest else ""
        rights = f"import os; os.geteuid() or os.seteuid({user}); " if user else ""
        many = "import graph.corpus.large as large; large.MANY = 1; " if self.many else ""
        ready = f"from graph.cli import main; import graph.run, graph.check; {many}{rights}"
        code = f"{limit}{ready}main(prog_name='renda')"
        command = [sys.executable, "-c", code, *arguments]
        with (
            tempfile.TemporaryFile() as err,
            subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=err, start_new_session=True) as process,
        ):
            try:
                status = process.wait(kill)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                status = process.wait()
            err.seek(0)
            self.said = err.read().decode("utf-8", errors="replace").strip()[-300:]
        return status


if __name__ == "__main__":
    sys.exit(main())
