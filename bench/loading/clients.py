"""Clients that ask without a pause and look at every answer."""

from __future__ import annotations

import asyncio
import hashlib
import random
import time
from collections.abc import Mapping, Sequence
from typing import Any

import httpx2 as httpx

from loading.asked import FORM, KINDS, RUNAWAY, SHARES, Request
from loading.record import Record

_PATIENCE = 60.0
"""How long, in seconds, a client is told to try again before that is a failure."""
_PAUSE = 0.2


class Clients:
    """Clients of one server; `retries` lets them ask again where the server says so."""

    def __init__(self, http: httpx.AsyncClient, asked: Mapping[str, Sequence[Request]], *, retries: bool) -> None:
        self.record = Record()
        self._http = http
        self._asked = asked
        self._retries = retries
        self._right: set[tuple[int, bytes]] = set()

    async def warm(self, clients: int) -> None:
        """Ask everything once, so that each child has done each kind of work; nothing is timed."""
        left = [each for requests in self._asked.values() for each in requests]
        random.Random(0).shuffle(left)

        async def client() -> None:
            while left:
                await self._ask(left.pop(), timed=False)

        await asyncio.gather(*(client() for _ in range(clients)))

    async def load(self, clients: int, *, until: float) -> None:
        """Ask at random, by the shares of the kinds, until a moment of `time.perf_counter`."""

        async def client(number: int) -> None:
            drawn = random.Random(f"client {number}")
            while time.perf_counter() < until:
                (kind,) = drawn.choices(KINDS, SHARES)
                await self._ask(drawn.choice(self._asked[kind]))

        await asyncio.gather(*(client(number) for number in range(clients)))

    async def run_away(self, limit: float, *, until: float) -> None:
        """Send the query that has no end, wait until it is stopped, rest as long, and send it again."""
        while time.perf_counter() < until:
            start = time.perf_counter()
            answer = await self._http.get("/sparql", params={"query": RUNAWAY})
            took = time.perf_counter() - start
            if answer.status_code == 503 and "Retry-After" in answer.headers and self._retries:
                await asyncio.sleep(_PAUSE)
            elif answer.status_code == 503 and took >= limit and "ended after" in answer.text:
                self.record.stopped += 1
                await asyncio.sleep(max(0.0, min(limit, until - time.perf_counter())))
            else:
                self.record.failed.append(f"the runaway query: {answer.status_code} in {took:.1f} s: {answer.text}")
                return

    async def _ask(self, request: Request, *, timed: bool = True) -> None:
        give_up = time.perf_counter() + _PATIENCE
        while True:
            start = time.perf_counter()
            try:
                answer = await self._http.request(request.method, request.path, **sent(request))
            except httpx.HTTPError as error:
                self.record.failed.append(f"{_name(request)}: no answer: {error!r}")
                return
            took = time.perf_counter() - start
            if answer.status_code != 503 or "Retry-After" not in answer.headers or start > give_up:
                break
            self.record.retried[request.kind] += 1
            await asyncio.sleep(_PAUSE)
        if timed:
            self.record.seconds[request.kind].append(took)
        self._look_at(request, answer)

    def _look_at(self, request: Request, answer: httpx.Response) -> None:
        if answer.status_code >= 500:
            self.record.failed.append(f"{_name(request)}: {answer.status_code}: {answer.text[:300]}")
        elif answer.status_code != 200 or answer.headers["Content-Type"].partition(";")[0] != request.media:
            told = answer.text[:300]
            self.record.wrong.append(f"{_name(request)}: {answer.status_code} {answer.headers['Content-Type']}: {told}")
        else:
            self._check(request, answer.content)

    def _check(self, request: Request, body: bytes) -> None:
        """Hold an answer against the right ones; bytes that were read once are known by their digest."""
        known = id(request), hashlib.sha256(body).digest()
        if known in self._right:
            return
        try:
            fits = request.fits(body)
        except (ValueError, SyntaxError) as error:
            self.record.wrong.append(f"{_name(request)}: cannot be read: {error}: {body[:300]!r}")
            return
        if fits:
            self._right.add(known)
        else:
            self.record.wrong.append(f"{_name(request)}: {body[:300]!r}")


def sent(request: Request) -> dict[str, Any]:
    """Write a request as the client's library wants it."""
    headers = {"Accept": request.media}
    if not request.content:
        return {"headers": headers, "params": {request.field: request.body} if request.field else None}
    if request.content == FORM:
        return {"headers": headers, "data": {request.field: request.body}}
    return {"headers": {**headers, "Content-Type": request.content}, "content": request.body.encode()}


def _name(request: Request) -> str:
    return f"{request.kind}: {request.method} {request.path} as {request.media}: {request.body[:120]!r}"
