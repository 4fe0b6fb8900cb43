"""The cache folder and the sort of lines: whole entries or none, and the same order however much fits into memory."""

import os
import random
import time

import pytest
from goldrecords import SEED, gold_extraction
from pyoxigraph import RdfFormat, serialize

from graph import iris, link
from graph.build import tell, union
from graph.corpus.blocks import blocks, turtle
from graph.corpus.lines import Sorter, merged
from graph.corpus.parts import Member, parts
from graph.corpus.shelf import KEPT_SECONDS, Shelf
from graph.statements import Iri, literal, nquads, ntriples, quads, say
from graph.vocab import PREFIXES, RD, RDF, RDFS, XSD

GOLD = gold_extraction(SEED)
NAME = iris.report(GOLD, base="https://example.org/")
STATEMENTS = tell(link.Report(NAME, GOLD), base="https://example.org/")
QUADS = "".join(nquads(STATEMENTS, NAME)).encode()


@pytest.fixture
def shelf(tmp_path):
    return Shelf(tmp_path / "cache")


def test_entry_comes_back(shelf):
    """
    What was put is what is got, under its kind and key alone.
    """
    shelf.put("records", "abc", b"content")

    assert (b"content", None, None) == (
        shelf.get("records", "abc"),
        shelf.get("quads", "abc"),
        shelf.get("records", "abd"),
    )


def test_only_what_no_run_has_used_for_long_is_removed(shelf):
    """
    An old entry goes if this run does not use it; a young one stays, for another run may.
    """
    old = time.time() - KEPT_SECONDS - 60
    for key in ("used", "idle", "young"):
        shelf.put("records", key, b"content")
    for path in (shelf.folder / "records").glob("*/*"):
        if path.name != "young":
            os.utime(path, (old, old))

    assert 1 == shelf.prune({("records", "used")})
    assert [True, False, True] == [shelf.has("records", key) for key in ("used", "idle", "young")]
    assert 0 == shelf.prune(set())


@pytest.mark.parametrize("in_memory", [10**9, 20_000])
def test_lines_are_sorted_once_each_in_memory_or_through_files(tmp_path, in_memory):
    """
    Lines that come in any order and twice come back in their order.
    """
    expected = list(blocks(QUADS, NAME))
    lines = expected * 2
    random.Random(5).shuffle(lines)
    with Sorter(tmp_path, in_memory=in_memory) as sorter:
        for start in range(0, len(lines), 100):
            sorter.add(lines[start : start + 100])

        assert expected == list(sorter.sorted())


def test_triples_are_read_off_quads():
    """
    N-Quads of a graph give its N-Triples.
    """
    assert "".join(ntriples(STATEMENTS)).encode() == merged(QUADS, NAME)


def test_turtle_is_what_oxigraph_writes():
    """
    The blocks of two graphs, some of whose nodes are the same, are written as Oxigraph writes their union.
    """
    other = [*STATEMENTS[: len(STATEMENTS) // 3], *awkward()]
    lines = sorted([*blocks(QUADS, NAME), *blocks("".join(nquads(sorted(other), "x:other")).encode(), "x:other")])
    whole = union([*quads(STATEMENTS, NAME), *quads(other, "x:other")])

    assert serialize(whole, format=RdfFormat.TURTLE, prefixes=PREFIXES) == b"".join(turtle(lines))


def awkward():
    """
    Give statements whose terms Turtle writes in other ways than N-Triples, about nodes of another graph as well.
    """
    subject = Iri(STATEMENTS[0][0])
    yield say(subject, RD.evidence, Iri(f"{subject}/more"))
    yield say(Iri(f"{subject}-"), RD.evidence, Iri(subject))
    yield say(subject, RDF.type, RD.Shortcoming)
    yield say(Iri(RD.evidence.value), RDFS.range, Iri(f"{RD.namespace}a.b/c"))
    for number in ("0", "7", "012", "-3"):
        yield say(subject, RD.count, literal(number, datatype=XSD.integer))
    yield say(subject, RD.count, literal("1.50", datatype=XSD.decimal))
    yield say(subject, RD.total, literal("true", datatype=XSD.boolean))
    yield say(subject, RD.topic, literal('一 "二" \\ <三> .\n^^', language="zh"))
    yield say(subject, RD.topic, literal("<x:a>"))


def test_a_report_more_leaves_the_other_partitions_alone():
    """
    Whatever is put in, only the file it stands in, or one more where it makes a border, is another.
    """
    members = [Member(f"report-{number:04d}", "1", number) for number in range(2000)]
    more = [*members[:700], Member("report-0699b", "1", 0), *members[700:]]
    before, after = list(parts(members)), list(parts(more))

    assert len(before) > 10
    assert len({each.key for each in after} - {each.key for each in before}) <= 2
    assert [each.item for each in more] == [item for part in after for item in part.items]


def test_a_member_of_another_key_makes_another_part():
    """
    What stands in a part decides its key, and nothing else does.
    """
    members = [Member("a", "1", None), Member("b", "1", None)]
    (one,), (same,), (other,) = parts(members), parts(members), parts([members[0], Member("b", "2", None)])

    assert one.key == same.key != other.key
