"""One after the other, in this process."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from graph.engines.engine import Done, Item, Result, told


@dataclass(frozen=True, slots=True)
class Local:
    """Does the work here; what takes the process down ends the run, and the next one goes on from there."""

    def map(self, work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Done[Item, Result]]:
        """Do the work for every item, in their order."""
        for item in items:
            try:
                result = work(item)
            except Exception as error:  # noqa: BLE001 - an engine keeps one item's trouble from the others
                yield Done(item, problem=told(error))
            else:
                yield Done(item, result)
