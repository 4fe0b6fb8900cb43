"""Say where a query cannot be read: line, column, the line itself, and what would go there."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PLACE = re.compile(r"error at (\d+):(\d+): expected (?:one of )?(.*)", re.DOTALL)
_CLASS = re.compile(r"\[[^\]]*\](?:\s*\|\s*\[[^\]]*\])*|\s+\|\s+", re.DOTALL)
_COMMENT = re.compile(r"^\s*#.*$", re.MULTILINE)
_UPDATE = re.compile(
    r"(?:\s*(?:PREFIX\s+[^:\s]*:\s*<[^>]*>|BASE\s*<[^>]*>))*\s*(INSERT|DELETE|LOAD|CLEAR|CREATE|DROP|COPY|MOVE|ADD|WITH)\b",
    re.IGNORECASE,
)
_SHOWN = 6
# What may hold a brace or a word that is none: comments, IRIs, strings.
_HELD = re.compile(
    r"""#[^\n]*|<[^<>"{}|^`\\\s]*>|"{3}(?:[^"\\]|\\.|"{1,2}(?!"))*"{3}|'{3}(?:[^'\\]|\\.|'{1,2}(?!'))*'{3}"""
    r"""|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'""",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Slip:
    """The place of an error in a query: line and column from 1, what is wrong, the line as it stands."""

    line: int
    column: int
    problem: str
    shown: str

    def __str__(self) -> str:
        pointer = "".join("　" if ord(each) > 0x2E7F else " " for each in self.shown[: self.column - 1]) + "^"
        return f"line {self.line}, column {self.column}: {self.problem}\n  {self.shown}\n  {pointer}"


def find_slip(message: str, sparql: str) -> Slip | None:
    """Read the parser's message; None if it names no place.

    >>> find_slip("error at 1:8: expected one of DISTINCT, [_]", "SELECT").problem
    'the query ends too early; expected DISTINCT'
    """
    found = _PLACE.search(message)
    if found is None:
        return None
    update = _UPDATE.match(_COMMENT.sub("", sparql))
    line, lines = int(found[1]), sparql.split("\n")
    shown = lines[line - 1].rstrip("\r") if line <= len(lines) else ""
    column = len(shown.encode()[: int(found[2]) - 1].decode(errors="ignore")) + 1  # the parser counts bytes
    if update:
        return Slip(line, column, f"{update[1].upper()} changes the graph; only questions are answered", shown)
    expected = _expected(found[3])
    told = next((each for each in expected if re.search(r"[a-z] [a-z]", each)), None)
    if told is not None:
        return Slip(line, column, told[0].lower() + told[1:] if told[1:2].islower() else told, shown)
    at_end = not "\n".join([shown[column - 1 :], *lines[line:]]).strip()
    opening = "the query ends too early" if at_end else f"{_word(shown, column)!r} cannot stand here"
    closing = f"; expected {', '.join(expected[:_SHOWN])}" if expected else ""
    return Slip(line, column, opening + closing, shown)


def _expected(text: str) -> list[str]:
    """List what the parser would read there, without its classes of characters."""
    kept = _CLASS.sub("", text)
    return [each for part in re.split(r",\s(?=\S)", kept) if (each := part.strip(" \n,"))]


def _word(line: str, column: int) -> str:
    found = re.match(r"\w+|\S", line[column - 1 :].lstrip())
    return found[0] if found else ""


def opens_at(sparql: str) -> int | None:
    """Give the place behind the brace that opens the pattern of a SELECT; None for other queries.

    >>> query = "SELECT (EXISTS { ?s ?p ?o } AS ?x) { ?a ?b ?c }"
    >>> query[opens_at(query) :]
    ' ?a ?b ?c }'
    """
    bare = _HELD.sub(lambda found: " " * len(found[0]), sparql)
    head = re.search(r"(?<![\w?$:])(SELECT|ASK|CONSTRUCT|DESCRIBE)(?![\w:])", bare, re.IGNORECASE)
    if head is None or head[1].upper() != "SELECT":
        return None
    depth = 0
    for at in range(head.end(), len(bare)):
        depth += {"(": 1, ")": -1}.get(bare[at], 0)
        if bare[at] == "{" and not depth:
            return at + 1
    return None
