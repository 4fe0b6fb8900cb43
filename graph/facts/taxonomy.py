"""Write the SKOS schemes of the tables: powers, means with their legal basis, kinds, roles.

`ontology/taxonomy.ttl` is what `triples()` says, written out for readers; a test holds them equal.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from graph.facts import duties
from graph.facts.powers import SUPERVISION_LAW, bases, power
from graph.facts.tables import rows
from graph.vocab import ELIDL, RD, RDF, SCHEMES, SKOS, TAXONOMY, XSD, concept, scheme

_TRUE = Literal("true", datatype=XSD.boolean)
SCHEME_LABELS = {
    "power": ("职权", "powers of a people's congress"),
    "means": ("履职方式", "means of exercising a power"),
    "body-kind": ("机构类别", "kinds of bodies"),
    "law-kind": ("法律文件类别", "kinds of laws and documents"),
    "program-kind": ("项目类别", "kinds of programs"),
    "meeting-kind": ("会议类别", "kinds of meetings"),
    "report-kind": ("报告类别", "kinds of reports"),
    "role": ("角色", "roles in an act"),
    "duty": ("法定监督事项", "duties by law"),
    "frequency": ("法律要求的期限", "how often the law asks"),
    "finding": ("查找结果", "outcome of a search in the text"),
    "plan-status": ("计划与落实", "plan and deed"),
    "confidence": ("匹配程度", "how sure a match is"),
}


def triples() -> Iterator[Triple]:
    """Write every scheme, concept and legal basis."""
    for name in SCHEMES:
        yield Triple(scheme(name), RDF.type, SKOS.ConceptScheme)
        yield from _labels(scheme(name), *SCHEME_LABELS[name])
    yield from _kinds()
    yield from _means()
    yield from _bases()
    yield from _duties()


def ontology() -> Iterator[Triple]:
    """Read the classes and properties of our own."""
    text = (files("graph") / "ontology" / "renda.ttl").read_text(encoding="utf-8")
    return (quad.triple for quad in parse(text, format=RdfFormat.TURTLE))


def _labels(node: NamedNode, chinese: str, english: str) -> Iterator[Triple]:
    yield Triple(node, SKOS.prefLabel, Literal(chinese, language="zh"))
    yield Triple(node, SKOS.prefLabel, Literal(english, language="en"))


def _concept(scheme_name: str, identifier: str) -> Iterator[Triple]:
    node = concept(scheme_name, identifier)
    yield Triple(node, RDF.type, SKOS.Concept)
    yield Triple(node, SKOS.inScheme, scheme(scheme_name))
    yield Triple(node, SKOS.notation, Literal(identifier))


def _kinds() -> Iterator[Triple]:
    """Write the kinds; a kind told by several patterns is one concept, and a means is described by its own table."""
    seen: set[NamedNode] = set()
    for row in rows("kinds"):
        node = concept(row["scheme"], row["id"])
        if row["scheme"] == "means" or node in seen:
            continue
        seen.add(node)
        yield from _concept(row["scheme"], row["id"])
        yield from _labels(node, row["label_zh"], row["label_en"])
        if row["basis"]:
            yield Triple(node, SKOS.definition, Literal(row["basis"], language="zh"))
        if row["scheme"] == "role":
            yield Triple(node, RDF.type, ELIDL.ParticipationRole)


def _means() -> Iterator[Triple]:
    for row in rows("powers"):
        node = concept("means", row["type"])
        yield from _concept("means", row["type"])
        yield from _labels(node, row["label_zh"], row["label_en"])
        held = power(row["type"])
        if held:
            yield Triple(node, RD.power, concept("power", held))
        statutory = "true" if row["statutory"] == "yes" else "false"
        yield Triple(node, RD.statutory, Literal(statutory, datatype=XSD.boolean))
        if "/" in row["type"]:
            yield Triple(node, SKOS.broader, concept("means", row["type"].split("/")[0]))


def _bases() -> Iterator[Triple]:
    for basis in bases():
        node = NamedNode(f"{TAXONOMY}basis/{basis.means}/{basis.version}")
        yield Triple(node, RDF.type, RD.LegalBasis)
        yield from _labels(
            node,
            f"《监督法》（{basis.version}）第{basis.articles}条",
            f"Supervision Law ({basis.version}), art. {basis.articles}",
        )
        yield Triple(node, RD.means, concept("means", basis.means))
        yield Triple(node, RD.lawText, Literal(SUPERVISION_LAW, language="zh"))
        yield Triple(node, RD.articles, Literal(basis.articles))
        yield Triple(node, RD.validFrom, Literal(basis.valid_from, datatype=XSD.date))
        if basis.valid_until:
            yield Triple(node, RD.validUntil, Literal(basis.valid_until, datatype=XSD.date))


def _duties() -> Iterator[Triple]:
    """Write the duties, and for each stretch of the law what it asks and where it says so."""
    for duty in duties.duties():
        node = concept("duty", duty.id)
        yield from _concept("duty", duty.id)
        yield from _labels(node, duty.label, duty.label_en)
        if duty.no_gap:
            yield Triple(node, RD.noGap, _TRUE)
        for laws in duties.STRETCHES:
            if duties.asked_in(duty.id, laws) != "none":
                yield from _duty_basis(duty, laws)


def duty_basis(duty: duties.Duty, laws: duties.Stretch) -> NamedNode:
    """Name the articles that ask for a duty in a stretch of the law."""
    return NamedNode(f"{TAXONOMY}basis/duty/{duty.id}/{laws.id}")


def _duty_basis(duty: duties.Duty, laws: duties.Stretch) -> Iterator[Triple]:
    node = duty_basis(duty, laws)
    articles, since = duties.articles(duty.id, laws), duties.since(duty.id, laws)
    yield Triple(node, RDF.type, RD.LegalBasis)
    yield from _labels(node, articles, f"{duty.label_en}, law in force from {since}")
    yield Triple(node, RD.duty, concept("duty", duty.id))
    yield Triple(node, RD.frequency, concept("frequency", duties.asked_in(duty.id, laws)))
    yield Triple(node, RD.articles, Literal(articles))
    for means in sorted(duty.acts):
        yield Triple(node, RD.means, concept("means", means))
    yield Triple(node, RD.validFrom, Literal(since, datatype=XSD.date))
    if laws.until:
        yield Triple(node, RD.validUntil, Literal(laws.until, datatype=XSD.date))
