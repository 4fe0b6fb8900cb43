"""The main job: records in, a folder of results out; the only module that knows the order in which files are made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Store

from extract.records import Extraction
from graph.build import Dataset, dataset
from graph.export.graphml import write_graphml
from graph.export.page import write_page
from graph.export.rocrate import write_crate
from graph.export.tables import write_tables
from graph.export.workbook import write_workbook
from graph.network import build_network
from graph.statements import turtle
from graph.store import memory_of, write_store_of


@dataclass(frozen=True, slots=True)
class Results:
    """What is made from reports before any file is written: records, their statements, and these in a store."""

    extractions: Sequence[Extraction]
    dataset: Dataset
    store: Store
    base: str


def make_results(extractions: Sequence[Extraction], *, base: str) -> Results:
    """Link the records into one graph."""
    told = dataset(extractions, base=base)
    return Results(extractions, told, memory_of(told), base)


def write_results(folder: Path, results: Results, *, with_store: bool = True) -> None:
    """Write every file of a build into an empty folder."""
    extractions, told = results.extractions, results.dataset
    _write_records(folder / "extractions.jsonl", extractions)
    _write(folder / "graph.ttl", turtle(told.union()))
    _write(folder / "graph.nq", told.nquads())
    write_tables(folder / "tables", extractions)
    network = build_network(extractions, base=results.base)
    write_graphml(network, folder / "network.graphml")
    write_workbook(extractions, folder / "annexes.xlsx")
    write_page(extractions, network, folder / "graph.html", base=results.base, store=results.store)
    write_crate(extractions, folder)
    if with_store:
        write_store_of(folder, folder / "store")


def _write_records(path: Path, extractions: Sequence[Extraction]) -> None:
    _write(path, (f"{each.to_json()}\n" for each in extractions))


def _write(path: Path, lines: Iterable[str]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(lines)
