"""Updates are off without a token, write only graphs of their own, and are seen by the next query."""

import hmac
import json
import shutil
import subprocess
import sys
from urllib.parse import urlencode

import pytest
from click.testing import CliRunner
from pyoxigraph import DefaultGraph
from rdflib import Literal
from rdflib.plugins.stores.sparqlstore import SPARQLUpdateStore
from samplerecord import RECORD
from serving import served

from graph.build import build
from graph.cli import main
from graph.errors import GraphError
from graph.imports import (
    UpdateRefusedError,
    carry_over,
    import_file,
    listed,
    remove,
    update_store,
    updating,
    writing,
)
from graph.imports.permitted import written_graphs
from graph.serve import read_token
from graph.store import StoreError, open_store, rows, write_store

BASE = "https://w3id.org/renda/"
NOTES = f"{BASE}import/notes"
QUADS = build((RECORD,))
BUREAU = f"{BASE}body/云和县教育局"
TOKEN = "0123456789abcdef0123"
BEARER = f"Bearer {TOKEN}"
UPDATE, FORM = "application/sparql-update", "application/x-www-form-urlencoded"
INSERT = f'INSERT DATA {{ GRAPH <{NOTES}> {{ <{BUREAU}> <http://a.cn/note> "备注" }} }}'
NOTED = f'ASK {{ <{BUREAU}> <http://a.cn/note> "备注" }}'


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    folder = tmp_path_factory.mktemp("written")
    write_store(QUADS, folder / "store")
    return folder


@pytest.fixture
def output(written, tmp_path):
    return shutil.copytree(written, tmp_path / "output")


def state(output):
    return set(open_store(output / "store"))


@pytest.fixture(scope="module")
def client(written, tmp_path_factory):
    folder = shutil.copytree(written, tmp_path_factory.mktemp("served") / "output")
    with served(folder, token=TOKEN) as client:
        yield client


def send(client, update=INSERT, *, authorization=BEARER):
    headers = {"Authorization": authorization} if authorization else {}
    return client.ask("/sparql", method="POST", body=update.encode(), Content_Type=UPDATE, **headers)


def test_what_is_written_is_seen_by_the_next_query(output):
    """
    An update answers 204; the next query, the list of imports and the next build know what it wrote.
    """
    with served(output, token=TOKEN) as client:
        assert json.loads(client.ask("/sparql", query={"query": NOTED}).text)["boolean"] is False
        assert (204, b"") == send(client)[::2]
        assert json.loads(client.ask("/sparql", query={"query": NOTED}).text)["boolean"] is True

    assert [("notes", "SPARQL Update", 1)] == [
        (each.name, each.file, each.statements) for each in listed(output / "store")
    ]
    assert "notes  SPARQL Update  1" in CliRunner().invoke(main, ["import", "--list", "-o", str(output)]).stdout


def test_a_public_client_updates(client):
    """
    A library writes through the protocol, by a form as by itself, and reads what it wrote.
    """
    store = SPARQLUpdateStore(
        f"{client.url}/sparql", f"{client.url}/sparql", headers={"Authorization": BEARER}, context_aware=False
    )
    store.update(f'INSERT DATA {{ GRAPH <{BASE}import/rdflib> {{ <http://a.cn/s> <http://a.cn/p> "甲" }} }}')
    body = urlencode({"update": f"DELETE WHERE {{ GRAPH <{BASE}import/rdflib> {{ ?s ?p 1 }} }}"})

    assert [Literal("甲")] == [row[0] for row in store.query("SELECT ?o { <http://a.cn/s> ?p ?o }")]
    assert 204 == client.ask("/sparql", method="POST", body=body, Content_Type=FORM, Authorization=BEARER).status


