"""Describe a report, its text and its sections."""

from __future__ import annotations

import re

from extract.records import Entity, Section
from graph import iris
from graph.describe import entities, times
from graph.evidence import Sheet, chinese, integer
from graph.facts.tables import rows
from graph.statements import Iri, literal
from graph.vocab import DCTERMS, ELI, OA, PROV, RD, RDF, RDFS, SCHEMA, SKOS, XSD, concept

_TITLE_RULE = "layout.title"
_HEADING_RULE = "layout.heading"


def report(sheet: Sheet) -> None:
    """Describe the report by what its title says; what the title leaves out stays out."""
    node, found = sheet.report, sheet.extraction
    for each in (ELI.Work, SCHEMA.Report):
        sheet.add(node, RDF.type, each)
    sheet.add(node, RDFS.label, chinese(label(sheet)))
    sheet.add(node, DCTERMS.type, concept("report-kind", found.kind))
    sheet.derive(node, _TITLE_RULE)
    if found.reporting_body:
        sheet.add(node, DCTERMS.creator, _creator(sheet, found.reporting_body))
    if found.delivered:
        is_date = re.fullmatch(r"\d{4}-\d{2}-\d{2}", found.delivered)
        sheet.add(node, DCTERMS.issued, literal(found.delivered, datatype=XSD.date if is_date else XSD.string))
    if found.session:
        sheet.add(node, RD.deliveredAt, _named_in_title(sheet, "Meeting", found.session))
    if found.speaker:
        sheet.add(node, RD.speaker, _named_in_title(sheet, "Person", found.speaker))
    for predicate, value in ((RD.coversDone, found.covers.done), (RD.coversPlanned, found.covers.planned)):
        period = times.interval(sheet, value) if value else None
        if period:
            sheet.add(node, predicate, period)
    _place(sheet)
    _text(sheet)


def label(sheet: Sheet) -> str:
    """Name a report for readers: whose, of what kind, of when; without a body, by its document."""
    found = sheet.extraction
    if found.reporting_body is None:
        return found.doc
    kinds = {row["id"]: row["label_zh"] for row in rows("kinds") if row["scheme"] == "report-kind"}
    noun = "工作报告" if found.kind != "other" else kinds["other"]
    when = found.delivered or found.session or found.covers.done
    return f"{found.reporting_body.label}{noun}" + (f"({when})" if when else "")


def sections(sheet: Sheet) -> dict[str, Iri]:
    """Describe the sections, each under the one that holds it, and return their nodes by id."""
    nodes: dict[str, Iri] = {}
    open_sections: list[Section] = []
    for section in sheet.extraction.sections:
        open_sections = [each for each in open_sections if each.level < section.level]
        above = nodes[open_sections[-1].id] if open_sections else sheet.report
        nodes[section.id] = _section(sheet, section, above)
        open_sections.append(section)
    return nodes


def _section(sheet: Sheet, section: Section, above: Iri) -> Iri:
    node = Iri(iris.section(sheet.report, section.id))
    sheet.add(node, RDF.type, ELI.WorkSubdivision)
    sheet.add(node, ELI.is_part_of, above)
    sheet.add(node, RDFS.label, chinese(section.heading))
    sheet.add(node, RD.sectionStatus, literal(section.status))
    start = sheet.extraction.text.find(section.heading, section.start, section.end) if section.heading else -1
    # A heading broken over lines is not found as it is printed: its section's first line stands for it.
    start = start if start >= 0 else section.start
    end = start + max(len(section.heading), 1)
    sheet.cite(node, start, min(end, section.end), rule=_HEADING_RULE)
    return node


def _creator(sheet: Sheet, body: Entity) -> Iri:
    node = entities.describe(sheet, body)
    # A body that only the title block names, in a wording of its own, has no mention to stand on.
    sheet.derive(node, _TITLE_RULE)
    return node


def _named_in_title(sheet: Sheet, type: str, text: str) -> Iri:
    """Return what the title names: the thing that the first mention of that wording names, else one of its own."""
    wording = _bare(text)
    for mention in sheet.extraction.mentions:
        if mention.type == type and _bare(mention.text) == wording:
            return entities.mention(sheet, mention)[0]
    node = entities.describe_unsettled(sheet, type, text)
    sheet.derive(node, _TITLE_RULE)
    return node


def _bare(text: str) -> str:
    return re.sub(r"\s", "", iris.fold(text))


def _place(sheet: Sheet) -> None:
    place = sheet.extraction.place
    if place is None:
        return
    node = entities.place(sheet, place.label)
    sheet.add(sheet.report, DCTERMS.spatial, node)
    if place.code:
        sheet.add(node, SKOS.notation, literal(place.code))
        sheet.derive(node, f"gazetteer:{place.code}")
    if sheet.extraction.reporting_body:
        sheet.add(_creator(sheet, sheet.extraction.reporting_body), DCTERMS.spatial, node)


def _text(sheet: Sheet) -> None:
    found = sheet.extraction
    node = Iri(iris.text(sheet.report))
    sheet.add(node, RDF.type, SCHEMA.MediaObject)
    sheet.add(node, SCHEMA.encodesCreativeWork, sheet.report)
    sheet.add(node, SCHEMA.sha256, literal(found.sha256))
    sheet.add(node, SCHEMA.encodingFormat, literal(found.format))
    sheet.add(node, DCTERMS.source, literal(found.source))
    sheet.add(node, DCTERMS.identifier, literal(found.doc))
    for masked in found.masked:
        if masked.kind == "copy" and masked.of is not None:
            _copy(sheet, node, masked.start, masked.end, masked.of)
    sheet.add(node, PROV.wasGeneratedBy, Iri(iris.run(found.rules, base=sheet.base)))


def _copy(sheet: Sheet, text: Iri, start: int, end: int, first: int) -> None:
    """Say where the text repeats itself, so that each fact can be found in the copy as well."""
    node = Iri(iris.selector(sheet.report, "copy", start, end))
    sheet.add(text, RD.hasCopy, node)
    sheet.add(node, RDF.type, RD.Copy)
    sheet.add(node, OA.start, integer(start))
    sheet.add(node, OA.end, integer(end))
    sheet.add(node, RD.copiesFrom, integer(first))
