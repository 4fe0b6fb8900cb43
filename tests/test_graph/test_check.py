"""Shapes hold on what we build, and catch what is broken, in words that name the place."""

import inspect
import re
from functools import cache
from pathlib import Path

import pytest
from goldrecords import DEV, gold_extraction
from pyoxigraph import Literal, NamedNode, Quad
from samplerecord import RECORD

import graph
from graph import iris, vocab
from graph.answers import shorten
from graph.build import build
from graph.check import check, quick
from graph.store import memory
from graph.vocab import DCTERMS, ELI, ELIDL, OA, PROV, RD, RDF, SCHEMA, SKOS, concept

BASE = "https://example.org/"
FOLDER = Path(inspect.getfile(graph)).parent
QUADS = build((RECORD,), base=BASE)
GRAPH = next(quad.graph_name for quad in QUADS if quad.predicate == RD.evidence)


def first(predicate, value):
    """
    Return the first node that has a value.
    """
    return min((quad.subject for quad in QUADS if quad.predicate == predicate and quad.object == value), key=str)


def without(node, *predicates):
    return [quad for quad in QUADS if not (quad.subject == node and quad.predicate in predicates)]


def and_also(node, predicate, value):
    return [*QUADS, Quad(node, predicate, value, GRAPH)]


HEARING = next(quad.subject for quad in QUADS if quad.predicate == RD.trigger and quad.object == Literal("听取和审议"))
PARTY_HEARING = first(RD.trigger, Literal("听取"))
ADVICE = first(RDF.type, RD.Recommendation)
METRIC = first(RDF.type, RD.Metric)
ROLE = first(RDF.type, ELIDL.Participation)
BODY = first(SKOS.prefLabel, Literal("云和县教育局", language="zh"))
QUOTE = NamedNode(iris.selector(GRAPH.value, "quote", RECORD.mentions[3].start, RECORD.mentions[3].end))
SPAN = NamedNode(iris.span(GRAPH.value, RECORD.mentions[3].start, RECORD.mentions[3].end))
REPORT = NamedNode(GRAPH.value)
SECTION = first(RDF.type, ELI.WorkSubdivision)
DUTY = first(RDF.type, RD.DutyFinding)
PLAN = first(RDF.type, RD.PlanFinding)

BROKEN = {
    "exactly one means": without(HEARING, ELIDL.had_activity_type),
    "the act has no trigger": without(HEARING, RD.trigger),
    "names no rule": without(HEARING, RD.rule),
    "the act stands on no characters": without(HEARING, RD.evidence),
    "told in no report": without(HEARING, SCHEMA.subjectOf),
    "the target is no body": and_also(HEARING, RD.target, METRIC),
    "the agent is neither": and_also(HEARING, RD.agent, ADVICE),
    "the year is no year": and_also(HEARING, RD.inYear, Literal("去年")),
    "one count at most": and_also(HEARING, RD.count, Literal(77)),
    "comes from exactly one act": without(ADVICE, PROV.wasGeneratedBy),
    "the recommendation says nothing": without(ADVICE, DCTERMS.description),
    "exactly one value": without(METRIC, SCHEMA.value, SCHEMA.minValue),
    "exactly one unit": without(METRIC, SCHEMA.unitText),
    "fills the role": without(ROLE, ELIDL.had_participant_organization, RD.participant, RD.participantText),
    "the body has no label": without(BODY, SKOS.prefLabel),
    "names no rule or row": without(BODY, RD.evidence, RD.derivedBy),
    "a quote has characters": without(QUOTE, OA.exact),
    "of exactly one text": without(SPAN, OA.hasSource),
    "one author at most": and_also(REPORT, DCTERMS.creator, BODY),
    "part of exactly one report or section": and_also(SECTION, ELI.is_part_of, METRIC),
    "none of the known": without(SECTION, RD.sectionStatus),
    "neither found nor not found": without(DUTY, RD.finding),
    "names no law in force": without(DUTY, RD.legalBasis),
    "the plan has no status": without(PLAN, RD.planStatus),
    "not said which report was searched": without(PLAN, RD.searched),
}

