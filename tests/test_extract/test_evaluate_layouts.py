"""Title blocks and sections are measured against the tables beside the gold."""

from __future__ import annotations

from dataclasses import replace

import pytest
from goldrecords import DEV, SEED
from laidout import source_of

from extract.evaluate.layouts import FIELDS, judge_layout, read_layout
from extract.pipeline import extract, extract_source
from extract.records import Covers

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
