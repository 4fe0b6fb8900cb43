"""A server of the sample record on a free port, for tests that ask it over the network."""

import socket
import threading
import time
from contextlib import contextmanager
from http.client import HTTPConnection
from typing import NamedTuple
from urllib.parse import quote, urlencode

import uvicorn

from graph.serve import Settings
from graph.serve.app import make_app


class Reply(NamedTuple):
    """The answer to a request."""

    status: int
    headers: dict
    body: bytes

    @property
    def text(self):
        """The body as text."""
        return self.body.decode("utf-8")


class Client(NamedTuple):
    """Asks a server on this machine."""

    port: int

    @property
    def url(self):
        """The address of the server."""
        return f"http://127.0.0.1:{self.port}"

    def ask(self, path, *, method="GET", body=None, query=None, accept=None, **headers):
        """Send a request; other arguments are headers, with `_` for `-`."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        if accept is not None:
            headers["Accept"] = accept
        address = quote(path, safe="/%:=,~()") + (f"?{urlencode(query, doseq=True)}" if query else "")
        try:
            connection.request(method, address, body=body, headers=headers)
            answer = connection.getresponse()
            return Reply(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read())
        finally:
            connection.close()


@contextmanager
def served(output, **changes):
    """Serve a build until the block ends."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    settings = Settings(output, port=port, **changes)
    server = uvicorn.Server(uvicorn.Config(make_app(settings), host="127.0.0.1", port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + 30
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.02)
    try:
        yield Client(port)
    finally:
        server.should_exit = True
        thread.join(timeout=30)
