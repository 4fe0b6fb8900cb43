"""Load a server with requests, look at every answer, and tell times and memory as Markdown.

    python bench/load.py [--clients 32] [--seconds 60] [--store OUTPUT] [--imports]

`renda serve` runs on a build, by default one of `seeds/` made for the occasion. The clients ask without a pause for the
page, shipped questions, small queries, reconciliation and things, each in several forms; one more sends a query that
has no end, and another is an assistant at `renda mcp`. What is right was computed beforehand by the library. With
`--imports` the store changes all the time: then an answer is right if it is that of one of its states.
A wrong answer, a failure, or memory that grows ends the run with an error.
"""

from __future__ import annotations

import argparse
import asyncio
import datetime as dt
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx2 as httpx
from loading.asked import requests
from loading.assistant import assist, assistant
from loading.beside import change, foreign, with_import
from loading.clients import Clients
from loading.record import Record
from measuring import RENDA, family, held, renda
from run import machine

_START = 60.0
"""How long, in seconds, a server may take to start."""


@dataclass(frozen=True)
class Load:
    """What is asked for."""

    clients: int
    seconds: float
    limit: float
    most_growth: int
    imports: bool


@contextmanager
def served(output: Path, limit: float) -> Iterator[tuple[str, int]]:
    """Run the server of a build; give its address and its process."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    command = [*RENDA, "serve", "-o", str(output), "--port", str(port), "--seconds", f"{limit:g}"]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        try:
            yield f"http://127.0.0.1:{port}", process.pid
        finally:
            process.terminate()


async def until_ready(http: httpx.AsyncClient) -> None:
    """Wait for the first answer of a server."""
    give_up = time.perf_counter() + _START
    while True:
        try:
            (await http.get("/openapi.json")).raise_for_status()
        except httpx.HTTPError:
            if time.perf_counter() > give_up:
                raise
            await asyncio.sleep(0.1)
        else:
            return


async def run(asked: Load, original: Path, folder: Path) -> tuple[Record, float]:
    """Serve a copy of a build, load it, and return what was found and in how many seconds."""
    output = folder / "served"
    shutil.copytree(original, output)
    file = foreign(original, folder)
    states = [original / "store", *([with_import(original, file, folder)] if asked.imports else [])]
    wanted = requests(original, states)
    bounds = httpx.Limits(max_connections=None, keepalive_expiry=2)  # before the server's own five seconds
    with served(output, asked.limit) as (address, pid):
        async with httpx.AsyncClient(base_url=address, timeout=120, limits=bounds, trust_env=False) as http:
            clients, memory = Clients(http, wanted, retries=asked.imports), {}
            await until_ready(http)
            memory["at the start"] = weigh(pid)
            async with assistant(output) as at_mcp:
                await clients.warm(asked.clients)
                memory["warm"] = weigh(pid)
                start = time.perf_counter()
                until = start + asked.seconds
                beside = [
                    clients.load(asked.clients, until=until),
                    clients.run_away(asked.limit, until=until),
                    assist(at_mcp, states, clients.record, until=until),
                ]
                beside += [note(memory, pid, share, asked.seconds) for share in (25, 50, 75)]
                if asked.imports:
                    beside.append(change(output, original, file, clients.record, until=until))
                await asyncio.gather(*beside)
            took = time.perf_counter() - start
            await clients.warm(asked.clients)  # children that were ended come back, and hold what they held
            memory["at the end"] = weigh(pid)
    clients.record.memory = memory
    return clients.record, took


async def note(memory: dict[str, tuple[int, int]], pid: int, share: int, seconds: float) -> None:
    """Note the memory when a share of the time, in percent, is over: what leaks grows all the way."""
    await asyncio.sleep(seconds * share / 100)
    memory[f"at {share} %"] = weigh(pid)


def weigh(pid: int) -> tuple[int, int]:
    """Return the bytes that a process holds, and those with its children; shared memory counts once."""
    return held(pid), sum(map(held, family(pid)))


def main() -> None:
    """Run what is asked for and tell what was found."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--store", type=Path, metavar="OUTPUT", help="a build; by default one of seeds/")
    arguments.add_argument("--clients", type=int, default=32)
    arguments.add_argument("--seconds", type=float, default=60)
    arguments.add_argument("--limit", type=float, default=10, help="the server's time limit of a query, in seconds")
    arguments.add_argument("--most-growth", type=int, default=64, metavar="MB", help="how much memory may grow")
    arguments.add_argument("--imports", action="store_true", help="change the store all the time")
    given = arguments.parse_args()
    asked = Load(given.clients, given.seconds, given.limit, given.most_growth * 10**6, given.imports)
    with tempfile.TemporaryDirectory() as folder:
        original = given.store
        if original is None:
            original = Path(folder) / "built"
            renda("build", "-o", original)()
        record, took = asyncio.run(run(asked, original, Path(folder)))
    print(f"{dt.datetime.now(tz=dt.UTC).date():%Y-%m-%d}, {machine()}: {asked.clients} clients.\n")
    print("\n".join(record.table(seconds=took)))
    if faults := record.faults(retries=asked.imports, most_growth=asked.most_growth):
        sys.exit("\n".join(faults))


if __name__ == "__main__":
    main()
