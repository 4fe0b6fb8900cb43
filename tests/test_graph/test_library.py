"""A program asks a build as the command line does: questions, names, evidence, the network."""

import subprocess
import sys
from dataclasses import replace

import networkx as nx
import pytest
from click.testing import CliRunner
from pandas import DataFrame
from pyoxigraph import Literal
from samplerecord import BUREAU, RECORD, TEXT

import graph
from graph import Graph
from graph.build import build
from graph.cli import main
from graph.errors import GraphError
from graph.export.graphml import write_graphml
from graph.frames import Table, value
from graph.known import UnknownNameError
from graph.network import build_network
from graph.questions import QuestionError, shipped
from graph.store import StoreError, write_store
from graph.vocab import DEFAULT_BASE, XSD
from graph.worker import TimeLimitError

IRI = "https://w3id.org/renda/body/云和县教育局"
OTHER = replace(RECORD, doc="other", sha256="0" * 64)
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER(?a != ?i) }"
NAMESAKES = """@prefix rd: <https://w3id.org/renda/ontology#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<http://a.cn/1> a rd:Body ; skos:prefLabel "水务局"@zh . <http://a.cn/2> a rd:Body ; skos:altLabel "水务局"@zh ;
skos:prefLabel "云和县水务局"@zh ."""


@pytest.fixture(scope="module")
def output(tmp_path_factory):
    folder = tmp_path_factory.mktemp("library")
    write_store(build((RECORD, OTHER)), folder / "store")
    records = (RECORD, OTHER)
    (folder / "extractions.jsonl").write_text("".join(f"{each.to_json()}\n" for each in records), encoding="utf-8")
    write_graphml(build_network(records, base=DEFAULT_BASE), folder / "network.graphml")
    return folder


@pytest.fixture
def opened(output):
    with Graph.open(output) as found:
        yield found


@pytest.fixture
def plain(output, monkeypatch):
    """
    The same where pandas is not installed.
    """
    monkeypatch.setitem(sys.modules, "pandas", None)
    with Graph.open(output) as found:
        yield found


def test_importing_the_package_loads_nothing_heavy():
    """
    `import graph` costs next to nothing; what asks a build is loaded when it is named.
    """
    code = "import sys, graph; print(sorted({'networkx', 'pandas', 'pyoxigraph', 'graph.library'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)

    assert "[]" == done.stdout.strip()
    with pytest.raises(AttributeError, match="nothing"):
        _ = graph.nothing


@pytest.mark.parametrize("question", shipped(), ids=lambda question: question.name)
def test_a_question_gives_the_rows_of_the_command(opened, output, question):
    """
    Every shipped question has the columns and as many rows as `renda query` prints.
    """
    given = dict.fromkeys(question.needs, "县教育局")
    settings = [f"--set={name}={value}" for name, value in given.items()]
    found = opened.query(question.name, **given)
    arguments = ["query", question.name, *settings, "--format", "tsv", "-o", str(output)]
    printed = CliRunner().invoke(main, arguments).stdout

    assert isinstance(found, DataFrame)
    assert printed.splitlines()[0] == "\t".join(f"?{column}" for column in found.columns)
    assert len(printed.splitlines()) - 1 == len(found)


def test_columns_have_the_types_of_what_they_hold(opened):
    """
    Years and places in the text are numbers that may be missing, labels are text.
    """
    found = opened.query("heard-reports", body="县法院")

    assert ["Int64", "Int64", "string"] == [str(found[name].dtype) for name in ("year", "at", "body")]
    assert {2021} == set(found["year"])
    assert {"云和县人民法院"} == set(found["body"])


def test_without_pandas_answers_are_plain_tables(plain):
    """
    The same rows come as a table of Python values.
    """
    found = plain.query("heard-reports", body="县法院", year=2021)

    assert isinstance(found, Table)
    assert [2021] * len(found) == found["year"]
    assert "云和县人民法院" == next(iter(found))["body"]
    assert "| 云和县人民法院 |" in str(found)


def test_sparql_and_files_are_asked_as_well(opened, tmp_path):
    """
    An ASK is true or false, a CONSTRUCT has three columns, a file is read.
    """
    (tmp_path / "a.rq").write_text("ASK { <http://a.cn/> ?p ?o }", encoding="utf-8")

    assert opened.query("ASK { ?s ?p ?o }") is True
    assert opened.query(tmp_path / "a.rq") is False
    constructed = opened.query("CONSTRUCT { ?s a ?c } WHERE { ?s a ?c } LIMIT 3")
    assert (["subject", "predicate", "object"], 3) == (list(constructed.columns), len(constructed))


def test_a_variable_is_bound_by_what_it_is_called(opened):
    """
    A parameter that is no column binds the variable before the query runs.
    """
    prefix = "PREFIX rd: <https://w3id.org/renda/ontology#> "
    listed = prefix + "SELECT ?act { ?act rd:target ?body }"
    counted = prefix + "SELECT (COUNT(?act) AS ?n) { ?act rd:target ?body }"
    found = opened.query(listed, body="县教育局")

    assert 0 < len(found) < len(opened.query(listed))
    assert [len(found)] == list(opened.query(counted, body="县教育局")["n"])
    assert opened.query(prefix + "ASK { ?act rd:target ?body }", body=IRI) is True


