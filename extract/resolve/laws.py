"""Tell which law a name stands for: the official title of a national act, the printed title of a local one."""

from __future__ import annotations

import re

from extract.compiled import compiled
from extract.match.candidate import Context
from extract.match.laws.national import official
from extract.places import Jurisdiction
from extract.records import Entity
from extract.resolve.meetings import place_named

_DRAFT_BEHIND = compiled(r"^[》〉]?\s*\(((?:修正案|修正|修订)?草案)[^()]{0,8}\)")
_DRAFT_WITHIN = compiled(
    r"^(?P<title>.+?)\(?(?P<draft>修正案\(草案\)|修正案草案|修正草案|修订草案|草案)(?:[^()]{0,8}\))?$"
)
_DRAFTS = {"修正案草案": "修正案（草案）", "修正案(草案)": "修正案（草案）"}
_BILLS_NEAR = compiled(
    r"^》?(?:等)?[^,。;]{0,12}草案|^(?:(?:》|、|和|《)[^,。;]{0,40})?(?:等)?\d*[余多]?[部件个](?:法律法规|法律、法规|法律|法规|地方性法规)草案"
)
_MASKED = compiled(r"[*×某]|[Xx]{2}")
# 规划纲要 without the place whose outline it is, and numbered rules: the wording fits many.
_UNSETTLED = compiled(
    r"^“?十[一二三四五六七]五”?规划|^[一二三四五六七八九十\d]+(?:个|项|不)?(?:规定|禁令|准则|铁规|纪律)$|^[一二三四五六七八九十]+条禁令$"
)
# 《决定》, 《条例》: short for a document that some other sentence names.
_NUMBERED = compiled(r"[〕\])]第?\d{1,4}号(?:文件)?$")
_BARE_KIND = compiled(r"^(?:条例|决定|决议|意见|通知|规定|办法|方案|规划|纲要|计划|法|细则|准则|若干措施|实施意见)$")
_OWN_RULES = compiled(
    r"^(?P<area>自治县|自治州|自治区|自治旗|[省市县区州旗盟镇乡])?(?P<congress>人民代表大会|人大)?(?P<both>及其)?"
    r"(?P<committee>常务委员会|常委会)?(?P<chairs>主任会议|党组)?(?P<rest>(?:组成人员|专门委员会|专题询问|代表|机关)?(?:议事规则|守则|工作规则|工作条例|立法技术规范))$"
)
_OWN_DOCUMENT = compiled(
    r"^(?P<area>自治县|自治州|自治区|自治旗|[省市县区州旗盟])(?P<congress>人民代表大会|人大)(?P<both>及其)?"
    r"(?P<committee>常务委员会|常委会)?(?P<chairs>主任会议)?(?P<rest>.{2,18}(?:办法|规定|规范|细则|规程|规则))$"
)
# Rules of a CPPCC committee's organs: in its own report without its name.
_OF_CONSULTATION = compiled(
    r"^(?:全体会议|常务委员会|常委会|主席会议|秘书长会议|专门委员会|提案委员会|提案工作|委员履职|反映社情民意)"
    r".{0,8}(?:规则|条例|通则|细则|简则|办法)$"
)
_CPPCC = "中国人民政治协商会议"
_GENERIC_HEAD = compiled(r"^(?:国民经济和社会发展|条例|规定|规划纲要|议事规则)")
_PLAN = compiled(r"国民经济和社会发展第.{1,3}个五年(?:规划|计划).{0,60}纲要$")
_TYPOGRAPHY = str.maketrans({"(": "（", ")": "）", "~": "～", ",": "，", ":": "：", ";": "；"})
_LAW_MAKERS = ("province", "prefecture")
_PLACE_AT_HEAD = compiled(
    r"^(?P<place>[\u4e00-\u9fff]{2,12}?(?:特别行政区|自治区|自治州|自治县|自治旗|省|市|州|盟|县|区|旗)(?:[\u4e00-\u9fff]{2,6}?(?:自治县|市|县|区|旗))?)"
)
# 省消防条例: the level stands for the place; 市容, 市场, 区域, 县域 are other words.
_LEVEL_AT_HEAD = compiled(
    r"^(?:自治[区州县旗]|[省市州](?![容场政域际级间民街内])|[县区](?![域级块际间属内]))(?=.{2,}(?:条例|办法|规定)$)"
)
_NATIONAL_ISSUER = compiled(
    r"^(?:中共中央|中国共产党|中国人民政治协商会议|中华人民共和国|国务院|全国人民代表大会|全国人大|最高人民|中央|十[一-龥]届中央)"
)


def resolve(text_in_view: str, *, following: str, context: Context, printed: str | None = None) -> tuple[Entity, ...]:
    """Return the law that a name stands for, two for the rules of a congress and its committee, none if it is open.

    `following` is what stands behind the name in the view (》(草案) makes it a bill).
    `printed` is the name in the source's own characters, for the label of a title that stands as printed.
    """
    if _MASKED.search(text_in_view) or _BARE_KIND.match(text_in_view) or _NUMBERED.search(text_in_view):
        return ()
    title, draft = _split_draft(text_in_view, following)
    national = official().get(_key(title))
    if trial := _on_trial(title):
        return (Entity(f"law||{trial}", trial),)
    if national is not None:
        if _is_bill_of_others(title, national, following, context):
            return ()
        if not draft or not _ours(title, national, context):
            return (Entity(f"law||{_bill(national, draft)}", _bill(national, draft)),)
    if title.endswith("修正案") and (amended := official().get(title.removesuffix("修正案"))):
        return (Entity(f"law||{amended}修正案", _bill(f"{amended}修正案", draft)),)
    bare = not following.startswith(("》", "〉"))
    owner = (context.owner or "").removesuffix("常务委员会")
    if bare and owner.startswith(_CPPCC) and _OF_CONSULTATION.match(title):
        return (_ours_by_title(f"{owner}{title}", context.jurisdiction.label),)
    own = _OWN_RULES.match(title) or (_OWN_DOCUMENT.match(title) if bare else None)
    if own and (own["congress"] or own["committee"] or own["chairs"]):
        return _own_rules(own, context)
    if _UNSETTLED.match(title):
        return ()
    return _local(
        title,
        draft,
        context,
        printed=printed if title == text_in_view else None,
        bare=bare,
    )


