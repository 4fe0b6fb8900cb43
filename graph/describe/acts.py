"""Describe acts, done and planned, with their roles, power, time and count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.records import Action, Argument, Entity
from graph import iris, link
from graph.describe import entities, times
from graph.evidence import TRUE, Sheet, number
from graph.facts.kinds import kind, means
from graph.facts.powers import basis_versions, power
from graph.iris import Key
from graph.statements import Iri, literal
from graph.vocab import ELI, ELIDL, RD, RDF, SCHEMA, TAXONOMY, concept

_MAKING = re.compile(r"制[定订]|修[订改正]|通过|出台|印发|颁布|公布|发布")


@dataclass(frozen=True, slots=True)
class Told:
    """What the acts of a report refer to: its numbers by their stretch, its sections by their id."""

    amounts: dict[tuple[int, int], Iri]
    sections: dict[str, Iri]
    values: dict[str, str]
    """The value of each mention of a time, by the mention's id."""


def name_acts(sheet: Sheet) -> dict[str, Iri]:
    """Mint an IRI for every act, by the id it has in the record."""
    return link.name_acts(link.Report(sheet.report, sheet.extraction), base=sheet.base)


def describe(sheet: Sheet, action: Action, nodes: dict[str, Iri], told: Told) -> None:
    """Describe one act."""
    node = nodes[action.id]
    way = means(action.type, action.trigger, action.topic.text if action.topic else "")
    sheet.add(node, RDF.type, RD.Action if action.status == "done" else RD.PlannedAction)
    sheet.add(node, ELIDL.had_activity_type, concept("means", way))
    sheet.add(node, RD.trigger, literal(action.trigger))
    sheet.add(node, RD.triggerStart, number(action.start))
    sheet.add(node, SCHEMA.subjectOf, told.sections.get(action.section or "", sheet.report))
    _cite(sheet, node, action)
    _say_object(sheet, node, action, nodes, told)
    _agent(sheet, node, action)
    for role, arguments in (("target", action.targets), ("law", action.laws), ("program", action.programs)):
        for order, argument in enumerate(arguments, start=1):
            _participation(sheet, node, role, order, argument, rule=action.rule)
    _passed_by(sheet, action)
    values = _time(sheet, node, action, told)
    _power(sheet, node, action, way, values)


def _cite(sheet: Sheet, node: Iri, action: Action) -> None:
    """Point at the clause; it holds the trigger and nearly always topic and times: what lies outside adds to it."""
    sheet.cite(node, action.extent.start, action.extent.end, rule=action.rule)
    outside = (
        each
        for each in (action.topic, *action.times)
        if each and not (action.extent.start <= each.start and each.end <= action.extent.end)
    )
    for each in outside:
        sheet.cite(node, each.start, each.end)


def _say_object(sheet: Sheet, node: Iri, action: Action, nodes: dict[str, Iri], told: Told) -> None:
    if action.topic:
        sheet.add(node, RD.topic, literal(action.topic.text))
    if action.responds_to in nodes:
        sheet.add(node, RD.respondsTo, nodes[action.responds_to])
    if action.quantity:
        sheet.add(node, RD.count, number(action.quantity.number))
        sheet.add(node, RD.quantity, told.amounts[action.quantity.start, action.quantity.end])
    if action.total:
        sheet.add(node, RD.total, TRUE)


def _agent(sheet: Sheet, node: Iri, action: Action) -> None:
    """Say who acts; a subject that is left out has no characters of its own, so it takes part without a place."""
    agent = action.agent
    if agent is None:
        return
    ours = sheet.extraction.reporting_body
    acting = agent.entities
    if agent.reporting_body:
        acting = (ours,) if ours else ()
    if agent.text is not None and agent.start is not None and agent.end is not None:
        written = Argument(agent.text, agent.start, agent.end, entities=acting)
        _participation(sheet, node, "agent", 1, written, rule=action.rule)
    else:
        for entity in acting:
            sheet.add(node, RD.agent, entities.describe(sheet, entity))


