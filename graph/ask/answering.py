"""Answer a question in Chinese: read it, choose its form, run its query, put the characters beside every row."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from pyoxigraph import Literal, NamedNode, Store

from graph.ask.forms import Form, choose
from graph.ask.knowledge import Knowledge, read_knowledge
from graph.ask.reading import Reading, read
from graph.ask.sparql import WRITTEN, asked_years, sort_lists
from graph.names import plain
from graph.questions import find_question
from graph.store import Cell, Rows, rows, text
from graph.vocab import DCTERMS, OA, SKOS, concept

Run = Callable[[str], Rows]
"""Asks a query of a store; with or without a child process."""

_YEAR_COLUMNS = ("year", "period")
_BODY_COLUMNS = ("body", "target", "agent")
_BY_MEANS = ("recommendations", "powers")
"""The forms in which means narrow the answer; in others they are what the form itself is about."""
_PLACES = ("at", "start")
_LONGEST = 160
_PLACE = re.compile(r"#char=(\d+),(\d+)>$")
_NAMES = {
    "year": "年份", "body": "机构", "law": "法律文件", "program": "项目", "place": "地方", "topic": "议题",
    "means": "方式", "power": "职权", "kind": "机构类别", "people": "人",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Quote:
    """The characters of a text on which a row stands."""

    doc: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What was understood, the query that ran, its rows, each row's evidence, and what is to be said with them."""

    form: Form
    understood: str
    sparql: str
    rows: Rows
    evidence: tuple[Quote | None, ...]
    headline: str
    notes: tuple[str, ...] = ()


def ask(question: str, store: Store, *, run: Run | None = None) -> Answer:
    """Answer a question from a store; raise `NotUnderstoodError` where no form fits."""
    knowledge = read_knowledge(store)
    reading = read(question, knowledge)
    form = choose(reading)
    sparql = WRITTEN[form.answer](reading) if form.answer in WRITTEN else find_question(form.answer).sparql
    found = run(sparql) if run is not None else rows(store, sparql)
    notes: tuple[str, ...] = ()
    if form.answer in WRITTEN:
        found = sort_lists(found)
    else:
        found, notes = _narrow(found, form, reading, knowledge, store)
    quotes = _evidence(found, store)
    return Answer(form, _tell(form, reading), sparql, found, quotes, _headline(form, found), notes)


def _narrow(
    found: Rows, form: Form, reading: Reading, knowledge: Knowledge, store: Store
) -> tuple[Rows, tuple[str, ...]]:
    """Keep the rows of a shipped question that the question is about; say what it can't be narrowed by."""
    notes: list[str] = []
    wanted: list[tuple[str, tuple[str, ...], frozenset[str]]] = []
    if years := asked_years(reading):
        wanted.append(("年份", _YEAR_COLUMNS, frozenset(years)))
    for token in reading.tokens:
        if token.kind in ("body", "law"):
            labels = {plain(knowledge.names.by_iri[iri].label) for iri in token.iris}
            wanted.append((token.value, _BODY_COLUMNS if token.kind == "body" else ("law",), frozenset(labels)))
        elif token.kind in ("place", "program", "kind", "people"):
            notes.append(f"这一问的答案不分“{token.text}”,列出的是全部")
        elif token.kind == "topic":
            found = replace(found, rows=tuple(row for row in found.rows if _tells(row, token.value)))
    if form.name in _BY_MEANS and (means := reading.values("means")):
        wanted.append(("方式", ("means",), frozenset(plain(label) for label in _means(store, means))))
    for name, columns, values in wanted:
        places = [found.columns.index(column) for column in columns if column in found.columns]
        if not places:
            notes.append(f"这一问的答案不分{name},列出的是全部")
            continue
        kept = (row for row in found.rows if any(plain(text(row[at])) in values for at in places))
        found = replace(found, rows=tuple(kept))
    return found, tuple(dict.fromkeys(notes))


def _means(store: Store, asked: Iterable[str]) -> Iterator[str]:
    """Give the labels of means and of those below them."""
    listed = " ".join(str(concept("means", each)) for each in asked)
    query = f"SELECT ?label {{ VALUES ?asked {{ {listed} }} ?means {SKOS.broader}* ?asked ; {SKOS.prefLabel} ?label }}"
    return (label for (label,) in rows(store, query).texts())


def _tells(row: Iterable[Cell], word: str) -> bool:
    return any(plain(word) in plain(text(cell)) for cell in row if isinstance(cell, Literal))


def _evidence(found: Rows, store: Store) -> tuple[Quote | None, ...]:
    """Find for each row the longest span of evidence, within bounds, that covers the place it names."""
    at = next((found.columns.index(name) for name in _PLACES if name in found.columns), None)
    if at is None or "doc" not in found.columns:
        return tuple(None for _ in found.rows)
    doc = found.columns.index("doc")
    spans = {name: _spans(store, name) for name in {text(row[doc]) for row in found.rows}}
    return tuple(_covering(spans[text(row[doc])], text(row[at])) for row in found.rows)


def _covering(spans: Iterable[Quote], place: str) -> Quote | None:
    if not place.isdigit():
        return None
    at = int(place)
    covering = [each for each in spans if each.start <= at < each.end and each.end - each.start <= _LONGEST]
    return max(covering, key=lambda each: (each.end - each.start, -each.start), default=None)


def _spans(store: Store, doc: str) -> list[Quote]:
    """Read the spans of one text: their offsets stand in the IRIs of their selectors, in the graph of its report."""
    found: list[Quote] = []
    for named in store.quads_for_pattern(None, DCTERMS.identifier, Literal(doc), None):
        if not isinstance(named.graph_name, NamedNode):
            continue
        for quad in store.quads_for_pattern(None, OA.exact, None, named.graph_name):
            place = _PLACE.search(str(quad.subject))
            if place and isinstance(quad.object, Literal):
                found.append(Quote(doc, int(place[1]), int(place[2]), quad.object.value))
    return found


def _tell(form: Form, reading: Reading) -> str:
    """Say what was understood."""
    parts = [form.asks]
    for kind, name in _NAMES.items():
        words = dict.fromkeys(token.value if kind in _SAID_BY_VALUE else token.text for token in reading.tokens
                              if token.kind == kind)  # fmt: skip
        if words:
            parts.append(f"{name}:{'、'.join(words)}")
    if reading.has("status:planned"):
        parts.append("计划的")
    return ";".join(parts)


_SAID_BY_VALUE = frozenset({"year", "body", "law", "program", "place", "topic"})


def _headline(form: Form, found: Rows) -> str:
    """Say how much was found; stated and listed figures stand side by side and are never added."""
    if not found.rows:
        return "未在文本中找到"
    if form.name != "count" or "count" not in found.columns:
        return f"找到 {len(found.rows)} 行"
    means, count, unit = (found.columns.index(name) for name in ("means", "count", "unit"))
    stated = [f"{text(row[means])} {text(row[count])}{text(row[unit])}" for row in found.rows if row[count] is not None]
    listed = f"列出的行为 {len(found.rows)} 项"
    return f"{listed};文中写明的数:{'、'.join(stated)}(并列,不相加)" if stated else f"{listed};文中没有写明数"
