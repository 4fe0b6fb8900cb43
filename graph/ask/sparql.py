"""Write the SPARQL of a question: acts narrowed by means, year, bodies, laws, topics; evidence; programs; years."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pyoxigraph import Literal

from graph.ask.reading import Reading
from graph.facts.tables import rows as table
from graph.store import Cell, Rows
from graph.vocab import PREFIXES, TAXONOMY, XSD, concept

_USED = ("rd", "skos", "dcterms", "schema", "org", "oa", "eli", "eli-dl", "rdfs")
# Oxigraph reads a sub-select once and joins it by its key; else it looks every act up on disk, property by property.
_COUNTED = (
    "OPTIONAL { SELECT ?act ?count ?unit { { SELECT ?act ?count { ?act rd:count ?count } } "
    "{ SELECT ?act ?of { ?act rd:quantity ?of } } { SELECT ?of ?unit { ?of schema:unitText ?unit } } } }"
)
_DOC = "{ SELECT ?report ?doc { ?text schema:encodesCreativeWork ?report ; dcterms:identifier ?doc } }"
_LABEL = '{ SELECT ?way ?means { ?way skos:prefLabel ?means FILTER (LANG(?means) = "zh") } }'
LISTS = ("bodies", "laws")
"""The columns that hold several names."""
_WITH = "schema:subjectOf/eli:is_part_of*"


def acts(reading: Reading) -> str:
    """Write the query for the acts that a question is about."""
    lines = [
        f"VALUES (?class ?status) {{ {_classes(reading)} }}",
        # What a report tells stands in the graph named by the report: quicker than the path over its sections.
        "GRAPH ?report { ?act a ?class }",
        _DOC,
        _way(reading),
        _LABEL,
        "{ SELECT ?act ?at { ?act rd:triggerStart ?at } }",
        *_narrowed(reading),
        _year(reading),
        f"OPTIONAL {{ SELECT ?act ?agent {{ {_named('rd:agent', 'skos:prefLabel', 'agent')} }} }}",
        _listed("bodies", "rd:target", "skos:prefLabel"),
        _listed("laws", "rd:law", "dcterms:title"),
        "OPTIONAL { SELECT ?act ?topic { ?act rd:topic ?topic } }",
        _COUNTED,
        "OPTIONAL { SELECT ?act ?total { ?act rd:total ?total } }",
    ]
    shown = "?year ?status ?means ?agent ?bodies ?laws ?topic ?count ?unit ?total ?doc ?at"
    return _query(f"SELECT DISTINCT {shown}", lines, "ORDER BY ?doc ?at ?means")


def years(reading: Reading) -> str:
    """Write the query that counts acts and sums nothing, year by year."""
    lines = [
        "?act a rd:Action .",
        _way(reading),
        _LABEL,
        *_narrowed(reading),
        _year(reading, always=True),
        f"OPTIONAL {{ SELECT ?act ?agent {{ {_named('rd:agent', 'skos:prefLabel', 'agent')} }} }}",
    ]
    head = "SELECT ?agent ?means ?year (COUNT(DISTINCT ?act) AS ?acts)"
    return _query(head, lines, "GROUP BY ?agent ?means ?year ORDER BY ?agent ?means ?year")


def programs(reading: Reading) -> str:
    """Write the query for programs, each with where it is first named."""
    iris = [iri for token in reading.tokens if token.kind == "program" for iri in token.iris]
    lines = [
        _values("program", iris),
        "?program a rd:Program ; skos:prefLabel ?name ; rd:evidence ?span .",
        "?span oa:hasSource/dcterms:identifier ?doc ; oa:hasSelector/oa:start ?start .",
        'OPTIONAL { ?program dcterms:type/skos:prefLabel ?kind FILTER (LANG(?kind) = "zh") }',
        *(f"FILTER (CONTAINS(?name, {_text(topic)}))" for topic in reading.values("topic")),
    ]
    head = "SELECT ?name ?kind ?doc (MIN(?start) AS ?at)"
    return _query(head, lines, "GROUP BY ?name ?kind ?doc ORDER BY ?doc ?at ?name")


def evidence(reading: Reading) -> str:
    """Write the query for the characters on which a thing, or the acts on a topic, stand."""
    iris = [iri for token in reading.tokens for iri in token.iris]
    topics = reading.values("topic")
    things = [_values("fact", iris)] if iris else []
    things += [f"?fact rd:topic ?topic FILTER (CONTAINS(?topic, {_text(topic)}))" for topic in topics]
    lines = [
        *things,
        "?fact rd:evidence ?span .",
        "?span oa:hasSource/dcterms:identifier ?doc ; oa:hasSelector ?position, ?exact .",
        "?position oa:start ?at ; oa:end ?end .",
        "?exact oa:exact ?quote .",
    ]
    return _query("SELECT DISTINCT ?fact ?doc ?at ?end ?quote", lines, "ORDER BY ?doc ?at ?end")


WRITTEN = {"acts": acts, "years": years, "programs": programs, "evidence": evidence}
"""The queries that are written for a question, by the name that a form's card gives."""