def test_a_value_that_no_row_has_is_told(opened):
    """
    An empty answer by a slip of the pen says what there is.
    """
    with pytest.warns(UserWarning, match=r"no row has year 1999 \(there are: 2021"):
        assert 0 == len(opened.query("heard-reports", year=1999))


def test_a_question_in_chinese_is_answered(opened):
    """
    The reply has the table with its evidence, and as text is what `renda ask` prints.
    """
    reply = opened.ask("2021年听取了哪些部门的报告?")

    assert len(reply.table) == len(reply.evidence)
    assert reply.table["bodies"][0] in {"云和县教育局", "云和县人民法院", "云和县人民法院、云和县教育局"}
    assert reply.understood in str(reply)
    assert [] == [each for each in reply.evidence if each and TEXT[each.start : each.end] != each.text]


@pytest.mark.parametrize("name", ["县教育局", "云和县教育局", IRI])
def test_a_body_is_described_by_any_of_its_names(opened, name):
    """
    Facts, acts and evidence come with labels and places; the quotes are what stands there.
    """
    found = opened.describe(name)

    assert (IRI, "body", BUREAU.label, ("县教育局",)) == (found.iri, found.kind, found.label, found.aliases)
    assert "云和县" in set(found.facts["value"])
    assert ("target", "done") == tuple(found.acts.loc[0, ["role", "status"]])
    assert len(found.evidence)
    for row in found.evidence.itertuples():
        assert TEXT[row.start : row.end] == row.quote
    assert "云和县教育局 (县教育局)" in str(found)


def test_evidence_is_quoted(opened, plain):
    """
    The characters of a thing stand at their offsets, with and without pandas.
    """
    assert ["县教育局"] * 2 == list(opened.evidence(IRI)["quote"]) == plain.evidence("县教育局")["quote"]


def test_names_of_nothing_or_of_several_things_are_told(opened, tmp_path):
    """
    Candidates are listed with their IRIs.
    """
    (tmp_path / "two.ttl").write_text(NAMESAKES, encoding="utf-8")
    write_store(build((RECORD,)), tmp_path / "store")
    CliRunner().invoke(main, ["import", str(tmp_path / "two.ttl"), "-o", str(tmp_path)])

    with pytest.raises(UnknownNameError, match="nothing is called '教育局局'; like it: 云和县教育局"):
        opened.describe("教育局局")
    with pytest.raises(UnknownNameError, match=r"nothing is said of <http://a\.cn/x>"):
        opened.describe("http://a.cn/x")
    candidates = r"names 2 things; .*\n  水务局  <http://a\.cn/1>\n  云和县水务局  <http://a\.cn/2>"
    with Graph.open(tmp_path) as other, pytest.raises(UnknownNameError, match=candidates):
        other.describe("水务局")


def test_the_network_is_that_of_the_build(opened):
    """
    What is read back has the nodes, edges and attributes that were built.
    """
    built, read = build_network((RECORD, OTHER), base=DEFAULT_BASE), opened.network()

    assert isinstance(read, nx.MultiDiGraph)
    assert nx.utils.graphs_equal(built, read)


def test_a_part_of_the_network_is_built_from_its_records(opened):
    """
    Reports are chosen by their names; one that is not there is told.
    """
    assert nx.utils.graphs_equal(build_network((RECORD,), base=DEFAULT_BASE), opened.network(docs=[RECORD.doc]))
    with pytest.raises(GraphError, match="no report is called missing"):
        opened.network(docs=[RECORD.doc, "missing"])


def test_a_query_can_be_given_a_time(output):
    """
    With seconds the query runs in a child that is ended; the next one is answered.
    """
    with Graph.open(output, seconds=1) as timed:
        with pytest.raises(TimeLimitError, match="ended after 1 s"):
            timed.query(RUNAWAY)
        assert len(timed.query("bodies"))


def test_what_cannot_be_asked_is_told(opened, tmp_path):
    """
    A folder without a store, an unknown question and a closed graph each say what to do.
    """
    with pytest.raises(StoreError, match="make one with `renda build`"):
        Graph.open(tmp_path)
    with pytest.raises(QuestionError, match="shipped: acts-by-power"):
        opened.query("no-such-question")
    opened.close()
    with pytest.raises(GraphError, match="is closed"):
        opened.query("bodies")


@pytest.mark.parametrize(
    ("expected", "cell"),
    [
        (7, Literal(7)), (2023, Literal("2023", datatype=XSD.gYear)), (0.5, Literal("0.5", datatype=XSD.decimal)),
        (True, Literal("1", datatype=XSD.boolean)), ("x", Literal("x", datatype=XSD.integer)), (None, None),
        ("2023-01-02", Literal("2023-01-02", datatype=XSD.date)),
    ],
)  # fmt: skip
def test_cells_become_python_values(expected, cell):
    """
    Numbers, years and truth values become such; what is ill-typed stays text.
    """
    assert expected == value(cell)
    assert type(expected) is type(value(cell))
