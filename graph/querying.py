"""Answer a question from the store of a build, narrowed by parameters, within a time limit."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from graph.kept import kept
from graph.names import read_names
from graph.parameters import Narrowed, Parameter, bindings, check_needs, narrow
from graph.store import Rows, open_store
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
        return Narrowed(_rows(store, Ask(sparql, (), largest), seconds), ())
    names = read_names(opened)
    rows = _rows(store, Ask(sparql, bindings(sparql, parameters, names), largest), seconds)
    return narrow(rows, parameters, names)


def _rows(store: Path, question: Ask, seconds: float) -> Rows:
    """Give the answer that a build has kept, or else ask."""
    known = None if question.values else kept(store, question.sparql)
    return known or run_limited(store, question, seconds=seconds)
