"""A short run of the fuzzer finds nothing; what there is, it finds."""

from __future__ import annotations

import logging

from hostile import fuzzing
from hostile.fuzzing import TARGETS, Trial, by_chance


def test_random_input_breaks_nothing():
    """
    Mutated inputs to each reader of other people's bytes give a true answer or an error of ours.
    """
    logging.disable(logging.CRITICAL)
    try:
        trial = by_chance(10, seed=20)
    finally:
        logging.disable(logging.NOTSET)

    assert {} == trial.finds
    assert set(trial.tried) == set(TARGETS)


def test_what_breaks_is_told_once(monkeypatch):
    """
    Errors that are none of ours, false places and input that takes too long are finds, each told once.
    """

    def forever(_):
        while True:
            pass

    monkeypatch.setattr(fuzzing, "LONGEST", 0.05)
    targets = {"name": lambda data: data.decode("ascii"), "find": forever, "text": len}
    monkeypatch.setattr(fuzzing, "TARGETS", {name: (target, ()) for name, target in targets.items()})
    trial = Trial()
    for name in ("name", "find", "text"):
        trial.once(name, b"\xff")
        trial.once(name, b"\xfe")

    assert ["UnicodeDecodeError", "TimeoutError"] == [where.split()[1] for where in trial.finds]
    assert "inputs tried 6 (find 2, name 2, text 2)\nfinds 2" in trial.tell()
