"""Turtle and N-Quads are complete, sorted, and read by others as they were written."""

import shutil
import subprocess

import pytest
import rdflib
from goldrecords import DEV, gold_extraction
from pyoxigraph import RdfFormat, parse
from samplerecord import RECORD, record

from extract.records import Entity, Mention
from graph.build import build, union
from graph.export import FORMATS, nquads, turtle
from graph.vocab import OA

QUADS = build((RECORD, gold_extraction(DEV[0])))


@pytest.fixture(params=FORMATS, ids=lambda form: form.name)
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


@pytest.mark.skipif(shutil.which("rapper") is None, reason="rapper (Debian: raptor2-utils) is not installed")
def test_rapper_counts_the_same(written):
    """
    An independent parser takes every line and counts as many statements.
    """
    form, path = written
    done = subprocess.run(
        ["rapper", "-c", "-i", {"turtle": "turtle", "nquads": "nquads"}[form.name], path],
        capture_output=True, check=True, text=True,
    )  # fmt: skip
    count = len(QUADS) if form is nquads.FORMAT else len(union(QUADS))

    assert f"returned {count} triples" in done.stderr


def test_order_of_quads_does_not_matter(written, tmp_path):
    """
    A format sorts for itself: shuffled and repeated statements give the same bytes.
    """
    form, path = written
    again = tmp_path / "again"
    form.write([*reversed(QUADS), *QUADS[:10]], again)

    assert path.read_bytes() == again.read_bytes()


HOSTILE = '</script>\r\n""" \\u0041 {{x}} \u202e<a b>`^|\x01\t\U0001f409\ufffe%2F\''


def test_hostile_text_comes_back_as_it_was(tmp_path):
    """
    Whatever stands in a report is written so that other parsers read the same characters.
    """
    name = Entity(f"law|{HOSTILE}|{HOSTILE}", HOSTILE)
    mention = Mention("m1", 0, len(HOSTILE), HOSTILE, "Law", "law.made", entities=(name,))
    quads = build((record(text=HOSTILE, mentions=(mention,), sections=(), actions=(), metrics=(), shortcomings=()),))
    for form in FORMATS:
        form.write(quads, tmp_path / f"graph{form.suffix}")
    read = rdflib.Graph().parse(tmp_path / "graph.ttl")

    assert quads == list(parse(path=tmp_path / "graph.nq", format=RdfFormat.N_QUADS))
    assert rdflib.Literal(HOSTILE) in set(read.objects(None, rdflib.URIRef(OA.exact.value)))


def test_chinese_stays_readable(written):
    """
    Names stand in IRIs and literals as people write them.
    """
    _, path = written

    assert "body/云和县教育局" in path.read_text(encoding="utf-8")
