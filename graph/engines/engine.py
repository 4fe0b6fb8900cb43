"""What an engine is: one method that does a piece of work for every item."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from graph.errors import GraphError

Item = TypeVar("Item")
Result = TypeVar("Result")


class EngineError(GraphError):
    """An engine that is unknown or cannot be used here."""


@dataclass(frozen=True, slots=True)
class Done(Generic[Item, Result]):
    """An item with what came of it, or with what went wrong (one line)."""

    item: Item
    result: Result | None = None
    problem: str | None = None


class Engine(Protocol):
    """Does a piece of work for many items.

    Each item comes back exactly once, in any order, as soon as it is done; no more than a few are under way at a time,
    and no more than a few are taken from `items` ahead of that.  Work that raises, or that takes its process down,
    comes back with a problem; it changes nothing for the other items.
    """

    def map(self, work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Done[Item, Result]]:
        """Do the work for every item."""
        ...


def told(error: BaseException) -> str:
    """Say in one line what was raised."""
    return " ".join(f"{type(error).__name__}: {error}".split())
