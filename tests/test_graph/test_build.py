"""Records become a dataset: complete, evidenced, and the same whatever the order."""

import os
import subprocess
import sys
from collections import Counter
from dataclasses import replace

import pytest
from goldrecords import DEV, SEED, gold_extraction
from pyoxigraph import BlankNode, Literal, NamedNode
from samplerecord import ACTIONS, BUREAU, COMMITTEE, COURT, MEETING, OURS, PARTY, RECORD, RULES, TEXT, record

from extract.records import Agent, Argument, Covers, Entity, Masked, Place
from graph import iris
from graph.build import build, union
from graph.vocab import DCTERMS, ELI, ELIDL, FOAF, OA, ORG, PROV, RD, RDF, SCHEMA, SKOS, concept

BASE = "https://example.org/"
REPORT = f"{BASE}report/云和县人民代表大会常务委员会/2022-01-18/work"


def built(*records):
    return union(build(records or (RECORD,), base=BASE))


def objects(triples, subject, predicate):
    return {triple.object for triple in triples if triple.subject == subject and triple.predicate == predicate}


def subjects(triples, predicate, value):
    return {triple.subject for triple in triples if triple.predicate == predicate and triple.object == value}


def node(entity):
    return NamedNode(iris.entity(entity.key, base=BASE))


def act(id, triples):
    action = next(each for each in ACTIONS if each.id == id)
    (found,) = subjects(triples, RD.triggerStart, Literal(action.start)) & subjects(
        triples, RD.trigger, Literal(action.trigger)
    )
    return found


TRIPLES = built()


def test_one_named_graph_a_report():
    """
    Every statement about a report's text stands in the graph that bears the report's IRI.
    """
    graphs = {quad.graph_name.value for quad in build((RECORD,), base=BASE) if quad.predicate == RD.evidence}

    assert {REPORT} == graphs


def test_no_blank_nodes():
    """
    Everything has a name of its own.
    """
    terms = {term for triple in TRIPLES for term in (triple.subject, triple.object)}

    assert set() == {term for term in terms if isinstance(term, BlankNode)}


def test_a_stretch_is_one_node_with_two_selectors():
    """
    A span has one position and one quote, and the quote is what stands at the position.
    """
    spans = subjects(TRIPLES, RDF.type, OA.SpecificResource)

    assert spans
    for span in spans:
        (position,) = objects(TRIPLES, span, OA.hasSelector) & subjects(TRIPLES, RDF.type, OA.TextPositionSelector)
        (quote,) = objects(TRIPLES, span, OA.hasSelector) & subjects(TRIPLES, RDF.type, OA.TextQuoteSelector)
        (start,), (end,) = objects(TRIPLES, position, OA.start), objects(TRIPLES, position, OA.end)
        assert {Literal(TEXT[int(start.value) : int(end.value)])} == objects(TRIPLES, quote, OA.exact)
        assert f"{REPORT}/text#char={start.value},{end.value}" == span.value


def test_a_hearing_has_its_roles_twice():
    """
    Each body heard is a plain property of the act and a participation with evidence and rule.
    """
    hearing = act("a1", TRIPLES)
    roles = objects(TRIPLES, hearing, ELIDL.had_participation)
    filled = {body for role in roles for body in objects(TRIPLES, role, ELIDL.had_participant_organization)}

    assert {node(BUREAU), node(COURT)} == objects(TRIPLES, hearing, RD.target) == filled
    assert 2 == len(roles)
    assert all(objects(TRIPLES, role, RD.evidence) and objects(TRIPLES, role, RD.rule) for role in roles)


def test_an_agent_left_out_has_no_characters():
    """
    The reporting body acts where the subject is left out, without a participation.
    """
    inspection = act("a3", TRIPLES)
    roles = {
        value for role in objects(TRIPLES, inspection, ELIDL.had_participation)
        for value in objects(TRIPLES, role, ELIDL.participation_role)
    }  # fmt: skip

    assert {node(COMMITTEE)} == objects(TRIPLES, inspection, RD.agent)
    assert {concept("role", "law")} == roles


def test_people_act_under_the_words_of_the_text():
    """
    Deputies are no body: the act has their wording and no agent.
    """
    visit = act("a5", TRIPLES)

    assert {Literal("代表")} == objects(TRIPLES, visit, RD.agentText)
    assert set() == objects(TRIPLES, visit, RD.agent)


@pytest.mark.parametrize(
    ("power", "id"), [("oversight", "a1"), ("oversight", "a3"), (None, "a4"), (None, "a5"), ("oversight", "a6")]
)
def test_power_is_the_congress_s_alone(power, id):
    """
    The same means used by a Party committee or by deputies is no exercise of a power.
    """
    expected = {concept("power", power)} if power else set()

    assert expected == objects(TRIPLES, act(id, TRIPLES), RD.power)


