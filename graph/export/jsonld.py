"""Write JSON-LD: one object a node, under names that people can read.

The context says what each name stands for, so that the same file is plain JSON to one reader and RDF to another.
IRIs of nodes are written out: a relative one with a colon in it would be read as a compact one.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad, Triple

from graph.build import union
from graph.export.format import Format
from graph.vocab import PREFIXES, RDF, VOCABULARIES, XSD

Json = dict[str, Any]
_NATIVE = {XSD.integer.value, XSD.boolean.value}


def write(quads: Sequence[Quad], path: Path) -> None:
    """Write the union graph."""
    triples = union(quads)
    names = _names(triples)
    document = {"@context": _context(triples, names), "@graph": _nodes(triples, names)}
    with path.open("w", encoding="utf-8", newline="\n") as file:
        json.dump(document, file, ensure_ascii=False, indent=1)
        file.write("\n")


def _names(triples: Iterable[Triple]) -> dict[str, str]:
    """Name every property in use: by its local name where no other vocabulary's is in use as well, else with prefix."""
    used = {triple.predicate.value for triple in triples}
    terms = [(each, name) for each in VOCABULARIES for name in each.terms() if each.namespace + name in used]
    clash = {name for _, name in terms if sum(name == other for _, other in terms) > 1}
    return {each.namespace + name: f"{each.prefix}_{name}" if name in clash else name for each, name in terms}


def _context(triples: Sequence[Triple], names: dict[str, str]) -> Json:
    """Say what the names stand for, and of what kind their values are where they are all of one kind."""
    kinds: dict[str, set[str]] = defaultdict(set)
    for triple in triples:
        kinds[triple.predicate.value].add(_kind(triple.object))
    context: Json = {"@version": 1.1, "id": "@id", "type": "@type"} | dict(sorted(PREFIXES.items()))
    for iri, name in sorted(names.items(), key=lambda item: item[1]):
        if iri != RDF.type.value:
            context[name] = {"@id": _compact(iri)} | _coercion(kinds[iri])
    return context


def _kind(value: object) -> str:
    if not isinstance(value, Literal):
        return "@id"
    return f"@{value.language}" if value.language else value.datatype.value


def _coercion(kinds: set[str]) -> Json:
    kind = next(iter(kinds)) if len(kinds) == 1 else ""
    if kind == "@id":
        return {"@type": "@id"}
    if kind.startswith("@"):
        return {"@language": kind[1:]}
    return {"@type": _compact(kind)} if kind and kind not in {*_NATIVE, XSD.string.value} else {}


def _nodes(triples: Sequence[Triple], names: dict[str, str]) -> list[Json]:
    coerced = _context(triples, names)
    nodes: dict[str, Json] = {}
    for triple in triples:
        subject = triple.subject
        if not isinstance(subject, NamedNode):
            continue  # the dataset has no blank nodes
        node = nodes.setdefault(subject.value, {"id": subject.value})
        if triple.predicate == RDF.type and isinstance(triple.object, NamedNode):
            _add(node, "type", _compact(triple.object.value))
        else:
            name = names[triple.predicate.value]
            _add(node, name, _value(triple.object, coerced[name]))
    return list(nodes.values())


def _value(value: object, term: Json) -> Any:
    if isinstance(value, NamedNode):
        return value.value if term.get("@type") == "@id" else {"@id": value.value}
    if not isinstance(value, Literal):
        return {"@value": str(value)}
    if value.language:
        alone = term.get("@language") == value.language
        return value.value if alone else {"@language": value.language, "@value": value.value}
    datatype = value.datatype.value
    if datatype in _NATIVE and _is_canonical(value):
        return json.loads(value.value)
    if datatype == XSD.string.value or term.get("@type") == _compact(datatype):
        return value.value
    return {"@type": _compact(datatype), "@value": value.value}


def _is_canonical(value: Literal) -> bool:
    """Tell whether JSON's number or truth value comes back as the same literal; JSON-LD reads 10^21 as a double."""
    return value.value in {"true", "false"} or (len(value.value) < 16 and str(int(value.value)) == value.value)


def _add(node: Json, name: str, value: Any) -> None:
    if name not in node:
        node[name] = value
    elif isinstance(node[name], list):
        node[name].append(value)
    else:
        node[name] = [node[name], value]


def _compact(iri: str) -> str:
    """Write the IRI of a term with its prefix."""
    for each in VOCABULARIES:
        local = iri.removeprefix(each.namespace)
        if local != iri and local in each.terms():
            return f"{each.prefix}:{local}"
    return iri


FORMAT = Format(name="jsonld", suffix=".jsonld", media_type="application/ld+json", write=write)
