"""The shapes a text has before anything is found in it: source, sentences, sections, title block.

A `Sentence` carries a *view*: its characters folded one to one (half-width marks and digits, simplified characters),
without the line wraps, blanks and footnote marks that stand in the middle of it.
Rules read the view; `Sentence.span` maps what they find back to the source, whose text is never rewritten.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from extract.records import Covers, Kind, Masked, Quote, Section, SectionStatus, Span

SentenceRole = Literal["title", "body", "glossary", "furniture"]


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it was read; `text` is the decoded text, untouched (a BOM stays, CRLF stays)."""

    id: str
    path: str
    format: str
    encoding: str
    sha256: str
    text: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: `span` in the source, `text` the view, `offsets[i]` the source offset of `text[i]`.

    `heading` marks a section head, or a paragraph's lead that only announces what follows (扎实开展工作评议。).
    `paragraph` counts paragraphs of the source from 0; sentences of one paragraph share it.
    """

    span: Span
    text: str
    offsets: tuple[int, ...]
    paragraph: int
    section: str | None = None
    heading: bool = False
    status: SectionStatus = "other"
    role: SentenceRole = "body"

    def source_span(self, start: int, end: int) -> Span:
        """Map a stretch of the view (not empty) to the source."""
        return Span(self.offsets[start], self.offsets[end - 1] + 1)

    def quote(self, source_text: str, start: int, end: int) -> Quote:
        """Return the characters of the source that a stretch of the view (not empty) stands for."""
        first, last = self.offsets[start], self.offsets[end - 1] + 1
        return Quote(source_text[first:last], first, last)


@dataclass(frozen=True, slots=True)
class TitleBlock:
    """What the head of a report says about itself; None where it does not say it.

    `body` is the reporting body's canonical full name as far as the text and the gazetteer tell
    (呼和浩特市新城区人民代表大会常务委员会), `place` its jurisdiction's full name (呼和浩特市新城区),
    `session` the name of the meeting as printed, `delivered` an ISO date, `speaker` a person's name.
    """

    kind: Kind = "other"
    body: str | None = None
    place: str | None = None
    session: str | None = None
    delivered: str | None = None
    speaker: str | None = None
    covers: Covers = Covers()


@dataclass(frozen=True, slots=True)
class Document:
    """A source with its layout. Sentences stand in text order; masked stretches hold none."""

    source: Source
    title: TitleBlock
    masked: tuple[Masked, ...] = ()
    sections: tuple[Section, ...] = ()
    sentences: tuple[Sentence, ...] = ()
