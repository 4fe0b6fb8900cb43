"""Every pattern that reading compiles: of cards, of lexicons and of the code, at import or later.

python -m hostile.patterns   # prints them as JSON: [[pattern, flags], …]
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

from hostile.cases import REPORT


def collected() -> list[tuple[str, int]]:
    """Collect them in a process of its own, where nothing has been compiled yet."""
    run = subprocess.run(
        [sys.executable, "-m", "hostile.patterns"],
        cwd=Path(__file__).parent.parent,
        capture_output=True,
        text=True,
        check=True,
    )
    return [(pattern, flags) for pattern, flags in json.loads(run.stdout)]


def _main() -> None:
    compiling = import_module("extract.compiled")
    found: set[re.Pattern[str]] = set()
    compile_one = compiling.compiled

    def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
        made: re.Pattern[str] = compile_one(pattern, flags)
        found.add(made)
        return made

    compiling.compiled = compiled
    root = Path(compiling.__file__ or "").parent
    for path in sorted(root.rglob("*.py")):
        name = ".".join(("extract", *path.relative_to(root).with_suffix("").parts)).removesuffix(".__init__")
        held = vars(import_module(name)).values()
        found |= {each for each in held if isinstance(each, re.Pattern) and isinstance(each.pattern, str)}
    from extract.document import Source
    from extract.pipeline import extract_source

    extract_source(Source("x", "x.txt", "text", "utf-8", "", REPORT))  # some wait for a first text
    json.dump(sorted((each.pattern, each.flags & ~re.UNICODE) for each in found), sys.stdout)


if __name__ == "__main__":
    _main()
