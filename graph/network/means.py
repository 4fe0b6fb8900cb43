"""The means by which a body acts, each with its field of work and its short names."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files

FIELDS = ("oversight", "decision", "personnel", "legislation", "deputies", "institution")
"""The fields of work, in the order in which reports tell of them."""


@dataclass(frozen=True, slots=True)
class Means:
    """One means: its type in the record, its field, its names in Chinese and English."""

    type: str
    field: str
    zh: str
    en: str


def _read() -> dict[str, Means]:
    rows = files("graph.network").joinpath("means.tsv").read_text(encoding="utf-8").splitlines()
    head, *lines = (row for row in rows if not row.startswith("#"))
    columns = head.split("\t")
    return {
        means.type: means for means in (Means(**dict(zip(columns, line.split("\t"), strict=True))) for line in lines)
    }


MEANS = _read()
"""Every means by its type, in the order of the table."""
