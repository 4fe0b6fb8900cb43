"""The command line does what its help says, and says in one line what it cannot do."""

import json
import os
import re
import subprocess
import sys

import pytest
from click.testing import CliRunner
from goldrecords import SEED
from samplereport import REPORT

from extract.records import Extraction
from graph.cli import PARTLY, main
from graph.commands import ANSWERS
from graph.questions import shipped
from graph.store import open_store, rows

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01"
RDF = {"ttl": "a rd:Body", "nt": "ontology#Body> .", "jsonld": "Body", "rdfxml": "ontology#Body"}
QUESTION = "SELECT ?s WHERE { ?s a <https://w3id.org/renda/ontology#Body> } ORDER BY ?s"


def run(*arguments, stdin=None):
    return CliRunner().invoke(main, [str(each) for each in arguments], input=stdin)


def files_of(folder):
    paths = [path for path in folder.rglob("*") if path.is_file() and path.name != "run.json"]
    paths = [path for path in paths if path.relative_to(folder).parts[0] != "store"]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """
    The folder that a build of the sample report wrote.
    """
    folder = tmp_path_factory.mktemp("built")
    (folder / "report.txt").write_text(REPORT, encoding="utf-8")
    result = run("build", folder / "report.txt", "-o", folder / "output")
    assert (0, "") == (result.exit_code, result.stderr)
    return folder / "output"


def test_the_page_of_a_build_answers_as_its_store_does(built):
    """
    What the page says to a shipped question is what the store of the same build says.
    """
    page = (built / "graph.html").read_text(encoding="utf-8")
    data = json.loads(re.search(r'<script[^>]*type="application/json"[^>]*>(.*?)</script>', page, re.DOTALL)[1])
    store = open_store(built / "store")
    said = {each["name"]: len(each["rows"]) for each in data["questions"] if each["name"] != "evidence"}

    assert said == {each.name: len(rows(store, each.sparql).rows) for each in shipped() if each.name != "evidence"}
    assert 0 < said["heard-reports"]


def test_help_loads_no_heavy_library():
    """
    The command line is there at once, because the libraries of the commands are not loaded for its help.
    """
    heavy = {"rdflib", "networkx", "pyvis", "jieba", "pyshacl", "rich", "jinja2", "trafilatura", "opencc", "msgspec"}
    code = f"import sys, graph.cli; print([name for name in {sorted(heavy)} if name in sys.modules])"

    assert b"[]\n" == subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout


def test_build_writes_everything_it_promises(built):
    """
    Graph, page, records, tables, annexes, network, store and what describes them are there.
    """
    names = {path.name for path in built.iterdir() if not path.name.startswith(".")}

    assert {
        "annexes.xlsx", "extractions.jsonl", "graph.html", "graph.nq", "graph.ttl", "network.graphml",
        "ro-crate-metadata.json", "run.json", "store", "tables",
    } == names  # fmt: skip


def test_build_ends_with_a_summary(report, tmp_path):
    """
    The screen shows counts, acts by power, and where the files are.
    """
    output = tmp_path / "output"
    screen = run("build", report, "-o", output).stdout

    for word in ("bodies 机构", "laws 法律文件", "监督权", "planned 计划", "metrics 数据", f"{output}/graph.html"):
        assert word in screen


def test_build_without_store_leaves_it_out(report, tmp_path):
    """
    --no-store writes all the rest.
    """
    assert 0 == run("build", report, "-o", tmp_path / "output", "--no-store").exit_code
    assert not (tmp_path / "output" / "store").exists()
    assert (tmp_path / "output" / "graph.ttl").exists()


def test_build_reads_seeds_into_output_by_default(tmp_path, monkeypatch):
    """
    With nothing but its defaults a build reads seeds/ and writes output/.
    """
    monkeypatch.chdir(tmp_path)
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "report.txt").write_text(REPORT, encoding="utf-8")

    assert 0 == run("build").exit_code
    assert (tmp_path / "output" / "graph.html").exists()


