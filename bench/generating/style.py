"""How an office writes its reports: marks, numbers, heads, wraps, the order of the parts; the same year after year."""

from __future__ import annotations

import random
from dataclasses import dataclass

_HALF = str.maketrans("，：；（）", ",:;()")
_FULL_DIGITS = str.maketrans("0123456789", "０１２３４５６７８９")


@dataclass(frozen=True, slots=True)
class Style:
    """The habits of an office; `wrap` is the width of hard wrapped lines, 0 for none."""

    half: bool
    full_digits: bool
    spaced: bool
    ordinals: str
    leads: float
    indent: str
    blank: str
    wrap: int
    plan_first: bool
    parts: str
    quoted: float
    semicolons: float
    split_title: bool
    date_line: str
    characters: int

    def digits(self, value: str) -> str:
        """Write a number."""
        return f" {value} " if self.spaced else value

    def surface(self, text: str) -> str:
        """Write the marks and digits of a text in this office's width, one character for one."""
        text = text.translate(_HALF) if self.half else text
        return text.translate(_FULL_DIGITS) if self.full_digits else text


def draw_style(turn: random.Random, characters: int) -> Style:
    """Draw an office's habits; reports are `characters` long on average."""
    short = turn.random() < 0.15
    return Style(
        half=turn.random() < 0.3,
        full_digits=turn.random() < 0.04,
        spaced=turn.random() < 0.05,
        ordinals=turn.choice(("一、", "一、", "一、", "（一）", "1.", "1、", "bare")),
        leads=turn.choice((0, 0.3, 0.8)),
        indent=turn.choice(("", "", "　　")),
        blank=turn.choice(("\n", "\n", "\n\n")),
        wrap=turn.choice((0,) * 12 + (36, 40)),
        plan_first=turn.random() < 0.04,
        parts=turn.choice(("", "一、", "（一）")),
        quoted=turn.choice((1.0, 0.9, 0.5, 0.1)),
        semicolons=turn.choice((0, 0.05, 0.2)),
        split_title=turn.random() < 0.2,
        date_line=turn.choice(("——{}在{}上", "——{}在{}上", "（{}在{}上）", "({}在{}上)", "{}在{}上")),
        characters=round(characters * (turn.uniform(0.1, 0.3) if short else turn.uniform(0.75, 1.5))),
    )


def wrapped(text: str, width: int) -> tuple[str, list[int]]:
    r"""Break a line hard; return it with where each of its characters stands now, and the end.

    >>> wrapped("甲乙丙丁戊", 2)
    ('甲乙\n丙丁\n戊', [0, 1, 3, 4, 6, 7])
    """
    pieces = [text[at : at + width] for at in range(0, len(text), width)]
    moved = [at + at // width for at in range(len(text))]
    whole = "\n".join(pieces)
    return whole, [*moved, len(whole)]
