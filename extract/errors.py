"""What can go wrong while text is read: every error of `extract` is one of these."""

from __future__ import annotations


class ExtractError(Exception):
    """The base of all errors of this package; the message names place, problem and remedy."""


class SourceError(ExtractError):
    """A file that can't be read as a report."""

    def __init__(self, path: str, problem: str, remedy: str) -> None:
        self.path = path
        self.problem = problem
        self.remedy = remedy
        super().__init__(f"{path}: {problem}; {remedy}")
