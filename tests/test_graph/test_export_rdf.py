"""Every RDF format is complete, sorted, and read by others as it was written."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
import rdflib
from goldrecords import DEV, gold_extraction
from pyoxigraph import RdfFormat, parse
from samplerecord import RECORD, record

from extract.records import Entity, Mention
from graph.build import build, union
from graph.export import FORMATS, jsonld, nquads, turtle
from graph.vocab import OA

QUADS = build((RECORD, gold_extraction(DEV[0])))
RAPPER = {"turtle": "turtle", "nquads": "nquads", "ntriples": "ntriples", "trig": "trig", "rdfxml": "rdfxml"}
OXIGRAPH = {
    "turtle": RdfFormat.TURTLE, "nquads": RdfFormat.N_QUADS, "ntriples": RdfFormat.N_TRIPLES, "trig": RdfFormat.TRIG,
    "jsonld": RdfFormat.JSON_LD, "rdfxml": RdfFormat.RDF_XML,
}  # fmt: skip
RDFLIB = {"turtle": "turtle", "ntriples": "nt", "jsonld": "json-ld", "rdfxml": "xml"}
OF_RDFLIB = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
"""What rdflib's reader of JSON-LD says about rdflib."""
RDF_FORMATS = tuple(form for form in FORMATS if form.name in OXIGRAPH)


@pytest.fixture(params=RDF_FORMATS, ids=lambda form: form.name)
def written(request, tmp_path):
    """
    Write the dataset in each format.
    """
    path = tmp_path / f"graph{request.param.suffix}"
    request.param.write(QUADS, path)
    return request.param, path


def test_formats_are_told_apart():
    """
    No two formats share a name or a suffix.
    """
    assert len(FORMATS) == len({form.name for form in FORMATS}) == len({form.suffix for form in FORMATS})


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_every_format_is_documented(form):
    """
    Each format has its row in the page about the formats.
    """
    page = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")

    assert f"| `{form.name}` | `graph{form.suffix}" in page


def test_turtle_is_the_union(tmp_path):
    """
    Oxigraph and rdflib read the triples that were written, each once.
    """
    turtle.write(QUADS, tmp_path / "graph.ttl")
    read = [quad.triple for quad in parse(path=tmp_path / "graph.ttl", format=RdfFormat.TURTLE)]

    assert union(QUADS) == read
    assert len(read) == len(rdflib.Graph().parse(tmp_path / "graph.ttl"))


def test_nquads_keep_the_graphs(tmp_path):
    """
    The quads come back in the order in which they were built.
    """
    nquads.write(QUADS, tmp_path / "graph.nq")

    assert QUADS == list(parse(path=tmp_path / "graph.nq", format=RdfFormat.N_QUADS))


def test_oxigraph_reads_what_was_written(written):
    """
    Oxigraph reads the same statements out of every format.
    """
    form, path = written
    read = list(parse(path=path, format=OXIGRAPH[form.name]))

    if form.name in {"nquads", "trig"}:
        assert set(QUADS) == set(read)
    else:
        assert set(union(QUADS)) == {quad.triple for quad in read}


@OF_RDFLIB
@pytest.mark.parametrize("name", sorted(RDFLIB))
def test_rdflib_reads_an_isomorphic_graph(name, tmp_path):
    """
    Another library reads the graph that was written, blank nodes, datatypes and languages included.
    """
    form = next(form for form in FORMATS if form.name == name)
    form.write(QUADS, tmp_path / "graph")
    truth = rdflib.Graph().parse(data="".join(f"{each} .\n" for each in union(QUADS)), format="nt")

    assert truth.isomorphic(rdflib.Graph().parse(tmp_path / "graph", format=RDFLIB[name]))


@pytest.mark.skipif(shutil.which("rapper") is None, reason="rapper (Debian: raptor2-utils) is not installed")
@pytest.mark.parametrize("name", sorted(RAPPER))
def test_rapper_counts_the_same(name, tmp_path):
    """
    An independent parser takes every line and counts as many statements.
    """
    form = next(form for form in FORMATS if form.name == name)
    form.write(QUADS, tmp_path / "graph")
    done = subprocess.run(
        ["rapper", "-c", "-i", RAPPER[name], tmp_path / "graph"], capture_output=True, check=True, text=True
    )
    count = len(QUADS) if name in {"nquads", "trig"} else len(union(QUADS))

    assert f"returned {count} triples" in done.stderr


def test_json_reads_without_rdf(tmp_path):
    """
    JSON-LD is plain JSON with readable names: an act has its trigger, topic and year under these names.
    """
    jsonld.FORMAT.write(QUADS, tmp_path / "graph.jsonld")
    nodes = json.loads((tmp_path / "graph.jsonld").read_text(encoding="utf-8"))["@graph"]
    (hearing,) = [node for node in nodes if node.get("topic") == "办学和审判情况"]

    assert ("听取和审议", "2021", 2) == (hearing["trigger"], hearing["inYear"], hearing["count"])
    assert "rd:Action" == hearing["type"]


def test_order_of_quads_does_not_matter(written, tmp_path):
    """
    A format sorts for itself: shuffled and repeated statements give the same bytes.
    """
    form, path = written
    again = tmp_path / "again"
    form.write([*reversed(QUADS), *QUADS[:10]], again)

    assert path.read_bytes() == again.read_bytes()


HOSTILE = '</script>\r\n""" \\u0041 {{x}} \u202e<a b>`^|\x01\t\U0001f409\ufffe%2F\''


@OF_RDFLIB
def test_hostile_text_comes_back_as_it_was(tmp_path):
    """
    Whatever stands in a report is written so that other parsers read the same characters.
    """
    name = Entity(f"law|{HOSTILE}|{HOSTILE}", HOSTILE)
    mention = Mention("m1", 0, len(HOSTILE), HOSTILE, "Law", "law.made", entities=(name,))
    quads = build((record(text=HOSTILE, mentions=(mention,), sections=(), actions=(), metrics=(), shortcomings=()),))
    for form in RDF_FORMATS:
        form.write(quads, tmp_path / f"graph{form.suffix}")
    read = rdflib.Graph().parse(tmp_path / "graph.ttl")

    assert quads == list(parse(path=tmp_path / "graph.nq", format=RdfFormat.N_QUADS))
    assert len(read) == len(rdflib.Graph().parse(tmp_path / "graph.rdf", format="xml"))
    assert read.isomorphic(rdflib.Graph().parse(tmp_path / "graph.jsonld", format="json-ld"))
    assert rdflib.Literal(HOSTILE) in set(read.objects(None, rdflib.URIRef(OA.exact.value)))


def test_chinese_stays_readable(written):
    """
    Names stand in IRIs and literals as people write them.
    """
    _, path = written

    assert "body/云和县教育局" in path.read_text(encoding="utf-8")
