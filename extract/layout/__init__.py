"""Lay a source out: title block, sections, sentences with their views."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.compiled import compiled
from extract.document import Document, Sentence, SentenceRole, Source, TitleBlock
from extract.folding import fold
from extract.layout.classes import classify_line
from extract.layout.headings import mark_headings
from extract.layout.lines import Line, split_lines
from extract.layout.piece import Piece
from extract.layout.sections import split_sections
from extract.layout.sentences import split_sentences
from extract.layout.status import Years, find_years, is_plan_title, sentence_statuses
from extract.layout.title import read_title
from extract.layout.titlelines import FARTHEST, TitleLine, classify_title_lines
from extract.layout.view import View, build_view
from extract.layout.wraps import Paragraph, join_lines
from extract.records import Covers, Masked, Section, SectionStatus, Span

__all__ = ["lay_out"]

_NUMBERS = "〇一二三四五六七八九十"
_TERM = compiled(r"(?:报告|过去的?|^)([二三四五])年(?:来|的?(?:主要)?工作)|过去的?([二三四五])年")
"""The years of a term, as the opening, a head or a paragraph names them; 两年来 is no term."""

_SILENT = frozenset({None, "page"})
"""Masked lines without a sentence: page numbers and what a printed page repeats; they may stand inside a sentence."""

_GLOSSARY = compiled(
    r"^(?:附[件录:]?[一二三\d]?:?)?(?:《?[^。,]{0,20}报告》?(?:中的?)?)?(?:有关|相关|部分)?(?:名词|用语|术语|名词术语)(?:解释|注释|说明)"
    r"|^(?:注释|注解|注):?$"
)


def lay_out(source: Source, masked: tuple[Masked, ...]) -> Document:
    """Lay out a source; masked copies get no sentences, furniture lines become sentences of that role."""
    furniture = frozenset(part.start for part in masked if part.kind == "furniture")
    folded = fold(source.text)
    lines = _visible(source.text, masked, furniture)
    paragraphs = tuple(join_lines(lines, alone=furniture))
    kinds = _title_kinds(folded, paragraphs, furniture)
    pieces = mark_headings(tuple(_pieces(folded, paragraphs, furniture, kinds)))
    title = _title(source.text, pieces, kinds)
    return _document(source, masked, pieces, title)


def _visible(text: str, masked: Sequence[Masked], furniture: frozenset[int]) -> tuple[Line, ...]:
    copies = [part for part in masked if part.kind == "copy"]
    return tuple(
        line
        for line in split_lines(text)
        if line.text
        and not any(copy.start <= line.start < copy.end for copy in copies)
        and not (line.start in furniture and classify_line(line.loose) in _SILENT)
    )


def _spans(paragraph: Paragraph) -> tuple[Span, ...]:
    return tuple(Span(line.start, line.end) for line in paragraph.lines)


def _title_kinds(folded: str, paragraphs: Sequence[Paragraph], furniture: frozenset[int]) -> dict[int, TitleLine]:
    """Map the start of each paragraph of the title block to its kind."""
    first = [part for part in paragraphs[: 3 * FARTHEST] if part.lines[0].start not in furniture][:FARTHEST]
    views = [build_view(folded, _spans(part), keep_blanks=True) for part in first]
    kinds = classify_title_lines([view.text for view in views])
    return {part.lines[0].start: kind for part, kind in zip(first, kinds, strict=False)}


def _pieces(
    folded: str, paragraphs: Sequence[Paragraph], furniture: frozenset[int], kinds: dict[int, TitleLine]
) -> Iterator[Piece]:
    glossary = False
    for number, paragraph in enumerate(paragraphs):
        start = paragraph.lines[0].start
        kind = kinds.get(start)
        glossary = glossary or (kind is None and _GLOSSARY.match(paragraph.text) is not None)
        role: SentenceRole = "body"
        if start in furniture:
            role = "furniture"
        elif kind is not None:
            role = "title"
        elif glossary:
            role = "glossary"
        view = build_view(folded, _spans(paragraph), keep_blanks=role in ("title", "furniture"))
        parts = [part for part in split_sentences(view) if part.text]
        for index, part in enumerate(parts):
            heading = (role == "title" and kind != "speaker") or (
                role == "glossary" and _GLOSSARY.match(part.text) is not None
            )
            yield Piece(part, number, index == 0, index + 1 == len(parts), role, heading)


def _title(text: str, pieces: Sequence[Piece], kinds: dict[int, TitleLine]) -> TitleBlock:
    block = [piece for piece in pieces if piece.role == "title"]
    starts = sorted(kinds)
    lines = ["".join(piece.text for piece in block if piece.paragraph == number) for number in _numbers(block)]
    opening = "".join(piece.text for piece in pieces if piece.role == "body")[:240]
    opening = "".join(part for part in re.split(r"(?<=。)", opening)[:3])
    return read_title(lines, [kinds[start] for start in starts], opening, text=text)


def _numbers(pieces: Sequence[Piece]) -> list[int]:
    return list(dict.fromkeys(piece.paragraph for piece in pieces))


def _document(source: Source, masked: tuple[Masked, ...], pieces: Sequence[Piece], title: TitleBlock) -> Document:
    name = "".join(piece.text for piece in pieces if piece.role == "title" and piece.heading)
    heads = [piece.text for piece in pieces if piece.role == "body" and piece.heading]
    prose = [piece.text for piece in pieces if piece.role == "body" and not piece.heading]
    years = find_years(title.delivered, title=name, heads=heads, prose=prose)
    plan_only = is_plan_title(name)
    bodies = [piece.view.offsets[-1] + 1 for piece in pieces if piece.role in ("body", "glossary")]
    end = bodies[-1] if bodies else len(source.text)
    sections, within = split_sections(pieces, years, end=end, raw=source.text, plan_only=plan_only)
    default: SectionStatus | None = "planned" if plan_only else None
    bases = tuple(sections[index].status if index is not None else default for index in within)
    statuses = sentence_statuses(pieces, bases, years)
    sentences = tuple(
        _sentence(piece, status, sections[index].id if index is not None else None)
        for piece, status, index in zip(pieces, statuses, within, strict=True)
    )
    sections = _settled(sections, sentences)
    covers = _covers(sentences, years)
    return Document(source, replace(title, covers=covers), masked, sections, sentences)


def _sentence(piece: Piece, status: SectionStatus, section: str | None) -> Sentence:
    view: View = piece.view
    return Sentence(
        span=Span(view.offsets[0], view.offsets[-1] + 1),
        text=view.text,
        offsets=view.offsets,
        paragraph=piece.paragraph,
        section=section,
        heading=piece.heading,
        status=status,
        role=piece.role,
    )


def _settled(sections: Sequence[Section], sentences: Sequence[Sentence]) -> tuple[Section, ...]:
    """Give each section the status of its head, which may stand in a plan that no head announces."""
    heads = {sentence.span.start: sentence.status for sentence in sentences if sentence.role == "body"}
    return tuple(replace(section, status=heads.get(section.start, section.status)) for section in sections)


def _covers(sentences: Sequence[Sentence], years: Years) -> Covers:
    """Name the years of the review and of the plan, where there is either."""
    body = [sentence for sentence in sentences if sentence.role == "body"]
    done, planned = years.done, years.planned
    back = next((found[1] or found[2] for part in body[:12] if (found := _TERM.search(part.text))), None)
    long_ahead = any(re.search(r"^(?:\S{0,3})?(?:今后|未来)五年", part.text) for part in body)
    reviews = any(part.status == "done" and not part.heading for part in body)
    plans = any(part.status == "planned" and not part.heading for part in body)
    first = f"{done + 1 - _NUMBERS.index(back)}-{done}" if done is not None and back is not None else done
    second = f"{planned}-{planned + 4}" if planned is not None and long_ahead else planned
    return Covers(
        done=str(first) if first is not None and reviews else None,
        planned=str(second) if second is not None and plans else None,
    )
