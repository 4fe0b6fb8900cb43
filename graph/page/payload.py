"""The data of the page: records and network as one plain structure, each text said once.

Offsets stay code points here; the page turns them into UTF-16 units, once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import networkx as nx

from extract.records import Action, Agent, Amount, Argument, Extraction, Mention, Quote
from graph import iris
from graph.network.elements import ENTITY_TYPES, name_reports, number_actions
from graph.network.means import FIELDS, MEANS

Json = dict[str, Any]
_NODE = ("kind", "label", "aliases", "x", "y", "degree", "pagerank", "community", "reporting", "unsettled")


MOST = 200
"""How many reports one page holds; it says how many it left out."""


def payload(extractions: Sequence[Extraction], network: nx.MultiDiGraph, *, base: str, most: int = MOST) -> Json:
    """Put the reports and the network together as the page reads them; nodes are named without the base."""
    kept = extractions[:most]
    docs = {each.doc for each in kept}
    touched = {iri for a, b, edge in network.edges(data=True) if edge["doc"] in docs for iri in (a, b)}
    order = [iri for iri in network.nodes if iri in touched or network.nodes[iri].get("doc") in docs]
    number = {iri: at for at, iri in enumerate(order)}
    reports = name_reports(extractions, base=base)
    return {
        "base": base,
        "fields": FIELDS,
        "means": [[means.type, means.field, means.zh, means.en] for means in MEANS.values()],
        "nodes": [_node(iri.removeprefix(base), network.nodes[iri]) for iri in order],
        "edges": [
            [number[a], number[b], e["role"], e["doc"], e["start"], e["end"], e["weight"]]
            for a, b, e in network.edges(data=True)
            if a in number and b in number
        ],
        "left_out": len(extractions) - len(kept),
        "reports": [_Report(each, iri, number, base).payload() for each, iri in zip(kept, reports, strict=False)],
    }


def _node(id: str, attributes: Json) -> Json:
    return {"id": id} | {name: attributes[name] for name in _NODE if name in attributes}


class _Report:
    """One report on its way to the page; it knows the numbers of the nodes."""

    def __init__(self, extraction: Extraction, iri: str, number: dict[str, int], base: str) -> None:
        self.extraction = extraction
        self.iri = iri
        self.number = number
        self.base = base

    def payload(self) -> Json:
        x = self.extraction
        acts = dict(number_actions(x, self.iri, base=self.base))
        owner = iris.entity(x.reporting_body.key, base=self.base) if x.reporting_body else None
        return {
            "doc": x.doc,
            "node": self.number.get(self.iri),
            "source": x.source,
            "kind": x.kind,
            "body": x.reporting_body.label if x.reporting_body else None,
            "owner": self.number.get(owner) if owner else None,
            "place": [x.place.label, x.place.code] if x.place else None,
            "delivered": x.delivered,
            "session": x.session,
            "speaker": x.speaker,
            "done": x.covers.done,
            "planned": x.covers.planned,
            "text": x.text,
            "masked": [[m.start, m.end, m.kind] for m in x.masked],
            "sections": [[s.id, s.start, s.end, s.level, s.heading, s.status] for s in x.sections],
            "mentions": [self._mention(each) for each in x.mentions],
            "acts": [self._act(each, acts[each.id]) for each in x.actions],
            "metrics": [_amount(each) for each in x.metrics],
            "shortcomings": [_quote(each) for each in x.shortcomings],
        }

    def _mention(self, mention: Mention) -> list[Any]:
        nodes = self._nodes(mention, mention.type) if mention.type in ENTITY_TYPES else []
        return [mention.start, mention.end, mention.type, mention.rule, nodes, mention.value]

    def _act(self, action: Action, iri: str) -> Json:
        act: Json = {
            "id": action.id,
            "node": self.number.get(iri),
            "at": [action.start, action.end],
            "extent": [action.extent.start, action.extent.end],
            "type": action.type,
            "status": action.status,
            "rule": action.rule,
            "section": action.section,
            "agent": self._agent(action.agent),
            "target": self._arguments(action.targets, "Body"),
            "topic": _quote(action.topic),
            "law": self._arguments(action.laws, "Law"),
            "program": self._arguments(action.programs, "Program"),
            "time": [_quote(each) for each in action.times],
            "quantity": _amount(action.quantity) if action.quantity else None,
            "total": action.total,
            "items": [_quote(each) for each in action.items],
            "respondsTo": action.responds_to,
        }
        # Compared by what they are: the node numbered 0 is no empty part.
        return {name: value for name, value in act.items() if value is not None and value is not False and value != []}

    def _agent(self, agent: Agent | None) -> Json | None:
        if agent is None:
            return None
        nodes = [self.number.get(iris.entity(each.key, base=self.base)) for each in agent.entities]
        place = None if agent.start is None else [agent.start, agent.end]
        return {"text": agent.text, "at": place, "ours": agent.reporting_body, "nodes": nodes}

    def _arguments(self, arguments: Iterable[Argument], kind: str) -> list[list[Any]]:
        return [[each.start, each.end, self._nodes(each, kind)] for each in arguments]

    def _nodes(self, named: Mention | Argument, kind: str) -> list[int]:
        names = [iris.entity(each.key, base=self.base) for each in named.entities]
        if not names:
            names = [iris.unsettled(kind, self.iri, named.text)]
        return [self.number[name] for name in names if name in self.number]


def _quote(quote: Quote | Argument | None) -> list[int] | None:
    return [quote.start, quote.end] if quote else None


def _amount(amount: Amount) -> list[Any]:
    """Give a number as start, end, value, unit, of, rule, the number itself, at least."""
    of = _quote(amount.of)
    return [amount.start, amount.end, amount.value, amount.unit, of, amount.rule, amount.number, amount.at_least]
