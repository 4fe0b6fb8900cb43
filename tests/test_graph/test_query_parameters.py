"""A question is narrowed by what people call things, and a value that names nothing is told."""

import pytest
from pyoxigraph import NamedNode, Variable
from samplerecord import RECORD

from graph.build import build
from graph.names import likeness, read_names
from graph.parameters import Parameter, ParameterError, bindings, columns, narrow, parse_parameter, variables
from graph.questions import find_question, shipped
from graph.store import memory, rows
from graph.syntax import find_slip

STORE = memory(build((RECORD,)))
NAMES = read_names(STORE)
HEARD = find_question("heard-reports").sparql
BODY = "PREFIX rd: <https://w3id.org/renda/ontology#> SELECT ?act WHERE { ?act rd:target ?whom }"


def heard(*parameters):
    return narrow(rows(STORE, HEARD), [parse_parameter(each) for each in parameters], NAMES)


@pytest.mark.parametrize("name", ["云和县教育局", "县教育局", "县 教育局"])
def test_a_column_is_met_by_label_or_alias(name):
    """
    The rows of a body are kept, whatever of its names is given.
    """
    kept = heard(f"body={name}").rows

    assert {"云和县教育局"} == {dict(zip(kept.columns, row, strict=True))["body"] for row in kept.texts()}


def test_parameters_are_met_together():
    """
    Several parameters narrow one after the other.
    """
    assert 1 == len(heard("year=2021", "body=云和县人民法院").rows.rows)


def test_a_value_that_no_row_has_is_noted():
    """
    An empty answer says what there would have been.
    """
    found = heard("year=1999")

    assert () == found.rows.rows
    assert ("no row has year 1999 (there are: 2021)",) == found.notes


def test_a_variable_that_is_no_column_is_bound_before():
    """
    What a variable of the pattern stands for is given by name as well.
    """
    bound = bindings(BODY, [Parameter("whom", "县教育局")], NAMES)

    assert (("whom", "https://w3id.org/renda/body/云和县教育局"),) == bound


@pytest.mark.parametrize(
    ("parameter", "told"),
    [
        (Parameter("whom", "县教育"), "nothing is called '县教育'; like it: 云和县教育局"),
        (Parameter("who", "县教育局"), "the question has no 'who' .it shows: act; its other variables: whom"),
    ],
)
def test_what_names_nothing_is_told(parameter, told):
    """
    A slip in a name lists what is like it; a parameter that is none lists those there are.
    """
    with pytest.raises(ParameterError, match=told):
        bindings(BODY, [parameter], NAMES)


def test_what_a_question_is_asked_of_must_be_given():
    """
    Evidence is asked of one thing; without it the remedy is told, with it the rows are those of the thing.
    """
    evidence = find_question("evidence").sparql
    (given,) = bindings(evidence, [Parameter("fact", "县教育局")], NAMES)
    found = rows(STORE, evidence, values={Variable(given[0]): NamedNode(given[1])})

    with pytest.raises(ParameterError, match="add --set fact=NAME"):
        bindings(evidence, [], NAMES)
    assert {"https://w3id.org/renda/body/云和县教育局"} == {row[0] for row in found.texts()}
    assert {row for row in rows(STORE, evidence).texts() if row[0] == given[1]} == set(found.texts())


@pytest.mark.parametrize("written", ["year", "=2023", "year=", "the year=2023"])
def test_what_is_no_parameter_is_told(written):
    """
    A parameter has a name and a value.
    """
    with pytest.raises(ParameterError, match="write name=value"):
        parse_parameter(written)


@pytest.mark.parametrize("question", shipped(), ids=lambda question: question.name)
def test_columns_are_those_of_the_answer(question):
    """
    The columns read off a query are those its answer has.
    """
    assert set(rows(STORE, question.sparql).columns) == columns(question.sparql)


def test_variables_are_not_read_in_iris_comments_and_strings():
    """
    A question mark elsewhere is no variable.
    """
    assert {"a", "b"} == variables('# ?c\nSELECT $a { ?a <http://x/?d> ?b FILTER(?b != "?e") }')


@pytest.mark.parametrize(("name", "more", "less"), [("公安分局", "区公安分局", "公安局"), ("教育", "教育局", "卫生局")])
def test_likeness_orders_names(name, more, less):
    """
    A name that holds the other is liker than one that shares pairs of characters or nothing.
    """
    assert likeness(name, more) > likeness(name, less)


@pytest.mark.parametrize(
    ("line", "column", "problem", "query"),
    [
        (1, 26, "the query ends too early", "SELECT * WHERE { ?s ?p ?o"),
        (2, 10, "prefix not found", "SELECT ?x WHERE {\n ?x foo:b ?c }"),
        (1, 9, "DROP changes the graph", "DROP ALL"),
        (1, 23, "cannot stand here", "SELECT ?x WHERE { ?x 物业 ?c }"),
    ],
)
def test_a_slip_has_line_and_column(line, column, problem, query):
    """
    Columns are counted in characters, Chinese ones among them.
    """
    with pytest.raises(Exception, match="cannot be read") as caught:
        rows(STORE, query)
    slip = find_slip(str(caught.value.__cause__), query)

    assert (line, column) == (slip.line, slip.column)
    assert problem in slip.problem
    assert f"line {line}, column {column}" in str(caught.value)
