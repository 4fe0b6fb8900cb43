"""Who can act: bodies and meetings, people, offices and unnamed units that stand where a subject may stand."""

from __future__ import annotations

from extract.actions.act import Subject
from extract.actions.lead import body_chain
from extract.actions.scene import Name, Scene, Stretch
from extract.actions.unnamed import NEWLY, persons_at, stations_at, unnamed_at
from extract.compiled import compiled
from extract.lexicon import alternation
from extract.sieve import Guard

_CHIEF = alternation("act-offices", where="chief")
_TITLE = rf"(?:(?:主要|分管)?{alternation('act-offices', where='holder')}|(?:常务)?副?{_CHIEF}(?!团|会议))"
_OFFICE = compiled(rf"{_TITLE}(?:、[^,、;]{{0,8}}?{_TITLE})*")
_NAMED_OFFICE = compiled(rf"[^,;、的]{{1,8}}?{_TITLE}(?=牵头|领衔|领办|督办|包联|负责|主持|[^,;]{{0,4}}办理)")
_OFFICES_TOGETHER = compiled(
    rf"{_TITLE}(?:[、和]{_TITLE}){{0,12}}(?=(?:分别|分工|共同|带头)?(?:牵头|领衔|领办|督办|包联|负责|带队))"
)
_RELATIVE = r"(?:提出|收到|交付|交办|反映|作出|作|领衔|审理|制定|报送|所作)的"
_MAKERS = compiled(rf"{_RELATIVE}|带队|率队|的|工|期间|(?:小组)?活动")
_NO_SUBJECT = compiled(rf"{_RELATIVE}|的|关于|专项工作报告|工作报告|等?\d{{0,9}}[家个名]?[^,]{{0,6}}被|[及和]?其")
_IN_SESSION = compiled(r"期间|以来|上(?!报|线|下)|召开|闭会|代表")
_COUNTED_UNITS = compiled(r"(?:及其|系统)?\d{1,9}[家个](?P<units>部门和单位|承办单位|成员单位|部门|单位)")
_OF_THEIRS = compiled(r"的\d{1,9}[家个](?:部门|单位)(?!的|被)")
_OTHERS_TOO = compiled(r"(?:和|及|及其)(?:各|县级|市级|区级|省级|有关|相关|其他|所属){1,3}(?:部门|单位)(?!的|被|负责)")
_WITH = compiled(r"与|同(?!意|步|时)")
_ABOUT_THEM = compiled(r"的|之间|签订|签署|沟通|座谈|衔接|对接|等")
_LISTED_UNITS = compiled(r"等\d{1,9}[家个](?:部门和单位|部门|单位|成员单位)")
_OWN_SESSION = compiled(r"常(?:务委员|委)会第[^,]{1,6}次会议$")
_AREA = alternation("act-levels", where="area")
_AREAS = rf"(?:{_AREA}级?|[()、]){{1,16}}"
_UNNAMED_COMMITTEES = compiled(
    rf"(?:其余|其他|另外|各)?(?:\d{{1,9}}个)?(?P<np>[^,;0-9]{{0,16}}?(?:\d{{1,9}}个)?(?:设区的)?{_AREAS}"
    r"人大(?:常委会|工委|主席团)?)"
)
_COUNTED_COMMITTEES = compiled(rf"(?P<np>{_AREAS}人大(?:常委会|工委|主席团)?)")
_CONGRESSES = (
    rf"(?:(?:{_AREA}|、){{1,24}}(?:两级|三级|四级)?人大(?!代表|常委会|工作|机关|制度)(?:主席团|(?:街道)?工委)?"
    rf"|[两三四五六七八九]{_AREA}人大(?:常委会)?(?!代表)|各(?:{_AREA}|级|直辖市|设区的市|、){{1,24}}人大常委会)"
)
_LEVELS = rf"(?:{alternation('act-levels')}|在[\u4e00-\u9fff](?=全国|省)|、){{0,14}}"
_PEOPLE = compiled(
    rf"(?:部分|全体|广大|辖区(?:内)?的?|各|每[名位]|在[^,的]{{1,6}}的)?(?P<np>{_LEVELS}(?:[住驻][^,、]{{1,4}}{_LEVELS}){{0,2}}"
    rf"{alternation('people')}(?:[、和]{alternation('act-levels')}{{0,8}}{alternation('people')}){{0,12}}|{_CONGRESSES})"
)
_EVERYWHERE = compiled(r"(?:两级|三级)?(?:法院|检察机关|检察院|法官|检察官|干警)(?!的|[^,]{0,4}被)")
_STATION = compiled(
    r"(?:人大代表|政协委员|代表|委员)(?:之家|[^,、的]{0,2}?(?:联络站|联络点|联系点|联系站|工作站|工作室|接待站|接待室|议事室))"
)
_SERVES = compiled(r"(?:已|共|全年|累计){0,4}(?:接待|受理|收集|征集|化解|办理|调处|推送|帮助)")
"""What a station or platform does for those who come to it."""


