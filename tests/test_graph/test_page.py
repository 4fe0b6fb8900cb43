"""Tests of the page as a file: what stands in it, and what it was made of."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import pytest
from goldrecords import DEV, gold_extraction
from hypothesis import given
from hypothesis import strategies as st
from pages import BASE, write

from graph.build import build
from graph.export.page import escape_json, render_page
from graph.export.tables import TABLES
from graph.network import build_network
from graph.page import assets
from graph.page.answers import MOST
from graph.page.initials import initials
from graph.page.payload import payload
from graph.questions import shipped
from graph.store import memory, rows


def made(reports, **options):
    """
    Make the data of a page.
    """
    return payload(reports, build_network(reports, base=BASE), memory(build(reports, base=BASE)), base=BASE, **options)


class Addresses(HTMLParser):
    """Collects every address a tag names and every handler written into one."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        for name, value in attrs:
            if name in ("src", "href", "action", "srcset", "data", "poster") or name.startswith("on"):
                self.found.append(value or "")


@pytest.mark.parametrize("name", ["seed", "hostile"])
def test_no_address_outside_the_file(files, name):
    """
    No tag and no rule of style names an address; there are no handlers in tags.
    """
    html = files[name].read_text(encoding="utf-8")

    assert ["data:,", "#main"] == Addresses(html).found
    assert "@import" not in assets.style()
    assert "url(" not in assets.style()


def test_the_document_is_plain_html5(files):
    """
    The file opens with a doctype and says its language and its encoding first.
    """
    html = files["seed"].read_text(encoding="utf-8")

    assert html.startswith('<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">')


def test_the_policy_is_strict(files):
    """
    Nothing loads and nothing runs but what is named by its hash.
    """
    html = files["seed"].read_text(encoding="utf-8")
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)[1]

    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert 3 == policy.count("'sha256-")


def test_one_report_stays_small(files):
    """
    The page of one report is at most three megabytes.
    """
    assert files["seed"].stat().st_size <= 3_000_000


def test_the_same_bytes(corpus):
    """
    Two renderings of one record are equal.
    """
    one, two = (render_page(corpus[1:4], build_network(corpus[1:4], base=BASE), base=BASE) for _ in range(2))

    assert one == two


@given(st.recursive(st.text(st.characters()), lambda each: st.lists(each) | st.dictionaries(st.text(), each)))
def test_escaped_json_reads_back(value):
    """
    What is escaped for a script element means the same, and holds nothing that could end the element.
    """
    written = escape_json(value)

    assert value == json.loads(written)
    assert not set("<>&\u2028\u2029") & set(written)
    assert written.encode("utf-8")


def test_every_label_is_there():
    """
    Whatever template and scripts ask for stands in the table, in two languages that differ where they should.
    """
    labels = assets.labels()
    asked = set(re.findall(r'\bt\("([\w.]+)"\)', assets.script()))
    asked |= set(re.findall(r'data-(?:label|title)="([\w.]+)"', assets.template()))
    asked |= set(re.findall(r'(?<!h\()"((?:col|facet|sum|meta|tile|graph|kind|status|role)\.[\w.]+)"', assets.script()))

    assert set() == asked - labels.keys()
    assert set() == {key for key, (zh, en) in labels.items() if not zh or not en}


def test_a_page_without_reports_says_so(tmp_path):
    """
    No reports make a page all the same.
    """
    assert "<title>renda: 0</title>" in write(tmp_path, "none", []).read_text(encoding="utf-8")


def test_a_page_holds_so_many_reports_and_says_what_it_left_out():
    """
    Reports beyond the limit are left out with their acts, and counted.
    """
    reports = [gold_extraction(path) for path in DEV[:3]]
    data = made(reports, most=2)
    acts = sum(len(report["acts"]) for report in data["reports"])

    assert 1 == data["left_out"]
    assert ["dev-01", "dev-02"] == [report["doc"] for report in data["reports"]]
    assert acts == sum(len(node) == 3 for node in data["nodes"])
    assert acts == next(sheet["count"] for sheet in data["tables"] if sheet["name"] == "actions")


def test_every_head_of_a_table_has_a_label():
    """
    The columns that the page shows are called in both languages.
    """
    unseen = {"编号", "手段代码", "起", "止", "首见起", "首见止", "标识", "各处", "规则"}
    heads = {head for table in TABLES for head in table.head} - unseen

    assert set() == {f"head.{head}" for head in heads} - assets.labels().keys()


@pytest.mark.parametrize("question", shipped(), ids=lambda question: question.name)
def test_every_column_of_an_answer_has_a_label(question):
    """
    The columns of shipped questions are called in both languages: a row `ask.<variable>` in labels.tsv.
    """
    columns = rows(memory([]), question.sparql).columns

    assert set() == {f"ask.{column}" for column in columns} - assets.labels().keys()


def test_every_shipped_question_is_on_the_page(seed, seed_store):
    """
    Each question stands there with its SPARQL and as many rows as the graph answers, the first hundreds of them.
    """
    data = payload([seed], build_network([seed], base=BASE), seed_store, base=BASE)
    answers = {each.name: min(len(rows(seed_store, each.sparql).rows), MOST) for each in shipped()}

    assert answers == {each["name"]: len(each["rows"]) for each in data["questions"]}
    assert [each.sparql for each in shipped()] == [each["sparql"] for each in data["questions"]]


def test_nearly_every_answer_stands_on_something(seed, seed_store):
    """
    The rows of answers name an act, a place, a thing or a report.
    """
    data = payload([seed], build_network([seed], base=BASE), seed_store, base=BASE)
    links = [link for each in data["questions"] for link in each["links"]]

    assert len([link for link in links if link]) >= 0.97 * len(links) > 0


@pytest.mark.parametrize(
    ("letters", "names"),
    [("qgafj", ["区公安分局"]), ("cqsczj aqscf", ["重庆市财政局", "安全生产法"]), ("ab3", ["AB-3"]), ("", ["……"])],
)
def test_initials(letters, names):
    """
    A name is found by the first letters of its syllables; letters and figures in it stay.
    """
    assert letters == initials(names)
