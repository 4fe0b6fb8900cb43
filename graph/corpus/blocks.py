r"""What a graph says of a node as one line of bytes, and Turtle from such lines.

A line is the node's IRI, bare, and after it predicates and objects in turn as N-Triples writes them, in the order of
the files, all with NUL between; no term holds a NUL or a line break. Lines sort as their nodes do: UTF-8 sorts as code
points do. There are five times fewer of them than of statements, and most are written as they were read.

>>> lines = list(blocks(b'<x:a> <x:p> "1" <x:g> .\n<x:a> <x:q> <x:b> <x:g> .\n', "x:g"))
>>> lines
[b'x:a\x00<x:p>\x00"1"\x00<x:q>\x00<x:b>']
>>> b"".join(turtle_blocks(lines))
b'<x:a> <x:p> "1" ;\n\t<x:q> <x:b> .\n'
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import groupby
from typing import cast

from pyoxigraph import RdfFormat, parse, serialize

from graph.corpus.lines import merged
from graph.vocab import PREFIXES, RDF, XSD

_TYPE = str(RDF.type).encode()
_NAMESPACES = tuple(f"<{namespace}".encode() for namespace in PREFIXES.values())
_MAY_BE_SHORTER = (*_NAMESPACES, b'"')
_WHOLE = re.compile(rb'"(0|[1-9][0-9]*)"\^\^%b' % re.escape(str(XSD.integer)).encode())
"""Every place in a text is such a number."""


def blocks(quads: bytes, graph: str) -> Iterator[bytes]:
    """Read the lines off the N-Quads of one graph, which has them in their order."""
    lines = merged(quads, graph).split(b" .\n")
    lines.pop()
    before: bytes | None = None
    parts: list[bytes] = []
    for line in lines:
        subject, predicate, value = line.split(b" ", 2)
        if subject != before:
            if parts:
                yield b"\0".join(parts)
            before, parts = subject, [subject[1:-1]]
        parts.append(predicate)
        parts.append(value)
    if parts:
        yield b"\0".join(parts)


def turtle(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Write sorted lines as Turtle, byte for byte as Oxigraph writes it."""
    yield _head()
    yield from turtle_blocks(lines)


def turtle_blocks(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Write sorted lines as blocks of Turtle, one a node, without the prefixes; what several graphs say is merged."""
    for subject, of_subject in groupby((line.split(b"\0") for line in lines), key=_first):
        told = list(of_subject)
        yield _block(subject, told[0] if len(told) == 1 else _merged(told))


def _first(parts: Sequence[bytes]) -> bytes:
    return parts[0]


def _merged(told: Sequence[Sequence[bytes]]) -> list[bytes]:
    """Put together what several graphs say of a node, each thing once."""
    pairs = {pair for parts in told for pair in zip(parts[1::2], parts[2::2], strict=True)}
    # A type stands first; an IRI sorts without its brackets.
    found = sorted(pairs, key=lambda pair: (b"" if pair[0] == _TYPE else pair[0][1:-1], pair[1]))
    return [told[0][0], *(term for pair in found for term in pair)]


def _block(subject: bytes, parts: Sequence[bytes]) -> bytes:
    written = [_short(b"<%b>" % subject)]
    before: bytes | None = None
    for predicate, value in zip(parts[1::2], parts[2::2], strict=True):
        written.append(b" , " if predicate == before else _follows(predicate))
        written.append(_shortened(value) if value.endswith(b">") and value.startswith(_MAY_BE_SHORTER) else value)
        before = predicate
    written[1] = written[1].removeprefix(b" ;\n\t") if len(written) > 1 else b""
    return b"%b %b .\n" % (written[0], b"".join(written[1:]))


@cache
def _head() -> bytes:
    return _written(b"<x:x>").partition(b"<x:x>")[0]


@cache
def _follows(predicate: bytes) -> bytes:
    """Write a predicate after another one; there are a hundred of them."""
    return b" ;\n\t%b " % (b"a" if predicate == _TYPE else _short(predicate))


def _short(written: bytes) -> bytes:
    return _shortened(written) if written.startswith(_NAMESPACES) else written


@lru_cache(maxsize=65536)
def _shortened(written: bytes) -> bytes:
    """Shorten a term as Oxigraph does, which knows what Turtle allows in a name."""
    whole = _WHOLE.fullmatch(written)
    return whole[1] if whole else _written(written).partition(b"<x:x> <x:x> ")[2].removesuffix(b" .\n")


def _written(term: bytes) -> bytes:
    triples = (quad.triple for quad in parse(b"<x:x> <x:x> %b ." % term, format=RdfFormat.N_TRIPLES, lenient=True))
    return cast(bytes, serialize(triples, format=RdfFormat.TURTLE, prefixes=PREFIXES))
