"""Statements as plain texts, in the order in which files hold them: what makes a large build quick.

A statement is a tuple that sorts as it is: the subject's IRI, the predicate's (empty for `rdf:type`, which people read
first), and the object as N-Triples writes it.  A term is made, compared and written as one text; objects of a library
for each would be made four times over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import groupby
from operator import itemgetter
from typing import NewType

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, parse, serialize

from graph.vocab import PREFIXES, RDF, XSD

Iri = NewType("Iri", str)
"""An IRI, bare."""
Written = NewType("Written", str)
"""A literal as N-Triples writes it; it begins with a quotation mark, as no IRI does."""
Statement = tuple[str, str, str]

_TYPE = RDF.type.value
_ESCAPED = re.compile(r'[\x00-\x1f"\\\x7f]|[\ud800-\udfff]')
_NAMESPACES = tuple(f"<{namespace}" for namespace in PREFIXES.values())


def literal(text: str, *, datatype: NamedNode | None = None, language: str = "") -> Written:
    r"""Write a literal.

    >>> literal("职权", language="zh"), literal('a "b"')
    ('"职权"@zh', '"a \\"b\\""')
    """
    written = f'"{text}"' if _ESCAPED.search(text) is None else str(Literal(text))
    if language:
        return Written(f"{written}@{language}")
    return Written(written if datatype is None or datatype == XSD.string else f"{written}^^{_text(datatype)}")


@cache
def predicate_text(term: NamedNode) -> str:
    """Return what a predicate is sorted by."""
    return "" if term == RDF.type else term.value


@cache
def _text(term: NamedNode) -> str:
    return str(term)


def say(subject: Iri, predicate: NamedNode, value: Iri | Written | NamedNode) -> Statement:
    """Write one statement."""
    # Every statement of a build passes here: what `object_text` does to a text is done without a call.
    if isinstance(value, str):
        return (subject, predicate_text(predicate), value if value[0] == '"' else f"<{value}>")
    return (subject, predicate_text(predicate), _text(value))


def statement(triple: Triple) -> Statement:
    """Write a triple as a statement."""
    subject = triple.subject.value if isinstance(triple.subject, NamedNode) else str(triple.subject)
    return (subject, predicate_text(triple.predicate), str(triple.object))


def object_text(term: Iri | Written | NamedNode) -> str:
    """Write a term in the place of an object."""
    if isinstance(term, str):
        return term if term[0] == '"' else f"<{term}>"
    return _text(term)


def ntriples(statements: Iterable[Statement]) -> Iterator[str]:
    """Write statements as lines of N-Triples."""
    return (f"<{subject}> <{predicate or _TYPE}> {value} .\n" for subject, predicate, value in statements)


def nquads(statements: Iterable[Statement], graph: str) -> Iterator[str]:
    """Write the statements of one graph as lines of N-Quads."""
    return (f"<{subject}> <{predicate or _TYPE}> {value} <{graph}> .\n" for subject, predicate, value in statements)


def triples(statements: Iterable[Statement]) -> Iterator[Triple]:
    """Read statements back as triples."""
    lines = "".join(ntriples(statements)).encode("utf-8")
    return (quad.triple for quad in parse(lines, format=RdfFormat.N_TRIPLES, lenient=True))


def quads(statements: Iterable[Statement], graph: str) -> Iterator[Quad]:
    """Read the statements of one graph back as quads."""
    name = NamedNode(graph)
    return (Quad(each.subject, each.predicate, each.object, name) for each in triples(statements))


def turtle(statements: Iterable[Statement]) -> Iterator[str]:
    """Write sorted statements as Turtle, each once, byte for byte as Oxigraph writes them."""
    yield _head()
    yield from turtle_blocks(statements)


def turtle_blocks(statements: Iterable[Statement]) -> Iterator[str]:
    """Write sorted statements as blocks of Turtle, one a subject, without the prefixes."""
    for subject, of_subject in groupby(statements, key=itemgetter(0)):
        parts = [_short(f"<{subject}>")]
        before, last = None, None
        for _, predicate, value in of_subject:
            if predicate != before:
                parts += (" " if before is None else " ;\n\t", _predicate(predicate), " ")
            elif value == last:
                continue
            else:
                parts.append(" , ")
            parts.append(_object(value))
            before, last = predicate, value
        parts.append(" .\n")
        yield "".join(parts)


@cache
def _head() -> str:
    return _written("<x:x>").partition("<x:x>")[0]


@lru_cache(maxsize=4096)
def _predicate(iri: str) -> str:
    return _short(f"<{iri}>") if iri else "a"


def _object(written: str) -> str:
    if written.endswith(">"):
        return _shortened(written) if written.startswith('"') else _short(written)
    return written


def _short(written: str) -> str:
    return _shortened(written) if written.startswith(_NAMESPACES) else written


@lru_cache(maxsize=65536)
def _shortened(written: str) -> str:
    """Shorten a term as Oxigraph does, which knows what Turtle allows in a name."""
    return _written(written).partition("<x:x> <x:x> ")[2].removesuffix(" .\n")


def _written(term: str) -> str:
    lines = f"<x:x> <x:x> {term} .".encode()
    triples = (quad.triple for quad in parse(lines, format=RdfFormat.N_TRIPLES, lenient=True))
    return (serialize(triples, format=RdfFormat.TURTLE, prefixes=PREFIXES) or b"").decode("utf-8")
