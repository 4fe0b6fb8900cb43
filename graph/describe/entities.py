"""Describe bodies, laws, programs and the other named things of a report."""

from __future__ import annotations

import re

from extract.records import Entity, Mention
from graph import iris
from graph.evidence import TRUE, Sheet, chinese
from graph.facts import bodies
from graph.facts.kinds import kind
from graph.iris import Key
from graph.statements import Iri
from graph.vocab import DCTERMS, ELI, FOAF, ORG, RD, RDF, SCHEMA, SKOS, concept

CLASSES = {
    "body": (RD.Body, ORG.Organization),
    "law": (RD.Law,),
    "program": (RD.Program,),
    "work": (RD.Publication,),
    "meeting": (RD.Meeting,),
    "person": (FOAF.Person,),
    "place": (SCHEMA.AdministrativeArea,),
}
"""The classes of the things that mentions name; times are values, written where they are used."""

_KIND_SCHEMES = {"body": "body-kind", "law": "law-kind", "program": "program-kind", "meeting": "meeting-kind"}
_PLACED = {"body": DCTERMS.spatial, "law": ELI.jurisdiction}
"""What says where a thing is of; a program's IRI has its place in it."""

_DRAFT = re.compile(r"\(.*草案.*\)$|草案$")


def describe(sheet: Sheet, entity: Entity) -> Iri:
    """Describe an entity by what its key and label say, and return its node."""
    if entity.key in sheet.entities:
        return sheet.entities[entity.key]
    node = sheet.entities[entity.key] = Iri(iris.entity(entity.key, base=sheet.base))
    parts = Key.parse(entity.key)
    full = parts.name if _calls_its_town(parts, entity.label) else entity.label
    _name(sheet, node, parts.type, full)
    if full != entity.label:
        sheet.add(node, SKOS.altLabel, chinese(entity.label))
    if parts.jurisdiction and parts.type in _PLACED:
        sheet.add(node, _PLACED[parts.type], place(sheet, parts.jurisdiction))
    above = bodies.parent(entity.key) if parts.type == "body" else None
    if above:
        sheet.add(node, ORG.subOrganizationOf, describe(sheet, Entity(above, Key.parse(above).name)))
        sheet.derive(node, bodies.RULE)
        sheet.derive(Iri(iris.entity(above, base=sheet.base)), bodies.RULE)
    return node


def _calls_its_town(parts: Key, label: str) -> bool:
    """Tell whether a label is the key's name but for the county of a town, which many towns of one name need.

    >>> _calls_its_town(Key.parse("body|寿光市羊口镇|寿光市羊口镇人民政府"), "羊口镇人民政府")
    True
    """
    place = parts.jurisdiction
    towns = (place[start:] for start in range(1, len(place) - 1))
    return bool(place) and any(parts.name.replace(place, town) == label != parts.name for town in towns)


def describe_unsettled(sheet: Sheet, type: str, text: str) -> Iri:
    """Describe a thing that a report names without settling what it is: a node of this report alone."""
    node = Iri(iris.unsettled(type, sheet.report, text))
    _name(sheet, node, type.lower(), text)
    return node


def mention(sheet: Sheet, found: Mention) -> tuple[Iri, ...]:
    """Describe what a mention names; times name no thing.

    The first place of each wording is its evidence: roles cite their own, and a name may stand there a hundred times.
    """
    if found.type.lower() not in CLASSES:
        return ()
    nodes = tuple(describe(sheet, entity) for entity in found.entities)
    if not nodes:
        nodes = (describe_unsettled(sheet, found.type, found.text),)
    for node in nodes:
        if sheet.is_first(node, found.text):
            sheet.cite(node, found.start, found.end, rule=found.rule)
    if len(nodes) > 1 and found.type == "Body":
        _group(sheet, found, nodes)
    if len(found.entities) == 1 and found.text != found.entities[0].label:
        sheet.add(nodes[0], SKOS.altLabel, chinese(found.text))
    return nodes


def _name(sheet: Sheet, node: Iri, type: str, label: str) -> None:
    for each in CLASSES[type]:
        sheet.add(node, RDF.type, each)
    sheet.add(node, FOAF.name if type == "person" else SKOS.prefLabel, chinese(label))
    if type in {"law", "work"}:
        sheet.add(node, DCTERMS.title, chinese(label))
    if type == "law" and _DRAFT.search(iris.fold(label)):
        sheet.add(node, RD.draft, TRUE)
    found = kind(_KIND_SCHEMES[type], label) if type in _KIND_SCHEMES else None
    if found is None:
        return
    predicate = ORG.classification if type == "body" else DCTERMS.type
    sheet.add(node, predicate, concept(found.scheme, found.id))
    sheet.derive(node, found.row)
    if type == "body" and found.is_state_organ():
        sheet.add(node, RDF.type, ORG.FormalOrganization)


def _group(sheet: Sheet, found: Mention, members: tuple[Iri, ...]) -> None:
    """Describe what one name calls together (一府一委两院), as this report uses it."""
    node = Iri(iris.unsettled("group", sheet.report, found.text))
    sheet.add(node, RDF.type, FOAF.Group)
    sheet.add(node, FOAF.name, chinese(found.text))
    for member in members:
        sheet.add(node, FOAF.member, member)
    if sheet.is_first(node, found.text):
        sheet.cite(node, found.start, found.end, rule=found.rule)


def place(sheet: Sheet, label: str) -> Iri:
    """Describe a place that a key or a title names."""
    node = Iri(iris.place(label, base=sheet.base))
    sheet.add(node, RDF.type, SCHEMA.AdministrativeArea)
    sheet.add(node, SKOS.prefLabel, chinese(label))
    sheet.derive(node, "facts.jurisdiction")
    return node
