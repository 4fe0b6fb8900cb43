"""Write the page on quality from two reports: one on the seed, one on the development passages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from extract.evaluate.figures import MEASURES, VERDICT_KINDS, Accuracy, Count, Report, Verdict
from extract.evaluate.listing import errors, tables

_ABOUT = """\
# Quality

This page is generated from the gold files in `tests/gold/`; its figures are not typed.
A name is right when start, end and type are; an act when its type is and its trigger overlaps the gold's.
Status, agent and roles are judged on acts that are right, entities on names that are right.
Figures are F1 unless said, and micro-averages over a set.
The rules were written with these texts in sight: a report from elsewhere scores lower.
"""

_SHOWN = 30
"""How many error classes are listed."""


def format_markdown(report_seed: Report, report_dev: Report) -> str:
    """Write the figures of both sets against the goals, by type, and the error classes with an example each."""
    parts = [_ABOUT, _goals(report_seed, report_dev)]
    both = zip(tables(report_seed), tables(report_dev), strict=True)
    parts.extend(_table(title, dict(seed), dict(dev)) for (title, seed), (_, dev) in both)
    parts.append(_documents(report_dev))
    parts.append(_error_classes(report_seed, report_dev))
    return "\n".join(parts)


def _goals(seed: Report, dev: Report) -> str:
    rows = [f"## Goals\n\nThe seed is one whole report, the development set {len(dev.docs)} passages.\n"]
    rows.append("| measure | goal | seed | development |\n|---|---:|---:|---:|")
    rows.extend(
        f"| {each.name}{_unit(each.of(dev))} | {each.goal:.2f} | {_value(each.of(seed))} | {_value(each.of(dev))} |"
        for each in MEASURES
    )
    return "\n".join(rows) + "\n"


def _table(title: str, seed: Mapping[str, Count | Accuracy], dev: Mapping[str, Count | Accuracy]) -> str:
    # Roles have an order of their own, the same in both sets; types stand by the alphabet.
    names = list(seed) if title == "roles" else sorted({*seed, *dev})
    if title == "entities":
        missing: Count | Accuracy = Accuracy()
        head = "| name | seed | right | wrong | development | right | wrong |\n|---|" + "---:|" * 6
    else:
        head = "| name | seed P | R | F1 | gold | development P | R | F1 | gold |\n|---|" + "---:|" * 8
        missing = Count()
    rows = [f"| {name} | {_cells(seed.get(name, missing))} | {_cells(dev.get(name, missing))} |" for name in names]
    return "\n".join((f"## {title.capitalize()}\n", head, *rows)) + "\n"


def _documents(dev: Report) -> str:
    rows = [
        "## Development passages, one by one\n",
        "| passage | names | acts | roles | numbers |\n|---|---:|---:|---:|---:|",
    ]
    for doc in dev.docs:
        part = dev.only(doc)
        figures = [part.count("mention"), part.count("action"), part.count("role"), part.count("metric")]
        rows.append(f"| {doc} | {' | '.join(map(_value, figures))} |")
    return "\n".join(rows) + "\n"


def _error_classes(seed: Report, dev: Report) -> str:
    found = [*errors(seed), *errors(dev)]
    counts = Counter(map(_class_of, found))
    if not counts:
        return "## Errors\n\nThere are none.\n"
    ranked = sorted(counts, key=lambda key: (-counts[key], VERDICT_KINDS.index(key[0]), key))
    first = {_class_of(each): each for each in reversed(found)}
    rows = [
        "## Errors\n",
        f"The {min(_SHOWN, len(ranked))} most frequent classes of {len(ranked)}, both sets together.\n",
    ]
    rows.append("| what | name | error | times | expected, for example | found |\n|---|---|---|---:|---|---|")
    for key in ranked[:_SHOWN]:
        example = first[key]
        cells = (key[0], key[1], key[2].lower(), str(counts[key]), _cell(example.expected), _cell(example.got))
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows) + "\n"


def _class_of(error: Verdict) -> tuple[str, str, str]:
    return error.kind, error.name, error.cause


def _cells(figure: Count | Accuracy) -> str:
    if isinstance(figure, Accuracy):
        return f"{_value(figure)} | {figure.hits} | {figure.wrong}"
    if figure.empty:
        return "– | – | – | 0"
    return f"{figure.precision:.3f} | {figure.recall:.3f} | {_value(figure)} | {figure.hits + figure.misses}"


def _unit(figure: Count | Accuracy) -> str:
    return " (accuracy)" if isinstance(figure, Accuracy) else ""


def _value(figure: Count | Accuracy) -> str:
    return "–" if figure.empty else f"{figure.value:.3f}"


def _cell(text: str | None) -> str:
    return "–" if text is None else text.replace("|", "\\|").replace("\n", "⏎")
