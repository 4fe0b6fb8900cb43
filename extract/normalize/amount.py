"""Read the value of an amount: its number, and whether the text calls it approximate or a lower bound."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.compiled import compiled
from extract.normalize.numeral import parse_numeral

_MARKED = compiled(
    r"(?P<before>将近|大约|近|约|逾|上|数|几)?(?P<number>[^余多来几至到~～—–-]+)(?P<mark>余|多|来|几)?(?P<scale>[万亿])?"
    r"(?:(?:至|到|[~～—–-]+)(?P<upper>.+))?"
)
_LEAST = frozenset({"余", "多", "逾", "上"})


@dataclass(frozen=True, slots=True)
class Value:
    """A number as the text gives it; of a range the lower end, and `about`."""

    number: int | float
    at_least: bool = False
    about: bool = False


def parse_value(text: str) -> Value | None:
    """Read a value with its marks; return None where it holds no number.

    >>> parse_value("1500余")
    Value(number=1500, at_least=True, about=False)
    >>> parse_value("近200"), parse_value("200多万"), parse_value("3至5")
    (Value(number=200, at_least=False, about=True), Value(number=2000000, at_least=True, about=False), \
Value(number=3, at_least=False, about=True))
    """
    found = _MARKED.fullmatch(text)
    number = parse_numeral(found["number"] + (found["scale"] or "")) if found else None
    if found is None or number is None:
        return None
    upper = found["upper"]
    if upper and (scale := re.search(r"[万亿]+$", upper)) and not re.search(r"[万亿]$", found["number"]):
        # 3—5万: the scale stands once and counts for both ends.
        number = parse_numeral(found["number"] + scale[0]) or number
    least = found["before"] in _LEAST or found["mark"] in _LEAST
    about = bool(upper) or found["mark"] in {"来", "几"} or found["before"] in {"近", "约", "将近", "大约", "数", "几"}
    return Value(number, at_least=least, about=about)
