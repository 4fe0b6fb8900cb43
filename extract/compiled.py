"""Patterns compiled once and kept between runs: compiling them all takes longer than reading a report.

What the standard library makes of a pattern is a list of numbers, which a second run hands back to its engine; the
engine checks it as it checks its own.
Where a Python has these parts of `re` elsewhere, patterns are compiled each time.
"""

from __future__ import annotations

import re
import sys
from array import array
from functools import cache
from importlib import import_module
from typing import Any

from extract.kept import Memo

_Entry = tuple[int, bytes, int, dict[str, int]]
"""Flags, the engine's numbers, the number of groups, and the names of groups."""


class _Engine:
    """The parts of `re` that a pattern passes through, and the patterns that have passed."""

    def __init__(self) -> None:
        self._make: Any = import_module("_sre").compile
        self._parse: Any = import_module("re._parser").parse
        self._number: Any = import_module("re._compiler")._code  # noqa: SLF001 - what `re.compile` itself calls
        engine: Any = import_module("_sre")
        version = ".".join(map(str, sys.version_info[:3]))
        name = f"patterns-{sys.implementation.name}-{version}-{engine.MAGIC}-{engine.CODESIZE}"
        self.memo: Memo[_Entry] = Memo(name, _Entry)

    def compile(self, pattern: str, flags: int) -> re.Pattern[str]:
        flags_found, code, groups, names = self.memo.get(f"{flags} {pattern}", lambda: self._numbers(pattern, flags))
        by_number: list[str | None] = [None] * (groups + 1)
        for name, number in names.items():
            by_number[number] = name
        numbers = array("I", code).tolist()
        found: re.Pattern[str] = self._make(pattern, flags_found, numbers, groups, names, tuple(by_number))
        return found

    def _numbers(self, pattern: str, flags: int) -> _Entry:
        parsed = self._parse(pattern, flags)
        state = parsed.state
        return flags | state.flags, array("I", self._number(parsed, flags)).tobytes(), state.groups - 1, state.groupdict


@cache
def _engine() -> _Engine | None:
    try:
        return _Engine()
    except (ImportError, AttributeError):
        return None


@cache
def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Compile a pattern as `re.compile` does, from what an earlier run has kept where there is such; raise `re.error`.

    >>> compiled("第(?P<n>[一二三])次") == re.compile("第(?P<n>[一二三])次")
    True
    """
    engine = _engine()
    if engine is None:
        return re.compile(pattern, flags)
    try:
        return engine.compile(pattern, int(flags))
    except (AttributeError, RuntimeError, OverflowError, TypeError, ValueError):
        return re.compile(pattern, flags)
