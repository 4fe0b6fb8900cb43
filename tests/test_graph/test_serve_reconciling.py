"""The reconciliation service keeps to its specification, and serves OpenRefine from the manifest to a new column."""

import json
from urllib.parse import parse_qsl, quote, urlsplit

import pytest
from jsonschema import Draft202012Validator
from reconciliation import SCHEMAS, TYPE, problems
from samplerecord import RECORD
from serving import served

from graph.build import build
from graph.serve.matching import PAGE, PROPERTIES, TYPES
from graph.serve.reconciling import BATCH
from graph.store import write_store

FORM = "application/x-www-form-urlencoded"
OPENREFINE = "http://127.0.0.1:3333"
BUREAU, PLACE = "body/云和县教育局", "place/云和县"


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    folder = tmp_path_factory.mktemp("reconciled")
    write_store(build((RECORD,)), folder / "store")
    with served(folder) as client:
        yield client


def post(client, **form):
    body = "&".join(f"{name}={quote(json.dumps(value, ensure_ascii=False))}" for name, value in form.items())
    return client.ask("/reconcile", method="POST", body=body, Content_Type=FORM, Origin=OPENREFINE)


def reconcile(client, **queries):
    assert [] == problems("queries", queries)
    found = json.loads(post(client, queries=queries).text)
    assert [] == problems("results", found)
    return {key: found[key]["result"] for key in queries}


def follow(client, address, **parameters):
    """
    Ask an address of the manifest as a page of OpenRefine does.
    """
    parts = urlsplit(address)
    assert f"{parts.scheme}://{parts.netloc}" == client.url
    reply = client.ask(parts.path, query=dict(parse_qsl(parts.query)) | parameters, Origin=OPENREFINE)
    assert (200, OPENREFINE) == (reply.status, reply.headers["access-control-allow-origin"])
    return reply


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schemas_are_schemas(name):
    """
    What answers are held against is itself well made, and lets not everything pass.
    """
    Draft202012Validator.check_schema({"$defs": {"type": TYPE}, **SCHEMAS[name]})

    assert problems(name, [])
    assert problems(name, {"x": 1})


def test_a_session_of_openrefine(client):
    """
    Manifest, guessed types, a column, one cell looked up by hand, its preview and page, a new column: all as specified.
    """
    manifest = json.loads(client.ask("/reconcile", Origin=OPENREFINE).text)
    assert [] == problems("manifest", manifest)

    column = ["县教育局", "云和县人民法院", "县委"]
    guessed = reconcile(client, **{f"q{at}": {"query": name, "limit": 3} for at, name in enumerate(column)})
    kinds = {each["id"] for result in guessed.values() for each in result[0]["type"]}
    assert kinds == {"body"}

    place = {"pid": "place", "v": {"id": PLACE, "name": "云和县"}}
    asked = {f"q{at}": {"query": name, "type": "body", "type_strict": "should", "limit": 5, "properties": [place]}
             for at, name in enumerate(column)}  # fmt: skip
    matched = [result[0] for result in reconcile(client, **asked).values()]
    assert [True] * 3 == [each["match"] for each in matched]

    services = {what: each["service_url"] + each["service_path"] for what, each in manifest["suggest"].items()}
    suggested = json.loads(follow(client, services["entity"], prefix="云和县教").text)
    assert [] == problems("suggestions of entity", suggested)
    assert BUREAU == suggested["result"][0]["id"]

    for template in (manifest["preview"]["url"], manifest["view"]["url"]):
        shown = follow(client, template.replace("{{id}}", quote(suggested["result"][0]["id"], safe="")))
        assert "<h1>云和县教育局</h1>" in shown.text

    proposing = manifest["extend"]["propose_properties"]
    proposal = json.loads(follow(client, proposing["service_url"] + proposing["service_path"], type="body").text)
    assert [] == problems("proposal", proposal)

    table = {"ids": [each["id"] for each in matched], "properties": [{"id": p["id"]} for p in proposal["properties"]]}
    assert [] == problems("extend", table)
    extended = json.loads(post(client, extend=table).text)
    assert [] == problems("extended", extended)
    assert set(table["ids"]) == set(extended["rows"])
    assert [{"id": PLACE, "name": "云和县"}] == extended["rows"][BUREAU]["place"]
    assert [{"str": "政府工作部门"}] == extended["rows"][BUREAU]["kind"]


def test_names_are_matched_in_a_batch(client):
    """
    An alias that fits one body alone is a match; a likeness is a candidate; a type narrows.
    """
    found = reconcile(
        client,
        a={"query": "县教育局"},
        b={"query": "教育"},
        c={"query": "县教育局", "type": ["law"]},
        d={"query": "县教局"},
    )
    first = found["a"][0]

    assert (BUREAU, True, 100.0) == (first["id"], first["match"], first["score"])
    assert (BUREAU, False) == (found["b"][0]["id"], found["b"][0]["match"])
    assert [] == found["c"]
    assert BUREAU == found["d"][0]["id"]
    assert json.loads(client.ask("/reconcile", query={"queries": '{"a": {"query": "县教育局"}}'}).text)["a"]["result"]


@pytest.mark.parametrize("name", [BUREAU, f"https://w3id.org/renda/{BUREAU}", "云和县教育局"])
def test_an_identifier_finds_its_entity(client, name):
    """
    Name, identifier and IRI are each a certain match, and are suggested first.
    """
    (first, *_) = reconcile(client, a={"query": name})["a"]
    suggested = json.loads(client.ask("/reconcile/suggest/entity", query={"prefix": name}).text)["result"]

    assert (BUREAU, True) == (first["id"], first["match"])
    assert BUREAU == suggested[0]["id"]


