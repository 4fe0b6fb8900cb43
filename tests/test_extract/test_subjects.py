"""Who acts and when, clause by clause."""

from __future__ import annotations

import pytest
from marked import acts, scene

from extract.actions.lead import skip_lead, skip_unnamed


def agents(text):
    """
    Return for each act who acts: "" left out and ours, "us" written and ours, None not settled, else the words.
    """
    found = []
    for act in acts(text):
        who = act.subject
        found.append(who and ("us" if who.ours and who.written else text[who.start : who.end]))
    return found


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("开展专题调研2次。", [""]),
        ("常委会开展专题调研2次。", ["us"]),
        ("云台县人大常委会开展专题调研2次。", ["us"]),
        ("常委会第十二次会议听取县水利局关于防汛工作情况的报告。", ["us"]),
        ("会议听取县水利局关于防汛工作情况的报告。", ["us"]),
        ("县人民政府制定《云台县节水办法》。", ["县人民政府"]),
        ("主任会议听取县水利局关于防汛工作情况的报告。", ["主任会议"]),
    ],
)
def test_the_reporting_body_acts_under_any_of_its_names(text, wanted):
    """
    Left out, by name, by the bare word and by its session it is the body that reports; others stand as themselves.
    """
    assert wanted == agents(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("县人民检察院开展专项监督2次,举办讲座3场。", ["县人民检察院"] * 2),
        ("县人民法院举办培训班2期,常委会开展执法检查1次。", ["县人民法院", "us"]),
        ("委托县司法局开展调查1次,召开座谈会2场。", ["县司法局", ""]),
        ("组织委员视察重点项目5个。", ["委员"]),
        ("组织代表深入乡村,开展调研3次。", ["代表"]),
        ("设立立法联系点38个,其中省人大常委会法工委联系点1个,征集意见50条。", ["", ""]),
        ("组织代表学习业务知识,开展“双联”活动。", [""]),
        ("建议29件,交由县教育局办理。", ["县教育局"]),
        ("决算草案经县人大常委会批准。", ["us"]),
    ],
)
def test_a_subject_holds_until_another_is_named(text, wanted):
    """
    A known subject is left out; one that is moved, entrusted or named behind 由 acts within its reach.
    """
    assert wanted == agents(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("县财政局局长受理群众来信来访6件次。", ["县财政局局长"]),
        ("县应急管理局等4家单位举办培训班5期。", ["县应急管理局"]),
        ("闭会期间代表提出建议41件。", [""]),
        ("全国、省、市三级人大代表提出建议41件。", ["全国、省、市三级人大代表"]),
        ("代表反映的问题,常委会开展调研3次。", ["us"]),
        ("县人民政府提出的方案,开展调研3次。", [""]),
    ],
)
def test_offices_and_people_are_no_bodies(text, wanted):
    """
    An office behind a body acts itself; 的 behind a name makes it an owner and no subject.
    """
    assert wanted == agents(text)


def test_a_decision_of_an_office_stays_with_the_body():
    """
    Deputies moved in the clause before do not appoint: that only the committee can.
    """
    assert ["代表", ""] == agents("组织代表视察水库3座,任命局长2名。")


@pytest.mark.parametrize(
    ("lead", "rest"),
    [
        ("一是", "听取报告"),
        ("(三)", "听取报告"),
        ("2.", "听取报告"),
        ("同时,", "听取报告"),
        ("6月,", "听取报告"),
        ("并依法", "听取报告"),
    ],
)
def test_markers_adverbs_and_times_lead_a_clause(lead, rest):
    """
    The first word of substance stands behind them.
    """
    place = scene(lead + rest)
    clause = place.clause_of(len(lead))
    start = place.clauses[0] if clause.start == 0 else clause

    assert len(lead) == skip_lead(place, start)


@pytest.mark.parametrize(
    ("text", "wanted"), [("县教育局及有关部门整改", "整改"), ("县教育局等部门整改", "整改"), ("县教育局整改", "整改")]
)
def test_unnamed_partners_are_skipped(text, wanted):
    """
    Who is not named is no target, nor part of what must be done.
    """
    place = scene(text)

    assert wanted == text[skip_unnamed(place, len("县教育局")) :]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("5月,开展执法检查1次,召开座谈会2场。", [["5月"], ["5月"]]),
        ("常委会于3月20日听取县水利局关于防汛工作情况的报告。", [["3月20日"]]),
        ("听取县水利局关于2022年防汛工作情况的报告。", [[]]),
        ("2月开展视察1次,8月开展视察1次。", [["2月"], ["8月"]]),
    ],
)
def test_a_time_says_when_an_act_was_done(text, wanted):
    """
    A time at a clause's head or behind 于 dates the act; the year a report covers does not.
    """
    assert wanted == [[time.text for time in act.times] for act in acts(text)]
