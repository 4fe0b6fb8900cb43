"""Judge the title block, the sections and the mask of a record against the tables that stand beside gold files.

`titleblock.tsv` says of each document what its head tells, `sections.tsv` lists its heads in text order,
`masks.tsv` the stretches that are no part of the report.
They stand in the folder of the gold file or in the one above; a document without a row of its title is not judged.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cache
from itertools import groupby
from pathlib import Path

from extract.evaluate.figures import Cause, Outcome, Verdict, VerdictKind
from extract.evaluate.gold import GoldError
from extract.records import Extraction, Span

TITLES = "titleblock.tsv"
SECTIONS = "sections.tsv"
MASKS = "masks.tsv"
FIELDS = ("kind", "body", "place", "session", "delivered", "speaker", "done", "planned")
"""What a head may tell, in the order of the table's columns."""

_NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class GoldHead:
    """A head of a section as read by hand."""

    level: str
    status: str
    heading: str


@dataclass(frozen=True, slots=True)
class GoldMask:
    """A stretch that is not read; `begins` are its first characters, which tell whether the offsets still hold."""

    kind: str
    span: Span
    begins: str


@dataclass(frozen=True, slots=True)
class GoldLayout:
    """What the tables say of a document: None where they do not know it."""

    title: tuple[str, ...] | None = None
    heads: tuple[GoldHead, ...] | None = None
    masks: tuple[GoldMask, ...] | None = None


def read_layout(gold: Path) -> GoldLayout:
    """Look up what the tables beside a gold file say of its document."""
    folder = next((each for each in gold.parents[:2] if (each / TITLES).is_file()), None)
    if folder is None:
        return GoldLayout()
    titles = [row for row in _read(folder / TITLES) if row["doc"] == gold.stem]
    if not titles:
        return GoldLayout()
    heads = [row for row in _read(folder / SECTIONS) if row["doc"] == gold.stem]
    masks = [row for row in _read(folder / MASKS) if row["doc"] == gold.stem] if (folder / MASKS).is_file() else None
    return GoldLayout(
        tuple(titles[0][field] for field in FIELDS),
        tuple(GoldHead(row["level"], row["status"], row["heading"]) for row in heads),
        None if masks is None else tuple(map(_mask, masks)),
    )


def _mask(row: Mapping[str, str]) -> GoldMask:
    return GoldMask(row["kind"], Span(int(row["start"]), int(row["end"])), row["begins"])


def judge_layout(layout: GoldLayout, record: Extraction, *, doc: str) -> Iterator[Verdict]:
    """Judge each field of the title block, each head, of heads that are found their depth and status, and the mask.

    Raises `GoldError` where a masked stretch does not begin with the characters that the table gives.
    """
    if layout.title is not None:
        for field, expected, got in zip(FIELDS, layout.title, _title(record), strict=True):
            yield _compared("title", field, expected or "null", got or "null", doc=doc)
    if layout.heads is not None:
        yield from _judge_heads(layout.heads, record, doc=doc)
    if layout.masks is not None:
        yield from _judge_masks(layout.masks, record, doc=doc)


def _judge_heads(heads: Sequence[GoldHead], record: Extraction, *, doc: str) -> Iterator[Verdict]:
    found = [GoldHead(str(part.level), part.status, part.heading) for part in record.sections]
    same = SequenceMatcher(None, [each.heading for each in heads], [each.heading for each in found], autojunk=False)
    for tag, left, left_end, right, right_end in same.get_opcodes():
        if tag == "equal":
            for expected, got in zip(heads[left:left_end], found[right:right_end], strict=True):
                yield Verdict("head", "head", "hit", "HIT", doc, 0, _NOWHERE, expected=expected.heading)
                yield _compared("section", "level", expected.level, got.level, doc=doc, of=expected.heading)
                yield _compared("section", "status", expected.status, got.status, doc=doc, of=expected.heading)
            continue
        for expected in heads[left:left_end]:
            yield Verdict("head", "head", "miss", "MISS", doc, 0, _NOWHERE, expected=expected.heading)
        for got in found[right:right_end]:
            yield Verdict("head", "head", "spurious", "SPURIOUS", doc, 0, _NOWHERE, got=got.heading)


def _judge_masks(masks: Sequence[GoldMask], record: Extraction, *, doc: str) -> Iterator[Verdict]:
    """Judge the mask character by character, one verdict for each run that fares alike."""
    for mask in masks:
        if not record.text.startswith(mask.begins, mask.span.start):
            raise GoldError(f"{doc}: {MASKS} has {mask.begins!r} at {mask.span.start}, the text has not")
    expected = {at: mask.kind for mask in masks for at in range(mask.span.start, mask.span.end)}
    got = {at: mask.kind for mask in record.masked for at in range(mask.start, mask.end)}
    for name in sorted({*expected.values(), *got.values()}):
        wanted = {at for at, kind in expected.items() if kind == name}
        found = {at for at, kind in got.items() if kind == name}
        runs: tuple[tuple[Outcome, Cause, set[int]], ...] = (
            ("hit", "HIT", wanted & found), ("miss", "MISS", wanted - found), ("spurious", "SPURIOUS", found - wanted),
        )  # fmt: skip
        for outcome, cause, places in runs:
            for span in _runs(places):
                verdict = Verdict("mask", name, outcome, cause, doc, 0, span, size=span.end - span.start)
                quoted = record.text[span.start : span.end]
                yield replace(verdict, got=quoted) if outcome == "spurious" else replace(verdict, expected=quoted)


def _runs(places: set[int]) -> Iterator[Span]:
    """Join offsets that follow one another."""
    for _, run in groupby(enumerate(sorted(places)), key=lambda pair: pair[1] - pair[0]):
        offsets = [at for _, at in run]
        yield Span(offsets[0], offsets[-1] + 1)


def _compared(kind: VerdictKind, name: str, expected: str, got: str, *, doc: str, of: str | None = None) -> Verdict:
    if expected == got:
        return Verdict(kind, name, "hit", "HIT", doc, 0, _NOWHERE, expected=expected, got=got, subject=of)
    return Verdict(kind, name, "wrong", "WRONG", doc, 0, _NOWHERE, expected=expected, got=got, subject=of)


def _title(record: Extraction) -> tuple[str | None, ...]:
    body = record.reporting_body.label if record.reporting_body else None
    place = record.place.label if record.place else None
    covers = record.covers
    return record.kind, body, place, record.session, record.delivered, record.speaker, covers.done, covers.planned


@cache
def _read(table: Path) -> tuple[dict[str, str], ...]:
    lines = table.read_text(encoding="utf-8").splitlines()
    return tuple(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"))
