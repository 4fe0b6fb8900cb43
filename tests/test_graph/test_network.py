"""Tests of `graph.network`."""

from __future__ import annotations

import math
import os
import subprocess
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path

import networkx as nx
import pytest
from goldrecords import DEV, SEED, gold_extraction

from extract.records import Action, Agent, Argument, Entity, Extraction, Mention, Quote, Span
from graph.network import build_network
from graph.network.elements import ROLES
from graph.network.importance import communities, pagerank
from graph.network.layout import arrange, scatter
from graph.network.means import FIELDS, MEANS

BASE = "https://example.org/"
OWNER = Entity("body|柳江县|柳江县人民代表大会常务委员会", "柳江县人民代表大会常务委员会")
COURT = Entity("body|柳江县|柳江县人民法院", "柳江县人民法院")
TEXT = "县人大常委会听取县法院、县法院执行局的报告，检查《节水办法》。"


@cache
def seed_network() -> nx.MultiDiGraph:
    return build_network([gold_extraction(SEED)], base=BASE)


def at(wording: str, occurrence: int = 0) -> tuple[int, int]:
    start = -1
    for _ in range(occurrence + 1):
        start = TEXT.index(wording, start + 1)
    return start, start + len(wording)


def argument(wording: str, *entities: Entity, occurrence: int = 0) -> Argument:
    return Argument(wording, *at(wording, occurrence), entities=entities)


def act(id: str, trigger: str, type: str, **roles: object) -> Action:
    start, end = at(trigger)
    return Action(id, start, end, Span(0, len(TEXT)), trigger, type, "done", "test", **roles)  # type: ignore[arg-type]


def report(doc: str = "liujiang-2020", **changes: object) -> Extraction:
    hearing = act(
        "a1",
        "听取",
        "hear_report",
        agent=Agent("县人大常委会", *at("县人大常委会"), reporting_body=True),
        targets=(argument("县法院", COURT), argument("县法院", COURT, occurrence=1)),
    )
    inspection = act(
        "a2", "检查", "inspect_law", agent=Agent(implicit=True, reporting_body=True), laws=(argument("节水办法"),)
    )
    record = Extraction(
        record=1,
        rules="test",
        doc=doc,
        source=f"{doc}.txt",
        format="text",
        encoding="utf-8",
        sha256=f"{doc:0<64}",
        text=TEXT,
        kind="work",
        reporting_body=OWNER,
        delivered="2020-01-08",
        mentions=(Mention("m1", *at("节水办法"), "节水办法", "Law", "test"),),
        actions=(hearing, replace(inspection, responds_to="a1")),
    )
    return replace(record, **changes)  # type: ignore[arg-type]


def test_parallel_relations_stay_apart():
    """
    An act that names one body twice has two edges to it, each with its own characters.
    """
    network = build_network([report()], base=BASE)
    hearing = next(node for node, data in network.nodes(data=True) if data.get("type") == "hear_report")
    court = f"{BASE}body/柳江县人民法院"

    assert [at("县法院"), at("县法院", 1)] == sorted(
        (data["start"], data["end"]) for data in network.get_edge_data(hearing, court).values()
    )


def test_edges_carry_their_characters():
    """
    The characters of an edge are those of the argument, in every report.
    """
    extraction = gold_extraction(SEED)
    network = seed_network()
    wordings = {a.text for action in extraction.actions for a in (*action.targets, *action.laws, *action.programs)}
    found = {
        extraction.text[data["start"] : data["end"]]
        for *_, data in network.edges(data=True)
        if data["role"] in ("target", "law", "program")
    }

    assert wordings == found


def test_roles_are_known():
    """
    No edge says what the list of roles does not hold.
    """
    network = seed_network()

    assert set() == {data["role"] for *_, data in network.edges(data=True)} - set(ROLES)


def test_an_answer_points_at_what_it_answers():
    """
    An act that responds to another has an edge to it.
    """
    network = build_network([report()], base=BASE)
    pairs = [
        (network.nodes[a]["ref"], network.nodes[b]["ref"])
        for a, b, data in network.edges(data=True)
        if data["role"] == "responds_to"
    ]

    assert [("a2", "a1")] == pairs


def test_unsettled_names_of_two_reports_stay_two():
    """
    A name that no text settles is one thing within its report and never that of another report.
    """
    network = build_network([report(), report("sanhe-2020", delivered="2021-01-05")], base=BASE)
    named = [data["label"] for _, data in network.nodes(data=True) if data.get("unsettled")]

    assert ["节水办法", "节水办法"] == named


