"""Find persons: a surname is not enough, an office or an act on personnel must stand beside the name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extract.compiled import compiled
from extract.document import Sentence
from extract.match import people
from extract.match.candidate import Candidate, Context
from extract.match.person_names import AFTER_NAME, ALL, DOTTED, HAN, is_name, name, office, reads_as_name
from extract.sieve import Guard, Sieve

_NO_ACT = (
    r"(?!批准|提请|提名|同意|任命|决定|免去|接受|选举|补选|推选|增选|增补|通过"
    r"|会议|其中|代表|主任|有关|以下|全体|新|下列|部分)"
)
_LONG = rf"{_NO_ACT}(?:(?!任命|免去|选举|补选|提名|批准|提请|[的因等]){HAN}){{4,8}}"
# A surname that no list holds: where the act and the office vouch for the name, any character may begin it.
_SHORT = rf"{_NO_ACT}(?:(?!任命|免去|选举|补选|提名|批准|提请|[的因等]){HAN}){{2,3}}"
_GAP = compiled(r"[ \u3000\t:]")
_SPLIT = compiled("[^、]+")
_AFTER_HEAD = r"(?:受|所?作|向|主持|代表|在|的|、|,|\d|分别|多次|等|到|出席|率)"
# What comes before the first name of a list of people: an act on them or the roll that they stand in.
_OF_LIST = r"(?:表彰|表扬|授予|奖励|看望|慰问|走访|评选|推荐|听取|组织|邀请|对|由|及|和)了?"
# Where no office but what somebody does vouches for a name.
_BY_CONTEXT = ("person.signed", "person.counted", "person.unlisted")
_HEADS_OF_ORGANS = r"(?:副)?(?:委员长|主任|书记|主席|省长|市长|县长|区长|州长|旗长|局长|厅长|院长|检察长)"


_Form = tuple[str, str, str]
"""A rule, the words of which a sentence must hold one, and a pattern whose group `m` is a name or names in a list."""


def _on_personnel() -> Iterator[_Form]:
    """Yield the acts on personnel: who is appointed, elected, removed, who resigns."""
    any_name, sure, of_office = name(*ALL), name("sure"), office()
    several = rf"(?P<m>{any_name}(?:、{any_name}){{0,80}})(?:等(?:\d*[人名位])?)?(?:同志)?"
    names = rf"{_NO_ACT}{any_name}(?:、{any_name}){{0,40}}"
    long, short = rf"(?P<m>{_LONG})(?:同志)?", rf"(?P<m>{_SHORT})(?:同志)?"
    fill = r"(?:任命|补选|选举|选出|推选|推举|增补|增选|聘任|聘请|提名|推荐|通过|决定)(?:了)?"
    clear = r"(?:免去|罢免|撤销|免除|撤换)(?:了)?"
    leave = r"(?:提出)?(?:的)?(?:请求|申请)?辞去"
    why = r"(?:因[^,。;]{1,16}?)?"
    post = rf"(?:{of_office}|代表)(?:[,、;。(]|$)"
    of_organ = r"(?=(?:原任?)?(?:自治[区州县旗]|[省市县区州旗镇乡])[^,。;、]{1,30}职务)"
    yield "person.appointed", "为 任 理", rf"{fill}{several}(?:为|任(?!免|命|期|职)|担任|兼任|代理)"
    yield "person.appointed", "为", rf"{fill}{long}为(?={HAN}{{0,24}}(?:{of_office}|代表|委员))"
    yield "person.unlisted", "为", rf"{fill}{short}为(?={HAN}{{0,24}}{of_office})"
    yield "person.appointed", "免 撤", rf"{clear}{several}(?:的|{of_organ}|(?={of_office}))"
    yield "person.appointed", "免 撤", rf"{clear}{long}的(?={HAN}{{0,30}}职务)"
    yield "person.unlisted", "免 撤", rf"{clear}{short}(?:的(?={HAN}{{0,30}}职务)|{of_organ})"
    accept = rf"(?:接受|同意|批准)(?:了)?(?:[^,。;]{{0,20}}{of_office})?"
    yield "person.appointed", "辞去", rf"{accept}{several}{why}{leave}"
    yield "person.appointed", "辞去", rf"{accept}{long}{why}{leave}"
    yield "person.unlisted", "辞去", rf"(?:接受|同意|批准)(?:了)?{short}{why}{leave}"
    yield "person.gapped", "为", rf"(?:^|[,、;])(?P<m>{names}|{_LONG})(?:同志)?为(?={HAN}{{0,30}}{post})"
    # A roll of appointments: 任命:甲,区教育局局长;乙,区法院审判员.
    rolled = r"(?=,(?:[省市县区州旗镇乡]|自治)[^,。;、]{2,24}(?:[;。]|$))"
    yield "person.gapped", "任命 免去 补选", rf"(?:任命|免去|补选|决定任命)[:：](?P<m>{any_name}){rolled}"
    yield "person.gapped", "副 主任 局长 院长 委员 审判员 检察员", rf"(?:^|[;。])(?P<m>{sure}){rolled}"
    yield "person.gapped", "职务", rf"(?:^|[,、;])(?P<m>{sure})的(?={HAN}{{2,30}}职务)"
    of_roll = r"(?:任命|选举|选出|补选|当选|推选|表彰|表扬|选派|新任)的"
    yield "person.counted", "等", rf"{of_roll}(?P<m>{any_name}(?:、{any_name}){{0,80}})(?=等\d*[人名位]?)"
    honoured = r"(?:等\d*[人名位](?:同志)?|同志)?(?=“)"
    yield "person.appointed", "“ 为", rf"(?:授予|追授)(?P<m>{sure}(?:、{sure}){{0,40}}){honoured}"
    yield "person.signed", "由", rf"由(?P<m>{sure})(?:同志)?(?=任|担任|兼任|带队|率队|率领|牵头)"
    before = r"(?:^|[,、。;:(]|学习|向|由|对|以|缅怀|悼念)"
    yield "person.office", "同志", rf"{before}(?P<m>{sure})(?=(?:等)?(?:烈士|同志))"


def _by_office() -> Iterator[_Form]:
    """Yield the names that an office stands before or behind."""
    any_name, sure = name(*ALL), name("sure")
    behind = r"(?=受|同志|所?作的|辞去|到会|出席)"
    yield "person.office", "受 同志 作的 辞去 到会 出席", rf"{office()}(?P<m>{any_name}){behind}"
    before = r"(?:^|[,、。;:(]|由|受|随|和|了|听取)"
    yield "person.office", "长 主任 书记 主席", rf"{before}(?P<m>{sure})(?={_HEADS_OF_ORGANS}{_AFTER_HEAD})"


def _by_what_is_said() -> Iterator[_Form]:
    """Yield the names that what somebody says or does, or a count of people, vouches for."""
    any_name, sure, named = name(*ALL), name("sure"), name("sure", "weak")
    said = (
        r"(?:等\d*[人名位]|领衔|牵头|联合|联名|提出|提交|说|表示|介绍|反映|建议|告诉|认为|呼吁|采写|撰写|拍摄|办理|审理|主动|自费|荣获|"
        r"获评|获得|被(?:[^,。;]{2,16}?)?(?:评为|授予|评选)|当选|入选|带领|带头|深入|走访|坚持|参与|参加)"
    )
    people_counted = (
        r"(?:[省市县区州旗镇乡]|全国|人大|政协|优秀|先进)*"
        r"(?:代表|委员|同志|法官|检察官|干警|干部|人民陪审员|人民监督员|个人)"
    )
    people = r"(?:代表|委员|法官|检察官|律师|干警|书记员|陪审员|调解员|党员)"
    yield "person.signed", "代表 委员 官 员 律师 干警", rf"{people}(?P<m>{named})(?={said})"
    roll = rf"{any_name}(?:[、 ]{any_name}){{0,80}}"
    wrote = r"(?:记者|通讯员|报告人|汇报人|执笔人?|撰稿人?)"
    yield (
        "person.signed",
        "记者 通讯员 报告人 汇报人 执笔 撰稿",
        rf"{wrote}[ :]?(?P<m>{roll})(?=[),、 ]|通讯员|摄|报道|文/|$)",
    )
    yield "person.signed", "代表 委员", rf"(?:^|[,。、;]|其中)(?P<m>{sure})(?=(?:等)?(?:代表|委员){said})"
    titled = r"(?:法官|检察官|律师|民警|警官|教授|医生|老师)(?:[获荣被在把将]|多次|连续|入选|领衔)"
    yield "person.signed", "法官 检察官 律师 警 教授 医生 老师", rf"(?:^|[,。、;])(?P<m>{named})(?={titled})"
    yield "person.signed", "代表关于", rf"(?:^|[,。、;对]|其中)(?P<m>{sure})(?=(?:等)?代表(?:所?提出?的)?关于)"
    counted = rf"(?=等\d+[名位](?:{people_counted})|等\d+人)"
    yield (
        "person.counted",
        "等",
        rf"(?:^|[,。;:、]|{_OF_LIST})(?P<m>{named}(?:、{named}){{0,80}})(?<![区县市镇乡村州旗]){counted}",
    )


@cache
def _sieve() -> Sieve[tuple[str, re.Pattern[str]]]:
    forms = (*_on_personnel(), *_by_office(), *_by_what_is_said())
    return Sieve(((rule, compiled(pattern)), needed.split()) for rule, needed, pattern in forms)


@cache
def _after_office() -> re.Pattern[str]:
    return compiled(rf"{office()}(?:\([^()]{{1,8}}\))?(?P<m>{name(*ALL)})(?:{AFTER_NAME}|(?=\d+[月日]))")


@cache
def _guard() -> Guard:
    return Guard(_after_office())


@cache
def _next_in_list() -> re.Pattern[str]:
    return compiled(rf"、(?P<m>{name(*ALL)}){AFTER_NAME}")


@cache
def _speaker() -> tuple[re.Pattern[str], ...]:
    spaced = rf"{HAN}[ \u3000]{{1,4}}{HAN}"
    named = rf"^[^,。;]{{2,40}}{office()}(?:\([^()]{{1,8}}\))?"
    alone = rf"^{office()}[ \u3000\t:]+(?P<m>{DOTTED}|{name(*ALL)}|{spaced})[ \u3000\t]*$"
    return (
        compiled(rf"{named}[ \u3000\t:]+(?P<m>{DOTTED}|{HAN}{{2,8}}|{spaced})(?:同志)?[ \u3000\t)]*$"),
        compiled(rf"{named}(?P<m>{name(*ALL)}|{_LONG})[ \u3000\t]*$"),
        compiled(alone),
    )


@cache
def _at_session() -> re.Pattern[str]:
    """Compile the line of a session that ends in the speaker's name: (…会议上　甲)."""
    return compiled(rf"^[(—]?[^,。;]{{8,50}}(?:会议|大会|全会)上[ \u3000]*(?P<m>{DOTTED}|{name('sure', 'weak')})[ )]*$")


