"""Other people's words do nothing to a terminal, and an answer has a bound."""

import json
import os
import pty
import subprocess
import sys

import pytest
from click.testing import CliRunner
from hostile.cases import REPORT
from pyoxigraph import Literal
from samplerecord import RECORD

from graph import Graph
from graph.build import build
from graph.cli import main
from graph.screen import draw_table
from graph.store import Rows, memory, open_store, packed, write_store
from graph.tsv import TooLargeError

QUADS = build((RECORD,))
ESCAPE = "\x1b[2J\x1b]0;owned\x07\u202e"
FOREIGN = f"""@prefix org: <http://www.w3.org/ns/org#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
<http://a.cn/x> a org:Organization ; rdfs:label "云和县教育局" ; rdfs:comment "{ESCAPE}\\nnext" .
"""
COMMENT = "SELECT ?comment { ?s <http://www.w3.org/2000/01/rdf-schema#comment> ?comment FILTER (?s = <http://a.cn/x>) }"
ALL = "SELECT * { ?s ?p ?o }"


@pytest.fixture(scope="module")
def output(tmp_path_factory):
    folder = tmp_path_factory.mktemp("terminal")
    write_store(QUADS, folder / "output" / "store")
    (folder / "x.ttl").write_text(FOREIGN, encoding="utf-8")
    done = CliRunner().invoke(main, ["import", str(folder / "x.ttl"), "-o", str(folder / "output")])
    assert 0 == done.exit_code
    return folder / "output"


def run(*arguments, data=None):
    return CliRunner().invoke(main, [*map(str, arguments)], input=data)


def on_terminal(*arguments, data=""):
    """
    Run a command whose standard output is a terminal; return what the terminal was sent.
    """
    ours, theirs = pty.openpty()
    code = "from graph.cli import main; main(prog_name='renda')"
    with subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)], stdin=subprocess.PIPE, stdout=theirs
    ) as on:
        os.close(theirs)
        on.communicate(data.encode(), timeout=60)
    pieces = []
    try:
        while piece := os.read(ours, 65536):
            pieces.append(piece)
    except OSError:  # Linux ends a terminal whose other end is closed so
        pass
    os.close(ours)
    return b"".join(pieces).decode()


def test_a_table_shows_what_it_does_not_do(output):
    """
    Control characters in a cell are escapes, and a line break does not leave its row.
    """
    told = run("query", "-", "-o", output, data=COMMENT).stdout

    assert r"\x1b[2J\x1b]0;owned\x07\u202e\nnext" in told
    assert set(told).isdisjoint("\x1b\x07\u202e")


@pytest.mark.parametrize("form", ["csv", "tsv", "md", "json"])
def test_a_file_gets_the_very_characters_and_a_terminal_does_not(output, form):
    """
    Data that is piped on stays what it is.
    """
    arguments = ("query", "-", "--format", form, "-o", output)
    shown = on_terminal(*arguments, data=COMMENT)

    assert "owned" in shown
    assert set(shown).isdisjoint("\x1b\x07\u202e")
    assert "\u202e" in run(*arguments, data=COMMENT).stdout


@pytest.mark.parametrize(("count", "told"), [(0, "0 rows"), (1, "1 row"), (2, "2 rows")])
def test_a_table_counts_its_rows(count, told):
    """
    Below a table stands how many rows it has.
    """
    assert told == draw_table(Rows(("x",), ((Literal("a"),),) * count), terminal=False).splitlines()[-1]


def test_names_of_imports_and_messages_do_nothing(output, tmp_path):
    """
    A file's name, and what a parser or a parameter quotes, is shown.
    """
    named = tmp_path / "a\x1b[31m.nt"
    named.write_text("<http://a.cn/s> <http://a.cn/p> <http://a.cn/o> .", encoding="utf-8")
    bad = tmp_path / "b\x1b[31m.nt"
    bad.write_text('<http://a.cn/s> \x1b[31m "x" .', encoding="utf-8")
    told = [run("import", path, "-o", output) for path in (named, bad)]
    told.append(run("query", "heard-reports", "--set", f"year={ESCAPE}", "-o", output))
    told.append(run("ask", f"{ESCAPE}听取了什么报告", "-o", output))

    assert [0, 1] == [each.exit_code for each in told[:2]]
    assert all(set(each.output).isdisjoint("\x1b\x07\u202e") for each in told)
    assert all(r"\x1b" in each.output for each in told)


