"""Records to files beside the plain way: the same statements, the same tables, a page of the same network.

Ours makes statements, network and positions from the records, and a page with texts, tables and answers. The plain way
is given statements as rdflib's terms and the network; it adds the one to a dataset, writes their union as Turtle, the
rows with `csv`, and pyvis's own page.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import networkx as nx
from measuring import Row, compare
from setting import Setting

from comparisons.page import write_pyvis
from extract.records import Extraction
from graph.build import build, dataset
from graph.corpus.blocks import blocks, turtle
from graph.corpus.loading import load_memory
from graph.export import nquads as file_of_quads
from graph.export.page import write_page
from graph.export.tables import TABLES, write_tables
from graph.network import build_network
from graph.statements import nquads

TITLE = "Records to files"
PEERS = ("renda, no store", "rdflib + csv + pyvis")
BASE = "https://example.org/"


def rows(setting: Setting) -> Iterator[Row]:
    """Write all files of one report and of many."""
    for count in (1, 100) if setting.long else (1, 10):
        records = setting.records(count)
        ours, theirs = setting.folder / f"files-{count}", setting.folder / f"plain-files-{count}"
        for folder in (ours, theirs):
            folder.mkdir()
        quads, network = _read(records, setting.folder / "statements.nq"), build_network(records, base=BASE)
        yield compare(
            f"{count} reports, {len(quads):,} statements",
            lambda records=records, ours=ours: _write(records, ours),  # type: ignore[misc]
            lambda given=(quads, network, records), theirs=theirs: _write_plainly(*given, theirs),  # type: ignore[misc]
            rounds=setting.rounds if count < 100 else 1,
        )


def _read(records: Sequence[Extraction], path: Path) -> list[Any]:
    """Give the statements of a build as rdflib's own terms."""
    from rdflib import Dataset

    file_of_quads.write(build(records, base=BASE), path)
    return list(Dataset().parse(path, format="nquads").quads())


def _write(records: Sequence[Extraction], folder: Path) -> None:
    graphs = [(name, "".join(nquads(held, name)).encode()) for name, held in dataset(records, base=BASE).graphs]
    with (folder / "graph.ttl").open("wb") as file:
        file.writelines(turtle(sorted(chain.from_iterable(blocks(quads, name) for name, quads in graphs))))
    write_tables(folder / "tables", records)
    write_page(records, build_network(records, base=BASE), folder / "graph.html", base=BASE, store=load_memory(graphs))


def _write_plainly(quads: Sequence[Any], network: nx.MultiDiGraph, records: Sequence[Extraction], folder: Path) -> None:
    from rdflib import Dataset, Graph

    kept, union = Dataset(), Graph()
    for subject, predicate, value, name in quads:
        kept.graph(name).add((subject, predicate, value))
        union.add((subject, predicate, value))
    union.serialize(folder / "graph.ttl", format="turtle")
    for table in TABLES:
        with (folder / f"{table.name}.csv").open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows([table.head, *table.rows(records)])
    write_pyvis(network, folder / "graph.html")
