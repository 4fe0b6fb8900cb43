"""How much a node matters: degree, PageRank, communities.

Nodes are numbered before any set is made of them, so that nothing depends on the hash seed.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

Links = Sequence[tuple[int, int, float]]
"""Undirected weighted links between numbered nodes."""

_MANY = 5_000


def degrees(count: int, links: Links) -> list[int]:
    """Count the links of each node."""
    degree = [0] * count
    for a, b, _ in links:
        degree[a] += 1
        degree[b] += 1
    return degree


def pagerank(count: int, links: Links, *, damping: float = 0.85, rounds: int = 40) -> list[float]:
    """Rank nodes by the power method, links taken both ways.

    networkx's own needs SciPy, which is a lot to ask for forty sums.

    >>> pagerank(3, [(0, 1, 1.0), (0, 2, 1.0)])[0] > 0.4
    True
    """
    if not count:
        return []
    ones = np.array([each[0] for each in links], dtype=np.int64)
    others = np.array([each[1] for each in links], dtype=np.int64)
    weights = np.array([each[2] for each in links], dtype=np.float64)
    strength = np.bincount(ones, weights, count) + np.bincount(others, weights, count)
    there, back = damping * weights / strength[ones], damping * weights / strength[others]
    alone = np.flatnonzero(strength == 0)
    rank = np.full(count, 1.0 / count)
    for _ in range(rounds):
        loose = sum(rank[alone].tolist())
        fresh = np.bincount(others, rank[ones] * there, count) + np.bincount(ones, rank[others] * back, count)
        rank = fresh + (1 - damping + damping * loose) / count
    found: list[float] = rank.tolist()
    return found


def communities(count: int, links: Links, *, seed: int) -> list[int]:
    """Give each node the number of its community, the largest being 0.

    By Louvain's method; in networks of many reports by label propagation: seconds where Louvain takes minutes.
    """
    import networkx as nx

    graph = nx.Graph()
    graph.add_nodes_from(range(count))
    for a, b, weight in links:
        before = graph.get_edge_data(a, b, default={"weight": 0.0})["weight"]
        graph.add_edge(a, b, weight=before + weight)
    if count > _MANY:
        found = nx.community.fast_label_propagation_communities(graph, weight="weight", seed=seed)
    else:
        found = nx.community.louvain_communities(graph, seed=seed) if count else []
    member = [0] * count
    for number, group in enumerate(sorted(found, key=lambda each: (-len(each), min(each)))):
        for node in group:
            member[node] = number
    return member
