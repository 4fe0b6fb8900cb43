"""Tell which meeting a name stands for: the statutory name of a session, the full name of a standing meeting."""

from __future__ import annotations

import re
from functools import lru_cache

from extract.compiled import compiled
from extract.match.candidate import Context
from extract.normalize.numeral import write_numeral
from extract.places import Jurisdiction
from extract.records import Entity

_N = "[0-9一二三四五六七八九十百]{1,9}"
_LEVEL = r"自治[区州县旗]|[省市县区州旗盟镇乡]"
_CPPCC = "中国人民政治协商会议"
_PARTY_CONGRESS = compiled(rf"^(?:中国共产党|中共|党的|党)?第?(?P<n>{_N})(?:次全国代表大会|大)$")
_PLENUM = compiled(
    rf"^(?:中国共产党|中共|党的|党)?第?(?P<term>{_N})届(?:中央委员会)?(?P<rest>.*?)(?:全会|次全会|次全体会议)$"
)
_SESSION = compiled(
    rf"^(?P<area>.*?)(?:第?(?P<term>{_N})届)?(?P<level>全国|{_LEVEL})?(?:人民代表大会|人代会|人大)(?:第?(?P<late>{_N})届)?"
    rf"(?P<committee>常务委员会|常委会)?第?(?P<n>{_N})次(?P<kind>主任|全体)?会议$"
)
_CPPCC_SESSION = compiled(
    rf"^(?P<before>.*?)(?:{_CPPCC}|政协)(?P<area>.*?)第?(?P<term>{_N})届(?P<level>全国|{_LEVEL})?(?:委员会)?"
    rf"(?P<committee>常务委员会|常委会)?第?(?P<n>{_N})次(?:全体)?(?:会议|全会)$"
)
_LOCAL_PLENUM = compiled(
    rf"^(?P<area>自治区|[省市县区州旗盟])(?:党)?委第?(?P<term>{_N})届第?(?P<n>{_N})次(?:全会|全体会议)$"
)
_STANDING = compiled(
    r"^(?P<area>.*?)(?P<organ>人大|人民代表大会|政协|政府|人民政府)?(?P<committee>常务委员会|常委会)?"
    r"(?P<kind>主任|主席团|主席|党组|秘书长|常务|专题|扩大|联组|议政性常委会|专题议政性常委会|全体)?会议$"
)
# Of whoever reports: 常委会第九次会议, 第九次会议, 十七届五次会议, 五届八次常委会会议.
_OURS = compiled(
    rf"^(?:第?(?P<term>{_N})届)?(?P<committee>(?:人大)?(?:常务委员会|常委会))?第?(?P<n>{_N})次(?P<kind>常委会|常委|主任|主席)?会议$"
)
_PARTY_WORK = compiled(r"^(?P<level>自治[区州县旗]|[省市县区州旗盟])党?委(?P<meeting>(?!常委会|全).{0,8}工作会议)$")
_GENERAL_KINDS = {"议政性常委会": "议政性", "专题议政性常委会": "专题议政性"}


@lru_cache(maxsize=4096)
def resolve(text_in_view: str, *, context: Context) -> tuple[Entity, ...]:
    """Return the meeting a name stands for; none where the document does not tell whose meeting it is."""
    if found := _PARTY_CONGRESS.match(text_in_view):
        return (_entity("", f"中国共产党第{found['n']}次全国代表大会"),)
    if plenum := _plenum(text_in_view):
        return plenum
    here = context.jurisdiction
    if ours := _OURS.match(text_in_view):
        return _ours(ours, context)
    if party := _PARTY_WORK.match(text_in_view):
        place = place_named(party["level"], here)
        return (_entity(place, f"中国共产党{place}委员会{party['meeting']}"),) if place else ()
    if text_in_view.endswith("常委会议"):
        # The CPPCC's own word for a meeting of its standing committee.
        text_in_view = text_in_view.removesuffix("议") + "会议"
    if text_in_view.endswith("人代会"):
        text_in_view = text_in_view.removesuffix("人代会") + "人民代表大会会议"
    if (label := _session(text_in_view, here)) is not None:
        return (_entity(_place_of(label, here), label),) if label else ()
    if standing := _STANDING.match(text_in_view):
        return _standing(standing, context)
    return (_entity(here.label or "", text_in_view),)


def _entity(place: str, label: str) -> Entity:
    return Entity(f"meeting|{place}|{label}", label)


def _place_of(label: str, here: Jurisdiction) -> str:
    """Return the place whose session it is (reports of several places name the same one); none for the nation."""
    bare = label.removeprefix(_CPPCC).removeprefix("中国共产党")
    return max((place for place in here.chain if bare.startswith(place)), key=len, default="")


