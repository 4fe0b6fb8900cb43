"""Imports, removals and builds take a store's place whole, one after the other; none is lost."""

import shutil
import subprocess
import sys
import threading

import pytest
from click.testing import CliRunner
from pyoxigraph import NamedNode
from samplerecord import RECORD

from graph import run
from graph.build import build
from graph.cli import main
from graph.imports import ImportFileError, import_file, keeping, listed, remove, replacing, writing
from graph.store import StoreError, open_store, write_store

QUADS = build((RECORD,))
ABOUT = NamedNode("http://a.cn/s")


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    folder = tmp_path_factory.mktemp("written") / "output"
    write_store(QUADS, folder / "store")
    return folder


@pytest.fixture
def output(written, tmp_path):
    return shutil.copytree(written, tmp_path / "place" / "output")


@pytest.fixture
def foreign(tmp_path):
    path = tmp_path / "notes.nt"
    path.write_text(f'{ABOUT} <http://a.cn/p> "o" .', encoding="utf-8")
    return path


def state(output):
    return set(open_store(output / "store"))


def names(output):
    return [each.name for each in listed(output / "store")]


def beside(output):
    return sorted(each.name for each in output.parent.iterdir() if each != output)


def killed(output, what):
    """
    Run a line of Python on a store in a process that ends at the moment of the switch.
    """
    code = (
        "import os, sys; from pathlib import Path; from graph.imports import import_file, remove, replacing; "
        f"replacing.switch = lambda *_: os._exit(9); store = Path(sys.argv[1]); {what}"
    )
    return subprocess.run([sys.executable, "-c", code, str(output / "store")], check=False).returncode


def test_an_import_that_is_killed_leaves_the_store_and_is_done_when_said_again(output, foreign):
    """
    What it left beside the output goes with the next run.
    """
    before = state(output)

    assert 9 == killed(output, f"import_file(Path({str(foreign)!r}), store=store)")
    assert before == state(output)
    assert 1 == len(beside(output))
    import_file(foreign, store=output / "store")
    assert ["notes"] == names(output)
    assert [] == beside(output)


def test_a_removal_that_is_killed_leaves_the_import(output, foreign):
    """
    The import is there, whole, and goes when its removal is said again.
    """
    before = state(output)
    import_file(foreign, store=output / "store")
    imported = state(output)

    assert 9 == killed(output, "remove('notes', store=store)")
    assert imported == state(output)
    remove("notes", store=output / "store")
    assert before == state(output)


def test_an_import_that_fails_leaves_nothing_behind(output, tmp_path):
    """
    The store is as it was, and nothing lies beside the output.
    """
    before = state(output)
    (tmp_path / "bad.nt").write_text("<http://a.cn/s> .", encoding="utf-8")

    with pytest.raises(ImportFileError):
        import_file(tmp_path / "bad.nt", store=output / "store")
    assert before == state(output)
    assert [] == beside(output)


def test_an_import_waits_for_a_build_and_goes_into_its_store(output, foreign, tmp_path):
    """
    Who waited for one folder finds that another stands in its place.
    """
    told, waits = [], threading.Event()

    def waiting(line):
        told.append(line)
        waits.set()

    def late():
        import_file(foreign, store=output / "store", waiting=waiting)

    with writing(output / "store"):
        importing = threading.Thread(target=late)
        importing.start()
        assert waits.wait(60)
        fresh = shutil.copytree(output, tmp_path / "fresh")
        (fresh / "new").touch()
        replacing.switch(fresh, output)
    importing.join(60)

    assert [f"{output / 'store'}: another run is writing to this store; waiting until it has ended"] == told
    assert (output / "new").exists()
    assert ["notes"] == names(output)


def test_a_run_that_is_killed_lets_go_of_the_store(output, foreign):
    """
    Not even a process that it started, and that outlives it, holds the lock on.
    """
    code = (
        "import os, subprocess, sys; from pathlib import Path; from graph.imports import writing\n"
        "with writing(Path(sys.argv[1])):\n"
        "    subprocess.Popen(['sleep', '60'], stdout=subprocess.DEVNULL)\n"
        "    print('holds', flush=True)\n"
        "    os.kill(os.getpid(), 9)\n"
    )
    told = subprocess.run([sys.executable, "-c", code, str(output / "store")], stdout=subprocess.PIPE, check=False)

    assert (-9, b"holds\n") == (told.returncode, told.stdout)
    import_file(foreign, store=output / "store")
    assert ["notes"] == names(output)


def test_no_import_is_lost_between_a_build_and_its_switch(tmp_path, foreign, monkeypatch):
    """
    From the moment that a build takes the imports over nothing is imported until its store stands there.
    """
    report, output = tmp_path / "report.txt", tmp_path / "place" / "output"
    report.write_text(
        "云和县人民代表大会常务委员会工作报告\n听取和审议了县教育局关于学前教育的报告。\n", encoding="utf-8"
    )
    refused = []

    def between(old, new):
        found = carry_over(old, new)
        with pytest.raises(StoreError, match="another run is writing"):
            import_file(foreign, store=output / "store", name="late")
        refused.append(found)
        return found

    carry_over = run.carry_over
    built = CliRunner().invoke(main, ["build", str(report), "-o", str(output)], catch_exceptions=False)
    import_file(foreign, store=output / "store")
    monkeypatch.setattr(run, "carry_over", between)
    report.write_text(f"{report.read_text(encoding='utf-8')}检查了《教育法》实施情况。\n", encoding="utf-8")
    again = CliRunner().invoke(main, ["build", str(report), "-o", str(output)], catch_exceptions=False)

    assert (0, 0) == (built.exit_code, again.exit_code)
    assert [("notes",)] == refused
    import_file(foreign, store=output / "store", name="late")
    assert ["late", "notes"] == names(output)


def test_a_build_waits_for_an_import(tmp_path, foreign):
    """
    It says for whom it waits, and takes over what came.
    """
    report, output = tmp_path / "report.txt", tmp_path / "place" / "output"
    report.write_text(
        "云和县人民代表大会常务委员会工作报告\n听取和审议了县教育局关于学前教育的报告。\n", encoding="utf-8"
    )
    CliRunner().invoke(main, ["build", str(report), "-o", str(output)], catch_exceptions=False)
    report.write_text(f"{report.read_text(encoding='utf-8')}检查了《教育法》实施情况。\n", encoding="utf-8")

    with writing(output / "store"):
        code = "from graph.cli import main; main(prog_name='renda')"
        command = [sys.executable, "-c", code, "build", str(report), "-o", str(output)]
        building = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        line = building.stderr.readline()
        keeping._import(foreign, store=output / "store", name=None)  # as one who holds the lock
    assert "waiting until it has ended" in line
    assert ("", 0) == (building.communicate(timeout=60)[1], building.returncode)
    assert ["notes"] == names(output)
