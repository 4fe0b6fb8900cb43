"""Settle which body a wording means: its canonical full name, from the report's owner, its place and the gazetteer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from extract.compiled import compiled
from extract.gazetteer import by_short_name
from extract.lexicon import by_term, table, words
from extract.match.bodies import naming
from extract.match.bodies.grammar import Organ, department, read_organ, stations
from extract.match.candidate import Context
from extract.records import Entity
from extract.resolve.departments import department_name
from extract.resolve.organs import organ_names
from extract.resolve.places import label_of, level_of_label, superiors

_ORDINAL = compiled(r"第?[一二三四五六七八九十百零〇\d]{1,4}届")
_MOTHER = compiled(
    r"(?P<mother>中国人民政治协商会议|政协|中国共产党|中共|共青团|中国共产主义青年团)(?P<place>.+?)"
    r"委(?:员会)?(?P<standing>常务委员会|常委会)?(?P<branch>党组|办公室|组织部|宣传部|统战部|政法委)?$"
)
_INSPECTORS = compiled(r"(?P<level>自治[区州县旗]|[省市县区州旗盟])党?委(?P<group>.{0,8}巡[察视]组)$")
_MASKED = compiled(r"[X×x*]{1,4}|某")
_COORDINATED = compiled(r"[、和与]")
_LEVEL_AT_HEAD = compiled(r"(?:自治[区州县旗]|地区|[省市区县州旗盟镇乡])(?!场|域|政)")
_LEVEL_AT_END = compiled(r"[省市县区州盟旗]$")
_SHORTEST_FIRM = 6
_SETS = {
    "一府一委两院": ("government", "supervision", "court", "procuratorate"),
    "一府两院": ("government", "court", "procuratorate"),
    "法检两院": ("court", "procuratorate"),
    "检法两院": ("court", "procuratorate"),
    "两院": ("court", "procuratorate"),
}
_JUSTICE = {"法院": "court", "人民法院": "court", "检察院": "procuratorate", "人民检察院": "procuratorate"}
_ALONE = {"政府": "government", "监委": "supervision", "监察委员会": "supervision", **_JUSTICE}
_OPEN = ("body.offices", "body.organisations-alone", "body.presidium")
# The three national schools for cadres are named without 中国 as a rule.
_SCHOOLS = {f"{place}干部学院": f"中国{place}干部学院" for place in ("延安", "井冈山", "浦东")}
_AS_WRITTEN = (
    "body.newspaper",
    "body.broadcaster",
    "body.channel",
    "body.media",
    "body.media-of-justice",
    "body.media-list",
    "body.university",
    "body.vertical",
    "body.outpost",
    "body.institution",
    "newspaper.medium",
)
_OF_OWN_PLACE = {"body.party-branches": "party", "body.presidium-alone": "congress"}

Named = tuple[str, tuple[Entity, ...]]


def resolve(text: str, rule: str, *, context: Context, before: Sequence[Named] = ()) -> tuple[Entity, ...]:
    """Return the bodies that a wording of the view stands for; nothing where the document does not settle it.

    `before` holds the wordings and entities of the document's earlier mentions of bodies, in text order:
    检查组 is the group that was named in full before.
    """
    text = text.replace("“", "").replace("”", "")
    if _MASKED.search(text) or rule in _OPEN:
        return ()
    if text in stations():
        return _own_station(text, context)
    if text in _SETS:
        return _of_place(context.jurisdiction.label, _SETS[text], context)
    if text in _ALONE:
        return _of_place(context.jurisdiction.label, (_ALONE[text],), context)
    if (full := _national(text)) is not None:
        return _entity("中华人民共和国", full)
    found = _by_rule(text, rule, context, before)
    # What is a committee's short name is no department of the same name.
    return found if found or rule == "body.committee-alone" else _by_grammar(text, context)


def _own_station(text: str, context: Context) -> tuple[Entity, ...]:
    """Settle a station that a town's own report names without the town."""
    place, full = context.jurisdiction.label, by_term("body-stations")[text].values["full"]
    return _entity(place, place + full) if place and full and context.jurisdiction.level == "township" else ()