def test_build_keeps_the_base_it_is_given(report, tmp_path):
    """
    Nodes live under --base; the vocabulary stays where it is.
    """
    run("build", report, "-o", tmp_path / "output", "--base", "https://example.org/y/", "--no-store")
    turtle = (tmp_path / "output" / "graph.ttl").read_text(encoding="utf-8")

    assert "https://example.org/y/body/" in turtle
    assert "https://w3id.org/renda/body/" not in turtle


def test_equal_input_gives_equal_bytes(report, tmp_path):
    """
    Two builds under two hash seeds write the same bytes, the store's own files apart.
    """
    program = [sys.executable, "-c", "from graph.cli import main; main()", "build", str(report), "-o"]
    runs = [
        subprocess.Popen(
            [*program, str(tmp_path / seed)], env=os.environ | {"PYTHONHASHSEED": seed}, stdout=subprocess.PIPE
        )
        for seed in ("1", "2")
    ]
    assert [0, 0] == [each.wait() for each in runs if each.communicate()]
    outputs = [files_of(tmp_path / seed) for seed in ("1", "2")]

    assert outputs[0].keys() == outputs[1].keys()
    assert [] == [name for name in outputs[0] if outputs[0][name] != outputs[1][name]]


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("absent.txt", None, "no such file"),
        ("empty.txt", b"", "empty|no text"),
        ("blank.txt", b" \n \n", "no text"),
        ("picture.txt", PNG, "picture"),
        ("null.txt", b"a\0b" * 9, "NUL|binary"),
        ("old.doc", b"\xd0\xcf\x11\xe0", "can't be read"),
        ("folder/notes.xlsx", b"PK", "no report"),
    ],
)
def test_bad_input_is_one_line_and_changes_nothing(built, tmp_path, name, content, problem):
    """
    Each error names the file, the problem and a remedy in one line; the old output stays to the byte.
    """
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    if content is not None:
        path.write_bytes(content)
    before = files_of(built)

    result = run("build", path.parent if path.parent != tmp_path else path, "-o", built)

    assert 1 == result.exit_code
    assert 1 == len(result.stderr.strip().splitlines()), result.stderr
    assert path.name in result.stderr or path.parent.name in result.stderr
    assert any(each in result.stderr for each in problem.split("|")), result.stderr
    assert before == files_of(built)


def test_unreadable_report_among_good_ones_is_named(report, tmp_path):
    """
    The run goes on without it, and its exit status says that something is missing.
    """
    (report.parent / "bad.txt").write_bytes(PNG)
    result = run("build", report.parent, "-o", tmp_path / "out" / "put")

    assert PARTLY == result.exit_code
    assert "bad.txt" in result.stderr
    assert (tmp_path / "out" / "put" / "graph.ttl").exists()


@pytest.mark.parametrize("base", ["nowhere", "", "https://example.org/a b"])
def test_wrong_base_is_refused_before_anything_is_read(report, tmp_path, base):
    """
    A base that makes no IRIs is refused by name.
    """
    result = run("build", report, "-o", tmp_path / "output", "--base", base)

    assert (1, False) == (result.exit_code, (tmp_path / "output").exists())
    assert "base" in result.stderr


def test_folder_of_somebody_else_is_not_replaced(report, tmp_path):
    """
    An output folder with foreign files is refused before the work begins.
    """
    result = run("build", report, "-o", tmp_path)

    assert 1 == result.exit_code
    assert "report.txt, which renda did not write" in result.stderr


def test_extract_prints_records(report):
    """
    Each line is a record that reads back, under the name given with --doc.
    """
    (line,) = run("extract", report, "--doc", "yunhe").stdout.splitlines()
    record = Extraction.from_json(line)

    assert ("yunhe", "report.txt", REPORT) == (record.doc, record.source, record.text)


def test_extract_prints_the_schema_of_records(report):
    """
    The schema names exactly the fields of a record.
    """
    schema = json.loads(run("extract", "--schema").stdout)
    record = json.loads(run("extract", report).stdout)

    assert record.keys() == schema["$defs"]["Extraction"]["properties"].keys()


