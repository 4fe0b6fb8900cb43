"""A store answers the same in memory and on disk, and says what is wrong when it cannot."""

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad
from samplerecord import RECORD

from graph.build import build
from graph.store import QueryError, StoreError, memory, open_store, quads, rows, write_store

BASE = "https://example.org/"
QUADS = build((RECORD,), base=BASE)
BODIES = """
PREFIX rd: <https://w3id.org/renda/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?label ?nothing WHERE { ?body a rd:Body ; skos:prefLabel ?label } ORDER BY ?label
"""


def test_disk_and_memory_answer_alike(tmp_path):
    """
    What is written can be opened by several readers and asked the same.
    """
    write_store(QUADS, tmp_path / "store")
    one, two = open_store(tmp_path / "store"), open_store(tmp_path / "store")

    assert rows(memory(QUADS), BODIES) == rows(one, BODIES) == rows(two, BODIES)
    assert set(QUADS) == set(quads(one))


def test_rows_have_columns_and_texts():
    """
    A cell that is not bound is empty; labels come as plain text.
    """
    answer = rows(memory(QUADS), BODIES)

    assert ("label", "nothing") == answer.columns
    assert ("云和县教育局", "") in answer.texts()


@pytest.mark.parametrize(("answer", "query"), [(True, "ASK { ?s ?p ?o }"), (False, "ASK { ?s ?p 'nowhere' }")])
def test_ask_answers_yes_or_no(answer, query):
    """
    The answer to an ASK is a truth value and one row.
    """
    found = rows(memory(QUADS), query)

    assert answer is found.boolean
    assert ((str(answer).lower(),),) == found.texts()


def test_construct_answers_in_triples():
    """
    The answer to a CONSTRUCT is rows of three columns.
    """
    found = rows(memory(QUADS), "CONSTRUCT { ?s a ?c } WHERE { ?s a ?c }")

    assert found.triples
    assert ("subject", "predicate", "object") == found.columns
    assert len({quad.subject for quad in QUADS if quad.predicate.value.endswith("#type")}) <= len(found.rows)


def test_what_two_reports_say_alike_is_counted_once():
    """
    The default graph is the merge of the named graphs, a set: sums over reports come out right.
    """
    node = NamedNode("https://example.org/x")
    twice = [Quad(node, node, Literal("1"), NamedNode(f"https://example.org/{graph}")) for graph in "ab"]
    store = memory(twice)

    assert (("1",),) == rows(store, "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }").texts()
    assert (("2",),) == rows(store, "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }").texts()
    assert {DefaultGraph(), *(quad.graph_name for quad in twice)} == {quad.graph_name for quad in store}


@pytest.mark.parametrize("query", ["", "SELECT", "SELECT ?x WHERE { ?x", "DROP ALL", "SELECT * { ?s unknown:p ?o }"])
def test_a_query_that_cannot_be_read_is_told(query):
    """
    A slip in a query is an error of ours, with what the parser says; updates are no queries.
    """
    with pytest.raises(QueryError, match="the query cannot be"):
        rows(memory(QUADS), query)


def test_no_store_is_told(tmp_path):
    """
    A folder without a store, or none at all, is named with the way out.
    """
    for path in (tmp_path, tmp_path / "missing"):
        with pytest.raises(StoreError, match=r"no store here; make one with `renda build`"):
            open_store(path)


def test_a_damaged_store_is_told(tmp_path):
    """
    A store that lost its files is named with the way out.
    """
    write_store(QUADS, tmp_path / "store")
    for path in (tmp_path / "store").iterdir():
        if path.name.startswith("MANIFEST") or path.suffix == ".sst":
            path.write_bytes(b"damaged")

    with pytest.raises(StoreError, match=r"cannot be read .*renda build"):
        open_store(tmp_path / "store")


def test_a_store_is_never_written_over(tmp_path):
    """
    A folder that holds something is left alone.
    """
    (tmp_path / "letter.txt").write_text("kept")

    with pytest.raises(StoreError, match="holds something already"):
        write_store(QUADS, tmp_path)
    assert "kept" == (tmp_path / "letter.txt").read_text()
