"""A large build after reports came, changed and went: files and store are those of a first run, little is written."""

import gzip
import random
import shutil
import subprocess
import sys

import pytest
from click.testing import CliRunner
from pyoxigraph import NamedNode, Quad, Store

from graph.cli import main
from graph.corpus import changing, large, parts
from graph.kept import Answers, keep, kept
from graph.store import open_store

PLACES = ("清河县", "云岭县", "临江市", "北山区")
MATTERS = ("水污染防治", "义务教育均衡发展", "农村饮水安全", "养老服务体系建设", "土壤污染防治", "预算执行")
FORMS = (
    "听取和审议了县人民政府关于{}工作情况的报告。",
    "对{}情况开展了执法检查。",
    "围绕{}开展专题调研，提出建议3条。",
    "组织代表视察{}工作。",
    "今年要听取{}工作情况的报告。",
)


@pytest.fixture(autouse=True, scope="module")
def small():
    """
    Let two reports be many and a partition hold two; the page holds the first two.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(large, "MANY", 1)
        patch.setattr(large, "MOST", 2)
        patch.setattr(parts, "ABOUT", 2)
        yield


def build(reports, output, *options):
    result = CliRunner().invoke(main, ["build", str(reports), "-o", str(output), "--jobs", "1", *options])
    assert (0, "") == (result.exit_code, result.stderr)
    return result


def write(folder, turn):
    """
    Write a report of one of few bodies and years, so that some are second texts of the same.
    """
    place, year = turn.choice(PLACES), turn.choice((2021, 2022, 2023))
    acts = "".join(turn.choice(FORMS).format(turn.choice(MATTERS)) for _ in range(turn.randint(1, 4)))
    text = f"{place}人民代表大会常务委员会工作报告\n（{year}年1月8日）\n{year - 1}年，常委会{acts}\n"
    (folder / f"r{turn.randrange(10**6):06d}.txt").write_text(text, encoding="utf-8")


def change(folder, turn):
    """
    Let a report come, change, come twice, or go.
    """
    there = sorted(folder.iterdir())
    kind = turn.choice(("come", "come", "change", "copy", "go", "go")) if len(there) > 3 else "come"
    one = turn.choice(there) if there else None
    if kind == "come":
        write(folder, turn)
    elif kind == "change":
        text = one.read_text(encoding="utf-8")
        one.write_text(f"{text}{turn.choice(FORMS).format(turn.choice(MATTERS))}\n", encoding="utf-8")
    elif kind == "copy":
        shutil.copy(one, one.with_name(f"c{turn.randrange(10**6):06d}.txt"))
    else:
        one.unlink()


def files_of(output):
    paths = (path for path in output.rglob("*") if path.is_file() and path.name != "run.json")
    found = {path.relative_to(output).as_posix(): path.read_bytes() for path in paths}
    return {name: data for name, data in found.items() if not name.startswith("store/")}


def statements_of(output):
    return {str(quad) for quad in Store.read_only(str(output / "store"))}


def assert_same(output, anew):
    one, other = files_of(output), files_of(anew)
    assert [] == [name for name in sorted(one.keys() | other.keys()) if one.get(name) != other.get(name)]
    assert statements_of(anew) == statements_of(output)


@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(1, 8))])
def test_any_changes_give_what_a_first_run_gives(tmp_path, monkeypatch, seed):
    """
    After each of some random changes all files and all statements of the store are those of a build without a cache.
    """
    loads = []
    monkeypatch.setattr(large, "load_store", lambda graphs, path: loads.append(path) or LOAD(graphs, path))
    turn = random.Random(seed)
    reports = tmp_path / "reports"
    reports.mkdir()
    for _ in range(8):
        write(reports, turn)
    build(reports, tmp_path / "output")
    assert 1 == len(loads)
    for _ in range(3):
        for _ in range(turn.randint(1, 2)):
            change(reports, turn)
        build(reports, tmp_path / "output")
        assert 1 == len(loads)
        build(reports, tmp_path / "anew", "--no-cache")
        assert 2 == len(loads)
        assert_same(tmp_path / "output", tmp_path / "anew")
        loads.pop()
        shutil.rmtree(tmp_path / "anew")


LOAD = large.load_store


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    """
    A folder with twelve reports, what was built of them, and its cache.
    """
    folder, turn = tmp_path_factory.mktemp("first"), random.Random(11)
    (folder / "reports").mkdir()
    for _ in range(12):
        write(folder / "reports", turn)
    build(folder / "reports", folder / "output")
    return folder


@pytest.fixture
def built(first, tmp_path):
    """
    A copy of these reports, and of what was built of them.
    """
    shutil.copytree(first, tmp_path, dirs_exist_ok=True)
    return tmp_path / "reports", tmp_path / "output"


def touch(reports):
    """
    Change the last report.
    """
    last = max(reports.iterdir())
    last.write_text(f"{last.read_text(encoding='utf-8')}{FORMS[1].format('消防安全')}\n", encoding="utf-8")


def test_a_change_writes_the_partitions_it_touches(built):
    """
    All other partitions, and the views of the first reports, are the files that stood there.
    """
    reports, output = built
    before = {path.relative_to(output): path.stat().st_ino for path in output.rglob("*") if path.is_file()}
    touch(reports)
    build(reports, output)
    same = {
        name for name, number in before.items() if (output / name).exists() and (output / name).stat().st_ino == number
    }

    def kept(beginning):
        names = [name for name in before if name.as_posix().startswith(beginning)]
        assert len(names) > 2
        return len(names) - len(same.intersection(names))

    assert 1 == kept("graph/part-")
    assert 1 == kept("extractions/part-")
    assert 1 >= kept("graph/links-")
    assert {"graph.html", "annexes.xlsx", "network.graphml"} <= {name.as_posix() for name in same}


def test_a_report_more_is_told_by_the_page_and_changes_no_other_byte_of_it(built):
    """
    The page says how many reports it leaves out, and is not made anew for that.
    """
    reports, output = built
    before = (output / "graph.html").read_bytes()
    shutil.copy(min(reports.iterdir()), reports / "z.txt")
    build(reports, output)

    assert b'"left_out":10' in before
    assert before.replace(b'"left_out":10', b'"left_out":11') == (output / "graph.html").read_bytes()


def imported(output, folder):
    """
    Import a file that names a body of the reports.
    """
    name = '<https://example.org/x> <http://www.w3.org/2000/01/rdf-schema#label> "清河县人民代表大会常务委员会"@zh .\n'
    (folder / "more.nt").write_text(name, encoding="utf-8")
    assert 0 == CliRunner().invoke(main, ["import", str(folder / "more.nt"), "-o", str(output)]).exit_code


def test_imports_stay_in_a_store_that_is_changed(built, tmp_path):
    """
    A changed store holds an import as one that is loaded anew does, aligned with what is there now.
    """
    reports, output = built
    imported(output, tmp_path)
    touch(reports)
    build(reports, output)
    changed = statements_of(output)
    (output / "graph" / "places.nq.gz").unlink()
    build(reports, output)

    assert any("import/more" in each for each in changed)
    assert changed == statements_of(output)


def test_a_store_that_says_something_else_is_loaded_anew(built, tmp_path):
    """
    Where statements of a changed report are missing in the store, or a file beside it was touched, nothing is trusted.
    """
    reports, output = built
    build(reports, tmp_path / "anew", "--no-cache")
    last = gzip.decompress(max((output / "graph").glob("part-*")).read_bytes()).decode()
    graph = NamedNode(last.splitlines()[-1].rsplit(" ", 2)[1][1:-1])
    store = Store(str(output / "store"))
    store.remove_graph(graph)
    store.extend([Quad(graph, graph, graph, graph)])
    store.flush()
    del store
    for path in sorted(reports.iterdir()):
        path.write_text(path.read_text(encoding="utf-8") + "会议作出决定。\n", encoding="utf-8")
    build(reports, output)
    build(reports, tmp_path / "anew", "--no-cache")

    assert statements_of(tmp_path / "anew") == statements_of(output)


def test_many_changes_load_the_store_anew(built, tmp_path, monkeypatch):
    """
    Above a number of statements, or of bytes to look through, one load is sooner done.
    """
    reports, output = built
    touch(reports)
    for name in ("MOST", "_BYTES"):
        with monkeypatch.context() as patch:
            patch.setattr(changing, name, 3)
            touch(reports)
            build(reports, output)
        build(reports, tmp_path / name, "--no-cache")

        assert statements_of(tmp_path / name) == statements_of(output)


def test_a_change_of_base_changes_every_name(built, tmp_path):
    """
    Nothing is taken over from a run under another base; an import is there once, under the new one.
    """
    reports, output = built
    imported(output, tmp_path)
    build(reports, output, "--base", "https://example.org/other/")
    build(reports, tmp_path / "anew", "--no-cache", "--base", "https://example.org/other/")
    imported(tmp_path / "anew", tmp_path)

    assert_same(output, tmp_path / "anew")


def test_a_changed_store_gives_no_answer_of_before(built):
    """
    Answers that stand beside a store are not those of the changed one.
    """
    reports, output = built
    query = "SELECT ?s WHERE { ?s ?p ?o }"
    answers = Answers()
    answers.ask(open_store(output / "store"), query)
    keep(output / "store", answers)
    touch(reports)
    before = kept(output / "store", query)
    build(reports, output)

    assert before is not None
    assert kept(output / "store", query) is None


KILLED = {
    "half of the store is changed": ("graph.corpus.changing", "replace", "store.remove(next(iter(gone)))"),
    "all is written, not in its place": ("graph.output", "switch", ""),
    "all is in its place, nothing is remembered": ("graph.corpus.history", "remember", ""),
}


@pytest.mark.parametrize("when", KILLED)
def test_a_killed_change_leaves_one_of_the_two(built, tmp_path, when):
    """
    A run that dies on its way leaves files and store of before, or those of after; the next one ends as if nothing was.
    """
    reports, output = built
    shutil.copytree(output, tmp_path / "before")
    touch(reports)
    build(reports, tmp_path / "anew", "--no-cache")
    module, name, first = KILLED[when]
    code = f"""
import os, {module} as module
from graph.corpus import large, parts
from graph.cli import main
large.MANY, large.MOST, parts.ABOUT = 1, 2, 2
def die(store, gone=(), *_):
    {first or "pass"}
    os._exit(9)
module.{name} = die
main({["build", str(reports), "-o", str(output), "--jobs", "1"]})
"""
    died = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert 9 == died.returncode, died.stderr
    assert_same(output, tmp_path / ("anew" if "remembered" in when else "before"))
    build(reports, output)

    assert_same(output, tmp_path / "anew")


def test_two_changes_at_once_are_as_one_after_the_other(built, tmp_path):
    """
    While a run takes over what stands there, no other puts its own in that place.
    """
    reports, output = built
    touch(reports)
    code = f"""
from graph.corpus import large, parts
from graph.cli import main
large.MANY, large.MOST, parts.ABOUT = 1, 2, 2
main({["build", str(reports), "-o", str(output), "--jobs", "1"]})
"""
    runs = [subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.DEVNULL) for _ in range(2)]
    assert [0, 0] == [run.wait() for run in runs]
    build(reports, tmp_path / "anew", "--no-cache")

    assert_same(output, tmp_path / "anew")
