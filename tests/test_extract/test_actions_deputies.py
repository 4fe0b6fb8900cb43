"""Acts around deputies: their proposals, contact with people, accounts, invitations, training.

All people, figures and facts are invented; no sentence is taken from a report.
"""

from __future__ import annotations

import pytest
from actroles import told, wanted
from marked import acts

SENTENCES = [
    (
        "州人大二次会议收到代表议案3件,建议、批评和意见96件,交由31个单位[承办](handle_proposals)。",
        ["by 单位 on 代表议案 x3件", "by 单位 on 建议、批评和意见 x96件"],
    ),
    ("闭会后代表提出的建议58件已全部[办理完毕](handle_proposals)。", ["by nobody on 建议 x58件"]),
    ("[办理](handle_proposals)代表建议136件。", ["on 代表建议 x136件"]),
    ("代表提出的建议92件已全部[办结](handle_proposals)。", ["by nobody on 建议 x92件"]),
    ("收到提案88件,立案80件,已全部[办复](handle_proposals)。", ["by nobody on 提案 x88件"]),
    ("县十七届人大四次会议收到的建议90件全部[办复](handle_proposals)。", ["by nobody on 建议 x90件"]),
    ("深入9个乡镇[走访](contact)农牧民。", ["on 农牧民"]),
    ("周明等3名委员[获](commend)“优秀政协委员”称号。", ["by nobody on 优秀政协委员 x3名"]),
    ("建议75件,交由承办单位[办理](handle_proposals)。", ["by 承办单位 on 建议 x75件"]),
    ("[提出](recommend)议案2件、建议118件。", ["x2件", "x118件"]),
    ("[走访](contact)代表210人次,[慰问](contact)困难党员18户。", ["on 代表 x210人次", "on 困难党员 x18户"]),
    ("[邀请](invite)20名代表列席常委会会议。", ["on 列席常委会会议 x20名"]),
    ("46名县人大代表向选民[述职](report_duty)。", ["by 县人大代表 x46名"]),
    ("举办代表[履职培训班](train)2期。", ["on 代表 x2期"]),
    ("开展[集体学法](train)8次。", ["x8次"]),
    ("组织机关干部[学习](train)12次。", ["by 机关干部 x12次"]),
    ("[参与](take_part)视察、评议等活动的代表达480人次。", ["by 代表 on 视察、评议 x480人次"]),
    ("代表[参加](take_part)接待日活动35场。", ["by 代表 on 接待日活动 x35场"]),
    (
        "[邀请](invite)代表列席常委会会议30人次、参加执法检查12人次。",
        ["on 列席常委会会议 x30人次", "on 参加执法检查 x12人次"],
    ),
    ("人大代表[接待](contact)选民260人次。", ["by 人大代表 on 选民 x260人次"]),
    ("[答复](handle_proposals)政协提案39件。", ["on 政协提案 x39件"]),
]
"""A sentence with its triggers marked, and the roles of each act in one line (see `actroles`)."""

NOTHING = [
    "密切同人民群众的联系。",
    "提高建议办理质量和实效。",
    "深入学习领会会议精神。",
    "引导群众有序参与基层治理。",
    "答复率和满意率均为100%。",
    "健全联系群众长效机制。",
    "丰富代表活动内容,拓宽代表知情知政渠道。",
    "代表培训力度还不够。",
]
"""Rhetoric, names of things, shortcomings, exhortation: nobody has done anything of this group."""


@pytest.mark.parametrize(("marked", "roles"), SENTENCES)
def test_acts_of_deputies(marked, roles):
    """
    Every marked trigger names an act of its type with these roles, and nothing else in the sentence names one.
    """
    places, lines = told(marked)

    assert wanted(marked) == places
    assert roles == lines


@pytest.mark.parametrize("text", NOTHING)
def test_no_act_of_deputies(text):
    """
    What only sounds like an act is none.
    """
    assert () == acts(text)