def test_extract_prints_the_decoded_text_to_the_byte(tmp_path):
    """
    --text gives the characters on which offsets stand: a byte order mark and CRLF stay.
    """
    path = tmp_path / "report.txt"
    path.write_bytes(REPORT.replace("\n", "\r\n").encode("utf-8-sig"))

    assert path.read_bytes() == run("extract", path, "--text").stdout_bytes


def test_extract_writes_brat(report, tmp_path):
    """
    The .txt holds the text that the .ann points into.
    """
    assert 0 == run("extract", report, "--format", "brat", "--to", tmp_path / "brat").exit_code
    assert REPORT == (tmp_path / "brat" / "report.txt").read_text(encoding="utf-8")
    assert (tmp_path / "brat" / "report.ann").read_text(encoding="utf-8").startswith("T1\t")


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("extract",), "name the reports"),
        (("extract", "a.txt", "--format", "brat"), "--to FOLDER"),
        (("query",), "--list"),
        (("export", "--to", "xlsx"), "turtle"),
        (("explain", "a.txt"), "--at"),
    ],
)
def test_wrong_use_says_what_is_right(arguments, hint):
    """
    Wrong use ends with status 2 and names what is missing or known.
    """
    result = run(*arguments)

    assert 2 == result.exit_code
    assert hint in result.stderr


def test_explain_tells_the_rule(report):
    """
    At a law's name the explanation gives its type, the rule and the characters.
    """
    at = REPORT.index("固体废物")
    screen = run("explain", report, "--at", at).stdout

    assert "Law" in screen
    assert "law." in screen


def test_explain_outside_the_text_is_an_error(report):
    """
    The message says which places there are.
    """
    result = run("explain", report, "--at", 10**6)

    assert (1, True) == (result.exit_code, f"from 0 to {len(REPORT) - 1}" in result.stderr)


def test_evaluate_prints_figures_and_errors():
    """
    Against the seed's gold the measures are printed, and with --errors the errors.
    """
    figures = run("evaluate", SEED)
    errors = run("evaluate", SEED, "--errors", "--limit", 1)

    assert (0, 0) == (figures.exit_code, errors.exit_code)
    assert figures.stdout.strip() in errors.stdout


def test_evaluate_applies_corrections_only_when_asked(tmp_path):
    """
    A user's corrections do not flatter the measure.
    """
    for path in (SEED, SEED.with_suffix(".txt"), *SEED.parent.glob("*.tsv")):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "corrections.toml").write_text('[[not]]\ntext = "区人民政府"\ntype = "Body"\n', encoding="utf-8")
    gold = tmp_path / SEED.name

    assert run("evaluate", SEED).stdout == run("evaluate", gold).stdout
    assert run("evaluate", SEED).stdout != run("evaluate", gold, "--corrections").stdout


def test_correction_that_hits_nothing_is_named(report):
    """
    The work is done, and the exit status says that an entry is idle.
    """
    (report.parent / "corrections.toml").write_text('[[not]]\ntext = "没有的局"\ntype = "Body"\n', encoding="utf-8")
    result = run("extract", report)

    assert (PARTLY, 1) == (result.exit_code, len(result.stdout.splitlines()))
    assert "corrections.toml" in result.stderr


def test_evaluate_without_gold_is_an_error(tmp_path):
    """
    A missing gold file is one line.
    """
    result = run("evaluate", tmp_path / "absent.jsonl")

    assert (1, 1) == (result.exit_code, len(result.stderr.splitlines()))


@pytest.mark.parametrize("form", [form for form in ANSWERS if form not in RDF])
def test_query_answers_in_every_form(built, form):
    """
    The same body is in the answer, whatever its form.
    """
    result = run("query", "-", "--format", form, "-o", built, stdin=QUESTION)

    assert 0 == result.exit_code
    assert "云和县人民代表大会常务委员会" in result.stdout


@pytest.mark.parametrize(("form", "told"), RDF.items())
def test_query_constructs_rdf(built, form, told):
    """
    A CONSTRUCT answers in every form of RDF.
    """
    result = run("query", "-", "--format", form, "-o", built, stdin="CONSTRUCT { ?s a ?c } WHERE { ?s a ?c }")

    assert told in result.stdout