def test_a_build_shows_names_and_headlines(tmp_path):
    """
    A report's name, what it calls its body, and a file that can't be read are shown when they are built.
    """
    (tmp_path / "a\x1b[31m.txt").write_text(REPORT.replace("一、", "\x1b[2J一、"), encoding="utf-8")
    (tmp_path / "b\x1b]0;owned\x07.pdf").write_bytes(b"none")
    shown = run("build", tmp_path, "-o", tmp_path / "o\x1b[31m", "--no-store")

    assert 3 == shown.exit_code
    assert r"o\x1b[31m/graph.html" in shown.stdout
    assert r"b\x1b]0;owned\x07.pdf" in shown.stderr
    assert set(shown.output).isdisjoint("\x1b\x07")


def test_explain_and_extract_show_a_text(tmp_path):
    """
    The characters of a report are shown; data that is piped on keeps them.
    """
    path = tmp_path / "x.txt"
    path.write_text(REPORT + "听取\x1b[2J审议县政府\u202e关于教育工作的报告。\n", encoding="utf-8")
    text = path.read_text(encoding="utf-8")
    explained = run("explain", path, "--at", text.index("\x1b") - 1)
    shown = on_terminal("extract", "--text", path)

    assert 0 == explained.exit_code
    assert r"\x1b[2J" in explained.output
    assert r"\x1b[2J" in shown
    assert set(explained.output + shown).isdisjoint("\x1b\u202e")
    assert text == run("extract", "--text", path).stdout


def test_evaluate_shows_what_gold_quotes(tmp_path):
    """
    The errors of an evaluation, and what is wrong with gold, are shown.
    """
    text = REPORT + "听取审议\x1b[31m县教育局关于学校的报告。\n"
    start = text.index("听取审议\x1b")
    line = {"doc": "x", "line": text[:start].count("\n"), "start": start, "end": len(text) - 1, "sent": text[start:-1]}
    (tmp_path / "x.txt").write_text(text, encoding="utf-8")
    gold = tmp_path / "x.jsonl"
    gold.write_text(json.dumps(line | {"mentions": [], "actions": [], "metrics": []}) + "\n", encoding="utf-8")
    told = run("evaluate", gold, "--errors")
    bad = tmp_path / "y\x1b[31m.jsonl"
    bad.write_text("{", encoding="utf-8")
    refused = run("evaluate", bad)

    assert (0, 1) == (told.exit_code, refused.exit_code)
    assert r"\x1b[31m县教育局" in told.output
    assert set(told.output + refused.output).isdisjoint("\x1b")


def test_an_answer_that_is_too_large_is_refused(output):
    """
    On the command line, in the library with and without a child, for rows and for triples.
    """
    refused = run("query", "-", "--max-bytes", "1000", "-o", output, data=ALL)
    assert (1, True) == (refused.exit_code, "the answer has more than 0.001 MB" in refused.output)
    for query in (ALL, "CONSTRUCT WHERE { ?s ?p ?o }", f"{ALL}\nORDER BY ?s"):
        with pytest.raises(TooLargeError):
            packed(memory(QUADS), query, largest=1000)
        with Graph.open(output, max_bytes=1000) as graph, pytest.raises(TooLargeError):
            graph.query(query)
    with Graph.open(output, max_bytes=1000, seconds=60) as graph, pytest.raises(TooLargeError, match="add a LIMIT"):
        graph.query(ALL)
    assert len(packed(open_store(output / "store"), f"{ALL} LIMIT 9", largest=10_000).rows().rows) == 9
