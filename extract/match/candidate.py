"""What a recognizer offers, and what it may know of the document while it looks."""

from __future__ import annotations

from dataclasses import dataclass, field

from extract.places import Jurisdiction


@dataclass(frozen=True, slots=True, order=True)
class Candidate:
    """A possible mention: `start`, `end` in the sentence's view.

    Where candidates overlap, `choose` keeps the higher `priority`, then the longer one, then the earlier one.
    A `drop` candidate names a stretch that is no mention of any type (a slogan, a doctrine, 人大代表).
    """

    start: int
    end: int
    type: str
    rule: str
    priority: int = 0
    value: str | None = None
    drop: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """What the document tells every recognizer: whose report it is, in which year, of which term (届)."""

    jurisdiction: Jurisdiction = field(default_factory=Jurisdiction)
    owner: str | None = None
    year: int | None = None
    term: int | None = None
