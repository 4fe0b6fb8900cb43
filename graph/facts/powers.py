"""Tell the power a means belongs to, and the articles of the Supervision Law in force in a year."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from graph.facts.tables import Row, rows

SUPERVISION_LAW = "中华人民共和国各级人民代表大会常务委员会监督法"

VERSIONS = (("2006", "articles_2006", "2007-01-01", "2024-11-08"), ("2024", "articles_2024", "2024-11-08", None))
"""The texts of the law, amended on 2024-11-08: version, column of `powers.tsv`, in force from and until (exclusive)."""


@dataclass(frozen=True, slots=True)
class Basis:
    """The articles that give a means in one version of the law."""

    means: str
    version: str
    articles: str
    valid_from: str
    valid_until: str | None


@cache
def _means() -> dict[str, Row]:
    return {row["type"]: row for row in rows("powers")}


@cache
def _power_ids() -> dict[str, str]:
    return {row["label_zh"]: row["id"] for row in rows("kinds") if row["scheme"] == "power"}


def power(means: str) -> str | None:
    """Return the power a means is an exercise of, where its agent is of the congress.

    >>> power("inspect_law")
    'oversight'
    """
    row = _means().get(means)
    return _power_ids()[row["power"]] if row else None


@cache
def bases() -> tuple[Basis, ...]:
    """List the legal basis of every means in every version of the law that has one."""
    return tuple(
        Basis(row["type"], version, row[column], since, until)
        for row in rows("powers")
        for version, column, since, until in VERSIONS
        if row[column] != "-"
    )


def basis_versions(means: str, time: tuple[str, str] | None) -> tuple[str, ...]:
    """Return the versions of the law by which an act is judged that was done between two days.

    Both where it may have been done under either: then it is not determined which.

    >>> basis_versions("inspect_law", ("2023-01-01", "2023-12-31"))
    ('2006',)
    >>> basis_versions("inspect_law", ("2024-01-01", "2024-12-31")), basis_versions("inspect_law", None)
    (('2006', '2024'), ())
    """
    if time is None:
        return ()
    first, last = time
    return tuple(
        basis.version
        for basis in bases()
        if basis.means == means
        and basis.valid_from <= last
        and (basis.valid_until is None or first < basis.valid_until)
    )
