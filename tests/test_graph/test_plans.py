"""Plans are held against deeds, in the same report and in the next; matters bring topics together."""

from dataclasses import replace

import pytest
from goldrecords import SEED, gold_extraction
from pyoxigraph import NamedNode
from samplerecord import COMMITTEE, OURS

from extract.records import Action, Agent, Argument, Covers, Entity, Extraction, Mention, Quote, Span
from graph import iris, link, matters
from graph.build import build
from graph.plans import compare
from graph.vocab import ELIDL, RD, RDF, concept

BASE = "https://example.org/"
GOLD = gold_extraction(SEED)


def report(year, *acts, body=COMMITTEE, mentions=()):
    """
    Return the report on a year; an act is (status, means, topic), or a whole Action.
    """
    text, actions = "", []
    for number, act in enumerate(acts):
        status, means, topic = act
        at = len(text)
        text += f"办理{topic}。"
        actions.append(
            Action(
                f"a{number}",
                at,
                at + 2,
                Span(at, at + 2 + len(topic)),
                "办理",
                means,
                status,
                "test",
                agent=OURS,
                topic=Quote(topic, at + 2, at + 2 + len(topic)),
            )
        )
    return Extraction(
        1, "r", f"d{year}", f"{year}.txt", "text", "utf-8", f"{year}" * 16, text, kind="work", reporting_body=body,
        delivered=f"{year + 1}-01-10", covers=Covers(str(year), str(year + 1)), actions=tuple(actions),
        mentions=mentions,
    )  # fmt: skip


def found(*extractions):
    return [
        (each.act.object.wording, each.status, each.confidence, tuple(match.object.wording for match in each.matches))
        for each in compare(link.reports(extractions, base=BASE))
    ]


def triples(*extractions):
    return [quad.triple for quad in build(extractions, base=BASE)]


def test_plans_of_one_report_recur_or_are_new():
    """
    What was done and is planned again recurs; a like topic is a candidate; the rest is new.
    """
    last = report(
        2021,
        ("done", "hear_report", "2021年法治政府建设情况"),
        ("done", "hear_report", "社区养老服务能力建设情况"),
        ("planned", "hear_report", "2022年法治政府工作情况"),
        ("planned", "hear_report", "社区养老服务供给情况"),
        ("planned", "hear_report", "消防工作情况"),
    )

    assert [
        ("2022年法治政府工作情况", "recurring", "exact", ("2021年法治政府建设情况",)),
        ("社区养老服务供给情况", "recurring", "candidate", ("社区养老服务能力建设情况",)),
        ("消防工作情况", "new", None, ()),
    ] == found(last)


def test_plans_are_looked_for_in_the_next_report():
    """
    The next report of the same body carries a plan out, or does not tell of it; what no plan announced is unplanned.
    """
    first = report(2021, ("planned", "hear_report", "消防工作情况"), ("planned", "hear_report", "园林绿化情况"))
    second = report(2022, ("done", "hear_report", "2022年消防工作情况"), ("done", "hear_report", "供水情况"))

    assert [
        ("消防工作情况", "carried_out", "exact", ("2022年消防工作情况",)),
        ("园林绿化情况", "not_found", None, ()),
        ("供水情况", "unplanned", None, ()),
    ] == found(second, first)


def test_only_the_next_report_of_the_same_body_counts():
    """
    A plan is not looked for in another body's report, nor in that of the year after next.
    """
    first = report(2021, ("planned", "hear_report", "消防工作情况"))
    other = Entity("body|景宁县|景宁县人民代表大会常务委员会", "景宁县人民代表大会常务委员会")

    assert [] == found(first, report(2022, ("done", "hear_report", "消防工作情况"), body=other))
    assert [] == found(first, report(2023, ("done", "hear_report", "消防工作情况")))


def test_the_same_topic_under_another_means_is_a_candidate():
    """
    A report planned and a study made are not the same act.
    """
    last = report(2021, ("done", "investigate", "消防工作情况"), ("planned", "hear_report", "消防工作情况"))

    assert [("消防工作情况", "recurring", "candidate", ("消防工作情况",))] == found(last)


def test_topics_that_stand_for_any_are_no_plan():
    """
    专项工作报告 is no topic that could recur, and a stated total is no act.
    """
    last = report(2021, ("done", "hear_report", "专项工作"), ("planned", "hear_report", "专项工作"))

    assert [] == found(last)


def test_acts_of_others_are_not_compared():
    """
    What another body did carries out no plan of ours.
    """
    last = report(2021, ("done", "hear_report", "消防工作情况"), ("planned", "hear_report", "消防工作情况"))
    theirs = replace(last.actions[0], agent=Agent("县委", 0, 2))

    assert [] == found(replace(last, actions=(theirs, last.actions[1])))


def test_the_deed_executes_its_plan_in_the_graph():
    """
    Only an exact match in the next report is said with ELI-DL; its finding names report, rule and confidence.
    """
    first = report(2021, ("planned", "hear_report", "消防工作情况"), ("planned", "hear_report", "物业管理情况"))
    second = report(2022, ("done", "hear_report", "消防工作情况"), ("done", "hear_report", "住宅小区物业管理情况"))
    made = triples(first, second)
    reports = {each.extraction.doc: each for each in link.reports([first, second], base=BASE)}
    plan = NamedNode(link.name_acts(reports["d2021"], base=BASE)["a0"])
    deed = NamedNode(link.name_acts(reports["d2022"], base=BASE)["a0"])

    assert [(deed, plan)] == [(each.subject, each.object) for each in made if each.predicate == ELIDL.executed]
    findings = [each.subject for each in made if each.predicate == RD.plan and each.object == plan]
    said = {(each.predicate, each.object) for each in made if each.subject in findings}
    assert {
        (RD.planStatus, concept("plan-status", "carried_out")),
        (RD.confidence, concept("confidence", "exact")),
        (RD.doneAs, deed),
        (RD.searched, NamedNode(reports["d2022"].iri)),
    } <= said


