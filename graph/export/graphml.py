"""GraphML: the network for Gephi, yEd, Cytoscape and networkx, with positions and importance on every node.

It is written here, byte for byte as networkx writes it, which builds a tree of all elements first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path

import networkx as nx

# What XML 1.0 cannot hold, https://www.w3.org/TR/xml/#charsets
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HEAD = """<?xml version='1.0' encoding='utf-8'?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""
_TYPES = {str: "string", int: "long", float: "double"}
_IN_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_IN_ATTRIBUTE = _IN_TEXT | str.maketrans({'"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#09;"})

Attributes = Mapping[str, str | int | float]


def write_graphml(network: nx.MultiDiGraph, path: Path) -> None:
    """Write the network as GraphML; characters that XML cannot hold become U+FFFD."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_lines(network))


def render_graphml(network: nx.MultiDiGraph) -> bytes:
    """Render the network as GraphML, the same bytes for the same network."""
    return "".join(_lines(network)).encode("utf-8")


def _lines(network: nx.MultiDiGraph) -> Iterator[str]:
    yield _HEAD
    yield from _keys(network)
    yield '  <graph edgedefault="directed">\n'
    for node, attributes in network.nodes(data=True):
        yield f'    <node id="{_attribute(node)}">\n{_data(attributes)}    </node>\n'
    for source, target, key, attributes in network.edges(data=True, keys=True):
        ends = f'source="{_attribute(source)}" target="{_attribute(target)}"'
        yield f'    <edge {ends} id="{_attribute(key)}">\n{_data(attributes)}    </edge>\n'
    yield f"{_data(network.graph, indent='    ')}  </graph>\n</graphml>\n"


def _keys(network: nx.MultiDiGraph) -> Iterator[str]:
    """Declare the attributes in use, the one met last first."""
    nodes, edges = (data for _, data in network.nodes(data=True)), (data for *_, data in network.edges(data=True))
    scopes: tuple[tuple[str, Iterable[Attributes]], ...] = (
        ("graph", (network.graph,)),
        ("node", nodes),
        ("edge", edges),
    )
    met = chain.from_iterable(
        ((name, _TYPES[type(value)], scope) for name, value in attributes.items())
        for scope, held in scopes
        for attributes in held
    )
    for name, type_, scope in reversed(dict.fromkeys(met)):
        yield f'  <key id="{name}" for="{scope}" attr.name="{name}" attr.type="{type_}" />\n'


def _data(attributes: Attributes, *, indent: str = "      ") -> str:
    return "".join(f"{indent}{_datum(name, str(value))}\n" for name, value in attributes.items())


def _datum(name: str, text: str) -> str:
    return f'<data key="{name}">{_clean(text).translate(_IN_TEXT)}</data>' if text else f'<data key="{name}" />'


def _attribute(text: str) -> str:
    # The ends of an edge are named as its nodes are: what XML cannot hold has no place in an IRI.
    return text.translate(_IN_ATTRIBUTE)


def _clean(text: str) -> str:
    return _ILLEGAL.sub("\ufffd", text)
