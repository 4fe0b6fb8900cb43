"""What is not read: page furniture line by line, and further copies of the text.

Both stay in the text; the mask says where they stand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from extract.document import Source
from extract.layout.classes import classify_line
from extract.layout.copies import find_copies
from extract.layout.lines import Line, split_lines
from extract.records import Masked

_PAGE = "page"


def mask(source: Source) -> tuple[Masked, ...]:
    """Find furniture lines and further copies; a line inside a copy is not listed again."""
    copies = tuple(Masked(span.start, span.end, "copy", of) for span, of in find_copies(source.text))
    lines = tuple(line for line in split_lines(source.text) if line.text and not _inside(line, copies))
    furniture = (Masked(line.start, line.end, "furniture") for line in _furniture(lines))
    return tuple(sorted((*copies, *furniture)))


def _inside(line: Line, copies: tuple[Masked, ...]) -> bool:
    return any(copy.start <= line.start and line.end <= copy.end for copy in copies)


def _furniture(lines: tuple[Line, ...]) -> Iterator[Line]:
    classes = [classify_line(line.loose) for line in lines]
    running = _running_heads(lines, classes)
    numbered = _bare_page_numbers(lines)
    for index, line in enumerate(lines):
        if classes[index] is not None or index in running or index in numbered:
            yield line


def _running_heads(lines: tuple[Line, ...], classes: list[str | None]) -> set[int]:
    """Find the head that a printed page repeats: the same short line beside several page numbers."""
    beside = [
        index
        for index, line in enumerate(lines)
        if classes[index] is None
        and 4 <= len(line.text) <= 40
        and line.text[-1] not in "。:;!?"
        and any(classes[near] == _PAGE for near in (index - 1, index + 1) if 0 <= near < len(lines))
    ]
    often = Counter(lines[index].text for index in beside)
    repeated = [index for index in beside if often[lines[index].text] >= 3]
    return {index for index in repeated if index > 0}  # the first line of all is the title itself


def _bare_page_numbers(lines: tuple[Line, ...]) -> set[int]:
    """Take bare numbers for page numbers only where three and more count up one by one."""
    bare = [i for i, line in enumerate(lines) if len(line.text) <= 5 and line.text.isascii() and line.text.isdigit()]
    numbers = [int(lines[index].text) for index in bare]
    counting = len(bare) >= 3 and all(later - earlier == 1 for earlier, later in pairwise(numbers))
    return set(bare) if counting else set()