def _on_trial(title: str) -> str | None:
    """Write a national statute that was in force on trial first: 食品卫生法（试行） of 1982 is a text of its own."""
    if not title.endswith("(试行)"):
        return None
    national = official().get(_key(title.removesuffix("(试行)")))
    return f"{national}（试行）" if national and national.startswith("中华人民共和国") else None


def _key(title: str) -> str:
    return title.translate(str.maketrans("《》", "〈〉"))


def _split_draft(text: str, following: str) -> tuple[str, str]:
    """Split a name into its title and what makes it a bill (草案, 修正草案, 修订草案, 修正案草案)."""
    if within := _DRAFT_WITHIN.match(text):
        return within["title"], within["draft"]
    behind = _DRAFT_BEHIND.match(following)
    return text, behind[1] if behind else ""


def _bill(title: str, draft: str) -> str:
    if not draft:
        return title
    return title + _DRAFTS.get(draft, f"（{draft}）")


def _is_statute(title: str) -> bool:
    return title.endswith(("法", "法典"))


def _ours(title: str, national: str, context: Context) -> bool:
    """Tell whether a bill with the wording of a national regulation is a local one: its place passes laws itself."""
    return not _is_statute(title) and not national.startswith("中华人民共和国") and _makes_laws(context.jurisdiction)


def _makes_laws(jurisdiction: Jurisdiction) -> bool:
    """Tell whether the place may pass local regulations (Legislation Law: from the city up, or autonomous)."""
    label = jurisdiction.label or ""
    # A city that the gazetteer does not know may be one with districts: its own report speaks of its own bills.
    unknown_city = jurisdiction.level is None and label.endswith("市")
    return jurisdiction.level in _LAW_MAKERS or label.endswith(("自治县", "自治旗", "自治州")) or unknown_city


def _is_bill_of_others(title: str, national: str, following: str, context: Context) -> bool:
    """Tell whether a general title (物业管理条例) names a bill of some higher level that the text does not tell."""
    if _is_statute(title) or national.startswith("中华人民共和国") or _makes_laws(context.jurisdiction):
        return False
    return _BILLS_NEAR.match(following) is not None


def _own_rules(found: re.Match[str], context: Context) -> tuple[Entity, ...]:
    place = context.jurisdiction.label
    if place is None or found["area"] in ("镇", "乡"):
        return ()
    congress = f"{place}人民代表大会"
    committee = f"{congress}常务委员会"
    rest = found["rest"]
    if found["both"] and found["committee"]:
        return tuple(_ours_by_title(f"{organ}{rest}", place) for organ in (congress, committee))
    organ = committee if found["committee"] or found["chairs"] else congress
    return (_ours_by_title(f"{organ}{found['chairs'] or ''}{rest}", place),)


def _ours_by_title(label: str, place: str | None) -> Entity:
    return Entity(f"law|{place or ''}|{label}", label)


def _local(title: str, draft: str, context: Context, *, printed: str | None, bare: bool) -> tuple[Entity, ...]:
    label = _bill((printed or title).translate(_TYPOGRAPHY), draft)
    here = context.jurisdiction
    if _NATIONAL_ISSUER.match(title):
        return (Entity(f"law||{label}", label),)
    if bare and _PLAN.search(title):
        return (_plan(title, here),)
    if bare and (level := _LEVEL_AT_HEAD.match(title)):
        named = place_named(level[0], here)
        return (_ours_by_title(f"{named}{label[level.end() :]}", named),) if named else ()
    place = _place_of(title, here)
    if place is None and bare and title.endswith("条例"):
        if not _makes_laws(here):
            return ()
        return (_ours_by_title(f"{here.label}{label}", here.label),)
    if place is None and _GENERIC_HEAD.match(title) and here.label is not None:
        return (_ours_by_title(f"{here.label}{label}", here.label),)
    return (_ours_by_title(label, place or here.label),)


def _plan(title: str, here: Jurisdiction) -> Entity:
    """Write the outline of a five-year plan cited without 《》 with the canonical name of its place."""
    start = title.find("国民经济")
    place = _canonical(title[:start], here) if start else here.label
    return _ours_by_title(f"{place or ''}{title[start:]}", place)


def _canonical(name: str, here: Jurisdiction) -> str:
    """Write a name of our place or of one above it in full; leave any other as it is."""
    return next((label for label in here.chain if label == name or label.endswith(name)), name)


def _place_of(title: str, here: Jurisdiction) -> str | None:
    """Return the canonical name of the place that a title begins with."""
    known = max((name for name in here.names | frozenset(here.chain) if title.startswith(name)), key=len, default="")
    if known:
        label = next(
            (each for each in here.chain if each == known or each.endswith(known) or each.startswith(known)), None
        )
        return label or known
    found = _PLACE_AT_HEAD.match(title)
    return found["place"] if found else None
