"""Find persons: a surname is not enough, an office or an act on personnel must stand beside the name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extract.document import Sentence
from extract.lexicon import table, words
from extract.match.candidate import Candidate, Context

_HAN = "[\u4e00-\u9fff]"
# Names without a Han surname: Mongolian, Tibetan (斯琴高娃, 扎西次仁), and those with a dot (买买提·吾甫尔).
_DOTTED = rf"{_HAN}{{1,6}}(?:·{_HAN}{{1,6}}){{1,2}}"
_MASKED = re.compile(r"某|[*×]|[Xx]{2}")
_NO_NAME = re.compile(
    r"会议|大会|代表|委员|工作|报告|同志|干部|人员|常委|主任|副主|书记|群众|任务|项目|重点|领导|成员|政府|法院|检察|部门|单位|国家|"
    r"全体|全国|全省|全市|全县|全区|高度|多次|分别|亲自|带队|带头|牵头|领衔|率队|主持|党组|机关|责任|第一|以上|以下|有关|相关|其他|有权|接待|接访|信箱|热线|职务|一职|候选|人选|不再|公开|方面"
)
# What may follow a name that an office precedes.
_AFTER_NAME = (
    r"(?=$|[、,。;:)(》” ]|同志|受|代表(?:市|区|县|省|州|旗|自治|人民|常委|法院|检察|政府)|作|所作|关于|向|主持|到会|到场|出席|率|带|在|的|分别|先后|陪同|参加|及|和|与|等|介绍|"
    r"汇报|说|指出|强调|要求|表示|讲话|宣|深入|赴|走访|辞去|为|担任|就|对|一行|列席|应邀|参与|述职|任|当选|发言|通报|做|亲自|多次|围绕|领|提出|反映|督办)"
)


@cache
def _surnames(*, weak: bool) -> str:
    rows = [row.term for row in table("surnames") if weak or row.values["kind"] == "sure"]
    return "|".join(sorted(rows, key=lambda name: -len(name)))


def _name(*, weak: bool) -> str:
    return rf"(?:{_DOTTED}|(?:{_surnames(weak=weak)}){_HAN}{{1,2}}?)"


@cache
def _offices() -> str:
    return "|".join(re.escape(word) for word in words("person-offices"))


@cache
def _forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    any_name, sure_name = _name(weak=True), _name(weak=False)
    long_name = rf"(?:{any_name}|{_HAN}{{3,8}})"
    office = f"(?:{_offices()})"
    act = r"(?:任命|决定任命|补选|选举|选出|推选|增补|增选|聘任|推举|通过)(?:了)?"
    return (
        (
            "person.appointed",
            re.compile(
                rf"{act}(?P<m>{any_name})(?:(?:、{any_name})*(?:等\d*[人名位]?)?)(?:同志)?(?:为|任|担任|兼任|代理)"
            ),
        ),
        (
            "person.appointed",
            re.compile(
                rf"(?:任命|补选|选举|免去|罢免|撤销|任)(?:了)?{any_name}(?:、(?P<m>{any_name}))+(?:等)?(?:同志)?(?:为|的)"
            ),
        ),
        (
            "person.appointed",
            re.compile(
                rf"(?:免去|罢免|撤销|免除|撤换)(?:了)?(?P<m>{long_name})(?:同志)?(?:的|(?={office}职务))(?![一-龥]*(?:税|费))"
            ),
        ),
        (
            "person.appointed",
            re.compile(
                rf"(?:接受|同意|批准)(?:了)?(?:[^,。;]{{0,20}}{office})?(?P<m>{any_name})(?:同志)?(?:提出)?(?:的)?(?:请求|申请)?辞去"
            ),
        ),
        (
            "person.appointed",
            re.compile(
                rf"(?:任命|免去)(?:了)?(?P<m>{_HAN}{{3,8}})(?:同志)?(?:为|的)(?={_HAN}{{0,24}}(?:{office}|职务))"
            ),
        ),
        (
            "person.gapped",
            re.compile(
                rf"(?:^|[,、;])(?P<m>(?!任命|决定|免去|接受|选举|补选|推选|会议|其中)(?:{any_name}|{_HAN}{{4,8}}))(?:同志)?为(?={_HAN}{{1,30}}{office}(?:[,、;。(]|$))"
            ),
        ),
        ("person.gapped", re.compile(rf"(?:[,、;]|^)(?P<m>{sure_name})的(?={_HAN}{{2,30}}职务)")),
        ("person.office", re.compile(rf"{office}(?:\([^()]{{1,8}}\))?(?P<m>{sure_name}){_AFTER_NAME}")),
        ("person.office", re.compile(rf"{office}(?P<m>{any_name})(?=受|同志|所?作的|辞去|到会|出席)")),
        (
            "person.office",
            re.compile(
                rf"(?P<m>{sure_name})(?=(?:副)?(?:主任|书记|主席|省长|市长|县长|区长|州长|旗长|局长|院长|检察长)(?:受|作|向|主持|代表))"
            ),
        ),
        (
            "person.signed",
            re.compile(rf"代表(?P<m>{sure_name})(?=(?:等\d*[人名位])|领衔|提出|说|表示|介绍|反映|建议|告诉)"),
        ),
        (
            "person.signed",
            re.compile(
                rf"(?:^|[,。、;])(?P<m>{sure_name})(?=(?:等)?(?:代表|委员)(?:等\d*[人名位]|领衔|提出|说|表示|反映|建议))"
            ),
        ),
    )


@cache
def _speaker() -> tuple[re.Pattern[str], ...]:
    office = f"(?:{_offices()})"
    spaced = rf"{_HAN}[ \u3000]{{1,4}}{_HAN}"
    name = rf"(?:{_DOTTED}|{_HAN}{{2,8}}|{spaced})"
    return (
        re.compile(rf"^[^,。;]{{0,40}}{office}(?:\([^()]{{1,8}}\))?[ \u3000\t:]+(?P<m>{name})(?:同志)?[ \u3000\t)]*$"),
        re.compile(
            rf"^[^,。;]{{2,40}}{office}(?:\([^()]{{1,8}}\))?(?P<m>{_name(weak=True)}|{_HAN}{{4,8}})[ \u3000\t]*$"
        ),
    )


def match(sentence: Sentence, context: Context) -> Iterator[Candidate]:  # noqa: ARG001 - all recognizers share this form
    """Offer names of persons that an office, an appointment or the speaker's line vouches for."""
    text = sentence.text
    if len(text) <= 60:
        for form in _speaker()[: 2 if sentence.role == "title" else 1]:
            if (found := form.match(text)) and not _NO_NAME.search(found["m"]):
                yield Candidate(*found.span("m"), "Person", "person.speaker")
                break
    for rule, form in _forms():
        for found in form.finditer(text):
            if rule == "person.office":
                yield from _listed(text, found.end())
            if not _MASKED.search(found["m"]) and not _NO_NAME.search(found["m"]):
                yield Candidate(*found.span("m"), "Person", rule)


def _listed(text: str, end: int) -> Iterator[Candidate]:
    """Offer the names that follow a name after an office in a list: 副主任甲、乙、丙出席."""
    form = re.compile(rf"、(?P<m>{_name(weak=False)}){_AFTER_NAME}")
    while found := form.match(text, end):
        if _NO_NAME.search(found["m"]):
            return
        yield Candidate(*found.span("m"), "Person", "person.office")
        end = found.end()
