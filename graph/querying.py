"""Answer a question from the store of a build, narrowed by parameters, within a time limit."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from graph.kept import kept
from graph.names import read_names
from graph.parameters import Narrowed, Parameter, bindings, check_needs, narrow
from graph.store import open_store
from graph.tsv import LARGEST
from graph.worker import Ask, run_limited

SECONDS = 60.0
"""How long a query may take unless a run says otherwise."""


def answer(
    store: Path,
    sparql: str,
    *,
    parameters: Sequence[Parameter] = (),
    seconds: float = SECONDS,
    largest: int = LARGEST,
) -> Narrowed:
    """Ask a query in a child process that is ended when the time is over, or the answer has more bytes than may be."""
    check_needs(sparql, parameters)
    opened = open_store(store)  # a store that is not there is told before a child is started
    if not parameters:
        return Narrowed(kept(store, sparql) or run_limited(store, Ask(sparql, (), largest), seconds=seconds), ())
    names = read_names(opened)
    given = bindings(sparql, parameters, names)
    rows = (None if given else kept(store, sparql)) or run_limited(store, Ask(sparql, given, largest), seconds=seconds)
    return narrow(rows, parameters, names)
