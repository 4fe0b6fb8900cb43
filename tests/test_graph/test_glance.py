"""What a glance finds sound, the queries find sound: whatever is taken away from a graph or changed in it."""

import inspect
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store
from samplerecord import RECORD

import graph
from graph import link
from graph.build import dataset
from graph.check import quick
from graph.corpus.outline import violations
from graph.glance import TESTS, is_sound
from graph.statements import ntriples

BASE = "https://example.org/"
GRAPHS = [list(held) for _, held in dataset((RECORD,), base=BASE).graphs]
QUICK = Path(inspect.getfile(graph)).parent / "shapes" / "quick"


def asked(statements):
    """
    Return what the queries find, however sound the graph looks.
    """
    store = Store()
    store.bulk_load("".join(ntriples(statements)), RdfFormat.N_TRIPLES, lenient=True)
    return quick(store).violations


def test_every_query_has_its_test():
    """
    The glance and the queries are about the same constraints.
    """
    assert {path.stem for path in QUICK.glob("*.rq")} == set(TESTS)


def test_what_we_build_is_sound():
    """
    Each graph that we build is seen to be sound without a query.
    """
    assert all(is_sound(each) for each in GRAPHS)


def test_whatever_is_left_out_is_seen():
    """
    Without any one statement a graph that the queries find fault with is not sound at a glance.
    """
    faults = 0
    for statements in GRAPHS:
        store = Store()
        store.bulk_load("".join(ntriples(statements)), RdfFormat.N_TRIPLES, lenient=True)
        held = list(store)
        by_line = {str(quad.triple): quad for quad in held}
        for at, (subject, predicate, value) in enumerate(statements[:2000]):
            quad = by_line[next(iter(ntriples([(subject, predicate, value)]))).removesuffix(" .\n")]
            store.remove(quad)
            broken = not quick(store).conforms
            store.add(quad)
            faults += broken
            assert not (broken and is_sound([*statements[:at], *statements[at + 1 :]])), (subject, predicate, value)
    assert faults > 100


@pytest.mark.parametrize(("old", "new"), [
    ('"云和县', '"云和'),
    ("body-kind/standing_committee", "body-kind/court"),
    ("/target-1", "/target-9"),
    ("ontology#Action>", "ontology#PlannedAction>"),
    ("text#char=", "text#char=1"),
    ("/quote#char=", "/quote#char=0"),
])  # fmt: skip
def test_whatever_is_changed_is_seen(old, new):
    """
    With one object after the other changed, a glance sees what the queries see, and `violations` tells of it.
    """
    changed = 0
    for statements in GRAPHS:
        for at, (subject, predicate, value) in enumerate(statements):
            if old not in value or changed > 200:
                continue
            other = [*statements[:at], (subject, predicate, value.replace(old, new)), *statements[at + 1 :]]
            changed += 1
            assert asked(other) == violations(other)
    assert changed


def test_second_things_are_seen():
    """
    A second author, a quote of another length, a blank node: each is told of.
    """
    statements = next(each for each in GRAPHS if any(predicate.endswith("#exact") for _, predicate, _ in each))
    report = next(s for s, p, _ in statements if p.endswith("/creator"))
    quote = next(s for s, p, _ in statements if p.endswith("#exact"))
    for extra in (
        (report, "http://purl.org/dc/terms/creator", f"<{BASE}body/x>"),
        (quote, "http://www.w3.org/ns/oa#exact", '"\\n一"'),
        (report, "http://purl.org/dc/terms/relation", "_:b"),
    ):
        found = asked([*statements, extra])
        assert found
        assert found == violations([*statements, extra])


def test_escapes_count_as_the_characters_they_stand_for():
    """
    A quote with a line break in it is as long as its stretch.
    """
    (report,) = link.reports((RECORD,), base=BASE)
    statements = next(each for name, each in dataset((RECORD,), base=BASE).graphs if name == report.iri)
    span, start = f"{report.iri}/text#char=", 900
    quote, position = f"{report.iri}/quote#char=x", f"{report.iri}/position#char=x"
    oa, number = "http://www.w3.org/ns/oa#", '"{}"^^<http://www.w3.org/2001/XMLSchema#integer>'
    added = [
        (span, oa + "hasSelector", f"<{position}>"),
        (span, oa + "hasSelector", f"<{quote}>"),
        (position, oa + "start", number.format(start)),
        (position, oa + "end", number.format(start + 5)),
        (quote, oa + "exact", '"一\\n\\u0007\\"二"'),
    ]
    assert is_sound([*statements, *added])
    assert () == asked([*statements, *added])
