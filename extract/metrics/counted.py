"""Find what a figure counts: the noun after it or before it, the act itself, or what an earlier figure counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.compiled import compiled
from extract.metrics.figures import Figure
from extract.metrics.vocabulary import stops, verbs, verbs_at_end

_FIXED = compiled("建议、批评和意见|批评、建议和意见|意见、建议和批评|批评、意见和建议|决议、决定")
_FIXED_AT_END = compiled(f"(?:{_FIXED.pattern})$")
_NOUN = compiled("[^,;。!?、的]{2,10}")
_STOP = compiled("[,;。!?]|$")
_NOUN_OPENS = compiled("(?<!设区)的|”(?!类|型|式)")
_JOINT = compiled("[、和与及]")
_MARK = compiled("[,;:。!?、]")
_LEVEL_WORDS = compiled(
    r"(?:(?:同比|环比|分别|又|再|净|已|均)|(?<![同环])(?:比|较|与)[^,。、]{1,12}?(?:相比|同期)?(?=增|提|上|扩|下|减|降|回|高|低|缩))?"
    r"(?:增长|增加|提高|提升|上升|上涨|扩大|下降|减少|降低|缩短|回落|压减|占|达到?|(?:高于|低于)[^,。、]{0,12}|超过?|突破|"
    r"[升降增减]|为|至|到|由|从|是|保持|稳定|控制|在|了|的|分别|同比|环比|约|近)$"
)
_LEVEL_HEAD = compiled("(?:[、和及占使]|分别|完成)+")
_LIST_HEAD = compiled(r".{0,160}(?:等|[一二两三四五]级|各类|各种|各项|有关|相关)(?=..)")
_COMPOUND = compiled("(?:意见|组|班|员|站|报告|案|书|令|点|室|单位|任务|资金)")
_ATTRIBUTIVE = compiled(
    "单位|任务|人员|问题|意见|部门|机构|组织|负责人|案件|建议|报告|专班|小组|中心|平台|[组团员站队案]"
)
_LEVELS = frozenset({"ratio", "duration"})
_MEASURES = frozenset({"money", "area", "length", "mass", "volume", "energy", "density"})
_JOINTS = "、和与及同向会"
_ATTEND = compiled("列席|参加|参与|旁听|出席")
_INVITED = compiled("(?:邀请|组织|安排)(?P<who>[^,。;]{2,20}?)(?:列席|参加|参与|旁听|出席)")
_LIGHT_ACT = compiled("(?:开展|进行|举行|组织|召开|举办)了?(?P<act>[^,;。!?的]{2,20})")
_BRACKETED = compiled(r"[^(),;:。、]{1,6}\([^()]{1,4}\)")


@dataclass(frozen=True, slots=True)
class Counted:
    """A stretch of the view; `shared` where one figure counts two nouns or acts."""

    start: int
    end: int
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A figure where it stands: its clause runs from `left` to `right`, `bodies` are the names that only act in it.

    `same` is what the last figure of its unit counted, `last` what the last figure counted.
    `figure_follows` says that a figure stands at `right`, `follows` that one ends where this one starts.
    """

    text: str
    figure: Figure
    left: int
    right: int
    bodies: Sequence[tuple[int, int]]
    same: Counted | None
    last: Counted | None
    figure_follows: bool
    follows: bool


def find_counted(place: Place) -> Counted | None:
    """Find what the figure counts; None where nothing in the sentence says it."""
    if place.follows and place.last is not None and place.figure.unit.kind != "event":
        # 来访632批1874人次: two figures side by side count the same thing.
        return place.last
    if place.figure.unit.kind in _LEVELS:
        return _of_level(place)
    people = _people(place)
    if people is not None:
        return people
    after = _after(place)
    if after is not None and not (place.figure_follows and after.end == place.right):
        return after
    return _before(place) or after or _act(place)


def _people(place: Place) -> Counted | None:
    """Take those who attend something, where people are counted, and not what they attend."""
    clause = place.text[place.left : place.figure.start].lstrip("、和及")
    if place.figure.unit.kind != "person" or not _ATTEND.search(clause) or _after(place) is not None:
        return None
    if invited := _INVITED.search(place.text, place.left, place.figure.start):
        return _trimmed(place.text, *invited.span("who"))
    attend = _ATTEND.search(clause)
    if attend is None or "的" in clause[attend.end() :]:
        return None
    return place.same if attend.start() == 0 else None


