"""Find persons: a surname is not enough, an office or an act on personnel must stand beside the name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extract.compiled import compiled
from extract.document import Sentence
from extract.lexicon import alternation, table, words
from extract.match.candidate import Candidate, Context
from extract.sieve import Guard, Sieve
from extract.words import cut

_HAN = "[\u4e00-\u9fff]"
# Names without a Han surname (斯琴高娃, 扎西次仁) are long; those of Xinjiang often have a dot (买买提·吾甫尔).
_DOTTED = rf"{_HAN}{{1,6}}(?:·{_HAN}{{1,6}}){{1,2}}"
_NO_ACT = (
    r"(?!批准|提请|提名|同意|任命|决定|免去|接受|选举|补选|推选|增选|增补|通过"
    r"|会议|其中|代表|主任|有关|以下|全体|新|下列|部分)"
)
_LONG = rf"{_NO_ACT}(?:(?!任命|免去|选举|补选|提名|批准|提请){_HAN}){{4,8}}"
_MASKED = compiled(r"某|[*×]|[Xx]{2}")
_GAP = compiled(r"[ \u3000\t:]")
_SPLIT = compiled("[^、]+")
# What may follow a name that an office precedes: a mark, or the verb or preposition of what the person does.
_AFTER_NAME = (
    r"(?=$|[、,。;:)(》” ]|同志|今天|今日|昨天|近日|日前|当天|上午|下午|随后|受|委托|"
    r"代表(?:[省市县区州旗]|自治|人民|政协|常委|法院|检察|政府)|作|所作|关于|向|"
    r"主持|现场|牵头|到会|到场|出席|率|带|在|的|分别|先后|陪同|参加|及|和|与|等|介绍|汇报|说|指出|强调|要求|致|表示|讲话|宣|深入|赴|"
    r"走访|辞去|为|担任|就|对|一行|列席|应邀|参与|述职|任|当选|发言|通报|做|亲自|多次|围绕|领|提出|反映|督办|解读|授课|讲授|辅导)"
)
_AFTER_HEAD = r"(?:受|所?作|向|主持|代表|在|的|、|,|\d|分别|多次|等|到|出席|率)"
# What comes before the first name of a list of people: an act on them or the roll that they stand in.
_OF_LIST = r"(?:表彰|表扬|授予|奖励|看望|慰问|走访|评选|推荐|听取|组织|邀请|对|由|及|和)了?"
_ALL = ("sure", "weak", "particle")
"""The kinds of surnames in the lexicon."""
# Where no office but what somebody does vouches for a name.
_BY_CONTEXT = ("person.signed", "person.counted")
_HEADS_OF_ORGANS = r"(?:副)?(?:委员长|主任|书记|主席|省长|市长|县长|区长|州长|旗长|局长|厅长|院长|检察长)"


@cache
def _no_name() -> re.Pattern[str]:
    """Words that stand where a name could and are none."""
    return compiled(alternation("person-lookalikes"))


@cache
def _surnames(*kinds: str) -> str:
    rows = [row.term for row in table("surnames") if row.values["kind"] in kinds]
    return "|".join(sorted(rows, key=lambda name: -len(name)))


def _name(*kinds: str) -> str:
    return rf"(?:{_DOTTED}|(?:{_surnames(*kinds)}){_HAN}{{1,2}}?)"


@cache
def _office() -> str:
    return f"(?:{'|'.join(re.escape(word) for word in words('person-offices'))})"


@cache
def _forms() -> tuple[tuple[str, tuple[str, ...], re.Pattern[str]], ...]:
    """Return the rules whose group `m` is a name or names in a list, with the words that each of them needs."""
    name, sure, office = _name(*_ALL), _name("sure"), _office()
    named = _name("sure", "weak")
    several = rf"(?P<m>{name}(?:、{name}){{0,80}})(?:等(?:\d*[人名位])?)?(?:同志)?"
    names = rf"{_NO_ACT}{name}(?:、{name}){{0,40}}"
    long = rf"(?P<m>{_LONG})(?:同志)?"
    fill = r"(?:任命|补选|选举|选出|推选|推举|增补|增选|聘任|通过|决定)(?:了)?"
    clear = r"(?:免去|罢免|撤销|免除|撤换)(?:了)?"
    leave = r"(?:提出)?(?:的)?(?:请求|申请)?辞去"
    post = rf"(?:{office}|代表)(?:[,、;。(]|$)"
    said = (
        r"(?:等\d*[人名位]|领衔|牵头|联合|联名|提出|提交|说|表示|介绍|反映|建议|告诉|认为|呼吁|采写|撰写|拍摄|办理|审理|主动|自费|荣获|"
        r"获评|获得|被(?:[^,。;]{2,16}?)?(?:评为|授予|评选)|当选|入选|带领|带头|深入|走访|坚持|参与|参加)"
    )
    people_counted = (
        r"(?:[省市县区州旗镇乡]|全国|人大|政协|优秀|先进)*"
        r"(?:代表|委员|同志|法官|检察官|干警|干部|人民陪审员|人民监督员|个人)"
    )
    people = r"(?:代表|委员|法官|检察官|律师|干警|书记员|陪审员|调解员|党员)"
    # Each form with the words of which a sentence must hold one: most sentences need no form.
    patterns = (
        ("person.appointed", "为 任 理", rf"{fill}{several}(?:为|任|担任|兼任|代理)"),
        ("person.appointed", "为", rf"{fill}{long}为(?={_HAN}{{0,24}}(?:{office}|代表|委员))"),
        ("person.appointed", "免 撤", rf"{clear}{several}(?:的|(?={office}))"),
        ("person.appointed", "免 撤", rf"{clear}{long}的(?={_HAN}{{0,30}}职务)"),
        (
            "person.appointed",
            "辞去",
            rf"(?:接受|同意|批准)(?:了)?(?:[^,。;]{{0,20}}{office})?{several}(?:因[^,。;]{{1,16}}?)?{leave}",
        ),
        ("person.gapped", "为", rf"(?:^|[,、;])(?P<m>{names}|{_LONG})(?:同志)?为(?={_HAN}{{0,30}}{post})"),
        ("person.gapped", "职务", rf"(?:^|[,、;])(?P<m>{sure})的(?={_HAN}{{2,30}}职务)"),
        ("person.office", "受 同志 作的 辞去 到会 出席", rf"{office}(?P<m>{name})(?=受|同志|所?作的|辞去|到会|出席)"),
        (
            "person.office",
            "长 主任 书记 主席",
            rf"(?:^|[,、。;:(]|由|受|随|和|了|听取)(?P<m>{sure})(?={_HEADS_OF_ORGANS}{_AFTER_HEAD})",
        ),
        ("person.signed", "代表 委员 官 员 律师 干警", rf"{people}(?P<m>{named})(?={said})"),
        (
            "person.signed",
            "记者 通讯员",
            rf"(?:记者|通讯员) ?(?P<m>{name}(?:[、 ]{name}){{0,80}})(?=[),、 ]|通讯员|摄|报道|文/|$)",
        ),
        ("person.signed", "代表 委员", rf"(?:^|[,。、;])(?P<m>{sure})(?=(?:等)?(?:代表|委员){said})"),
        ("person.signed", "代表关于", rf"(?:^|[,。、;对])(?P<m>{sure})(?=(?:等)?代表(?:所?提出?的)?关于)"),
        (
            "person.counted",
            "等",
            rf"(?:^|[,。;:、]|{_OF_LIST})(?P<m>{named}(?:、{named}){{0,80}})(?<![区县市镇乡村州旗])(?=等\d+[名位](?:{people_counted}))",
        ),
    )
    return tuple((rule, tuple(needed.split()), compiled(pattern)) for rule, needed, pattern in patterns)


@cache
def _sieve() -> Sieve[tuple[str, re.Pattern[str]]]:
    return Sieve(((rule, form), needed) for rule, needed, form in _forms())


@cache
def _after_office() -> re.Pattern[str]:
    return compiled(rf"{_office()}(?:\([^()]{{1,8}}\))?(?P<m>{_name(*_ALL)})(?:{_AFTER_NAME}|(?=\d+[月日]))")


@cache
def _guard() -> Guard:
    return Guard(_after_office())


@cache
def _next_in_list() -> re.Pattern[str]:
    return compiled(rf"、(?P<m>{_name(*_ALL)}){_AFTER_NAME}")


@cache
def _speaker() -> tuple[re.Pattern[str], ...]:
    spaced = rf"{_HAN}[ \u3000]{{1,4}}{_HAN}"
    named = rf"^[^,。;]{{2,40}}{_office()}(?:\([^()]{{1,8}}\))?"
    alone = rf"^{_office()}[ \u3000\t:]+(?P<m>{_DOTTED}|{_name(*_ALL)}|{spaced})[ \u3000\t]*$"
    return (
        compiled(rf"{named}[ \u3000\t:]+(?P<m>{_DOTTED}|{_HAN}{{2,8}}|{spaced})(?:同志)?[ \u3000\t)]*$"),
        compiled(rf"{named}(?P<m>{_name(*_ALL)}|{_LONG})[ \u3000\t]*$"),
        compiled(alone),
    )


def match(sentence: Sentence, context: Context) -> Iterator[Candidate]:  # noqa: ARG001 - all recognizers share this form
    """Offer names of persons that an office, an appointment or the speaker's line vouches for."""
    text = sentence.text
    yield from _speaker_line(text, title=sentence.role == "title")
    for rule, form in _sieve().of(text):
        for found in form.finditer(text):
            for name in _SPLIT.finditer(found["m"]):
                if _is_name(name[0]) and (rule not in _BY_CONTEXT or _reads_as_name(name[0])):
                    start = found.start("m") + name.start()
                    yield Candidate(start, start + len(name[0]), "Person", rule)
    yield from _named_after_office(text)


