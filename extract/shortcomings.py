"""What a report admits: the clauses of its paragraph on shortcomings that say what falls short."""

from __future__ import annotations

from collections.abc import Iterator

from extract.compiled import compiled
from extract.lexicon import alternation

_CLAUSE = compiled(r"[^,;:。!?]+")
_SHORT = compiled(rf"{alternation('act-shortfalls')}|{alternation('shortcoming-words')}")
_OPENS = compiled(
    r"(?:[(]?[一二三四五六七八九十]{1,2}[)、]|[一二三四五六七八九十]是|\d{1,2}[.、]|主要是|比如|如|一些|还有)"
)
_FRAME = compiled(
    r"清醒|存在着?(?:一些|不少|许多|以下|一定)|认识到|看到|这些(?:问题|不足)|与.{2,30}相比|对[照标]|今后的工作|改进"
)


def falling_short(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a sentence's view that say what falls short; none where no clause says so.

    A clause that only frames the list (我们也清醒地看到, 这些问题都需要改进) is left out.

    >>> view = "主要是:监督刚性不够强,代表作用发挥不充分,等等。"
    >>> [view[start:end] for start, end in falling_short(view)]
    ['监督刚性不够强', '代表作用发挥不充分']
    """
    clauses = [found for found in _CLAUSE.finditer(text) if _SHORT.search(found[0]) and not _FRAME.search(found[0])]
    for clause in clauses:
        opening = _OPENS.match(clause[0])
        start = clause.start() + (opening.end() if opening and opening.end() < len(clause[0]) else 0)
        yield start, clause.end()