def _of_level(place: Place) -> Counted | None:
    """Take what stands before a rate or a length, without the words of level and change."""
    start, end = place.left, _without_level(place, place.figure.start)
    if opening := _LEVEL_HEAD.match(place.text, start, end):
        start = opening.end()
    for _, stop in place.bodies:
        start = stop if start < stop < end - 1 else start
    stretch = place.text[start:end]
    if stretch and not verbs("filler").fullmatch(stretch):
        return Counted(start, end)
    if place.text.startswith("的", place.figure.end):
        noun = _NOUN.match(place.text, place.figure.end + 1)
        return Counted(*noun.span()) if noun else place.last
    return place.last


def _without_level(place: Place, end: int) -> int:
    """Leave out the words of level and change before a measure: 提高到, 控制在, 同比增长."""
    while found := _LEVEL_WORDS.search(place.text[place.left : end]):
        end = place.left + found.start()
    return end


def _after(place: Place) -> Counted | None:
    """Take the noun after the figure, up to the first word that opens a predicate."""
    text, start = place.text, place.figure.end
    for left, right in place.bodies:
        if left == start:
            return Counted(left, right)
    if fixed := _FIXED.match(text, start):
        return Counted(*fixed.span())
    end = place.right
    if bracketed := _BRACKETED.match(text, start):
        end = max(end, bracketed.end())
    for found in stops().finditer(text, start, end):
        if not text[: found.end()].endswith("设区的") and not _ATTRIBUTIVE.match(text, found.end()):
            end = found.start()
            break
    end = min(end, start + 16)
    opening = verbs("strong", "light").match(text, start, end)
    if end - start < 1 or (opening and not _ATTRIBUTIVE.match(text, opening.end())):
        return None
    return _trimmed(text, start, end)


def _before(place: Place) -> Counted | None:
    """Take the noun before the figure, from the last word that opens its clause."""
    text, end = place.text, place.figure.start
    if text[end - 1 : end] in {"》", "”"}:
        opening = text.rfind("《" if text[end - 1] == "》" else "“", 0, end)
        return Counted(opening + 1, end - 1) if opening >= 0 else None
    end = _without_tail(place, _without_level(place, end) if place.figure.unit.kind in _MEASURES else end)
    if place.figure.unit.term in {"次", "轮", "场次"} and (head := _event(place, end)):
        return head
    start = _noun_start(place, end)
    if end - start < 1:
        return None
    found = _trimmed(text, start, end)
    is_act = found is not None and verbs("weak").fullmatch(text, found.start, found.end)
    opens = start == _head(place, place.left, end) or any(right == start for _, right in place.bodies)
    if found is not None and is_act and place.same and place.figure.unit.kind in {"item", "money"} and opens:
        # 提案286件,立案241件: an act alone repeats what was counted, unless that was an act too (立案3件、撤案2件).
        return found if verbs("weak").fullmatch(text, place.same.start, place.same.end) else place.same
    return found


def _without_tail(place: Place, end: int) -> int:
    """Leave out the adverbs, results and the act itself that stand between the noun and the figure."""
    kinds = verbs_at_end("filler", "result", "strong")
    while end > place.left:
        stretch = place.text[place.left : end]
        found = kinds.search(stretch)
        body = next((left for left, right in place.bodies if right == end and left >= place.left), None)
        if found is None and body is None:
            break
        if body is not None and place.figure.unit.term in {"个", "家"} and end == place.figure.start:
            break
        end = body if found is None and body is not None else place.left + (found.start() if found else 0)
    return end


def _event(place: Place, end: int) -> Counted | None:
    """Of 视察重点项目3次 the act is counted: a verb at the head of its clause with an object and no light verb."""
    start = _head(place, place.left, end)
    weak = verbs("weak").match(place.text, start, end)
    if weak is None or weak.end() == end or verbs("light", "strong").search(place.text, start, end):
        return None
    rest = place.text[weak.end() : end]
    if rest[0] in "、和与及" or verbs("weak").fullmatch(rest) or len(rest) < 3:
        return None
    return Counted(*weak.span())