def _plenum(text: str) -> tuple[Entity, ...]:
    found = _PLENUM.match(text)
    if found is None:
        return ()
    numbers = re.findall(rf"({_N})中", found["rest"]) or re.findall(rf"^第?({_N})$", found["rest"])
    names = [f"中国共产党第{found['term']}届中央委员会第{n}次全体会议" for n in numbers]
    return tuple(_entity("", name) for name in names)


def _session(text: str, here: Jurisdiction) -> str | None:
    """Write a session's statutory name; empty where its place stays open, None where the name is no session's."""
    if found := _CPPCC_SESSION.match(text):
        area = found["before"] or found["area"] or found["level"] or ""
        committee = "常务委员会" if found["committee"] else ""
        tail = f"第{found['term']}届{'全国' if area == '全国' else ''}委员会{committee}第{found['n']}次会议"
        if area == "全国":
            return _CPPCC + tail
        return f"{_CPPCC}{place}{tail}" if (place := place_named(area, here)) else ""
    if found := _LOCAL_PLENUM.match(text):
        tail = f"第{found['term']}届委员会第{found['n']}次全体会议"
        return f"中国共产党{place}{tail}" if (place := place_named(found["area"], here)) else ""
    found = _SESSION.match(text)
    if found is None:
        return None
    return _congress_session(found, here)


def _congress_session(found: re.Match[str], here: Jurisdiction) -> str:
    term = found["term"] or found["late"]
    numbered = f"第{term}届" if term else ""
    kind = "主任" if found["kind"] == "主任" else ""
    committee = "常务委员会" if found["committee"] else ""
    area = found["level"] or found["area"]
    if "全国" in (found["level"], found["area"]):
        return f"{numbered}全国人民代表大会{committee}第{found['n']}次{kind}会议"
    place = place_named(found["area"] or area or "", here)
    return f"{place}{numbered}人民代表大会{committee}第{found['n']}次{kind}会议" if place else ""


def place_named(name: str, here: Jurisdiction) -> str | None:
    """Return the canonical name of our place, or one above it, that `name` calls by its level or a short name."""
    if not name:
        return here.label
    if len(name) == 1 or name.startswith("自治"):
        return next((label for label in here.chain if label.endswith(name)), None)
    for label in here.chain:
        if label.endswith(name) or (name in here.names and label.startswith(name[:-1]) and label[-1] == name[-1]):
            return label
    return name


def _ours(found: re.Match[str], context: Context) -> tuple[Entity, ...]:
    """Write a numbered session that is named without its body: of the reporter's committee, or its full session."""
    place, owner = context.jurisdiction.label, context.owner or ""
    term = found["term"] or (write_numeral(context.term) if context.term else "")
    of_committee = bool(found["committee"]) or found["kind"] in ("常委会", "常委") or not found["term"]
    if not (place and term):
        return ()
    committee, kind = "常务委员会" if of_committee else "", found["kind"] or ""
    if owner.startswith(_CPPCC):
        kind = "主席" if kind == "主席" else ""
        label = f"{_CPPCC}{place}第{term}届委员会{committee}第{found['n']}次{kind}会议"
    elif owner.endswith(("常务委员会", "人民代表大会")):
        chairs = "常务委员会" if kind == "主任" else committee
        label = f"{place}第{term}届人民代表大会{chairs}第{found['n']}次{'主任' if kind == '主任' else ''}会议"
    else:
        return ()
    return (_entity(place, label),)


def _standing(found: re.Match[str], context: Context) -> tuple[Entity, ...]:
    """Write a standing meeting with the full name of the body that holds it."""
    owner, here = context.owner, context.jurisdiction
    kind = _GENERAL_KINDS.get(found["kind"] or "", found["kind"] or "")
    if found["organ"] in ("人大", "人民代表大会") or (found["area"] and found["committee"]):
        place = place_named(found["area"], here)
        body = f"{place}人民代表大会{'常务委员会' if found['committee'] or kind in ('主任', '党组') else ''}"
        return (_entity(here.label or "", f"{body}{kind}会议"),) if place else ()
    if found["organ"] in ("政府", "人民政府"):
        place = place_named(found["area"], here)
        return (_entity(here.label or "", f"{place}人民政府{kind}会议"),) if place else ()
    if owner is None or found["area"] not in ("", "机关"):
        return ()
    if kind == "主席团":
        congress = f"{here.label}人民代表大会主席团会议"
        return (_entity(here.label or "", congress),) if here.level == "township" else ()
    if owner.startswith(_CPPCC) and kind in ("主席", "秘书长", "全体", "党组"):
        owner = owner.removesuffix("常务委员会")
    return (_entity(here.label or "", f"{owner}{found['area']}{kind}会议"),)
