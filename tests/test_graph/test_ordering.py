"""Rows come in the order that SPARQL asks for, whoever sorts them."""

import pickle
import random

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store, Triple, Variable

from graph.ordering import split_order
from graph.store import QuerySyntaxError, Rows, rows
from graph.tsv import Table, in_order
from graph.vocab import XSD

NODE, SAYS = "https://example.org/", NamedNode("https://example.org/says")
TEXTS = [Literal(each) for each in ("乙", "甲", "", "a", "Z", "〇", "甲乙", "10", "9")]
LABELS = [Literal(each, language=language) for each in ("甲", "乙") for language in ("zh", "en")]
NUMBERS = [Literal(each, datatype=XSD.integer) for each in ("10", "9", "-3", "0")]
DECIMALS = [Literal("9.5", datatype=XSD.decimal), Literal("10.0", datatype=XSD.decimal)]
YEARS = [Literal(each, datatype=XSD.gYear) for each in ("2023", "1999", "2010")]
DOUBLE = NamedNode("http://www.w3.org/2001/XMLSchema#double")
DOUBLES = [Literal(each, datatype=DOUBLE) for each in ("1.5E0", "INF", "-2.0E1")]
ODD = [Literal(each) for each in ("a\tb", "a\nb\r", '"q" \\ \\n', "\u2028\x85", "\b\f\x7f\x01")]
ODD += [Literal("5", datatype=XSD.decimal), Literal("x", datatype=NamedNode("https://example.org/t"))]
NODES = [NamedNode(NODE + each) for each in ("b", "a", "甲")]
FLAGS = [Literal("true", datatype=XSD.boolean), Literal("false", datatype=XSD.boolean)]


def store(values):
    held = Store()
    for at, value in enumerate(values):
        if value is not None:
            held.add(Quad(NamedNode(f"{NODE}{at}"), SAYS, value))
        held.add(Quad(NamedNode(f"{NODE}{at}"), NamedNode(NODE + "at"), Literal(str(at), datatype=XSD.integer)))
    return held


@pytest.mark.parametrize("falling", [False, True])
@pytest.mark.parametrize(
    "values",
    [
        TEXTS, LABELS, TEXTS + LABELS, NUMBERS, NUMBERS + DECIMALS, YEARS, NODES, FLAGS, [*NODES, *TEXTS, None, None],
        ODD, DOUBLES, NUMBERS + TEXTS, [*YEARS, *NUMBERS], TEXTS * 3, [BlankNode("b"), *NODES, None, *YEARS],
    ],
    ids=str,
)  # fmt: skip
def test_the_order_is_that_of_oxigraph(values, falling):
    """
    Texts, labels, numbers, years, nodes and nothing stand where Oxigraph puts them.
    """
    shuffled = list(values)
    random.Random(7).shuffle(shuffled)
    held = store(shuffled)
    key = "DESC(?value)" if falling else "?value"
    query = f"SELECT ?value ?at {{ ?node <{NODE}at> ?at OPTIONAL {{ ?node {SAYS} ?value }} }}\nORDER BY {key} ?at"
    expected = tuple(tuple(solution) for solution in held.query(query))

    assert expected == rows(held, query).rows
    assert expected == rows(held, query, values={Variable("none"): SAYS}).rows


@pytest.mark.parametrize(
    ("closing", "keys"),
    [
        ("ORDER BY ?a", (("a", False),)),
        ("order by DESC(?a) asc( ?b ) $c\n", (("a", True), ("b", False), ("c", False))),
        ("ORDER BY ?a LIMIT 3", None),
        ("ORDER BY STRLEN(?a)", None),
        ("# ORDER BY ?a", None),
        ("", None),
    ],
)
def test_only_a_closing_order_of_variables_is_cut_off(closing, keys):
    """
    What follows the order, or what is computed, is not taken apart.
    """
    found = split_order(f"SELECT * {{ ?a ?b ?c }}\n{closing}")

    assert keys == (found.keys if found else None)


def test_a_key_that_is_not_shown_is_left_to_the_store():
    """
    The rows are sorted by a variable that the query does not show.
    """
    held = store(NUMBERS)

    assert in_order(Table(("at",), ()), (("value", False),)) is None
    assert ("2", "3", "1", "0") == tuple(
        at for (at,) in rows(held, f"SELECT ?at {{ ?node <{NODE}at> ?at ; {SAYS} ?value }}\nORDER BY ?value").texts()
    )


def test_a_slip_is_told_of_the_whole_query():
    """
    Line and column are those of the query as written.
    """
    with pytest.raises(QuerySyntaxError, match=r"\b2\b"):
        rows(Store(), "SELECT * { ?a ?b ?c\nORDER BY ?a")


@pytest.mark.parametrize(
    "answer",
    [
        Rows(("a", "b"), ((NODES[0], None), (LABELS[0], TEXTS[0]), (NUMBERS[0], BlankNode("x")), (NODES[0], YEARS[0]))),
        Rows(("a",), ()),
        Rows((), ((), ())),
        Rows(("a",), ((None,), (ODD[0],), (None,))),
        Rows(("a",), tuple((each,) for each in [*ODD, *DOUBLES, *FLAGS, *DECIMALS, *NUMBERS])),
        Rows(("a",), ((Triple(NODES[0], SAYS, ODD[0]),), (Literal("x", language="en"),))),
        Rows(("answer",), ((Literal("true"),),), boolean=True),
        Rows(("subject", "predicate", "object"), ((NODES[0], SAYS, LABELS[1]),), triples=True),
    ],
    ids=str,
)
def test_rows_travel_between_processes(answer):
    """
    What a child sends arrives as it was.
    """
    assert answer == pickle.loads(pickle.dumps(answer))
