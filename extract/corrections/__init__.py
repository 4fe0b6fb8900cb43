"""What a user knows better: entries of `corrections.toml`, applied after choosing and before actions are read."""

from extract.corrections.applying import Corrected, apply_to_entities, apply_to_mentions, corrected_entity
from extract.corrections.entries import (
    FILE,
    Alias,
    Correction,
    CorrectionError,
    Is,
    Merge,
    Not,
    Split,
    load_corrections,
    unused,
)

__all__ = [
    "FILE",
    "Alias",
    "Corrected",
    "Correction",
    "CorrectionError",
    "Is",
    "Merge",
    "Not",
    "Split",
    "apply_to_entities",
    "apply_to_mentions",
    "corrected_entity",
    "load_corrections",
    "unused",
]
