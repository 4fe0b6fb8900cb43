"""Stand before the application: refuse foreign names and sites, turn errors of ours into answers."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from graph.errors import GraphError
from graph.serve.refusals import failure
from graph.serve.settings import Settings

Next = Callable[[Request], Awaitable[Response]]


def make_guard(settings: Settings) -> Callable[[Request, Next], Awaitable[Response]]:
    """Make the function through which every request goes."""
    allowed = settings.allowed()

    async def guard(request: Request, call_next: Next) -> Response:
        # A page elsewhere can point a name of its own at this machine; only our own names are answered.
        if host_name(request.headers.get("host", "")) not in allowed:
            return PlainTextResponse("this server is not called by this name; see renda serve --allow-host\n", 421)
        # A page elsewhere can make its reader's browser ask, and let a server on that machine work, unread.
        if not _is_welcome(request.headers.get("origin"), allowed, settings.origins):
            return PlainTextResponse("this site may not ask here; see renda serve --cors\n", 403, {"Vary": "Origin"})
        if request.method == "OPTIONS":
            response: Response = Response(status_code=204, headers={"Allow": _methods(request)})
        else:
            response = await call_next(request)
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers.setdefault("Referrer-Policy", "no-referrer")
        _share(request, response)
        return response

    return guard


async def tell(request: Request, error: Exception) -> Response:  # noqa: ARG001
    """Answer an error of ours."""
    return failure(error if isinstance(error, GraphError) else GraphError(str(error)))


def host_name(host: str) -> str:
    """Cut the port off a Host header.

    >>> host_name("localhost:80"), host_name("[::1]:80"), host_name("::1")
    ('localhost', '::1', '::1')
    """
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return (host if host.count(":") > 1 else host.partition(":")[0]).lower()


def _is_welcome(origin: str | None, allowed: frozenset[str], origins: tuple[str, ...]) -> bool:
    """Tell whether a page may ask: one of no site, of this machine (OpenRefine is one), or of a site that is named."""
    if origin is None or {origin, "*"} & set(origins):
        return True
    scheme, _, host = origin.partition("://")
    return scheme in ("http", "https") and host_name(host) in allowed


def _share(request: Request, response: Response) -> None:
    """Let a page that may ask read the answer."""
    response.headers.append("Vary", "Origin")
    if (origin := request.headers.get("origin")) is not None:
        response.headers["Access-Control-Allow-Origin"] = origin
        response.headers["Access-Control-Allow-Methods"] = _methods(request)
        response.headers["Access-Control-Allow-Headers"] = "Accept, Content-Type"


def _methods(request: Request) -> str:
    """List the methods of an address: forms are taken where one asks."""
    return "GET, HEAD, POST, OPTIONS" if request.url.path in ("/sparql", "/reconcile") else "GET, HEAD, OPTIONS"