def _passed_by(sheet: Sheet, action: Action) -> None:
    """Say of what an act made or revised by which body; to abolish or to approve is no making."""
    makes = action.type in {"legislate", "issue_document"} and _MAKING.search(action.trigger)
    if action.status != "done" or not makes or action.agent is None:
        return
    ours = sheet.extraction.reporting_body
    makers = ((ours,) if ours else ()) if action.agent.reporting_body else action.agent.entities
    for law in action.laws:
        for maker in makers:
            if Key.parse(maker.key).type == "body":
                for entity in law.entities:
                    sheet.add(entities.describe(sheet, entity), ELI.passed_by, entities.describe(sheet, maker))


_DIRECT = {"agent": RD.agent, "target": RD.target, "law": RD.law, "program": RD.program}
_UNSETTLED = {"target": "Body", "law": "Law", "program": "Program"}


def _participation(sheet: Sheet, act: Iri, role: str, order: int, argument: Argument, *, rule: str) -> None:
    """Describe a role as a node with its evidence, and repeat it as one plain property."""
    node = Iri(iris.participation(act, role, order))
    sheet.add(act, ELIDL.had_participation, node)
    sheet.add(node, RDF.type, ELIDL.Participation)
    sheet.add(node, ELIDL.participation_role, concept("role", role))
    sheet.cite(node, argument.start, argument.end, rule=rule)
    filled = tuple(_fillers(sheet, role, argument))
    for each in filled:
        sheet.add(act, _DIRECT[role], each)
        is_body = each.startswith(f"{sheet.base}body/") or role == "target"
        sheet.add(node, ELIDL.had_participant_organization if is_body else RD.participant, each)
    if not filled:  # people: deputies, members, citizens
        sheet.add(act, RD.agentText, literal(argument.text))
        sheet.add(node, RD.participantText, literal(argument.text))


def _fillers(sheet: Sheet, role: str, argument: Argument) -> Iterator[Iri]:
    if argument.entities:
        yield from (entities.describe(sheet, entity) for entity in argument.entities)
    elif role in _UNSETTLED:
        node = entities.describe_unsettled(sheet, _UNSETTLED[role], argument.text)
        sheet.cite(node, argument.start, argument.end)
        yield node


def _time(sheet: Sheet, node: Iri, action: Action, told: Told) -> list[str]:
    """Say when: by the times the text gives, else by the year the report looks back on or plans for."""
    given = [told.values[each.mention] for each in action.times if each.mention in told.values]
    covers = sheet.extraction.covers
    values = given or [value for value in (covers.done if action.status == "done" else covers.planned,) if value]
    for value in values:
        if times.year(value) is None or value in given:  # a bare year of the report's is said by `rd:inYear` alone
            times.temporal(sheet, node, value)
    years = {year for value in values if (year := times.year(value)) is not None}
    for year in years:
        sheet.add(node, RD.inYear, times.gyear(year))
    return values


def _power(sheet: Sheet, node: Iri, action: Action, way: str, values: list[str]) -> None:
    """Give the act its power, and the articles of the text in force at its time; both where its time leaves it open."""
    if not _acts_as_congress(sheet, action):
        return
    held = power(way)
    if held is None:
        return
    sheet.add(node, RD.power, concept("power", held))
    covers = sheet.extraction.covers
    period = covers.done if action.status == "done" else covers.planned
    versions = basis_versions(way, times.span(values) or times.span([period]))
    for version in versions:
        sheet.add(node, RD.legalBasis, Iri(f"{TAXONOMY}basis/{way}/{version}"))
    if len(versions) > 1:
        sheet.add(node, RD.basisUndetermined, TRUE)


def _acts_as_congress(sheet: Sheet, action: Action) -> bool:
    """Tell whether a congress, its standing committee or an organ of them acts."""
    agent, ours = action.agent, sheet.extraction.reporting_body
    if agent is None:
        return False
    if agent.reporting_body:
        # A work report of a committee that the text does not name is still a committee's.
        return _is_congress(ours) if ours else sheet.extraction.kind == "work"
    if agent.entities:
        return all(_is_congress(entity) for entity in agent.entities)
    session = kind("meeting-kind", agent.text or "")
    return session is not None and sheet.extraction.kind == "work"


def _is_congress(entity: Entity) -> bool:
    sort = Key.parse(entity.key).type
    found = kind(f"{sort}-kind", entity.label) if sort in {"body", "meeting"} else None
    return found is not None and found.is_congress()
