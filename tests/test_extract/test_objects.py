"""What stands behind a verb: where its object ends, and the parts of it that have a count of their own."""

from __future__ import annotations

import re

import pytest
from marked import scene

from extract.actions.objects import cut_tail, groups, items, object_of, open_cuts, relative_end, topic_of, trim
from extract.actions.scene import Stretch


def whole(text):
    place = scene(text)
    return place, Stretch(0, len(place.text))


@pytest.mark.parametrize(
    ("verb", "rest", "wanted"),
    [
        ("视察", "粮库和水厂,提出意见。", "粮库和水厂"),
        ("听取", "了专项报告。", "专项报告"),
        ("审查", "预算草案并作出决议。", "预算草案"),
        ("视察", "并轨改革试点情况。", "并轨改革试点情况"),
    ],
)
def test_an_object_ends_with_its_clause_or_before_a_second_verb(verb, rest, wanted):
    """
    了 is no part of the object, and 并 ends it unless it begins a word of its own.
    """
    place = scene(verb + rest)

    assert wanted == place.slice(object_of(place, len(verb), len(place.text)))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("联络站16个、议事点40个", [("联络站", "16个"), ("议事点", "40个")]),
        ("3个调研组", [("调研组", "3个")]),
        ("粮库、水厂等6处", [("粮库、水厂等", "6处")]),
        ("5名院长、2名检察长", [("院长", "5名"), ("检察长", "2名")]),
        ("农业执法情况", [("农业执法情况", None)]),
    ],
)
def test_a_count_closes_or_opens_a_group(text, wanted):
    """
    Each part of an object with a count of its own stands alone; one count may close a list.
    """
    place, stretch = whole(text)
    found = [(place.slice(each.stretch), each.count and f"{each.count.value}{each.count.unit}") for each in
             groups(place, stretch)]  # fmt: skip

    assert wanted == found


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("防汛抗旱等工作", "防汛抗旱"),
        ("各类校外培训机构", "校外培训机构"),
        ("渔业资源、航道等方面的问题", "渔业资源、航道"),
        ("有关部门", None),
        ("“粮食安全等级”认证", "“粮食安全等级”认证"),
    ],
)
def test_a_topic_sheds_what_says_nothing(text, wanted):
    """
    Qualifiers and the tail 等工作 go; unnamed departments are no topic.
    """
    place, stretch = whole(text)
    topic = topic_of(place, stretch)

    assert wanted == (topic and place.slice(topic))


def test_joints_and_marks_are_trimmed():
    """
    Neither a joint nor a comma belongs to what they join.
    """
    place, stretch = whole("、和水土保持的")

    assert "水土保持" == place.slice(trim(place, stretch))


def test_a_topic_is_cut_into_items_in_the_open():
    """
    A mark inside a quotation parts no items.
    """
    place, stretch = whole("补齐短板、推广“一户、一策”,压实责任")

    assert ["补齐短板", "推广“一户、一策”", "压实责任"] == [place.slice(item) for item in items(place, stretch)]


def test_cutting_keeps_every_part():
    """
    Between two marks stands an empty part: the cuts lose no character.
    """
    place, stretch = whole("甲、、乙")

    assert ["甲", "", "乙"] == [place.slice(part) for part in open_cuts(place, stretch, "、")]


@pytest.mark.parametrize(("text", "wanted"), [("文明单位荣誉称号", "文明单位"), ("先进集体", "先进集体")])
def test_a_tail_is_cut_where_it_stands(text, wanted):
    """
    What the pattern does not find stays.
    """
    place, stretch = whole(text)

    assert wanted == place.slice(cut_tail(place, stretch, re.compile("(?:荣誉)?称号$")))


def test_a_relative_clause_ends_before_the_counted_noun():
    """
    代表提出的76件建议 is about the proposals, not about those who made them.
    """
    place, stretch = whole("代表提出的76件建议")

    assert len("代表提出的") == relative_end(place, stretch)
