"""What can go wrong while results are made: every error of `graph` is one of these."""

from __future__ import annotations


class GraphError(Exception):
    """The base of all errors of this package; the message names place, problem and remedy."""


class OutputError(GraphError):
    """A folder or file that can't be written."""

    def __init__(self, path: str, problem: str, remedy: str) -> None:
        self.path = path
        self.problem = problem
        self.remedy = remedy
        super().__init__(f"{path}: {problem}; {remedy}")
