"""Stand before the application: refuse foreign names, let named sites read, turn errors of ours into answers."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from graph.errors import GraphError
from graph.serve.protocol import failure
from graph.serve.settings import Settings

Next = Callable[[Request], Awaitable[Response]]


def make_guard(settings: Settings) -> Callable[[Request, Next], Awaitable[Response]]:
    """Make the function through which every request goes."""
    allowed = settings.allowed()

    async def guard(request: Request, call_next: Next) -> Response:
        # A page elsewhere can point a name of its own at this machine; only our own names are answered.
        if host_name(request.headers.get("host", "")) not in allowed:
            return PlainTextResponse("this server is not called by this name; see renda serve --allow-host\n", 421)
        if request.method == "OPTIONS":
            response: Response = Response(status_code=204, headers={"Allow": "GET, HEAD, POST, OPTIONS"})
        else:
            response = await call_next(request)
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers.setdefault("Referrer-Policy", "no-referrer")
        _share(request, response, settings.origins)
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


def _share(request: Request, response: Response, origins: tuple[str, ...]) -> None:
    origin = request.headers.get("origin")
    if origin is None or not ({origin, "*"} & set(origins)):
        return
    response.headers["Access-Control-Allow-Origin"] = "*" if "*" in origins else origin
    response.headers["Access-Control-Allow-Methods"] = "GET, HEAD, POST, OPTIONS"
    response.headers["Access-Control-Allow-Headers"] = "Accept, Content-Type"
    response.headers.append("Vary", "Origin")
