"""Records to an embedded store on disk, beside rdflib: the same statements added to a dataset and written as N-Quads.

rdflib has no embedded store that is kept up; a file of N-Quads that it must parse again is the nearest.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator

from measuring import Row, compare
from setting import Setting

TITLE = "Storing"
PEERS = ("renda", "rdflib")


def rows(setting: Setting) -> Iterator[Row]:
    """Make quads, then store them."""
    from rdflib import Dataset

    from graph.build import build
    from graph.export import nquads
    from graph.store import write_store

    count = 100 if setting.long else 8
    records = setting.records(count)
    quads = build(records)
    path, store = setting.folder / "quads.nq", setting.folder / "stored"
    nquads.write(quads, path)
    plain = list(Dataset().parse(path, format="nquads").quads())

    def write() -> None:
        shutil.rmtree(store, ignore_errors=True)
        write_store(quads, store)

    def write_rdflib() -> None:
        dataset = Dataset()
        for subject, predicate, value, graph in plain:
            dataset.graph(graph).add((subject, predicate, value))
        dataset.serialize(setting.folder / "rdflib.nq", format="nquads")

    def all_of_it() -> None:
        shutil.rmtree(store, ignore_errors=True)
        write_store(build(records), store)

    what = f"{count} reports, {len(quads):,} statements"
    yield compare(f"{what}: statements to store", write, write_rdflib, rounds=setting.rounds)
    yield compare(f"{what}: records to store", all_of_it, write_rdflib, rounds=setting.rounds)
