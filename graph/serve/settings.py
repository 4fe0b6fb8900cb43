"""What a server is told: where the build is, who may ask, and how much."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

LOOPBACK = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a server.

    `hosts` are the names by which it may be called: any other is refused, so that a foreign page cannot reach it
    under a name of its own. `origins` are the sites whose scripts may read its answers; none unless named.
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

    @property
    def store(self) -> Path:
        """The folder of the store."""
        return self.output / "store"

    def allowed(self) -> frozenset[str]:
        """List all names by which the server may be called."""
        return frozenset((*LOOPBACK, self.host, *self.hosts)) - {"0.0.0.0", "::"}
