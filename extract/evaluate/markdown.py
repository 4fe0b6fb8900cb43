"""Write the page on quality from one report a set of gold texts: figures against goals, by type, by error class."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping

from extract.evaluate.figures import MEASURES, VERDICT_KINDS, Accuracy, Count, Report, Verdict
from extract.evaluate.listing import errors, tables

_ABOUT = """\
# Quality

This page is generated from the gold files in `tests/gold/`; its figures are not typed.
A name is right when start, end and type are; an act when its type is and its trigger overlaps the gold's.
Status, agent and roles are judged on acts that are right, entities on names that are right.
What is not read (furniture of the page, further copies) is judged character by character; no gold text holds a copy.
Figures are F1 unless said, and micro-averages over a set.
"""

_SHOWN = 30
"""How many error classes are listed of a set."""


def format_markdown(about: Mapping[str, str], reports: Mapping[str, Report], *, apart: Collection[str] = ()) -> str:
    """Write the figures of every set against the goals, by type, document by document, and the error classes.

    `about` says in a sentence what each set is; both mappings have the sets' names in the order of the columns.
    Of sets that are kept `apart` no error is quoted: who writes rules would tune them on what he reads here.
    """
    parts = [_ABOUT + "".join(f"{about[name]}\n" for name in reports), _goals(reports)]
    columns = {name: dict(tables(report)) for name, report in reports.items()}
    titles = list(dict.fromkeys(title for column in columns.values() for title in column))
    parts.extend(_table(title, {name: dict(column[title]) for name, column in columns.items()}) for title in titles)
    parts.extend(_documents(name, report) for name, report in reports.items() if len(report.docs) > 1)
    parts.extend(_error_classes(name, report, quoted=name not in apart) for name, report in reports.items())
    return "\n".join(parts)


def _goals(reports: Mapping[str, Report]) -> str:
    rows = ["## Goals\n", _row("measure", "goal", *reports), _line(1 + len(reports))]
    for measure in MEASURES:
        figures = [measure.of(report) for report in reports.values()]
        rows.append(_row(measure.name + _unit(figures[0]), f"{measure.goal:.2f}", *map(_value, figures)))
    return "\n".join(rows) + "\n"


def _table(title: str, columns: Mapping[str, Mapping[str, Count | Accuracy]]) -> str:
    """Write the figures name by name: of each set the value, and of how many things in the gold."""
    found = list(dict.fromkeys(name for column in columns.values() for name in column))
    # Roles and parts of the layout have an order of their own; types stand by the alphabet.
    names = sorted(found) if title in ("mentions", "entities", "actions") else found
    head = [cell for name in columns for cell in (name, "of")]
    rows = [f"## {title.capitalize()}\n", _row("name", *head), _line(len(head))]
    for name in names:
        rows.append(_row(name, *(cell for column in columns.values() for cell in _cells(column.get(name)))))
    return "\n".join(rows) + "\n"


def _documents(name: str, report: Report) -> str:
    head = ("document", "names", "acts", "roles", "numbers", "entities")
    rows = [f"## {name.capitalize()}, text by text\n", _row(*head), _line(len(head) - 1)]
    for doc in report.docs:
        part = report.only(doc)
        figures = [part.count("mention"), part.count("action"), part.count("role"), part.count("metric")]
        rows.append(_row(doc, *map(_value, figures), _value(part.accuracy("entity"))))
    return "\n".join(rows) + "\n"


def _error_classes(name: str, report: Report, *, quoted: bool) -> str:
    found = errors(report)
    title = f"## {name.capitalize()}, errors\n"
    counts = Counter(map(_class_of, found))
    if not counts:
        return f"{title}\nThere are none.\n"
    ranked = sorted(counts, key=lambda key: (-counts[key], VERDICT_KINDS.index(key[0]), key))
    first = {_class_of(each): each for each in reversed(found)}
    rows = [title, f"The {min(_SHOWN, len(ranked))} most frequent classes of {len(ranked)}.\n"]
    rows.append(_row("what", "name", "error", "times", *(("expected, for example", "found") if quoted else ())))
    rows.append("|---|---|---|---:|" + "---|---|" * quoted)
    for key in ranked[:_SHOWN]:
        example = (_cell(first[key].expected), _cell(first[key].got)) if quoted else ()
        rows.append(_row(*key[:2], key[2].lower(), str(counts[key]), *example))
    return "\n".join(rows) + "\n"


def _class_of(error: Verdict) -> tuple[str, str, str]:
    return error.kind, error.name, error.cause


def _cells(figure: Count | Accuracy | None) -> tuple[str, str]:
    if figure is None or figure.empty:
        return "–", "0"
    gold = figure.hits + (figure.wrong if isinstance(figure, Accuracy) else figure.misses)
    return _value(figure), str(gold)


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _line(numbers: int) -> str:
    return "|---|" + "---:|" * numbers


def _unit(figure: Count | Accuracy) -> str:
    return " (accuracy)" if isinstance(figure, Accuracy) else ""


def _value(figure: Count | Accuracy) -> str:
    return "–" if figure.empty else f"{figure.value:.3f}"


def _cell(text: str | None) -> str:
    return "–" if text is None else text.replace("|", "\\|").replace("\r", "").replace("\n", "⏎")
