"""Title blocks, sections and masks are measured against the tables beside the gold."""

from __future__ import annotations

from dataclasses import replace

import pytest
from goldrecords import DEV, SEED
from laidout import source_of

from extract.evaluate import GoldError
from extract.evaluate.figures import Report
from extract.evaluate.layouts import FIELDS, GoldLayout, GoldMask, judge_layout, read_layout
from extract.pipeline import extract, extract_source
from extract.records import Covers, Masked, Span

RECORD = extract(SEED.with_suffix(".txt"))


def wrong(record):
    verdicts = judge_layout(read_layout(SEED), record, doc="x")
    return [(each.kind, each.name, each.expected, each.got) for each in verdicts if each.outcome != "hit"]


@pytest.mark.parametrize("path", [SEED, *DEV], ids=lambda path: path.stem)
def test_every_gold_text_has_its_head_in_the_tables(path):
    """
    All fields of the head are known, and the sections, of every text whose figures are shown.
    """
    layout = read_layout(path)

    assert len(FIELDS) == len(layout.title)
    assert layout.heads is not None


def test_a_right_record_has_no_fault():
    """
    What was read by hand and what is found agree on the seed.
    """
    assert [] == wrong(RECORD)


def test_each_wrong_field_is_named():
    """
    A wrong year is a fault of its field, with both sides.
    """
    damaged = replace(RECORD, speaker=None, covers=Covers("2022", RECORD.covers.planned))

    assert [("title", "speaker", RECORD.speaker, "null"), ("title", "done", RECORD.covers.done, "2022")] == wrong(
        damaged
    )


def test_a_missed_head_leaves_the_others_in_place():
    """
    Heads are paired in their order: one that is missed, or found where none is, moves no other.
    """
    parts = list(RECORD.sections)
    damaged = replace(RECORD, sections=(replace(parts[0], heading="外加"), *parts[:2], *parts[3:]))

    assert [("head", "head", None, "外加"), ("head", "head", parts[2].heading, None)] == wrong(damaged)


def test_status_and_depth_are_judged_on_heads_that_are_found():
    """
    A head with another status is found, and its status wrong.
    """
    first, *rest = RECORD.sections
    damaged = replace(RECORD, sections=(replace(first, status="planned", level=2), *rest))

    assert [("section", "level", "1", "2"), ("section", "status", "done", "planned")] == wrong(damaged)


def test_a_text_without_a_row_is_not_judged(tmp_path):
    """
    Gold without a table says nothing about heads.
    """
    record = extract_source(source_of("听取报告。"))

    assert [] == list(judge_layout(read_layout(tmp_path / "a" / "x.jsonl"), record, doc="x"))


def masked(record, layout=None):
    """
    Count the characters of the mask of a record.
    """
    verdicts = judge_layout(layout or read_layout(SEED), record, doc="x")
    return Report(("x",), tuple(verdicts)).count("mask")


def test_the_mask_is_judged_by_characters():
    """
    A line that is not masked is missed with all its characters, one masked too much is spurious.
    """
    right = masked(RECORD)
    first, *rest = RECORD.masked
    short = masked(replace(RECORD, masked=tuple(rest)))
    long = masked(replace(RECORD, masked=(Masked(0, 5, "furniture"), first, *rest)))

    assert (0, 0) == (right.misses, right.spurious)
    assert (right.hits - (first.end - first.start), first.end - first.start, 0) == (
        short.hits,
        short.misses,
        short.spurious,
    )
    assert (right.hits, 0, 5) == (long.hits, long.misses, long.spurious)


def test_a_copy_taken_for_furniture_is_wrong_on_both_sides():
    """
    What is masked as something else is missed and spurious.
    """
    record = replace(RECORD, masked=(Masked(10, 30, "furniture"),))
    layout = GoldLayout(masks=(GoldMask("copy", Span(10, 30), RECORD.text[10:14]),))

    assert (0, 20, 20) == (masked(record, layout).hits, masked(record, layout).misses, masked(record, layout).spurious)


def test_a_mask_that_no_longer_fits_its_text_is_refused():
    """
    Offsets that have slipped are no gold.
    """
    with pytest.raises(GoldError, match=r"masks\.tsv"):
        masked(RECORD, GoldLayout(masks=(GoldMask("furniture", Span(3, 9), "发布"),)))