_MAY_BE_PEOPLE, _MAY_BE_OFFICE = Guard(_PEOPLE), Guard(_OFFICE)


def chain_subject(scene: Scene, chain: tuple[Name, ...], clause: Stretch) -> Subject | None:
    """Return the subject that begins with a chain of bodies; None where the chain only qualifies another noun."""
    start, end = chain[0].start, chain[-1].end
    quoted = scene.text[end : end + 1] == "”"
    behind = end + 1 if quoted else end
    for noun in (_OFFICE, _COUNTED_UNITS):
        if found := noun.match(scene.text, behind, clause.end):
            return Subject(start, _with_person(scene, found.end()), (), ours=False)
    if listed := _LISTED_UNITS.match(scene.text, behind, clause.end):
        count = next((count for count in scene.counts if count.start == behind + 1), None)
        passive = "被" in scene.text[listed.end() : listed.end() + 2]
        return None if passive else Subject(start, behind, chain, ours=False, count=count)
    if _OF_THEIRS.match(scene.text, behind):
        return Subject(start, end, chain, ours=False)
    if units := _OTHERS_TOO.match(scene.text, behind, clause.end):
        return Subject(start, units.end(), chain, ours=False)
    if _only_qualifies(scene, chain[-1], behind, clause):
        return None
    if quoted and scene.text[start - 1 : start] != "“":
        end = behind
    ours = any(_is_ours(scene, name, alone=len(chain) == 1) for name in chain)
    if not ours and (others := _acting_with(scene, chain[0], behind, clause)):
        return Subject(start, others[-1].end, (*chain, *others), ours=False)
    return Subject(start, end, chain, ours=ours)


def _acting_with(scene: Scene, first: Name, behind: int, clause: Stretch) -> tuple[Name, ...]:
    """Return the bodies with which those before `behind` act: A|与B; a joint act of ours stays ours."""
    joint = _WITH.match(scene.text, behind) if first.type == "Body" else None
    others = body_chain(scene, joint.end(), clause.end) if joint else ()
    return () if others and _ABOUT_THEM.match(scene.text, others[-1].end) else others


def _only_qualifies(scene: Scene, last: Name, behind: int, clause: Stretch) -> bool:
    """Tell whether what follows a chain makes it a setting (常委会会议期间), an owner (B的…) or the object of 被."""
    if last.type == "Meeting":
        counted = any(count.start == behind for count in scene.counts)
        if counted or _IN_SESSION.match(scene.text, behind):
            return True
    listed = scene.text[behind : behind + 1] == "等" and "被" in scene.slice(clause)
    return listed or _NO_SUBJECT.match(scene.text, behind) is not None


def _is_ours(scene: Scene, name: Name, *, alone: bool) -> bool:
    if name.type == "Meeting":
        return name.text == "常委会会议" or _is_own_session(scene, name)
    body = scene.reporting_body
    if name.text in ("常委会", "常务委员会"):
        # Bare, it is the committee of the report's owner, known or not.
        return not name.entities or body is None or body in name.entities
    if body is None:
        return False
    # A standing committee of the CPPCC reports for the CPPCC, a presidium for its congress: each acts under both names.
    whole = body.label
    if whole.startswith("中国人民政治协商会议") or whole.endswith("主席团"):
        whole = whole.removesuffix("常务委员会").removesuffix("主席团")
    return body in name.entities or (alone and any(entity.label == whole for entity in name.entities))


def _is_own_session(scene: Scene, name: Name) -> bool:
    """Tell whether a numbered session is the reporting committee's: of its place, where both are known."""
    if _OWN_SESSION.search(name.text) is None:
        return False
    body = scene.reporting_body
    place = body.label.partition("人民代表大会")[0] if body else ""
    return not name.entities or any(entity.label.startswith(place) for entity in name.entities)


