"""Write GEXF 1.2 for Gephi: the things and acts of the graph with their Chinese names, and what relates them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from pyoxigraph import Quad

from graph.export.format import Format
from graph.export.propertygraph import PROPERTIES, Edge, Node, property_graph

# What XML 1.0 cannot hold, https://www.w3.org/TR/xml/#charsets
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_COLUMNS = ("class", *PROPERTIES)


def write(quads: Sequence[Quad], path: Path) -> None:
    """Write the property graph; characters that XML cannot hold become U+FFFD."""
    graph = property_graph(quads)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{line}\n" for line in _lines(graph.nodes, graph.edges))


def _lines(nodes: Sequence[Node], edges: Sequence[Edge]) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    # Gephi guesses the encoding from the first lines: some Chinese must stand near the top.
    yield '<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">'
    yield "<meta><creator>renda</creator><description>人大工作报告知识图谱</description></meta>"
    yield '<graph defaultedgetype="directed" mode="static">'
    yield '<attributes class="node">'
    for number, column in enumerate(_COLUMNS):
        yield f'<attribute id="{number}" title="{column}" type="string"/>'
    yield "</attributes><nodes>"
    yield from map(_node, nodes)
    yield "</nodes><edges>"
    yield from (
        f'<edge id="{number}" source={_quoted(edge.start)} target={_quoted(edge.end)} label="{escape(edge.type)}"/>'
        for number, edge in enumerate(edges)
    )
    yield "</edges></graph></gexf>"


def _node(node: Node) -> str:
    told = {"class": node.label} | node.properties
    values = "".join(
        f'<attvalue for="{number}" value={_quoted(told[column])}/>'
        for number, column in enumerate(_COLUMNS)
        if column in told
    )
    return f"<node id={_quoted(node.iri)} label={_quoted(node.name)}><attvalues>{values}</attvalues></node>"


def _quoted(text: str) -> str:
    return quoteattr(_ILLEGAL.sub("\ufffd", text))


FORMAT = Format(name="gexf", suffix=".gexf", media_type="application/gexf+xml", write=write)