def match(sentence: Sentence, context: Context) -> Iterator[Candidate]:  # noqa: ARG001 - all recognizers share this form
    """Offer names of persons that an office, an appointment or the speaker's line vouches for."""
    text = sentence.text
    yield from _speaker_line(text, title=sentence.role == "title")
    for rule, form in _sieve().of(text):
        for found in form.finditer(text):
            for each in _SPLIT.finditer(found["m"]):
                if is_name(each[0]) and (rule not in _BY_CONTEXT or reads_as_name(each[0])):
                    start = found.start("m") + each.start()
                    yield Candidate(start, start + len(each[0]), "Person", rule)
    yield from _named_after_office(text)
    for start, end in people.match(text):
        yield Candidate(start, end, "Person", "person.named")


def _speaker_line(text: str, *, title: bool) -> Iterator[Candidate]:
    """Offer the speaker; only in the head of a report may the office stand alone, or no blank before the name."""
    if len(text) > 60:
        return
    if "会上" in text or "会议上" in text:
        found = _at_session().match(text)
        if found and is_name(found["m"]) and reads_as_name(found["m"]):
            yield Candidate(*found.span("m"), "Person", "person.speaker")
    for form in _speaker()[: 3 if title else 1]:
        if not title and not _GAP.search(text):
            return
        found = form.match(text)
        if found and is_name(found["m"]):
            yield Candidate(*found.span("m"), "Person", "person.speaker")
            return


def _named_after_office(text: str) -> Iterator[Candidate]:
    """Offer the name that follows an office, and those that follow it in a list (副主任甲、乙、丙出席)."""
    for first in _after_office().finditer(text) if _guard().lets(text) else ():
        found: re.Match[str] | None = first
        # Where a name with a dot ends, `people` sees better.
        while found and "·" not in found["m"] and is_name(found["m"]) and reads_as_name(found["m"]):
            yield Candidate(*found.span("m"), "Person", "person.office")
            found = _next_in_list().match(text, found.end())
