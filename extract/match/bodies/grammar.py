"""The grammar of institutions: which organ, department or branch stands at a place in the text, and how far it runs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extract.compiled import compiled
from extract.lexicon import table, words
from extract.words import cut

_COMMITTEE_ENDS = r"(?:工作委员会|专门委员会|委员会|工委|委(?![员托派任])|(?:一|二|三)?处|室)"
# The lookaheads keep 委托, 办理, 处理, 部门 from being read as the end of a name.
_DEPARTMENT_ENDS = "(?:{})".format(
    "|".join(
        (
            r"委员会办公室|工作办公室|办公室|委员会|分局|支队|总队|大队|局(?!面(?!对面|谈)|势)|厅",
            r"委(?![员托派任])",
            r"办(?![公理法事结好学])",
            r"处(?![理罚置分于在级长])",
            r"部(?![门分署队长])",
        )
    )
)
# Centres count as departments only where a function stands before 中心: 市民中心 is a house.
_CENTRES = (
    "投诉|举报|调解|仲裁|救助|"
    "服务|管理|养护|监测|防治|控制|事务|保障|指导|推广|发展|监督|执法|救援|指挥|交易|信息|促进|检测|检验|急救|健康|会展|就业|创业|人才|结算|核算|评审|宣传|登记|数据|信用|投资|康复|疾控|质检|预警"
)
# 格局, 布局 and 大局 are no bureaus.
_OPEN_ENDS = "(?:{}|(?:{})中心)".format(
    "管理局|(?:委员会|领导小组|指挥部)办公室|工作办公室|分局|(?<![布格大结变僵当])局|厅|委员会|办公室", _CENTRES
)
NO_MORE_STATION = (
    "(?!建设|规范化|标准化|改造|改建|新建|迁建|搬迁|项目|用房|业务|综合楼|办公楼|大楼|门诊|住院|医生|医务|病房|院长|法)"
)
"""What makes a station the object of building, not a body: 派出所改造."""
_OPEN_STEM = r"[^的了是在对向由与并将把被从到以为,;:。、“”《》()\s\d]"

_OPEN_END = compiled("[局厅]|委员会|办公室|中心")
_LONGEST_OPEN = 24
"""A stem of 14 characters and the longest end."""
# Divisions of a court (Organic Law of the People's Courts, Article 27), by what they try or by number: 民一庭.
_DIVISION = (
    r"(?:(?:立案|刑事|民事|行政|执行|审判监督|综合|少年|环境资源|知识产权|家事|速裁|民商事|商事|破产|金融)"
    r"(?:审判|裁判)?(?:第[一二三四五六七八九])?|[民刑行立执][一二三四五六])庭(?!审)|执行(?:局|裁判庭)"
)
# Tribunals of a court in towns, the committees of judges and of prosecutors, outposts and numbered departments.
_PROSECUTORS = r"检察委员会(?!会议|讨论)|第[一二三四五六七八九十]{1,2}检察部"
_SENT = r"派驻(?:(?![的了和与对在及由向、])[一-鿿]){0,12}纪检监察组"
_PARTS = {
    "court": (_DIVISION, r"(?:(?![的了和与对在及由向、院])[一-鿿]){2,4}人民法庭", r"审判委员会(?!会议|讨论)"),
    "procuratorate": (r"派?驻(?:(?![的了和与对在及由向、院])[一-鿿]){2,8}检察室", _PROSECUTORS),
    "discipline": (_SENT,),
    "discipline-supervision": (_SENT,),
}
_CLOSING = frozenset(["", *",;:。!?、“”《》()"])
_NO_STEM_HEAD = compiled(r"[级直域属内]|长(?!江|城|白)|外(?![商事贸经资汇])")

# A bureau's Party group, its branch offices, and the forces and stations that bear its name (公安局刑侦支队).
_DEPARTMENT_BRANCH = compiled(
    r"(?<=局)(?:(?!派驻|[的了在对向由与])[一-鿿]){2,4}(?:所|分中心)(?=[、,。;开进的负]|$)|党组|党委|[一-鿿]{2,4}分局|(?:交警|刑侦|治安|特警|巡特警|禁毒|经侦|网安|看守|[一-鿿]{2,6}?执法|[一-鿿]{2,4}?执勤|森林警察|交通警察)"
    r"(?:总队|支队|大队|中队)|(?:(?!开展|调研|检查|视察|在|对|与|和)[一-鿿]){2,4}"
    r"(?:派出所|司法所|市场监管所|市场监督管理所|自然资源所|国土所|税务所|税务分局|供电所|执法中队|管理所|水利站)"
)


@dataclass(frozen=True, slots=True, order=True)
class Organ:
    """An organ of `kind` after a place, and the `branch` of it, up to `end`; `head` is where the organ itself ends."""

    end: int
    kind: str
    head: int
    term: str
    branch: str = ""


def _alternation(terms: tuple[str, ...]) -> str:
    return "|".join(re.escape(term) for term in terms)


@cache
def _organs() -> re.Pattern[str]:
    return compiled(_alternation(words("body-organs")))


@cache
def _first_of_organs() -> frozenset[str]:
    return frozenset(term[0] for term in words("body-organs"))


@cache
def _kinds() -> dict[str, str]:
    return {row.term: row.values["kind"] for row in table("body-organs")}


@cache
def _branches(kind: str) -> re.Pattern[str]:
    terms = [row.term for row in table("body-branches") if kind in row.values["after"].split()]
    terms.sort(key=lambda term: (-len(term), term))
    committee = rf"(?:(?:{_alternation(words('body-committees'))})[与和、]?){{1,6}}{_COMMITTEE_ENDS}"
    topic = rf"(?:(?!关于|召开|听取|开展|组织|成立|进行|主任|组成人员|领导|委员|率|带领){_OPEN_STEM}){{0,16}}?"
    group = rf"{topic}(?:{_alternation(words('body-groups'))})组(?!织|成|建(?!议))"
    # A field that the lexicon does not hold: 农环委. No level word or verb of sending may stand in it (报县委).
    other = r"[^省市县区州旗报向对由与请受及和同让被把给经听为的了在、,;:。]{2,6}(?:工作委员会|工委|委)(?![员托会派任])"
    # A special committee of a congress by any field (监察和法制委员会): its own name, not that of an organ sent to.
    special = (
        r"(?:(?!关于|召开|听取|开展|组织|成立|进行|代表|常务|会同|联合|督促|支持|要求|与|和[省市县区]|及其|[新增]?设|撤销|任命|批准|选举|审议)"
        r"[^省市县区州旗报向对由请受让被把给经听为的了在、,;:。]){2,14}委员会(?!会议|[员托])"
    )
    outpost = rf"(?:(?!关于|召开){_OPEN_STEM}){{2,7}}?(?:地区|盟|街道|苏木|开发区|新区)(?:人大)?(?:工作委员会|工委)"
    parts = [
        *([outpost] if kind == "standing" else []),
        *([special] if kind == "congress" else []),
        *([group, committee, other] if kind in ("standing", "congress", "cppcc") else []),
        # Courts and procuratorates of a province have branches in prefectures and municipalities: 第一分院.
        *([r"(?:(?![的了和与对在及由向、])[一-鿿]){2,10}?分院(?!区)"] if kind in ("court", "procuratorate") else []),
        *_PARTS.get(kind, ()),
        *map(_branch_pattern, terms),
    ]
    return compiled("|".join(parts) or r"(?!)")


def _branch_pattern(term: str) -> str:
    # 市委办 is an office, 市委办理 and 镇政府办成 are acts.
    return r"办(?![公理法事结好学件案得成完妥复毕实])" if term == "办" else re.escape(term)


@cache
def _continuations(kind: str) -> re.Pattern[str]:
    terms = [row.term for row in table("body-continuations") if kind in row.values["after"].split()]
    meeting = (
        r"|第?[一二三四五六七八九十百\d]{1,9}(?:届[一二三四五六七八九十百\d]{0,9})?次(?:会议|全会|全体|常务|党组|主席)"
    )
    people = r"|委员(?!会)" if kind == "cppcc" else ""
    return compiled((_alternation(tuple(terms)) or "(?!)") + meeting + people)


@cache
def department() -> re.Pattern[str]:
    """Compile the departments whose field the lexicon knows."""
    field = _alternation(words("body-fields"))
    return compiled(rf"(?:(?:{field})[和与、]?){{1,6}}?{_DEPARTMENT_ENDS}")


@cache
def _first_of_fields() -> frozenset[str]:
    return frozenset(field[0] for field in words("body-fields"))


@cache
def _stops() -> re.Pattern[str]:
    return compiled(_alternation(words("body-stops")))


@cache
def _open_department() -> re.Pattern[str]:
    return compiled(rf"{_OPEN_STEM}{{2,14}}?{_OPEN_ENDS}(?!面(?!对面|谈)|势)")


def read_organ(text: str, start: int) -> Organ | None:
    """Read the organ that stands at `start`, right after a place or a level word; None where there is none."""
    department = read_department(text, start)
    if station := _read_station(text, start):
        return station
    found = _organs().match(text, start) if text[start : start + 1] in _first_of_organs() else None
    if found is None:
        return department or read_open_department(text, start)
    if department is not None and department.end > found.end():
        return department
    if found[0] in ("行署", "行政公署") and (own := read_department(text, found.end())) is not None:
        # 行署卫生局 is the bureau of the prefecture.
        return Organ(own.end, "department", own.head, text[start : own.head], own.branch)
    return with_branch(text, found.end(), _kinds()[found[0]], found[0])


@cache
def stations() -> dict[str, bool]:
    """Map the stations and offices of a township to whether its report names them without their level."""
    return {row.term: row.values["alone"] == "yes" for row in table("body-stations")}


@cache
def _stations() -> re.Pattern[str]:
    return compiled(f"(?:{_alternation(words('body-stations'))}){NO_MORE_STATION}")


@cache
def _open_station() -> re.Pattern[str]:
    """Compile stations of a town by any work: 应急消防管理站."""
    ends = "管理站|监督站|监测站|防治站|检疫站|推广站|管理所|监管所|监督所|执法队|执法中队|消防队|管护站"
    return compiled(rf"{_OPEN_STEM}{{2,8}}?(?:{ends}){NO_MORE_STATION}")


def _read_station(text: str, start: int) -> Organ | None:
    """Read a station of a department, or an office, of the town or subdistrict that ends at `start`."""
    if not text.endswith(("镇", "乡", "街道", "苏木"), 0, start):
        return None
    found = _stations().match(text, start) or _open_station().match(text, start)
    return Organ(found.end(), "station", found.end(), found[0]) if found else None


def with_branch(text: str, head: int, kind: str, term: str) -> Organ | None:
    """Read the branch that follows an organ (办公室, 预算工作委员会, 执法检查组); None where the organ is not meant."""
    if text[head : head + 1] in _CLOSING:
        # No branch and no continuation begins with a mark.
        return Organ(head, kind, head, term)
    branch = _branches(kind).match(text, head)
    if branch is not None:
        further = _branches("standing").match(text, branch.end()) if "委员会" in branch[0] else None
        end = further.end() if further and further[0].startswith(("办公室", "党组", "机关")) else branch.end()
        # 党组会议 is a meeting, and so is what the organ convenes under its branch's name.
        if not text.startswith(("会议", "扩大会议"), end):
            return Organ(end, kind, head, term, text[head:end])
        return None
    if _continuations(kind).match(text, head):
        return None
    return Organ(head, kind, head, term)


def read_department(text: str, start: int) -> Organ | None:
    """Read a department whose field the lexicon knows (教育局, 发展和改革委员会)."""
    if text[start : start + 1] not in _first_of_fields():
        return None
    found = department().match(text, start)
    if found is None or _continuations("department").match(text, found.end()):
        return None
    return _department_organ(text, start, found.end())


def read_open_department(text: str, start: int) -> Organ | None:
    """Read a department of any field: what stands between a level word and 局, with no word in it that ends a name."""
    if not _OPEN_END.search(text, start, start + _LONGEST_OPEN):
        return None
    found = _open_department().match(text, start)
    if found is None or _NO_STEM_HEAD.match(found[0]) or _stops().search(found[0]):
        return None
    tokens = cut(text[start : found.end()])
    if len(tokens) > 8 or tokens[0].pos.startswith(("p", "c", "u", "r", "m", "d", "f")):
        return None
    return _department_organ(text, start, found.end())


def _department_organ(text: str, start: int, head: int) -> Organ:
    term = text[start:head]
    branch = _DEPARTMENT_BRANCH.match(text, head)
    end = branch.end() if branch else head
    return Organ(end, "department", head, term, text[head:end])
