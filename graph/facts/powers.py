"""Tell the power a means belongs to, and the articles of the Supervision Law in force in a year."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from graph.facts.tables import Row, rows

SUPERVISION_LAW = "中华人民共和国各级人民代表大会常务委员会监督法"
FIRST_YEAR = 2007
CHANGE_YEAR = 2024
"""The law of 2006 has been in force since 2007-01-01; its amendment was adopted on 2024-11-08."""

VERSIONS = (("2006", "articles_2006", "2007-01-01", "2024-11-08"), ("2024", "articles_2024", "2024-11-08", None))
"""The texts of the law: version, column of `powers.tsv`, in force from and until (exclusive)."""


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


def basis_versions(means: str, year: int | None) -> tuple[str, ...]:
    """Return the versions of the law by which an act of that year is judged: both in the year of the change.

    >>> basis_versions("inspect_law", 2023), basis_versions("inspect_law", 2024), basis_versions("inspect_law", 1999)
    (('2006',), ('2006', '2024'), ())
    """
    if year is None or year < FIRST_YEAR:
        return ()
    return tuple(
        basis.version
        for basis in bases()
        if basis.means == means and (year == CHANGE_YEAR or (basis.version == "2006") == (year < CHANGE_YEAR))
    )
