"""Over many reports one body is one node, and two bodies are two, measured on gold; and the graph keeps its shapes."""

from collections import Counter
from functools import cache

import pytest
from goldrecords import DEV, SEED
from pyoxigraph import BlankNode

from extract.evaluate.gold import read_gold
from extract.pipeline import extract
from graph import iris
from graph.build import build
from graph.check import check, quick
from graph.questions import find_question
from graph.store import memory, rows
from graph.vocab import RD, RDF

BASE = "https://example.org/"
GOAL = 0.97
# One title, and each place has its own: the gold names the title, the report the place.
TITLES_OF_SEVERAL_PLACES = {"35条具体措施"}


@cache
def reports():
    return tuple((path, extract(path.with_suffix(".txt"))) for path in (SEED, *DEV))


@cache
def quads():
    return tuple(build([extraction for _, extraction in reports()], base=BASE))


@cache
def named():
    """
    Give for each gold body and law that is found what the gold names, and the IRIs of the graph.
    """
    found = []
    for path, extraction in reports():
        told = {(each.start, each.end, each.type): each for each in extraction.mentions}
        for line in read_gold(path, extraction.text).lines:
            for mention in line.mentions:
                ours = told.get((mention.span.start, mention.span.end, mention.type))
                if mention.type in {"Body", "Law"} and mention.labels and ours:
                    found.append((mention.type, _gold(mention.labels, extraction), _graph(ours, extraction)))
    return tuple(found)


def _gold(labels, extraction):
    of_place = any(label in TITLES_OF_SEVERAL_PLACES for label in labels)
    return (*sorted(labels), extraction.doc if of_place else "")


def _graph(mention, extraction):
    nodes = tuple(sorted(iris.entity(entity.key, base=BASE) for entity in mention.entities))
    return nodes or (f"{extraction.doc}/{mention.text}",)


def pairs(groups):
    """
    Count the pairs within groups.
    """
    return sum(size * (size - 1) // 2 for size in Counter(groups).values())


def test_there_is_enough_to_measure():
    """
    Hundreds of bodies and laws with a name in the gold are found.
    """
    assert 400 < len(named())
    assert {"Body", "Law"} == {sort for sort, _, _ in named()}


@pytest.mark.parametrize("types", [("Body",), ("Law",), ("Body", "Law")], ids="+".join)
def test_what_is_one_in_the_gold_is_one_in_the_graph(types):
    """
    The pairs of mentions that share a node are those that share an entity and its jurisdiction.
    """
    kept = [each for each in named() if each[0] in types]
    both = pairs(kept)
    precision, recall = (
        both / pairs((each[0], each[2]) for each in kept),
        both / pairs((each[0], each[1]) for each in kept),
    )

    assert 2 * precision * recall / (precision + recall) >= GOAL


def test_no_body_or_law_of_the_gold_has_two_nodes():
    """
    One name in the gold, one set of IRIs.
    """
    nodes = {}
    for sort, entity, found in named():
        nodes.setdefault((sort, entity), set()).add(found)

    assert {} == {entity: found for entity, found in nodes.items() if len(found) > 1}


def test_no_node_merges_two_bodies_or_laws_of_the_gold():
    """
    One set of IRIs, one name in the gold.
    """
    names = {}
    for sort, entity, found in named():
        names.setdefault((sort, found), set()).add(entity)

    assert {} == {node: entities for node, entities in names.items() if len(entities) > 1}


def test_one_title_of_two_places_stays_two():
    """
    35条具体措施 of two cities are two laws in the graph of both reports.
    """
    laws = {quad.subject.value for quad in quads() if quad.predicate == RDF.type and quad.object == RD.Law}

    assert 2 == len([law for law in laws if law.endswith("/35条具体措施")])


def test_the_graph_of_all_reports_keeps_its_shapes():
    """
    The seed and every report of the gold conform, by SHACL and by the quick queries alike.
    """
    store = memory(quads())

    assert "conforms to all shapes" == check(store).tell(language="en")
    assert "conforms to all shapes" == quick(store).tell(language="en")


def test_no_fact_of_all_reports_stands_without_evidence():
    """
    The shipped question finds no node without characters, table row or rule; and none is blank.
    """
    store = memory(quads())

    assert () == rows(store, find_question("without-evidence").sparql).rows
    assert not [quad for quad in quads() if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode)]
