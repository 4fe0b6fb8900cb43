"""The graph of a build, for programs and notebooks: questions, names, evidence, the network.

>>> from graph import Graph
>>> Graph.open("no/such/output")
Traceback (most recent call last):
graph.store.StoreError: no/such/output/store: no store here; make one with `renda build`
"""

from __future__ import annotations

import gzip
import warnings
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

import msgspec
import networkx as nx
from pyoxigraph import Store

from extract.records import Extraction
from graph import known
from graph.errors import GraphError
from graph.frames import Table, as_table, as_text, frame
from graph.imports.keeping import base_of
from graph.kept import kept
from graph.names import Names, read_names
from graph.network import build_network
from graph.parameters import Parameter, bindings, narrow
from graph.questions import find_question, shipped
from graph.store import Rows, open_store, unpacked
from graph.tsv import LARGEST
from graph.worker import Ask, Job, Worker, ask, stamp

if TYPE_CHECKING:
    from pandas import DataFrame

    from graph.ask import Quote


@dataclass(frozen=True, slots=True)
class Description:
    """What the graph knows of a thing: `facts` said of it, `acts` in which it has a part, `evidence` in the texts.

    `kind` is one of `graph.names.KINDS`, or empty for a thing that has no name of its own.
    """

    iri: str
    kind: str
    label: str
    aliases: tuple[str, ...]
    facts: DataFrame | Table
    acts: DataFrame | Table
    evidence: DataFrame | Table

    def __str__(self) -> str:
        names = "、".join(self.aliases)
        head = f"{self.label or self.iri}{f' ({names})' if names else ''}\n<{self.iri}>"
        return "\n\n".join([head, *(as_text(each) for each in (self.facts, self.acts, self.evidence) if len(each))])


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer to a question in Chinese: as what it was understood, the query that ran, and what it found.

    `evidence` has for each row of `table` the characters it stands on, or None; as text it is what `renda ask` prints.
    """

    understood: str
    sparql: str
    headline: str
    table: DataFrame | Table
    evidence: tuple[Quote | None, ...]
    notes: tuple[str, ...]
    told: str

    def __str__(self) -> str:
        return self.told


class Graph:
    """The graph of a build, open for reading; what a later build or import writes is seen after it is opened anew."""

    def __init__(self, output: Path, store: Store, *, seconds: float | None = None, max_bytes: int = LARGEST) -> None:
        self.output = output
        self._store: Store | None = store
        self._state = stamp(output / "store")
        self._seconds = seconds
        self._largest = max_bytes
        self._worker = Worker(output / "store") if seconds is not None else None

    @classmethod
    def open(cls, output: str | Path = "output", *, seconds: float | None = None, max_bytes: int = LARGEST) -> Graph:
        """Open the folder that a build wrote; raise `StoreError` where there is no store.

        An answer with more than `max_bytes` is refused: its rows take some ten times as much memory.
        With `seconds` each query runs in a child process that is ended when its time is over.
        A script that asks for that has its own work under `if __name__ == "__main__":`, as `multiprocessing` wants.
        """
        folder = Path(output)
        return cls(folder, open_store(folder / "store"), seconds=seconds, max_bytes=max_bytes)

    def close(self) -> None:
        """Let go of the store, and end the child process if there is one."""
        self._store = None
        if self._worker is not None:
            self._worker.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Graph.open({str(self.output)!r})"

    def questions(self) -> DataFrame | Table:
        """List the shipped questions by name, with what they ask."""
        return frame(Table(("name", "asks"), tuple((each.name, each.title) for each in shipped())))

    def query(self, question: str | Path, /, **parameters: str | int) -> DataFrame | Table | bool:
        """Answer a shipped question by its name, a file of SPARQL, or SPARQL itself; an ASK with a truth value.

        Parameters narrow the answer as `renda query --set` does: by the name of a column or a variable, to a label,
        alias, code or IRI. A CONSTRUCT or DESCRIBE answers with the columns subject, predicate, object.
        A value that no row has is told by a warning.
        """
        sparql = _sparql(question)
        given = [Parameter(name, str(each)) for name, each in parameters.items()]
        names = self._names if given else Names(())
        found = narrow(self._run(sparql, bindings(sparql, given, names)), given, names)
        for note in found.notes:
            warnings.warn(note, stacklevel=2)
        return found.rows.boolean if found.rows.boolean is not None else frame(as_table(found.rows))

    def ask(self, question: str) -> Reply:
        """Answer a question in Chinese by rules; raise `NotUnderstoodError` that names the words not understood."""
        from graph.ask import ask as answer
        from graph.ask import tell

        found = answer(question, self._opened, run=self._run)
        table = frame(as_table(found.rows))
        return Reply(
            found.understood, found.sparql, found.headline, table, found.evidence, found.notes, told=tell(found)
        )

    def describe(self, name: str) -> Description:
        """Tell what is known of a body, law, program or any other thing, by its label, alias, code or IRI.

        Raise `UnknownNameError` where the name stands for nothing, or for several things: it lists them.
        """
        iri = known.find_iri(name, self._names)
        facts = known.statements(self._opened, iri)
        if not facts and not known.pointing(self._opened, iri):
            raise known.UnknownNameError(f"nothing is said of <{iri}>")
        entity = self._names.by_iri.get(iri)
        return Description(
            iri=iri, kind=entity.kind if entity else "", label=entity.label if entity else "",
            aliases=entity.aliases if entity else (),
            facts=frame(Table(("property", "value", "iri"), tuple((e.property, e.value, e.iri) for e in facts))),
            acts=frame(as_table(known.acts(iri, self._run))), evidence=frame(as_table(known.evidence(iri, self._run))),
        )  # fmt: skip

    def evidence(self, name: str) -> DataFrame | Table:
        """Quote the characters on which a thing stands, by its IRI, label, alias or code; offsets are code points."""
        return frame(as_table(known.evidence(known.find_iri(name, self._names), self._run)))

    def network(self, docs: Collection[str] | None = None) -> nx.MultiDiGraph:
        """Give the network of the build, or that of some of its reports, named by their `doc`.

        The whole is read from `network.graphml`, where importance and positions are computed already.
        The records are read one by one and only those of `docs` kept, so that a part of a large build is cheap.
        What was imported is not in it.
        """
        drawn, records = self.output / "network.graphml", _record_files(self.output)
        if docs is None and drawn.is_file():
            network: nx.MultiDiGraph = nx.read_graphml(drawn, force_multigraph=True)
            network.graph = {"name": network.graph.get("name", "")}
            return network
        if not records:
            raise GraphError(f"{self.output}: no records here; make them with `renda build`")
        found = list(_records(records, docs))
        missing = sorted(set(docs or ()) - {each.doc for each in found})
        if missing:
            raise GraphError(f"{self.output}: no report is called {'、'.join(missing)}")
        return build_network(found, base=base_of(self._opened))

    @property
    def _opened(self) -> Store:
        if self._store is None:
            raise GraphError(f"{self.output}: this graph is closed; open it again with Graph.open")
        return self._store

    @cached_property
    def _names(self) -> Names:
        return read_names(self._opened)

    def _run(self, sparql: str, values: tuple[tuple[str, str], ...] = ()) -> Rows:
        store, question, path = self._opened, Ask(sparql, values, self._largest), self.output / "store"
        if not values and stamp(path) == self._state and (known := kept(path, sparql)) is not None:
            return known
        if self._worker is None or self._seconds is None:
            return unpacked(ask(store, question))
        found: Rows = self._worker.run(Job(ask, question), seconds=self._seconds)
        return found


class _Named(msgspec.Struct):
    """As much of a record as it takes to know whether it is wanted."""

    doc: str


def _record_files(output: Path) -> list[Path]:
    """List the files of records: one, or the partitions of a large build."""
    single = output / "extractions.jsonl"
    return [single] if single.is_file() else sorted(output.glob("extractions/part-*.jsonl.gz"))


def _records(paths: Iterable[Path], docs: Collection[str] | None) -> Iterator[Extraction]:
    for path in paths:
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
            for line in file:
                if docs is None or msgspec.json.decode(line, type=_Named).doc in docs:
                    yield Extraction.from_json(line)


def _sparql(question: str | Path) -> str:
    if isinstance(question, Path):
        return question.read_text(encoding="utf-8")
    return question if "{" in question else find_question(question).sparql
