"""The SPARQL 1.1 Protocol, https://www.w3.org/TR/sparql11-protocol/: read-only, bounded, without SERVICE."""

from __future__ import annotations

from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from graph.federation import calls_out
from graph.serve.jobs import NotAcceptableError, Query, TooLargeError, answer, described
from graph.serve.negotiation import GRAPHS, choose
from graph.serve.pool import BusyError, Pool
from graph.serve.settings import Settings
from graph.store import QueryError, QuerySyntaxError, StoreError
from graph.worker import Job, TimeLimitError, WorkerError

FORM, QUERY, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
_STATUS: tuple[tuple[type[Exception], int], ...] = (
    (TimeLimitError, 503),
    (WorkerError, 503),
    (BusyError, 503),
    (StoreError, 503),
    (NotAcceptableError, 406),
    (TooLargeError, 400),
    (QuerySyntaxError, 400),
    (QueryError, 400),
)


class RefusedError(QueryError):
    """A request that is not of the protocol, or asks for what is not given; with its status."""

    def __init__(self, status: int, message: str) -> None:
        self.status = status
        super().__init__(message)

    def __reduce__(self) -> tuple[type[RefusedError], tuple[int, str]]:
        return RefusedError, (self.status, str(self))


def failure(error: Exception) -> Response:
    """Tell an error of ours as plain text with its status."""
    status = error.status if isinstance(error, RefusedError) else next(
        (status for kind, status in _STATUS if isinstance(error, kind)), 400
    )  # fmt: skip
    headers = {"Retry-After": "5"} if isinstance(error, BusyError | StoreError) else {}
    return PlainTextResponse(f"{error}\n", status_code=status, headers=headers)


async def sparql(request: Request, pool: Pool, settings: Settings) -> Response:
    """Answer a query by GET, POST of a form, or POST of the query itself; without a query describe the service."""
    parameters = await _parameters(request, settings)
    queries = [value for name, value in parameters if name == "query"]
    if any(name == "update" for name, _ in parameters):
        raise RefusedError(403, "this service answers questions only; updates are refused")
    if not queries and request.method in ("GET", "HEAD"):
        return await describe(request, pool, "service")
    if len(queries) != 1:
        raise RefusedError(400, f"a request has one query; this has {len(queries)}")
    if calls_out(queries[0]):
        raise RefusedError(403, "SERVICE is refused: this service calls no other; ask them apart")
    asked = Query(
        queries[0],
        request.headers.get("accept"),
        settings.answer_bytes,
        tuple(value for name, value in parameters if name == "default-graph-uri"),
        tuple(value for name, value in parameters if name == "named-graph-uri"),
    )
    media, body = await pool.run(Job(answer, asked))
    return Response(body, media_type=media, headers={"Vary": "Accept"})


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
        raise RefusedError(403, "this service answers questions only; updates are refused")
    if kind not in (FORM, QUERY):
        raise RefusedError(415, f"send a query as {QUERY}, or a form as {FORM}")
    try:
        body = (await read_body(request, settings)).decode("utf-8")
    except UnicodeDecodeError as error:
        raise RefusedError(400, "the request is not in UTF-8") from error
    if kind == QUERY:
        return [*in_url, ("query", body)]
    return [*in_url, *parse_qsl(body, keep_blank_values=True)]


async def read_body(request: Request, settings: Settings) -> bytes:
    """Read a request up to the bound."""
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > settings.request_bytes:
            raise RefusedError(413, f"the request is larger than {settings.request_bytes:,} bytes")
    return bytes(body)
