"""The wheel holds all that is needed: it runs from another folder, without the checkout."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from samplereport import REPORT

ROOT = Path(__file__).parent.parent
DATA = (".toml", ".tsv", ".ttl", ".rq", ".html", ".css", ".js")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """
    The wheel of this checkout, built without network.
    """
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (path,) = folder.glob("renda-*.whl")
    return path


@pytest.fixture(scope="module")
def desk(wheel, tmp_path_factory):
    """
    A folder elsewhere with the wheel installed beside a report.
    """
    folder = tmp_path_factory.mktemp("elsewhere")
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--no-compile"]
    subprocess.run([*install, "--target", str(folder / "site"), str(wheel)], check=True, capture_output=True)
    (folder / "report.txt").write_text(REPORT, encoding="utf-8")
    return folder


def run(desk, *command):
    environment = os.environ | {"PYTHONPATH": str(desk / "site"), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(command, cwd=desk, env=environment, capture_output=True, encoding="utf-8", check=False)


def test_every_data_file_is_in_the_wheel(wheel):
    """
    Rules, lexicons, ontology, queries and the page's parts travel with the code.
    """
    sources = [path for package in ("extract", "graph") for path in (ROOT / package).rglob("*")]
    wanted = {path.relative_to(ROOT).as_posix() for path in sources if path.suffix in (".py", ".typed", *DATA)}

    assert set() == wanted - set(zipfile.ZipFile(wheel).namelist())


def test_wheel_holds_nothing_else(wheel):
    """
    No tests, seeds or notes travel with the code, and the licence does.
    """
    names = zipfile.ZipFile(wheel).namelist()

    assert {"extract", "graph"} == {name.split("/")[0] for name in names if ".dist-info/" not in name}
    assert [] != [name for name in names if name.endswith("licenses/LICENSE")]


def test_installed_packages_are_those_of_the_wheel(desk):
    """
    From another folder the code comes from the wheel, not from the checkout.
    """
    code = "import extract, graph; print(extract.__file__, graph.__file__)"
    places = run(desk, sys.executable, "-c", code).stdout.split()

    assert [str(desk / "site" / package / "__init__.py") for package in ("extract", "graph")] == places


def test_installed_command_builds(desk):
    """
    `renda build report.txt` writes everything, the page among it.
    """
    result = run(desk, sys.executable, str(desk / "site" / "bin" / "renda"), "build", "report.txt")

    assert 0 == result.returncode, result.stderr
    assert (desk / "output" / "graph.html").stat().st_size > 100_000


def test_installed_command_tells_its_version(desk):
    """
    The version on the screen is that of the metadata.
    """
    assert "renda, version 0." in run(desk, sys.executable, str(desk / "site" / "bin" / "renda"), "--version").stdout
