"""Describe numbers with a unit: metrics of the report and counts of acts are one kind of thing."""

from __future__ import annotations

from extract.records import Amount
from graph.evidence import TRUE, Sheet, number
from graph.statements import Iri, literal
from graph.vocab import RD, RDF, SCHEMA


def describe(sheet: Sheet, found: Amount) -> Iri:
    """Describe an amount."""
    node = sheet.mint("metric", found.start)
    sheet.add(node, RDF.type, RD.Metric)
    sheet.add(node, SCHEMA.minValue if found.at_least else SCHEMA.value, number(found.number))
    sheet.add(node, SCHEMA.unitText, literal(found.unit))
    sheet.cite(node, found.start, found.end, rule=found.rule)
    if found.of:
        sheet.add(node, RD.countOf, literal(found.of.text))
    if found.about:
        sheet.add(node, RD.approximate, TRUE)
    if found.change:
        sheet.add(node, RD.change, literal(found.change))
    if found.versus:
        sheet.add(node, RD.versus, literal(found.versus))
    if found.shared:
        sheet.add(node, RD.sharedCount, TRUE)
    return node


def describe_all(sheet: Sheet) -> dict[tuple[int, int], Iri]:
    """Describe every amount of a report once, and return the nodes by the stretch they stand on."""
    extraction = sheet.extraction
    quantities = (action.quantity for action in extraction.actions if action.quantity)
    nodes: dict[tuple[int, int], Iri] = {}
    for each in (*extraction.metrics, *quantities):
        if (each.start, each.end) not in nodes:
            nodes[each.start, each.end] = describe(sheet, each)
    return nodes
