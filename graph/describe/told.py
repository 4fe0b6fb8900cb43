"""Describe what a report tells beside acts: recommendations and admitted shortcomings."""

from __future__ import annotations

from collections.abc import Iterator

from extract.records import Action, Quote
from graph.describe import entities
from graph.evidence import Sheet
from graph.statements import Iri, literal
from graph.vocab import DCTERMS, PROV, RD, RDF, SCHEMA


def recommendations(sheet: Sheet, acts: dict[str, Iri]) -> None:
    """Describe every recommendation made: one node for each item listed, else one for the act.

    What is only planned has recommended nothing yet.
    """
    for action in sheet.extraction.actions:
        if action.type != "recommend" or action.status != "done":
            continue
        after = [each for each in sheet.extraction.actions if each.responds_to == action.id]
        for quote in _items(action, sheet.extraction.text):
            node = _recommendation(sheet, action, acts[action.id], quote)
            for each in after:
                sheet.add(node, RD.answeredBy if _is_by_another(each) else RD.followedUpBy, acts[each.id])


def _items(action: Action, text: str) -> Iterator[Quote]:
    if action.items:
        yield from action.items
    elif action.topic:
        yield action.topic
    else:
        yield Quote(text[action.extent.start : action.extent.end], action.extent.start, action.extent.end)


def _recommendation(sheet: Sheet, action: Action, act: Iri, quote: Quote) -> Iri:
    node = sheet.mint("recommendation", quote.start)
    sheet.add(node, RDF.type, RD.Recommendation)
    sheet.add(node, DCTERMS.description, literal(quote.text))
    sheet.add(node, PROV.wasGeneratedBy, act)
    sheet.cite(node, quote.start, quote.end, rule=action.rule)
    for target in action.targets:
        for entity in target.entities:
            sheet.add(node, RD.addressedTo, entities.describe(sheet, entity))
        if not target.entities:
            sheet.add(node, RD.addressedTo, entities.describe_unsettled(sheet, "Body", target.text))
    return node


def _is_by_another(action: Action) -> bool:
    agent = action.agent
    return agent is not None and not agent.reporting_body and bool(agent.text)


def shortcomings(sheet: Sheet) -> None:
    """Describe the shortcomings a report admits."""
    for quote in sheet.extraction.shortcomings:
        node = sheet.mint("shortcoming", quote.start)
        sheet.add(node, RDF.type, RD.Shortcoming)
        sheet.add(node, DCTERMS.description, literal(quote.text))
        sheet.add(node, SCHEMA.subjectOf, sheet.report)
        sheet.cite(node, quote.start, quote.end, rule="shortcoming.admitted")
