"""The SPARQL 1.1 Protocol, https://www.w3.org/TR/sparql11-protocol/: bounded, without SERVICE; updates by token."""

from __future__ import annotations

from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import Response

from graph.federation import calls_out
from graph.serve.jobs import Query, answer, described, nodes
from graph.serve.negotiation import GRAPHS, choose
from graph.serve.pool import Pool
from graph.serve.refusals import RefusedError
from graph.serve.settings import Settings
from graph.serve.updates import check_leave, update
from graph.worker import Job

FORM, QUERY, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"


async def sparql(request: Request, pool: Pool, settings: Settings) -> Response:
    """Answer a query by GET, POST of a form, or POST of the query itself; without a query describe the service."""
    parameters = await _parameters(request, settings)
    queries = [value for name, value in parameters if name == "query"]
    updates = [value for name, value in parameters if name == "update"]
    if updates:
        check_leave(request, settings)
        return await update(_only_update(request, parameters), pool, settings)
    default, named = (
        tuple(value for name, value in parameters if name == f"{kind}-graph-uri") for kind in ("default", "named")
    )
    nodes(default + named)  # what is no IRI is told before anything is asked
    if not queries and request.method in ("GET", "HEAD"):
        return await describe(request, pool, "service")
    if len(queries) != 1:
        raise RefusedError(400, f"a request has one query; this has {len(queries)}")
    if calls_out(queries[0]):
        raise RefusedError(403, "SERVICE is refused: this service calls no other; ask them apart")
    asked = Query(queries[0], request.headers.get("accept"), settings.answer_bytes, default, named)
    media, body = await pool.run(Job(answer, asked))
    return Response(body, media_type=media, headers={"Vary": "Accept"})


def _only_update(request: Request, parameters: list[tuple[str, str]]) -> str:
    """Give the one update of a request."""
    if request.method != "POST":
        raise RefusedError(400, "an update is sent by POST")
    if [name for name, _ in parameters if name.startswith("using-")]:
        raise RefusedError(400, "name the data set in the update itself, by USING")
    found = [value for name, value in parameters if name in ("update", "query")]
    if len(found) != 1:
        raise RefusedError(400, f"a request has one update and no query; this has {len(found)} of both")
    return found[0]


async def describe(request: Request, pool: Pool, name: str) -> Response:
    """Describe the service or the data set in a form of RDF."""
    media = choose(request.headers.get("accept"), list(GRAPHS)) or "text/turtle"
    endpoint = str(request.base_url) + "sparql"
    body = await pool.run(Job(described, (name, endpoint, media)))
    return Response(body, media_type=media, headers={"Vary": "Accept"})


async def _parameters(request: Request, settings: Settings) -> list[tuple[str, str]]:
    in_url = parse_qsl(request.url.query, keep_blank_values=True)
    if request.method != "POST":
        return in_url
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == UPDATE:
        check_leave(request, settings)  # before anything is read
    if kind not in (FORM, QUERY, UPDATE):
        raise RefusedError(415, f"send a query as {QUERY}, an update as {UPDATE}, or a form as {FORM}")
    try:
        body = (await read_body(request, settings)).decode("utf-8")
    except UnicodeDecodeError as error:
        raise RefusedError(400, "the request is not in UTF-8") from error
    if kind in (QUERY, UPDATE):
        return [*in_url, ("query" if kind == QUERY else "update", body)]
    return [*in_url, *parse_qsl(body, keep_blank_values=True)]


async def read_body(request: Request, settings: Settings) -> bytes:
    """Read a request up to the bound."""
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > settings.request_bytes:
            raise RefusedError(413, f"the request is larger than {settings.request_bytes:,} bytes")
    return bytes(body)
