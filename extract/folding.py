"""Fold characters for comparison, one to one, so that offsets stay true.

Full-width marks, digits and letters become half-width, traditional characters simplified ones (by OpenCC's table of
characters), bracket and dash variants the common form.
NFKC as a whole is not used: it would turn one character into several (`㎡`).
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from importlib import resources

from extract.compiled import compiled

_VARIANTS = {
    "　": " ",
    "「": "“",
    "」": "”",
    "﹁": "“",
    "﹂": "”",
    "『": "‘",
    "』": "’",
    "﹃": "‘",
    "﹄": "’",
    "〝": "“",
    "〞": "”",
    "≪": "《",
    "≫": "》",
    "︽": "《",
    "︾": "》",
    "︿": "〈",
    "﹀": "〉",
    "∶": ":",
    "｡": "。",
    "､": "、",
    "―": "—",
    "─": "—",
    "━": "—",
    "–": "-",
    "−": "-",
    "‧": "·",
    "・": "·",
    "•": "·",
    "･": "·",
    "∙": "·",
}
"""Variants of marks that Unicode does not fold, or folds to something else than what Chinese typists mean."""

_KEPT = frozenset("乾")
"""Characters of the table that simplified texts use as they are (乾县, 乾安县)."""

_FREQUENT = "，：；（）！？０１２３４５６７８９．％\u3000"
"""The characters that most reports need folded."""

_RANGES = (
    (0xFF01, 0xFF5F),  # full-width ASCII
    (0xFE50, 0xFE6C),  # small forms: ﹕ ﹐
    (0x2F00, 0x2FD6),  # Kangxi radicals, which PDF fonts put in place of characters
    (0xF900, 0xFB00),  # compatibility ideographs
)


@cache
def _table() -> dict[int, str]:
    pairs: dict[int, str] = {}
    for first, last in _RANGES:
        for code in range(first, last):
            folded = unicodedata.normalize("NFKC", chr(code))
            if len(folded) == 1 and folded != chr(code):
                pairs[code] = folded
    pairs.update({ord(mark): folded for mark, folded in _VARIANTS.items()})
    simplified = _simplified()
    pairs.update(simplified)
    # A compatibility ideograph may stand for a traditional character.
    return {code: simplified.get(ord(folded), folded) for code, folded in pairs.items()}


def _simplified() -> dict[int, str]:
    path = resources.files("opencc") / "dictionary" / "TSCharacters.txt"
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if "\t" in line)
    return {ord(old): new.split()[0] for old, new in rows if old not in _KEPT}


@cache
def _folded() -> re.Pattern[str]:
    return compiled(f"[{''.join(map(re.escape, map(chr, sorted(_table()))))}]")


@lru_cache(maxsize=4)
def fold(text: str) -> str:
    """Fold a text one character to one.

    >>> fold("會議７次，﹙臺灣﹚")
    '会议7次,(台湾)'
    """
    table = _table()
    # Few characters change: finding them is quicker than looking each one up, the frequent ones before the others.
    for mark in _FREQUENT:
        text = text.replace(mark, table[ord(mark)])
    return _folded().sub(lambda found: table[ord(found[0])], text)
