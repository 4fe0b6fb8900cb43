"""What a program's name stands for: a national scheme, or an undertaking of the place that reports."""

from __future__ import annotations

from functools import cache

from extract.lexicon import table
from extract.match.candidate import Context
from extract.records import Entity


@cache
def _known() -> dict[str, str]:
    return {row.term: row.values["full"] for row in table("programs")}


def resolve(text_in_view: str, *, context: Context) -> tuple[Entity, ...]:
    """Return the scheme: known everywhere by its title, or the reporting place's own by place and title.

    Two places' schemes of one name are two; where the place is not known the name alone makes the key.
    """
    full = _known().get(text_in_view)
    if full is not None:
        return (Entity(f"program||{full}", full),)
    return (Entity(f"program|{context.jurisdiction.label or ''}|{text_in_view}", text_in_view),)
