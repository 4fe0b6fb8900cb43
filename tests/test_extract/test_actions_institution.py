"""Acts of the institution itself: meetings, reports upward, documents, stations, publicity, petitions, honours, books.

All people, figures and facts are invented; no sentence is taken from a report.
"""

from __future__ import annotations

import pytest
from actroles import told, wanted
from marked import acts

SENTENCES = [
    ("[召开](convene)常委会会议8次、主任会议14次。", ["on 常委会会议 x8次", "on 主任会议 x14次"]),
    ("[举行](convene)新闻发布会1场。", ["on 新闻发布会 x1场"]),
    ("向县委[请示报告](report_up)重大事项9件。", ["to 县委 on 重大事项 x9件"]),
    ("及时向市委[报告](report_up)了换届选举工作。", ["to 市委 on 换届选举工作"]),
    ("[报请](report_up)省人大常委会批准。", ["to 省人大常委会"]),
    ("[反映](report_up)社情民意信息46条。", ["on 社情民意信息 x46条"]),
    ("[印发](issue_document)《关于加强代表联络站管理的意见》。", ["law 关于加强代表联络站管理的意见"]),
    ("[修订](issue_document)了常委会议事规则。", ["law 常委会议事规则"]),
    ("[新建](establish)代表联络站16个、代表议事点40个。", ["program 代表联络站 x16个", "program 代表议事点 x40个"]),
    ("[打造](establish)“黄河议事厅”。", ["program 黄河议事厅"]),
    ("严格[落实](implement)“第一议题”制度。", ["program “第一议题”制度"]),
    ("推动《云台县促进就业若干措施》[贯彻落实](implement)。", ["law 云台县促进就业若干措施"]),
    ("举办残疾人保障法[宣传](publicize)活动22场。", ["law 残疾人保障法 x22场"]),
    ("[刊发](publicize)稿件87篇。", ["on 稿件 x87篇"]),
    ("[受理](petition)群众来信来访54件次。", ["on 群众来信来访 x54件次"]),
    ("[评选表彰](commend)优秀代表20名、先进集体6个。", ["on 优秀代表 x20名", "on 先进集体 x6个"]),
    ("县统计局[被评为](commend)“全省统计工作先进单位”。", ["to 县统计局 on 全省统计工作先进单位"]),
    ("[荣获](commend)全国文明单位称号。", ["by nobody on 全国文明单位"]),
    ("做法受到省人大常委会[通报表扬](commend)。", ["by 省人大常委会"]),
    ("[编印](publish)《代表风采录》500册。", ["on 代表风采录 x500册"]),
    ("[参加](take_part)全州联席会议3次。", ["on 全州联席会议 x3次"]),
]
"""A sentence with its triggers marked, and the roles of each act in one line (see `actroles`)."""

NOTHING = [
    "坚决贯彻落实上级决策部署。",
    "加强新闻宣传工作。",
    "工作机制不断健全,会议质量明显提升。",
    "聚焦实施乡村振兴战略,积极主动作为。",
    "会议召开期间秩序井然。",
    "建立健全制度体系。",
    "全面从严治党向纵深发展。",
    "出版物市场秩序良好。",
]
"""Rhetoric, names of things, shortcomings, exhortation: nobody has done anything of this group."""


@pytest.mark.parametrize(("marked", "roles"), SENTENCES)
def test_acts_of_the_institution(marked, roles):
    """
    Every marked trigger names an act of its type with these roles, and nothing else in the sentence names one.
    """
    places, lines = told(marked)

    assert wanted(marked) == places
    assert roles == lines


@pytest.mark.parametrize("text", NOTHING)
def test_no_act_of_the_institution(text):
    """
    What only sounds like an act is none.
    """
    assert () == acts(text)