@pytest.mark.parametrize(
    ("expected", "agent", "changes"),
    [
        (True, OURS, {"reporting_body": None}),
        (False, OURS, {"reporting_body": None, "kind": "government"}),
        (False, OURS, {"reporting_body": Entity("body|云和县|云和县人民政府", "云和县人民政府"), "kind": "government"}),
        (True, Agent("主任会议", 0, 4), {}),
        (False, None, {}),
        (True, Agent("法制委", 0, 3, entities=(Entity("body|云和县|云和县人民代表大会法制委员会", "x"),)), {}),
    ],
)
def test_who_holds_a_power(expected, agent, changes):
    """
    A congress, its committee, their organs and chairpersons hold it, even in a report whose author is not named.
    """
    if agent and agent.entities:
        agent = replace(agent, entities=(replace(agent.entities[0], label=agent.entities[0].key.split("|")[2]),))
    triples = built(record(actions=(replace(ACTIONS[2], agent=agent),), **changes))

    assert expected == any(
        triple.predicate == RD.power and triple.subject.value.startswith(f"{BASE}action/") for triple in triples
    )


@pytest.mark.parametrize(
    ("versions", "year", "time"),
    [
        (["2006"], "2021", None),
        (["2006"], "2017-2021", None),
        (["2006", "2024"], "2024", None),
        (["2006", "2024"], "2020-2024", None),
        (["2024"], "2025", None),
        ([], "1999", None),
        (["2006"], "2024", "2024-03"),
        (["2006", "2024"], "2024", "2024-11"),
        (["2006"], "2024", "2024-11-07"),
        (["2024"], "2024", "2024-11-08"),
        (["2024"], "2024", "2024-12/2025-01"),
        (["2006", "2024"], "2024", "去年"),
    ],
)
def test_an_act_is_judged_by_the_law_of_its_time(versions, year, time):
    """
    A date tells which text was in force; where the time leaves it open both stand, marked as undetermined.
    """
    dated = (Argument("2021年", 0, 5, "m9"),) if time else ()
    mentions = tuple(replace(each, value=time) if each.id == "m9" else each for each in RECORD.mentions)
    triples = built(record(actions=(replace(ACTIONS[2], times=dated),), covers=Covers(year), mentions=mentions))
    inspection = act("a3", triples)

    assert versions == sorted(value.value[-4:] for value in objects(triples, inspection, RD.legalBasis))
    assert (len(versions) > 1) == bool(objects(triples, inspection, RD.basisUndetermined))


def test_a_finer_means_is_told_by_the_trigger():
    """
    专题询问 is a kind of its own among inquiries.
    """
    assert {concept("means", "inquire/special")} == objects(TRIPLES, act("a6", TRIPLES), ELIDL.had_activity_type)


def test_planned_acts_are_of_another_class_and_year():
    """
    What is announced is a PlannedAction in the year planned for; what was done is an Action in its own.
    """
    assert {RD.PlannedAction} == objects(TRIPLES, act("a6", TRIPLES), RDF.type)
    assert {"2022"} == {year.value for year in objects(TRIPLES, act("a6", TRIPLES), RD.inYear)}
    assert {RD.Action} == objects(TRIPLES, act("a1", TRIPLES), RDF.type)
    assert {"2021"} == {year.value for year in objects(TRIPLES, act("a1", TRIPLES), RD.inYear)}


def test_every_item_is_a_recommendation_of_its_own():
    """
    Two things recommended are two nodes of one act, each addressed to the body.
    """
    made = subjects(TRIPLES, PROV.wasGeneratedBy, act("a2", TRIPLES))

    assert {"增加学位", "公开文书"} == {
        text.value for each in made for text in objects(TRIPLES, each, DCTERMS.description)
    }
    assert {node(BUREAU)} == {body for each in made for body in objects(TRIPLES, each, RD.addressedTo)}


def test_planned_advice_has_recommended_nothing_yet():
    """
    A recommendation comes of an act that took place.
    """
    triples = built(record(actions=(replace(ACTIONS[1], status="planned"),)))

    assert set() == subjects(triples, RDF.type, RD.Recommendation)


def test_a_count_is_a_number_and_a_metric():
    """
    An act's count is an integer, its metric is the number that stands there, counted once.
    """
    hearing, visit = act("a1", TRIPLES), act("a5", TRIPLES)
    (metric,) = objects(TRIPLES, visit, RD.quantity)

    assert {Literal(2)} == objects(TRIPLES, hearing, RD.count)
    assert {Literal(1500)} == objects(TRIPLES, metric, SCHEMA.minValue)
    assert {Literal("人次")} == objects(TRIPLES, metric, SCHEMA.unitText)
    assert 4 == len(subjects(TRIPLES, RDF.type, RD.Metric))


