"""Put the server together: which address is answered by what."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from importlib.resources import files

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from graph.errors import GraphError
from graph.serve import protocol, reconciling, things
from graph.serve.guard import make_guard, tell
from graph.serve.jobs import base
from graph.serve.pool import Pool
from graph.serve.settings import Settings
from graph.store import open_store
from graph.worker import Job

Answer = Callable[[Request], Awaitable[Response]]


def make_app(settings: Settings) -> Starlette:
    """Make the application; its children start with the first queries."""
    pool = Pool(settings)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        pool.close()

    return Starlette(
        routes=_routes(settings, pool),
        middleware=[Middleware(BaseHTTPMiddleware, dispatch=make_guard(settings))],
        exception_handlers={GraphError: tell},
        lifespan=lifespan,
    )


def run(settings: Settings) -> None:
    """Serve until the process is told to end."""
    open_store(settings.store)  # a store that is not there is told before a port is taken
    uvicorn.run(
        make_app(settings), host=settings.host, port=settings.port, log_level="warning", server_header=False,
        limit_concurrency=settings.workers + settings.waiting + 64, timeout_keep_alive=5,
    )  # fmt: skip


def _routes(settings: Settings, pool: Pool) -> list[Route]:
    async def sparql(request: Request) -> Response:
        return await protocol.sparql(request, pool, settings)

    async def void(request: Request) -> Response:
        return await protocol.describe(request, pool, "void")

    async def look_up(request: Request) -> Response:
        return await things.look_up(request, pool)

    async def reconcile(request: Request) -> Response:
        return await reconciling.reconcile(request, pool, settings)

    async def suggest(request: Request) -> Response:
        return await reconciling.suggest(request, pool)

    async def preview(request: Request) -> Response:
        return await reconciling.preview(request, pool)

    async def health(_: Request) -> Response:
        await pool.run(Job(base, None))
        return PlainTextResponse("ok\n")

    return [
        Route("/", _page(settings)),
        Route("/sparql", sparql, methods=["GET", "POST"]),
        Route("/.well-known/void", void),
        Route("/openapi.json", _openapi),
        Route("/health", health),
        Route("/reconcile", reconcile, methods=["GET", "POST"]),
        Route("/reconcile/suggest/{what}", suggest),
        Route("/reconcile/properties", reconciling.propose),
        Route("/reconcile/preview", preview),
        Route("/resource", look_up),
        Route("/{path:path}", look_up),
    ]


def _page(settings: Settings) -> Answer:
    async def page(_: Request) -> Response:
        path = settings.output / "graph.html"
        if not path.is_file():
            return PlainTextResponse("renda: ask /sparql, /reconcile, /openapi.json; the build has no page\n")
        return FileResponse(path, media_type="text/html")

    return page


async def _openapi(request: Request) -> Response:
    described = json.loads((files("graph.serve") / "openapi.json").read_text(encoding="utf-8"))
    return JSONResponse({**described, "servers": [{"url": str(request.base_url)}]})
