"""Names of nodes: the IRIs under which the graph knows the same things."""

from __future__ import annotations

from urllib.parse import quote

from extract.records import Action, Entity, Extraction

_KEPT = "·-_.~()（）、，《》〈〉“”"


def entity_iri(entity: Entity, *, base: str) -> str:
    """Name an entity from its key."""
    kind, *rest = entity.key.split("|")
    return base + "/".join([kind.lower(), *(_local(part) for part in rest if part)])


def report_iri(extraction: Extraction, *, base: str) -> str:
    """Name a report."""
    body = extraction.reporting_body
    if body is None:
        return f"{base}report/sha256-{extraction.sha256[:16]}"
    when = extraction.delivered or extraction.session or extraction.covers.done or "undated"
    return f"{base}report/{_local(body.label)}/{_local(when)}/{extraction.kind}"


def action_iri(report: str, action: Action, number: int) -> str:
    """Name the `number`th act of its type at its place in a report."""
    return f"{report.replace('/report/', '/action/', 1)}/{action.start}-{action.type}-{number}"


def _local(text: str) -> str:
    return "".join(char if char.isalnum() or char in _KEPT else quote(char, safe="") for char in text)
