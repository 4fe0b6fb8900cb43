"""What the frames see of a sentence: what is closed, its clauses, the names and counts in a stretch."""

from __future__ import annotations

import pytest
from marked import scene

from extract.actions.scene import Name, Stretch, closed_stretches, split_clauses


def closed(text, *names):
    """
    Return the closed characters of a text, the open ones as dots.
    """
    places = [Name(text.index(name), text.index(name) + len(name), "Body", name) for name in names]
    return "".join(char if shut else "." for char, shut in zip(text, closed_stretches(text, places), strict=True))


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        ("..《湿地保护条例》.", "修订《湿地保护条例》后"),
        ("..《关于修改〈种子法〉的决定》", "通过《关于修改〈种子法〉的决定》"),
        ("..“一村一警”..", "推行“一村一警”机制"),
        ("....(草案)..", "条例草案(草案)审议"),
        ("听取(报告", "听取(报告"),
        ("听取》报告", "听取》报告"),
    ],
)
def test_titles_quotations_and_brackets_are_closed(shown, text):
    """
    A trigger inside a title, a quotation or brackets names no act; a mark without its partner closes nothing.
    """
    expected = shown if any(mark in shown for mark in "》”)") and "." in shown else "." * len(text)

    assert expected == closed(text)


def test_names_are_closed():
    """
    What stands inside a name is part of it: 检察 in 人民检察院 is no act.
    """
    assert "..县人民检察院.." == closed("听取县人民检察院报告", "县人民检察院")


@pytest.mark.parametrize(
    "clauses",
    [
        ["听取报告", "组织视察"],
        ["开展《义务教育法,实施办法》检查", "提出意见"],
        ["走访企业(含个体,小微)30家", "收集问题"],
    ],
)
def test_clauses_end_at_marks_in_the_open(clauses):
    """
    A comma inside a title or brackets ends no clause.
    """
    text = ",".join(clauses) + "。"
    stretches = split_clauses(text, closed_stretches(text, ()))

    assert clauses == [text[each.start : each.end] for each in stretches]


def test_neighbouring_marks_make_no_empty_clause():
    """
    Two marks side by side leave nothing between them.
    """
    assert (Stretch(0, 2), Stretch(4, 6)) == split_clauses("听取;,视察", (False,) * 6)


def test_percentages_count_no_act():
    """
    A rate is a figure of the report, never the count of an act.
    """
    assert ["36件"] == [f"{count.value}{count.unit}" for count in scene("办结建议36件,办结率98%。").counts]


def test_a_name_is_found_at_the_mark_that_opens_its_title():
    """
    A chain of bodies or an object may begin with the mark.
    """
    text = "修订《云台县湿地保护条例》。"

    assert "云台县湿地保护条例" == scene(text).name_at[text.index("《")].text


def test_a_place_outside_all_clauses_belongs_to_the_whole_sentence():
    """
    The mark between two clauses is in neither.
    """
    text = "听取报告,组织视察。"

    assert Stretch(0, len(text)) == scene(text).clause_of(text.index(","))
