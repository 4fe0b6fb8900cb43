"""A build of any number of reports: the same bytes by every engine, killed and resumed too; only news is read."""

import gzip
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time

import pytest
from click.testing import CliRunner
from goldrecords import DEV

from graph.cli import PARTLY, main
from graph.corpus.views import NETWORK, PAGE, WORKBOOK

TEXTS = tuple(path.with_suffix(".txt") for path in DEV[:3])
COUNT = "SELECT (COUNT(DISTINCT ?g) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }"
RENDA = (sys.executable, "-c", "from graph.cli import main; main()")


def run(*arguments):
    return CliRunner().invoke(main, ["build", *map(str, arguments)])


def told(output):
    return json.loads((output / "run.json").read_text(encoding="utf-8"))


def files_of(output):
    """
    Return what a build must write alike: all but the store and the run report.
    """
    paths = (path for path in output.rglob("*") if path.is_file() and path.name != "run.json")
    return {
        name: path.read_bytes()
        for path in paths
        if not (name := path.relative_to(output).as_posix()).startswith("store/")
    }


def same(one, other):
    """
    Name the files that differ.
    """
    return [name for name in sorted(one.keys() | other.keys()) if one.get(name) != other.get(name)]


@pytest.fixture
def reports(tmp_path):
    """
    A folder with some reports of the gold.
    """
    folder = tmp_path / "reports"
    folder.mkdir()
    for path in TEXTS:
        shutil.copy(path, folder)
    return folder


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """
    What one process writes of the reports, without a cache.
    """
    folder = tmp_path_factory.mktemp("whole")
    (folder / "reports").mkdir()
    for path in TEXTS:
        shutil.copy(path, folder / "reports")
    assert 0 == run(folder / "reports", "-o", folder / "output", "--no-cache", "--engine", "local").exit_code
    assert ["output", "reports"] == sorted(path.name for path in folder.iterdir())
    return files_of(folder / "output")


@pytest.mark.parametrize("jobs", [1, 2])
def test_processes_write_what_one_process_writes(reports, tmp_path, whole, jobs):
    """
    The number of processes changes no byte.
    """
    result = run(reports, "-o", tmp_path / "output", "--engine", "processes", "--jobs", jobs)

    assert (0, "") == (result.exit_code, result.stderr)
    assert [] == same(whole, files_of(tmp_path / "output"))
    assert "processes" == told(tmp_path / "output")["engine"]


def test_the_order_of_the_input_changes_nothing_in_the_graph(reports, tmp_path, whole):
    """
    N-Quads and Turtle are functions of the set of reports.
    """
    paths = sorted(reports.iterdir())
    random.Random(7).shuffle(paths)
    assert 0 == run(*paths, "-o", tmp_path / "output", "--no-store").exit_code
    found = files_of(tmp_path / "output")

    assert [True, True] == [whole[name] == found[name] for name in ("graph.nq", "graph.ttl")]


def test_a_second_run_reads_nothing_and_writes_nothing(reports, tmp_path):
    """
    Where nothing changed the files stay as they are, and the summary is the same.
    """
    output = tmp_path / "output"
    first = run(reports, "-o", output)
    before = {path: path.stat().st_mtime_ns for path in output.rglob("*") if path.name != "run.json"}
    second = run(reports, "-o", output)

    assert first.stdout == second.stdout
    assert before == {path: path.stat().st_mtime_ns for path in output.rglob("*") if path.name != "run.json"}
    assert ([], len(TEXTS)) == (told(output)["built"], told(output)["unchanged"])


def test_only_what_changed_is_read(reports, tmp_path):
    """
    A changed report, a new one and one that is gone: the result is that of a first run.
    """
    output = tmp_path / "output"
    run(reports, "-o", output)
    changed, gone, *_ = sorted(reports.iterdir())
    changed.write_text(changed.read_text(encoding="utf-8").replace("听取", "听取审议"), encoding="utf-8")
    gone.unlink()
    shutil.copy(DEV[7].with_suffix(".txt"), reports / "new.txt")
    run(reports, "-o", output)
    run(reports, "-o", tmp_path / "anew", "--no-cache")

    assert {changed.name, "new.txt"} == set(told(output)["built"])
    assert [gone.name] == told(output)["removed"]
    assert [] == same(files_of(tmp_path / "anew"), files_of(output))


