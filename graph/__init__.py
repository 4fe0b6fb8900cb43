"""Records in, a graph of linked facts out; from a program or a notebook, `Graph.open("output")` asks the last build."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graph.library import Graph

__all__ = ["Graph"]


def __getattr__(name: str) -> Any:
    """Import what asks a build only when it is asked for, so that the command line starts at once."""
    if name == "Graph":
        from graph.library import Graph

        return Graph
    raise AttributeError(f"module 'graph' has no attribute {name!r}")