BROKEN_QUICK = {
    "lacks its means": BROKEN["exactly one means"],
    "stands on no characters": BROKEN["names no rule or row"],
    "not as long as": [
        *without(QUOTE, OA.exact), Quad(QUOTE, OA.exact, Literal("县教育局和法院"), GRAPH)
    ],
    "of no text": BROKEN["of exactly one text"],
    "not repeated": without(HEARING, RD.target),
    "who holds none": and_also(PARTY_HEARING, RD.power, concept("power", "oversight")),
    "comes from no act": BROKEN["comes from exactly one act"],
    "lacks its value or unit": BROKEN["exactly one unit"],
    "has no label": BROKEN["the body has no label"],
    "two authors": BROKEN["one author at most"],
    "what was searched": BROKEN["not said which report was searched"],
}  # fmt: skip


def test_what_we_build_conforms():
    """
    The sample record with every kind of thing, and gold reports together, keep all shapes.
    """
    store = memory(build((RECORD, *(gold_extraction(path) for path in DEV[:2])), base=BASE))

    assert "conforms to all shapes" == check(store).tell(language="en")
    assert "conforms to all shapes" == quick(store).tell(language="en")


# What only groups or types others: concepts and schemes, agents without shape of their own, and classes that stand
# beside one that has a shape; sections are targeted by what they are part of.
WITHOUT_SHAPE = {
    "skos:Concept", "skos:ConceptScheme", "owl:Ontology", "owl:Class", "owl:ObjectProperty", "owl:DatatypeProperty",
    "org:Organization", "org:FormalOrganization", "eli:Work", "eli-dl:ParticipationRole", "prov:Activity",
    "void:Dataset", "dcat:Dataset", "eli:WorkSubdivision",
}  # fmt: skip


def test_every_class_has_a_shape():
    """
    Each class of a built graph is the target of a shape, but for those listed with the reason.
    """
    shapes = "".join(path.read_text(encoding="utf-8") for path in (FOLDER / "shapes").glob("*.ttl"))
    targets = set(re.findall(r"sh:targetClass ([\w-]+:\w+)", shapes))
    used = {shorten(quad.object.value) for quad in QUADS if quad.predicate == RDF.type}

    assert set() == used - targets - WITHOUT_SHAPE


@cache
def told_of_all_damage():
    """
    Check once a graph that has every damage: pyshacl takes a second for each run.
    """
    kept = set(QUADS).intersection(*map(set, BROKEN.values()))
    added = set().union(*map(set, BROKEN.values())) - set(QUADS)
    return check(memory([*kept, *added])).tell(language="en")


@pytest.mark.parametrize("message", BROKEN)
def test_shapes_catch_what_is_broken(message):
    """
    Each damage is found under its own message.
    """
    assert message in told_of_all_damage()


@pytest.mark.parametrize("message", ["exactly one unit", "the target is no body"])
def test_one_damage_has_one_message(message):
    """
    A single slip is told once and alone.
    """
    (found,) = check(memory(BROKEN[message])).violations

    assert message in found.message_en


@pytest.mark.parametrize("message", BROKEN_QUICK)
def test_queries_catch_what_is_broken(message):
    """
    Each damage is found by the quick check as well.
    """
    report = quick(memory(BROKEN_QUICK[message]))

    assert not report.conforms
    assert message in report.tell(language="en")


@pytest.mark.parametrize("check_store", [check, quick])
def test_a_violation_names_document_and_characters(check_store):
    """
    The message says in which document and where the broken node stands, and quotes it.
    """
    (found,) = check_store(memory(BROKEN["exactly one means"])).violations
    start, end = RECORD.actions[0].extent.start, RECORD.actions[0].extent.end

    assert ("yunhe-2022", start, end) == (found.doc, found.start, found.end)
    assert f"yunhe-2022, 第 {start}–{end} 字 “听取和审议县教育局" in found.tell()
    assert f"yunhe-2022, characters {start}–{end} “听取和审议县教育局" in found.tell(language="en")


def test_every_class_has_its_shape():
    """
    Each class of ours is the target of a shape.
    """
    from graph.check import _shapes  # the shapes as the check reads them

    targets = {str(target) for target in _shapes().objects(None, vocab_term("targetClass"))}
    classes = {RD.term(name).value for name in RD.terms() if name[0].isupper()} - {RD.Act.value}

    assert set() == classes - targets


def vocab_term(name):
    from rdflib import SH

    return SH[name]


def test_taxonomy_alone_conforms():
    """
    The schemes keep their shapes without any report.
    """
    assert check(memory(build((), base=vocab.DEFAULT_BASE))).conforms
