"""The shipped questions with their answers, each row tied to the place in a report that it stands on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from typing import Any, Protocol

from pyoxigraph import Literal, NamedNode, Store, Variable

from extract.records import Extraction
from graph.answers import shorten
from graph.facts.tables import rows as facts
from graph.iris import text as text_of
from graph.questions import Question, shipped
from graph.store import Cell, Rows, text

Json = dict[str, Any]

MOST = 300
"""How many rows of an answer the page holds; it says where there are more."""
_SPAN = re.compile(r"(?P<report>.+)/text#char=(?P<start>\d+),(?P<end>\d+)")


@dataclass(slots=True)
class Evidence:
    """What an answer may speak of, as the page names it: things and acts by IRI, things by label, finds by place."""

    things: dict[str, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    acts: dict[str, str] = field(default_factory=dict)
    reports: dict[str, str] = field(default_factory=dict)
    finds: dict[tuple[str, int], str] = field(default_factory=dict)

    def add_report(self, extraction: Extraction, iri: str, acts: Iterable[tuple[str, str]]) -> None:
        """Note a report, its acts by id and IRI, and what stands at which place of it; acts go before names."""
        doc = extraction.doc
        self.reports[iri] = doc
        self.acts |= {name: f"a:{doc}:{local}" for local, name in acts}
        for action in extraction.actions:
            self.finds.setdefault((doc, action.start), f"a:{doc}:{action.id}")
        for at, mention in enumerate(extraction.mentions):
            self.finds.setdefault((doc, mention.start), f"m:{doc}:{at}")
        for at, metric in enumerate(extraction.metrics):
            self.finds.setdefault((doc, metric.start), f"n:{doc}:{at}")


class Asker(Protocol):
    """Answers a query of a store, as `graph.store.rows` does."""

    def __call__(self, store: Store, sparql: str, *, values: Mapping[Variable, NamedNode] | None = None) -> Rows:
        """Return the rows."""


def ask_all(store: Store, evidence: Evidence, ask: Asker) -> list[Json]:
    """Ask every shipped question of the graph."""
    return [_ask(partial(ask, store), question, evidence) for question in shipped()]


def _ask(ask: Callable[..., Rows], question: Question, evidence: Evidence) -> Json:
    answer, more = _answer(ask, question, evidence)
    zh, _, en = question.title.partition(" / ")
    shown = answer.rows[:MOST]
    return {
        "name": question.name,
        "zh": zh,
        "en": en or zh,
        "sparql": question.sparql,
        "columns": answer.columns,
        "rows": [[_cell(cell) for cell in row] for row in shown],
        "links": [_link(dict(zip(answer.columns, row, strict=True)), evidence) for row in shown],
        "more": more,
    }


def _answer(ask: Callable[..., Rows], question: Question, evidence: Evidence) -> tuple[Rows, bool]:
    """Answer a question, and say whether the page shows a part; what must be asked of one thing begins with a text."""
    texts = [text_of(report) for report, _ in sorted(evidence.reports.items(), key=lambda pair: pair[1])]
    if question.needs and texts:
        answer = ask(question.sparql, values={Variable("text"): NamedNode(texts[0])})
        return answer, len(answer.rows) > MOST or len(texts) > 1
    answer = ask(question.sparql)
    return answer, len(answer.rows) > MOST


def _cell(cell: Cell) -> str | int | float:
    """Write a number as a number, so that the page can sort it, and all else as text."""
    if isinstance(cell, Literal) and cell.datatype.value.endswith(("#integer", "#decimal", "#double")):
        number = float(cell.value)
        return int(number) if number == int(number) else number
    return shorten(text(cell))


def _link(row: Mapping[str, Cell], evidence: Evidence) -> str:
    """Name what a row stands on: an act, a place, the acts it counts, a thing, a report; nothing where unknown."""
    iris = [cell.value for cell in row.values() if isinstance(cell, NamedNode)]
    acts = [evidence.acts[iri] for iri in iris if iri in evidence.acts]
    places = [place for iri in iris if (place := _span(iri, evidence))]
    things = [evidence.things[iri] for iri in iris if iri in evidence.things]
    named = [evidence.labels[label] for cell in row.values() if (label := text(cell)) in evidence.labels]
    found = (*acts, *places, *_place(row, evidence), *_counted(row), *things, *named, *_report(row, iris, evidence))
    return next(iter(found), "")


def _span(iri: str, evidence: Evidence) -> str:
    found = _SPAN.fullmatch(iri)
    doc = evidence.reports.get(found["report"]) if found else None
    return f"p:{doc}:{found['start']}-{found['end']}" if found and doc is not None else ""


def _place(row: Mapping[str, Cell], evidence: Evidence) -> list[str]:
    doc, start, end = text(row.get("doc")), _number(row.get("at") or row.get("start")), _number(row.get("end"))
    if start is None or doc not in evidence.reports.values():
        return []
    if end is not None:
        return [f"p:{doc}:{start}-{end}"]
    return [evidence.finds.get((doc, start), f"p:{doc}:{start}-{start + 1}")]


def _counted(row: Mapping[str, Cell]) -> list[str]:
    """Name the acts that a row counts: all of one means, as narrow as the row's other columns say."""
    means = _types().get(text(row.get("means")))
    if means is None:
        return []
    wanted = {"report": text(row.get("doc")), "agent": text(row.get("body")), "year": text(row.get("year"))}
    wanted |= {"status": "" if "planned" in row else "done"}
    wanted |= {"power": _power_ids().get(text(row.get("power")), ""), "means": means}
    parts = [f"{name}={value}" for name, value in wanted.items() if value]
    return [f"l:{'|'.join(parts)}"] if len(parts) > 1 and not any("|" in part for part in parts) else []


@cache
def _types() -> dict[str, str]:
    """Return the type of an act by the name of its means; the finer means are none, for the page does not tell them."""
    return {row["label_zh"]: row["type"] for row in facts("powers") if "/" not in row["type"]}


@cache
def _power_ids() -> dict[str, str]:
    """Return the id of a power by its name."""
    return {row["label_zh"]: row["id"] for row in facts("kinds") if row["scheme"] == "power"}


def _report(row: Mapping[str, Cell], iris: Iterable[str], evidence: Evidence) -> list[str]:
    docs = [text(row.get("doc")), *(evidence.reports.get(iri, "") for iri in iris)]
    return [f"r:{doc}" for doc in docs if doc and doc in evidence.reports.values()]


def _number(cell: Cell) -> int | None:
    found = text(cell)
    return int(found) if found.isdigit() else None
