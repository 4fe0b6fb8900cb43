"""Clients that others wrote in JavaScript read our endpoint and our files as we do; they come from npm, by name."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph
from samplerecord import RECORD
from serving import served

from graph.build import build
from graph.export import FORMATS
from graph.questions import shipped
from graph.store import memory, rows, write_store

PACKAGES = ("fetch-sparql-endpoint@7.2.0", "jsonld@9.0.0", "n3@2.13.12")
FILES = {"turtle": "n3", "ntriples": "n3", "jsonld": "jsonld"}
TRIPLES = "CONSTRUCT { ?s a ?c } WHERE { ?s a ?c }"
LARGE = "SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 100000"
SCRIPT = Path(__file__).parent.parent / "clients.mjs"
QUADS = build((RECORD,))
STORE = memory(QUADS)
MERGED = len(list(STORE.quads_for_pattern(None, None, None, DefaultGraph())))


@pytest.fixture(scope="module")
def node(tmp_path_factory):
    """
    A folder with the script and its packages, installed once; it goes again.
    """
    if shutil.which("node") is None or shutil.which("npm") is None:
        pytest.skip("node or npm (Debian: nodejs, npm) is not installed")
    folder = tmp_path_factory.mktemp("npm")
    (folder / "package.json").write_text("{}", encoding="utf-8")
    flags = ("--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts", "--prefer-offline", "--loglevel=error")
    try:
        subprocess.run(["npm", "install", *flags, *PACKAGES], cwd=folder, capture_output=True, check=True, timeout=90)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        pytest.skip(f"npm cannot install {', '.join(PACKAGES)} here: {error}")
    shutil.copy(SCRIPT, folder)

    return folder


@pytest.fixture(scope="module")
def answers(node, tmp_path_factory):
    """
    What the clients answer to all that they are asked, in one run: Node starts slowly.
    """
    folder = tmp_path_factory.mktemp("served")
    write_store(QUADS, folder / "store")
    asked = {}
    for name, parser in FILES.items():
        next(form for form in FORMATS if form.name == name).write(QUADS, folder / name)
        asked[name] = {"ask": parser, "file": str(folder / name)}
    with served(folder, answer_bytes=400_000) as client:
        at = {"endpoint": f"{client.url}/sparql"}
        shipped_queries = {each.name: each.sparql for each in shipped()}
        asked["queries"] = {"ask": "queries", "queries": shipped_queries | {"large": LARGE}, **at}
        asked["triples"] = {"ask": "triples", "query": TRIPLES, **at}
        done = subprocess.run(
            ["node", SCRIPT.name], input=json.dumps(list(asked.values())), cwd=node, capture_output=True, text=True,
            timeout=120, check=False,
        )  # fmt: skip
    assert 0 == done.returncode, done.stderr
    return dict(zip(asked, json.loads(done.stdout), strict=True))


@pytest.mark.parametrize("question", shipped(), ids=lambda question: question.name)
def test_a_shipped_question_has_the_rows_of_the_command(answers, question):
    """
    The fetcher of Comunica and its kin reads row by row what `renda query` reads.
    """
    expected = rows(STORE, question.sparql)
    found = answers["queries"][question.name]

    assert list(expected.texts()) == [tuple(row.get(name, "") for name in expected.columns) for row in found]


def test_graphs_and_refusals_reach_the_client(answers):
    """
    A CONSTRUCT comes with all its triples; what is refused is an error in our words, not an empty answer.
    """
    assert len(rows(STORE, TRIPLES).rows) == answers["triples"]
    assert "507" in answers["queries"]["large"]
    assert "larger than this server gives" in answers["queries"]["large"]


@pytest.mark.parametrize("name", FILES)
def test_our_files_have_as_many_triples(answers, name):
    """
    N3.js and jsonld.js read out of our files as many triples as we wrote, and fetch no context.
    """
    assert MERGED == answers[name]
