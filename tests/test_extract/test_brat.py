"""Records go to brat and come back the same; what an annotator adds by hand is read too."""

from __future__ import annotations

from dataclasses import replace

import pytest
from goldrecords import DEV, SEED, gold_extraction

from extract.brat import BY_HAND, BratError, read_brat, write_brat
from extract.records import Action, Agent, Amount, Argument, Entity, Extraction, Mention, Quote, Span

TEXT = "镇人大听取⏎卫生院汇报\n并调研".replace("⏎", "\r\n")


@pytest.mark.parametrize("path", [SEED, *DEV], ids=lambda path: path.stem)
def test_record_survives_the_round_trip(path):
    """
    Mentions, actions with all roles, and metrics are equal after writing and reading.
    """
    record = gold_extraction(path)

    back = read_brat(write_brat(record), record.text)

    assert record.mentions == back.mentions
    assert record.actions == back.actions
    assert record.metrics == back.metrics


@pytest.mark.parametrize(
    "agent",
    [
        None,
        Agent(implicit=True, reporting_body=True),
        Agent("镇人大", 0, 3, reporting_body=True, entities=(Entity("Body||甲镇人大", "甲镇人大"),)),
        Agent("镇人大", 0, 3),
    ],
)
def test_rare_fields_survive_the_round_trip(agent):
    """
    Each case of an agent, items, totals, values and entities of arguments come back as they went.
    """
    mention = Mention("m7", 7, 10, "卫生院", "Body", "body.suffix", "v", (Entity("Body||乙", "乙"),))
    other = Argument("卫生院", 7, 10, "m7", (Entity("Body||丙", "丙"),))
    action = Action(
        id="a3",
        start=3,
        end=5,
        extent=Span(0, 12),
        trigger="听取",
        type="hear_report",
        status="planned",
        rule="r",
        section="s2",
        agent=agent,
        targets=(other, Argument("镇人大", 0, 3)),
        topic=Quote("汇报", 10, 12),
        quantity=Amount("a3q", 0, 1, "镇", "镇", 1.5, "", at_least=True, change="up", of=Quote("大", 2, 3)),
        total=True,
        items=(Quote("汇报", 10, 12), Quote("调研", 14, 16)),
        responds_to="a9",
    )
    record = Extraction(1, "", "d", "d.txt", "text", "utf-8", "", TEXT, mentions=(mention,), actions=(action,))

    back = read_brat(write_brat(record), TEXT)

    assert (record.mentions, record.actions) == (back.mentions, back.actions)


def test_name_over_a_line_break_is_two_fragments():
    """
    Brat wants no line break within a fragment, so a wrapped name is written in pieces and read as one stretch.
    """
    mention = Mention("m1", 3, 10, TEXT[3:10], "Body", "r")
    record = Extraction(1, "", "d", "d.txt", "text", "utf-8", "", TEXT, mentions=(mention,))

    written = write_brat(record)

    assert "T1\tBody 3 5;7 10\t听取 卫生院" == written.splitlines()[0]
    assert (mention,) == read_brat(written, TEXT).mentions


def test_annotations_by_hand_need_no_notes():
    """
    What an annotator adds in brat has offsets and types alone; the rest takes its default.
    """
    lines = (
        "T1\tBody 0 3\t镇人大",
        "T2\tinvestigate 14 16\t调研",
        "T3\tMetric 0 3\t镇人大",
        "E1\tinvestigate:T2 Agent:T1",
        "#1\tAnnotatorNotes T1\t这里对吗",
        "R1\tSame Arg1:T1 Arg2:T2",
    )

    back = read_brat("\n".join(lines), TEXT)

    assert (Mention("m1", 0, 3, "镇人大", "Body", BY_HAND),) == back.mentions
    assert [("调研", "investigate", "done", BY_HAND)] == [(a.trigger, a.type, a.status, a.rule) for a in back.actions]
    assert Agent("镇人大", 0, 3) == back.actions[0].agent
    assert [("", "镇人大")] == [(n.value, n.unit) for n in back.metrics]


def test_changed_number_is_read_anew():
    """
    A number whose stretch was changed in brat is no longer what its note says.
    """
    text = "视察3次"
    metric = Amount("n1", 2, 3, "3", "3", 3.0, "", rule="r")
    written = write_brat(Extraction(1, "", "d", "d", "text", "utf-8", "", text, metrics=(metric,)))

    back = read_brat(written.replace("Metric 2 3\t3", "Metric 2 4\t3次"), text)

    assert [("3", "次", BY_HAND)] == [(n.value, n.unit, n.rule) for n in back.metrics]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("T1 Body 0 3 镇人大", "line 1: has no id and content"),
        ("T1\tBody 0 x\t镇人大", "line 1: the offsets are no numbers"),
        ("T1\tBody 3 0\t镇人大", "line 1: the offsets are no numbers from small to large"),
        ("T1\tBody 0 3\t县人大", "line 1: the text from 0 to 3 is not '县人大'"),
        ("E1\tcontact:T5", "line 1: points at T5, which the file does not hold"),
        ("T1\tcontact 0 3\t镇人大\nE1\tcontact:T1\nA1\tStatus E1 maybe", "line 2: status 'maybe' is unknown"),
    ],
)
def test_broken_standoff_is_refused(line, problem):
    """
    A file that does not fit its text is refused with the line at fault.
    """
    with pytest.raises(BratError, match=problem):
        read_brat(line, TEXT)


def test_ids_without_numbers_are_refused():
    """
    Brat numbers its annotations, so an id must end in a number.
    """
    record = gold_extraction(DEV[0])
    named = replace(record, mentions=(replace(record.mentions[0], id="first"),), actions=())

    with pytest.raises(BratError, match="id 'first' ends in no number"):
        write_brat(named)
