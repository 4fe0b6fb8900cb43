"""Foreign RDF that would take all memory, or be waited for, is refused in one line."""

import os

import pytest

from graph.imports.parsing import ImportFileError, read_foreign

LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><x/>'


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.rdf", LAUGHS, "line 1: the entity 'b' holds others"),
        ("a.jsonld", '{"http://e.cn/b":' * 300, "nested deeper than 200"),
        ("a.jsonld", '{"@context": "http://127.0.0.1:9/c", "name": "x"}', "nothing is fetched"),
    ],
)
def test_what_would_unpack_without_end_is_refused(tmp_path, name, content, says):
    """
    Entities within entities, nests without end and remote contexts are named with their line.
    """
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")

    with pytest.raises(ImportFileError, match=says):
        read_foreign(path, base="https://e.cn/")


def test_namespaces_may_be_abbreviated(tmp_path):
    """
    The entities by which editors of ontologies shorten namespaces are read.
    """
    path = tmp_path / "a.owl"
    path.write_text(
        '<!DOCTYPE rdf:RDF [<!ENTITY e "http://e.cn/#">]>'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://e.cn/#">'
        '<rdf:Description rdf:about="&e;a"><e:b>{[[[</e:b></rdf:Description></rdf:RDF>',
        encoding="utf-8",
    )

    assert ["http://e.cn/#a"] == [quad.subject.value for quad in read_foreign(path, base="https://e.cn/").quads]


def test_a_pipe_is_not_waited_for(tmp_path):
    """
    A pipe is refused at once.
    """
    os.mkfifo(tmp_path / "a.ttl")

    with pytest.raises(ImportFileError, match="is no file"):
        read_foreign(tmp_path / "a.ttl", base="https://e.cn/")
