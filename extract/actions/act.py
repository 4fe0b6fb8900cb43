"""What a frame makes of a trigger: an act in view coordinates, before it becomes a record."""

from __future__ import annotations

from dataclasses import dataclass

from extract.actions.scene import Name, Stretch
from extract.metrics import Count


@dataclass(frozen=True, slots=True)
class Subject:
    """Who acts, in the view; `names` are the bodies in it. `start == end` with `ours`: left out and ours."""

    start: int = 0
    end: int = 0
    names: tuple[Name, ...] = ()
    ours: bool = True
    count: Count | None = None

    @property
    def written(self) -> bool:
        """Tell whether the text names the one who acts."""
        return self.start < self.end


@dataclass(frozen=True, slots=True)
class Act:
    """An act a frame found. `subject` None: the text does not settle who acts.

    `consumed` is the stretch (the object, the topic) in which no further trigger may be read.
    """

    start: int
    end: int
    type: str
    rule: str
    extent: Stretch
    subject: Subject | None = None
    targets: tuple[Name, ...] = ()
    topic: Stretch | None = None
    laws: tuple[Name, ...] = ()
    programs: tuple[Name, ...] = ()
    times: tuple[Name, ...] = ()
    quantity: Count | None = None
    total: bool = False
    items: tuple[Stretch, ...] = ()
    consumed: Stretch | None = None
    planned: bool = False
