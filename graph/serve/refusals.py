"""What a server answers when it does not answer: each error of ours has its status."""

from __future__ import annotations

from starlette.responses import PlainTextResponse, Response

from graph.imports import UpdateRefusedError
from graph.serve.jobs import NotAcceptableError, TooLargeError
from graph.serve.pool import BusyError
from graph.store import QueryError, StoreError
from graph.worker import TimeLimitError, WorkerError

Headers = tuple[tuple[str, str], ...]
# An answer that is too large is told before any of it is sent. 507 names the case; by 400 clients tell their users
# that the query is malformed, and 413 is of requests.
_STATUS: tuple[tuple[type[Exception], int], ...] = (
    (TimeLimitError, 503),
    (WorkerError, 503),
    (BusyError, 503),
    (StoreError, 503),
    (NotAcceptableError, 406),
    (TooLargeError, 507),
    (UpdateRefusedError, 403),
)


class RefusedError(QueryError):
    """A request that is not of the protocol, or asks for what is not given; with its status and headers."""

    def __init__(self, status: int, message: str, headers: Headers = ()) -> None:
        self.status = status
        self.headers = headers
        super().__init__(message)

    def __reduce__(self) -> tuple[type[RefusedError], tuple[int, str, Headers]]:
        return RefusedError, (self.status, str(self), self.headers)


def failure(error: Exception) -> Response:
    """Tell an error of ours as plain text with its status; what has none of its own is the client's: 400."""
    if isinstance(error, RefusedError):
        return PlainTextResponse(f"{error}\n", status_code=error.status, headers=dict(error.headers))
    status = next((status for kind, status in _STATUS if isinstance(error, kind)), 400)
    headers = {"Retry-After": "5"} if isinstance(error, BusyError | StoreError) else {}
    return PlainTextResponse(f"{error}\n", status_code=status, headers=headers)