def test_a_report_built_again_changes_links_alone():
    """
    Adding the next report leaves the first one's graph as it was.
    """
    first = report(2021, ("planned", "hear_report", "消防工作情况"))
    second = report(2022, ("done", "hear_report", "消防工作情况"))
    (named,) = link.reports([first], base=BASE)

    alone, together = (
        {quad for quad in build(some, base=BASE) if quad.graph_name.value == named.iri}
        for some in ([first], [first, second])
    )
    assert alone == together


def test_hearings_of_the_seed_that_recur():
    """
    Eight reports heard are planned again, eight planned ones are new.
    """
    heard = [each for each in compare(link.reports([GOLD], base=BASE)) if each.act.action.type == "hear_report"]
    recurring = {each.act.object.key for each in heard if each.confidence == "exact"}

    assert {
        "国民经济和社会发展计划执行", "财政决算和预算执行", "财政预算执行和其他财政收支",
        "预算执行和其他财政收支审计查出问题整改",
        "政府债务", "营商环境", "法治政府", "规范性文件备案审查",
    } == recurring  # fmt: skip
    assert {
        "涉案企业合规改革", "农村集体产业发展", "老旧住宅小区改造", "园林绿化", "林草", "消防", "民族",
        "环境状况和环境目标",
    } == {each.act.object.key for each in heard if each.status == "new"}  # fmt: skip
    assert ["基层医疗卫生均衡布局"] == [each.act.object.key for each in heard if each.confidence == "candidate"]


def test_a_topic_told_once_is_no_matter():
    """
    A matter joins acts of two means, years or bodies, and what follows from them.
    """
    last = report(
        2021, ("done", "hear_report", "消防工作情况"), ("planned", "investigate", "消防工作"),
        ("done", "hear_report", "供水情况"), ("done", "recommend", "增设消火栓"),
    )  # fmt: skip
    advice = replace(last.actions[3], responds_to="a0")
    members = matters.find(
        link.reports([replace(last, actions=(*last.actions[:3], advice))], base=BASE), base=BASE
    ).members

    assert ["消防"] == list(members)
    assert 3 == len(members["消防"])


def test_candidates_are_told_apart_from_matters():
    """
    Like topics stay two matters, joined by a match with its similarity; those of two bodies are not compared.
    """
    one, two = ("done", "hear_report", "物业管理情况"), ("planned", "hear_report", "住宅小区物业管理情况")
    other = Entity("body|景宁县|景宁县人民代表大会常务委员会", "景宁县人民代表大会常务委员会")
    together = matters.find(link.reports([report(2021, one, two)], base=BASE), base=BASE)
    apart = matters.find(link.reports([report(2021, one), report(2022, two, body=other)], base=BASE), base=BASE)

    assert {("住宅小区物业管理", "物业管理"): 0.75} == together.candidates
    assert {} == apart.candidates


def test_a_study_belongs_to_its_matter():
    """
    A publication whose title has the topic is a member of the matter.
    """
    title = "关于消防工作的调研报告"
    work = Mention("m1", 0, 2, title, "Work", "test", entities=(Entity(f"work|云和县|{title}", title),))
    members = matters.find(
        link.reports([report(2021, ("done", "hear_report", "消防工作情况"), mentions=(work,))], base=BASE), base=BASE
    ).members

    assert iris.entity(f"work|云和县|{title}", base=BASE) in members["消防"]


@pytest.mark.parametrize("agent", [Agent("县政府", 0, 3, entities=(Entity("body|云和县|云和县人民政府", "x"),)), OURS])
def test_a_recommendation_is_answered_or_followed_up(agent):
    """
    What another body does in response answers it; what the committee does follows it up.
    """
    last = report(2021, ("done", "recommend", "增设消火栓"), ("done", "supervise", "增设消火栓"))
    after = replace(last.actions[1], responds_to="a0", agent=agent)
    made = triples(replace(last, actions=(last.actions[0], after)))
    (node,) = [each.subject for each in made if each.predicate == RDF.type and each.object == RD.Recommendation]
    said = {each.predicate for each in made if each.subject == node}

    assert (RD.followedUpBy if agent is OURS else RD.answeredBy) in said


def test_the_argument_of_a_law_is_its_object():
    """
    An inspection is compared by the law's title, whatever the topic says around it.
    """
    law = Entity("law||中华人民共和国消防法", "中华人民共和国消防法")
    last = report(2021, ("done", "inspect_law", "《消防法》贯彻实施情况"), ("planned", "inspect_law", "消防法"))
    with_laws = tuple(
        replace(each, laws=(Argument("消防法", each.start + 2, each.start + 5, entities=(law,)),))
        for each in last.actions
    )

    assert [("中华人民共和国消防法", "recurring", "exact", ("中华人民共和国消防法",))] == found(
        replace(last, actions=with_laws)
    )