def _query(head: str, lines: Iterable[str], closing: str) -> str:
    prefixes = [f"PREFIX {name}: <{PREFIXES[name]}>" for name in _USED]
    return "\n".join([*prefixes, head + " WHERE {", *(f"  {line}" for line in lines if line), "}", closing])


def _classes(reading: Reading) -> str:
    done, planned = '(rd:Action "done")', '(rd:PlannedAction "planned")'
    if reading.has("status:planned"):
        return planned
    about_one = any(reading.has(kind) for kind in ("topic", "law", "body", "program")) and not reading.has("means")
    return f"{done} {planned}" if about_one and not reading.has("status:done") else done


def _narrowed(reading: Reading) -> Iterator[str]:
    for power in reading.values("power"):
        yield f"?act rd:power <{TAXONOMY}power/{power}> ."
    for kind in reading.values("kind"):
        yield f"?act rd:target|rd:agent ?some . ?some org:classification <{TAXONOMY}body-kind/{kind}> ."
    for number, token in enumerate(reading.tokens):
        before = reading.before(token)
        if token.kind == "body":
            role = "rd:target" if before is not None and before.kind == "to" else "rd:target|rd:agent"
            yield f"{_values(f'whom{number}', token.iris)} ?act {role} ?whom{number} ."
        elif token.kind in ("law", "program"):
            yield f"{_values(f'{token.kind}{number}', token.iris)} ?act rd:{token.kind} ?{token.kind}{number} ."
        elif token.kind == "place":
            home = f"?home{number}"
            yield f"{_values(f'home{number}', token.iris)} ?act {_WITH}/dcterms:creator/dcterms:spatial {home} ."
        elif token.kind == "people":
            said = f"?act rd:agentText|rd:topic ?people{number}"
            yield f"FILTER EXISTS {{ {said} FILTER (CONTAINS(?people{number}, {_text(token.value)})) }}"
        elif token.kind == "topic":
            said = f"?act rd:topic|(rd:law/dcterms:title)|(rd:program/skos:prefLabel) ?said{number}"
            yield f"{{ SELECT DISTINCT ?act {{ {said} FILTER (CONTAINS(?said{number}, {_text(token.value)})) }} }}"


def _way(reading: Reading) -> str:
    means = list(reading.values("means")) + (["convene"] if _is_meeting(reading) else [])
    asked = _values("way", (concept("means", each).value for each in with_narrower(means)))
    return f"{{ SELECT ?act ?way {{ {asked} ?act eli-dl:had_activity_type ?way }} }}"


def _is_meeting(reading: Reading) -> bool:
    return reading.has("noun:meeting") and not reading.has("means")


def _year(reading: Reading, *, always: bool = False) -> str:
    asked = " ".join(str(Literal(each, datatype=XSD.gYear)) for each in asked_years(reading))
    given = f"VALUES ?year {{ {asked} }} " if asked else ""
    return f"{'' if asked or always else 'OPTIONAL '}{{ SELECT ?act ?year {{ {given}?act rd:inYear ?year }} }}"


def with_narrower(means: Iterable[str]) -> tuple[str, ...]:
    """List means with those below them, which are named after them: `inquire`, `inquire/special`."""
    below = [row["id"] for row in table("kinds") if row["scheme"] == "means"]
    listed = [[each, *(id_ for id_ in below if id_.startswith(f"{each}/"))] for each in means]
    return tuple(dict.fromkeys(name for names in listed for name in names))


def asked_years(reading: Reading) -> tuple[str, ...]:
    """List the years a question names, those between two of them too."""
    found: list[str] = []
    for value in reading.values("year"):
        first, _, last = value.partition("-")
        found += [str(year) for year in range(int(first), int(last or first) + 1)]
    return tuple(dict.fromkeys(found))


def _listed(name: str, role: str, label: str) -> str:
    """Write what gathers the names of a role, one a line and in no order: `sort_lists` orders them in the answer."""
    one = f"one_{name}"
    gathered = f'(GROUP_CONCAT(DISTINCT ?{one}; SEPARATOR="\\n") AS ?{name})'
    return f"OPTIONAL {{ SELECT ?act {gathered} {{ {_named(role, label, one)} }} GROUP BY ?act }}"


def _named(role: str, label: str, name: str) -> str:
    node = f"?node_{name}"
    return f"{{ SELECT ?act {node} {{ ?act {role} {node} }} }} {{ SELECT {node} ?{name} {{ {node} {label} ?{name} }} }}"


def sort_lists(found: Rows) -> Rows:
    """Write names that stand one a line as a list in order."""
    places = [found.columns.index(name) for name in LISTS if name in found.columns]
    rows = (tuple(_in_line(cell) if at in places else cell for at, cell in enumerate(row)) for row in found.rows)
    return replace(found, rows=tuple(rows))


def _in_line(cell: Cell) -> Cell:
    return Literal("、".join(sorted(cell.value.split("\n")))) if isinstance(cell, Literal) else cell


def _values(name: str, iris: Iterable[str]) -> str:
    listed = " ".join(f"<{each}>" for each in iris)
    return f"VALUES ?{name} {{ {listed} }}" if listed else ""


def _text(value: str) -> str:
    return str(Literal(value))
