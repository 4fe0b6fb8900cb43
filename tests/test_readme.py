"""The READMEs and the notebook tell the truth: what they say runs, and gives what they show."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import notebooks
import pytest
from click.testing import CliRunner

from graph.cli import main

ROOT = Path(__file__).parent.parent
READMES = ("README.md", "README.zh-CN.md")
NOTEBOOK = ROOT / "docs" / "notebook.ipynb"
BLOCK = re.compile(r"^```(sh|sparql|text)\n(.*?)^```$", flags=re.MULTILINE | re.DOTALL)
MADE = {"graph": "renda build", "test": "python -m pytest"}


def page(name):
    return (ROOT / name).read_text(encoding="utf-8")


def commands(name):
    return [line for kind, body in BLOCK.findall(page(name)) if kind == "sh" for line in body.splitlines()]


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """
    A folder with the seeds, where `make graph` has been said and the question of the README saved.
    """
    folder = tmp_path_factory.mktemp("desk")
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    (folder / "question.rq").write_text(
        next(body for kind, body in BLOCK.findall(page(READMES[0])) if kind == "sparql")
    )
    return folder


@pytest.fixture(scope="module")
def printed(desk):
    """
    Give what a command of a README prints; each runs once, in the folder of the desk.
    """
    known = {}

    def run(command):
        command = command.replace("make graph", MADE["graph"])
        if command not in known:
            with pytest.MonkeyPatch.context() as patch:
                patch.chdir(desk)
                if not (desk / "output").exists() and command != MADE["graph"]:
                    run(MADE["graph"])
                result = CliRunner().invoke(main, command.split()[1:])
            assert 0 == result.exit_code, f"{command}: {result.output}"
            known[command] = result.stdout
        return known[command]

    return run


@pytest.mark.parametrize("target", sorted(MADE))
def test_make_runs_the_command_the_tests_stand_for(target):
    """
    What `make` would run after its set-up is the command that these tests run in its place.
    """
    command = ["make", "--dry-run", "--no-print-directory", target]
    plan = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert MADE[target] in plan.stdout.splitlines()[-1], plan.stderr


@pytest.mark.parametrize("command", sorted({command for name in READMES for command in commands(name)}))
def test_every_command_runs(printed, command):
    """
    A reader who copies a command from a README gets an answer.
    """
    if command.startswith("make "):
        assert command.removeprefix("make ") in MADE
    else:
        assert printed(command).strip()


@pytest.mark.parametrize("name", READMES)
def test_pages_show_what_is_printed(printed, name, update_golden):
    """
    The block of text after a command is what that command prints; `--update-golden` writes it anew.
    """
    command, pieces, at = "", [], 0
    for block in BLOCK.finditer(page(name)):
        if block[1] == "sh":
            command = block[2].strip()
        elif block[1] == "text":
            lines = "\n".join(line.rstrip() for line in printed(command).strip("\n").splitlines())
            pieces += [page(name)[at : block.start(2)], lines, "\n"]
            at = block.end(2)
    expected = "".join([*pieces, page(name)[at:]])
    if update_golden:
        (ROOT / name).write_text(expected, encoding="utf-8")

    assert expected == page(name)


def test_question_of_the_readme_has_an_answer(printed):
    """
    The bodies whose reports were heard in 2023 are named, the government most often.
    """
    rows = printed("renda query question.rq --format md").splitlines()[2:]

    assert rows
    assert "人民政府" in rows[0]


def test_the_notebook_runs_and_shows_what_it_gives(printed, desk, monkeypatch, update_golden):
    """
    Every cell of the notebook runs on the seed's output; `--update-golden` writes what the cells show anew.
    """
    printed("make graph")
    monkeypatch.chdir(desk)
    shown = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    given = notebooks.run(shown)
    if update_golden:
        NOTEBOOK.write_text(notebooks.write(given), encoding="utf-8")
        shown = given

    assert given["cells"] == shown["cells"]