def test_a_total_is_marked():
    """
    A count of acts that the report may list as well says so.
    """
    triples = built(record(actions=(replace(ACTIONS[0], total=True),)))

    assert {"true"} == {flag.value for flag in objects(triples, act("a1", triples), RD.total)}
    assert set() == objects(TRIPLES, act("a1", TRIPLES), RD.total)


def test_an_answer_points_at_what_it_answers():
    """
    The recommendation responds to the hearing.
    """
    assert {act("a1", TRIPLES)} == objects(TRIPLES, act("a2", TRIPLES), RD.respondsTo)


def test_what_is_not_settled_stays_with_its_report():
    """
    A law that the record does not resolve is a law of this report alone.
    """
    (law,) = objects(TRIPLES, act("a3", TRIPLES), RD.law)

    assert law.value.startswith(f"{REPORT}/named/law/")
    assert {RD.Law} == objects(TRIPLES, law, RDF.type)


def test_a_bill_is_a_draft():
    """
    （草案） in a title says that it is not in force.
    """
    assert {"true"} == {flag.value for flag in objects(TRIPLES, node(RULES), RD.draft)}


@pytest.mark.parametrize(
    ("above", "body"),
    [
        (Entity("body|云和县|云和县人民政府", ""), BUREAU),
        (Entity("body|云和县|云和县人民代表大会", ""), COMMITTEE),
        (
            Entity("body|青海省|青海省人民代表大会常务委员会", ""),
            Entity("body|玉树州|青海省人民代表大会常务委员会玉树工作委员会", "x"),
        ),
        (None, COURT),
        (None, PARTY),
        (None, Entity("body|云和县|云和县人民代表大会常务委员会机关党支部", "x")),
        (None, Entity("body|云和县|云和县税务局", "x")),
    ],
)
def test_bodies_stand_under_those_their_names_tell(above, body):
    """
    A department stands under the government, a committee under its congress; the rest is not guessed.
    """
    named = replace(RECORD.mentions[0], entities=(replace(body, label=body.key.split("|")[2]),))
    triples = built(record(mentions=(named, *RECORD.mentions[1:])))

    assert ({node(above)} if above else set()) == objects(triples, node(body), ORG.subOrganizationOf)


def test_wordings_found_are_other_labels():
    """
    A body keeps its full name as label and the text's wording as another.
    """
    assert {"云和县教育局"} == {label.value for label in objects(TRIPLES, node(BUREAU), SKOS.prefLabel)}
    assert {"县教育局"} == {label.value for label in objects(TRIPLES, node(BUREAU), SKOS.altLabel)}


def test_the_place_has_its_code():
    """
    The report's own place is named with its GB/T 2260 code.
    """
    place = NamedNode(iris.place("云和县", base=BASE))

    assert {Literal("331125")} == objects(TRIPLES, place, SKOS.notation)
    assert {place} == objects(TRIPLES, NamedNode(REPORT), DCTERMS.spatial)


def test_one_name_for_several_bodies_is_a_group():
    """
    A coordinated name cites each of its bodies, and is a group with them as members.
    """
    both = replace(RECORD.mentions[3], entities=(BUREAU, COURT))
    triples = built(record(mentions=(both, *RECORD.mentions[4:])))
    (group,) = subjects(triples, RDF.type, FOAF.Group)

    assert {node(BUREAU), node(COURT)} == objects(triples, group, FOAF.member)
    assert objects(triples, group, RD.evidence) <= objects(triples, node(BUREAU), RD.evidence)


def test_a_copy_says_where_it_repeats():
    """
    A text that holds itself twice says from where to where, so that facts can be found in the copy.
    """
    length = len(TEXT)
    copied = Masked(length, 2 * length, "copy", 0)
    triples = built(record(text=TEXT + TEXT, masked=(copied, Masked(0, 3, "furniture"))))
    (copy,) = subjects(triples, RDF.type, RD.Copy)

    assert {Literal(length)} == objects(triples, copy, OA.start)
    assert {Literal(2 * length)} == objects(triples, copy, OA.end)
    assert {Literal(0)} == objects(triples, copy, RD.copiesFrom)


def test_a_meeting_that_acts_is_no_organization():
    """
    An agent that is a session fills its role as a meeting.
    """
    session = Agent("大会", 0, 2, entities=(MEETING,))
    triples = built(record(actions=(replace(ACTIONS[2], agent=session),)))
    organizations = {triple.object for triple in triples if triple.predicate == ELIDL.had_participant_organization}

    assert {node(MEETING)} == objects(triples, act("a3", triples), RD.agent)
    assert node(MEETING) not in organizations


