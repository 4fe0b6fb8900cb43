"""Join hard-wrapped lines to paragraphs: a line break in the middle of a sentence is no border.

Decided by language (open brackets, marks at the end and start of a line, head marks) and, where the whole text is
wrapped to one width, by the width.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.layout.heads import is_head_line
from extract.layout.lines import Line
from extract.layout.marks import read_mark

_FINAL = re.compile(r"(?:[。!?;:：]|……?|[一-鿿]\.)[”’)》〉\]*_]*$")
_TITLE_BLOCK_END = re.compile(r"(?:会议上\)?|报告|\d日\)?)$")
_OPEN_END = re.compile(r"[,、《〈“‘(]$")
_CONTINUES = re.compile(r"^[,、。;!?》〉”’)%]")
_BOUND_END = re.compile(r"[的与及]$")
_HASHES = re.compile(r"^(?:#{1,6}|\*\*|[-*] )")
_SENTENCE_INSIDE = re.compile(r"[。!?].*[^。!?;:]$")
_PAIRS = (("《", "》"), ("(", ")"), ("“", "”"), ("〈", "〉"))
_LOOK_AHEAD = 3
"""An open bracket whose closing mark is more lines away than this is a slip of the pen."""

_SHORTEST_PROSE = 12
"""A shorter line without a final mark is a name, a date or a head, whatever its words."""

_WRAPPED_SHARE = 0.4
_WIDEST = 90.0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that make one paragraph; `blank_before` tells that an empty line stands before it."""

    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        """The folded text without any blanks."""
        return "".join(line.text for line in self.lines)


def wrap_width(lines: Sequence[Line]) -> float | None:
    """Return the width to which the text is wrapped, or None where a line is a paragraph.

    A wrapped text has many lines of nearly one width, few of which end a sentence.
    """
    widths = sorted(line.width for line in lines)
    if len(widths) < 6:
        return None
    width = widths[int(len(widths) * 0.9)]
    full = [line for line in lines if abs(line.width - width) <= 2.5]
    open_ended = [line for line in full if not _FINAL.search(line.text)]
    if width > _WIDEST or len(full) < _WRAPPED_SHARE * len(lines) or len(open_ended) < 0.6 * len(full):
        return None
    return width


def join_lines(lines: Sequence[Line], *, alone: frozenset[int] = frozenset()) -> Iterator[Paragraph]:
    """Join lines to paragraphs; lines whose start is in `alone` (furniture) stay by themselves."""
    width = wrap_width([line for line in lines if line.text and line.start not in alone])
    filled = [line for line in lines if line.text]
    gathered: list[Line] = []
    for index, line in enumerate(filled):
        if gathered and not _joins(gathered, line, filled[index + 1 :][:_LOOK_AHEAD], width, alone):
            yield Paragraph(tuple(gathered))
            gathered = []
        gathered.append(line)
    if gathered:
        yield Paragraph(tuple(gathered))


def _joins(
    before: list[Line], line: Line, ahead: Sequence[Line], width: float | None, alone: frozenset[int]
) -> bool:
    if line.start in alone or before[-1].start in alone:
        return False
    text = "".join(part.text for part in before)
    if _closes(text, (line, *ahead)):
        return True
    if _FINAL.search(text) or _TITLE_BLOCK_END.search(text) or _begins_anew(line):
        return False
    if _CONTINUES.match(line.text) or _OPEN_END.search(text):
        return True
    if width is not None:
        return before[-1].width >= width - 2.5 and not (line.indent > before[-1].indent and line.indent >= 2)
    prose = _SENTENCE_INSIDE.search(text) or _BOUND_END.search(text) or not is_head_line(text)
    return bool(prose) and line.indent < 2 and len(text) >= _SHORTEST_PROSE


def _begins_anew(line: Line) -> bool:
    return bool(read_mark(line.text) or _HASHES.match(line.text))


def _closes(text: str, following: Sequence[Line]) -> bool:
    """Tell whether a bracket is open at the end of the text and is closed in one of the next lines."""
    for opening, closing in _PAIRS:
        last = text.rfind(opening)
        if last < 0 or closing in text[last:] or len(text) - last > 120:
            continue
        for line in following:
            if closing in line.text:
                return line.text.find(closing) < (line.text + opening).find(opening)
            if opening in line.text or (opening != "《" and _FINAL.search(line.text)):
                break
    return False
