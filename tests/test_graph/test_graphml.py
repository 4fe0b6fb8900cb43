"""Tests of `graph.export.graphml`."""

from __future__ import annotations

import networkx as nx
from goldrecords import SEED, gold_extraction

from graph.export.graphml import render_graphml, write_graphml
from graph.network import build_network

BASE = "https://example.org/"


def test_graphml_round_trip(tmp_path):
    """
    What is written is read back: nodes, parallel edges, attributes with their types.
    """
    network = build_network([gold_extraction(SEED)], base=BASE)
    path = tmp_path / "network.graphml"
    write_graphml(network, path)
    back = nx.read_graphml(path, force_multigraph=True)

    assert dict(network.nodes(data=True)) == dict(back.nodes(data=True))
    assert sorted(network.edges(keys=True)) == sorted(back.edges(keys=True))
    assert dict(network.edges) == dict(back.edges)


def test_graphml_same_bytes():
    """
    Two writings of one network are equal to the byte.
    """
    one, two = (render_graphml(build_network([gold_extraction(SEED)], base=BASE)) for _ in range(2))

    assert one == two


def test_graphml_holds_what_xml_cannot():
    """
    A control character in a label is replaced, and the file stays readable.
    """
    network = nx.MultiDiGraph()
    network.add_node("a", label="甲\x0b<乙>&\U00020000")
    path_label = nx.parse_graphml(render_graphml(network).decode("utf-8")).nodes["a"]["label"]

    assert "甲\ufffd<乙>&\U00020000" == path_label
