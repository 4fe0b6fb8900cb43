"""Tell the kind of a body, law, program or meeting by its name, after the rows of `ontology/kinds.tsv`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from graph.facts.tables import rows
from graph.iris import fold

_CONGRESS_BODIES = frozenset(
    {"people_congress", "congress_presidium", "standing_committee", "special_committee", "committee_organ"}
)
_STATE_ORGANS = _CONGRESS_BODIES | {
    "government", "department", "court", "procuratorate", "supervisory_commission", "subdistrict",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kind:
    """A row of the table: an identifier within a scheme, and the row's name for the record of where a fact is from."""

    scheme: str
    id: str
    row: str

    def is_congress(self) -> bool:
        """Tell whether the kind is a congress, its standing committee, an organ of them, or their session."""
        return self.id in _CONGRESS_BODIES or self.scheme == "meeting-kind"

    def is_state_organ(self) -> bool:
        """Tell whether the kind is an organ of state, set up by constitution or law."""
        return self.id in _STATE_ORGANS


@cache
def _patterns(scheme: str) -> tuple[tuple[Kind, re.Pattern[str]], ...]:
    return tuple(
        (Kind(scheme, row["id"], f"kinds.tsv:{scheme}/{row['id']}"), re.compile(row["pattern"]))
        for row in rows("kinds")
        if row["scheme"] == scheme and row["pattern"]
    )


@cache
def kind(scheme: str, name: str) -> Kind | None:
    """Return the first kind whose pattern the name holds, or None.

    >>> kind("body-kind", "安宁县人民代表大会常务委员会").id
    'standing_committee'
    """
    folded = fold(name)
    return next((found for found, pattern in _patterns(scheme) if pattern.search(folded)), None)


def means(type: str, *wordings: str) -> str:
    """Refine an act's type where trigger or topic names a means of its own.

    >>> means("inquire", "专题询问", "校园食品安全")
    'inquire/special'
    """
    found = (
        kind.id
        for kind, pattern in _patterns("means")
        if kind.id.startswith(f"{type}/") and any(pattern.search(wording) for wording in wordings)
    )
    return next(found, type)