def _by_rule(text: str, rule: str, context: Context, before: Sequence[Named]) -> tuple[Entity, ...]:
    """Settle what has a form of its own."""
    own = _by_own_rule(text, rule, context)
    if own is not None:
        return own
    if rule == "body.standing-alone":
        return _owners_committee(text, context, before)
    if rule in ("body.party-group", "body.group", "body.group-for-law", "body.group-of-matter", "body.task-force"):
        return _owners_group(text, context, before)
    return _mother(text, context)


def _by_own_rule(text: str, rule: str, context: Context) -> tuple[Entity, ...] | None:
    """Settle a wording whose rule says whose it is, or that it stands for itself; None for all others."""
    if rule in _OF_OWN_PLACE:
        return _of_place(context.jurisdiction.label, (_OF_OWN_PLACE[rule],), context, branch=text)
    if rule in _AS_WRITTEN:
        return _tribunal(text, context) if text.endswith("法庭") else _as_written(text, context)
    if rule == "body.prosecutors":
        return _prosecutors(text, context)
    if rule == "body.inspectors":
        return _inspectors(text, context)
    if rule == "body.committee-alone":
        return _owners_branch(text, context)
    if rule == "body.owner-alone":
        return _entity(context.jurisdiction.label, owner(context) or "")
    if rule in ("body.democratic-party", "body.democratic-party-committee"):
        return _democratic_party(text, context)
    if rule == "body.league-of-level":
        return _of_place(label_of(text[1:-1], context=context), ("league",), context)
    return _company(text) if rule == "body.company" else None


def _entity(place: str | None, name: str) -> tuple[Entity, ...]:
    return (Entity(f"body|{place or ''}|{name}", name),) if name else ()


def _national(text: str) -> str | None:
    row = by_term("body-national").get(text)
    return row.values["full"] if row else None


def _of_place(place: str | None, kinds: Sequence[str], context: Context, *, branch: str = "") -> tuple[Entity, ...]:
    if place is None:
        return ()
    level = level_of_label(place, context=context)
    names = (organ_names(Organ(0, kind, 0, "", branch), place, level=level) for kind in kinds)
    return tuple(entity for group in names for name in group for entity in _entity(place, name))


def owner(context: Context) -> str | None:
    """Return the full name of the body that reports; a standing committee where only the place is known."""
    if context.owner:
        return context.owner
    place = context.jurisdiction.label
    return f"{place}人民代表大会常务委员会" if place else None


def _standing(context: Context, before: Sequence[Named]) -> str | None:
    """Return the committee that bare 常委会 means: the owner's, or of a congress just named (人大及其)."""
    full, place = owner(context), context.jurisdiction.label
    of_congress = bool(before) and before[-1][0].endswith(("人大", "人民代表大会"))
    if full and full.startswith("中国人民政治协商会议") and not of_congress:
        return full if full.endswith("常务委员会") else full + "常务委员会"
    if full and full.endswith("人民代表大会常务委员会"):
        return full
    return f"{place}人民代表大会常务委员会" if place else None


def _owners_committee(text: str, context: Context, before: Sequence[Named]) -> tuple[Entity, ...]:
    standing = _standing(context, before)
    if standing is None:
        return ()
    branch = re.sub(r"^(?:人大)?(?:常务委员会|常委会)", "", text)
    name = organ_names(Organ(len(text), "standing", 0, "", branch), standing, level=None, whole=True)
    return tuple(entity for each in name for entity in _entity(context.jurisdiction.label, each))


def _owners_group(text: str, context: Context, before: Sequence[Named]) -> tuple[Entity, ...]:
    """Settle a group or Party group: one named in full before, else the owner's."""
    full = owner(context)
    for earlier, entities in reversed(before):
        if earlier != text and earlier.endswith(text) and not text.startswith(("党组", "院党组")):
            return entities
    if full is None:
        return ()
    text = text.removeprefix("院")
    level, rest = _level_at_head(text)
    if level:
        place = label_of(level, context=context)
        return _entity(place, place + rest) if place else ()
    if not text.startswith("党组") and not full.endswith(("常务委员会", "委员会", "人民代表大会")):
        # Only congresses and the CPPCC send such groups as a rule; whose group it is stays open elsewhere.
        return ()
    return _entity(context.jurisdiction.label, f"中国共产党{full}{text}" if text.startswith("党组") else full + text)


