"""Patterns compiled once and kept between runs: compiling them all takes longer than reading a report.

What the standard library makes of a pattern is a list of numbers, which a second run hands back to its engine; the
engine checks it as it checks its own.
Where a Python has these parts of `re` elsewhere, patterns are compiled each time.
"""

from __future__ import annotations

import atexit
import re
import sys
from array import array
from hashlib import blake2b
from importlib import import_module
from typing import Any

from extract import kept

_MOST = 5000
"""More patterns than this are kept only if this run has used them: those of older versions go."""

_Entry = tuple[int, bytes, int, dict[str, int]]
"""Flags, the engine's numbers, the number of groups, and the names of groups."""


class _Shelf:
    """The patterns of this process: what was kept, what was used of it, and what is new."""

    def __init__(self) -> None:
        self.name = ""
        self.kept: dict[bytes, _Entry] = {}
        self.used: dict[bytes, _Entry] = {}
        self.new = False
        try:
            self.engine: Any = import_module("_sre")
            self.parser: Any = import_module("re._parser")
            self.compiler: Any = import_module("re._compiler")
            version = ".".join(map(str, sys.version_info[:3]))
            self.name = f"patterns-{sys.implementation.name}-{version}-{self.engine.MAGIC}-{self.engine.CODESIZE}"
        except (ImportError, AttributeError):
            return
        self.kept = kept.load(self.name, dict[bytes, _Entry]) or {}

    def take(self, pattern: str, flags: int) -> re.Pattern[str]:
        key = blake2b(f"{flags} {pattern}".encode(), digest_size=16).digest()
        entry = self.kept.get(key)
        if entry is None:
            entry = self._make(pattern, flags)
            if not self.new:
                self.new = True
                atexit.register(self.save)
        self.used[key] = entry
        flags, code, groups, names = entry
        by_number: list[str | None] = [None] * (groups + 1)
        for name, number in names.items():
            by_number[number] = name
        found: re.Pattern[str] = self.engine.compile(
            pattern, flags, array("I", code).tolist(), groups, names, tuple(by_number)
        )
        return found

    def _make(self, pattern: str, flags: int) -> _Entry:
        parsed = self.parser.parse(pattern, flags)
        code = self.compiler._code(parsed, flags)  # noqa: SLF001 - what `re.compile` itself calls
        return flags | parsed.state.flags, array("I", code).tobytes(), parsed.state.groups - 1, parsed.state.groupdict

    def save(self) -> None:
        together = self.kept | self.used
        kept.save(self.name, together if len(together) <= _MOST else self.used)


_shelf: list[_Shelf] = []


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Compile a pattern as `re.compile` does, from what an earlier run has kept where there is such; raise `re.error`.

    >>> compiled("第(?P<n>[一二三])次") == re.compile("第(?P<n>[一二三])次")
    True
    """
    if not _shelf:
        _shelf.append(_Shelf())
    shelf = _shelf[0]
    if not shelf.name:
        return re.compile(pattern, flags)
    try:
        return shelf.take(pattern, int(flags))
    except (AttributeError, RuntimeError, OverflowError, TypeError, ValueError):
        return re.compile(pattern, flags)