def people_at(scene: Scene, at: int, clause: Stretch) -> Subject | None:
    """Return the people who stand at `at`, with their count before or behind them."""
    if stations := stations_at(scene, at, clause):
        return stations
    place = scene.name_at.get(at)
    if place is not None and place.type == "Place":
        if place.text.startswith("全") and (everywhere := _EVERYWHERE.match(scene.text, place.end, clause.end)):
            return Subject(place.start, everywhere.end(), (), ours=False)
        at = place.end
    newly = NEWLY.match(scene.text, at, clause.end)
    opening = at
    at = newly.end() if newly else at
    count = next((count for count in scene.counts if count.start == at), None)
    start = count.end if count else at
    if count and not newly and (newly := NEWLY.match(scene.text, start, clause.end)):
        opening, start = start, newly.end()  # 42名|新任命|国家工作人员
    if station := _STATION.match(scene.text, start, clause.end):
        served = _SERVES.match(scene.text, station.end())
        return Subject(station.start(), station.end(), (), ours=False) if served else None
    if other := persons_at(scene, start) or unnamed_at(scene, opening, start, clause, count):
        return other
    found = _PEOPLE.match(scene.text, start, clause.end) if scene.lets(_MAY_BE_PEOPLE) else None
    if found is None and count is not None:
        found = _COUNTED_COMMITTEES.match(scene.text, start, clause.end)
    if found is None or _MAKERS.match(scene.text, found.end()):
        return None
    count = count or next((behind for behind in scene.counts if behind.start == found.end()), None)
    return Subject(found.start("np"), _with_person(scene, found.end("np")), (), ours=False, count=count)


def platform_at(scene: Scene, at: int) -> Subject | None:
    """Return a named platform or station that opens a clause and serves those who come to it."""
    name = scene.name_at.get(at)
    if name is None or name.type != "Program":
        return None
    end = name.end + (1 if scene.text[name.end : name.end + 1] == "”" else 0)
    return Subject(name.start, name.end, (), ours=False) if _SERVES.match(scene.text, end) else None


def office_alone(scene: Scene, at: int, clause: Stretch, triggers: tuple[int, ...]) -> Subject | None:
    """Return an office that opens a clause and acts right there: 检察长列席, 主席、副主席分工督办."""
    if not scene.lets(_MAY_BE_OFFICE):
        return None
    found = _OFFICE.match(scene.text, at, clause.end)
    end = _with_person(scene, found.end()) if found else at
    if found is None or not any(0 <= trigger - end <= 4 for trigger in triggers):
        return None
    return Subject(found.start(), end, (), ours=False)


def _with_person(scene: Scene, end: int) -> int:
    """Return where an office ends with the name of its holder, where that stands behind it."""
    holder = scene.name_at.get(end)
    return holder.end if holder is not None and holder.type == "Person" else end


def handler_at(scene: Scene, at: int, clause: Stretch) -> Subject | None:
    """Return who stands behind 由: a body, counted units, people, or an office by its title (由县长领衔办理)."""
    chain = body_chain(scene, at, clause.end)
    if chain:
        return chain_subject(scene, chain, clause)
    if counted := _COUNTED_UNITS.match(scene.text, at, clause.end):
        return Subject(*counted.span("units"), (), ours=False)
    if people := people_at(scene, at, clause):
        return people
    office = _OFFICES_TOGETHER.match(scene.text, at, clause.end) or _NAMED_OFFICE.match(scene.text, at, clause.end)
    return Subject(*office.span(), (), ours=False) if office else None


def entrusted_at(scene: Scene, at: int, clause: Stretch) -> Subject | None:
    """Return the one to whom an act is entrusted: a body, or counted unnamed ones (9个设区的市人大常委会)."""
    chain = body_chain(scene, at, clause.end)
    if chain:
        return Subject(chain[0].start, chain[-1].end, chain, ours=False)
    found = _UNNAMED_COMMITTEES.match(scene.text, at, clause.end)
    if found is None:
        return None
    count = next((count for count in scene.counts if count.end == found.start("np")), None)
    return Subject(found.start("np"), found.end("np"), (), ours=False, count=count)