def _owners_branch(text: str, context: Context) -> tuple[Entity, ...]:
    place, full = context.jurisdiction.label, owner(context)
    if place is None or full is None:
        return ()
    kind = "cppcc" if full.startswith("中国人民政治协商会议") else "congress"
    level = level_of_label(place, context=context)
    names = organ_names(Organ(len(text), kind, 0, "", text), place, level=level)
    return tuple(entity for name in names for entity in _entity(place, name))


def _democratic_party(text: str, context: Context) -> tuple[Entity, ...]:
    row = next(row for row in table("body-parties") if text.startswith((row.term, row.values["full"])))
    rest = text.removeprefix(row.values["full"]).removeprefix(row.term)
    if not rest:
        return _entity(None, row.values["full"])
    place = label_of(re.sub(r"(?:委员会|委会|工委|委)$", "", rest), context=context)
    return _entity(place, f"{row.values['full']}{place}委员会") if place else ()


def _as_written(text: str, context: Context) -> tuple[Entity, ...]:
    """Keep a proper name; a congress's channel (湖南人大) has none, and a level word is replaced by its place."""
    if text.endswith("人大"):
        return ()
    text = _SCHOOLS.get(text, text)
    place, rest = _level_at_head(text)
    if not place:
        return _entity(None, text)
    label = label_of(place, context=context)
    return _entity(label, label + rest) if label else ()


def _company(text: str) -> tuple[Entity, ...]:
    """Keep a registered name; a short one (区城投集团, 供电公司) stands for a full name that the text does not give."""
    place, _ = _level_at_head(text)
    return () if place or not text.endswith("公司") or len(text) < _SHORTEST_FIRM else _entity(None, text)


def _prosecutors(text: str, context: Context) -> tuple[Entity, ...]:
    """Settle a numbered department of the procuratorate that reports."""
    ours = (context.owner or "").endswith("检察院")
    return _entity(context.jurisdiction.label, f"{context.owner}{text}") if ours else ()


def _inspectors(text: str, context: Context) -> tuple[Entity, ...]:
    """Settle the inspectors of a Party committee of the own chain (区委第二巡察组); those of others stay open."""
    found = _INSPECTORS.match(text)
    place = label_of(found["level"], context=context) if found else None
    return _of_place(place, ("party",), context, branch=found["group"]) if found and place else ()


def _tribunal(text: str, context: Context) -> tuple[Entity, ...]:
    """Settle a tribunal that the report of its own court names; which court it belongs to stays open elsewhere."""
    court = context.owner or ""
    ours = text.endswith("人民法庭") and court.endswith("人民法院") and context.jurisdiction.level == "county"
    return _entity(context.jurisdiction.label, court + text) if ours else ()


def _level_at_head(text: str) -> tuple[str, str]:
    found = _LEVEL_AT_HEAD.match(text)
    return (found[0], text[found.end() :]) if found else ("", text)


def _mother(text: str, context: Context) -> tuple[Entity, ...]:
    """Settle names that put the Party, the CPPCC or the League before the place: 中共望海市委."""
    found = _MOTHER.match(_ORDINAL.sub("", text))
    if found is None:
        return ()
    place = label_of(found["place"], context=context)
    if place is None:
        return ()
    full = {"中": "中国共产党", "政": "中国人民政治协商会议", "共": "中国共产主义青年团"}[found["mother"][0]]
    full = "中国人民政治协商会议" if "政治协商" in found["mother"] else full
    full = "中国共产主义青年团" if "青年团" in found["mother"] else full
    kind = {"中国共产党": "party", "中国人民政治协商会议": "cppcc"}.get(full, "league")
    branch = ("常务委员会" if found["standing"] else "") + (found["branch"] or "")
    names = organ_names(Organ(0, kind, 0, "委", branch), place, level=None)
    return tuple(entity for name in names for entity in _entity(place, name))


