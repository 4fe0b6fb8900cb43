"""What can go wrong while text is read: every error of `extract` is one of these."""

from __future__ import annotations


def shown(name: str) -> str:
    r"""Write a name in one line that does to a terminal nothing but show: what can't be printed becomes an escape.

    >>> shown("a\nb\x1b[31m.txt"), shown("报告 1.txt")
    ('a\\nb\\x1b[31m.txt', '报告 1.txt')
    """
    return "".join(each if each.isprintable() or each == "\u3000" else ascii(each)[1:-1] for each in name)


class ExtractError(Exception):
    """The base of all errors of this package; the message names place, problem and remedy."""


class SourceError(ExtractError):
    """A file that can't be read as a report."""

    def __init__(self, path: str, problem: str, remedy: str) -> None:
        self.path = path
        self.problem = problem
        self.remedy = remedy
        super().__init__(f"{shown(path)}: {problem}; {remedy}")

    def __reduce__(self) -> tuple[type[SourceError], tuple[str, str, str]]:
        """Travel between processes."""
        return SourceError, (self.path, self.problem, self.remedy)
