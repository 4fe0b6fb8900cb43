"""The roles of an act in one line: `by 代表 to 县水利局 on 饮水安全 law 水法 program 河长制 in 3月 x2次 planned`."""

from __future__ import annotations

from marked import acts, parse

from extract.actions.act import Act


def _cut(text, found):
    return text[found.start : found.end]


def roles(text: str, act: Act) -> str:
    """Say who acts (`by us` written, nothing where left out, `by nobody` not settled), on what, and the other roles."""
    parts = []
    if act.subject is None:
        parts.append("by nobody")
    elif act.subject.written:
        parts.append("by us" if act.subject.ours else f"by {_cut(text, act.subject)}")
    for word, found in (("to", act.targets), ("on", (act.topic,)), ("law", act.laws), ("program", act.programs)):
        parts += [f"{word} {_cut(text, each)}" for each in found if each]
    parts += [f"in {_cut(text, time)}" for time in act.times]
    if act.quantity:
        parts.append(f"x{act.quantity.value}{act.quantity.unit}")
    if act.planned:
        parts.append("planned")
    return " ".join(parts)


def told(marked: str, *, status: str = "done") -> tuple[list[tuple[int, int, str]], list[str]]:
    """Return the acts of a marked sentence: the places of their triggers with the types, and a line of roles for each.

    One trigger may name several acts.
    """
    text = parse(marked).text
    found = acts(text, status=status)
    return list(dict.fromkeys((act.start, act.end, act.type) for act in found)), [roles(text, act) for act in found]


def wanted(marked: str) -> list[tuple[int, int, str]]:
    """Return the marks of a sentence as places with their types."""
    return [(start, end, kind) for start, end, _, kind in parse(marked).marks]
