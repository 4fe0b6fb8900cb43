"""Write the canonical name of a department: its field and its ending in full, under its place."""

from __future__ import annotations

import re
from functools import cache

from extract.compiled import compiled
from extract.gazetteer import short_names
from extract.lexicon import by_term, table, words
from extract.match.candidate import Context
from extract.places import split_label
from extract.resolve.places import superiors

_ENDS = {"委": "委员会", "办": "办公室"}
_FORCE = {"交警": "交通警察", "刑侦": "刑事侦查", "经侦": "经济犯罪侦查", "网安": "网络安全保卫"}
_FORCES = compiled("|".join(_FORCE))
_PARTS = compiled(
    r"(?P<field>.{1,60}?)(?P<end>委员会办公室|工作办公室|办公室|委员会|分局|支队|总队|大队|局|厅|委|办|处|部|中心)"
    r"(?P<branch>党组|党委|.{2,4}分局|.{2,6}(?:总队|支队|大队|中队)|.{2,4}派出所|.{2,4}所)?$"
)
# Taxes are collected by one national service since 2018 (plan for the reform of institutions, 2018).
_ONE_TAX_SERVICE = 2018


def department_name(wording: str, *, place: str = "", context: Context | None = None) -> str | None:
    """Return a department's full name under `place`; None where the short form leaves it open.

    >>> department_name("发改局", place="云岭县"), department_name("文体旅局", place="云岭县")
    ('云岭县发展和改革局', None)
    """
    office = re.match("行署|行政公署", wording)
    if office is not None:
        return department_name(wording[office.end() :], place=f"{place}行政公署", context=context)
    organ = by_term("body-organs").get(wording)
    if organ is not None and organ.values["kind"] == "department":
        return place + organ.values["full"] if organ.values["full"] else None
    parts = _PARTS.match(wording)
    if parts is None:
        return None
    if parts["end"] == "分局" and not parts["branch"]:
        return _branch_office(parts["field"], place, context)
    if parts["field"] == "税务" and parts["end"] == "局":
        return _tax_service(place, context)
    field = _field(parts["field"])
    if not field:
        return None
    return _written(place, field + _end(field, parts["end"]), parts["branch"])


def _written(place: str, name: str, branch: str | None) -> str:
    if branch == "党组":
        return f"中国共产党{place}{name}党组"
    if branch == "党委":
        return f"中国共产党{place}{name}委员会"
    return place + name + _FORCES.sub(lambda found: _FORCE[found[0]], branch or "")


def _end(field: str, end: str) -> str:
    full = _ENDS.get(end, end)
    return full.removeprefix("委员会") if field.endswith("委员会") and end == "委" else full


@cache
def _fields() -> dict[str, str]:
    return {row.term: row.values["full"] for row in table("body-fields")}


def _field(field: str) -> str:
    """Write a field in full; a compound that holds a short form (文旅广体) is a local fusion and stays open."""
    if field in _fields():
        return _fields()[field]
    short = any(term in field for term, full in _fields().items() if len(term) > 1 and full != term)
    return "" if short and not _of_whole_words(field) else field


def _of_whole_words(field: str) -> bool:
    """Tell whether a fusion is made of known fields of two characters and more and ends in one that is no short form.

    文体广电旅游 is written so on the door; 文广旅 and 文旅广体 are cut down to single characters.
    """
    fields = "|".join(re.escape(term) for term in words("body-fields") if len(term) > 1 and _fields()[term])
    last = next((term for term in words("body-fields") if len(term) > 1 and field.endswith(term)), "")
    return re.fullmatch(rf"(?:(?:{fields})[和与、]?){{3,}}", field) is not None and _fields().get(last) == last


def _tax_service(place: str, context: Context | None) -> str:
    year = context.year if context else None
    return f"国家税务总局{place}税务局" if year is None or year >= _ONE_TAX_SERVICE else f"{place}税务局"


def _branch_office(field: str, place: str, context: Context | None) -> str | None:
    """Write a branch office: a district's police are a branch of the city's bureau (区公安分局).

    Those of the environment and of natural resources are named differently from city to city.
    """
    above = superiors(place, context=context) if context is not None else ()
    if not above or field != "公安":
        return None
    district = split_label(place)[-1]
    short = next(iter(short_names(district)), district)
    # A district whose short name is a common word keeps its level: 新城区分局.
    short = district if short in words("place-common") else short
    return f"{above[0]}{_field(field)}局{short}分局"
