"""Those who act and are no body: people by name, people sworn in, teams, media and stations, known by what they do."""

from __future__ import annotations

from extract.actions.act import Subject
from extract.actions.scene import Scene, Stretch
from extract.compiled import compiled
from extract.lexicon import alternation
from extract.metrics import Count
from extract.sieve import Guard

_NO_PREPOSITION = r"(?!在|于|由|被|经|通过|依托|利用|并|组建|成立|组织|邀请)"
_CALLED = r"“[^”]{1,16}”|《[^》]{1,16}》"
NEWLY = compiled(
    r"(?:新任命|新当选|新任|当选|任命|被任命|新选任|新选举产生|选举产生)的|首批|新任命(?=国家|人员|干部)|当选(?=人员|代表)"
)
_SWORN_IN = compiled(
    r"(?:国家机关|国家)?(?:工作人员|领导干部|同志|公职人员|人民陪审员|陪审员|干部|人员|法官|检察官)(?=[^,]{0,16}宣誓)"
)
_TEAM = compiled(
    rf"{_NO_PREPOSITION}(?:{_CALLED}|[^,、;:的了0-9“”《》]{{0,8}}?)[^,、;:的了“”]{{0,4}}?"
    rf"{alternation('act-actors', where='team')}"
    r"(?=[^,、的]{0,10}(?:宣讲|行程|开展|服务|录制|深入|走进|送|调解|化解|走访|到|联系|组织|举办|提交|提出|围绕|分赴|赴|帮扶|收集|接待))"
)
_MEDIA = alternation("act-actors", where="medium")
# A name ends at the first such word that it may end at: else a row of them could be cut in thousands of ways.
_MEDIUM = compiled(
    rf"{_NO_PREPOSITION}(?:(?:{_CALLED}|[^,、;:的了]{{2}}(?:(?!{_MEDIA})[^,、;:的了]){{0,8}}+)"
    rf"(?:{_MEDIA}){{1,3}}+[、和]?+){{1,6}}"
    r"(?=(?:等|先后|共|累计|专题|专版|多次|整版|对[^,]{2,20}){0,3}"
    r"(?:刊登|刊发|刊载|播出|播发|推送|推介|报道|转载|发布|作了))"
)
_STATIONS = compiled(
    rf"[^,;的了在]{{2,20}}?(?:等\d{{1,4}}|[一二两三四五六七八九十]|\d{{1,3}})[个家](?:基层|立法){{0,2}}"
    rf"{alternation('act-actors', where='station')}"
    r"(?=[^,、的]{0,6}(?:反馈|提出|报送|收集|接待|开展|征集|化解|办理|建成|就|围绕|上报))"
)
_MAY_BE = (Guard(_SWORN_IN), Guard(_TEAM), Guard(_MEDIUM))
_MAY_BE_STATIONS = Guard(_STATIONS)


def persons_at(scene: Scene, at: int) -> Subject | None:
    """Return people by name with their count, who stand at `at`: 甲、乙等33人."""
    end = at
    while (name := scene.name_at.get(end)) is not None and name.type == "Person":
        end = name.end + (1 if scene.text[name.end : name.end + 1] == "、" else 0)
    if end == at or not scene.text.startswith("等", end):
        return None
    count = next((count for count in scene.counts if count.start == end + 1 and count.unit[:1] in "人名位"), None)
    return Subject(at, count.end, (), ours=False, count=count) if count else None


def stations_at(scene: Scene, at: int, clause: Stretch) -> Subject | None:
    """Return stations that stand at `at`, the places they are called by too: 甲街道、乙街道两个立法联系点."""
    found = _STATIONS.match(scene.text, at, clause.end) if scene.lets(_MAY_BE_STATIONS) else None
    return Subject(*found.span(), (), ours=False) if found else None


def unnamed_at(scene: Scene, start: int, at: int, clause: Stretch, count: Count | None) -> Subject | None:
    """Return those who stand at `at`; what tells them apart (新任命的, a count) begins at `start`."""
    sworn, team, medium = (scene.lets(guard) for guard in _MAY_BE)
    if sworn and start < at and (found := _SWORN_IN.match(scene.text, at, clause.end)):
        return Subject(start, found.end(), (), ours=False, count=count)
    for let, pattern in ((team, _TEAM), (medium, _MEDIUM)):
        if let and (found := pattern.match(scene.text, at, clause.end)):
            return Subject(*found.span(), (), ours=False)
    return None