def _is_name(text: str) -> bool:
    return not _MASKED.search(text) and not _no_name().search(text)


def _speaker_line(text: str, *, title: bool) -> Iterator[Candidate]:
    """Offer the speaker; only in the head of a report may the office stand alone, or no blank before the name."""
    if len(text) > 60:
        return
    for form in _speaker()[: 3 if title else 1]:
        if not title and not _GAP.search(text):
            return
        found = form.match(text)
        if found and _is_name(found["m"]):
            yield Candidate(*found.span("m"), "Person", "person.speaker")
            return


def _named_after_office(text: str) -> Iterator[Candidate]:
    """Offer the name that follows an office, and those that follow it in a list (副主任甲、乙、丙出席)."""
    for first in _after_office().finditer(text) if _guard().lets(text) else ():
        found: re.Match[str] | None = first
        while found and _is_name(found["m"]) and _reads_as_name(found["m"]):
            yield Candidate(*found.span("m"), "Person", "person.office")
            found = _next_in_list().match(text, found.end())


def _reads_as_name(name: str) -> bool:
    """Tell whether nothing speaks against a name: the segmenter sees no common word at its head.

    A weak surname (向, 于, 任) is a preposition or the first half of a word (任期) more often than a name.
    """
    tokens = cut(name)
    # 书记马上就办: one word that says how or when is no name, whatever character it begins with.
    if len(tokens) == 1 and tokens[0].pos[0] in "dcprt":
        return False
    weak = "·" not in name and re.match(_surnames("sure"), name) is None
    return not weak or len(tokens[0].text) == 1 or tokens[0].pos == "nr"