@pytest.mark.parametrize(
    ("status", "challenge", "authorization"),
    [
        (401, 'Bearer realm="renda"', None),
        (401, 'Bearer realm="renda"', "Basic dTpw"),
        (401, 'Bearer realm="renda"', "Bearer "),
        (401, 'Bearer realm="renda", error="invalid_token"', "Bearer 0123456789abcdef0124"),
        (401, 'Bearer realm="renda", error="invalid_token"', f"Bearer {TOKEN}x"),
        (204, None, f"bearer {TOKEN}"),
    ],
)
def test_only_the_token_opens(client, status, challenge, authorization):
    """
    Without the token, or with another, nothing is read of the update; the header says what is wanted.
    """
    update = INSERT if status == 204 else "no update at all"
    reply = send(client, update, authorization=authorization)

    assert (status, challenge) == (reply.status, reply.headers.get("www-authenticate"))
    assert TOKEN not in reply.text


def test_the_token_is_compared_in_constant_time(client, monkeypatch):
    """
    The comparison is that of `hmac`, whose time does not tell how much of a guess is right.
    """
    compared = []
    compare = hmac.compare_digest
    monkeypatch.setattr(hmac, "compare_digest", lambda a, b: compared.append((a, b)) or compare(a, b))
    send(client, authorization="Bearer guess")

    assert [(b"guess", TOKEN.encode())] == compared


def test_without_a_token_there_are_no_updates(written):
    """
    A server that was not asked to take updates refuses them from everybody and says how to allow them.
    """
    with served(written) as client:
        reply = send(client)

    assert 403 == reply.status
    assert "--update-token-file" in reply.text


@pytest.mark.parametrize(
    ("status", "told", "update"),
    [
        (403, "default graph is the merge", "INSERT DATA { <http://a.cn/s> <http://a.cn/p> 1 }"),
        (403, "may write graphs", "INSERT DATA { GRAPH <http://a.cn/g> { <http://a.cn/s> <http://a.cn/p> 1 } }"),
        (403, "may write graphs", f"DELETE WHERE {{ GRAPH <{QUADS[0].graph_name.value}> {{ ?s ?p ?o }} }}"),
        (403, "name the graph by its IRI", "DELETE WHERE { GRAPH ?g { ?s ?p ?o } }"),
        (403, "may write graphs", f"WITH <{BASE}import/a/about> DELETE {{ ?s ?p ?o }} WHERE {{ ?s ?p ?o }}"),
        (403, "DROP ALL is refused", "DROP ALL"),
        (403, "CLEAR DEFAULT is refused", f"{INSERT} ; CLEAR SILENT DEFAULT"),
        (403, "MOVE is refused", f"MOVE <{NOTES}> TO DEFAULT"),
        (403, "SERVICE and LOAD are refused", f"LOAD <http://127.0.0.1:9/> INTO GRAPH <{NOTES}>"),
        (403, "SERVICE and LOAD are refused",
         f"INSERT {{ GRAPH <{NOTES}> {{ ?s ?p ?o }} }} WHERE {{ SERVICE <http://127.0.0.1:9/> {{ ?s ?p ?o }} }}"),
        (400, "line 1, column", f"INSERT DATA {{ GRAPH <{NOTES}> {{ <http://a.cn/s> 1 }} }}"),
        (403, "ends too early", f"INSERT DATA {{ GRAPH <{NOTES}> {{ "),
        (403, "no update", "PREFIX a: <http://a.cn/>"),
    ],
)  # fmt: skip
def test_what_may_not_be_written_is_refused_in_words(client, status, told, update):
    """
    Reports, links, files' imports and the default graph are a build's; nothing is fetched.
    """
    reply = send(client, update)

    assert status == reply.status
    assert told in reply.text


@pytest.mark.parametrize(
    ("status", "request_"),
    [
        (400, {"query": {"update": INSERT}}),
        (400, {"method": "POST", "body": urlencode([("update", INSERT), ("query", NOTED)]), "Content_Type": FORM}),
        (400, {"method": "POST", "query": {"using-graph-uri": NOTES}, "body": INSERT.encode(), "Content_Type": UPDATE}),
        (413, {"method": "POST", "body": "#" * 1_100_000, "Content_Type": UPDATE}),
    ],
)  # fmt: skip
def test_requests_that_are_not_of_the_protocol_are_refused(client, status, request_):
    """
    One update, by POST, with its data set in itself.
    """
    assert status == client.ask("/sparql", Authorization=BEARER, **request_).status


