"""The questions that users ask of the seed have the answers that stand in it, row by row, with their places."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from extract.pipeline import extract
from graph.build import build
from graph.questions import find_question
from graph.store import memory, rows

ROOT = Path(__file__).parent.parent
SEED = next((ROOT.parent / "seeds").glob("*.txt"))
SECOND = 7776
"""Where the seed's second copy begins."""

# What the extractor does not read yet, by sheet and last cell of the row; each is to be taken away when it does.
UNREAD: dict[str, str] = {}
# What it reads too much, by sheet.
TOO_MUCH: dict[str, str] = {}


@dataclass(frozen=True)
class Sheet:
    """
    The expected rows of a question: which shipped query answers it, and which of its rows and columns are asked for.
    """

    name: str
    query: str
    where: tuple[tuple[str, tuple[str, ...]], ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def read(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    head = [line.removeprefix("# ") for line in lines if line.startswith("#")]
    columns, *cells = [tuple(line.split("\t")) for line in lines if not line.startswith("#")]
    query = next(line.removeprefix("query: ") for line in head if line.startswith("query: "))
    where = (line.removeprefix("where: ").partition("=") for line in head if line.startswith("where: "))
    asked = tuple((column, tuple(values.split("|"))) for column, _, values in where)
    return Sheet(path.stem, query, asked, columns, tuple(cells))


SHEETS = tuple(read(path) for path in sorted((ROOT / "questions").glob("*.tsv")))


@cache
def answers(name):
    """
    Ask the sheet's query of the graph of the seed, and keep the rows and columns that the sheet asks for.
    """
    sheet = next(each for each in SHEETS if each.name == name)
    found = rows(graph(), find_question(sheet.query).sparql)
    told = [dict(zip(found.columns, row, strict=True)) for row in found.texts()]
    kept = [row for row in told if all(row[column] in values for column, values in sheet.where)]
    return {tuple(row[column] for column in sheet.columns) for row in kept}


@cache
def graph():
    return memory(build([extract(SEED)]))


def expected():
    for sheet in SHEETS:
        for row in sheet.rows:
            reason = UNREAD.get(f"{sheet.name}:{row[-1]}")
            marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
            yield pytest.param(sheet.name, row, id=f"{sheet.name}-{'-'.join(row)}", marks=marks)


def sheets():
    for sheet in SHEETS:
        reason = TOO_MUCH.get(sheet.name)
        yield pytest.param(
            sheet, id=sheet.name, marks=[pytest.mark.xfail(reason=reason, strict=True)] if reason else []
        )


@pytest.mark.parametrize(("name", "row"), list(expected()))
def test_the_answer_stands_in_the_graph(name, row):
    """
    Each row that the text gives is a row of the answer.
    """
    assert row in answers(name)


@pytest.mark.parametrize("sheet", list(sheets()))
def test_nothing_else_is_answered(sheet):
    """
    The answer has no row that the text does not give, and the sheet none twice.
    """
    assert set() == answers(sheet.name) - set(sheet.rows)
    assert len(sheet.rows) == len(set(sheet.rows))


def test_all_twelve_questions_are_asked():
    """
    Every question has its sheet.
    """
    assert {f"{number:02d}" for number in range(1, 13)} == {sheet.name[:2] for sheet in SHEETS}


@pytest.mark.parametrize("row", next(sheet.rows for sheet in SHEETS if sheet.name == "12"), ids=lambda row: row[0])
def test_the_evidence_is_in_both_copies(row):
    """
    The quote stands at its offsets in the first copy, and as far on in the second.
    """
    start, end, quote, again = row
    text = SEED.read_bytes().decode("utf-8")

    assert quote == text[int(start) : int(end)] == text[int(again) : int(again) + len(quote)]
    assert int(start) + SECOND == int(again)
