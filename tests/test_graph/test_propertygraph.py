"""GEXF and CSV for Neo4j hold the same property graph, and other programs read it."""

import csv

import networkx as nx
import pytest
from goldrecords import DEV, gold_extraction
from samplerecord import RECORD, record

from extract.records import Entity, Mention
from graph.build import build
from graph.export import gexf, neo4j
from graph.export.propertygraph import PROPERTIES, property_graph
from graph.store import memory, rows
from graph.vocab import RD, RDF

QUADS = build((RECORD, gold_extraction(DEV[0])))
GRAPH = property_graph(QUADS)


def read_csv(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def node(name, label):
    (found,) = [each for each in GRAPH.nodes if each.name == name and each.label == label]
    return found


def test_things_and_acts_are_nodes():
    """
    Each act and each body is one node; evidence and roles are none.
    """
    for term, label in ((RD.Action, "Action"), (RD.Body, "Body"), (RD.Recommendation, "Recommendation")):
        ((count,),) = rows(memory(QUADS), f"SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE {{ ?x {RDF.type} {term} }}").texts()

        assert int(count) == len([each for each in GRAPH.nodes if each.label == label])
    assert not [each for each in GRAPH.nodes if "#char=" in each.iri]


def test_a_node_says_what_it_is_and_where_it_stands():
    """
    An act has its means, year and power in short words, and the place of its evidence.
    """
    hearing = node("办学和审判情况", "Action").properties

    assert ("hear_report", "oversight", "2021", "2") == tuple(
        hearing[each] for each in ("means", "power", "year", "count")
    )
    clause = RECORD.actions[0].extent
    assert ("yunhe-2022", str(clause.start), str(clause.end)) == tuple(
        hearing[each] for each in ("doc", "start", "end")
    )


def test_relations_are_edges():
    """
    Who was heard is an edge from the act, and every end of an edge is a node.
    """
    hearing, bureau = node("办学和审判情况", "Action"), node("云和县教育局", "Body")
    nodes = {each.iri for each in GRAPH.nodes}

    assert (hearing.iri, "target", bureau.iri) in {(each.start, each.type, each.end) for each in GRAPH.edges}
    assert set() == {end for each in GRAPH.edges for end in (each.start, each.end)} - nodes


def test_an_act_is_told_in_its_report():
    """
    The section between an act and its report is left out.
    """
    told = {each.end for each in GRAPH.edges if each.type == "subjectOf" and each.start.endswith("hear_report-1")}

    assert told <= {each.iri for each in GRAPH.nodes if each.label == "Report"}
    assert told


def test_networkx_reads_the_gexf_with_the_same_counts(tmp_path):
    """
    Every node with its Chinese label, every edge with its type.
    """
    gexf.FORMAT.write(QUADS, tmp_path / "graph.gexf")
    read = nx.read_gexf(tmp_path / "graph.gexf")
    pairs = {(each.start, each.end) for each in GRAPH.edges}

    assert {each.iri: each.name for each in GRAPH.nodes} == dict(read.nodes(data="label"))
    assert pairs == set(read.edges())
    assert read.number_of_edges() in {len(pairs), len(GRAPH.edges)}
    assert "报告" in (tmp_path / "graph.gexf").read_text(encoding="utf-8")[:400]


def test_neo4j_files_have_the_heads_of_its_importer(tmp_path):
    """
    Ids, labels and types stand in the columns that the importer wants, one row for each node and edge.
    """
    neo4j.FORMAT.write(QUADS, tmp_path / "graph")
    nodes, edges = (read_csv(tmp_path / "graph" / f"{name}.csv") for name in ("nodes", "relationships"))

    assert [":ID", ":LABEL", "name", *PROPERTIES] == list(nodes[0])
    assert [":START_ID", ":END_ID", ":TYPE"] == list(edges[0])
    assert (len(GRAPH.nodes), len(GRAPH.edges)) == (len(nodes), len(edges))
    assert len(nodes) == len({each[":ID"] for each in nodes})


@pytest.mark.parametrize("form", [gexf.FORMAT, neo4j.FORMAT], ids=lambda form: form.name)
def test_order_of_quads_changes_nothing(form, tmp_path):
    """
    The same graph gives the same bytes.
    """
    form.write(QUADS, tmp_path / "one")
    form.write(list(reversed(QUADS)), tmp_path / "two")
    one, two = (
        [path.read_bytes() for path in sorted((tmp_path / name).rglob("*.csv") or [])]
        or [(tmp_path / name).read_bytes()]
        for name in ("one", "two")
    )

    assert one == two


def test_hostile_names_stay_within_their_cell(tmp_path):
    """
    Markup, quotes, line ends and control characters of a name break neither file.
    """
    name = '"><node id="x"/>\r\n,\x01]]>&'
    mention = Mention("m1", 0, len(name), name, "Law", "law.made", entities=(Entity(f"law||{name}", name),))
    quads = build((record(text=name, mentions=(mention,), sections=(), actions=(), metrics=(), shortcomings=()),))
    gexf.FORMAT.write(quads, tmp_path / "graph.gexf")
    neo4j.FORMAT.write(quads, tmp_path / "graph")
    names = [row["name"] for row in read_csv(tmp_path / "graph" / "nodes.csv")]

    assert name in names
    assert len(names) == len(nx.read_gexf(tmp_path / "graph.gexf"))