@lru_cache(maxsize=4096)
def _by_grammar(text: str, context: Context) -> tuple[Entity, ...]:
    """Read place and organ and write the canonical name; coordinated places share the organ."""
    bare = _ORDINAL.sub("", text)
    if bare.startswith("国家") and bare.endswith(("局", "委员会", "办公室")):
        # Organs of the State Council have 国家 in their own name: 国家旅游局.
        return _entity("中华人民共和国", bare)
    border = _split(bare, context)
    if border is None:
        return _own_department(bare, context)
    places, organ = _places(bare[: border[0]], context), border[1]
    if organ.term in words("body-called-by-place") and _is_short(bare[: border[0]]):
        return _entity(places[0], bare)
    return tuple(
        entity
        for place in places
        for name in _names(organ, bare[border[0] :], place, context)
        for entity in _entity(place, name)
    )


def _is_short(place: str) -> bool:
    """Tell whether a place is written without its level: 永州, 三亚, 盐城市大丰; 市 and 永州市 are not."""
    return place in by_short_name() or (len(place) > 1 and _LEVEL_AT_END.search(place) is None)


def _split(text: str, context: Context) -> tuple[int, Organ] | None:
    """Find where the place ends and the organ begins; a department of a known field needs no place (区域经济合作局)."""
    level, rest = _level_at_head(text)
    # 市监委 is the commission of a city, though 市监 is a field of departments.
    of_level = bool(level) and (department().fullmatch(rest) is not None or rest in by_term("body-organs"))
    if department().fullmatch(text) and not of_level:
        return None
    # The level word alone comes first: 区 and 城乡建设局, not 区城乡 and 建设局.
    for border in (*([len(level)] if level else []), *range(len(text) - 1, 0, -1)):
        organ = read_organ(text, border)
        if organ is not None and organ.end == len(text) and naming.begin(text, border, context) == 0:
            return border, organ
    return None


def _places(text: str, context: Context) -> list[str | None]:
    """Return the canonical names of one place, or of several that share an organ: 上海市嘉定区、青浦区."""
    parts = _coordinates(text)
    labels = [label_of(part, context=context) for part in parts]
    if len(parts) > 1 and labels[0] and parts[0] != labels[0][-1:]:
        head = re.match(r"(.+?市)(?=.+区$)", parts[0])
        labels[1:] = [label_of((head[1] if head else "") + part, context=context) for part in parts[1:]]
    return list(labels)


def _coordinates(text: str) -> list[str]:
    """Split places that share an organ at 、 and at a 和 behind a level or a known short name (和平区 holds none)."""
    parts, start = [], 0
    for mark in _COORDINATED.finditer(text):
        part = text[start : mark.start()]
        if mark[0] == "、" or _LEVEL_AT_END.search(part) or part in naming.short_names_of_places():
            parts.append(part)
            start = mark.end()
    return [*parts, text[start:]]


def _names(organ: Organ, wording: str, place: str | None, context: Context) -> tuple[str, ...]:
    if place is None:
        return ()
    if organ.term.endswith("检察分院") and place.endswith(("地区", "盟")):
        above = next(iter(superiors(place, context=context)), "")
        return (f"{above}人民检察院{place.removesuffix('地区')}分院",) if above else ()
    if organ.kind == "station":
        known = by_term("body-stations").get(organ.term)
        full = known.values["full"] if known else organ.term
        return (place + full,) if full else ()
    if organ.kind == "department":
        if level_of_label(place, context=context) == "township" and wording.endswith("办"):
            # Offices of a town differ from place to place: 民政办 is 民政办公室 here, 民政和社会事务办公室 there.
            return ()
        name = department_name(wording, place=place, context=context)
        return (name,) if name else ()
    level = level_of_label(place, context=context)
    if organ.term.startswith("中") and organ.kind == "court" and level == "county":
        # A county-level city has no intermediate court: 市中院 is its prefecture's.
        place = next(iter(superiors(place, context=context)), place)
        level = "prefecture"
    return organ_names(organ, place, level=level, context=context)


def _own_department(text: str, context: Context) -> tuple[Entity, ...]:
    place = context.jurisdiction.label
    if text.startswith(("地委", "行署", "行政公署")):
        chain = context.jurisdiction.chain
        return _by_grammar(next((label for label in chain if label.endswith(("地区", "盟"))), "") + text, context)
    if place == "中华人民共和国" and (full := _national("国家" + text)) is not None:
        return _entity(place, full)
    name = department_name(text, place=place, context=context) if place else None
    return _entity(place, name) if name else ()
