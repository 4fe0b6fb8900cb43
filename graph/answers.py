"""Write the answer to a query as text: for people, for spreadsheets, and as the standards have it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize

from graph.errors import GraphError
from graph.export.columns import FORMULA
from graph.store import Cell, Rows, text
from graph.vocab import PREFIXES, XSD


class AnswerError(GraphError):
    """An answer that has no such form."""


def as_csv(rows: Rows) -> str:
    """Write SPARQL results as CSV, https://www.w3.org/TR/sparql11-results-csv-tsv/, safe to open in a spreadsheet.

    A text that a spreadsheet would take for a formula gets an apostrophe before it; numbers stay as they are.
    """
    out = io.StringIO(newline="")
    cells = (tuple(_safe(cell) for cell in row) for row in rows.rows)
    csv.writer(out).writerows([rows.columns, *cells])
    return out.getvalue()


def _safe(cell: Cell) -> str:
    written = text(cell)
    is_text = isinstance(cell, Literal) and (cell.language is not None or cell.datatype == XSD.string)
    return f"'{written}" if is_text and written.startswith(FORMULA) else written


def as_tsv(rows: Rows) -> str:
    """Write SPARQL results as TSV, terms as in Turtle."""
    lines = [[f"?{column}" for column in rows.columns]]
    lines += [["" if cell is None else str(cell) for cell in row] for row in rows.rows]
    return "".join("\t".join(line) + "\n" for line in lines)


def as_json(rows: Rows) -> str:
    """Write SPARQL results as JSON, https://www.w3.org/TR/sparql11-results-json/."""
    if rows.boolean is not None:
        return json.dumps({"head": {}, "boolean": rows.boolean}) + "\n"
    bindings = [
        {column: _json_term(cell) for column, cell in zip(rows.columns, row, strict=True) if cell is not None}
        for row in rows.rows
    ]
    answer = {"head": {"vars": list(rows.columns)}, "results": {"bindings": bindings}}
    return json.dumps(answer, ensure_ascii=False, indent=1) + "\n"


def as_markdown(rows: Rows) -> str:
    """Write a Markdown table."""
    lines = [rows.columns, ("---",) * len(rows.columns), *rows.texts()]
    return "".join(f"| {' | '.join(_markdown_cell(cell) for cell in line)} |\n" for line in lines)


def as_xml(rows: Rows) -> str:
    """Write SPARQL results as XML, https://www.w3.org/TR/rdf-sparql-XMLres/."""
    root = Element("sparql", {"xmlns": "http://www.w3.org/2005/sparql-results#"})
    head = SubElement(root, "head")
    if rows.boolean is not None:
        SubElement(root, "boolean").text = str(rows.boolean).lower()
    else:
        for column in rows.columns:
            SubElement(head, "variable", {"name": column})
        results = SubElement(root, "results")
        for row in rows.rows:
            result = SubElement(results, "result")
            for column, cell in zip(rows.columns, row, strict=True):
                if cell is not None:
                    _xml_term(SubElement(result, "binding", {"name": column}), cell)
    return '<?xml version="1.0"?>\n' + tostring(root, encoding="unicode") + "\n"


def as_turtle(rows: Rows) -> str:
    """Write the triples of a CONSTRUCT or DESCRIBE as Turtle."""
    return _as_rdf(rows, RdfFormat.TURTLE)


def as_ntriples(rows: Rows) -> str:
    """Write the triples of a CONSTRUCT or DESCRIBE as N-Triples."""
    return _as_rdf(rows, RdfFormat.N_TRIPLES)


def as_jsonld(rows: Rows) -> str:
    """Write the triples of a CONSTRUCT or DESCRIBE as JSON-LD."""
    return _as_rdf(rows, RdfFormat.JSON_LD)


def as_rdfxml(rows: Rows) -> str:
    """Write the triples of a CONSTRUCT or DESCRIBE as RDF/XML."""
    return _as_rdf(rows, RdfFormat.RDF_XML)


def _as_rdf(rows: Rows, form: RdfFormat) -> str:
    if not rows.triples:
        raise AnswerError(f"only a CONSTRUCT or DESCRIBE answers in {form.name}; ask for csv, tsv, json, xml or md")
    return (serialize(_triples(rows), format=form, prefixes=PREFIXES) or b"").decode("utf-8")


def shorten(text: str) -> str:
    """Write an IRI of a known vocabulary with its prefix.

    >>> shorten("http://www.w3.org/2004/02/skos/core#prefLabel")
    'skos:prefLabel'
    """
    for prefix, namespace in PREFIXES.items():
        if text.startswith(namespace) and "/" not in text.removeprefix(namespace):
            return f"{prefix}:{text.removeprefix(namespace)}"
    return text


FORMATS: Mapping[str, Callable[[Rows], str]] = {
    "csv": as_csv, "tsv": as_tsv, "json": as_json, "xml": as_xml, "md": as_markdown,
    "ttl": as_turtle, "nt": as_ntriples, "jsonld": as_jsonld, "rdfxml": as_rdfxml,
}  # fmt: skip
"""The forms of an answer by name; the table on the screen is the command line's own."""


def _triples(rows: Rows) -> Iterable[Triple]:
    for subject, predicate, object_ in rows.rows:
        if isinstance(subject, NamedNode | BlankNode) and isinstance(predicate, NamedNode) and object_ is not None:
            yield Triple(subject, predicate, object_)


def _json_term(cell: Cell) -> dict[str, Any]:
    if isinstance(cell, NamedNode):
        return {"type": "uri", "value": cell.value}
    if isinstance(cell, BlankNode):
        return {"type": "bnode", "value": cell.value}
    if isinstance(cell, Literal):
        term: dict[str, Any] = {"type": "literal", "value": cell.value}
        if cell.language:
            term["xml:lang"] = cell.language
        elif not cell.datatype.value.endswith("#string"):
            term["datatype"] = cell.datatype.value
        return term
    return {"type": "triple", "value": str(cell)}


def _xml_term(binding: Element, cell: Cell) -> None:
    term = _json_term(cell)
    if term["type"] == "triple":
        raise AnswerError("a triple as a term has no form in XML results; ask for json")
    attributes = {name: term[key] for name, key in (("xml:lang", "xml:lang"), ("datatype", "datatype")) if key in term}
    SubElement(binding, term["type"], attributes).text = term["value"]


def _markdown_cell(text: str) -> str:
    return " ".join(text.split()).replace("\\", "\\\\").replace("|", "\\|")