def test_one_body_in_two_reports_is_one_node():
    """
    The same key is the same node across reports.
    """
    network = build_network([report(), report("later", delivered="2021-01-05")], base=BASE)

    assert 1 == [data["label"] for _, data in network.nodes(data=True)].count(OWNER.label)


def test_two_texts_for_one_report_are_both_kept():
    """
    Two files that claim one report have a node each.
    """
    network = build_network([report(), report("other-text")], base=BASE)

    assert 2 == sum(data["kind"] == "Report" for _, data in network.nodes(data=True))


def test_sessions_in_a_topic_are_tied_to_the_act():
    """
    A meeting that is what an act is about becomes its neighbour.
    """
    meeting = Entity("meeting|柳江县|柳江县第三次主任会议", "柳江县第三次主任会议")
    text = "召开第三次主任会议"
    convening = Action("a1", 0, 2, Span(0, 9), "召开", "convene", "done", "test", topic=Quote("第三次主任会议", 2, 9))
    mention = Mention("m1", 2, 9, "第三次主任会议", "Meeting", "test", entities=(meeting,))
    network = build_network([report(text=text, mentions=(mention,), actions=(convening,))], base=BASE)

    assert [meeting.label] == [
        network.nodes[b]["label"] for _, b, data in network.edges(data=True) if data["role"] == "topic"
    ]


@pytest.mark.parametrize("name", ["nodes", "edges"])
def test_attributes_are_flat(name):
    """
    Every attribute is a string or a number, as GraphML wants it.
    """
    network = seed_network()
    values = (value for *_, data in getattr(network, name)(data=True) for value in data.values())

    assert set() == {type(value) for value in values} - {str, int, float}


def test_who_reports_matters_most():
    """
    The reporting body has the highest rank of its network.
    """
    network = seed_network()
    first = max(network.nodes, key=lambda node: network.nodes[node]["pagerank"])

    assert 1 == network.nodes[first].get("reporting")


def test_no_two_nodes_stand_in_one_place():
    """
    Positions are all different, and the entities keep room for their names.
    """
    network = seed_network()
    places = [(data["x"], data["y"]) for _, data in network.nodes(data=True)]
    bodies = [(d["x"], d["y"]) for _, d in network.nodes(data=True) if d["kind"] in ("Body", "Law", "Program")]
    closest = min(math.dist(a, b) for at, a in enumerate(bodies) for b in bodies[at + 1 :])

    assert len(places) == len(set(places))
    assert closest > 60


SCRIPT = """
import hashlib
from goldrecords import SEED, gold_extraction
from graph.network import build_network
network = build_network([gold_extraction(SEED)], base="https://example.org/")
whole = repr((list(network.nodes(data=True)), list(network.edges(keys=True, data=True))))
print(hashlib.sha256(whole.encode()).hexdigest())
"""


def test_the_same_network_under_every_hash_seed():
    """
    Order, ranks, communities and positions do not depend on how strings are hashed.
    """
    path = os.pathsep.join([str(Path(__file__).parents[1]), *(each for each in sys.path if each)])
    prints = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "4242")
    }

    assert 1 == len(prints)


def test_a_network_of_many_reports_is_laid_out_in_seconds():
    """
    Nineteen reports make one network with a place for every node.
    """
    network = build_network([gold_extraction(path) for path in (SEED, *DEV)], base=BASE)

    assert all({"x", "y", "pagerank", "community", "degree"} <= data.keys() for _, data in network.nodes(data=True))


def test_no_reports_make_an_empty_network():
    """
    Nothing in, nothing out, and no error.
    """
    assert 0 == len(build_network([], base=BASE))


def test_ranks_sum_to_one():
    """
    PageRank is a share: also with a node that has no links.
    """
    assert pytest.approx(1.0) == sum(pagerank(4, [(0, 1, 1.0), (1, 2, 2.0)]))


def test_communities_are_numbered_by_size():
    """
    Two cliques are two communities, the larger first.
    """
    links = [(0, 1, 1.0), (2, 3, 1.0), (3, 4, 1.0), (2, 4, 1.0)]

    assert [1, 1, 0, 0, 0] == communities(5, links, seed=1)


def test_what_is_pinned_stays():
    """
    A pinned node ends where it starts, whatever pulls at it.
    """
    start = scatter([0.0, 1.0, 2.0, 3.0], seed=1)
    placed = arrange([(0.0, 0.0), *start[1:]], [(0, 1, 1.0, 9.0)], [5.0] * 4, distance=10, pinned=frozenset({0}))

    assert (0, 0) == placed[0]


def test_every_means_has_a_field_and_two_names():
    """
    The table of means is complete, and its fields are the known ones.
    """
    assert set() == {means.field for means in MEANS.values()} - set(FIELDS)
    assert all(means.zh and means.en for means in MEANS.values())
