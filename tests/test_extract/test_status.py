"""Done, planned, or only asked for."""

from __future__ import annotations

import pytest
from marked import acts


def statuses(text, **where):
    return ["planned" if act.planned else "done" for act in acts(text, **where)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("开展执法检查2次。", ["done"]),
        ("将开展执法检查2次。", ["planned"]),
        ("拟听取县教育局关于双减工作情况的报告。", ["planned"]),
        ("计划听取县教育局关于双减工作情况的报告。", ["planned"]),
        ("已开展专题调研2次,下一步将组织专题询问1次。", ["done", "planned"]),
        ("明年要开展执法检查2次。", ["planned"]),
        ("即将汛期,开展专项检查。", []),
        ("审查发展计划草案,听取县教育局关于双减工作情况的报告。", ["done", "done"]),
        ("将审议意见转交县人民政府。", ["done"]),
    ],
)
def test_a_cue_plans_what_stands_behind_it(text, wanted):
    """
    将, 拟, 计划 with a verb and the like plan the acts behind them; 将 that fronts an object does not.
    """
    assert wanted == statuses(text)


def test_the_section_plans_its_acts():
    """
    In the part on next year's work a bare verb is planned.
    """
    assert ["planned"] == statuses("开展执法检查2次。", status="planned")


def test_a_list_of_shortcomings_holds_no_acts():
    """
    What a report blames itself for it does not claim to have done.
    """
    assert [] == statuses("开展执法检查2次。", status="shortcomings")


@pytest.mark.parametrize(
    "text",
    [
        "会议强调,要开展专项检查2次。",
        "县委要求,必须听取县教育局关于双减工作情况的报告。",
        "希望各位代表提出意见建议。",
        "请审议。",
        "报告指出,应当开展执法检查2次。",
    ],
)
def test_what_is_asked_for_is_not_done(text):
    """
    From an exhortation or a plea on, the sentence tells no acts.
    """
    assert [] == statuses(text)


def test_acts_before_an_exhortation_stand():
    """
    The scope of a cue runs forward.
    """
    assert ["done"] == statuses("听取县教育局关于双减工作情况的报告,强调要开展专项检查。")
