"""The network of all reports: what was done, planned, heard, inspected, and by, with and on whom.

Acts are nodes, so that an act with many parts stays one thing and parallel relations stay apart.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from extract.records import Extraction
from graph.network.elements import Attributes, Edge, Elements, gather
from graph.network.importance import Links, communities, degrees, pagerank
from graph.network.layout import Point, Spring, arrange, scatter
from graph.network.means import MEANS

if TYPE_CHECKING:
    import networkx as nx

SEED = 20240113
"""Seeds the layout and the communities; any fixed number would do."""
_DISTANCE = 62.0
_REACH = 420.0
_WEIGHTS = {"agent": 0.6, "responds_to": 0.8, "reported_by": 1.0, "mentions": 0.2}
_SIZES = {"Report": 30.0, "Body": 46.0, "Law": 46.0, "Program": 46.0, "Work": 46.0, "Meeting": 46.0, "Act": 22.0}


def build_network(extractions: Sequence[Extraction], *, base: str) -> nx.MultiDiGraph:
    """Build the network of some reports, with importance, communities and positions on every node.

    All attributes are strings and numbers; the same records give the same network under every hash seed.
    """
    import networkx as nx

    elements = gather(extractions, base=base)
    order = sorted(elements.nodes)
    number = {iri: at for at, iri in enumerate(order)}
    edges = sorted(elements.edges)
    links = [(number[e.source], number[e.target], _WEIGHTS.get(e.role, 1.0)) for e in edges]
    _rank(elements, order, links)
    _place(elements, order, number, edges)
    network = nx.MultiDiGraph(name="renda")
    network.add_nodes_from((iri, elements.nodes[iri]) for iri in order)
    for at, edge in enumerate(edges):
        attributes = {"role": edge.role, "doc": edge.doc, "start": edge.start, "end": edge.end, "weight": edge.weight}
        network.add_edge(edge.source, edge.target, key=f"{edge.role}-{at}", **attributes)
    return network


def _rank(elements: Elements, order: Sequence[str], links: Links) -> None:
    ranks = pagerank(len(order), links)
    groups = communities(len(order), links, seed=SEED)
    for iri, degree, rank, group in zip(order, degrees(len(order), links), ranks, groups, strict=True):
        elements.nodes[iri] |= {"degree": degree, "pagerank": round(rank, 7), "community": group}


def _place(elements: Elements, order: Sequence[str], number: dict[str, int], edges: Sequence[Edge]) -> None:
    starts = _starts(elements, order, edges)
    sizes = [_size(elements.nodes[iri]) for iri in order]
    pinned = frozenset(number[iri] for iri in order if elements.nodes[iri].get("reporting"))
    points = arrange(starts, list(_springs(elements, number, edges)), sizes, distance=_DISTANCE, pinned=pinned)
    for iri, (x, y) in zip(order, points, strict=True):
        elements.nodes[iri] |= {"x": x, "y": y}


def _size(node: Attributes) -> float:
    return 150.0 if node.get("reporting") else _SIZES[str(node["kind"])]


def _starts(elements: Elements, order: Sequence[str], edges: Sequence[Edge]) -> list[Point]:
    """Start each report in a disc of its own, the one who reports in the middle, acts around by field of work."""
    centres = _centres(elements, order)
    home = {edge.target: edge.doc for edge in reversed(edges) if edge.role in ("mentions", "reported_by")}
    near = scatter(_angles(elements, order), seed=SEED)
    starts = []
    for iri, (x, y) in zip(order, near, strict=True):
        node = elements.nodes[iri]
        middle_x, middle_y = centres.get(str(node.get("doc") or home.get(iri)), (0.0, 0.0))
        reach = 0.0 if node.get("reporting") else _REACH
        starts.append((middle_x + reach * x, middle_y + reach * y))
    return starts


def _centres(elements: Elements, order: Sequence[str]) -> dict[str, Point]:
    """Set the middles of the reports on a spiral."""
    reports = [elements.nodes[iri] for iri in order if elements.nodes[iri]["kind"] == "Report"]
    turns = ((2.399963 * at, 2.2 * _REACH * math.sqrt(at)) for at in range(len(reports)))
    return {
        str(report["doc"]): (radius * math.cos(angle), radius * math.sin(angle))
        for report, (angle, radius) in zip(reports, turns, strict=True)
    }


def _springs(elements: Elements, number: dict[str, int], edges: Sequence[Edge]) -> list[Spring]:
    """Tie acts firmly to what they are about and loosely to who reports, so that a busy body does not swallow all."""
    tied = {edge.target for edge in edges if edge.role not in ("mentions", "reported_by")}
    springs = []
    for edge in edges:
        ours = bool(elements.nodes[edge.target].get("reporting"))
        if edge.role == "mentions" and (edge.target in tied or ours):
            continue
        pair = number[edge.source], number[edge.target]
        if ours and edge.role == "agent":
            springs.append((*pair, 0.035, 380.0))
        elif edge.role == "mentions":
            springs.append((*pair, 0.03, 300.0))
        else:
            springs.append((*pair, 0.45, 60.0))
    return springs


def _angles(elements: Elements, order: Sequence[str]) -> list[float]:
    """Give each field of work a sector of the circle, as wide as it has acts; the rest is spread evenly."""
    acts = [iri for iri in order if elements.nodes[iri]["kind"] == "Act"]
    rank = {means: at for at, means in enumerate(MEANS)}
    unknown = len(rank)
    acts.sort(key=lambda iri: (rank.get(str(elements.nodes[iri]["type"]), unknown), iri))
    turn = {iri: 2 * math.pi * at / max(len(acts), 1) for at, iri in enumerate(acts)}
    return [turn.get(iri, 2 * math.pi * ((at * 0.618034) % 1)) for at, iri in enumerate(order)]
