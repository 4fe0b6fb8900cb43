"""Read off a SPARQL Update which graphs it would write; what writes anywhere else, or fetches, is refused in words.

This reads no more than the frame of a request. It tells a client what is wrong; that nothing else is written is
seen to by `graph/imports/updating.py`, which takes over the contents of these graphs alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from graph.errors import GraphError

_TOKEN = re.compile(
    r"""(?P<held>\#[^\n\r]*|"{3}(?:[^"\\]|\\.|"{1,2}(?!"))*"{3}|'{3}(?:[^'\\]|\\.|'{1,2}(?!'))*'{3}"""
    r"""|"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*'|\s+)"""
    r"""|(?P<iri><[^\x00-\x20<>"{}|^`\\]*>)|(?P<name>[\w.-]*:(?:[\w.:%-]|\\.)*)|(?P<word>[?$]?\w+)|(?P<mark>.)""",
    re.DOTALL,
)
_REFUSED = frozenset({"LOAD", "COPY", "MOVE", "ADD", "BASE"})


class UpdateRefusedError(GraphError):
    """An update that would write where it may not, or that is written in a way that is not taken."""


@dataclass(slots=True)
class _Reader:
    """Walks over the tokens of an update."""

    tokens: list[str]
    at: int = 0
    prefixes: dict[str, str] = field(default_factory=dict)

    def take(self) -> str:
        if self.at >= len(self.tokens):
            raise UpdateRefusedError("the update ends too early")
        self.at += 1
        return self.tokens[self.at - 1]

    def skip(self, *words: str) -> bool:
        """Pass over the next token if it is one of these words."""
        found = self.at < len(self.tokens) and self.tokens[self.at].upper() in words
        self.at += found
        return found

    def iri(self) -> str:
        token = self.take()
        if token.startswith("<"):
            return token[1:-1]
        prefix, sign, local = token.partition(":")
        if sign and prefix in self.prefixes and "\\" not in local:
            return self.prefixes[prefix] + local
        raise UpdateRefusedError(f"name the graph by its IRI; {token!r} is none")

    def block(self) -> list[str]:
        """Take a group in braces; give what stands between them."""
        if (opening := self.take()) != "{":
            raise UpdateRefusedError(f"{opening!r} stands where a brace should open")
        depth, start = 1, self.at
        while depth:
            depth += {"{": 1, "}": -1}.get(self.take(), 0)
        return self.tokens[start : self.at - 1]


def written_graphs(update: str) -> frozenset[str]:
    """List the IRIs of the graphs that an update names to be written.

    >>> sorted(written_graphs("INSERT DATA { GRAPH <http://a.cn/g> { <http://a.cn/s> <http://a.cn/p> 1 } }"))
    ['http://a.cn/g']
    """
    reader = _Reader(list(_tokens(update)))
    found: set[str] = set()
    while reader.at < len(reader.tokens):
        found |= _operation(reader)
    if not found:
        raise UpdateRefusedError("the request holds no update")
    return frozenset(found)


def _tokens(update: str) -> Iterator[str]:
    for token in _TOKEN.finditer(update):
        if token["held"] is None:
            if token["mark"] == "\\":
                raise UpdateRefusedError("write names and keywords without escapes")
            yield token[0]


def _operation(reader: _Reader) -> set[str]:
    word = reader.take().upper()
    if word == ";":
        return set()
    if word == "PREFIX":
        name = reader.take()
        reader.prefixes[name.removesuffix(":")] = reader.iri()
        return set()
    if word in ("CLEAR", "DROP", "CREATE"):
        reader.skip("SILENT")
        if not reader.skip("GRAPH"):
            raise UpdateRefusedError(f"{word} {reader.take().upper()} is refused; name a graph: {word} GRAPH <…>")
        return {reader.iri()}
    if word in _REFUSED:
        remedy = "write full IRIs" if word == "BASE" else "say it by INSERT and DELETE" if word != "LOAD" else (
            "nothing is fetched; import the file"
        )  # fmt: skip
        raise UpdateRefusedError(f"{word} is refused; {remedy}")
    return _modification(reader, word)


def _modification(reader: _Reader, word: str) -> set[str]:
    """Read INSERT and DELETE with what stands before and behind them."""
    within = reader.iri() if word == "WITH" else None
    if within is not None:
        word = reader.take().upper()
    if word not in ("INSERT", "DELETE"):
        raise UpdateRefusedError(f"{word} is no update that is taken; it may INSERT, DELETE, CLEAR, DROP or CREATE")
    whole = reader.skip("DATA", "WHERE")
    found = set(_graphs(reader, reader.block(), within))
    if whole:
        return found
    if word == "DELETE" and reader.skip("INSERT"):
        found |= set(_graphs(reader, reader.block(), within))
    while reader.skip("USING"):
        reader.skip("NAMED")
        reader.iri()
    if not reader.skip("WHERE"):
        raise UpdateRefusedError(f"{reader.take()!r} stands where WHERE should")
    reader.block()
    return found


def _graphs(reader: _Reader, block: list[str], within: str | None) -> Iterator[str]:
    """List the graphs of a template; triples outside GRAPH are those of WITH."""
    inner = _Reader(block, prefixes=reader.prefixes)
    while inner.at < len(block):
        token = inner.take()
        if token.upper() == "GRAPH":
            yield inner.iri()
            inner.block()
        elif token != ".":
            if within is None:
                raise UpdateRefusedError("the default graph is the merge of all others; write into GRAPH <…> { … }")
            yield within
