"""Write RDF/XML: the union of all graphs, for tools that read nothing else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from pyoxigraph import Literal, Quad, RdfFormat, Triple, serialize

from graph.build import union
from graph.export.format import Format
from graph.vocab import PREFIXES

# What XML 1.0 cannot hold, https://www.w3.org/TR/xml/#charsets
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(quads: Sequence[Quad], path: Path) -> None:
    """Write the union graph; characters that XML cannot hold become U+FFFD."""
    serialize((_legal(triple) for triple in union(quads)), str(path), RdfFormat.RDF_XML, prefixes=PREFIXES)


def _legal(triple: Triple) -> Triple:
    value = triple.object
    if not isinstance(value, Literal) or not _ILLEGAL.search(value.value):
        return triple
    text = _ILLEGAL.sub("\ufffd", value.value)
    clean = Literal(text, language=value.language) if value.language else Literal(text, datatype=value.datatype)
    return Triple(triple.subject, triple.predicate, clean)


FORMAT = Format(name="rdfxml", suffix=".rdf", media_type="application/rdf+xml", write=write)
