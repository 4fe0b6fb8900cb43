"""What a program's name stands for: a national scheme, or an undertaking of the place that reports."""

from __future__ import annotations

from functools import cache

from extract.compiled import compiled
from extract.lexicon import table
from extract.match.candidate import Context
from extract.records import Entity

# The plans for five years by their short name; 计划 up to the tenth (2001–2005), 规划 since.
_FIVE_YEARS = compiled(r"“?(?P<number>[七八九]|十[一二三四五六]?)五”?(?P<kind>规划|计划)")


@cache
def _known() -> dict[str, str]:
    return {row.term: row.values["full"] for row in table("programs")}


def resolve(text_in_view: str, *, context: Context) -> tuple[Entity, ...]:
    """Return the scheme: known everywhere by its title, or the reporting place's own by place and title.

    Two places' schemes of one name are two; where the place is not known the name alone makes the key.
    """
    full = _known().get(text_in_view)
    if full is not None:
        return (Entity(f"program||{full}", full),)
    name = _five_years(text_in_view) or text_in_view
    return (Entity(f"program|{context.jurisdiction.label or ''}|{name}", name),)


def _five_years(text: str) -> str | None:
    """Write a plan for five years in full; each place has its own.

    >>> _five_years("“十四五”规划"), _five_years("“九五”计划"), _five_years("“十四五”交通规划")
    ('国民经济和社会发展第十四个五年规划', '国民经济和社会发展第九个五年计划', None)
    """
    found = _FIVE_YEARS.fullmatch(text)
    return f"国民经济和社会发展第{found['number']}个五年{found['kind']}" if found else None
