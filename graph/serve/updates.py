"""Updates by the SPARQL 1.1 Protocol: off unless there is a token, and then only into graphs of their own."""

from __future__ import annotations

import asyncio
import hmac
from pathlib import Path

from pyoxigraph import Store
from starlette.requests import Request
from starlette.responses import Response

from graph.imports import update_store
from graph.serve.pool import Pool
from graph.serve.refusals import RefusedError
from graph.serve.settings import Settings
from graph.worker import Job

_ONE_AT_A_TIME = asyncio.Lock()


def check_leave(request: Request, settings: Settings) -> None:
    """Let who has the token pass; https://www.rfc-editor.org/rfc/rfc6750#section-3."""
    if settings.token is None:
        raise RefusedError(403, "this service answers questions only; updates need renda serve --update-token-file")
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not given.strip():
        raise RefusedError(401, "an update needs the header Authorization: Bearer TOKEN", _challenge())
    if not hmac.compare_digest(given.strip().encode(), settings.token.encode()):
        raise RefusedError(401, "this is not the token of this server", _challenge(', error="invalid_token"'))


async def update(sparql: str, pool: Pool, settings: Settings) -> Response:
    """Apply an update in a child, one at a time; the next query is answered from the new store."""
    async with _ONE_AT_A_TIME:
        await pool.run(Job(_apply, (settings.store, sparql)))
    return Response(status_code=204)


def _apply(_: Store, request: tuple[Path, str]) -> None:
    update_store(*request)


def _challenge(error: str = "") -> tuple[tuple[str, str], ...]:
    return (("WWW-Authenticate", f'Bearer realm="renda"{error}'),)
