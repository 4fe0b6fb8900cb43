"""Statements as plain texts, in the order in which files hold them: what makes a large build quick.

A statement is a tuple that sorts as it is: the subject's IRI, the predicate's (empty for `rdf:type`, which people read
first), and the object as N-Triples writes it.  A term is made, compared and written as one text; objects of a library
for each would be made four times over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NewType

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, parse

from graph.vocab import RDF, XSD

Iri = NewType("Iri", str)
"""An IRI, bare."""
Written = NewType("Written", str)
"""A literal as N-Triples writes it; it begins with a quotation mark, as no IRI does."""
Statement = tuple[str, str, str]

_TYPE = RDF.type.value
_ESCAPED = re.compile(r'[\x00-\x1f"\\\x7f]|[\ud800-\udfff]')


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
