"""The questions that ship with the package: SPARQL files whose first line says what they ask."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from graph.errors import GraphError


class QuestionError(GraphError):
    """A question that does not ship with the package."""


@dataclass(frozen=True, slots=True)
class Question:
    """A shipped question: the name of its file, what it asks, its SPARQL, and the variables that must be given."""

    name: str
    title: str
    sparql: str
    needs: tuple[str, ...] = ()


@cache
def shipped() -> tuple[Question, ...]:
    """List the shipped questions by name."""
    folder = files("graph") / "queries"
    paths = sorted((path for path in folder.iterdir() if path.name.endswith(".rq")), key=lambda path: path.name)
    return tuple(_read(path.name.removesuffix(".rq"), path.read_text(encoding="utf-8")) for path in paths)


def find_question(name: str) -> Question:
    """Return a shipped question; raise QuestionError that names those there are."""
    for question in shipped():
        if question.name == name:
            return question
    known = ", ".join(question.name for question in shipped())
    raise QuestionError(f"{name}: neither a file nor a shipped question (shipped: {known})")


def _read(name: str, text: str) -> Question:
    title = text.partition("\n")[0].lstrip("# ").strip()
    return Question(name, title, text, needs(text))


def needs(sparql: str) -> tuple[str, ...]:
    r"""List the variables that a query wants to be given, as its comments say.

    >>> needs("# What is it?\n# needs: fact\nSELECT ?fact { ?fact ?b ?c }")
    ('fact',)
    """
    return tuple(re.findall(r"^# needs: (\w+)$", sparql, re.MULTILINE))
