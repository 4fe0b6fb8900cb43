"""Acts of decision, personnel and legislation.

All people, figures and facts are invented; no sentence is taken from a report.
"""

from __future__ import annotations

import pytest
from actroles import told, wanted
from marked import acts

SENTENCES = [
    ("[作出](decide)关于加强检察公益诉讼工作的决定。", ["law 关于加强检察公益诉讼工作的决定"]),
    ("作出[决议、决定](decide)9项。", ["x9项"]),
    ("[审查批准](decide)了2023年县级财政决算。", ["on 2023年县级财政决算"]),
    ("经市人大常委会[批准](decide)后公布施行。", ["by 市人大常委会"]),
    ("[票决产生](decide)民生实事项目10个。", ["on 民生实事项目 x10个"]),
    ("县人大二次会议[票决产生的](decide)12项民生实事全部完成。", ["by 县人大二次会议 on 民生实事 x12项"]),
    ("依法[讨论决定](decide)重大事项。", ["on 重大事项"]),
    ("[任命](appoint)赵学明为县教育局局长,钱海为县司法局局长。", ["on 赵学明为县教育局局长", "on 钱海为县司法局局长"]),
    ("[免去](appoint)孙立的县人民法院副院长职务。", ["on 孙立的县人民法院副院长职务"]),
    ("[接受](appoint)周芳辞去副县长职务的请求。", ["on 周芳辞去副县长职务"]),
    ("全年[任免](appoint)国家机关工作人员56人次。", ["on 国家机关工作人员 in 全年 x56人次"]),
    ("[补选](elect)县人大代表3名。", ["on 县人大代表 x3名"]),
    ("组织32名新任命人员进行[宪法宣誓](oath)。", ["by 新任命人员 x32名"]),
    (
        "[制定](legislate)《阿坝藏族羌族自治州水资源保护条例》,[修改](legislate)地方性法规4件,[废止](legislate)2件。",
        ["law 阿坝藏族羌族自治州水资源保护条例", "on 地方性法规 x4件", "on 地方性法规 x2件"],
    ),
    ("[审议通过](legislate)了《石首市文明行为促进条例》。", ["law 石首市文明行为促进条例"]),
    ("对《丹江口市饮用水水源保护条例》作出[修改](legislate)。", ["law 丹江口市饮用水水源保护条例"]),
    ("就条例草案[书面征求意见](consult),[收集](consult)意见建议128条。", ["on 条例草案", "x128条"]),
    ("讨论并[批准](decide)县级预算调整方案。", ["on 县级预算调整方案"]),
    ("州人大常委会依法[罢免](elect)州人大代表1名。", ["by 州人大常委会 on 州人大代表 x1名"]),
    ("全年[任命](appoint)52人,[免职](appoint)11人。", ["in 全年 x52人", "in 全年 x11人"]),
    ("全镇共[选出](elect)镇人大代表64名、县人大代表9名。", ["on 镇人大代表 x64名", "on 县人大代表 x9名"]),
    ("圆满完成镇级人大[换届选举](elect)工作。", ["on 镇级人大"]),
    ("[决定](decide)重大事项8项。", ["on 重大事项 x8项"]),
    ("[任命、免职](appoint)国家机关工作人员88人次。", ["on 国家机关工作人员 x88人次"]),
    (
        "[制定、修订](issue_document)《主任会议议事规则》等制度6项。",
        ["on 《主任会议议事规则》等制度 law 主任会议议事规则 x6项"],
    ),
    ("拟[制定、修订](legislate)云台县河道管理条例。", ["law 云台县河道管理条例 planned"]),
    ("完成《长阳土家族自治县城乡规划条例》[修订](legislate)工作。", ["law 长阳土家族自治县城乡规划条例"]),
]
"""A sentence with its triggers marked, and the roles of each act in one line (see `actroles`)."""

NOTHING = [
    "依法行使任免权,坚持党管干部原则。",
    "任命程序更加规范。",
    "广泛征求社会各界意见。",
    "坚持党的领导与依法任免相统一。",
    "举办换届选举知识竞赛。",
    "接待邻县人大考察团来访。",
    "深入开展大兴调查研究活动。",
    "立法工作迈出新步伐。",
    "行使讨论决定权更加规范。",
    "作出新的更大贡献。",
    "选举法贯彻实施更加深入。",
]
"""Rhetoric, names of things, shortcomings, exhortation: nobody has done anything of this group."""


@pytest.mark.parametrize(("marked", "roles"), SENTENCES)
def test_acts_of_decision(marked, roles):
    """
    Every marked trigger names an act of its type with these roles, and nothing else in the sentence names one.
    """
    places, lines = told(marked)

    assert wanted(marked) == places
    assert roles == lines


@pytest.mark.parametrize("text", NOTHING)
def test_no_act_of_decision(text):
    """
    What only sounds like an act is none.
    """
    assert () == acts(text)
