"""The vocabulary in use is the vocabulary defined."""

import inspect
import re
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import RdfFormat, serialize
from rdflib.namespace import DCAT, DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SDO, SH, SKOS, TIME, VOID, XSD
from samplerecord import RECORD

import graph
from graph import vocab
from graph.build import build
from graph.export.manual import render_manual
from graph.facts import taxonomy
from graph.facts.tables import rows
from graph.vocab import RD, VOCABULARIES, VocabularyError

FOLDER = Path(inspect.getfile(graph)).parent
ONTOLOGY = rdflib.Graph().parse(FOLDER / "ontology" / "renda.ttl")
OWN = sorted(
    str(term).removeprefix(RD.namespace)
    for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
    for term in ONTOLOGY.subjects(RDF.type, kind)
)
PUBLISHED = {
    "rdf": RDF, "rdfs": RDFS, "owl": OWL, "xsd": XSD, "skos": SKOS, "dcterms": DCTERMS, "foaf": FOAF, "org": ORG,
    "prov": PROV, "schema": SDO, "time": TIME, "void": VOID, "dcat": DCAT,
}  # fmt: skip
# rdflib ships no list of these; the table names where each term comes from.
LISTED = {prefix: [] for prefix in ("oa", "eli", "eli-dl")}
for row in rows("foreign-terms"):
    LISTED[row["prefix"]].append(row["term"])


def test_own_terms_in_use_are_those_defined():
    """
    The list in vocab.py and the ontology file name the same terms.
    """
    assert OWN == sorted(RD.terms())


@pytest.mark.parametrize("name", OWN)
def test_every_own_term_explains_itself(name):
    """
    Each class and property has a label and a definition in Chinese and in English.
    """
    term = rdflib.URIRef(RD.namespace + name)

    assert {"zh", "en"} == {label.language for label in ONTOLOGY.objects(term, RDFS.label)}
    assert {"zh", "en"} == {text.language for text in ONTOLOGY.objects(term, SKOS.definition)}


@pytest.mark.parametrize("name", [name for name in OWN if name[0].isupper()])
def test_every_own_class_stands_below_a_standard_one(name):
    """
    Going up from an own class one meets a class that is not ours.
    """
    above = set(ONTOLOGY.transitive_objects(rdflib.URIRef(RD.namespace + name), RDFS.subClassOf))

    assert [] != [each for each in above if not str(each).startswith(RD.namespace)]


@pytest.mark.parametrize("name", [name for name in OWN if not name[0].isupper()])
def test_every_own_property_says_what_it_relates(name):
    """
    A property has a domain or a range, and a relation stands below a standard one.
    """
    term = rdflib.URIRef(RD.namespace + name)
    above = set(ONTOLOGY.transitive_objects(term, RDFS.subPropertyOf))

    assert {RDFS.domain, RDFS.range} & set(ONTOLOGY.predicates(term))
    assert (term, RDF.type, OWL.DatatypeProperty) in ONTOLOGY or [
        each for each in above if not str(each).startswith(RD.namespace)
    ]


@pytest.mark.parametrize(
    "path",
    sorted([*(FOLDER / "ontology").glob("*.ttl"), *(FOLDER / "shapes").glob("*.ttl")]),
    ids=lambda path: path.name,
)
def test_files_name_published_terms_alone(path):
    """
    Ontology, taxonomy and shapes use no term that its vocabulary does not publish.
    """
    spaces = {str(each._NS): each for each in (*PUBLISHED.values(), SH)}
    listed = {each.namespace: LISTED.get(each.prefix, each.terms()) for each in VOCABULARIES}
    terms = {str(term) for triple in rdflib.Graph().parse(path) for term in triple if isinstance(term, rdflib.URIRef)}
    unknown = set()
    for term in terms:
        space = next((each for each in {**listed, **spaces} if term.startswith(each)), None)
        name = term.removeprefix(space or "")
        if space and name and not (name in listed.get(space, ()) or (space in spaces and term in spaces[space])):
            unknown.add(term)

    assert set() == unknown


@pytest.mark.parametrize(
    "term", [f"{each.prefix}:{name}" for each in VOCABULARIES if each.prefix != "rd" for name in each.terms()]
)
def test_every_foreign_term_is_published(term):
    """
    No term is made up in somebody else's vocabulary.
    """
    prefix, _, name = term.partition(":")

    assert name in LISTED[prefix] if prefix in LISTED else str(PUBLISHED[prefix][name]).endswith(name)


