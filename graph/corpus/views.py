"""What shows reports to people: page, network and workbook, each made when it is asked for.

They bring large libraries along, which a run that takes them over from the last one has no use for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import Store

from extract.records import Extraction
from graph.kept import Answers

if TYPE_CHECKING:
    import networkx as nx

NETWORK, WORKBOOK, PAGE = "network.graphml", "annexes.xlsx", "graph.html"
"""The names of the files."""


class Views:
    """The views of some reports; `left_out` says how many more the run has read."""

    def __init__(
        self, extractions: Sequence[Extraction], store: Callable[[], Store], *, base: str, left_out: int = 0
    ) -> None:
        self._extractions, self._store, self._base, self._left_out = extractions, store, base, left_out

    def write_network(self, path: Path) -> None:
        """Write the network as GraphML."""
        from graph.export.graphml import write_graphml

        write_graphml(self._network, path)

    def write_workbook(self, path: Path) -> None:
        """Write the annexes as a workbook."""
        from graph.export.workbook import write_workbook

        write_workbook(self._extractions, path)

    def write_page(self, path: Path) -> Answers:
        """Write the page; return what it was answered."""
        from graph.export.page import write_page

        answers, store = Answers(), self._store()
        write_page(
            self._extractions, self._network, path,
            base=self._base, store=store, left_out=self._left_out, ask=answers.ask,
        )  # fmt: skip
        return answers

    @cached_property
    def _network(self) -> nx.MultiDiGraph:
        from graph.network import build_network

        return build_network(self._extractions, base=self._base)
