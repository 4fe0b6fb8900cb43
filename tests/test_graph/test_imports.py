"""Foreign RDF is kept whole in a graph of its own, aligned with ours, and goes without a trace."""

import gzip
import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from pyoxigraph import NamedNode
from rdflib import Dataset, Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import ORG, RDF, RDFS
from rdflib.util import guess_format
from samplerecord import RECORD

from graph.build import build
from graph.cli import main
from graph.imports import ImportFileError, carry_over, import_file, listed, read_foreign, remove, without_imports
from graph.store import open_store, quads, rows, write_store

OURS = "https://w3id.org/renda/"
EX = Namespace("http://data.example.cn/")
QUADS = build((RECORD,))
BUREAU = f"{OURS}body/云和县教育局"


def by_rdflib():
    """
    An organisation with the full name of one of ours and a place that agrees, as rdflib writes Turtle.
    """
    graph = Graph()
    graph.bind("ex", EX)
    graph.add((EX.jyj, RDF.type, ORG.Organization))
    graph.add((EX.jyj, RDFS.label, Literal("云和县教育局", lang="zh")))
    graph.add((EX.jyj, URIRef("http://purl.org/dc/terms/spatial"), Literal("云和县")))
    graph.add((EX.jyj, EX.staff, Literal(31)))
    return graph.serialize(format="turtle")


JENA = """PREFIX  ex:   <http://data.example.cn/>
PREFIX  foaf: <http://xmlns.com/foaf/0.1/>

ex:court  a  <https://schema.org/GovernmentOrganization> ;
        foaf:name  "云和县人民法院"@zh ;
        ex:judges  ( 1 2 [ ex:rank "院长" ] ) .
"""
NQUADS = f"""<{BUREAU}> <http://data.example.cn/phone> "0578" <http://data.example.cn/g1> .
_:b0 <http://data.example.cn/knows> _:b1 .
"""
NESTED = json.dumps(
    {
        "@context": {
            "name": "https://schema.org/name",
            "Org": {"@id": "http://www.w3.org/ns/org#Organization", "@context": {"name": f"{RDFS.label}"}},
            "head": {"@id": "http://data.example.cn/head", "@context": {"age": "http://data.example.cn/age"}},
        },
        "@graph": [
            {"@id": "http://data.example.cn/x", "@type": "Org", "name": "县教育局", "head": {"name": "某甲", "age": 50}}
        ],
    },
    ensure_ascii=False,
)
RDFXML = """<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:ex="http://data.example.cn/"
         xml:base="http://data.example.cn/base/">
  <ex:Thing rdf:about="a"><ex:next rdf:resource="#b"/>
    <ex:size rdf:parseType="Resource"><ex:n>1</ex:n></ex:size></ex:Thing>
</rdf:RDF>
"""
OF_RDFLIB = pytest.mark.filterwarnings("ignore:.* is deprecated:DeprecationWarning:rdflib")
FILES = {"rd.ttl": by_rdflib(), "jena.ttl": JENA, "n3.nq": NQUADS, "nested.jsonld": NESTED, "base.rdf": RDFXML}
COUNTS = {"rd.ttl": 4, "jena.ttl": 10, "n3.nq": 2, "nested.jsonld": 5, "base.rdf": 4}


@pytest.fixture(scope="module")
def written_store(tmp_path_factory):
    path = tmp_path_factory.mktemp("written") / "store"
    write_store(QUADS, path)
    return path


@pytest.fixture
def store(written_store, tmp_path):
    """
    A copy of a store of its own for every test.
    """
    return shutil.copytree(written_store, tmp_path / "store")


@pytest.fixture
def write(tmp_path):
    def written(name, content):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return path

    return written


def state(store):
    return set(open_store(store))


