"""Write JSON-LD: one object a node, under names that people can read.

The context says what each name stands for, so that the same file is plain JSON to one reader and RDF to another.
IRIs of nodes are written out: a relative one with a colon in it would be read as a compact one.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from graph.build import union
from graph.export.format import Format
from graph.vocab import PREFIXES, RDF, VOCABULARIES, XSD

Json = dict[str, Any]
_WHOLE = re.compile(r"0|-?[1-9]\d{0,14}")
"""A number that comes back from JSON as it was: JSON-LD reads 10^21 as a double, and 007 is no number there."""


def write(quads: Sequence[Quad], path: Path) -> None:
    """Write the union graph."""
    triples = union(quads)
    terms = _Terms(triples)
    document = {"@context": terms.context(), "@graph": _nodes(triples, terms)}
    with path.open("w", encoding="utf-8", newline="\n") as file:
        json.dump(document, file, ensure_ascii=False, indent=1)
        file.write("\n")


class _Terms:
    """The names of the properties in use, and of what kind their values are where they are all of one kind.

    A property of ours goes by its local name where no other vocabulary's is in use as well, else with its prefix; one
    that an import brought goes by its IRI.
    """

    def __init__(self, triples: Iterable[Triple]) -> None:
        kinds: dict[str, set[str]] = defaultdict(set)
        schemes: set[str] = set()
        for triple in triples:
            kinds[triple.predicate.value].add(_kind(triple.object))
            schemes.update(each.value.partition(":")[0] for each in triple if isinstance(each, NamedNode))
        used = [(each, name) for each in VOCABULARIES for name in each.terms() if each.namespace + name in kinds]
        clash = {name for _, name in used if sum(name == other for _, other in used) > 1}
        # Before an IRI that begins as a prefix does, as <org:x>, that prefix would be read as ours.
        self._prefixes = {name: iri for name, iri in sorted(PREFIXES.items()) if name not in schemes}
        self._names = {each.namespace + name: f"{each.prefix}_{name}" if name in clash else name for each, name in used}
        self.coerced = {iri: self._coercion(kinds[iri]) for iri in self._names}

    def context(self) -> Json:
        """Say what the names stand for."""
        context: Json = {"@version": 1.1, "id": "@id", "type": "@type"} | self._prefixes
        for iri, name in sorted(self._names.items(), key=lambda item: item[1]):
            if iri != RDF.type.value:
                context[name] = {"@id": self.compact(iri)} | self.coerced[iri]
        return context

    def name(self, iri: str) -> str:
        """Name a property."""
        return iri if iri == RDF.type.value else self._names.get(iri, iri)

    def compact(self, iri: str) -> str:
        """Write the IRI of a term with its prefix."""
        for each in VOCABULARIES:
            local = iri.removeprefix(each.namespace)
            if local != iri and each.prefix in self._prefixes and local in each.terms():
                return f"{each.prefix}:{local}"
        return iri

    def _coercion(self, kinds: set[str]) -> Json:
        kind = next(iter(kinds)) if len(kinds) == 1 else ""
        if kind == "@id":
            return {"@type": "@id"}
        if kind.startswith("@"):
            return {"@language": kind[1:]}
        return {"@type": self.compact(kind)} if kind and kind not in _UNCOERCED else {}


_UNCOERCED = {XSD.integer.value, XSD.boolean.value, XSD.string.value}


def _kind(value: object) -> str:
    if not isinstance(value, Literal):
        return "@id"
    return f"@{value.language}" if value.language else value.datatype.value


def _nodes(triples: Sequence[Triple], terms: _Terms) -> list[Json]:
    nodes: dict[str, Json] = {}
    for triple in triples:
        subject = _iri(triple.subject)
        node = nodes.setdefault(subject, {"id": subject})
        predicate = triple.predicate.value
        if triple.predicate == RDF.type and isinstance(triple.object, NamedNode):
            _add(node, "type", terms.compact(triple.object.value))
        else:
            term = {} if triple.predicate == RDF.type else terms.coerced.get(predicate, {})
            _add(node, terms.name(predicate), _value(triple.object, term, terms))
    return list(nodes.values())


def _iri(node: object) -> str:
    return node.value if isinstance(node, NamedNode) else str(node)


def _value(value: object, term: Json, terms: _Terms) -> Any:
    if isinstance(value, NamedNode | BlankNode):
        return _iri(value) if term.get("@type") == "@id" else {"@id": _iri(value)}
    if not isinstance(value, Literal):
        return {"@value": str(value)}
    if value.language:
        alone = term.get("@language") == value.language
        return value.value if alone else {"@language": value.language, "@value": value.value}
    datatype = value.datatype
    if datatype == XSD.integer and _WHOLE.fullmatch(value.value):
        return int(value.value)
    if datatype == XSD.boolean and value.value in {"true", "false"}:
        return value.value == "true"
    compact = terms.compact(datatype.value)
    return (
        value.value
        if datatype == XSD.string or term.get("@type") == compact
        else {"@type": compact, "@value": value.value}
    )


def _add(node: Json, name: str, value: Any) -> None:
    if name not in node:
        node[name] = value
    elif isinstance(node[name], list):
        node[name].append(value)
    else:
        node[name] = [node[name], value]


FORMAT = Format(name="jsonld", suffix=".jsonld", media_type="application/ld+json", write=write)
