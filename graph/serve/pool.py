"""A pool of children that run queries: a heavy one takes its own child's time and no other's."""

from __future__ import annotations

import asyncio
from typing import Any

from graph.serve.jobs import base
from graph.serve.settings import Settings
from graph.store import QueryError
from graph.worker import Job, Worker


class BusyError(QueryError):
    """More queries wait than a server lets wait."""


class Pool:
    """Children for as many queries at once as the settings allow; the others wait, up to a bound."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        # What the children import with their first job comes before the clock of a query.
        self._workers = [
            Worker(settings.store, memory=settings.memory, first=Job(base, None)) for _ in range(settings.workers)
        ]
        self._free: asyncio.Queue[Worker] | None = None
        self._waiting = 0

    async def run(self, job: Job) -> Any:
        """Do a job in the next free child."""
        if self._free is None:
            self._free = asyncio.Queue()
            for worker in self._workers:
                self._free.put_nowait(worker)
        if self._waiting >= self._settings.waiting:
            raise BusyError("too many queries wait; try again in a moment")
        self._waiting += 1
        try:
            worker = await self._free.get()
        finally:
            self._waiting -= 1
        running = asyncio.ensure_future(asyncio.to_thread(worker.run, job, seconds=self._settings.seconds))
        # A client that goes away must not free a child that is still at work.
        running.add_done_callback(lambda _: self._free.put_nowait(worker) if self._free else None)
        return await asyncio.shield(running)

    def close(self) -> None:
        """End all children."""
        for worker in self._workers:
            worker.close()