def _noun_start(place: Place, end: int) -> int:
    """Find where the noun that ends at `end` begins."""
    text, start = place.text, place.left
    for found in _NOUN_OPENS.finditer(text[start:end]):
        if start + found.end() < end:
            start = max(start, place.left + found.end())
    for found in verbs("strong", "light").finditer(text, start, end):
        if found.end() < end:
            start = found.end()
    if start != place.left and text[start - 1] != "的" and not verbs("weak").fullmatch(text, start, end):
        # What follows a verb is its object: 提出|审议意见. Only adverbs and names go.
        named = _names_off(place, start, end)
        return start if named == start else _head(place, named, end, weak=True)
    return _head(place, start, end, weak=True)


def _names_off(place: Place, start: int, end: int) -> int:
    """Leave out the bodies at the head of a noun, unless they are most of it (市政协提案) or posts are counted."""
    if place.figure.unit.term in {"名", "人", "位"}:
        return start
    for left, right in place.bodies:
        if left <= start + 1 <= right <= end - 2 and left >= start:
            if right <= end - 3 or verbs("weak").fullmatch(place.text, right, end):
                start = right
            if place.text[start] in _JOINTS and right == start:
                start += 1
    return start


def _head(place: Place, start: int, end: int, *, weak: bool = False) -> int:
    """Pass over adverbs, subjects and names at the head of a clause, and over its verb where `weak` says so."""
    text = place.text
    while start < end:
        body = next((right for left, right in place.bodies if left == start and right <= end - 2), None)
        filler = verbs("filler").match(text, start, end)
        subject = verbs("subject").match(text, start, end)
        verb = verbs("weak").match(text, start, end) if weak else None
        joint = text[start] in _JOINTS and any(left == start + 1 and right < end for left, right in place.bodies)
        if joint:
            start += 1
        elif body is not None and (end - body > 2 or verbs("weak").match(text, body, end)):
            start = body
        elif filler is not None and filler.end() < end:
            start = filler.end()
        elif subject is not None and verbs("weak", "strong", "light", "filler").match(text, subject.end(), end):
            start = subject.end()
        elif verb is not None and _is_predicate(text, verb.end(), end) and not _is_one_act(place, verb.end(), end):
            start = verb.end()
        else:
            break
    return start


def _is_predicate(text: str, verb_end: int, end: int) -> bool:
    """Tell whether a verb at a clause's head is its predicate and no part of a noun (审议意见, 检查组, 视察和调研)."""
    rest = text[verb_end:end]
    return len(rest) >= 2 and rest[0] not in "、和与及" and not _COMPOUND.fullmatch(rest)


def _is_one_act(place: Place, verb_end: int, end: int) -> bool:
    """Tell whether two verbs make up one event: 集体学习研讨6次."""
    return place.figure.unit.kind == "event" and verbs("weak").fullmatch(place.text, verb_end, end) is not None


def _act(place: Place) -> Counted | None:
    """Where no noun stands: what the last figure of the unit counted, else the act."""
    text, start = place.text, place.figure.start
    if place.same is not None and place.figure.unit.kind != "event":
        return place.same
    clause = place.text[place.left : start]
    if place.figure.unit.kind == "event" and (not clause or verbs("filler").match(clause)):
        stop = _STOP.search(text, place.figure.end)
        end = stop.start() if stop else len(text)
        acts = list(_LIGHT_ACT.finditer(text, place.figure.end, end))
        if acts:
            return Counted(*acts[-1].span("act"))
        if following := verbs("strong", "weak").search(text, place.figure.end, end):
            return place.same if place.same and not clause.startswith("先后") else Counted(*following.span())
    if found := verbs_at_end("strong", "weak", "light").search(clause):
        return Counted(place.left + found.start(), place.left + found.end())
    return place.same


def _trimmed(text: str, start: int, end: int) -> Counted | None:
    """Trim joints at both ends and a list before its last noun; say whether two nouns share the figure."""
    if _FIXED.fullmatch(text, start, end):
        return Counted(start, end)
    if fixed := _FIXED_AT_END.search(text[start:end]):
        return Counted(start + fixed.start(), end)
    while start < end and text[start] in "、和与及了“的":
        start += 1
    if text.startswith("有", start) and not text.startswith(("有关", "有限", "有机", "有色", "有效"), start):
        start += 1
    while start < end and text[end - 1] in "、和与及等的中“":
        end -= 1
    if head := _LIST_HEAD.match(text[start:end]):
        start += head.end()
    if start >= end:
        return None
    return Counted(start, end, shared=_JOINT.search(text, start, end) is not None)
