"""A run over many reports: corrections hold end to end, and what goes wrong is kept aside."""

from __future__ import annotations

import pytest

from extract.batch import extract_all
from extract.corrections import CorrectionError
from extract.inputs import find_inputs
from extract.pipeline import extract

REPORT = """鹤鸣县人民代表大会常务委员会工作报告
——2024年1月9日在鹤鸣县第十届人民代表大会第三次会议上
各位代表：
一、2023年主要工作
听取审议了县政府关于养老服务情况的报告。对县供销总社开展工作评议。检查了消防法实施情况。实施温暖计划。
"""
BODY = "body|鹤鸣县|鹤鸣县供销合作社联合社"


def desk(folder, corrections="", *, name="报告.txt", below="2024"):
    """
    Lay a report into a folder below another, and corrections at the top.
    """
    (folder / below).mkdir(parents=True, exist_ok=True)
    (folder / below / name).write_text(REPORT, encoding="utf-8")
    if corrections:
        (folder / "corrections.toml").write_text(corrections, encoding="utf-8")
    return folder


def run(folder):
    return extract_all(find_inputs([folder]))


def mention(extraction, text):
    (found,) = [each for each in extraction.mentions if each.text == text]
    return found


def test_a_run_without_corrections_is_that_of_the_pipeline(tmp_path):
    """
    A report is read alike alone and in a run.
    """
    (extraction,) = run(desk(tmp_path)).extractions

    assert extract(tmp_path / "2024" / "报告.txt", relative="2024/报告.txt") == extraction


def test_a_wording_becomes_a_name_with_the_entity_that_a_user_gives_it(tmp_path):
    """
    `[[is]]` and `[[alias]]` reach mention, entity and the target of the act, with their rule id.
    """
    entries = f'[[is]]\ntext = "县供销总社"\ntype = "Body"\n\n[[alias]]\ntext = "县供销总社"\nentity = "{BODY}"\n'
    batch = run(desk(tmp_path, entries))
    (extraction,) = batch.extractions
    found = mention(extraction, "县供销总社")
    (act,) = [each for each in extraction.actions if each.type == "appraise"]

    assert () == batch.failures
    assert ("Body", "correction:corrections.toml#2") == (found.type, found.rule)
    assert (BODY,) == tuple(entity.key for entity in found.entities)
    assert [("县供销总社", found.id, BODY)] == [(each.text, each.mention, each.entities[0].key) for each in act.targets]


def test_a_wording_that_is_no_name_leaves_mentions_and_acts(tmp_path):
    """
    `[[not]]` takes the name out of the act that stood on it, and keeps it among what was discarded.
    """
    plain, corrected = (
        run(desk(tmp_path / name, entries)).extractions[0]
        for name, entries in (("a", ""), ("b", '[[not]]\ntext = "消防法"\n'))
    )

    assert [["消防法"]] == [[law.text for law in each.laws] for each in plain.actions if each.type == "inspect_law"]
    assert [] == [law.text for each in corrected.actions for law in each.laws]
    assert ["correction:corrections.toml#1"] == [each.rule for each in corrected.discarded if each.text == "消防法"]


def test_merges_reach_the_reporting_body(tmp_path):
    """
    `[[merge]]` makes two keys one, on the report's own author too.
    """
    own = "body|鹤鸣县|鹤鸣县人民代表大会常务委员会"
    entries = f'[[merge]]\nkeys = ["{own}"]\ninto = "body|旧鹤鸣县|旧鹤鸣县人大常委会"\n'
    batch = run(desk(tmp_path, entries))

    assert () == batch.failures
    assert "body|旧鹤鸣县|旧鹤鸣县人大常委会" == batch.extractions[0].reporting_body.key


def test_an_entry_that_hits_nothing_is_an_error_of_the_run(tmp_path):
    """
    What a user wrote and no report holds is said, by file and number; the reports are read all the same.
    """
    batch = run(desk(tmp_path, '[[not]]\ntext = "消防法"\n\n[[not]]\ntext = "电影法"\n'))

    assert 1 == len(batch.extractions)
    assert ["correction:corrections.toml#2: [[not]] of 电影法 hits nothing"] == [str(each) for each in batch.failures]


def test_an_entry_need_hit_in_one_report_only(tmp_path):
    """
    Entries serve the whole folder: a report without the wording is no reason for an error.
    """
    desk(tmp_path, '[[not]]\ntext = "消防法"\n')
    (tmp_path / "2025").mkdir()
    (tmp_path / "2025" / "另.txt").write_text(REPORT.replace("消防法", "教育法"), encoding="utf-8")

    assert () == run(tmp_path).failures


def test_a_broken_corrections_file_stops_the_run(tmp_path):
    """
    With corrections that can't be read no report would be right.
    """
    with pytest.raises(CorrectionError, match=r"corrections.toml#1 \[\[nott\]\]|unknown key 'nott'"):
        run(desk(tmp_path, '[[nott]]\ntext = "消防法"\n'))


def test_a_report_that_cannot_be_read_is_kept_aside(tmp_path):
    """
    The run goes on, and the error names the report.
    """
    desk(tmp_path)
    (tmp_path / "2024" / "空.txt").write_bytes(b" \n")
    batch = run(tmp_path)

    assert ["2024/报告.txt"] == [each.source for each in batch.extractions]
    assert [True] == [str(each).startswith("2024/空.txt: ") for each in batch.failures]
