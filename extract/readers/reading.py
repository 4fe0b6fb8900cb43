"""What a reader is and what it gives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """A file's text; `format` names the format, and the library with its version where one made the text."""

    text: str
    format: str
    encoding: str


@dataclass(frozen=True, slots=True)
class Reader:
    """An input format: the suffixes it goes by, and `read(data, path)`; the path serves error messages only.

    A format that a `library` reads is read apart, within `seconds` of processor time.
    `remedy` says how to save what can't be read so.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes, str], Reading]
    library: str = ""
    seconds: int = 60
    remedy: str = "save it as plain UTF-8 text"