def test_query_is_narrowed_by_parameters(built):
    """
    A body is known by its alias; a value that no row has is told beside the empty answer.
    """
    arguments = ("query", "heard-reports", "--format", "csv", "-o", built)

    assert "执行工作情况" in run(*arguments, "--set", "body=县人民法院").stdout
    assert "no row has year 1999" in run(*arguments, "--set", "year=1999").stderr


def test_query_reads_a_file(built, tmp_path):
    """
    A file of SPARQL is asked like standard input.
    """
    (tmp_path / "q.rq").write_text(QUESTION, encoding="utf-8")

    piped = run("query", "-", "--format", "json", "-o", built, stdin=QUESTION).stdout
    assert json.loads(piped) == json.loads(run("query", tmp_path / "q.rq", "--format", "json", "-o", built).stdout)


def test_every_shipped_question_is_listed_and_answers(built):
    """
    What --list shows can be asked by its name; what is asked of one thing says so.
    """
    names = [line.split("\t")[0] for line in run("query", "--list").stdout.splitlines()]

    asked = {name: run("query", name, "--format", "csv", "-o", built) for name in names}

    assert ["evidence"] == [name for name, done in asked.items() if done.exit_code != 0]
    assert "add --set fact=NAME" in asked["evidence"].stderr
    assert 0 == run("query", "evidence", "--set", "fact=县人民法院", "-o", built).exit_code
    assert len(names) > 5


@pytest.mark.parametrize(
    ("question", "stdin", "problem"),
    [
        ("-", "SELECT nonsense", "cannot be read"),
        ("no-such-question", None, "shipped:"),
    ],
)
def test_wrong_question_is_one_error(built, question, stdin, problem):
    """
    A query that does not parse and a name that is not shipped are told apart.
    """
    result = run("query", question, "-o", built, stdin=stdin)

    assert 1 == result.exit_code
    assert problem in result.stderr


@pytest.mark.parametrize("arguments", [("query", "-"), ("check",), ("export", "--to", "turtle")])
def test_commands_over_the_store_say_how_to_make_one(tmp_path, arguments):
    """
    Without a store the commands say which command makes it.
    """
    result = run(*arguments, "-o", tmp_path / "absent", stdin=QUESTION)

    assert 1 == result.exit_code
    assert "renda build" in result.stderr


def test_check_passes_over_a_built_graph(built):
    """
    What a build wrote keeps the shapes.
    """
    result = run("check", "-o", built)

    assert 0 == result.exit_code, result.stdout + result.stderr


def test_export_equals_what_the_build_wrote(built, tmp_path):
    """
    Turtle from the store is the Turtle of the build.
    """
    run("export", "--to", "turtle", "--file", tmp_path / "graph.ttl", "-o", built)

    assert (built / "graph.ttl").read_bytes() == (tmp_path / "graph.ttl").read_bytes()


def test_file_that_cannot_be_written_is_one_line(built, tmp_path):
    """
    A missing folder for an export is named.
    """
    result = run("export", "--to", "turtle", "--file", tmp_path / "absent" / "graph.ttl", "-o", built)

    assert (1, 1) == (result.exit_code, len(result.stderr.splitlines()))


def test_extract_takes_the_users_word_for_a_head_that_is_cut_off(tmp_path):
    """
    `--meta` settles body and date of a text without a head; a key that is not known is refused with the known ones.
    """
    report = tmp_path / "cut.txt"
    report.write_text("一年来，常委会听取了县人民政府关于河道治理情况的报告。\n", encoding="utf-8")

    told = CliRunner().invoke(
        main, ["extract", str(report), "--meta", "body=云台县人大常委会", "--meta", "date=2023年1月6日"]
    )
    slip = CliRunner().invoke(main, ["extract", str(report), "--meta", "county=云台县"])

    assert "云台县人民代表大会常务委员会" == json.loads(told.stdout)["reporting_body"]["label"]
    assert 1 == slip.exit_code
    assert "body, place, date, session, speaker" in slip.stderr
