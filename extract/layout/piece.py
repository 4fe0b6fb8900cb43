"""A sentence in the making."""

from __future__ import annotations

from dataclasses import dataclass

from extract.document import SentenceRole
from extract.layout.marks import Mark, read_mark
from extract.layout.view import View


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence before it knows its section: its view, its paragraph, and where in the paragraph it stands."""

    view: View
    paragraph: int
    first: bool
    last: bool
    role: SentenceRole = "body"
    heading: bool = False

    @property
    def text(self) -> str:
        """The view's characters."""
        return self.view.text

    @property
    def mark(self) -> Mark | None:
        """The head mark at its start."""
        return read_mark(self.view.text)

    @property
    def finished(self) -> bool:
        """Tell whether it ends with a final mark."""
        return self.view.text.rstrip("”’)》〉]*")[-1:] in "。!?;:："
