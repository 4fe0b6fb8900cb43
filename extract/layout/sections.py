"""Open a section at every head and nest them by the rank of their marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.layout.heads import announced_rest, announces
from extract.layout.marks import LEAD_RANK, PERIOD_RANK, read_mark
from extract.layout.piece import Piece
from extract.layout.status import Years, head_status
from extract.layout.titlelines import begins_another_report
from extract.records import Section, SectionStatus

_PLAIN_LINE_RANK = 6.6


@dataclass(frozen=True, slots=True)
class _Open:
    rank: float
    first: int
    level: int
    status: SectionStatus
    heading: str


def split_sections(
    pieces: Sequence[Piece], years: Years, *, end: int, raw: str, plan_only: bool = False
) -> tuple[tuple[Section, ...], tuple[int | None, ...]]:
    """Return the sections in text order and, for each piece, the index of the section it stands in."""
    initial: SectionStatus = "planned" if plan_only else "done"
    running = initial
    breaks: list[int] = []
    opened: list[_Open] = []
    stack: list[int] = []
    within: list[int | None] = []
    for index, piece in enumerate(pieces):
        if opened and piece.role == "body" and _is_line(piece) and begins_another_report(piece.text):
            breaks.append(index)
            stack.clear()
            running = initial
        elif _opens(piece):
            cue = head_status(piece.text, piece.mark, years) if _is_line(piece) else None
            rank = _rank(piece, cue)
            while stack and opened[stack[-1]].rank >= rank:
                stack.pop()
            if cue is not None and cue != "shortcomings":
                running = cue
            inherited = opened[stack[-1]].status if stack else running
            heading = raw[piece.view.offsets[0] : piece.view.offsets[-1] + 1].replace("**", "")
            status = "other" if piece.role == "glossary" else cue or inherited
            stack.append(len(opened))
            opened.append(_Open(rank, index, len(stack), status, heading))
        within.append(stack[-1] if stack and piece.role in ("body", "glossary") else None)
    return tuple(_close(opened, pieces, breaks, end)), tuple(within)


def _opens(piece: Piece) -> bool:
    return piece.heading and piece.role in ("body", "glossary") and not (announces(piece.text) and piece.mark is None)


def _is_line(piece: Piece) -> bool:
    return piece.first and piece.last


def _rank(piece: Piece, cue: SectionStatus | None) -> float:
    mark = read_mark(announced_rest(piece.text))
    if piece.role == "glossary":
        return 1.0
    if mark is not None and not (mark.style == "dash" and cue is not None):
        return mark.rank
    if cue is not None:
        return PERIOD_RANK
    return _PLAIN_LINE_RANK if _is_line(piece) else LEAD_RANK


def _close(opened: Sequence[_Open], pieces: Sequence[Piece], breaks: Sequence[int], end: int) -> list[Section]:
    """Let each section run to the next head of its rank or above, to a further title, or to the end of the text."""
    sections: list[Section] = []
    for number, section in enumerate(opened, start=1):
        heads = [later.first for later in opened[number:] if later.level <= section.level]
        titles = [index for index in breaks if index > section.first]
        following = min([*heads[:1], *titles[:1]], default=None)
        stop = pieces[following].view.offsets[0] if following is not None else end
        start = pieces[section.first].view.offsets[0]
        sections.append(Section(f"s{number}", start, stop, section.level, section.heading, section.status))
    return sections
