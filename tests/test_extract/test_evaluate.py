"""The measure itself is measured: the gold scores 1, and each damage lowers what it should and nothing else."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest
from goldrecords import DEV, SEED, gold_extraction
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.evaluate import (
    MEASURES,
    GoldDocument,
    GoldError,
    Report,
    errors,
    evaluate_files,
    format_errors,
    format_markdown,
    format_report,
    gold_files,
    read_gold,
    score,
)
from extract.evaluate.pairing import pair
from extract.evaluate.window import bare, overlap_f1
from extract.records import Action, Agent, Discarded, Entity, Extraction, Mention

PATHS = (SEED, *DEV)
ABOUT = {"seed": "The seed is one report.", "dev": "The passages are many."}
LAYOUT = {"title block", "heads of sections", "depth and status of sections", "masked characters"}
ALL_NAMES = {"Body, Law, Program", "all mention types"}


@cache
def loaded() -> tuple[tuple[GoldDocument, Extraction], ...]:
    records = [gold_extraction(path) for path in PATHS]
    return tuple((read_gold(path, record.text), record) for path, record in zip(PATHS, records, strict=True))


def scored(damage: Callable[[GoldDocument, Extraction], Extraction]) -> Report:
    golds = [gold for gold, _ in loaded()]
    return score(golds, [damage(gold, record) for gold, record in loaded()])


def lowered(report: Report) -> set[str]:
    return {measure.name for measure in MEASURES if measure.of(report).value < 1}


def change_mentions(kind: str, change: Callable[[Extraction, Mention], Mention | None]):
    """Change the first mention of a type that counts, in every document that has one."""

    def damage(gold: GoldDocument, record: Extraction) -> Extraction:
        counted = {m.span.start for line in gold.lines for m in line.mentions if not line.ignores(m.span)}
        first = next((m for m in record.mentions if m.type == kind and m.start in counted), None)
        changed = [change(record, m) if m is first else m for m in record.mentions]
        return replace(record, mentions=tuple(m for m in changed if m is not None))

    return damage


def change_actions(wanted: Callable[[Action], object], change: Callable[[Action], Action | None]):
    """Change every action of the kind wanted."""

    def damage(_: GoldDocument, record: Extraction) -> Extraction:
        changed = [change(a) if wanted(a) else a for a in record.actions]
        return replace(record, actions=tuple(a for a in changed if a is not None))

    return damage


def change_metrics(**changes: str):
    def damage(_: GoldDocument, record: Extraction) -> Extraction:
        return replace(record, metrics=tuple(replace(n, **changes) for n in record.metrics[:1]) + record.metrics[1:])

    return damage


def wrapped(record: Extraction, mention: Mention) -> Mention:
    if record.text[mention.start - 1] not in "《“":
        return mention
    start, end = mention.start - 1, mention.end + 1
    return replace(mention, start=start, end=end, text=record.text[start:end])


def one_short(_: Extraction, mention: Mention) -> Mention:
    return replace(mention, end=mention.end - 1, text=mention.text[:-1])


def other_width(_: Extraction, mention: Mention) -> Mention:
    width = str.maketrans("（）()", "()（）")
    return replace(mention, entities=tuple(Entity(e.key, e.label.translate(width)) for e in mention.entities))


DAMAGES = {
    "a Body is missed": (change_mentions("Body", lambda *_: None), ALL_NAMES | {"Body"}),
    "a Law is one character short": (change_mentions("Law", one_short), ALL_NAMES | {"Law"}),
    "a Law is called a Program": (
        change_mentions("Law", lambda _, m: replace(m, type="Program")),
        ALL_NAMES | {"Law", "Program"},
    ),
    "a Person is missed": (change_mentions("Person", lambda *_: None), {"all mention types"}),
    "a Body stands for another one": (
        change_mentions("Body", lambda _, m: replace(m, entities=(Entity("k", "某机关"),))),
        {"entity of a Body or Law"},
    ),
    "a Meeting stands for another one": (change_mentions("Meeting", lambda _, m: replace(m, entities=())), set()),
    "brackets of another width in a label": (change_mentions("Law", other_width), set()),
    "marks that wrap the whole name": (change_mentions("Law", wrapped), set()),
    "actions are missed": (change_actions(lambda a: a.type == "train", lambda *_: None), {"actions: trigger and type"}),
    "an action bears another type": (
        change_actions(lambda a: a.type == "train", lambda a: replace(a, type="publish")),
        {"actions: trigger and type"},
    ),
    "a trigger stands elsewhere": (
        change_actions(
            lambda a: a.type == "field_visit", lambda a: replace(a, start=a.end, end=a.end + 1, trigger="*")
        ),
        {"actions: trigger and type"},
    ),
    "a trigger is one character short": (
        change_actions(lambda a: len(a.trigger) > 2, lambda a: replace(a, end=a.end - 1, trigger=a.trigger[:-1])),
        set(),
    ),
    "done is called planned": (
        change_actions(lambda a: a.status == "done", lambda a: replace(a, status="planned")),
        {"status"},
    ),
    "the agent is another": (
        change_actions(lambda a: a.type == "recommend", lambda a: replace(a, agent=Agent("某机关", 0, 1))),
        {"agent"},
    ),
    "the agent is left open": (
        change_actions(lambda a: a.type == "recommend", lambda a: replace(a, agent=None)),
        {"agent"},
    ),
    "our alias is written out": (
        change_actions(
            lambda a: a.agent and a.agent.implicit, lambda a: replace(a, agent=Agent("我会", 0, 1, reporting_body=True))
        ),
        set(),
    ),
    "targets are missed": (change_actions(lambda a: a.targets, lambda a: replace(a, targets=())), {"roles"}),
    "times are given to the programs": (
        change_actions(lambda a: a.times, lambda a: replace(a, programs=(*a.programs, *a.times), times=())),
        {"roles"},
    ),
    "a count is missed": (change_actions(lambda a: a.quantity, lambda a: replace(a, quantity=None)), {"roles"}),
    "a topic loses half": (
        change_actions(
            lambda a: a.topic and len(a.topic.text) > 3,
            lambda a: replace(a, topic=replace(a.topic, text=a.topic.text[: len(a.topic.text) // 2])),
        ),
        {"roles"},
    ),
    "a long topic loses one character": (
        change_actions(
            lambda a: a.topic and len(a.topic.text) > 4,
            lambda a: replace(a, topic=replace(a.topic, text=a.topic.text[1:])),
        ),
        set(),
    ),
    "what an act answers is missed": (
        change_actions(lambda a: a.responds_to, lambda a: replace(a, responds_to=None)),
        set(),
    ),
    "a number has another unit": (change_metrics(unit="丈"), {"metrics: value and unit"}),
    "a number has another value": (change_metrics(value="0"), {"metrics: value and unit"}),
}


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_gold_as_record_scores_one(path):
    """
    The gold as a record is right in every figure, and lists no error.
    """
    record = gold_extraction(path)

    report = score([read_gold(path, record.text)], [record])

    assert set() == lowered(report)
    assert () == errors(report)


@pytest.mark.parametrize("name", DAMAGES)
def test_damage_lowers_its_figures_alone(name):
    """
    Each kind of damage lowers the figures that are about it and leaves the others at one.
    """
    damage, expected = DAMAGES[name]

    assert expected == lowered(scored(damage))


def test_unlinked_answers_are_counted_apart():
    """
    A missed `responds_to` is printed, though it lowers no goal.
    """
    damage, _ = DAMAGES["what an act answers is missed"]

    figure = scored(damage).count("responds_to")

    assert (0, 57, 0) == (figure.hits, figure.misses, figure.spurious)


def test_order_of_equal_actions_does_not_matter():
    """
    Acts with one trigger are paired so that their roles agree, in whatever order they come.
    """
    assert set() == lowered(scored(lambda _, record: replace(record, actions=record.actions[::-1])))


def test_ignored_headings_and_outside_count_on_neither_side():
    """
    Finds on ignored strings, acts in headings and what starts outside all lines lower nothing.
    """

    def damage(gold: GoldDocument, record: Extraction) -> Extraction:
        places = [span for line in gold.lines for span in line.ignored]
        heads = [line.span for line in gold.lines if line.heading]
        more = [Mention("x", s.start, s.end, record.text[s.start : s.end], "Body", "r") for s in places]
        between = [Mention("x", m.start(), m.end(), "\n", "Body", "r") for m in re.finditer("\n", record.text)]
        acts = [replace(record.actions[0], start=s.start, end=s.end) for s in heads]
        return replace(record, mentions=(*record.mentions, *more, *between), actions=(*record.actions, *acts))

    assert set() == lowered(scored(damage))


def test_every_find_twice_halves_precision():
    """
    A find pays once: the second equal one is spurious.
    """
    report = scored(lambda _, r: replace(r, mentions=r.mentions * 2, actions=r.actions * 2, metrics=r.metrics * 2))

    figures = [report.count(kind) for kind in ("mention", "action", "metric")]

    assert [0.5, 0.5, 0.5] == [figure.precision for figure in figures]
    assert [1.0, 1.0, 1.0] == [figure.recall for figure in figures]


@settings(deadline=None, max_examples=50)
@given(st.data())
def test_recall_is_the_share_kept(data):
    """
    Where part of the gold is found and nothing else, precision is one and recall the share found.
    """
    gold, record = loaded()[data.draw(st.integers(1, len(DEV)))]
    metrics = data.draw(st.lists(st.sampled_from(record.metrics), unique=True))
    mentions = data.draw(st.lists(st.sampled_from(record.mentions), unique=True))
    report = score([gold], [replace(record, metrics=tuple(metrics), mentions=tuple(mentions), actions=())])

    figure, names = report.count("metric"), report.count("mention")

    assert (len(metrics), 0) == (figure.hits, figure.spurious)
    assert names.spurious == 0
    assert names.hits <= len(mentions)
    assert 0 == report.count("action").hits
    assert all(0 <= measure.of(report).value <= 1 for measure in MEASURES)


def test_nothing_found_is_zero_recall():
    """
    An empty record has found nothing and said nothing wrong.
    """
    report = scored(lambda _, record: replace(record, mentions=(), actions=(), metrics=()))

    figures = [report.count(kind) for kind in ("mention", "action", "metric")]

    assert [0.0, 0.0, 0.0] == [figure.recall for figure in figures]
    assert [0, 0, 0] == [figure.spurious for figure in figures]


def test_figures_of_a_set_are_micro_averages():
    """
    The counts of a set are the sums of the counts of its documents.
    """
    report = scored(DAMAGES["a Law is called a Program"][0])
    parts = [report.only(doc).count("mention") for doc in report.docs]

    whole = parts[0]
    for part in parts[1:]:
        whole += part

    assert report.count("mention") == whole


def test_near_misses_are_listed_once_with_both_sides():
    """
    A name with a wrong border is one line that says what was expected, what was found and by which rule.
    """
    report = scored(change_mentions("Law", one_short))

    found = errors(report, kinds=("mention",))
    listing = format_errors(report, kinds=("mention",), limit=1)

    assert {"WRONG-BOUNDARY"} == {each.cause for each in found}
    assert report.count("mention").misses == report.count("mention").spurious == len(found)
    assert listing.startswith(f"== mention Law WRONG-BOUNDARY: {len(found)}\n[xincheng-2024 l10] Law WRONG-BOUNDARY ")
    assert "| got: 新城区“十四五”规划纲要部分指标调整方 (gold)" in listing
    assert "⟦新城区“十四五”规划纲要部分指标调整方案⟧" in listing
    assert listing.endswith(f"… {len(found) - 1} more")


def test_missed_name_says_what_was_thrown_away():
    """
    Where the record has thrown away what was looked for, the line of the miss says by which rule and why.
    """

    def damage(_: GoldDocument, record: Extraction) -> Extraction:
        lost = next(m for m in record.mentions if m.type == "Meeting")
        thrown = Discarded(lost.start, lost.end, lost.text, "meeting.x", "overlaps with a slogan")
        return replace(record, mentions=tuple(m for m in record.mentions if m is not lost), discarded=(thrown,))

    listing = format_errors(scored(damage), names=("Meeting",), limit=1)

    assert "| thrown away: 新城区第十八届人民代表大会第三次会议: meeting.x, overlaps with a slogan" in listing


def test_report_says_which_goals_are_missed():
    """
    The printed figures mark each goal as reached or not.
    """
    text = format_report(scored(DAMAGES["a number has another unit"][0]))

    assert "✗ metrics: value and unit" in text
    assert "✓ status" in text


def test_quality_page_shows_every_set_and_its_errors():
    """
    The page sets each set against the goals and lists its classes of errors, with an example where it is in sight.
    """
    whole = scored(change_mentions("Law", one_short))

    page = format_markdown(ABOUT, {"seed": whole.only("xincheng-2024"), "dev": whole})

    assert "| Body | 0.90 | 1.000 | 1.000 |" in page
    assert "| agent (accuracy) | 0.95 | 1.000 | 1.000 |" in page
    assert "| mention | Law | wrong-boundary | 19 | 新城区“十四五”规划纲要部分指标调整方案 | 新城区“十四五”" in page
    assert "| mention | Law | wrong-boundary | 19 |\n" in format_markdown(ABOUT, {"dev": whole}, apart=["dev"])
    assert "There are none." in format_markdown(ABOUT, {"seed": Report(), "dev": Report()})


def test_files_and_folders_are_evaluated_alike():
    """
    A folder stands for the gold files in it, each with its text beside it; gold as a record has no sections.
    """
    report = evaluate_files([DEV[0].parent], extract=lambda text: gold_extraction(text.with_suffix(".jsonl")))

    assert tuple(path.stem for path in DEV) == report.docs
    assert set() == lowered(report) - LAYOUT


def test_gold_without_its_text_is_refused(tmp_path):
    """
    A gold file needs the text beside it.
    """
    (tmp_path / "a.jsonl").write_text("{}", encoding="utf-8")

    with pytest.raises(GoldError, match=r"a\.jsonl: no text stands beside it \(a\.txt\)"):
        gold_files([tmp_path / "a.jsonl"])


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"sent": "乙县人大常委会"}, "a.jsonl:1: the sentence does not stand in the text"),
        ({"mentions": [{"text": "县政府", "type": "Body"}]}, "a.jsonl:1: mention '县政府'"),
        ({"actions": [{"trigger": "视察", "type": "field_visit", "status": "done"}]}, "a.jsonl:1: trigger '视察'"),
        ({"metrics": [{"value": "3", "unit": "次"}]}, "a.jsonl:1: metric '3' '次'"),
        ({"mension": []}, "a.jsonl:1: Object contains unknown field `mension`"),
    ],
)
def test_gold_that_does_not_fit_its_text_is_refused(tmp_path, row, message):
    """
    Gold that quotes what the text does not say is an error with its line.
    """
    path = tmp_path / "a.jsonl"
    whole = {"doc": "a", "line": 0, "sent": "甲县人大常委会听取汇报2次。", **row}
    path.write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")

    with pytest.raises(GoldError, match=message):
        read_gold(path, "甲县人大常委会听取汇报2次。")


def test_gold_offsets_are_worked_out_from_order(tmp_path):
    """
    Without offsets, sentences and the mentions in them are found in the order in which they stand.
    """
    path = tmp_path / "a.jsonl"
    sentence = "县法院与县法院联系。"
    row = {"doc": "a", "line": 0, "sent": sentence, "mentions": [{"text": "县法院", "type": "Body"}] * 2}
    path.write_text("\n".join([json.dumps(row, ensure_ascii=False)] * 2), encoding="utf-8")

    gold = read_gold(path, f"{sentence}\n{sentence}")

    assert [0, 4, 11, 15] == [mention.span.start for line in gold.lines for mention in line.mentions]


def test_record_of_another_text_is_refused():
    """
    Gold and record must be about the same characters.
    """
    gold, record = loaded()[1]

    with pytest.raises(GoldError, match="dev-01: the record 'dev-01' was made from another text"):
        score([gold], [replace(record, text=record.text + "。")])


@pytest.mark.parametrize(
    ("worth", "pairs"),
    [
        ([], ()),
        ([[None]], ()),
        ([[1.0, 2.0]], ((0, 1),)),
        ([[5.0, 4.0], [4.0, None]], ((0, 1), (1, 0))),
        ([[None, 1.0], [None, 9.0], [0.0, 1.0]], ((1, 1), (2, 0))),
    ],
)
def test_pairs_are_many_first_and_good_second(worth, pairs):
    """
    As many pairs as possible are made, and among those the ones that agree most.
    """
    assert pairs == pair(worth)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("《消防法》", "消防法"),
        ("“《消防法》”", "消防法"),
        ("“双联系”制度", "“双联系”制度"),
        ("《甲》和《乙》", "《甲》和《乙》"),
        ("《关于修改〈甲〉的决定》", "关于修改〈甲〉的决定"),
        ("《", "《"),
    ],
)
def test_marks_come_off_where_they_wrap_the_whole_name(text, name):
    """
    Only marks around the whole name are no part of it.
    """
    assert name == bare(text)


def test_topics_agree_by_their_characters():
    """
    The measure of a topic is symmetric and runs from nothing to one.
    """
    assert overlap_f1("防汛工作", "防汛工作情况") == overlap_f1("防汛工作情况", "防汛工作") == 0.8
    assert 0.0 == overlap_f1("甲", "乙")
    assert 1.0 == overlap_f1("甲", "甲")
