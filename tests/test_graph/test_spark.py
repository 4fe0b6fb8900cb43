"""Spark gives what the other engines give, byte for byte, whatever becomes of its workers; the extra may be missing."""

import importlib.util
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from enginework import DieOnce, die_on_three, double, fail_on_three

from extract import batch
from extract.inputs import find_inputs
from graph.corpus.carrying import Carrying
from graph.corpus.gathering import wanted_of
from graph.corpus.keeping import OUTLINE, QUADS, RECORD, Keep
from graph.corpus.shelf import Shelf
from graph.engines import EngineError, choose
from graph.engines.local import Local
from graph.engines.spark import LOST, Spark, session

ROOT = Path(__file__).parent.parent.parent
RENDA = (sys.executable, "-c", "from graph.cli import main; main()")
IS_HERE = importlib.util.find_spec("pyspark") is not None and shutil.which("java") is not None
needs_spark = pytest.mark.skipif(not IS_HERE, reason="pyspark or Java is missing; make test-all sets them up")


def kept(engine, folder):
    reports = folder / "reports"
    keep = Keep(batch.read, batch.key, Shelf(folder / engine), "https://example.org/", "1")
    spread = {"plain": Local(), "carried": Carrying(Local(), batch.content, batch.moved)}[engine]
    wanted = wanted_of(batch.plan(find_inputs([reports])), batch.key)
    found = sorted(spread.map(keep, wanted), key=lambda done: done.item.task.name)
    entries = [
        [keep.shelf.get(kind, each.key if kind == RECORD else keep.name(each)) for kind in (RECORD, QUADS, OUTLINE)]
        for each in wanted
    ]
    return found, entries


def write_reports(folder):
    reports = folder / "reports"
    reports.mkdir()
    for place in ("清河县", "云岭县"):
        text = f"{place}人民代表大会常务委员会工作报告\n2023年，常委会听取了县人民政府关于水利工作情况的报告。\n"
        (reports / f"{place}.txt").write_text(text, encoding="utf-8")


def test_carried_work_lays_the_same_on_the_shelf(tmp_path):
    """
    A worker that shares no disk with the run makes the entries that one beside it makes.
    """
    write_reports(tmp_path)

    plain, carried = kept("plain", tmp_path), kept("carried", tmp_path)

    assert plain == carried
    assert [None, None] == [done.problem for done in carried[0]]
    assert all(entry for entries in carried[1] for entry in entries)


def test_file_that_cannot_be_read_is_told_of_here(tmp_path):
    """
    What can't be opened goes to no worker and comes back with its problem.
    """
    write_reports(tmp_path)
    (tmp_path / "reports" / "弃.txt").symlink_to("nowhere")

    found, _ = kept("carried", tmp_path)

    assert 3 == len(found)
    assert [True] == ["can't be opened" in done.result.problem for done in found if done.result.outline is None]


def test_missing_pyspark_is_told_with_its_remedy(monkeypatch):
    """
    Without the extra the engine says how to get it.
    """
    monkeypatch.setitem(sys.modules, "pyspark", None)

    with pytest.raises(EngineError, match=r"pip install 'renda\[spark\]'"):
        list(Spark(1).map(double, [1]))


def test_missing_java_is_told_with_its_remedy(monkeypatch):
    """
    Pyspark alone does not do.
    """
    monkeypatch.setitem(sys.modules, "pyspark", sys)
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.delenv("JAVA_HOME", raising=False)

    with pytest.raises(EngineError, match="Java 17"):
        list(Spark(1).map(double, [1]))


def test_master_chooses_spark_and_no_other_engine():
    """
    A master without an engine means Spark; with another engine it is a mistake.
    """
    assert Spark(2, "local[2,4]") == choose(None, 2, 100, "local[2,4]")
    with pytest.raises(EngineError, match="--master goes with --engine spark, not processes"):
        choose("processes", 2, 100, "local[2,4]")


def test_url_needs_spark(tmp_path):
    """
    Another engine refuses a URL, and says what to do instead.
    """
    command = [*RENDA, "build", "hdfs://host/reports", "-o", str(tmp_path / "out"), "--engine", "local"]
    run = subprocess.run(command, capture_output=True, text=True, check=False)

    assert 1 == run.returncode
    assert "copy the reports to this machine" in run.stderr


