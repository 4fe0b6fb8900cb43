"""Answers in the forms that the standards and people read."""

import csv
import io
import json

import pytest
from pyoxigraph import Literal, NamedNode

from graph.answers import AnswerError, as_csv, as_json, as_markdown, as_tsv, as_turtle, shorten
from graph.store import Rows
from graph.vocab import XSD

NODE = NamedNode("https://example.org/某县")
ROWS = Rows(
    ("body", "label", "count"),
    ((NODE, Literal('一,"二"\n三|四', language="zh"), Literal(3)), (None, Literal("五"), None)),
)


def test_csv_reads_back():
    """
    Commas, quotes and line breaks come back as they were; nothing is an empty cell.
    """
    back = list(csv.reader(io.StringIO(as_csv(ROWS), newline="")))

    assert [["body", "label", "count"], [NODE.value, '一,"二"\n三|四', "3"], ["", "五", ""]] == back


def test_tsv_writes_terms():
    """
    Each term is as in Turtle, so that a line stays a line.
    """
    lines = as_tsv(ROWS).splitlines()

    assert "?body\t?label\t?count" == lines[0]
    assert (3, str(NODE), "") == (len(lines), lines[1].split("\t")[0], lines[2].split("\t")[2])


def test_json_tells_kinds_of_terms():
    """
    IRIs, languages and datatypes are told apart, and what is not bound is left out.
    """
    first, second = json.loads(as_json(ROWS))["results"]["bindings"]

    assert {"type": "uri", "value": NODE.value} == first["body"]
    assert ("zh", "http://www.w3.org/2001/XMLSchema#integer") == (
        first["label"]["xml:lang"],
        first["count"]["datatype"],
    )
    assert {"label": {"type": "literal", "value": "五"}} == second


@pytest.mark.parametrize("answer", [True, False])
def test_json_of_an_ask(answer):
    """
    An ASK has a boolean and no rows.
    """
    rows = Rows(("answer",), ((Literal(str(answer).lower()),),), boolean=answer)

    assert answer is json.loads(as_json(rows))["boolean"]


def test_markdown_keeps_a_row_on_a_line():
    """
    Bars and line breaks within a cell do not break the table.
    """
    lines = as_markdown(ROWS).splitlines()

    assert 4 == len(lines)
    assert r"三\|四" in lines[2]


def test_turtle_wants_triples():
    """
    A SELECT has no form in Turtle; a CONSTRUCT has.
    """
    rows = Rows(("subject", "predicate", "object"), ((NODE, NODE, Literal(3)),), triples=True)

    assert NODE.value in as_turtle(rows)
    with pytest.raises(AnswerError, match="CONSTRUCT"):
        as_turtle(ROWS)


@pytest.mark.parametrize("iri", ["https://w3id.org/renda/body/某县人民政府", "某县", ""])
def test_other_texts_are_not_shortened(iri):
    """
    Only terms of a vocabulary have a prefix.
    """
    assert iri == shorten(iri)


def test_no_cell_of_a_csv_answer_is_a_formula():
    """
    A spreadsheet that opens an answer runs nothing that a text holds; numbers below nothing stay numbers.
    """
    cells = (Literal("=1+1"), Literal("@x", language="zh"), Literal("-3", datatype=XSD.integer), Literal("报告-1"))
    lines = as_csv(Rows(("x",), tuple((cell,) for cell in cells))).split("\r\n")

    assert ["x", "'=1+1", "'@x", "-3", "报告-1", ""] == lines
