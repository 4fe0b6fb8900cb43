"""Write the SPARQL of a question: acts narrowed by means, year, bodies, laws, topics; evidence; programs; years."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal

from graph.ask.reading import Reading
from graph.facts.tables import rows as table
from graph.vocab import PREFIXES, TAXONOMY, concept

_USED = ("rd", "skos", "dcterms", "schema", "org", "oa", "eli", "eli-dl", "rdfs")
# What a report tells stands in the graph named by the report: quicker than the path over its sections.
_DOC = "GRAPH ?report { ?act a ?class } ?text schema:encodesCreativeWork ?report ; dcterms:identifier ?doc ."
_WITH = "schema:subjectOf/eli:is_part_of*"


def acts(reading: Reading) -> str:
    """Write the query for the acts that a question is about."""
    lines = [
        f"VALUES (?class ?status) {{ {_classes(reading)} }}",
        "?act a ?class ; rd:triggerStart ?at ; eli-dl:had_activity_type ?way .",
        '?way skos:prefLabel ?means FILTER (LANG(?means) = "zh")',
        _DOC,
        *_narrowed(reading),
        "OPTIONAL { ?act rd:inYear ?year }",
        *_years(reading),
        "OPTIONAL { ?act rd:agent/skos:prefLabel ?agent }",
        _listed("bodies", "rd:target/skos:prefLabel"),
        _listed("laws", "rd:law/dcterms:title"),
        "OPTIONAL { ?act rd:topic ?topic }",
        "OPTIONAL { ?act rd:count ?count ; rd:quantity/schema:unitText ?unit }",
        "OPTIONAL { ?act rd:total ?total }",
    ]
    shown = "?year ?status ?means ?agent ?bodies ?laws ?topic ?count ?unit ?total ?doc ?at"
    return _query(f"SELECT DISTINCT {shown}", lines, "ORDER BY ?doc ?at ?means")


def years(reading: Reading) -> str:
    """Write the query that counts acts and sums nothing, year by year."""
    lines = [
        "?act a rd:Action ; eli-dl:had_activity_type ?way ; rd:inYear ?year .",
        '?way skos:prefLabel ?means FILTER (LANG(?means) = "zh")',
        *_narrowed(reading),
        *_years(reading),
        "OPTIONAL { ?act rd:agent/skos:prefLabel ?agent }",
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
    means = list(reading.values("means")) + (["convene"] if _is_meeting(reading) else [])
    if means:
        asked = " ".join(str(concept("means", each)) for each in with_narrower(means))
        yield f"VALUES ?way {{ {asked} }}"
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


def _is_meeting(reading: Reading) -> bool:
    return reading.has("noun:meeting") and not reading.has("means")


def _years(reading: Reading) -> Iterator[str]:
    wanted = asked_years(reading)
    if wanted:
        yield f"FILTER (STR(?year) IN ({', '.join(_text(each) for each in wanted)}))"


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


def _listed(name: str, path: str) -> str:
    one = f"?one_{name}"
    in_order = f"SELECT DISTINCT ?act {one} {{ ?act {path} {one} }} ORDER BY {one}"
    inner = f'SELECT ?act (GROUP_CONCAT({one}; SEPARATOR="、") AS ?{name}) {{ {{ {in_order} }} }} GROUP BY ?act'
    return f"OPTIONAL {{ {inner} }}"


def _values(name: str, iris: Iterable[str]) -> str:
    listed = " ".join(f"<{each}>" for each in iris)
    return f"VALUES ?{name} {{ {listed} }}" if listed else ""


def _text(value: str) -> str:
    return str(Literal(value))
