"""Programs that are set up: stations, homes, platforms and mechanisms in the list behind a verb of founding."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.document import Sentence
from extract.match.candidate import Candidate, Context

_FOUND = re.compile(
    r"(?:深化|运行|增设|升级(?!改造)|扩建|改建|挂牌|布设|布建|建起|优化提升|提档升级|新建|重启|建成|设立|打造|新设|共建|搭建|组建|升级改造|创建|建立(?!健全|完善|起?科学)|上线|形成|改造提升|建好|建设|挂牌|新增|推行|规范化?建设|成立)"
    r"(?:运行|启用|了|好)?(?:\d+[个家处所]|一批)?"
)
_HEAD = (
    r"(?:代表之家|之家|联络站|联络点|联系点|联系站|工作站|服务站|调解站|驿站|工作室|议事室|议事厅|议事点|协商室|接待室|直播间|履职站|监测点|观察点"
    r"|对接中心|服务中心|调解中心|治理中心|示范基地|实践基地|教育基地|监督平台|监督系统|联网系统|信息系统|管理系统|数字平台|工作机制|协作机制|联动机制|衔接机制|合作机制|会商机制|协调机制|共享机制|(?<![效理作督动同])机制|指挥中心|诉讼服务中心|法律服务中心|调处中心)"
)
_ITEM = re.compile(rf"(?P<m>(?:“[^”]{{1,12}}”)?[^,;:。!?、“”《》()\d的了和]{{0,14}}?{_HEAD})(?![\u4e00-\u9fff]{{0,1}}(?:建设|标准|体系))")
_DOMAIN = (
    r"(?:代表|人大|委员|议事|立法|民意|民情|民声|联络|调解|检察|法官|巡回|监督|协商|履职|信息采集|观察|志愿|司法|诉讼|解纷|政协|提案|普法|法治)"
)
_PLACE_OF_WORK = re.compile(
    rf"(?P<m>[^,;:。!?、“”《》()\d的了和]{{0,8}}?{_DOMAIN}[^,;:。!?、“”《》()\d的了和]{{0,6}}?(?:站|点|室|亭|岗|角|屋|廊|厅|家|馆|中心|基地|窗口|阵地|队))"
    r"(?![\u4e00-\u9fff])"
)
_PAIR = re.compile(r"(?P<m>[^,;:。!?、“”《》()\d的了]{2,8}、[^,;:。!?、“”《》()\d的了]{2,8}(?:工作机制))")
_GENERIC = re.compile(r"共[治享].*|(?:长效|管理|工作|有关|相关|各项|完善|健全|监督|联动|协同|合作|服务|常态化|良性|高效|激励|约束|科学|规范|运行|新|投入|保障|责任|评价|考核|防控|风险|预警|应急|处置|沟通|协调)*(?:机制|平台|中心|基地)$")
_NEXT = re.compile(r"\d*[余多]?[个家处所座]?(?:、|和|及)(?=[^,;。]{2})")


def match(sentence: Sentence, context: Context) -> Iterator[Candidate]:  # noqa: ARG001 - all recognizers share this form
    """Offer every item of the list behind a verb of founding whose head is a station, a room, a platform or the like."""
    for verb in _FOUND.finditer(sentence.text):
        pair = _PAIR.match(sentence.text, verb.end())
        if pair:
            yield Candidate(*pair.span("m"), "Program", "program.station", 4)
            continue
        yield from _items(sentence.text, verb.end())


def _items(text: str, at: int) -> Iterator[Candidate]:
    while item := _ITEM.match(text, at) or _PLACE_OF_WORK.match(text, at):
        if not _GENERIC.fullmatch(item["m"]):
            yield Candidate(*item.span("m"), "Program", "program.station", 4)
        following = _NEXT.match(text, item.end())
        if following is None:
            return
        at = following.end()