@pytest.mark.parametrize("row", rows("foreign-terms"), ids=lambda row: f"{row['prefix']}:{row['term']}")
def test_every_listed_term_is_in_use_and_has_a_source(row):
    """
    The table of foreign terms names for each where it is from, and lists none that we do not use.
    """
    vocabulary = next(each for each in VOCABULARIES if each.prefix == row["prefix"])

    assert row["term"] in vocabulary.terms()
    assert row["term"][0].isupper() == (row["kind"] == "class")
    assert all(row[column].strip() for column in ("source", "version", "seen"))


def test_data_uses_listed_terms_alone():
    """
    Every class and property of a built graph is one of a vocabulary that we list.
    """
    listed = {each.namespace + name for each in VOCABULARIES for name in each.terms()}
    quads = build((RECORD,))
    used = {quad.predicate.value for quad in quads}
    used |= {quad.object.value for quad in quads if quad.predicate == vocab.RDF.type}

    assert set() == used - listed


def test_manual_is_what_the_ontology_says(update_golden):
    """
    The page under docs/ontology is made from the ontology and its tables; --update-golden writes it anew.
    """
    path = Path(__file__).parents[2] / "docs" / "ontology" / "index.html"
    if update_golden:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(render_manual(), encoding="utf-8", newline="\n")

    assert render_manual() == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", OWN)
def test_manual_has_every_term(name):
    """
    Each class and property has its heading, which links lead to.
    """
    assert f'<h3 id="{name}">' in render_manual()


def test_manual_asks_no_address():
    """
    The page opens from disk: nothing in it is loaded from elsewhere, and its links stay inside.
    """
    page = render_manual()

    assert [] == re.findall(r"<(?:script|link|img|iframe)\b", page)
    assert set() == set(re.findall(r'href="#([^"]+)"', page)) - set(re.findall(r'id="([^"]+)"', page))
    assert [] == re.findall(r'href="(?!#)', page)


@pytest.mark.parametrize("prefix", sorted(PUBLISHED))
def test_namespaces_are_the_published_ones(prefix):
    """
    A vocabulary's terms stand under the namespace it was published with.
    """
    ours = next(each for each in VOCABULARIES if each.prefix == prefix)

    assert str(PUBLISHED[prefix]._NS) == ours.namespace


def test_an_unknown_term_is_refused():
    """
    A slip of the pen raises, and the message lists what there is.
    """
    with pytest.raises(VocabularyError, match=r"rd:Bdy .*Body"):
        _ = RD.Bdy


def test_iris_of_vocabularies_stand_in_one_module():
    """
    No other Python file of the package writes the IRI of a vocabulary.
    """
    namespaces = [each.namespace for each in VOCABULARIES]
    others = [path for path in FOLDER.rglob("*.py") if path.name != "vocab.py"]

    assert [] == [
        (path.name, namespace)
        for path in others
        for namespace in namespaces
        if re.search(rf'["\']{re.escape(namespace)}', re.sub(r">>>.*\n.*", "", path.read_text(encoding="utf-8")))
    ]


TAXONOMY_HEAD = (
    "# The SKOS schemes of renda, generated from kinds.tsv, powers.tsv and duties.tsv: change those, not this.\n"
)


def test_taxonomy_file_says_what_the_tables_say(update_golden):
    """
    The Turtle file of the schemes is what kinds.tsv, powers.tsv and duties.tsv make; --update-golden writes it anew.
    """
    path = FOLDER / "ontology" / "taxonomy.ttl"
    made = sorted(set(taxonomy.triples()), key=str)
    if update_golden:
        used = {prefix: ns for prefix, ns in vocab.PREFIXES.items() if any(ns in str(triple) for triple in made)}
        path.write_bytes(TAXONOMY_HEAD.encode() + serialize(made, format=RdfFormat.TURTLE, prefixes=used))
    written = rdflib.Graph().parse(path)

    assert path.read_text(encoding="utf-8").startswith(TAXONOMY_HEAD)
    assert len(made) == len(written)
    assert rdflib.Graph().parse(data="".join(f"{each} .\n" for each in made), format="nt").isomorphic(written)


@pytest.mark.parametrize("row", rows("powers"), ids=lambda row: row["type"])
def test_every_means_is_a_concept_with_its_power(row):
    """
    Each row of powers.tsv is a concept with labels in both languages and a power.
    """
    node = vocab.concept("means", row["type"])
    said = [triple for triple in taxonomy.triples() if triple.subject == node]

    assert {"zh", "en"} == {each.object.language for each in said if each.predicate == vocab.SKOS.prefLabel}
    assert 1 == len([each for each in said if each.predicate == RD.power])


def test_every_scheme_has_concepts():
    """
    No scheme is empty, and no concept stands outside the schemes.
    """
    held = {triple.object for triple in taxonomy.triples() if triple.predicate == vocab.SKOS.inScheme}

    assert {vocab.scheme(name) for name in vocab.SCHEMES} == held
