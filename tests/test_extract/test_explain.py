"""Explain what stands at a place of a report."""

import pytest
from goldrecords import SEED, read_gold_as_extraction

from extract.explain import PlaceError, explain
from extract.records import Discarded, Extraction, Masked, Mention, Quote, Section

BASIS = {"body.department": "a level word and a department's stem name a department"}


def record(**parts):
    text = "检查组走访了区教育局。"
    return Extraction(
        record=1, rules="", doc="r", source="r.txt", format="text", encoding="utf-8", sha256="", text=text, **parts
    )  # fmt: skip


def whats(extraction, at):
    return [each.what for each in explain(extraction, at, basis=lambda rule: BASIS.get(rule, "")).findings]


def test_mention_names_its_rule_and_the_fact_behind_it():
    """
    A found name comes with the rule that found it and why that rule holds.
    """
    extraction = record(mentions=(Mention("m1", 6, 10, "区教育局", "Body", "body.department"),))
    (finding,) = explain(extraction, 7, basis=lambda rule: BASIS[rule]).findings

    assert ("区教育局", "body.department", BASIS["body.department"]) == (finding.text, finding.rule, finding.why)


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({"discarded": (Discarded(0, 3, "检查组", "body.group", "no name"),)}, "dropped: no name"),
        ({"masked": (Masked(0, 5, "copy", 100),)}, "masked: copy of the text at 100"),
        ({"sections": (Section("s1", 0, 11, 1, "监督", "done"),)}, "section s1 (done): 监督"),
        ({"shortcomings": (Quote("检查", 0, 2),)}, "shortcoming"),
    ],
)
def test_everything_with_a_place_is_told(parts, expected):
    """
    What was dropped, masked, or belongs to the layout is told like what was found.
    """
    assert [expected] == whats(record(**parts), 0)


def test_place_outside_its_end_is_not_told():
    """
    A stretch ends before its end.
    """
    extraction = record(mentions=(Mention("m1", 0, 3, "检查组", "Body", "x"),))

    assert [1, 0] == [len(whats(extraction, at)) for at in (2, 3)]


@pytest.mark.parametrize("at", [-1, 11, 10**9])
def test_place_outside_the_text_is_an_error(at):
    """
    The message says which places there are.
    """
    with pytest.raises(PlaceError, match="from 0 to 10"):
        explain(record(), at, basis=str)


def test_every_part_of_every_act_is_told():
    """
    At the places of an act's trigger, roles, count and clause the explanation names the act.
    """
    extraction = read_gold_as_extraction(SEED.with_suffix(".txt"), SEED)
    action = next(each for each in extraction.actions if each.topic and each.targets)
    places = [action.start, action.topic.start, action.targets[0].start]

    assert [] == [at for at in places if not any(f"act {action.id}" in what for what in whats(extraction, at))]
