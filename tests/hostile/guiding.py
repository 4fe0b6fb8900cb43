"""Feed the same readers as `hostile.fuzzing` with input that Atheris chooses by the code it reaches.

    PYTHONPATH=tests python -m hostile.guiding [--seconds 600]

Atheris (`pip install 'renda[fuzz]'`) watches the code of both packages, begins with the same good inputs, and keeps
each input that reaches something new to mutate it further.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import logging
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path


def main() -> None:
    """Fuzz until the time is over; print the figures; end with status 1 if anything was found."""
    import atheris

    with contextlib.redirect_stderr(io.StringIO()), atheris.instrument_imports(include=["extract", "graph"]):
        from hostile.fuzzing import TARGETS, WORDS, Trial  # after Atheris, which watches what is imported here
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=600)
    seconds: float = parser.parse_args().seconds
    logging.disable(logging.CRITICAL)
    folder = Path(tempfile.mkdtemp())
    names = tuple(TARGETS)
    begun, trial = time.monotonic(), Trial()

    def one(data: bytes) -> None:
        if data:
            trial.once(names[data[0] % len(names)], data[1:])
        if time.monotonic() - begun > seconds:
            print(f"inputs kept because they reached something new {len([*(folder / 'kept').iterdir()])}")
            print(trial.tell(), flush=True)
            shutil.rmtree(folder)
            os._exit(1 if trial.finds else 0)  # libFuzzer has no other end that is not its own

    _prepare(folder, [seeds for _, seeds in TARGETS.values()], WORDS)
    limits = ["-timeout=0", "-rss_limit_mb=4096", "-max_len=20000", "-verbosity=0"]
    atheris.Setup([sys.argv[0], *limits, f"-dict={folder / 'words'}", str(folder / "kept")], one)
    atheris.Fuzz()


def _prepare(folder: Path, seeds: Sequence[Sequence[bytes]], words: Sequence[str]) -> None:
    """Write what Atheris begins with: good inputs, each after the number of its target, and words to put in."""
    (folder / "kept").mkdir()
    for number, target in enumerate(seeds):
        for at, seed in enumerate(target):
            (folder / "kept" / f"seed{number}-{at}").write_bytes(bytes([number]) + seed)
    (folder / "words").write_text("".join(map(_quoted, words)), encoding="ascii")


def _quoted(word: str) -> str:
    return '"' + "".join(f"\\x{byte:02X}" for byte in word.encode("utf-8")) + '"\n'


if __name__ == "__main__":
    main()
