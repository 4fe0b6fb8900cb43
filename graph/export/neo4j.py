"""Write CSV for Neo4j's importer: `nodes.csv` and `relationships.csv` in a folder.

`neo4j-admin database import full --nodes=nodes.csv --relationships=relationships.csv` reads them as they are.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from pyoxigraph import Quad

from graph.export.format import Format
from graph.export.propertygraph import PROPERTIES, property_graph

_NODE_HEAD = (":ID", ":LABEL", "name", *PROPERTIES)
_EDGE_HEAD = (":START_ID", ":END_ID", ":TYPE")


def write(quads: Sequence[Quad], path: Path) -> None:
    """Write the two files into a folder, made if it is not there."""
    graph = property_graph(quads)
    path.mkdir(parents=True, exist_ok=True)
    nodes = ((n.iri, n.label, n.name, *(n.properties.get(each, "") for each in PROPERTIES)) for n in graph.nodes)
    _write(path / "nodes.csv", _NODE_HEAD, nodes)
    _write(path / "relationships.csv", _EDGE_HEAD, ((edge.start, edge.end, edge.type) for edge in graph.edges))


def _write(path: Path, head: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:  # the importer wants no byte order mark
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(head)
        writer.writerows(rows)


FORMAT = Format(name="neo4j", suffix="-neo4j", media_type="text/csv", write=write)
