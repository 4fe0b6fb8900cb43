"""An assistant at `renda mcp`, which asks for things and small queries over standard streams."""

from __future__ import annotations

import asyncio
import json
import random
import time
from collections.abc import AsyncIterator, Hashable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from mcp import Client, StdioServerParameters
from mcp.client.stdio import stdio_client
from measuring import RENDA
from pyoxigraph import Store

from graph.answers import as_markdown
from graph.imports.keeping import base_of, folder_of
from graph.names import Names, read_names
from graph.store import open_store, rows
from loading.asked import SMALL
from loading.meaning import of_json
from loading.record import Record

_PAUSE = 0.5
_TRY_AGAIN = ("the store cannot be read", "no store here", "the query was ended, most often", "the child")


@asynccontextmanager
async def assistant(output: Path) -> AsyncIterator[Client]:
    """Start `renda mcp` on a build and greet it."""
    server = StdioServerParameters(command=RENDA[0], args=[*RENDA[1:], "mcp", "-o", str(output)])
    async with Client(stdio_client(server)) as client:
        yield client


async def assist(client: Client, states: Sequence[Path], record: Record, *, until: float) -> None:
    """Ask a tool, rest, and ask another; a store that is being changed is asked again."""
    asked = _asked(states)
    drawn = random.Random("assistant")
    while time.perf_counter() < until:
        tool, arguments, right = drawn.choice(asked)
        start = time.perf_counter()
        answer = await client.call_tool(tool, arguments)
        record.seconds["assistant"].append(time.perf_counter() - start)
        told = " ".join(getattr(part, "text", "") for part in answer.content)
        if answer.is_error and any(each in told for each in _TRY_AGAIN):
            record.retried["assistant"] += 1
        elif answer.is_error or of_json((answer.structured_content or {}).get("result")) not in right:
            record.wrong.append(f"assistant: {tool} {json.dumps(arguments, ensure_ascii=False)}: {told[:300]}")
        await asyncio.sleep(_PAUSE)


def _asked(states: Sequence[Path]) -> list[tuple[str, dict[str, Any], frozenset[Hashable]]]:
    stores = [open_store(each) for each in states]
    names = [read_names(store) for store in stores]
    own = read_names(stores[0], without=folder_of(base_of(stores[0]))).entities
    found = [
        (
            "search_entity",
            {"name": entity.label, "limit": 5},
            frozenset(of_json(_search(each, entity.label)) for each in names),
        )
        for entity in random.Random(3).sample(own, min(20, len(own)))
    ]
    queries = [each for each in SMALL if each.startswith("SELECT (")]
    return [*found, *(("query", {"question": each}, _tables(stores, each)) for each in queries)]


def _search(names: Names, name: str) -> list[dict[str, Any]]:
    return [
        {"iri": each.iri, "kind": each.kind, "label": each.label, "aliases": list(each.aliases), "score": score}
        for score, each in names.near(name, limit=5)
    ]


def _tables(stores: Sequence[Store], sparql: str) -> frozenset[Hashable]:
    return frozenset(of_json(as_markdown(rows(store, sparql))) for store in stores)
