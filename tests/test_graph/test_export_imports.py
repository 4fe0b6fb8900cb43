"""Whatever was imported, every format can be written, and those of RDF lose nothing of it."""

import pytest
from click.testing import CliRunner
from pyoxigraph import RdfFormat, parse
from rdflib import Graph
from rdflib.compare import isomorphic
from samplerecord import RECORD

from graph.build import build, union
from graph.cli import main
from graph.export import FORMATS
from graph.store import open_store, quads, write_store

FOREIGN = """@prefix rd: <https://w3id.org/renda/ontology#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix schema: <https://schema.org/> . @prefix oa: <http://www.w3.org/ns/oa#> .
@prefix eli: <http://data.europa.eu/eli/ontology#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<http://a.cn/x> <http://a.cn/staff> 31 ; <http://a.cn/member> [ <http://a.cn/rank> "院长"@zh ] , ( 1 2.5 true ) ;
  <http://a.cn/9> "9" ; <http://a.cn/> "end" ; <urn:isbn:1> <urn:a> ; <schema:name> <oa:x> ; a [ ] , "no class" ;
  rd:count "several"^^xsd:integer , "007"^^xsd:integer , "1"^^xsd:boolean , "perhaps"^^xsd:boolean , 1.0e400 ;
  rd:inYear "some year" , "甲"@zh-Hans-CN ; skos:prefLabel "甲"@en , <http://a.cn/label> , _:b ;
  rd:rule "\\u0001\\u007F\\uFFFE]]>" .
<http://a.cn/act> a rd:Action ; rd:trigger "查" ; rd:triggerStart "early" ; rd:agent _:b ;
  schema:subjectOf <http://a.cn/s> ;
  rd:evidence <http://a.cn/span> ; rd:inYear [ ] .
<http://a.cn/s> eli:is_part_of <http://a.cn/s> .
<http://a.cn/span> oa:hasSource <http://a.cn/text> ; oa:hasSelector <http://a.cn/sel> .
<http://a.cn/sel> oa:start "here" ; oa:end -5 .
_:b a rd:Body ; skos:prefLabel "乙" .
"""
READ = {
    "turtle": RdfFormat.TURTLE, "nquads": RdfFormat.N_QUADS, "ntriples": RdfFormat.N_TRIPLES, "trig": RdfFormat.TRIG,
    "jsonld": RdfFormat.JSON_LD, "rdfxml": RdfFormat.RDF_XML,
}  # fmt: skip


@pytest.fixture(scope="module")
def output(tmp_path_factory):
    folder = tmp_path_factory.mktemp("joined")
    write_store(build((RECORD,)), folder / "store")
    (folder / "x.ttl").write_text(FOREIGN, encoding="utf-8")
    done = CliRunner().invoke(main, ["import", str(folder / "x.ttl"), "-o", str(folder)])
    assert 0 == done.exit_code, done.output
    return folder


def graph(triples):
    return Graph().parse(data="".join(f"{each} .\n" for each in triples), format="nt")


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_every_format_takes_what_was_imported(output, tmp_path, form):
    """
    Foreign properties, blank nodes, malformed literals and loops neither end an export nor hold it up.
    """
    path = tmp_path / f"graph{form.suffix}"
    done = CliRunner().invoke(main, ["export", "--to", form.name, "--file", str(path), "-o", str(output)])

    assert (0, f"{path}\n") == (done.exit_code, done.output), done.exception
    if form.name in READ:
        expected = union(list(quads(open_store(output / "store"))))
        read = {quad.triple for quad in parse(path=path, format=READ[form.name])}
        if form.name == "rdfxml":  # what XML cannot hold
            expected = [str(each).replace("\\u0001", "\ufffd").replace("\\uFFFE", "\ufffd") for each in expected]
        assert isomorphic(graph(expected), graph(read))