def test_what_a_user_knows_better_reaches_a_report_that_was_read_before(reports, tmp_path):
    """
    A correction reads its reports anew, and no more when it stays.
    """
    output = tmp_path / "output"
    run(reports, "-o", output, "--no-store")
    (reports / "corrections.toml").write_text('[[not]]\ntext = "各民主党派"\n', encoding="utf-8")
    run(reports, "-o", output, "--no-store")
    assert len(TEXTS) == len(told(output)["built"])
    run(reports, "-o", output, "--no-store")
    assert [] == told(output)["built"]


def test_another_base_reads_no_report_anew(reports, tmp_path):
    """
    The records stay, what is described from them is made under the new base.
    """
    output = tmp_path / "output"
    run(reports, "-o", output, "--no-store")
    records = {path: path.stat().st_mtime_ns for path in (tmp_path / ".output.cache" / "records").rglob("*")}
    run(reports, "-o", output, "--no-store", "--base", "https://example.org/")

    assert records == {path: path.stat().st_mtime_ns for path in (tmp_path / ".output.cache" / "records").rglob("*")}
    assert b"https://example.org/report/" in (output / "graph.nq").read_bytes()


@pytest.mark.parametrize("damage", [b"", None])
def test_damaged_entries_of_the_cache_are_made_anew(reports, tmp_path, whole, damage):
    """
    Cut off, overwritten or with one byte changed: no such entry is used.
    """
    output = tmp_path / "output"
    run(reports, "-o", output)
    for path in (tmp_path / ".output.cache").rglob("*"):
        if path.is_file() and path.parent.parent.parent.name == ".output.cache":
            data = path.read_bytes()
            path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]) if damage is None else damage)
    result = run(reports, "-o", output)

    assert 0 == result.exit_code
    assert [] == same(whole, files_of(output))


def test_output_that_was_touched_is_written_anew(reports, tmp_path, whole):
    """
    A file of the output that somebody changed or removed comes back.
    """
    output = tmp_path / "output"
    run(reports, "-o", output)
    (output / "graph.ttl").write_text("mine", encoding="utf-8")
    (output / "graph.html").unlink()
    run(reports, "-o", output)

    assert [] == same(whole, files_of(output))


def test_unreadable_report_is_named_in_the_run_report(reports, tmp_path):
    """
    The run goes on, ends with its own status, and says so at every run.
    """
    (reports / "bad.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    for _ in range(2):
        result = run(reports, "-o", tmp_path / "output")
        (failed,) = told(tmp_path / "output")["failed"]

        assert PARTLY == result.exit_code
        assert "bad.txt" == failed["report"]
        assert f"Error: {failed['problem']}\n" == result.stderr


def test_unknown_engine_is_an_error_before_anything_is_read(reports, tmp_path):
    """
    The message lists the engines; nothing is written.
    """
    result = run(reports, "-o", tmp_path / "output", "--engine", "slurm")

    assert (1, False) == (result.exit_code, (tmp_path / "output").exists())
    assert "no engine 'slurm'" in result.stderr


def test_killed_run_goes_on_where_it_was(reports, tmp_path, whole):
    """
    After SIGKILL the next run does not read again what was read and writes the same bytes; no worker stays.
    """
    output, records = tmp_path / "output", tmp_path / ".output.cache" / "records"
    command = (*RENDA, "build", str(reports), "-o", str(output), "--engine", "processes", "--jobs", "2")
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True) as process:
        until = time.monotonic() + 60
        while len(list(records.glob("*/*"))) < 1 and time.monotonic() < until:
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)
    group = process.pid
    until = time.monotonic() + 20
    while _alive(group) and time.monotonic() < until:
        time.sleep(0.05)
    assert not _alive(group)
    left = {path: path.stat().st_mtime_ns for path in records.glob("*/*") if not path.name.startswith(".")}
    assert not output.exists()

    assert 0 == run(reports, "-o", output).exit_code
    assert left.items() <= {path: path.stat().st_mtime_ns for path in records.glob("*/*")}.items()
    assert left
    assert [] == same(whole, files_of(output))


