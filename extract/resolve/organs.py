"""Write the canonical name of an organ of a place: its full wording, and that of the branch named with it."""

from __future__ import annotations

import re

from extract.compiled import compiled
from extract.lexicon import by_term, table
from extract.match.bodies.grammar import Organ
from extract.match.candidate import Context
from extract.resolve.places import superiors

_STANDING = "人民代表大会常务委员会"
_COMMITTEE = compiled(r"(?P<field>.{1,60}?)(?P<end>工作委员会|专门委员会|委员会|工委|委)(?P<more>办公室|党组|机关)?$")
_SECRETARIAT = ("办公室", "办公厅", "研究室", "信访室", "秘书处", "机关")
_FORMS = {
    "standing": ("", _STANDING),
    "congress": ("", "人民代表大会"),
    "government": ("", "人民政府"),
    "procuratorate": ("", "人民检察院"),
    "supervision": ("", "监察委员会"),
    "party": ("中国共产党", "委员会"),
    "discipline": ("中国共产党", "纪律检查委员会"),
    "cppcc": ("中国人民政治协商会议", "委员会"),
    "league": ("中国共产主义青年团", "委员会"),
    "school": ("中国共产党", "委员会党校"),
}
_FIXED = ("cppcc", "league", "school")
_COURTS = {"prefecture": "中级人民法院", "province": "高级人民法院"}


def organ_names(
    organ: Organ, place: str, *, level: str | None, whole: bool = False, context: Context | None = None
) -> tuple[str, ...]:
    """Return the full names of an organ of `place`; nothing where a short form leaves its full name open.

    With `whole`, `place` is the organ's own full name already, and only the branch is written out.
    """
    if organ.kind == "discipline-supervision" and not organ.branch:
        return (f"中国共产党{place}纪律检查委员会", f"{place}监察委员会")
    base = place if whole else _base(organ, place, level)
    if not organ.branch or not base:
        return (base,) if base else ()
    name = _with_branch(organ, base, place, context)
    return (name,) if name else ()


def _base(organ: Organ, place: str, level: str | None) -> str:
    """Write the organ itself, without its branch."""
    if level == "nation":
        return _of_nation(organ)
    row = by_term("body-organs").get(organ.term)
    full = row.values["full"] if row else ""
    if organ.kind == "court":
        return place + (full if full.startswith(("中级", "高级")) else _COURTS.get(level or "", "人民法院"))
    prefix, suffix = _FORMS.get(organ.kind, ("", ""))
    return f"{prefix}{place}{full if full and organ.kind not in _FIXED else suffix}"


def _of_nation(organ: Organ) -> str:
    names = {
        "standing": "全国人民代表大会常务委员会",
        "congress": "全国人民代表大会",
        "cppcc": "中国人民政治协商会议全国委员会",
        "court": "最高人民法院",
        "procuratorate": "最高人民检察院",
        "supervision": "国家监察委员会",
        "government": "国务院",
        "discipline": "中国共产党中央纪律检查委员会",
        "party": "中国共产党中央委员会",
    }
    organisations = {"总工会": "中华全国总工会", "妇联": "中华全国妇女联合会", "工商联": "中华全国工商业联合会"}
    return names.get(organ.kind) or organisations.get(organ.term, "")


def _with_branch(organ: Organ, base: str, place: str, context: Context | None) -> str:
    branch = organ.branch
    if branch.startswith("党组"):
        return f"中国共产党{base}{branch}"
    if branch == "主席团" or branch.endswith(("审判委员会", "检察委员会")):
        return base + branch
    if branch.startswith("派驻"):
        return ""
    if organ.kind == "discipline":
        return f"{place}监察委员会"
    if branch.startswith("联络") and place.endswith(("地区", "盟")):
        # A prefecture has no congress: the office is the province's, called by the prefecture.
        return f"{place}人大{branch}"
    committee = _COMMITTEE.match(branch)
    if organ.kind == "congress" and branch in ("工委", "工作委员会"):
        return _outpost(place, context)
    if committee is not None and organ.kind in ("standing", "congress", "cppcc"):
        return _committee(organ.kind, base, committee)
    if organ.kind == "congress":
        # The offices of a congress are those of its standing committee.
        base = base.removesuffix("人民代表大会") + _STANDING
    row = by_term("body-branches").get(branch)
    full = row.values["full"] if row else ""
    return base + (full or branch)


def _committee(kind: str, base: str, committee: re.Match[str]) -> str:
    """Write a committee: 工作委员会 stand under the standing committee, 专门委员会 under the congress."""
    field, working = committee["field"], committee["end"] in ("工作委员会", "工委")
    full = _field(field)
    if not full:
        return ""
    if kind == "congress" and working:
        base = base.removesuffix("人民代表大会") + _STANDING
    return f"{base}{full}{'工作委员会' if working else '委员会'}{committee['more'] or ''}"


def _field(field: str) -> str:
    """Write a committee's field in full; empty where the short form is a local fusion."""
    rows = {row.term: row.values["full"] for row in table("body-committees")}
    field = field.removesuffix("工作") if field.endswith("工作") and len(field) > 4 else field
    short = {"法": "法制"}.get(field, field)
    if short in rows:
        return rows[short]
    return "" if any(term in short for term, full in rows.items() if not full) else short


def _outpost(place: str, context: Context | None) -> str:
    """Write the committee that a standing committee keeps in a league, prefecture or subdistrict without a congress."""
    above = superiors(place, context=context) if context is not None else ()
    parent = above[0] if above else None
    if parent is None and context is not None and place.endswith(("街道", "镇", "乡", "开发区", "高新区", "新区")):
        parent = context.jurisdiction.label
    return f"{parent}{_STANDING}{place.removeprefix(parent)}工作委员会" if parent else ""