def test_nothing_but_the_named_graphs_changes(output):
    """
    The default graph stays the merge; when all that was written is deleted the store is as it was.
    """
    before = state(output)
    copied = f"INSERT {{ GRAPH <{NOTES}> {{ ?s ?p ?o }} }} WHERE {{ GRAPH ?g {{ ?s a ?c ; ?p ?o }} }}"
    assert ("notes",) == update_store(output / "store", copied)

    quads = state(output)
    assert before < quads
    merged = {quad.triple for quad in quads if quad.graph_name == DefaultGraph()}
    assert merged == {quad.triple for quad in quads if quad.graph_name != DefaultGraph()}
    update_store(output / "store", f"CLEAR GRAPH <{NOTES}>")
    assert before == state(output)
    assert [output] == [*output.parent.glob(".*"), *output.parent.glob("*")]


def test_what_slips_past_the_words_is_not_taken_over(output, monkeypatch):
    """
    Even an update that is let through by mistake cannot touch what a build wrote.
    """
    before = state(output)
    monkeypatch.setattr("graph.imports.updating.written_graphs", lambda _: frozenset({NOTES}))
    update_store(output / "store", f"{INSERT} ; DROP ALL ; {INSERT}")

    assert before < state(output)
    remove("notes", store=output / "store")
    assert before == state(output)


def test_a_file_that_was_imported_is_left_alone(output, tmp_path):
    """
    What stands under a file's name is what the file says; a graph of updates keeps files off in turn.
    """
    (tmp_path / "notes.nt").write_text("<http://a.cn/s> <http://a.cn/p> <http://a.cn/o> .", encoding="utf-8")
    import_file(tmp_path / "notes.nt", store=output / "store")
    before = state(output)

    with pytest.raises(UpdateRefusedError, match="renda import --remove notes"):
        update_store(output / "store", INSERT)
    assert before == state(output)
    remove("notes", store=output / "store")
    update_store(output / "store", INSERT)
    with pytest.raises(GraphError, match="--remove notes"):
        import_file(tmp_path / "notes.nt", store=output / "store")


def test_what_updates_wrote_outlives_a_build(output, tmp_path):
    """
    The next generation of the store holds it, with its alignments.
    """
    org = '<http://a.cn/x> a <http://www.w3.org/ns/org#Organization> ; <http://a.cn/name> "云和县教育局"'
    update_store(output / "store", f"INSERT DATA {{ GRAPH <{NOTES}> {{ {org} }} }}")
    write_store(QUADS, tmp_path / "new")

    assert ("notes",) == carry_over(output / "store", tmp_path / "new")
    assert state(output) == set(open_store(tmp_path / "new"))
    sameness = rows(open_store(tmp_path / "new"), "SELECT ?s { ?s <http://www.w3.org/2002/07/owl#sameAs> ?o }")
    assert {(BUREAU,)} == set(sameness.texts())


def test_an_update_that_is_killed_leaves_all_as_it_was(output):
    """
    A process that ends before the switch changes nothing, and the next update goes on.
    """
    before = state(output)
    code = (
        "import os, sys, pathlib; from graph.imports import replacing, update_store; "
        "replacing.switch = lambda *_: os._exit(9); update_store(pathlib.Path(sys.argv[1]), sys.argv[2])"
    )
    ended = subprocess.run([sys.executable, "-c", code, str(output / "store"), INSERT], check=False)

    assert 9 == ended.returncode
    assert before == state(output)
    assert 1 == len([*output.parent.glob(".output.update-*")])
    assert ("notes",) == update_store(output / "store", INSERT)
    assert [output] == [*output.parent.glob(".*"), *output.parent.glob("*")]


