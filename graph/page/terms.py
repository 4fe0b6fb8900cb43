"""What tables say of themselves in Chinese, and the same in English: means, states, duties and how they were found."""

from __future__ import annotations

from graph.export.tables import STATUS
from graph.facts.duties import duties
from graph.facts.tables import rows
from graph.network.means import MEANS

_ENGLISH = {"done": "done", "planned": "planned"}
_SCHEMES = ("frequency", "finding", "law-kind", "plan-status", "confidence", "means")


def english() -> dict[str, str]:
    """Give the English of each word that the tables use of themselves."""
    words = {row["label_zh"]: row["label_en"] for row in rows("powers")}
    words |= {means.zh: means.en for means in MEANS.values()}
    words |= {row["label_zh"]: row["label_en"] for row in rows("kinds") if row["scheme"] in _SCHEMES}
    words |= {duty.label: duty.label_en for duty in duties()}
    return words | {zh: _ENGLISH[status] for status, zh in STATUS.items()}
