"""The vocabularies of the graph: the only module in which their IRIs stand.

`RD.Body` is a `NamedNode`; a name that a vocabulary does not list raises, so that a slip of the pen cannot become data.
Own terms (`RD`) are defined in `ontology/renda.ttl`; a test holds the two lists equal, and foreign terms to what their
vocabularies publish.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from pyoxigraph import NamedNode

from graph.errors import GraphError

DEFAULT_BASE: Final = "https://w3id.org/renda/"
"""Where nodes live unless a run says otherwise; the name is not registered and does not resolve yet."""


class VocabularyError(GraphError):
    """A term that no vocabulary of ours lists."""


class Vocabulary:
    """A closed list of the terms we use of one vocabulary."""

    def __init__(self, prefix: str, namespace: str, terms: str) -> None:
        self.prefix = prefix
        self.namespace = namespace
        self._terms = {name: NamedNode(namespace + name) for name in terms.split()}
        self.__dict__.update(self._terms)  # a term in use is found without a call; `__getattr__` hears of slips alone

    def __getattr__(self, name: str) -> NamedNode:
        if name.startswith("__"):  # asked by copy, pickle and the like, which expect a plain AttributeError
            raise AttributeError(name)
        return self.term(name)

    def term(self, name: str) -> NamedNode:
        """Return a term by its local name; raise `VocabularyError` that lists what there is."""
        try:
            return self._terms[name]
        except KeyError:
            known = ", ".join(sorted(self._terms))
            raise VocabularyError(f"{self.prefix}:{name} is not in graph/vocab.py (known: {known})") from None

    def terms(self) -> tuple[str, ...]:
        """List the local names in use."""
        return tuple(self._terms)


# Own terms. The namespace does not follow `--base`: two data sets share one vocabulary.
RD = Vocabulary(
    "rd",
    "https://w3id.org/renda/ontology#",
    """
    Body Law Publication Program Meeting Act Action PlannedAction Recommendation Matter Shortcoming Metric LegalBasis
    Copy hasCopy copiesFrom
    agent agentText target topic law program inYear count total respondsTo trigger triggerStart power legalBasis means
    addressedTo concernsMatter countOf quantity approximate change versus sharedCount
    evidence rule derivedBy participant participantText
    coversDone coversPlanned deliveredAt speaker sectionStatus draft
    articles lawText validFrom validUntil statutory ruleSet basisUndetermined
    DutyFinding duty frequency ofBody finding foundAs searched noGap
    PlanFinding plan planStatus doneAs confidence score
    MatterMatch matched followedUpBy answeredBy
    """,
)

RDF = Vocabulary("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "type Property")
RDFS = Vocabulary(
    "rdfs", "http://www.w3.org/2000/01/rdf-schema#", "label comment subClassOf subPropertyOf domain range isDefinedBy"
)
OWL = Vocabulary(
    "owl", "http://www.w3.org/2002/07/owl#", "Class ObjectProperty DatatypeProperty Ontology versionInfo sameAs"
)
XSD = Vocabulary(
    "xsd", "http://www.w3.org/2001/XMLSchema#", "integer decimal boolean date gYear nonNegativeInteger string"
)
SKOS = Vocabulary(
    "skos",
    "http://www.w3.org/2004/02/skos/core#",
    "Concept ConceptScheme prefLabel altLabel notation broader inScheme topConceptOf definition closeMatch",
)
DCTERMS = Vocabulary(
    "dcterms",
    "http://purl.org/dc/terms/",
    "title alternative creator issued temporal spatial description source identifier license type",
)
FOAF = Vocabulary("foaf", "http://xmlns.com/foaf/0.1/", "Person Group Organization name member")
ORG = Vocabulary(
    "org",
    "http://www.w3.org/ns/org#",
    "Organization FormalOrganization subOrganizationOf classification Post postIn heldBy",
)
PROV = Vocabulary(
    "prov",
    "http://www.w3.org/ns/prov#",
    "Entity Activity Plan wasGeneratedBy wasAttributedTo wasDerivedFrom used generated",
)
OA = Vocabulary(
    "oa",
    "http://www.w3.org/ns/oa#",
    "SpecificResource TextPositionSelector TextQuoteSelector hasSource hasSelector start end exact",
)
SCHEMA = Vocabulary(
    "schema",
    "https://schema.org/",
    "Report CreativeWork QuantitativeValue AdministrativeArea MediaObject value minValue unitText sha256 "
    "encodingFormat encodesCreativeWork name subjectOf containedInPlace",
)
TIME = Vocabulary("time", "http://www.w3.org/2006/time#", "Interval Instant hasBeginning hasEnd inXSDDate inXSDgYear")
VOID = Vocabulary("void", "http://rdfs.org/ns/void#", "Dataset triples entities vocabulary uriSpace subset")
DCAT = Vocabulary("dcat", "http://www.w3.org/ns/dcat#", "Dataset")

# The European Legislation Identifier (ontology 1.4) and its extension for draft legislation.
ELI = Vocabulary(
    "eli",
    "http://data.europa.eu/eli/ontology#",
    "Work WorkSubdivision LegalResource passed_by jurisdiction is_part_of",
)
ELIDL = Vocabulary(
    "eli-dl",
    "http://data.europa.eu/eli/eli-draft-legislation-ontology#",
    "Activity ForeseenActivity Participation ParticipationRole had_activity_type had_participation participation_role "
    "had_participant_organization had_participant_person executed activity_date",
)

VOCABULARIES: Final = (
    RD, RDF, RDFS, OWL, XSD, SKOS, DCTERMS, FOAF, ORG, PROV, OA, SCHEMA, TIME, VOID, DCAT, ELI, ELIDL,
)  # fmt: skip

PREFIXES: Final = {vocabulary.prefix: vocabulary.namespace for vocabulary in VOCABULARIES}

ONTOLOGY: Final = RD.namespace.rstrip("#")
"""The graph in which our own terms are defined."""

TAXONOMY: Final = "https://w3id.org/renda/taxonomy/"
"""Where the SKOS schemes live: `<TAXONOMY><scheme>` and `<TAXONOMY><scheme>/<concept>`."""

SCHEMES: Final = (
    "power", "means", "body-kind", "law-kind", "program-kind", "meeting-kind", "report-kind", "role",
    "duty", "frequency", "finding", "plan-status", "confidence",
)  # fmt: skip


def scheme(name: str) -> NamedNode:
    """Return a SKOS scheme by name."""
    if name not in SCHEMES:
        raise VocabularyError(f"no scheme {name!r} (known: {', '.join(SCHEMES)})")
    return NamedNode(TAXONOMY + name)


@cache
def concept(scheme_name: str, identifier: str) -> NamedNode:
    """Return a concept of a scheme.

    >>> concept("means", "hear_report").value
    'https://w3id.org/renda/taxonomy/means/hear_report'
    """
    return NamedNode(f"{scheme(scheme_name).value}/{identifier}")