@pytest.mark.parametrize("name", FILES)
def test_every_statement_is_kept_and_goes_again(store, write, name):
    """
    An import holds all that its file says; after its removal the store is as it was.
    """
    before = state(store)
    stem = name.partition(".")[0]
    imported = import_file(write(name, FILES[name]), store=store)

    assert COUNTS[name] == imported.statements
    kept = rows(
        open_store(store),
        f'SELECT ?g {{ GRAPH ?g {{ ?s ?p ?o }} FILTER(STR(?g) = "{OURS}import/{stem}" '
        f'|| STRSTARTS(STR(?g), "{OURS}import/{stem}/graph/")) }}',
    )
    assert COUNTS[name] == len(kept.rows)
    remove(stem, store=store)
    assert before == state(store)


@OF_RDFLIB
@pytest.mark.parametrize("name", FILES)
def test_what_is_kept_is_what_another_reader_reads(store, write, name):
    """
    The triples are those that rdflib finds in the file, blank nodes and all.
    """
    path = write(name, FILES[name])
    import_file(path, store=store)
    root = f"{OURS}import/{name.partition('.')[0]}"
    kept, told = Graph(), Graph()
    lines = "".join(f"{quad.triple} .\n" for quad in quads(open_store(store)) if is_said(quad.graph_name.value, root))
    kept.parse(data=lines, format="nt")
    told_in = Dataset()
    told_in.parse(data=path.read_bytes(), format=guess_format(name), publicID=f"{root}/")
    for subject, predicate, object_, _ in told_in.quads():
        told.add((subject, predicate, object_))

    assert isomorphic(told, kept)


def is_said(graph, root):
    """
    Tell what a file says from what is said about it.
    """
    return graph == root or graph.startswith(f"{root}/graph/")


def test_relative_iris_follow_xml_base(write):
    """
    IRIs are those of the file, resolved as the standard has it.
    """
    subjects = {str(quad.subject) for quad in read_foreign(write("base.rdf", RDFXML), base=f"{OURS}import/").quads}

    assert "<http://data.example.cn/base/a>" in subjects


def test_packed_files_are_the_same(store, write):
    """
    Packing changes nothing but the hash.
    """
    packed = import_file(write("rd.ttl.gz", gzip.compress(FILES["rd.ttl"].encode())), store=store)

    assert ("rd", COUNTS["rd.ttl"]) == (packed.name, packed.statements)


TWICE = " ".join(
    f'ex:{each} a org:Organization ; rdfs:label "云和县教育局" ; dcterms:spatial "云和县" .' for each in "ab"
)


def matched(imported):
    return {(match.theirs.rsplit("/", 1)[-1], match.certain, match.basis) for match in imported.matches}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("rd.ttl", ("jyj", True, "label")),
        ("n3.nq", ("云和县教育局", True, "iri")),
        ("nested.jsonld", ("x", False, "alias")),
    ],
)
def test_things_of_ours_are_known(store, write, name, expected):
    """
    A full name with its place is certain, an alias alone is a candidate.
    """
    assert {expected} == matched(import_file(write(name, FILES[name]), store=store))


@pytest.mark.parametrize(
    ("basis", "certain", "turtle"),
    [
        ("place", False, 'ex:a a org:Organization ; rdfs:label "云和县教育局" ; dcterms:spatial "庆元县" .'),
        ("several", False, TWICE),
        ("code", True, 'ex:a skos:notation "331125" ; rdfs:label "云和" .'),
        ("code", False, 'ex:a skos:notation "331125" ; rdfs:label "某某邮政所" .'),
    ],
)  # fmt: skip
def test_what_is_doubtful_is_a_candidate(store, write, basis, certain, turtle):
    """
    Another place, two claimants, or a code under a strange name leave the matter to people.
    """
    prefixes = (
        "@prefix ex: <http://data.example.cn/> . @prefix org: <http://www.w3.org/ns/org#> . "
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix dcterms: <http://purl.org/dc/terms/> . "
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> . "
    )
    imported = import_file(write("a.ttl", prefixes + turtle), store=store)

    assert {(basis, certain)} == {(match.basis, match.certain) for match in imported.matches}


