"""The server keeps to the standards it names, answers as `renda query` does, and cannot be stopped by one query."""

import json
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.error import HTTPError

import pytest
from click.testing import CliRunner
from pyoxigraph import parse
from rdflib import Graph
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from samplerecord import RECORD
from serving import served
from SPARQLWrapper import JSON, SPARQLWrapper

from graph.build import build
from graph.cli import main
from graph.federation import calls_out
from graph.questions import shipped
from graph.serve import Settings
from graph.serve.app import make_app
from graph.serve.guard import host_name
from graph.serve.negotiation import GRAPHS, RESULTS, choose
from graph.store import memory, rows, write_store

QUADS = build((RECORD,))
STORE = memory(QUADS)
BODIES = """PREFIX rd: <https://w3id.org/renda/ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?label WHERE { ?body a rd:Body ; skos:prefLabel ?label } ORDER BY ?label"""
TRIPLES = "CONSTRUCT { ?s a ?c } WHERE { ?s a ?c }"
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER(?a != ?i) }"
LARGE = "SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 100000"
FORM = "application/x-www-form-urlencoded"


@pytest.fixture(scope="module")
def output(tmp_path_factory):
    folder = tmp_path_factory.mktemp("served")
    write_store(QUADS, folder / "store")
    (folder / "graph.html").write_text("<!doctype html><title>页</title>", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def client(output):
    with served(output, seconds=2, answer_bytes=400_000, request_bytes=10_000, origins=("https://a.cn",)) as client:
        yield client


def labels(reply):
    return [row["label"]["value"] for row in json.loads(reply.text)["results"]["bindings"]]


EXPECTED = [label for (label,) in rows(STORE, BODIES).texts()]


def test_a_child_needs_no_web_server():
    """
    What a child imports each time it starts leaves out the server, which would take it as long again.
    """
    command = "import sys, graph.serve.jobs, graph.serve.matching; print({'starlette', 'uvicorn'} & {*sys.modules})"
    run = subprocess.run([sys.executable, "-c", command], capture_output=True, text=True, check=True)

    assert "set()\n" == run.stdout


def test_the_page_stands_at_the_root(client):
    """
    What a browser gets first is the page of the build.
    """
    reply = client.ask("/")

    assert (200, "text/html; charset=utf-8") == (reply.status, reply.headers["content-type"])
    assert "<title>页</title>" in reply.text


@pytest.mark.parametrize(
    "request_",
    [
        {"query": {"query": BODIES}},
        {"method": "POST", "body": "query=" + BODIES.replace("#", "%23").replace(";", "%3B"), "Content_Type": FORM},
        {"method": "POST", "body": BODIES.encode(), "Content_Type": "application/sparql-query"},
        {"method": "POST", "body": BODIES.encode(), "Content_Type": "application/sparql-query; charset=utf-8"},
    ],
    ids=["get", "form", "direct", "charset"],
)
def test_a_query_may_come_in_each_way_of_the_protocol(client, request_):
    """
    GET, POST of a form and POST of the query give the same answer.
    """
    assert EXPECTED == labels(client.ask("/sparql", **request_))


@pytest.mark.parametrize("media", RESULTS)
def test_results_come_in_every_form(client, media):
    """
    A SELECT answers in each form that can be asked for.
    """
    reply = client.ask("/sparql", query={"query": BODIES}, accept=media)

    assert (200, media) == (reply.status, reply.headers["content-type"].partition(";")[0])
    assert "云和县教育局" in reply.text


@pytest.mark.parametrize("media", GRAPHS)
def test_graphs_come_in_every_form(client, media):
    """
    A CONSTRUCT answers in each form of RDF, with the same triples.
    """
    reply = client.ask("/sparql", query={"query": TRIPLES}, accept=media)
    triples = {quad.triple for quad in parse(reply.body, format=GRAPHS[media])}

    assert media == reply.headers["content-type"].partition(";")[0]
    assert len(rows(STORE, TRIPLES).rows) == len(triples)


@pytest.mark.parametrize(
    ("status", "request_"),
    [
        (400, {"query": {"query": "SELECT"}}),
        (400, {"query": [("query", BODIES), ("query", BODIES)]}),
        (400, {"method": "POST", "body": "x=1", "Content_Type": FORM}),
        (400, {"method": "POST", "body": b"\xff", "Content_Type": "application/sparql-query"}),
        (403, {"query": {"update": "DROP ALL"}}),
        (403, {"method": "POST", "body": "DROP ALL", "Content_Type": "application/sparql-update"}),
        (403, {"method": "POST", "body": "update=DROP+ALL", "Content_Type": FORM}),
        (400, {"method": "POST", "body": "DROP ALL", "Content_Type": "application/sparql-query"}),
        (403, {"query": {"query": "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"}}),
        (406, {"query": {"query": BODIES}, "accept": "image/png"}),
        (413, {"method": "POST", "body": "#" * 20_000, "Content_Type": "application/sparql-query"}),
        (415, {"method": "POST", "body": "{}", "Content_Type": "application/json"}),
        (507, {"query": {"query": LARGE}}),
        (503, {"query": {"query": RUNAWAY}}),
        (405, {"method": "DELETE"}),
    ],
)
def test_what_cannot_be_answered_is_told_with_its_status(client, status, request_):
    """
    Each kind of refusal has its own status and one line that says why.
    """
    reply = client.ask("/sparql", **request_)

    assert status == reply.status
    assert reply.text.strip()


def test_a_slip_is_told_with_its_place(client):
    """
    The line and column of a syntax error reach the client.
    """
    assert "line 1, column 7" in client.ask("/sparql", query={"query": "SELECT"}).text


@pytest.mark.parametrize("question", shipped(), ids=lambda question: question.name)
def test_public_clients_get_the_rows_of_the_command(client, question):
    """
    SPARQLWrapper and rdflib's SPARQLStore read what `renda query` reads.
    """
    expected = rows(STORE, question.sparql)
    wrapper = SPARQLWrapper(f"{client.url}/sparql")
    wrapper.setQuery(question.sparql)
    wrapper.setReturnFormat(JSON)
    found = wrapper.queryAndConvert()["results"]["bindings"]
    by_rdflib = Graph(SPARQLStore(f"{client.url}/sparql")).query(question.sparql)

    assert list(expected.texts()) == [
        tuple(row[name]["value"] if name in row else "" for name in expected.columns) for row in found
    ]
    assert len(expected.rows) == len(list(by_rdflib))


def test_a_data_set_may_be_named(client):
    """
    A default graph that is named holds only what that graph says.
    """
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    graph = next(quad.graph_name.value for quad in QUADS)
    reply = client.ask("/sparql", query={"query": count, "default-graph-uri": graph}, accept="text/csv")

    assert str(sum(quad.graph_name.value == graph for quad in QUADS)) == reply.text.split()[1]


def test_others_are_answered_while_one_query_runs_away(client):
    """
    Under many clients and a runaway query every other answer is right.
    """
    with ThreadPoolExecutor(9) as pool:
        runaway = pool.submit(client.ask, "/sparql", query={"query": RUNAWAY})
        others = [pool.submit(client.ask, "/sparql", query={"query": BODIES}) for _ in range(40)]

    assert 503 == runaway.result().status
    assert [EXPECTED] * 40 == [labels(each.result()) for each in others]


@pytest.mark.parametrize(
    ("status", "host"),
    [(200, "localhost"), (200, "127.0.0.1:80"), (421, "evil.cn"), (421, "127.0.0.1.evil.cn"), (421, "")],
)
def test_foreign_names_are_refused(client, status, host):
    """
    A name that points at this machine from elsewhere is not answered.
    """
    assert status == client.ask("/health", Host=host).status


@pytest.mark.parametrize(
    ("status", "origin"),
    [
        (200, None), (200, "https://a.cn"), (200, "http://127.0.0.1:3333"), (200, "http://localhost"),
        (403, "https://b.cn"), (403, "null"), (403, "http://127.0.0.1.evil.cn"), (403, "file://localhost"),
    ],
)  # fmt: skip
def test_only_pages_of_this_machine_and_of_named_sites_may_ask(client, status, origin):
    """
    A page of another site is refused before anything runs, and gets no leave to read.
    """
    headers = {"Origin": origin} if origin else {}
    reply = client.ask("/health", **headers)
    preflight = client.ask("/sparql", method="OPTIONS", **headers)

    assert (status, "Origin") == (reply.status, reply.headers["vary"])
    for each in (reply, preflight):
        assert (origin if status == 200 else None) == each.headers.get("access-control-allow-origin")
        assert "authorization" not in each.headers.get("access-control-allow-headers", "").lower()


def test_all_sites_may_be_let_in(output):
    """
    A star lets every site ask.
    """
    with served(output, origins=("*",)) as client:
        reply = client.ask("/health", Origin="https://b.cn")

    assert (200, "https://b.cn") == (reply.status, reply.headers["access-control-allow-origin"])


def test_clients_tell_their_users_that_an_answer_is_too_large(client):
    """
    What is refused for its size is not taken for a malformed query, and no part of it is taken for the whole.
    """
    wrapper = SPARQLWrapper(f"{client.url}/sparql")
    wrapper.setQuery(LARGE)

    with pytest.raises(HTTPError) as told:
        wrapper.query()
    assert 507 == told.value.code
    assert "larger than this server gives" in told.value.read().decode()


def test_more_than_may_wait_is_refused_at_once(output):
    """
    Where no query may wait, a second one is told to come back, and is answered then.
    """
    with served(output, workers=1, waiting=1, seconds=3) as client, ThreadPoolExecutor(6) as pool:
        asked = [pool.submit(client.ask, "/sparql", query={"query": RUNAWAY}) for _ in range(6)]
        replies = [each.result() for each in asked]
        busy = [each for each in replies if "too many queries wait" in each.text]

        assert {503} == {each.status for each in replies}
        assert 4 <= len(busy)
        assert {"5"} == {each.headers["retry-after"] for each in busy}
        assert EXPECTED == labels(client.ask("/sparql", query={"query": BODIES}))


def test_names_are_cut_from_hosts():
    """
    Ports and brackets are no part of a name.
    """
    assert "::1" == host_name("[::1]:8765")


NODES = sorted({quad.subject.value for quad in QUADS if quad.subject.value.startswith("https://w3id.org/renda/")})


@pytest.mark.parametrize("iri", NODES[:: max(len(NODES) // 25, 1)])
def test_every_iri_tells_what_it_names(client, iri):
    """
    The path under the base is the path on the server; fragments are those of the page they stand on.
    """
    reply = client.ask("/resource", query={"iri": iri}, accept="text/turtle")
    graph = Graph().parse(data=reply.body, format="turtle")

    assert {quad.object.value for quad in QUADS if quad.subject.value == iri} <= {str(o) for o in graph.objects()}
    if "#" not in iri:
        path = iri.removeprefix("https://w3id.org/renda")
        assert reply.body == client.ask(path, accept="text/turtle").body


def test_an_iri_is_told_in_html_as_well(client):
    """
    Browsers get a page with the names and links that lead on, and no script can run in it.
    """
    reply = client.ask("/body/云和县教育局", accept="text/html,*/*;q=0.8")

    assert "text/html" in reply.headers["content-type"]
    assert "default-src 'none'" in reply.headers["content-security-policy"]
    assert "<h1>云和县教育局</h1>" in reply.text
    links = re.findall(r'href="(/[^"#]+)', reply.text)
    assert {200} == {client.ask(each).status for each in links if not each.startswith("/resource")}


@pytest.mark.parametrize(("status", "path"), [(404, "/body/无此机构"), (404, "/nothing"), (400, "/resource")])
def test_what_names_nothing_is_not_found(client, status, path):
    """
    An address of no node is told as such.
    """
    assert status == client.ask(path).status


@pytest.mark.parametrize(
    ("path", "needed"), [("/.well-known/void", "sparqlEndpoint"), ("/sparql", "supportedLanguage")]
)
def test_data_set_and_service_are_described(client, path, needed):
    """
    VoID and the service description are RDF with the address of the endpoint.
    """
    graph = Graph().parse(data=client.ask(path, accept="text/turtle").body, format="turtle")

    assert [] != [each for each in graph.predicates() if str(each).endswith(needed)]
    assert f"{client.url}/sparql" in {str(each) for each in (*graph.objects(), *graph.subjects())}


def test_every_address_is_in_openapi(client):
    """
    The description of the interface has every route with its methods.
    """
    described = json.loads(client.ask("/openapi.json").text)
    routes = {(route.path.replace(":path", ""), method) for route in make_app(Settings(Path())).routes
              for method in route.methods - {"HEAD"}}  # fmt: skip

    assert routes == {(path, method.upper()) for path, item in described["paths"].items() for method in item}
    assert [{"url": f"{client.url}/"}] == described["servers"]


def test_without_a_store_nothing_is_served(tmp_path):
    """
    The command ends before it tells an address that would give no answer.
    """
    told = CliRunner().invoke(main, ["serve", "-o", str(tmp_path)])

    assert (1, "") == (told.exit_code, told.stdout)
    assert [f"Error: {tmp_path / 'store'}: no store here; make one with `renda build`"] == told.stderr.splitlines()


def test_a_new_build_is_seen(output, tmp_path):
    """
    A server answers from the store that is there now.
    """
    folder = tmp_path / "output"
    shutil.copytree(output, folder)
    with served(folder) as client:
        assert EXPECTED == labels(client.ask("/sparql", query={"query": BODIES}))
        shutil.rmtree(folder / "store")
        write_store([], folder / "store")
        assert [] == labels(client.ask("/sparql", query={"query": BODIES}))
        shutil.rmtree(folder / "store")
        assert 503 == client.ask("/sparql", query={"query": BODIES}).status


@pytest.mark.parametrize(
    ("expected", "query"),
    [
        (True, "SELECT * { service <http://a.cn/> { ?s ?p ?o } }"),
        (True, "SELECT * { SERVICE?x { ?s ?p ?o } }"),
        (True, "SELECT * {SERVICE SILENT :a { ?s ?p ?o } }"),
        (True, "SELECT * { \\u0053ERVICE <http://a.cn/> { ?s ?p ?o } }"),
        (True, "SELECT * { ?s ex:a\\' ?o SERVICE <http://a.cn/> {} ?s ex:b\\' ?o }"),
        (True, "SELECT * { FILTER(1<2) SERVICE<http://a.cn/> {} FILTER(3>2) }"),
        (True, 'SELECT * { ?s ?p """a"b""" SERVICE <http://a.cn/> {} }'),
        (False, "SELECT ?service { ?service ex:service 'SERVICE <x>' } # SERVICE"),
        (False, 'PREFIX service: <http://a.cn/SERVICE> SELECT * { ?s service:x "SERVICE" }'),
        (False, 'SELECT * { ?s ?p """ SERVICE " SERVICE """ }'),
    ],
)
def test_calls_to_other_machines_are_seen(expected, query):
    """
    The keyword is found wherever it would be read, and nowhere else.
    """
    assert expected is calls_out(query)


@pytest.mark.parametrize(
    ("expected", "accept"),
    [
        ("a/b", None), ("a/b", "*/*"), ("c/d", "c/d, */*;q=0.1"), ("c/d", "c/*"), ("a/b", "c/d;q=0.2, a/b;q=0.3"),
        (None, "x/y"), ("c/d", "a/b;q=0, */*"), ("a/b", "c/d;q=x, a/b"),
    ],
)  # fmt: skip
def test_the_form_a_client_likes_best_is_chosen(expected, accept):
    """
    The most exact range decides for a form, the highest quality between forms.
    """
    assert expected == choose(accept, ["a/b", "c/d"])
