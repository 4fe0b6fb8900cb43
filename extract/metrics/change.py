"""Tell a difference (增长5.6%) from a level (达到5.6%), and what it is compared with."""

from __future__ import annotations

from extract.compiled import compiled
from extract.records import Change

_UP = "增长|增加|提高|提升|上升|上涨|扩大|增|升"
_DOWN = "下降|减少|降低|缩短|回落|压减|下滑|减|降"
_DIFFERENCE = compiled(rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:了|幅度?)?$")
_COMPARED = compiled(
    rf"(?:比|较)(?P<named>[^,。、;]{{1,12}}?)(?:同期)?(?:相比)?(?:分别|又|再|净)?(?:{_UP}|{_DOWN}|高|低|多|少)|(?P<kind>同比|环比)"
)
_JOINED = compiled("(?:和|、|及)?")


def change_before(text: str, start: int, end: int) -> tuple[Change | None, str | None]:
    """Read the words between `start` and a figure at `end`: the direction of a change and its yardstick.

    >>> change_before("办结率较上年提高6个百分点", 0, 8)
    ('up', '上年')
    >>> change_before("案件同比下降5%", 0, 6), change_before("提高到98%", 0, 3)
    (('down', '同比'), (None, None))
    """
    stretch = text[start:end]
    found = _DIFFERENCE.search(stretch)
    if found is None:
        return None, None
    comparisons = list(_COMPARED.finditer(stretch))
    compared = comparisons[-1] if comparisons else None
    return ("up" if found["up"] else "down"), (compared["named"] or compared["kind"] if compared else None)


def continues(text: str, start: int, end: int) -> bool:
    """Tell whether two figures stand side by side (增长5%和8%), so that what is said of the first holds for both."""
    return _JOINED.fullmatch(text, start, end) is not None
