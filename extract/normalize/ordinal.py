"""Read ordinals: 第十八届, 十八届, 第3次."""

from __future__ import annotations

from extract.compiled import compiled
from extract.normalize.numeral import parse_numeral

_ORDINAL = compiled(r"第?([0-9０-９]+|[零〇一二三四五六七八九十百]+)(?:届|次|号|个|批|期|条|款|项|季度|部分)?")


def parse_ordinal(text: str) -> int | None:
    """Read an ordinal with or without 第; return None where the text is none.

    >>> [parse_ordinal(t) for t in ("第十八届", "十七届", "第3次", "第二十七条", "首次", "届")]
    [18, 17, 3, 27, 1, None]
    """
    if text in {"首届", "首次", "首批", "首个", "首期"}:
        return 1
    found = _ORDINAL.fullmatch(text)
    number = parse_numeral(found[1]) if found else None
    return int(number) if number is not None else None
