"""Offer the graph to assistants over the Model Context Protocol: five tools that read and change nothing.

https://modelcontextprotocol.io/ ; the assistant's program starts `renda mcp` and talks to it over standard streams.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import ToolAnnotations
from pyoxigraph import NamedNode

from graph.answers import as_markdown, shorten
from graph.errors import GraphError
from graph.known import evidence as evidence_of
from graph.known import find_iri, pointing
from graph.names import KINDS, read_names
from graph.parameters import parse_parameter
from graph.querying import answer
from graph.questions import find_question, shipped
from graph.store import Rows, open_store, text

P = ParamSpec("P")
T = TypeVar("T")
_READING = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)
_INSTRUCTIONS = (
    "A graph of Chinese work reports: bodies, laws, programs and acts, every fact traced to characters of a report. "
    "Find things with search_entity, read them with describe, quote their evidence with evidence. "
    "questions lists what is prepared; query asks one of them by name, or any SPARQL. "
    "What is not found is not found in the text: never say that it was not done."
)
_MOST = 500


def _told(function: Callable[P, T]) -> Callable[P, T]:
    """Let an assistant read what is wrong: the SDK hides errors that are not its own."""

    @wraps(function)
    def tool(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return function(*args, **kwargs)
        except GraphError as error:
            raise ToolError(str(error)) from error

    return tool


def make_server(output: Path, *, seconds: float) -> MCPServer:
    """Make the server for the build in a folder."""
    server = MCPServer("renda", instructions=_INSTRUCTIONS)
    store = output / "store"

    @server.tool(annotations=_READING)
    @_told
    def search_entity(name: str, kind: str | None = None, limit: int = 10) -> list[dict[str, Any]]:
        """Find bodies, laws, programs and places by name or alias; the likest first, with scores from 0 to 1."""
        if kind is not None and kind not in KINDS:
            raise GraphError(f"no kind {kind!r} (known: {', '.join(KINDS)})")
        found = read_names(open_store(store)).near(name, kinds=(kind,) if kind else tuple(KINDS), limit=min(limit, 50))
        return [
            {"iri": each.iri, "kind": each.kind, "label": each.label, "aliases": list(each.aliases), "score": score}
            for score, each in found
        ]

    @server.tool(annotations=_READING)
    @_told
    def describe(entity: str) -> dict[str, Any]:
        """Tell all that is said of a thing, by its IRI, label or alias, and what points at it."""
        return _described(store, entity)

    @server.tool(annotations=_READING)
    @_told
    def evidence(entity: str) -> list[dict[str, Any]]:
        """Quote the characters of the reports on which a thing stands, with document and offsets."""
        iri = find_iri(entity, read_names(open_store(store)))
        found = evidence_of(iri, lambda sparql: answer(store, sparql, seconds=seconds).rows)
        return [dict(zip(found.columns, row, strict=True)) for row in found.texts()[:_MOST]]

    @server.tool(annotations=_READING)
    @_told
    def query(question: str, parameters: dict[str, str] | None = None) -> str:
        """Ask a prepared question by its name, or any SPARQL query; the answer is a Markdown table."""
        sparql = question if "{" in question else find_question(question).sparql
        given = [parse_parameter(f"{name}={value}") for name, value in (parameters or {}).items()]
        found = answer(store, sparql, parameters=given, seconds=seconds)
        return _table(found.rows) + "".join(f"\n{note}\n" for note in found.notes)

    @server.tool(annotations=_READING)
    @_told
    def questions() -> list[dict[str, str]]:
        """List the prepared questions by name, with what they ask."""
        return [{"name": each.name, "asks": each.title} for each in shipped()]

    return server


def _described(store: Path, entity: str) -> dict[str, Any]:
    opened = open_store(store)
    iri = find_iri(entity, read_names(opened))
    says: dict[str, list[str]] = {}
    for quad in opened.quads_for_pattern(NamedNode(iri), None, None, None):
        values = says.setdefault(shorten(quad.predicate.value), [])
        if (value := text(quad.object)) not in values:
            values.append(value)
    pointed = pointing(opened, iri)
    if not says and not pointed:
        raise GraphError(f"nothing is said of <{iri}>")
    return {
        "iri": iri,
        "says": {name: sorted(values) for name, values in sorted(says.items())},
        "pointed_at_by": [{"property": name, "subject": subject} for name, subject in pointed],
    }


def _table(rows: Rows) -> str:
    if len(rows.rows) <= _MOST:
        return as_markdown(rows)
    cut = Rows(rows.columns, rows.rows[:_MOST], boolean=rows.boolean, triples=rows.triples)
    return as_markdown(cut) + f"\n… {len(rows.rows) - _MOST} more rows; narrow the question\n"