def test_a_person_with_the_name_of_a_body_is_no_body(store, write):
    """
    Things of another kind are not even candidates.
    """
    turtle = '<http://x.cn/a> a <http://xmlns.com/foaf/0.1/Person> ; <http://xmlns.com/foaf/0.1/name> "云和县教育局" .'

    assert () == import_file(write("a.ttl", turtle), store=store).matches


JOINED = {
    "rd.ttl": by_rdflib(),
    "jena.ttl": """PREFIX  ex:   <http://data.example.cn/>
PREFIX  org:  <http://www.w3.org/ns/org#>
PREFIX  rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX  dct:  <http://purl.org/dc/terms/>
PREFIX  xsd:  <http://www.w3.org/2001/XMLSchema#>

ex:jyj  a             org:Organization ;
        rdfs:label    "云和县教育局"@zh ;
        dct:spatial   "云和县" ;
        ex:staff      "31"^^xsd:integer .
""",
    "style.n3": f"""@prefix : <http://data.example.cn/>.
@prefix org: <http://www.w3.org/ns/org#>.
:jyj a org:Organization; <{RDFS.label}> "云和县教育局"; <http://purl.org/dc/terms/spatial> "云和县"; :staff 31.
""",
    "nested.jsonld": json.dumps(
        {
            "@context": {
                "@vocab": "http://data.example.cn/",
                "Org": {"@id": "http://www.w3.org/ns/org#Organization", "@context": {
                    "label": str(RDFS.label), "at": {"@id": "http://purl.org/dc/terms/spatial", "@container": "@set"}}},
            },
            "@id": "http://data.example.cn/jyj", "@type": "Org", "label": "云和县教育局", "at": ["云和县"], "staff": 31,
        },
        ensure_ascii=False,
    ),
    "base.rdf": f"""<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:rdfs="{RDFS}" xmlns:ex="http://data.example.cn/"
         xmlns:org="http://www.w3.org/ns/org#" xmlns:dct="http://purl.org/dc/terms/" xml:base="http://data.example.cn/">
  <org:Organization rdf:about="jyj">
    <rdfs:label xml:lang="zh">云和县教育局</rdfs:label><dct:spatial>云和县</dct:spatial>
    <ex:staff rdf:datatype="http://www.w3.org/2001/XMLSchema#integer">31</ex:staff>
  </org:Organization>
</rdf:RDF>
""",
}  # fmt: skip
JOIN = """SELECT ?trigger ?staff { ?act <https://w3id.org/renda/ontology#target> ?body ;
  <https://w3id.org/renda/ontology#trigger> ?trigger . ?body <http://www.w3.org/2002/07/owl#sameAs> ?same .
  ?same <http://data.example.cn/staff> ?staff } ORDER BY ?trigger"""


@pytest.mark.parametrize("packed", [False, True], ids=["bare", "packed"])
@pytest.mark.parametrize("name", JOINED)
def test_queries_join_theirs_with_ours(store, write, name, packed):
    """
    Whoever wrote a file, `renda query` asks what it says of a body together with what the report says of it.
    """
    content = JOINED[name].encode("utf-8")
    imported = import_file(
        write(f"{name}.gz" if packed else name, gzip.compress(content) if packed else content), store=store
    )

    assert (4, [True]) == (imported.statements, [match.certain for match in imported.matches])
    write("join.rq", JOIN)
    command = ["query", str(store.parent / "join.rq"), "--format", "csv", "-o", str(store.parent)]
    printed = CliRunner().invoke(main, command).stdout
    assert ["trigger,staff", "听取和审议,31", "提出,31"] == printed.split()
    shown = Path("docs/ask.md").read_text(encoding="utf-8").partition("```sparql\n")[2].partition("```")[0]
    assert (("云和县教育局", "31", "2"),) == rows(open_store(store), shown).texts()


