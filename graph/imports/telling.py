"""Say in words what an import brought."""

from __future__ import annotations

from graph.imports.aligning import Match
from graph.imports.keeping import Imported

_WHY = {
    "iri": "equal IRI",
    "code": "equal official code",
    "label": "equal full name",
    "alias": "our alias; the full name differs",
    "place": "equal name, but the jurisdiction is not settled or not agreed",
    "several": "fits several",
}


def tell(imported: Imported) -> str:
    """Say how many statements a file has, what of it is certainly ours, and what is to be reviewed."""
    head = f"{imported.name}  {imported.file}  {imported.statements} statements"
    if not imported.new:
        return f"{head}  (imported before; nothing to do)\n"
    certain = [match for match in imported.matches if match.certain]
    candidates = [match for match in imported.matches if not match.certain]
    lines = [head, *_section("the same as ours", certain), *_section("candidates, for review", candidates)]
    return "\n".join(lines) + "\n"


def _section(title: str, matches: list[Match]) -> list[str]:
    if not matches:
        return []
    return [
        f"  {title}: {len(matches)}",
        *(f"    {each.name}  <{each.theirs}>  {_WHY[each.basis]}" for each in matches),
    ]
