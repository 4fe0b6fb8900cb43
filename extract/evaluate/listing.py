"""Write a report for people: the figures against their goals, and every error under its class."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from extract.evaluate.figures import (
    MEASURES,
    ROLES,
    VERDICT_KINDS,
    Accuracy,
    Count,
    Report,
    Verdict,
)

AROUND = 40
"""How many characters of the sentence are shown on either side of an error."""


def errors(
    report: Report, *, kinds: Collection[str] = VERDICT_KINDS, names: Collection[str] | None = None
) -> tuple[Verdict, ...]:
    """List what is wrong, one verdict an error: of a near miss only the miss, which says both sides."""
    return tuple(
        each
        for each in report.verdicts
        if each.outcome != "hit"
        and each.kind in kinds
        and not (each.outcome == "spurious" and each.expected is not None)
        and (names is None or each.name in names)
    )


def error_classes(found: Sequence[Verdict]) -> tuple[tuple[tuple[str, str, str], tuple[Verdict, ...]], ...]:
    """Group errors by kind, name and cause, the kinds in their order, the most frequent class first."""
    groups: dict[tuple[str, str, str], list[Verdict]] = {}
    for each in found:
        groups.setdefault((each.kind, each.name, each.cause), []).append(each)
    ranked = sorted(groups.items(), key=lambda item: (VERDICT_KINDS.index(item[0][0]), -len(item[1]), item[0]))
    return tuple((key, tuple(group)) for key, group in ranked)


def format_errors(
    report: Report,
    *,
    kinds: Collection[str] = VERDICT_KINDS,
    names: Collection[str] | None = None,
    limit: int | None = None,
) -> str:
    """Write errors under a headline for each class, at most `limit` of a class."""
    lines: list[str] = []
    for (kind, name, cause), group in error_classes(errors(report, kinds=kinds, names=names)):
        lines.append(f"== {kind} {name} {cause}: {len(group)}")
        lines.extend(_error_line(each, report.text(each.doc)) for each in group[:limit])
        if limit is not None and len(group) > limit:
            lines.append(f"   … {len(group) - limit} more")
    return "\n".join(lines)


def format_report(report: Report) -> str:
    """Write the figures: first those with a goal, then type by type."""
    lines = [f"{len(report.docs)} documents: {'、'.join(report.docs)}", ""]
    for measure in MEASURES:
        figure = measure.of(report)
        mark = " " if figure.empty else "✓" if figure.value >= measure.goal else "✗"
        lines.append(f"{mark} {measure.name:<28} {_figures(figure)}   goal {measure.goal:.2f}")
    for title, rows in _tables(report):
        lines.extend(("", title))
        lines.extend(f"  {name:<28} {_figures(figure)}" for name, figure in rows)
    return "\n".join(lines)


def tables(report: Report) -> tuple[tuple[str, tuple[tuple[str, Count | Accuracy], ...]], ...]:
    """Return the figures name by name, a table for each kind."""
    return tuple(_tables(report))


def _tables(report: Report) -> Iterator[tuple[str, tuple[tuple[str, Count | Accuracy], ...]]]:
    yield "mentions", tuple((name, report.count("mention", (name,))) for name in report.names("mention"))
    yield "entities", tuple((name, report.accuracy("entity", (name,))) for name in report.names("entity"))
    yield "actions", tuple((name, report.count("action", (name,))) for name in report.names("action"))
    roles: list[tuple[str, Count | Accuracy]] = [(name, report.count("role", (name,))) for name in ROLES]
    yield "roles", (*roles, ("responds_to (not pooled)", report.count("responds_to")))
    yield "title block", tuple((name, report.accuracy("title", (name,))) for name in report.names("title"))
    heads: list[tuple[str, Count | Accuracy]] = [(name, report.count("head", (name,))) for name in report.names("head")]
    yield "sections", (*heads, *((name, report.accuracy("section", (name,))) for name in report.names("section")))
    yield "masked characters", tuple((name, report.count("mask", (name,))) for name in report.names("mask"))


def _figures(figure: Count | Accuracy) -> str:
    if figure.empty:
        return f"     –   {'nothing to judge':<38}"
    if isinstance(figure, Accuracy):
        return f"{figure.value:6.3f}   {figure.hits:4} right {figure.wrong:4} wrong" + " " * 22
    return (
        f"{figure.f1:6.3f}   P {figure.precision:.3f} R {figure.recall:.3f}"
        f"   {figure.hits:4} hit {figure.misses:4} missed {figure.spurious:4} spurious"
    )


def _error_line(each: Verdict, text: str) -> str:
    expected = each.expected if each.expected is not None else "—"
    parts = [f"[{each.doc} l{each.line}] {each.name} {each.cause} {expected}"]
    if each.got is not None:
        parts.append(f"| got: {each.got}")
    if each.subject:
        parts.append(f"| of: {each.subject}")
    if each.rule:
        parts.append(f"({each.rule})")
    if each.note:
        parts.append(f"| thrown away: {each.note}")
    quoted = _quote(each, text)
    return " ".join(parts) + (f"\n      {quoted}" if quoted else "")


def _quote(each: Verdict, text: str) -> str:
    """Quote the sentence with the place marked ⟦so⟧, cut where it is long."""
    sentence = each.sentence
    if each.span is None:
        return text[sentence.start : sentence.end][: 2 * AROUND]
    start = max(sentence.start, each.span.start - AROUND)
    end = max(min(sentence.end, each.span.end + AROUND), each.span.end)
    before = ("…" if start > sentence.start else "") + text[start : each.span.start]
    after = text[each.span.end : end] + ("…" if end < sentence.end else "")
    return f"{before}⟦{text[each.span.start : each.span.end]}⟧{after}".replace("\n", "⏎")
