"""What a user writes into corrections.toml holds, is refused with reasons, or is said to hit nothing."""

from __future__ import annotations

import pytest

from extract.corrections import (
    Alias,
    CorrectionError,
    Is,
    Merge,
    Not,
    Split,
    apply_to_entities,
    apply_to_mentions,
    load_corrections,
    unused,
)
from extract.document import Document, Sentence, Source, TitleBlock
from extract.records import Entity, Mention, Span

TEXT = "县政府与县供销\n社签约。县政府督促县供销社落实温暖计划。"
MENTIONS = (
    Mention("m1", 0, 3, "县政府", "Body", "body.x"),
    Mention("m2", 12, 15, "县政府", "Body", "body.x"),
    Mention("m3", 23, 27, "温暖计划", "Program", "program.x"),
)


def document(text: str = TEXT) -> Document:
    source = Source("d", "d.txt", "text", "utf-8", "", text)
    end = text.index("。") + 1
    spans = (Span(0, end), Span(end, len(text)))
    return Document(source, TitleBlock(), sentences=tuple(sentence(text, span) for span in spans))


def sentence(text: str, span: Span) -> Sentence:
    offsets = tuple(at for at in range(span.start, span.end) if text[at] != "\n")
    return Sentence(span, "".join(text[at] for at in offsets), offsets, 0)


def resolved(*keys: str) -> tuple[Mention, ...]:
    entities = [Entity(key, key.split("|")[2]) for key in keys]
    return tuple(Mention(f"m{n}", n, n + 1, e.label, "Body", "body.x", entities=(e,)) for n, e in enumerate(entities))


def written(folder, content: str):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "corrections.toml").write_text(content, encoding="utf-8")
    return folder / "report.txt"


def test_nearest_file_comes_first(tmp_path):
    """
    Files are read from beside the report up to the input folder and no farther, each entry with file and number.
    """
    written(tmp_path, '[[is]]\ntext = "外"\ntype = "Body"\n')
    written(
        tmp_path / "in",
        '[[not]]\ntext = "甲"\n\n[[alias]]\ntext = "乙"\nentity = "丙"\n\n[[not]]\ntext = "丁"\nat = 3\n',
    )
    report = written(tmp_path / "in" / "a" / "b", '[[is]]\r\ntext = "戊"\r\ntype = "Law"\r\n')

    found = load_corrections(report, top=tmp_path / "in")

    assert (
        Is("correction:a/b/corrections.toml#1", "戊", "Law"),
        Not("correction:corrections.toml#1", "甲"),
        Alias("correction:corrections.toml#2", "乙", "丙"),
        Not("correction:corrections.toml#3", "丁", at=3),
    ) == found


def test_every_kind_of_entry_is_read(tmp_path):
    """
    All five kinds are read, also those written in one line.
    """
    report = written(
        tmp_path,
        'alias = [{text = "甲", entity = "乙"}]\n[[merge]]\nkeys = ["body||甲", "body|乙|甲"]\ninto = "body||丙"\n'
        '[[split]]\nkey = "program||丁"\nby = "place"\n[[not]]\ntext = "戊"\ntype = "Work"\n',
    )

    kinds = [type(each).__name__ for each in load_corrections(report, top=tmp_path)]

    assert ["Merge", "Split", "Not", "Alias"] == kinds


def test_no_file_no_corrections(tmp_path):
    """
    Most reports have no corrections.
    """
    assert () == load_corrections(tmp_path / "report.txt", top=tmp_path)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("[[is]\n", "corrections.toml: Expected"),
        ("[[are]]\n", r"corrections.toml: has unknown key 'are' \(known: alias, is, not, merge, split\)"),
        ("is = 3\n", r"corrections.toml: 'is' is no list of entries: write \[\[is\]\] above each"),
        ('[[is]]\ntext = "a"\ntipe = "Law"\n', r"#1 \[\[is\]\]: has unknown key 'tipe' \(known: text, type\)"),
        ('[[is]]\ntext = "a"\n', r"#1 \[\[is\]\]: lacks a key \(known: text, type\)"),
        ('[[is]]\ntext = "a"\ntype = "Name"\n', "type 'Name' is unknown"),
        ('[[not]]\ntext = "a"\ntype = "Name"\n', "type 'Name' is unknown"),
        ('[[not]]\ntext = " "\n', "'text' must be a string that is not empty"),
        ('[[not]]\ntext = "a"\nat = "3"\n', "'at' must be a number"),
        ('[[not]]\ntext = "a"\nat = true\n', "'at' must be a number"),
        ('[[merge]]\nkeys = []\ninto = "b||c"\n', "'keys' must be a list of strings"),
        ('[[merge]]\nkeys = ["x"]\ninto = "b||c"\n', r"key 'x' is not of the form type\|jurisdiction\|name"),
        ('[[split]]\nkey = "b||c"\nby = "mood"\n', r"by 'mood' is unknown \(known: place, doc, year\)"),
    ],
)
def test_wrong_entries_are_refused(tmp_path, content, problem):
    """
    What can't be used stops the start, with file, entry and what would be right.
    """
    report = written(tmp_path, content)

    with pytest.raises(CorrectionError, match=problem):
        load_corrections(report, top=tmp_path)


