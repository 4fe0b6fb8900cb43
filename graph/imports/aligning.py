"""Say which foreign things are ours: certainly the same (`owl:sameAs`), or candidates for review (`skos:closeMatch`).

Certain is an equal official code of a place, and an equal full name whose jurisdiction is settled and agreed.
Whatever is less, or fits several of ours, is a candidate; nothing is ever merged.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal as Choice

from pyoxigraph import Literal, NamedNode, Quad

from graph.names import Entity, Names, plain
from graph.vocab import RDF

Basis = Choice["iri", "code", "label", "alias", "place", "several"]

_LABELS = frozenset(
    {"prefLabel", "label", "name", "title", "legalName", "officialName", "fullName"}
)  # of SKOS, RDFS, FOAF, schema.org, Dublin Core and their kin: vocabularies agree on these local names
_CODES = frozenset({"notation", "identifier", "adcode", "gbCode", "regionCode", "divisionCode", "P442"})
_PLACES = frozenset({"spatial", "jurisdiction", "location", "containedInPlace", "areaServed", "coverage", "P1001"})
_AREA = re.compile(r"(Place|Area|Region|District|County|City|Province|Location|Feature|Division)$")
_TEXT = re.compile(r"(Legislation|Law|LegalResource|Work|Document|Report|Article|Book|Statute|Regulation)$")
_GROUP = re.compile(r"(Organi[sz]ation|Body|Agency|Government|Court|Committee|Group|Corporation|Unit|Authority)$")
_PERSON = re.compile(r"(Person|Agent|Human)$")
_KIND_OF = ((_PERSON, frozenset({"person"})), (_AREA, frozenset({"place"})), (_GROUP, frozenset({"body"})),
            (_TEXT, frozenset({"law", "publication"})))  # fmt: skip
_CODE = re.compile(r"\d{6}|\d{9}|\d{12}")


@dataclass(frozen=True, slots=True, order=True)
class Match:
    """A foreign thing and one of ours, whether the two are certainly the same, and on what that rests."""

    theirs: str
    ours: str
    certain: bool
    basis: Basis
    name: str


@dataclass(slots=True)
class _Thing:
    """What a file says of one thing that helps to know it."""

    labels: set[str] = field(default_factory=set)
    codes: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    types: set[str] = field(default_factory=set)


def align(quads: Iterable[Quad], names: Names) -> tuple[Match, ...]:
    """Compare the things of a file with our entities, by IRI, by code, then by name and place."""
    things = _things(quads)
    matches = {match for iri, thing in things.items() for match in _matches(iri, thing, names, things)}
    # Two things of one file that are both certainly ours would be one: the file itself keeps them apart.
    claims = Counter(match.ours for match in matches if match.certain)
    doubtful = {ours for ours, count in claims.items() if count > 1}
    return tuple(sorted(_doubt(match) if match.ours in doubtful else match for match in matches))


def _doubt(match: Match) -> Match:
    return match if match.basis == "iri" else replace(match, certain=False, basis="several")


def _things(quads: Iterable[Quad]) -> dict[str, _Thing]:
    things: dict[str, _Thing] = {}
    for quad in quads:
        if not isinstance(quad.subject, NamedNode):
            continue
        thing = things.setdefault(quad.subject.value, _Thing())
        local = re.split(r"[/#]", quad.predicate.value)[-1]
        value = quad.object.value if isinstance(quad.object, NamedNode | Literal) else ""
        if quad.predicate == RDF.type:
            thing.types.add(value)
        elif isinstance(quad.object, Literal) and local in _LABELS:
            thing.labels.add(value)
        elif isinstance(quad.object, Literal) and local in _CODES and _CODE.fullmatch(value):
            thing.codes.add(value[:6] if len(value) == 6 or not value[6:].strip("0") else value)
        elif local in _PLACES:
            thing.places.add(value)
    return things


def _matches(iri: str, thing: _Thing, names: Names, things: dict[str, _Thing]) -> Iterator[Match]:
    if iri in names.by_iri:
        yield Match(iri, iri, certain=True, basis="iri", name=names.by_iri[iri].label)
        return
    by_code = _by_code(thing, names)
    if by_code:
        yield from (Match(iri, ours.iri, certain=certain, basis="code", name=ours.label) for ours, certain in by_code)
        return
    yield from _by_name(iri, thing, names, things)


def _by_code(thing: _Thing, names: Names) -> list[tuple[Entity, bool]]:
    """Find places by code; a name that shares nothing with ours makes it doubtful: six digits may be a postcode."""
    found = [each for code in sorted(thing.codes) for each in names.called(code, kinds=("place",))]
    shared = {each.iri: not thing.labels or any(_share(label, each) for label in thing.labels) for each in found}
    return [(each, shared[each.iri] and len(found) == 1) for each in found]


def _share(label: str, ours: Entity) -> bool:
    asked = plain(label)
    return any(asked in plain(name) or plain(name) in asked for name in ours.names())


def _by_name(iri: str, thing: _Thing, names: Names, things: dict[str, _Thing]) -> Iterator[Match]:
    found = {each.iri: each for label in sorted(thing.labels) for each in names.called(label)}
    fitting = [each for each in found.values() if _kinds(thing) is None or each.kind in (_kinds(thing) or ())]
    told = {name for place in thing.places for name in (place, *_labels_of(place, things))}
    for ours in fitting:
        full = any(plain(label) == plain(ours.label) for label in thing.labels)
        agreed = _agree(told, ours, names)
        settled = agreed if agreed is not None else _is_settled(ours, names)
        basis: Basis = "several" if len(fitting) > 1 else "alias" if not full else "label" if settled else "place"
        yield Match(iri, ours.iri, certain=basis == "label" and _kinds(thing) is not None, basis=basis, name=ours.label)


def _kinds(thing: _Thing) -> frozenset[str] | None:
    """Tell which of our kinds a thing may be by the names of its classes; None if they say nothing."""
    kinds = [kinds for each in thing.types for pattern, kinds in _KIND_OF if pattern.search(each)]
    return frozenset().union(*kinds) if kinds else None


def _labels_of(place: str, things: dict[str, _Thing]) -> Sequence[str]:
    known = things.get(place)
    return sorted(known.labels | known.codes) if known else ()


def _agree(told: set[str], ours: Entity, names: Names) -> bool | None:
    """Tell whether the place a file gives is that of ours; None if it gives none or we have none."""
    home = names.by_iri.get(ours.place)
    if not told or home is None:
        return None
    return any(plain(each) in {plain(name) for name in (*home.names(), *home.codes, home.iri)} for each in told)


def _is_settled(ours: Entity, names: Names) -> bool:
    """Tell whether our name holds its jurisdiction: that of the state, or of a place whose code is known."""
    if ours.label.startswith(("中华人民共和国", "全国人民代表大会")):
        return True
    home = ours if ours.kind == "place" else names.by_iri.get(ours.place)
    return home is not None and bool(home.codes) and ours.label.startswith(home.label)
