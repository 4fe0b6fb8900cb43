"""IRIs are made from keys, readable and legal."""

import re
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode
from samplerecord import COMMITTEE, RECORD, record

from extract.records import Covers
from graph import iris

BASE = "https://example.org/"


@pytest.mark.parametrize(
    ("iri", "key"),
    [
        ("body/呼伦贝尔市海拉尔区人民政府", "body|呼伦贝尔市海拉尔区|呼伦贝尔市海拉尔区人民政府"),
        ("body/宁波市公安局鄞州分局", "body|宁波市鄞州区|宁波市公安局鄞州分局"),
        ("body/云和县/检查组", "body|云和县|检查组"),
        ("place/云和县", "place|云和县|云和县"),
        ("body/全国人民代表大会", "Body||全国人民代表大会"),
        ("law/中华人民共和国教育法", "law||中华人民共和国教育法"),
        ("law/云和县/议事规则(草案)", "law|云和县|议事规则（草案）"),
        ("program/青田县/“两山”银行", "program|青田县|“两山”银行"),
    ],
)
def test_entity_iri_is_made_from_its_key(iri, key):
    """
    A body whose name says where it is stands alone; every other thing stands under its jurisdiction.
    """
    assert BASE + iri == iris.entity(key, base=BASE)


def test_the_same_measure_of_two_places_stays_two():
    """
    Documents of one title and two jurisdictions have two IRIs.
    """
    assert iris.entity("law|甲县|20条措施", base=BASE) != iris.entity("law|乙县|20条措施", base=BASE)


@pytest.mark.parametrize("key", ["", "body", "body|x", "body|x|", "|x|y"])
def test_a_broken_key_is_refused(key):
    """
    What is not type|jurisdiction|name is told so.
    """
    with pytest.raises(ValueError, match=re.escape("type|jurisdiction|name")):
        iris.entity(key, base=BASE)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_every_segment_makes_a_legal_iri(text):
    """
    Any text becomes one path segment that an RDF store takes, and comes back as it was folded.
    """
    segment = iris.segment(text)

    assert not set(segment) & set('/?#[]<>"{}|\\^` \u202e')
    assert NamedNode(f"{BASE}{segment}").value == f"{BASE}{segment}"
    assert iris.fold(text) == unquote(segment)


@pytest.mark.parametrize("name", [".", ".."])
def test_dots_are_names_not_steps(name):
    """
    A name of dots alone is encoded, so that no resolver walks up.
    """
    assert "." not in iris.segment(name)


@pytest.mark.parametrize(
    ("local", "changes"),
    [
        ("云和县人民代表大会常务委员会/2022-01-18/work", {}),
        ("云和县人民代表大会常务委员会/第一次会议/work", {"delivered": None, "session": "第一次会议"}),
        ("云和县人民代表大会常务委员会/2021/work", {"delivered": None, "session": None}),
        (
            "云和县人民代表大会常务委员会/undated/work",
            {"delivered": None, "session": None, "covers": Covers()},
        ),
        ("sha256-abababababababab", {"reporting_body": None}),
    ],
)
def test_report_iri_uses_what_the_title_says(local, changes):
    """
    A report is named by body, date (else session, else year) and kind; without a body by its bytes.
    """
    assert f"{BASE}report/{local}" == iris.report(record(**changes), base=BASE)


def test_iris_under_a_report_start_with_it():
    """
    Spans follow RFC 5147; acts are numbered from 1, always.
    """
    report = iris.report(RECORD, base=BASE)
    act = iris.action(report, start=12, type="decide", number=1, base=BASE)

    assert f"{report}/text#char=3,8" == iris.span(report, 3, 8)
    assert f"{BASE}action/{COMMITTEE.label}/2022-01-18/work/12-decide-1" == act


@pytest.mark.parametrize(("made", "given"), [(BASE, "https://example.org"), ("https://e.org/x/", "https://e.org/x")])
def test_base_ends_where_names_can_follow(made, given):
    """
    A base is closed with a slash.
    """
    assert made == iris.base(given)


@pytest.mark.parametrize(
    "text", ["", "renda", "example.org/x", "https://", "https://a b/", "https://a/x#", "https://a/?x=", "https://a/<x>"]
)
def test_a_base_that_is_no_iri_is_refused(text):
    """
    The message shows a base that would do.
    """
    with pytest.raises(iris.BaseError, match=re.escape("https://w3id.org/renda/")):
        iris.base(text)