@pytest.mark.parametrize(
    ("score", "properties"),
    [
        (100.0, [{"pid": "place", "v": "云和县"}]),
        (100.0, [{"pid": "place", "v": ["庆元县", {"id": PLACE}]}]),
        (100.0, [{"pid": "place", "v": {"id": f"https://w3id.org/renda/{PLACE}"}}]),
        (60.0, [{"pid": "place", "v": "庆元"}]),
        (60.0, [{"pid": "place", "v": {"id": "place/庆元县"}}]),
        (60.0, [{"pid": "place", "v": 1}, {"pid": "kind", "v": "政府工作部门"}]),
        (100.0, [{"pid": "unknown", "v": "x"}]),
    ],
)
def test_properties_tell_candidates_apart(client, score, properties):
    """
    A candidate whose place is another scores less; a property that is not ours tells nothing.
    """
    (first, *_) = reconcile(client, a={"query": "县教育局", "properties": properties})["a"]

    assert (BUREAU, score, score == 100) == (first["id"], first["score"], first["match"])
    assert {"name": 1.0} == {each["id"]: each["value"] for each in first["features"] if each["id"] == "name"}


def test_properties_alone_find_candidates(client):
    """
    Without a name the entities with these properties come, none of them certain.
    """
    found = reconcile(client, a={"properties": [{"pid": "kind", "v": "政府工作部门"}], "limit": 2})["a"]

    assert BUREAU in {each["id"] for each in found}
    assert {False} == {each["match"] for each in found}


@pytest.mark.parametrize("what", ["entity", "type", "property"])
def test_suggestions_go_on_where_they_ended(client, what):
    """
    A cursor skips as many; no suggestion comes twice.
    """
    pages = [json.loads(client.ask(f"/reconcile/suggest/{what}", query={"prefix": "", "cursor": at}).text)
             for at in (0, 2)]  # fmt: skip
    assert [] == [each for page in pages for each in problems(f"suggestions of {what}", page)]
    first, second = ([each["id"] for each in page["result"]] for page in pages)

    assert len(first) <= PAGE
    assert first[2:] == second[: len(first) - 2]
    if what != "entity":
        assert list(TYPES if what == "type" else PROPERTIES) == first


def test_proposals_are_limited(client):
    """
    As many properties are proposed as are asked for; only bodies have a parent.
    """
    two = json.loads(client.ask("/reconcile/properties", query={"type": "law", "limit": 2}).text)
    everything = json.loads(client.ask("/reconcile/properties", query={"type": "law"}).text)

    assert ("law", 2, 2) == (two["type"], two["limit"], len(two["properties"]))
    assert "parent" not in {each["id"] for each in everything["properties"]}


def test_what_is_not_known_has_no_values(client):
    """
    An unknown entity has empty cells, an unknown property no column.
    """
    table = {"ids": [BUREAU, "body/x"], "properties": [{"id": "kind", "settings": {}}, {"id": "colour"}]}
    extended = json.loads(client.ask("/reconcile", query={"extend": json.dumps(table)}).text)

    assert [] == problems("extended", extended)
    assert ["kind"] == [each["id"] for each in extended["meta"]]
    assert {"kind": []} == extended["rows"]["body/x"]


@pytest.mark.parametrize(
    ("status", "request_"),
    [
        *((400, {"query": {"queries": batch}}) for batch in (
            "[1]", "{", '{"a": 1}', '{"a": {"query": "x", "limit": "y"}}', '{"a": {"query": "x", "limit": 0}}',
            '{"a": {"query": "x", "limit": true}}', '{"a": {"properties": [1]}}', '{"a": {"query": "x", "type": 1}}',
            '{"a": {"type": "body"}}', '{"a": {"query": 1}}', '{"a": {"properties": [{"pid": "place"}]}}',
            '{"a": {"query": "x", "type_strict": "maybe"}}',
            '{"a": {"query": "x", "properties": [{"pid": "a", "v": {}}]}}',
            '{"a": {"query": "x", "properties": [{"pid": "a", "v": [null]}]}}', '{"\\ud800": {"query": "x"}}')),
        *((400, {"query": {"extend": table}}) for table in (
            "{}", '{"ids": ["a"]}', '{"ids": [1], "properties": []}', '{"ids": [], "properties": [{"name": "x"}]}')),
        (413, {"method": "POST", "body": f"queries={json.dumps({at: {'query': 'x'} for at in range(BATCH + 1)})}"}),
        (400, {"method": "POST", "body": "queries=" + "[" * 100_000}),
        (400, {"method": "POST", "body": ""}),
        (400, {"method": "POST", "body": b"queries=\xff"}),
    ],
)  # fmt: skip
def test_what_is_no_request_of_the_specification_is_refused(client, status, request_):
    """
    What is not of the specification's form never reaches a child; a batch has a bound that the manifest names.
    """
    reply = client.ask("/reconcile", **request_)

    assert status == reply.status
    assert reply.text.strip()
    assert BATCH == json.loads(client.ask("/reconcile").text)["batchSize"]


@pytest.mark.parametrize(
    ("status", "path"),
    [
        (404, "/reconcile/suggest/colour?prefix=a"), (400, "/reconcile/suggest/entity"),
        (400, "/reconcile/suggest/entity?prefix=a&cursor=-1"), (400, "/reconcile/suggest/type?prefix=a&cursor=x"),
        (400, "/reconcile/properties?limit=x"), (404, "/reconcile/preview?id=body/x"), (400, "/reconcile/preview"),
        (404, "/resource?id=body/x"),
    ],
)  # fmt: skip
def test_what_is_not_there_is_told(client, status, path):
    """
    Each address of the service says what it lacks.
    """
    path, _, query = path.partition("?")

    assert status == client.ask(path, query=dict(p.split("=") for p in query.split("&")) if query else None).status
