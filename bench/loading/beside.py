"""What changes the store while it is asked: imports, removals, and a new build in the old one's place."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from measuring import renda

from graph.imports import import_file, writing
from graph.names import read_names
from graph.output import switch
from graph.store import open_store
from loading.record import Record

NAME = "beside"
_PAUSE = 1.0


def foreign(output: Path, folder: Path) -> Path:
    """Write a file of RDF that tells of things of a build, so that an import finds some that are the same."""
    known = [each for each in read_names(open_store(output / "store")).entities if each.kind == "body"]
    lines = []
    for number, entity in enumerate(known[:200]):
        node = f"<http://data.example.cn/org/{number}>"
        lines += [
            f"{node} <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/ns/org#Organization> .",
            f'{node} <http://www.w3.org/2000/01/rdf-schema#label> "{entity.label}"@zh .',
            f'{node} <http://data.example.cn/staff> "{number}" .',
            f'<{entity.iri}> <http://data.example.cn/phone> "0578-{number:07}" .',
        ]
    path = folder / f"{NAME}.nt"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def with_import(output: Path, file: Path, folder: Path) -> Path:
    """Give a copy of a build's store that holds the import."""
    copied = folder / "with-import" / "store"
    shutil.copytree(output / "store", copied)
    import_file(file, store=copied)
    return copied


async def change(output: Path, original: Path, file: Path, record: Record, *, until: float) -> None:
    """Import, remove, and put a build in place, in turn; end with the store as it was."""
    steps: tuple[tuple[str, Callable[[], None]], ...] = (
        ("imports", renda("import", file, "-o", output)),
        ("removals", renda("import", "--remove", NAME, "-o", output)),
        ("builds put in place", lambda: _build(original, output)),
    )
    while time.perf_counter() < until:
        for what, step in steps:
            try:
                await asyncio.to_thread(step)
            except RuntimeError as error:
                record.failed.append(f"{what}: {error}")
                return
            record.beside[what] += 1
            await asyncio.sleep(_PAUSE)


def _build(original: Path, output: Path) -> None:
    """Put a build in the old one's place, as `renda build` does at its end."""
    fresh = Path(tempfile.mkdtemp(prefix=f".{output.name}.new-", dir=output.parent))
    shutil.copytree(original, fresh, dirs_exist_ok=True)
    with writing(output / "store", waiting=str):
        switch(fresh, output)
    shutil.rmtree(fresh)
