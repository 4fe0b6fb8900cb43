"""Statements as lines of bytes, and a sort of any number of lines."""

from __future__ import annotations

import heapq
import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

IN_MEMORY = 64_000_000
"""So many bytes of lines are sorted in memory; more go through files."""


def merged(quads: bytes, graph: str) -> bytes:
    """Turn the N-Quads of one graph into N-Triples."""
    # A line break within a literal is written as \\n, so that this is the end of a line.
    return quads.replace(b" <%b> .\n" % graph.encode(), b" .\n")


def stream(chunks: Iterable[bytes]) -> IO[bytes]:
    """Let pieces of bytes be read as one file."""
    return io.BufferedReader(_Chunks(iter(chunks)), 1 << 20)


class _Chunks(io.RawIOBase):
    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks = chunks
        self._left = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        while not self._left:
            chunk = next(self._chunks, None)
            if chunk is None:
                return 0
            self._left = memoryview(chunk)
        size = min(len(buffer), len(self._left))
        buffer[:size] = self._left[:size]
        self._left = self._left[size:]
        return size


class Sorter:
    """Sorts any number of lines, each kept once: runs of them go to temporary files and are merged from there."""

    def __init__(self, folder: Path, *, in_memory: int = IN_MEMORY) -> None:
        self._folder = folder
        self._in_memory = in_memory
        self._held: list[bytes] = []
        self._size = 0
        self._runs: list[IO[bytes]] = []
        self._open = ExitStack()

    def __enter__(self) -> Sorter:
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def add(self, lines: Iterable[bytes]) -> None:
        """Take in lines."""
        for line in lines:
            self._held.append(line)
            self._size += len(line)
        if self._size > self._in_memory:
            self._spill()

    def sorted(self) -> Iterator[bytes]:
        """Give the lines back in order."""
        self._held.sort()
        runs: Sequence[Iterable[bytes]] = [map(_bare, run) for run in self._runs]
        for run in self._runs:
            run.seek(0)
        return (line for line, _ in groupby(heapq.merge(*runs, self._held) if runs else self._held))

    def _spill(self) -> None:
        file = self._open.enter_context(TemporaryFile(dir=self._folder, buffering=1 << 20))  # noqa: SIM115 - the stack closes it
        self._held.sort()
        file.writelines(b"%b\n" % line for line, _ in groupby(self._held))
        self._runs.append(file)
        self._held = []
        self._size = 0


def _bare(line: bytes) -> bytes:
    return line[:-1]