def test_file_that_is_not_utf8_is_refused(tmp_path):
    """
    A corrections file in another encoding is not guessed at.
    """
    (tmp_path / "corrections.toml").write_bytes("# 更正".encode("gb18030"))

    with pytest.raises(CorrectionError, match=r"corrections\.toml: is not UTF-8"):
        load_corrections(tmp_path / "report.txt", top=tmp_path)


@pytest.mark.parametrize(
    ("entry", "left"),
    [
        (Not("r", "县政府"), ["温暖计划"]),
        (Not("r", "县政府", type="Body"), ["温暖计划"]),
        (Not("r", "县政府", type="Law"), ["县政府", "县政府", "温暖计划"]),
        (Not("r", "县政府", at=14), ["县政府", "温暖计划"]),
        (Not("r", "縣政府", at=0), ["县政府", "温暖计划"]),
        (Not("r", "政府"), ["县政府", "县政府", "温暖计划"]),
    ],
)
def test_not_takes_mentions_out(entry, left):
    """
    A wording is no mention: everywhere, of one type, or at one place.
    """
    corrected = apply_to_mentions(MENTIONS, [entry], document=document())

    assert left == [mention.text for mention in corrected.mentions]
    assert len(MENTIONS) - len(left) == len(corrected.discarded)
    assert (len(left) < len(MENTIONS)) == ("r" in corrected.hits)
    assert {"r"} >= {each.rule for each in corrected.discarded}


def test_is_puts_mentions_in_wherever_the_wording_stands():
    """
    A wording that was not found becomes a mention, also over a line wrap, with the characters of the source.
    """
    corrected = apply_to_mentions(MENTIONS, [Is("r", "县供销社", "Body")], document=document())

    found = [mention for mention in corrected.mentions if mention.rule == "r"]
    assert ["县供销\n社", "县供销社"] == [mention.text for mention in found]
    assert ["m1", "m2", "m3", "m4", "m5"] == [mention.id for mention in corrected.mentions]
    assert all(TEXT[mention.start : mention.end] == mention.text for mention in corrected.mentions)
    assert {"r"} == corrected.hits


def test_is_changes_the_type_and_displaces_what_is_shorter():
    """
    An entry replaces what stands on its characters; what it displaces is kept aside.
    """
    entries = [Is("r1", "温暖计划", "Work"), Is("r2", "督促县供销社", "Body"), Is("r3", "与县", "Place")]

    corrected = apply_to_mentions(
        (*MENTIONS, Mention("m4", 17, 21, "县供销社", "Body", "x")), entries, document=document()
    )

    assert [
        ("县政府", "Body"),
        ("与县", "Place"),
        ("县政府", "Body"),
        ("督促县供销社", "Body"),
        ("温暖计划", "Work"),
    ] == [(mention.text, mention.type) for mention in corrected.mentions]
    assert [("温暖计划", "r1"), ("县供销社", "r2")] == [(each.text, each.rule) for each in corrected.discarded]


def test_is_leaves_longer_names_alone():
    """
    A wording inside a longer name is no mention of its own, unless that name is taken out.
    """
    inside = Is("r1", "温暖", "Program")

    assert MENTIONS == apply_to_mentions(MENTIONS, [inside], document=document()).mentions
    corrected = apply_to_mentions(MENTIONS, [inside, Not("r2", "温暖计划")], document=document())
    assert ["县政府", "县政府", "温暖"] == [mention.text for mention in corrected.mentions]


