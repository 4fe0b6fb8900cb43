"""Find the matters: topics that come back under other means, in other years or in other reports.

A topic told once is no matter yet.  Equal keys are one matter, whoever pursues it; within one body's reports a like key
makes a candidate that a reader must judge.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extract.records import Extraction
from graph import iris, link, topics
from graph.objects import objects, place_names
from graph.statements import Iri

RULE = "link.matters"


@dataclass(frozen=True, slots=True)
class Matters:
    """What concerns each matter, by key, and which matters may be one, with their similarity."""

    members: dict[str, tuple[Iri, ...]]
    candidates: dict[tuple[str, str], float]


def find(reports: Sequence[link.Report], *, base: str) -> Matters:
    """Find the matters of some reports."""
    members: dict[str, set[Iri]] = defaultdict(set)
    told: dict[str, set[Iri]] = defaultdict(set)
    by_body: dict[str, set[str]] = defaultdict(set)
    for report in reports:
        body = report.extraction.reporting_body
        for key, node, is_own in told_by(report, base=base):
            members[key].add(node)
            if is_own:
                told[key].add(node)
                by_body[body.key if body else report.iri].add(key)
    candidates = {pair: score for keys in by_body.values() for pair, score in alike(keys)}
    kept = {key for key, nodes in told.items() if len(nodes) > 1} | {key for pair in candidates for key in pair}
    return Matters({key: _sorted(members[key]) for key in sorted(kept)}, dict(sorted(candidates.items())))


def told_by(report: link.Report, *, base: str) -> Iterator[tuple[str, Iri, bool]]:
    """Name acts and studies with their keys, and whether the key is their own or that of the act they follow from."""
    nodes = link.name_acts(report, base=base)
    keys: dict[str, tuple[str, ...]] = {}
    for action in report.extraction.actions:
        own = tuple(each.key for each in objects(report.extraction, action) if action.type != "appraise")
        keys[action.id] = own or keys.get(action.responds_to or "", ())
        yield from ((key, nodes[action.id], bool(own)) for key in keys[action.id])
    yield from ((key, node, True) for key, node in _studies(report.extraction, base=base))


def _studies(extraction: Extraction, *, base: str) -> Iterator[tuple[str, Iri]]:
    for mention in extraction.mentions:
        if mention.type == "Work":
            for entity in mention.entities:
                node = Iri(iris.entity(entity.key, base=base))
                yield topics.study(entity.label, place_names(extraction)), node


def alike(keys: Iterable[str]) -> Iterator[tuple[tuple[str, str], float]]:
    """Compare the keys that share a pair of characters."""
    ordered = sorted(keys)
    holders: dict[str, list[str]] = defaultdict(list)
    for key in ordered:
        near = {other for pair in _pairs(key) for other in holders[pair]}
        for other in sorted(near):
            score = topics.similarity(other, key)
            if score >= topics.THRESHOLD:
                yield (other, key), score
        for pair in _pairs(key):
            holders[pair].append(key)


def _pairs(key: str) -> set[str]:
    return {key[at : at + 2] for at in range(len(key) - 1)}


def _sorted(nodes: Iterable[Iri]) -> tuple[Iri, ...]:
    return tuple(sorted(nodes))