def test_a_build_that_came_in_between_is_kept(output, monkeypatch):
    """
    An update of a store that has been replaced is told to be sent again.
    """
    take_over = updating._take_over

    def overtaken(*arguments):
        take_over(*arguments)
        shutil.rmtree(output / "store")
        write_store(QUADS, output / "store")

    monkeypatch.setattr(updating, "_take_over", overtaken)
    with pytest.raises(StoreError, match="was replaced in between"):
        update_store(output / "store", INSERT)
    assert [] == list(listed(output / "store"))


def test_two_writers_do_not_meet(output):
    """
    While a store is written to, an update says to try again, and leaves nothing behind.
    """
    with writing(output / "store"):
        for write in (lambda: update_store(output / "store", INSERT), lambda: remove("notes", store=output / "store")):
            with pytest.raises(StoreError, match="another run is writing"):
                write()

    assert [output] == [*output.parent.glob(".*"), *output.parent.glob("*")]


@pytest.mark.parametrize(
    ("graphs", "update"),
    [
        ({"g:a"}, "PREFIX g: <g:> INSERT DATA { GRAPH g:a { g:s g:p 'GRAPH <g:b> { }' } } # DROP ALL"),
        ({"g:a", "g:b"}, "WITH <g:a> DELETE { ?s ?p ?o . } INSERT { GRAPH <g:b> { ?s ?p 1 } } WHERE { GRAPH ?g { } }"),
        ({"g:b"}, "WITH <g:a> INSERT { GRAPH <g:b> { ?s ?p ?o } } USING NAMED <g:c> WHERE { ?s ?p ?o }"),
        ({"g:a", "g:b"}, 'drop silent graph <g:a>; create graph <g:b>; delete data { graph <g:a> { <s:s> <p:p> "}" }}'),
    ],
)  # fmt: skip
def test_the_graphs_of_an_update_are_read_off(graphs, update):
    """
    Keywords in strings and comments are none; patterns may ask any graph.
    """
    assert graphs == set(written_graphs(update))


@pytest.mark.parametrize("written_token", ["", "short", "with a blank in it 123", "不是ASCII的口令不是ASCII的口令"])
def test_weak_tokens_are_refused(tmp_path, written_token):
    """
    A token that could be guessed, or sent in no header, stops the start.
    """
    (tmp_path / "token").write_text(written_token, encoding="utf-8")

    with pytest.raises(GraphError, match=r"token: a token has at least 16 ASCII"):
        read_token(tmp_path / "token", {})
    assert (
        "16 ASCII characters"
        in CliRunner().invoke(main, ["serve", "--update-token-file", str(tmp_path / "token")]).stderr
    )


def test_a_token_comes_from_a_file_or_the_environment(tmp_path):
    """
    The file comes first; without either there is none.
    """
    (tmp_path / "token").write_text(f"{TOKEN}\n", encoding="utf-8")

    assert TOKEN == read_token(tmp_path / "token", {"RENDA_UPDATE_TOKEN": "another-token-of-enough"})
    assert "another-token-of-enough" == read_token(None, {"RENDA_UPDATE_TOKEN": "another-token-of-enough"})
    assert read_token(None, {}) is None


def test_the_command_hands_its_limits_over(written, tmp_path, monkeypatch):
    """
    What the command line says is what the server is set to; the token is in no text of it.
    """
    started = []
    monkeypatch.setattr("graph.serve.app.run", started.append)
    (tmp_path / "token").write_text(TOKEN, encoding="utf-8")
    command = [
        "serve",
        "--max-bytes",
        "7",
        "--max-request",
        "8",
        "--workers",
        "3",
        "--seconds",
        "2",
        "--cors",
        "https://a.cn",
    ]
    done = CliRunner().invoke(main, [*command, "--update-token-file", str(tmp_path / "token"), "-o", str(written)])

    (settings,) = started
    assert 0 == done.exit_code
    assert (7, 8, 3, 2, ("https://a.cn",)) == (
        settings.answer_bytes, settings.request_bytes, settings.workers, settings.seconds, settings.origins
    )  # fmt: skip
    assert TOKEN == settings.token
    assert TOKEN not in done.output + repr(settings)
