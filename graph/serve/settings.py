"""What a server is told: where the build is, who may ask, and how much."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from graph.errors import GraphError

TOKEN = "RENDA_UPDATE_TOKEN"
"""The variable of the environment that may hold the token of updates."""
_SHORTEST = 16
LOOPBACK = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a server.

    `hosts` are the names by which it may be called: any other is refused, so that a foreign page cannot reach it
    under a name of its own. `origins` are the sites whose scripts may read its answers; none unless named, but for
    pages of this machine. Updates are taken from who has the `token`; without one there are none.
    """

    output: Path
    host: str = "127.0.0.1"
    port: int = 8765
    hosts: tuple[str, ...] = field(default=())
    origins: tuple[str, ...] = ()
    workers: int = 2
    waiting: int = 64
    seconds: float = 30.0
    answer_bytes: int = 50_000_000
    request_bytes: int = 1_000_000
    memory: int = 2**31
    token: str | None = field(default=None, repr=False)

    @property
    def store(self) -> Path:
        """The folder of the store."""
        return self.output / "store"

    def allowed(self) -> frozenset[str]:
        """List all names by which the server may be called."""
        return frozenset((*LOOPBACK, self.host, *self.hosts)) - {"0.0.0.0", "::"}


def read_token(file: Path | None, environment: Mapping[str, str]) -> str | None:
    """Read the token of updates from a file, else from the environment; never from a command line, which others see."""
    token = file.read_text(encoding="utf-8").strip() if file is not None else environment.get(TOKEN)
    if token is None:
        return None
    if len(token) < _SHORTEST or not token.isascii() or any(each.isspace() for each in token):
        place = file if file is not None else f"${TOKEN}"
        raise GraphError(
            f"{place}: a token has at least {_SHORTEST} ASCII characters and no blanks; make one: openssl rand -hex 32"
        )
    return token
