"""Tell what the laws in force in a year ask a local standing committee to hear, review or decide, and how often."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from graph.facts.tables import Row, rows

FIRST_YEAR = 2007
"""The Supervision Law has been in force since 2007-01-01; before it no table of duties is given."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A time in which the laws stayed as they were; `until` is exclusive."""

    id: str
    since: str
    until: str | None
    law_column: str
    law: str


STRETCHES = (
    Stretch("2006", "2007-01-01", "2022-03-12", "supervision_law_2006", "《监督法》（2006）"),
    Stretch("2022", "2022-03-12", "2024-11-08", "supervision_law_2006", "《监督法》（2006）"),
    Stretch("2024", "2024-11-08", None, "supervision_law_2024", "《监督法》（2024）"),
)
"""The Supervision Law of 2006, the Organic Law of Local Congresses of 2022, the Supervision Law as amended in 2024."""

_SINCE_2022 = "organic_law_2022_art50"


@dataclass(frozen=True, slots=True)
class Duty:
    """A row of the table: what is due, by which kinds of acts it is met, and how it is told of."""

    id: str
    label: str
    label_en: str
    acts: frozenset[str]
    cues: re.Pattern[str] | None
    no_gap: bool
    """Somebody else may hear it instead, so that not finding it is no gap."""

    @property
    def row(self) -> str:
        """Name the row for the record of where a fact is from."""
        return f"duties.tsv:{self.id}"


@cache
def duties() -> tuple[Duty, ...]:
    """List all duties in the order of the table."""
    return tuple(_duty(row) for row in rows("duties"))


def _duty(row: Row) -> Duty:
    cues = re.compile(row["title_cues"]) if row["title_cues"] else None
    acts = frozenset(row["act"].split("|"))
    return Duty(row["id"], row["label"], row["label_en"], acts, cues, row["no_gap"] == "yes")


@cache
def _by_id() -> dict[str, Row]:
    return {row["id"]: row for row in rows("duties")}


def stretch(year: int) -> Stretch | None:
    """Return the laws in force on 31 December of a year, or None before the first.

    >>> [each.id for year in (2021, 2022, 2023, 2024) if (each := stretch(year))]
    ['2006', '2022', '2022', '2024']
    """
    day = f"{year:04d}-12-31"
    return next((each for each in STRETCHES if each.since <= day and (each.until is None or day < each.until)), None)


def frequency(duty: str, year: int) -> str:
    """Say how often the laws in force on 31 December of a year ask for a duty; `none` where they do not.

    >>> frequency("state_assets", 2023), frequency("state_assets", 2024), frequency("environment", 2014)
    ('named', 'yearly', 'none')
    """
    laws = stretch(year)
    return _since(_by_id()[duty][f"frequency_{laws.id}"], f"{year:04d}-12-31") if laws else "none"


def _since(asked: str, day: str) -> str:
    often, _, start = asked.partition(":")
    return often if start <= day else "none"


def asked_in(duty: str, laws: Stretch) -> str:
    """Say how often a duty is asked for at the end of a stretch."""
    return _since(_by_id()[duty][f"frequency_{laws.id}"], laws.until or "9999-12-31")


def since(duty: str, laws: Stretch) -> str:
    """Return the day from which a stretch asks for a duty.

    >>> since("environment", STRETCHES[0]), since("final_accounts", STRETCHES[0])
    ('2015-01-01', '2007-01-01')
    """
    return max(laws.since, _by_id()[duty][f"frequency_{laws.id}"].partition(":")[2])


def articles(duty: str, laws: Stretch) -> str:
    """Name the articles that ask for a duty in a stretch.

    >>> articles("final_accounts", STRETCHES[1])
    '《监督法》（2006）第15条；《地方组织法》（2022）第50条第6项'
    """
    row = _by_id()[duty]
    found = [f"{laws.law}第{_written(row[laws.law_column])}条"] if row[laws.law_column] != "-" else []
    if laws.id != "2006" and row[_SINCE_2022] != "-":
        found.append(f"《地方组织法》（2022）第50条第{row[_SINCE_2022]}项")
    if row["other_law"] != "-":
        law, number = re.fullmatch(r"(\D+)(\d+)", row["other_law"]).groups()  # type: ignore[union-attr]
        found.append(f"《{law}》第{number}条")
    return "；".join(found)


def _written(numbers: str) -> str:
    return numbers.replace(",", "、")