def test_nearest_entry_on_a_wording_wins():
    """
    Of two entries on one wording the first one counts, and the other is hidden, not without use.
    """
    near, far = Is("near", "温暖计划", "Work"), Is("far", "温暖计划", "Law")

    corrected = apply_to_mentions(MENTIONS, [near, far], document=document())

    assert "Work" == corrected.mentions[-1].type
    assert {"near", "far"} == corrected.hits


def test_nothing_to_correct_changes_nothing():
    """
    Without entries the mentions are handed on as they are.
    """
    assert MENTIONS == apply_to_mentions(MENTIONS, [], document=document()).mentions
    assert MENTIONS == apply_to_entities(MENTIONS, [], place=None, doc="d", year=None).mentions


@pytest.mark.parametrize(
    ("entity", "expected"),
    [
        ("乙市人民政府", Entity("body|乙市|乙市人民政府", "乙市人民政府")),
        ("body|丙州|丙州人民政府", Entity("body|丙州|丙州人民政府", "丙州人民政府")),
        ("丁县人民政府", Entity("body||丁县人民政府", "丁县人民政府")),
    ],
)
def test_alias_names_an_entity(entity, expected):
    """
    An alias names one of the report's entities, a key, or a new entity, and leaves its rule on the mention.
    """
    mentions = (*resolved("body|乙市|乙市人民政府"), MENTIONS[1])

    corrected = apply_to_entities(
        mentions, [Alias("r", "县政府", entity), Alias("far", "县政府", "戊")], place="甲县", doc="d", year=None
    )

    assert ((expected,), "r") == (corrected.mentions[1].entities, corrected.mentions[1].rule)
    assert mentions[0] == corrected.mentions[0]
    assert {"r", "far"} == corrected.hits


def test_merge_makes_several_keys_one():
    """
    Merged keys become the key they are merged into, which gives the name.
    """
    merge = Merge("r", ("body||甲局", "body|丙|乙局"), "body|丙|丙局")

    corrected = apply_to_entities(
        resolved("body||甲局", "body|丙|乙局", "body||丁局"), [merge], place="", doc="d", year=""
    )

    assert ["body|丙|丙局", "body|丙|丙局", "body||丁局"] == [mention.entities[0].key for mention in corrected.mentions]
    assert "丙局" == corrected.mentions[0].entities[0].label


def test_entities_merged_within_a_mention_are_one():
    """
    A mention of two bodies that are one stands for one.
    """
    both = Mention("m1", 0, 1, "两局", "Body", "x", entities=(Entity("body||甲", "甲"), Entity("body||乙", "乙")))

    corrected = apply_to_entities([both], [Merge("r", ("body||甲",), "body||乙")], place=None, doc="d", year=None)

    assert (Entity("body||乙", "乙"),) == corrected.mentions[0].entities


@pytest.mark.parametrize(
    ("by", "key"),
    [("place", "program|甲县|温暖工程"), ("doc", "program||温暖工程~d1"), ("year", "program||温暖工程~2023")],
)
def test_split_tells_reports_apart(by, key):
    """
    A split key is told apart by the report's place, by the report, or by its year; the name stays.
    """
    mentions = resolved("program||温暖工程", "program||别的")

    corrected = apply_to_entities(mentions, [Split("r", "program||温暖工程", by)], place="甲县", doc="d1", year="2023")

    assert [Entity(key, "温暖工程"), Entity("program||别的", "别的")] == [m.entities[0] for m in corrected.mentions]


def test_split_parts_can_be_merged():
    """
    Splits come before merges, so that two of the parts may be one.
    """
    entries = [
        Merge("m", ("program|甲县|温暖工程",), "program|乙市|温暖工程"),
        Split("s", "program||温暖工程", "place"),
    ]

    corrected = apply_to_entities(resolved("program||温暖工程"), entries, place="甲县", doc="d", year=None)

    assert "program|乙市|温暖工程" == corrected.mentions[0].entities[0].key
    assert {"m", "s"} == corrected.hits


def test_entries_without_a_hit_are_named():
    """
    An entry that hits nothing in a whole run is said with its file, number and wording, once.
    """
    entries = (
        Not("correction:a#1", "甲"),
        Merge("correction:a#2", ("b||c",), "b||d"),
        Split("correction:a#3", "b||c", "doc"),
    )

    lines = unused((*entries, *entries), {"correction:a#2"})

    assert ("correction:a#1: [[not]] of 甲 hits nothing", "correction:a#3: [[split]] of b||c hits nothing") == lines