@pytest.mark.slow
@needs_spark
# Spark leaves its sockets to the collector.
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
def test_every_item_comes_back_once_whatever_happens(tmp_path):
    """
    Work that raises is a problem of its item, a task that loses its worker is tried again, a killer is named.
    """
    from pyspark import cloudpickle

    cloudpickle.register_pickle_by_value(sys.modules[double.__module__])
    engine = Spark(2)

    def found(work):
        return sorted((each.item, each.result, each.problem) for each in engine.map(work, range(9)))

    assert [] == list(engine.map(double, ()))
    assert [(n, 2 * n, None) for n in range(9)] == found(double)
    assert [(3, None, "ValueError: three is not read")] == [each for each in found(fail_on_three) if each[2]]
    assert [(n, n, None) for n in range(9)] == found(DieOnce(tmp_path))
    assert [(3, None, LOST)] == [each for each in found(die_on_three) if each[2]]
    session("local[2]").stop()


def built(reports, output, *options, watch=None):
    command = [*RENDA, "build", str(reports), "-o", str(output), "--no-store", "--no-cache", *options]
    run = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    killer = threading.Thread(target=watch, args=(run,)) if watch else None
    if killer:
        killer.start()
    _, said = run.communicate()
    if killer:
        killer.join()
    assert 0 == run.returncode, said
    return sorted((output / "graph.nq").read_bytes().splitlines())


class Killer:
    """
    Kills one worker of Spark's in the middle of its work.
    """

    killed = 0

    def __call__(self, run):
        while run.poll() is None and not self.killed:
            for pid in self.workers(run.pid):
                if self.seconds(pid) > 3:
                    os.kill(pid, signal.SIGKILL)
                    self.killed = pid
                    break
            time.sleep(0.2)

    @staticmethod
    def children(pid):
        try:
            return [
                int(each) for task in Path(f"/proc/{pid}/task").glob("*/children") for each in task.read_text().split()
            ]
        except OSError:
            return []

    def workers(self, pid):
        family = [pid]
        for each in family:
            family += self.children(each)
        daemons = {each for each in family if b"pyspark.daemon" in self.command(each)}
        return [child for each in daemons for child in self.children(each)]

    @staticmethod
    def command(pid):
        try:
            return Path(f"/proc/{pid}/cmdline").read_bytes()
        except OSError:
            return b""

    @staticmethod
    def seconds(pid):
        try:
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            return 0
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@pytest.mark.slow
@needs_spark
def test_all_engines_write_the_same_statements(tmp_path):
    """
    On 500 generated reports one process, two, and Spark that loses a worker give the same N-Quads.
    """
    command = [sys.executable, ROOT / "bench" / "generate.py", "--reports", "500", "--characters", "2500", "--no-gold"]
    subprocess.run([*command, "--to", tmp_path / "reports"], check=True, capture_output=True)
    killer = Killer()

    alone = built(tmp_path / "reports", tmp_path / "local", "--engine", "local")
    two = built(tmp_path / "reports", tmp_path / "processes", "--engine", "processes", "--jobs", "2")
    spark = built(tmp_path / "reports", tmp_path / "spark", "--master", "local[2,4]", watch=killer)

    assert alone == two == spark
    assert killer.killed


@pytest.mark.slow
@needs_spark
def test_a_build_from_url_to_url_is_that_of_the_folder(tmp_path):
    """
    Reports by URL keep their names; what stands at the output's URL is replaced by a build, and by nothing else.
    """
    write_reports(tmp_path)
    there = tmp_path / "there"
    options = ["--no-store", "--engine", "spark", "--jobs", "1"]

    def build(output):
        command = [*RENDA, "build", f"file://{tmp_path}/reports", "-o", output, *options]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    here = built(tmp_path / "reports", tmp_path / "here", "--engine", "local")
    for _ in range(2):
        run = build(f"file://{there}")
        assert 0 == run.returncode, run.stderr
        assert here == sorted((there / "graph.nq").read_bytes().splitlines())
    assert [there.name] == [path.name for path in tmp_path.iterdir() if path.name.startswith("there")]
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "letter.txt").write_text("")
    assert "holds what renda did not write" in build(f"file://{tmp_path}/taken").stderr
    assert "does not exist" in subprocess.run(
        [*RENDA, "build", f"file://{tmp_path}/gone", "-o", str(tmp_path / "x"), *options],
        capture_output=True, text=True, check=False,
    ).stderr  # fmt: skip
