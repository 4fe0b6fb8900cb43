"""Mark the pieces that are headings: head lines, leads of paragraphs, announcements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from extract.layout.heads import announced_rest, announces, is_head_line, is_lead
from extract.layout.marks import Mark
from extract.layout.piece import Piece
from extract.layout.status import admits

_SERIES = frozenset({"ordinal", "bracket", "number", "small"})
_LONGEST_ALONE = 32


def mark_headings(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Return the pieces with `heading` set on those of the body that are heads."""
    paragraphs = [tuple(group) for _, group in groupby(pieces, key=lambda piece: piece.paragraph)]
    body = [paragraph for paragraph in paragraphs if paragraph[0].role == "body"]
    lines = _head_lines(body)
    return tuple(
        replace(piece, heading=True) if piece.role == "body" and heading else piece
        for paragraph in paragraphs
        for piece, heading in zip(paragraph, _headings(paragraph, lines), strict=True)
    )


def _headings(paragraph: tuple[Piece, ...], lines: frozenset[int]) -> list[bool]:
    """Tell of each piece of a paragraph whether it is a heading; what holds for them all is asked once."""
    if len(paragraph) == 1:
        (piece,) = paragraph
        return [piece.paragraph in lines or announces(piece.text)]
    leads = [_is_lead(piece, following) for piece, following in pairwise(paragraph)] + [False]
    if any(leads) and _carries_series(paragraph):
        leads = [leads[0] and not _carries_series(paragraph, beside=paragraph[0].mark), *([False] * (len(leads) - 1))]
    # after an admission, 一是…不够。 tells a shortcoming
    last = max((index for index, lead in enumerate(leads) if lead), default=0)
    admission = next((index for index, piece in enumerate(paragraph[:last]) if admits(piece.text)), last)
    return [
        announces(piece.text) or (lead and index <= admission)
        for index, (piece, lead) in enumerate(zip(paragraph, leads, strict=True))
    ]


def _is_lead(piece: Piece, following: Piece) -> bool:
    if piece.last or following.text.startswith("("):
        return False  # before a bracket: an item of a plan with who does it
    rest = announced_rest(piece.text)
    return (piece.first or piece.mark is not None or rest != piece.text) and is_lead(rest)


def _carries_series(paragraph: tuple[Piece, ...], *, beside: Mark | None = None) -> bool:
    """Tell whether the paragraph's numbered pieces are items of a list rather than leads.

    Items end with ; or follow each other at once.  With `beside` only items with marks of that style count:
    a lead may have items of another style behind it (2、…。一要…;二要…。).
    """
    styles = [piece.mark.style if piece.mark is not None else None for piece in paragraph]
    wanted = _SERIES if beside is None else (_SERIES & {beside.style} or _SERIES)
    ended = any(style in wanted and piece.text.endswith(";") for piece, style in zip(paragraph, styles, strict=True))
    return ended or any(style in wanted and style == later for style, later in pairwise(styles))


def _head_lines(body: Sequence[tuple[Piece, ...]]) -> frozenset[int]:
    """Return the paragraphs that are head lines, without rows of items and without a text's cut-off end."""
    styles = [_line_style(paragraph) for paragraph in body]
    return frozenset(
        paragraph[0].paragraph
        for index, paragraph in enumerate(body)
        if styles[index] is not None and not _is_item(index, styles) and not _is_cut(index, body)
    ) | frozenset(_finished_heads(body))


def _line_style(paragraph: tuple[Piece, ...]) -> str | None:
    text = paragraph[0].text
    if len(paragraph) != 1 or (paragraph[0].finished and not text.endswith(":")) or not is_head_line(text):
        return None
    mark = paragraph[0].mark
    return mark.style if mark is not None else "plain"


def _is_item(index: int, styles: Sequence[str | None]) -> bool:
    """Tell whether the line belongs to a list: lines of one style that follow each other are no heads."""
    style = styles[index]
    if style == "plain":
        return False
    after = styles[index + 1] if index + 1 < len(styles) else None
    if after == style:
        return True
    return index > 0 and styles[index - 1] == style and (index + 1 == len(styles) or after is not None)


def _is_cut(index: int, body: Sequence[tuple[Piece, ...]]) -> bool:
    return index + 1 == len(body) and body[index][0].mark is None


def _finished_heads(body: Sequence[tuple[Piece, ...]]) -> Iterator[int]:
    """Yield marked heads that close with 。 on a line of their own and stand over an unmarked paragraph."""
    for paragraph, following in pairwise(body):
        piece = paragraph[0]
        alone = len(paragraph) == 1 and piece.mark is not None and len(piece.text) <= _LONGEST_ALONE
        if alone and piece.text.endswith("。") and following[0].mark is None and is_lead(piece.text):
            yield piece.paragraph
