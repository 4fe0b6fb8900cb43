"""Join hard-wrapped lines to paragraphs: a line break in the middle of a sentence is no border.

Decided by language (open brackets, marks at the end and start of a line, head marks) and, where the whole text is
wrapped to one width, by the width.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.compiled import compiled
from extract.layout.heads import is_head_line
from extract.layout.lines import Line
from extract.layout.marks import read_mark

_FINAL = compiled(r"(?:[。!?;:：]|……?|[一-鿿]\.)[”’)》〉\]*_]*$")
_TITLE_BLOCK_END = compiled(
    r"(?:会议(?:上|(?:审议|讨论|表决)?(?:通过|批准))\)?|会议报告工作|报告|\d日\)?)$|^\([^()]{4,58}\)$"
)
_OPEN_END = compiled(r"[,、《〈“‘(]$")
_CONTINUES = compiled(r"^[,、。;!?》〉”’)%]")
_BOUND_END = compiled(r"[的与及]$")
_HASHES = compiled(r"^(?:#{1,6}|\*\*|[-*] )")
_SENTENCE_INSIDE = compiled(r"[。!?].*[^。!?;:]$")
_PAIRS = (("《", "》"), ("(", ")"), ("“", "”"), ("〈", "〉"))
_LOOK_AHEAD = 3
"""An open bracket whose closing mark is more lines away than this is a slip of the pen."""

_SHORTEST_PROSE = 12
"""A shorter line without a final mark is a name, a date or a head, whatever its words."""

_LONGEST_TITLE_LINE = 60
_TAIL = 2000
"""How much of a paragraph is looked at to tell whether it goes on."""

_TOLERANCE = 3.0
"""Marks that may not begin a line hang over or take a character along."""

_WRAPPED_SHARE = 0.2
_FEWEST = 6
_INDENT = 2
_NARROWEST, _WIDEST = 15.0, 90.0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that make one paragraph; `blank_before` tells that an empty line stands before it."""

    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        """The folded text without any blanks."""
        return "".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How a text is wrapped: to which width, and whether the first line of a paragraph is indented."""

    width: float
    indented: bool


def find_wrapping(lines: Sequence[Line]) -> Wrapping | None:
    """Say how the text is wrapped, or None where a line is a paragraph.

    In a wrapped text many lines are of the greatest width, and few of these end a sentence.
    """
    if len(lines) < _FEWEST:
        return None
    widths = sorted(line.width for line in lines)
    width = widths[int(len(widths) * 0.98) - 1]
    full = [line for line in lines if abs(line.width - width) <= _TOLERANCE]
    open_ended = [line for line in full if not _FINAL.search(line.text)]
    many = len(full) >= max(3, _WRAPPED_SHARE * len(lines)) and len(open_ended) >= 0.6 * len(full)
    if not many or not _NARROWEST <= width <= _WIDEST:
        return None
    firsts = [later for line, later in pairwise(lines) if _FINAL.search(line.text) and line.width < width - _TOLERANCE]
    indented = [line for line in firsts if line.indent >= _INDENT]
    return Wrapping(width, indented=len(indented) >= 0.6 * max(1, len(firsts)))


def join_lines(lines: Sequence[Line], *, alone: frozenset[int] = frozenset()) -> Iterator[Paragraph]:
    """Join lines to paragraphs; lines whose start is in `alone` (furniture) stay by themselves."""
    wrapping = find_wrapping([line for line in lines if line.text and line.start not in alone])
    filled = [line for line in lines if line.text]
    gathered: list[Line] = []
    for index, line in enumerate(filled):
        if gathered and not _joins(gathered, line, filled[index + 1 : index + 1 + _LOOK_AHEAD], wrapping, alone):
            yield Paragraph(tuple(gathered))
            gathered = []
        gathered.append(line)
    if gathered:
        yield Paragraph(tuple(gathered))


def _joins(
    before: list[Line], line: Line, ahead: Sequence[Line], wrapping: Wrapping | None, alone: frozenset[int]
) -> bool:
    if line.start in alone or before[-1].start in alone:
        return False
    text = _tail(before)
    if _closes(text, (line, *ahead)):
        return True
    full = wrapping is not None and before[-1].width >= wrapping.width - _TOLERANCE
    if full and wrapping is not None and wrapping.indented and line.indent < _INDENT and not is_head_line(line.text):
        return True  # even after 。: a new paragraph would be indented
    if _FINAL.search(text) or _ends_title_line(text):
        return False
    mark = read_mark(line.text)
    if mark is not None or _HASHES.match(line.text):
        # 听取7个报告,⏎二是… runs on; a numbered item after a comma is an item all the same
        return mark is not None and mark.style == "ordinal" and bool(_OPEN_END.search(text))
    if _CONTINUES.match(line.text) or _OPEN_END.search(text):
        return True
    if wrapping is not None:
        return full and not (line.indent > before[-1].indent and line.indent >= _INDENT)
    prose = _SENTENCE_INSIDE.search(text) or _BOUND_END.search(text) or not is_head_line(text)
    return bool(prose) and line.indent < _INDENT and len(text) >= _SHORTEST_PROSE


def _tail(lines: Sequence[Line]) -> str:
    """Join the last lines, as many as can matter: a paragraph that never ends must not be read again at each line."""
    tail: list[str] = []
    length = 0
    for line in reversed(lines):
        tail.append(line.text)
        length += len(line.text)
        if length > _TAIL:
            break
    return "".join(reversed(tail))


def _ends_title_line(text: str) -> bool:
    """Tell whether a line of a title block ends here: title, meeting, date stand on lines of their own."""
    return len(text) <= _LONGEST_TITLE_LINE and "," not in text and _TITLE_BLOCK_END.search(text) is not None


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
