"""What an export format is: a name, a suffix, a media type, and a function that writes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Quad

Write = Callable[[Sequence[Quad], Path], None]


@dataclass(frozen=True, slots=True)
class Format:
    """A serialisation of the dataset; `write` takes sorted quads and the file to write."""

    name: str
    suffix: str
    media_type: str
    write: Write
