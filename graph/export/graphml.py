"""GraphML: the network for Gephi, yEd, Cytoscape and networkx, with positions and importance on every node."""

from __future__ import annotations

import io
import re
from pathlib import Path

import networkx as nx

# What XML 1.0 cannot hold, https://www.w3.org/TR/xml/#charsets
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_graphml(network: nx.MultiDiGraph, path: Path) -> None:
    """Write the network as GraphML; characters that XML cannot hold become U+FFFD."""
    path.write_bytes(render_graphml(network))


def render_graphml(network: nx.MultiDiGraph) -> bytes:
    """Render the network as GraphML, the same bytes for the same network."""
    clean = nx.MultiDiGraph(**{name: _clean(value) for name, value in network.graph.items()})
    clean.add_nodes_from((node, _clean_all(attributes)) for node, attributes in network.nodes(data=True))
    clean.add_edges_from((a, b, key, _clean_all(data)) for a, b, key, data in network.edges(data=True, keys=True))
    buffer = io.BytesIO()
    # The plain writer, so that the bytes do not hang on whether lxml is installed.
    nx.write_graphml_xml(clean, buffer, named_key_ids=True)
    return buffer.getvalue()


def _clean_all(attributes: dict[str, str | int | float]) -> dict[str, str | int | float]:
    return {name: _clean(value) for name, value in attributes.items()}


def _clean(value: str | int | float) -> str | int | float:
    return _ILLEGAL.sub("\ufffd", value) if isinstance(value, str) else value
