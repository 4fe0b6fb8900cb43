"""What a build has answered is kept while its store stands, and is what the store would answer."""

import shutil

import pytest
from click.testing import CliRunner
from pyoxigraph import NamedNode, Quad, Store

from graph import Graph, querying
from graph.cli import main
from graph.imports import import_file, remove
from graph.kept import Answers, keep, kept
from graph.questions import find_question, shipped
from graph.store import open_store, rows
from graph.tsv import Table
from graph.worker import Ask, run_limited

HEARD = find_question("heard-reports").sparql
ASKED = [each for each in shipped() if not each.needs]


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    output = tmp_path_factory.mktemp("kept") / "output"
    done = CliRunner().invoke(main, ["build", "seeds", "-o", str(output)], catch_exceptions=False)
    assert 0 == done.exit_code
    return output


@pytest.fixture
def output(built, tmp_path):
    return shutil.copytree(built, tmp_path / "output")


@pytest.fixture
def counted(monkeypatch):
    """
    Count the queries that a child is asked.
    """
    asked = []

    def counting(store, query, *, seconds):
        asked.append(query)
        return run_limited(store, query, seconds=seconds)

    monkeypatch.setattr(querying, "run_limited", counting)
    return asked


def keep_none(store):
    """
    Put answers without rows in the place of those that are kept.
    """
    shutil.rmtree(store / "answers")
    columns = rows(open_store(store), HEARD).columns
    keep(store, Answers({HEARD: Table(columns, ())}))


@pytest.mark.parametrize("question", ASKED, ids=[each.name for each in ASKED])
def test_what_is_kept_is_what_the_store_answers(built, question):
    """
    Each shipped question that is asked of nothing in particular is kept, with all its rows.
    """
    known, asked = kept(built / "store", question.sparql), rows(open_store(built / "store"), question.sparql)

    assert known.columns == asked.columns
    assert sorted(known.rows, key=str) == sorted(asked.rows, key=str)


def test_a_kept_answer_asks_no_child(output, counted):
    """
    A shipped question, and one narrowed by a column, are answered from what is kept; a variable is not.
    """
    for settings in ([], ["--set", "year=2021"]):
        done = CliRunner().invoke(main, ["query", "heard-reports", *settings, "-o", str(output)])
        assert 0 == done.exit_code
    assert [] == counted
    answered = CliRunner().invoke(main, ["query", "heard-reports", "--set", "report=urn:none", "-o", str(output)])
    assert 0 == answered.exit_code
    assert [Ask(HEARD, (("report", "urn:none"),))] == counted


def test_an_import_ends_what_is_kept(output, tmp_path):
    """
    The store that an import or a removal puts in place is asked again, and tells what has come.
    """
    (tmp_path / "more.nt").write_text("<http://a.cn/s> <http://a.cn/p> <http://a.cn/o> .", encoding="utf-8")
    import_file(tmp_path / "more.nt", store=output / "store")
    assert kept(output / "store", HEARD) is None
    remove("more", store=output / "store")
    assert kept(output / "store", HEARD) is None


def test_a_stranger_who_writes_ends_what_is_kept(output):
    """
    A program that opens the store for writing with Oxigraph itself makes another state of it.
    """
    node = NamedNode("http://a.cn/s")
    Store(str(output / "store")).add(Quad(node, node, node))

    assert kept(output / "store", HEARD) is None


def test_an_open_graph_keeps_to_the_store_that_it_opened(output):
    """
    A build that comes later is seen after the graph is opened anew, by what is kept as by what is asked.
    """
    keep_none(output / "store")
    with Graph.open(output) as graph:
        assert 0 == len(graph.query("heard-reports"))
        shutil.copytree(output / "store", output / "other")
        shutil.rmtree(output / "store")
        (output / "other").rename(output / "store")

        assert len(rows(open_store(output / "store"), HEARD).rows) == len(graph.query("heard-reports")) > 0
