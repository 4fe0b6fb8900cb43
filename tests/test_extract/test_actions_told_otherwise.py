"""Acts told in other words than the usual: in relative clauses, by those who act for others, in spoken words.

All people, figures and facts are invented; no sentence is taken from a report.
"""

from __future__ import annotations

import pytest
from actroles import told, wanted

SENTENCES = [
    # A congress in session goes on acting, clause by clause; one told of in a relative clause does not.
    (
        "县十六届人大五次会议[选举](elect)县监委主任1名,[票决](decide)民生实事项目9个。",
        ["by 县十六届人大五次会议 on 县监委主任 x1名", "by 县十六届人大五次会议 on 民生实事项目 x9个"],
    ),
    ("县十六届人大五次会议确定的实事已完工,[开展](implement)“回音壁”活动。", ["program “回音壁”活动"]),
    ("主任会议[听取](hear_report)县水利局汇报,开展[专题调研](investigate)2次。", ["by 主任会议 to 县水利局", "x2次"]),
    # Stations serve those who come to them.
    ("全县46个代表联络站[接待](contact)群众3200人次。", ["by 代表联络站 on 群众 x3200人次"]),
    ("代表[接待](contact)选民450人次。", ["by 代表 on 选民 x450人次"]),
    # 由 B 牵头 names who acts in the clauses behind.
    ("由县残联牵头,[举办](implement)“暖冬”活动6场。", ["by 县残联 program “暖冬”活动 x6场"]),
    # What goes on for years is a follow-up.
    ("连续四年[监督](supervise)黑臭水体治理。", ["on 黑臭水体治理"]),
    ("持续两年[跟踪](supervise)农村厕所改造。", ["program 农村厕所改造"]),
    ("自觉接受社会监督。", []),
    # What was found is left to bodies that must act.
    ("梳理问题27个,[交由](supervise)县城管局、县住建局限期整改。", ["to 县城管局 to 县住建局 on 限期整改 x27个"]),
    (
        "[约谈](inquire)县水利局负责人,[要求](supervise)限期整改。",
        ["to 县水利局 on 县水利局负责人", "to 县水利局 on 限期整改"],
    ),
    ("按照上级要求整改到位。", []),
    # Disputes are settled; a case in dispute is a court's.
    ("[化解](petition)邻里纠纷23起。", ["on 邻里纠纷 x23起"]),
    ("受理合同纠纷案件320件。", []),
    # Spoken words.
    ("代表轮流[坐班](contact)52天。", ["by 代表 x52天"]),
    ("走进乡村学校,[实地察看](field_visit)食堂18家。", ["on 食堂 x18家"]),
    # Advice told in a relative clause with the one who gave it.
    ("县委审查时[提出](recommend)的15条意见全部整改到位。", ["by 县委 x15条"]),
    ("代表提出的意见得到重视。", []),
    # The medium acts that tells of it.
    ("“夜话”经验被《法治日报》[刊发](publicize)。", ["by 法治日报 program “夜话”经验"]),
    # Study of texts with a count; a lecture by one who is invited.
    ("组织干部[学习](train)监督法、代表法等法律法规8次。", ["by 干部 law 监督法 law 代表法 x8次"]),
]


@pytest.mark.parametrize(("marked", "roles"), SENTENCES)
def test_acts_told_otherwise(marked, roles):
    """Each trigger with its type, and the roles of each act in order."""
    triggers, lines = told(marked)
    assert triggers == wanted(marked)
    assert lines == roles