def test_a_report_without_author_has_none():
    """
    Whose report it is stays open where the title does not say it, and so does who acts.
    """
    triples = built(record(reporting_body=None))

    assert set() == {triple for triple in triples if triple.predicate == DCTERMS.creator}
    assert {node(PARTY)} == {triple.object for triple in triples if triple.predicate == RD.agent}


def test_two_texts_of_one_report_are_both_kept(caplog):
    """
    The second text of a report gets a suffix and a warning; the same bytes twice are one report.
    """
    other = record(sha256="cd" * 32, source="b.txt")
    graphs = {quad.graph_name.value for quad in build((other, RECORD, RECORD), base=BASE) if "report" in str(quad[3])}

    assert {REPORT, f"{REPORT}~cdcdcdcd"} == graphs
    assert 2 == len(caplog.records)


def test_two_acts_on_one_trigger_are_numbered():
    """
    Several reports under one verb are acts 1, 2, …
    """
    twice = (ACTIONS[0], replace(ACTIONS[0], id="b1"))
    named = {triple.subject.value[-1] for triple in built(record(actions=twice)) if triple.predicate == RD.trigger}

    assert {"1", "2"} == named


def test_order_of_input_does_not_matter():
    """
    The dataset is a function of the set of records.
    """
    records = [gold_extraction(path) for path in DEV[:3]]

    assert build(records, base=BASE) == build(records[::-1], base=BASE)


@pytest.mark.parametrize("path", [SEED, *DEV[:4]], ids=lambda path: path.stem)
def test_gold_acts_are_all_in_the_graph(path):
    """
    Each act of a record is one node, done or planned as the record has it.
    """
    found = gold_extraction(path)
    triples = built(found)
    classes = Counter(
        triple.object
        for triple in triples
        if triple.predicate == RDF.type and triple.object in {RD.Action, RD.PlannedAction}
    )

    assert Counter(RD.Action if each.status == "done" else RD.PlannedAction for each in found.actions) == classes


def test_layout_is_lean():
    """
    A real report stays below a thousand triples for a thousand characters.
    """
    found = gold_extraction(SEED)
    report = iris.report(found, base=BASE)
    size = sum(quad.graph_name.value == report for quad in build((found,), base=BASE))

    assert size < len(found.text)


HASHED = """
import hashlib
from goldrecords import DEV, gold_extraction
from graph.build import build
print(hashlib.sha256("".join(map(str, build([gold_extraction(path) for path in DEV[:4]]))).encode()).hexdigest())
"""


def test_same_bytes_for_every_hash_seed():
    """
    Nothing hangs on the order of sets and dictionaries.
    """
    digests = {
        subprocess.run(
            [sys.executable, "-c", HASHED],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2", "3")
    }

    assert 1 == len(digests)


@pytest.mark.parametrize(
    ("is_made", "trigger", "status"),
    [
        (True, "制定", "done"),
        (True, "修订完善", "done"),
        (False, "废止", "done"),
        (False, "批准", "done"),
        (False, "制定", "planned"),
    ],
)
def test_a_document_is_passed_by_who_makes_it(is_made, trigger, status):
    """
    What was made or revised is passed by the agent; what was abolished, approved or only planned is not.
    """
    rules = next(each for each in ACTIONS if each.id == "b3")
    law = Entity("law|云和县|云和县接访办法", "云和县接访办法")
    triples = built(record(actions=(replace(rules, trigger=trigger, status=status),)))

    assert ({node(COMMITTEE)} if is_made else set()) == objects(triples, node(law), ELI.passed_by)


def test_places_lie_in_one_another_by_their_codes():
    """
    A county lies in the city whose code it extends, if a report of the city is there; else in the province.
    """
    places = {"331125": "云和县", "331100": "丽水市", "330000": "浙江省", "340000": "安徽省"}
    records = [record(place=Place(label, code), sha256=code * 11, source=code) for code, label in places.items()]
    contained = {
        (triple.subject.value, triple.object.value)
        for triple in built(*records)
        if triple.predicate == SCHEMA.containedInPlace
    }

    assert {("云和县", "丽水市"), ("丽水市", "浙江省")} == {
        tuple(place.removeprefix(f"{BASE}place/") for place in pair) for pair in contained
    }


def test_a_town_keeps_its_county_in_the_graph():
    """
    A town's body goes by its own name in the record; its preferred label tells it from that of a town of the same name.
    """
    body = Entity("body|沭阳县城关镇|沭阳县城关镇人民政府", "城关镇人民政府")
    mention = replace(record().mentions[0], type="Body", entities=(body,))
    triples = built(replace(record(), mentions=(mention,), actions=(), metrics=()))

    assert {Literal("沭阳县城关镇人民政府", language="zh")} == objects(triples, node(body), SKOS.prefLabel)
    assert Literal("城关镇人民政府", language="zh") in objects(triples, node(body), SKOS.altLabel)