def _alive(group):
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.fixture
def large(reports, tmp_path, monkeypatch):
    """
    The folder that a build writes if three reports are many, of which the page holds two.
    """
    monkeypatch.setattr("graph.corpus.large.MANY", 2)
    monkeypatch.setattr("graph.corpus.large.MOST", 2)
    result = run(reports, "-o", tmp_path / "large", "--jobs", "1")
    assert (0, "") == (result.exit_code, result.stderr)
    return tmp_path / "large"


def lines(*paths):
    return sorted(line for path in paths for line in gzip.decompress(path.read_bytes()).splitlines())


def test_many_reports_are_written_in_partitions(large, whole):
    """
    The partitions hold the statements and records of the single files, each once.
    """
    records = sorted(large.glob("extractions/part-*.jsonl.gz"))

    assert sorted(whole["graph.nq"].splitlines()) == lines(*large.glob("graph/*.nq.gz"))
    assert whole["extractions.jsonl"] == b"".join(gzip.decompress(path.read_bytes()) for path in records)
    assert not (large / "graph.nq").exists()


def test_tables_of_many_reports_have_the_same_rows(large, whole):
    """
    What several reports name is one row there too; rows that set reports side by side come body by body.
    """
    tables = {path.name: path.read_bytes() for path in large.glob("tables/*.csv")}
    moved = ("plans.csv", "plan-and-done.csv", "coverage.csv")
    kept = {name.removeprefix("tables/"): data for name, data in whole.items() if name.startswith("tables/")}

    assert [] == same(
        {name: b"".join(sorted(data.splitlines())) if name in moved else data for name, data in kept.items()},
        {name: b"".join(sorted(data.splitlines())) if name in moved else data for name, data in tables.items()},
    )


def test_summary_of_many_reports_is_the_same(large, reports, tmp_path):
    """
    The screen shows the same counts, the store answers alike, and the page says how many reports it leaves out.
    """
    result = CliRunner().invoke(main, ["query", "-", "-o", str(large)], input=COUNT)
    shown = run(reports, "-o", large).stdout.partition(str(large))[0]
    alone = run(reports, "-o", tmp_path / "output", "--engine", "local")

    assert '"left_out":1' in (large / "graph.html").read_text(encoding="utf-8")
    assert shown == alone.stdout.partition(str(tmp_path / "output"))[0]
    graphs = {line.rsplit(b" ", 2)[1] for line in lines(*large.glob("graph/*.nq.gz"))}
    assert str(len(graphs)) in result.stdout.split()


def test_views_of_the_first_reports_stay_where_another_changes(large, reports):
    """
    A change beyond the first reports leaves page, network and workbook alone; the rest is that of a first run.
    """
    before = {name: (large / name).stat().st_mtime_ns for name in (NETWORK, PAGE, WORKBOOK)}
    last = max(reports.iterdir())
    last.write_text(last.read_text(encoding="utf-8").replace("听取", "听取审议"), encoding="utf-8")
    run(reports, "-o", large)
    run(reports, "-o", large.parent / "anew", "--no-cache", "--jobs", "1")

    assert before == {name: (large / name).stat().st_mtime_ns for name in (NETWORK, PAGE, WORKBOOK)}
    assert [] == same(files_of(large.parent / "anew"), files_of(large))


def test_every_report_of_many_is_held_against_the_shapes(reports, tmp_path, monkeypatch):
    """
    --check passes on reports that keep their shapes.
    """
    monkeypatch.setattr("graph.corpus.large.MANY", 2)
    result = run(reports, "-o", tmp_path / "output", "--check", "--no-store", "--jobs", "1")

    assert (0, "") == (result.exit_code, result.stderr)
