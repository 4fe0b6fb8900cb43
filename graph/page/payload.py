"""The data of the page: records, network, tables and answers as one plain structure, each text said once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import networkx as nx
from pyoxigraph import Store

from extract.records import Extraction
from graph.facts.kinds import kind
from graph.facts.tables import rows as facts
from graph.network.elements import name_reports, number_actions
from graph.network.means import FIELDS, MEANS
from graph.page import MOST, terms
from graph.page.answers import Asker, Evidence, ask_all
from graph.page.initials import initials
from graph.page.reports import Row, Shared, report
from graph.page.sheets import sheets
from graph.page.strings import Strings
from graph.store import rows
from graph.vocab import RD, SKOS

Json = dict[str, Any]

_WEIGHT = 1e7
"""Makes a whole number of a rank."""


def payload(
    extractions: Sequence[Extraction],
    network: nx.MultiDiGraph,
    store: Store,
    *,
    base: str,
    most: int = MOST,
    ask: Asker = rows,
) -> Json:
    """Put the reports, their network and what their graph answers together as the page reads them."""
    kept = extractions[:most]
    names = name_reports(extractions, base=base)[:most]
    order = list(_touched(network, {each.doc for each in kept}))
    shared = Shared(base, {iri: at for at, iri in enumerate(order)}, _powers(store))
    return {
        "base": base,
        "fields": FIELDS,
        "means": [[means.type, means.field, means.zh, means.en] for means in MEANS.values()],
        "kinds": _kinds(network, order),
        "terms": terms.english(),
        "nodes": [_node(iri, network.nodes[iri], base, shared.strings) for iri in order],
        "reports": [report(each, iri, shared) for each, iri in zip(kept, names, strict=True)],
        "tables": sheets(kept, names, shared),
        "questions": ask_all(store, _evidence(kept, names, network, order, base=base), ask),
        "left_out": len(extractions) - len(kept),
        # Last: all before may add to it.
        "strings": shared.strings.texts,
    }


def _touched(network: nx.MultiDiGraph, docs: set[str]) -> Iterator[str]:
    """List the nodes that the reports kept have anything to do with."""
    touched = {iri for a, b, edge in network.edges(data=True) if edge["doc"] in docs for iri in (a, b)}
    return (iri for iri in network.nodes if iri in touched or network.nodes[iri].get("doc") in docs)


def _evidence(
    kept: Sequence[Extraction], names: Sequence[str], network: nx.MultiDiGraph, order: Sequence[str], *, base: str
) -> Evidence:
    evidence = Evidence()
    for iri in order:
        if network.nodes[iri]["kind"] not in ("Act", "Report"):
            evidence.things[iri] = evidence.labels[str(network.nodes[iri]["label"])] = f"e:{iri.removeprefix(base)}"
    for each, iri in zip(kept, names, strict=True):
        evidence.add_report(each, iri, number_actions(each, iri, base=base))
    return evidence


def _node(iri: str, attributes: Json, base: str, strings: Strings) -> Row:
    """Write a node as a row; one of an act as its place and weight alone, for the act's own row says the rest."""
    place = [attributes["x"], attributes["y"], round(attributes["pagerank"] * _WEIGHT)]
    if attributes["kind"] == "Act":
        return place
    label, aliases = str(attributes["label"]), str(attributes.get("aliases", ""))
    name = iri.removeprefix(base)
    # Most names end in the label, which need not be said twice: a bar stands for it.
    short = f"{name.removesuffix(f'/{label}')}/|" if name.endswith(f"/{label}") else name
    flags = int(attributes.get("reporting", 0)) + 2 * int(attributes.get("unsettled", 0))
    kinds = [strings.number(str(attributes["kind"])), strings.number(_sort(attributes) or "")]
    return [
        *place,
        *kinds,
        flags,
        attributes["degree"],
        short,
        label,
        initials([label, *aliases.split(" | ")]),
        aliases,
    ]


def _sort(attributes: Json) -> str | None:
    """Name the kind of a node within its class, as the graph does."""
    scheme = f"{str(attributes['kind']).lower()}-kind"
    found = kind(scheme, str(attributes["label"]))
    return f"{scheme}/{found.id}" if found else None


def _kinds(network: nx.MultiDiGraph, order: Sequence[str]) -> dict[str, list[str]]:
    """Name the kinds in use, and all powers, in both languages."""
    used = {_sort(network.nodes[iri]) for iri in order}
    names = ((f"{row['scheme']}/{row['id']}", [row["label_zh"], row["label_en"]]) for row in facts("kinds"))
    return {name: labels for name, labels in names if name in used or name.startswith("power/")}


def _powers(store: Store) -> dict[str, str]:
    """Ask the graph which power each act is an exercise of."""
    query = f"SELECT ?act ?id WHERE {{ ?act {RD.power} ?power . ?act {RD.trigger} ?t . ?power {SKOS.notation} ?id }}"
    return dict(sorted((act, power) for act, power in rows(store, query).texts()))
