"""The tables say what the record says, and a spreadsheet can open them."""

import csv
from collections import Counter

import pytest
from goldrecords import DEV, SEED, read_gold_as_extraction

from extract.records import Action, Agent, Amount, Covers, Entity, Extraction, Mention, Quote, Span
from graph.export.tables import TABLES, make_safe, write_tables

OWNER = Entity("Body|岚桥县|岚桥县人民代表大会常务委员会", "岚桥县人民代表大会常务委员会")
OURS = Agent(implicit=True, reporting_body=True)


@pytest.fixture(scope="module")
def seed():
    """
    The seed's gold as a record.
    """
    return read_gold_as_extraction(SEED.with_suffix(".txt"), SEED)


def read(folder, name):
    with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def act(id, start, type="recommend", *, status="done", **roles):
    return Action(
        id=id, start=start, end=start + 2, extent=Span(start, start + 2), trigger="提出", type=type, status=status,
        rule="test", agent=roles.pop("agent", OURS), **roles,
    )  # fmt: skip


def record(*actions, doc="r", mentions=(), covers=("2023", "2024"), metrics=()):
    return Extraction(
        record=1, rules="", doc=doc, source="r.txt", format="text", encoding="utf-8", sha256="0" * 64,
        text="提出建议和意见。" * 9, reporting_body=OWNER, covers=Covers(*covers), actions=actions, mentions=mentions,
        metrics=metrics,
    )  # fmt: skip


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_row_fills_every_column(seed, table):
    """
    Each row of each table has a cell for each head, and no table of the seed is empty.
    """
    assert {len(table.head)} == {len(row) for row in table.rows([seed])}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_file_begins_with_a_byte_order_mark(tmp_path, table):
    """
    Excel takes a CSV file for UTF-8 only if it begins with the mark.
    """
    write_tables(tmp_path, [])

    assert b"\xef\xbb\xbf" == (tmp_path / f"{table.name}.csv").read_bytes()[:3]


@pytest.mark.parametrize("text", ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "＝1+1", "\t=1", " =1"])
def test_no_text_is_a_formula(text):
    """
    A text that a spreadsheet would run is marked as text.
    """
    assert "'" == make_safe(text)[0]


@pytest.mark.parametrize("cell", ["建议", "1500余", "", -4, 4.5, None])
def test_other_cells_stay(cell):
    """
    Numbers and plain texts are written as they are.
    """
    assert cell == make_safe(cell)


def test_acts_of_the_record_are_the_rows(tmp_path, seed):
    """
    The table of actions has one row an act, with the characters it stands on.
    """
    write_tables(tmp_path, [seed])
    rows = read(tmp_path, "actions")

    assert Counter(action.type for action in seed.actions) == Counter(row["手段代码"] for row in rows)
    assert [] == [row for row in rows if row["触发词"] not in seed.text[int(row["起"]) : int(row["止"])]]


def test_mentions_of_the_record_are_counted(tmp_path, seed):
    """
    How often the laws are named adds up to the mentions of laws, if each stands for one law.
    """
    write_tables(tmp_path, [seed])

    mentions = sum(max(1, len(mention.entities)) for mention in seed.mentions if mention.type == "Law")
    assert mentions == sum(int(row["提及次数"]) for row in read(tmp_path, "laws"))


def test_things_of_one_name_in_several_reports_are_one_row(tmp_path):
    """
    A body that two reports name stands once, with both reports and all its wordings.
    """
    one = Mention("m1", 0, 2, "常委会", "Body", "test", entities=(OWNER,))
    two = Mention("m1", 0, 2, "县人大常委会", "Body", "test", entities=(OWNER,))
    write_tables(tmp_path, [record(doc="a", mentions=(one,)), record(doc="b", mentions=(two,))])

    (row,) = read(tmp_path, "bodies")
    assert ("常委会；县人大常委会", "2", "a；b") == (row["写法"], row["提及次数"], row["所在报告"])


def test_unsettled_wordings_are_not_one_thing(tmp_path):
    """
    Names that stand for nothing known keep a row each, without a full name's key.
    """
    mentions = tuple(Mention(f"m{n}", n, n + 2, text, "Body", "test") for n, text in enumerate(("专班", "检查组")))
    write_tables(tmp_path, [record(mentions=mentions)])

    rows = read(tmp_path, "bodies")
    assert [("", "专班"), ("", "检查组")] == [(row["标识"], row["写法"]) for row in rows]


@pytest.mark.parametrize(
    ("roles", "expected"),
    [
        ({"items": (Quote("建议", 2, 4), Quote("意见", 5, 7))}, [("建议", "2"), ("意见", "5")]),
        ({"topic": Quote("建议和意见", 2, 7)}, [("建议和意见", "2")]),
        ({}, [("", "0")]),
    ],
    ids=["items", "topic", "neither"],
)
def test_each_item_recommended_is_a_row(tmp_path, roles, expected):
    """
    Listed recommendations are counted one by one; else the topic, else the act.
    """
    write_tables(tmp_path, [record(act("a1", 0, **roles))])

    assert expected == [(row["建议"], row["起"]) for row in read(tmp_path, "recommendations")]


def test_plan_meets_what_the_next_report_tells(tmp_path):
    """
    What one report plans for a year and what the next one tells of that year stand in one row.
    """
    plan = record(act("a1", 0, "inspect_law", status="planned"), doc="a", covers=("2023", "2024"))
    done = record(act("a1", 0, "inspect_law"), act("a2", 8, "inspect_law"), doc="b", covers=("2024", "2025"))
    write_tables(tmp_path, [plan, done])

    (row,) = read(tmp_path, "plan-and-done")
    assert ("2024", "1", "2", "a；b") == (row["年度"], row["计划列明"], row["完成列明"], row["所在报告"])


def test_stated_totals_are_never_added(tmp_path):
    """
    A total that the text states stands beside the acts it lists.
    """
    amount = Amount("n1", 0, 3, "21项", "21", 21, "项")
    write_tables(
        tmp_path, [record(act("a1", 0, "hear_report", total=True, quantity=amount), act("a2", 8, "hear_report"))]
    )

    (row,) = read(tmp_path, "plan-and-done")
    assert ("1", "21项") == (row["完成列明"], row["完成总数"])


def test_acts_of_others_are_not_ours(tmp_path):
    """
    What a government or deputies did is no line of the reporting body's account.
    """
    others = (Agent(text="县政府"), Agent(text="代表"), None)
    write_tables(tmp_path, [record(*(act(f"a{n}", n, agent=agent) for n, agent in enumerate(others)))])

    assert [] == read(tmp_path, "plan-and-done")


def test_whole_numbers_have_no_point(tmp_path):
    """
    1500 is written as 1500, and 67.5 as 67.5.
    """
    metrics = (Amount("n1", 0, 2, "1500人", "1500", 1500.0, "人"), Amount("n2", 3, 5, "67.5%", "67.5", 67.5, "%"))
    write_tables(tmp_path, [record(metrics=metrics)])

    assert ["1500", "67.5"] == [row["数值"] for row in read(tmp_path, "metrics")]


def test_tables_of_all_gold_are_written(tmp_path):
    """
    Reports of every level and kind fit the tables.
    """
    records = [read_gold_as_extraction(path.with_suffix(".txt"), path) for path in DEV]
    write_tables(tmp_path, records)

    assert sum(len(each.metrics) for each in records) == len(read(tmp_path, "metrics"))
