"""Tell reports apart and entities together across documents: equal keys are equal nodes.

A text read twice is one report; two texts that claim one report IRI are both kept, the later ones under `~<8>`.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.records import Extraction
from graph import iris
from graph.statements import Iri

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Report:
    """An extraction with the IRI its report has in this run."""

    iri: str
    extraction: Extraction


def reports(extractions: Sequence[Extraction], *, base: str, warn: bool = True) -> tuple[Report, ...]:
    """Name every report; the outcome does not depend on the order of the extractions."""
    return tuple(sorted(_named(extractions, base=base, warn=warn), key=lambda report: report.iri))


def _named(extractions: Sequence[Extraction], *, base: str, warn: bool) -> Iterator[Report]:
    level = logging.WARNING if warn else logging.DEBUG
    read: dict[str, Extraction] = {}
    taken: dict[str, Extraction] = {}
    for extraction in sorted(extractions, key=lambda each: (each.sha256, each.source, each.doc)):
        if extraction.sha256 in read:
            log.log(level, "%s: the same bytes as %s; read once", extraction.source, read[extraction.sha256].source)
            continue
        read[extraction.sha256] = extraction
        iri = iris.report(extraction, base=base)
        if iri in taken:
            log.log(level, "%s: a second text of the report in %s; both are kept", extraction.source, taken[iri].source)
            iri = f"{iri}~{extraction.sha256[:8]}"
        taken[iri] = extraction
        yield Report(iri, extraction)


def name_acts(report: Report, *, base: str) -> dict[str, Iri]:
    """Mint an IRI for every act of a report, by the id it has in the record."""
    counts: dict[tuple[int, str], int] = {}
    named: dict[str, Iri] = {}
    for action in report.extraction.actions:
        place = (action.start, action.type)
        counts[place] = counts.get(place, 0) + 1
        named[action.id] = Iri(
            iris.action(report.iri, start=action.start, type=action.type, number=counts[place], base=base)
        )
    return named