MALFORMED = {
    "a.ttl": ('<http://a.cn/b> <http://a.cn/c> "x" .\n<http://a.cn/b> "y" .\n', 2),
    "a.nt": ('<http://a.cn/b> <http://a.cn/c> "x" .\n<http://a.cn/b> <http://a.cn/c> x .\n', 2),
    "a.jsonld": ('{"@id": "http://a.cn/b",\n "http://a.cn/c": \n', 3),
    "a.rdf": ('<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n<b>\n</rdf:RDF>', 3),
    "b.rdf": (RDFXML.replace('rdf:about="a"', 'rdf:ID="1 2"'), 4),
    "a.n3": ("@prefix : <http://a.cn/> .\n:b :c :d ;; e .\n", 2),
    "a.trig": ("<http://a.cn/g> {\n <http://a.cn/b> <http://a.cn/c> }\n", 2),
    "a.nq": ("<http://a.cn/b> <http://a.cn/c> <http://a.cn/d> <http://a.cn/e> <http://a.cn/f> .\n", 1),
    "packed.ttl.gz": (gzip.compress(b"<http://a.cn/b> .\n"), 1),
    "remote.jsonld": ('{"@context":\n "https://schema.org/", "@id": "http://a.cn/b", "name": "x"}', 2),
}


@pytest.mark.parametrize("name", MALFORMED)
def test_malformed_files_are_refused_with_their_place(store, write, name):
    """
    Line and column are told, and the store is as it was.
    """
    content, line = MALFORMED[name]
    before = state(store)

    with pytest.raises(ImportFileError, match=rf"{name}: line {line}, column \d+: "):
        import_file(write(name, content), store=store)
    assert before == state(store)


def test_the_same_file_twice_changes_nothing(store, write):
    """
    A second import of a file is told; another file under its name is refused.
    """
    import_file(write("rd.ttl", FILES["rd.ttl"]), store=store)
    before = state(store)

    assert not import_file(write("rd.ttl", FILES["rd.ttl"]), store=store).new
    assert before == state(store)
    with pytest.raises(ImportFileError, match=r"--remove rd"):
        import_file(write("rd.ttl", JENA), store=store)


def test_blank_nodes_of_two_files_stay_apart(store, write):
    """
    `_:b0` of one file is not `_:b0` of another.
    """
    for name in ("one.nt", "two.nt"):
        import_file(write(name, f'_:b0 <http://a.cn/in> "{name}" .'), store=store)

    found = open_store(store).quads_for_pattern(None, NamedNode("http://a.cn/in"), None, None)
    assert 2 == len({quad.subject for quad in found})


def test_what_another_says_as_well_stays(store, write):
    """
    Removal takes nothing that ours or another import holds.
    """
    ours = next(quad for quad in QUADS if quad.subject == NamedNode(BUREAU))
    import_file(write("copy.nt", f"{ours.subject} {ours.predicate} {ours.object} ."), store=store)
    remove("copy", store=store)

    assert [] != list(open_store(store).quads_for_pattern(ours.subject, ours.predicate, ours.object, None))


def test_imports_outlive_a_build(store, write, tmp_path):
    """
    A new generation of the store holds the imports of the old one, aligned anew.
    """
    import_file(write("rd.ttl", FILES["rd.ttl"]), store=store)
    write_store(QUADS, tmp_path / "new")

    assert ("rd",) == carry_over(store, tmp_path / "new")
    assert listed(store) == listed(tmp_path / "new")
    assert state(store) == state(tmp_path / "new")


def test_a_check_leaves_imports_out(store, write):
    """
    What others say is not held against our shapes.
    """
    import_file(write("jena.ttl", JENA), store=store)

    assert set(QUADS) == set(quads(without_imports(open_store(store))))


def test_the_command_imports_lists_and_removes(store, write):
    """
    Each step says what it did; nothing asked for is wrong use.
    """

    def run(*arguments):
        return CliRunner().invoke(main, ["import", *map(str, arguments), "-o", str(store.parent)])

    assert "the same as ours: 1" in run(write("rd.ttl", FILES["rd.ttl"])).stdout
    assert "rd.ttl" in run("--list").stdout
    assert "removed rd" in run("--remove", "rd").stdout
    assert "imported: none" in run("--remove", "rd").stderr
    assert 2 == run().exit_code
