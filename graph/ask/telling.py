"""Write an answer for people: what was understood, the query, the rows, and the characters they stand on."""

from __future__ import annotations

from graph.answers import as_markdown
from graph.ask.answering import Answer

_SHOWN = 200


def tell(answer: Answer, *, sparql: bool = True) -> str:
    """Write the whole answer as text."""
    parts = [f"理解为:{answer.understood}\n"]
    if sparql:
        parts.append("\n" + "".join(f"    {line}\n" for line in answer.sparql.splitlines()) + "\n")
    parts.append(f"{answer.headline}\n")
    parts += [f"{note}\n" for note in answer.notes]
    if answer.rows.rows:
        parts.append("\n" + as_markdown(answer.rows))
    quotes = list(dict.fromkeys(quote for quote in answer.evidence if quote is not None))
    if quotes:
        parts.append("\n原文:\n")
        parts += [f"  {each.doc} {each.start}–{each.end}  {' '.join(each.text.split())}\n" for each in quotes[:_SHOWN]]
    if len(quotes) > _SHOWN:
        parts.append(f"  … 另有 {len(quotes) - _SHOWN} 处\n")
    return "".join(parts)
