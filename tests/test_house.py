"""The house keeps its own rules: what is declared, listed and documented is what is there."""

import ast
import re
import sys
import tomllib
from collections import Counter
from importlib.metadata import metadata, packages_distributions
from pathlib import Path

import click
import pytest

from extract.actions.cards import action_cards
from extract.records import MENTION_TYPES
from extract.rules import mention_rules
from graph.describe.entities import CLASSES
from graph.network.means import MEANS

ROOT = Path(__file__).parent.parent
PACKAGES = ("extract", "graph")
MODULES = tuple(sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py")))
GRAPH = tuple(path for path in MODULES if path.is_relative_to(ROOT / "graph"))
TESTS = tuple(sorted((ROOT / "tests").rglob("test_*.py")))
PAGES = tuple(sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

# A dependency of a dependency that an old pip does not see.
NOT_IMPORTED = {"lxml-html-clean"}
LOADERS = {"files", "import_module", "installed"}

# One module a format, called like the format; they are only ever imported from their package.
STANDARD_NAMES_KEPT = {"extract/readers/html.py", "graph/export/turtle.py"}


def name(path):
    return path.relative_to(ROOT).as_posix()


def parse(path):
    return ast.parse(path.read_text(encoding="utf-8"))


def prose(path):
    return re.sub(r"```.*?```|`[^`\n]*`", "``", path.read_text(encoding="utf-8"), flags=re.DOTALL)


def normal(distribution):
    return re.sub(r"[-_.]+", "-", distribution).lower()


def declared(requirements):
    return {normal(re.match(r"[\w.-]+", requirement)[0]) for requirement in requirements}


def needed():
    """
    List what the code needs: always, or for the commands that have an extra of their own.
    """
    extras = PROJECT["optional-dependencies"]
    return [*PROJECT["dependencies"], *extras["serve"], *extras["mcp"], *extras["spark"], *extras["notebook"]]


def imported_roots():
    """
    List the roots of what our packages import, and the packages that they name to a loader of modules or files.
    """
    nodes = [node for path in MODULES for node in ast.walk(parse(path))]
    roots = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    roots |= {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module}
    for node in nodes:
        if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in LOADERS:
            parts = [part for argument in node.args for part in ast.walk(argument) if isinstance(part, ast.Constant)]
            roots |= {part.value for part in parts[:1]}
    return {root.partition(".")[0] for root in roots} - set(sys.stdlib_module_names) - set(PACKAGES)


def test_declared_dependencies_are_those_imported():
    """
    What the code imports is declared, and nothing else is.
    """
    distributions = packages_distributions()
    imported = {normal(distributions.get(root, [root])[0]) for root in imported_roots()}

    assert declared(needed()) - NOT_IMPORTED == imported


def test_every_dependency_is_pinned():
    """
    The constraints pin what is declared, by name and version alone.
    """
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]
    wanted = declared(PROJECT["dependencies"]).union(*map(declared, PROJECT["optional-dependencies"].values()))

    assert [] == [pin for pin in pins if not re.fullmatch(r"[\w.-]+==[\w.!+]+", pin)]
    assert set() == wanted - declared(pins) - {"renda"}


def test_every_dependency_has_its_licence_in_the_docs():
    """
    The page of licences has a row for each dependency, with the licence that the package states.
    """
    page = (ROOT / "docs" / "licences.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `([^`]+)` \| ([^|]+) \|", page, flags=re.MULTILINE))

    assert declared(needed()) == {normal(row) for row in rows}
    assert [] == [row for row, licence in rows.items() if not licence.strip()]
    # The extra spark is large: only the slow tests install it.
    here = [row for row in rows if normal(row) not in declared(PROJECT["optional-dependencies"]["spark"])]
    assert [] == [row for row in here if metadata(row)["Name"] is None]


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_module_is_small(path):
    """
    No file of ours is longer than 400 lines, no function longer than 60.
    """
    functions = [node for node in ast.walk(parse(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]

    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400
    assert [] == [node.name for node in functions if node.end_lineno - node.lineno >= 60]


@pytest.mark.parametrize("path", [path for path in MODULES if name(path) != "graph/cli.py"], ids=name)
def test_only_the_command_line_prints_or_exits(path):
    """
    No other module writes to the terminal, ends the process, or changes what belongs to it.
    """
    names = {ast.unparse(node) for node in ast.walk(parse(path)) if isinstance(node, ast.Name | ast.Attribute)}
    forbidden = {"print", "exit", "quit", "sys.exit", "os._exit", "sys.stdout", "sys.stderr", "SystemExit"}
    forbidden |= {"click.echo", "warnings.filterwarnings", "warnings.simplefilter", "logging.basicConfig"}

    if name(path) == "extract/confined.py":
        forbidden -= {"os._exit"}  # a child that it has forked must never return

    assert set() == names & forbidden


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_module_has_a_name_of_its_own(path):
    """
    No module is called like a standard one, none stands for anything, and none has a package of its name beside it.
    """
    vague = {"utils", "util", "helpers", "common", "misc", "manager", "managers"}

    assert path.stem not in vague
    assert path.stem not in sys.stdlib_module_names or name(path) in STANDARD_NAMES_KEPT or path.stem == "__main__"
    assert not path.with_suffix("").joinpath("__init__.py").exists()


@pytest.mark.parametrize("path", [path for path in GRAPH if name(path) != "graph/cli.py"], ids=name)
def test_graph_sees_of_extract_only_the_record(path):
    """
    The command line alone may call the rest; the folder of what is kept between runs is one for both rooms.
    """
    modules = {node.module for node in ast.walk(parse(path)) if isinstance(node, ast.ImportFrom) and node.module}

    seen = {module for module in modules if module.partition(".")[0] == "extract"}

    assert set() == seen - {"extract.records", "extract.kept"}


@pytest.mark.parametrize("path", TESTS, ids=name)
def test_every_test_states_its_claim(path):
    """
    Each test function has a docstring.
    """
    functions = [node for node in ast.walk(parse(path)) if isinstance(node, ast.FunctionDef)]

    assert [] == [node.name for node in functions if node.name.startswith("test_") and not ast.get_docstring(node)]


def test_names_of_test_files_are_unique():
    """
    Two test files of one name would hide each other in reports.
    """
    assert len(TESTS) == len({path.name for path in TESTS})


def test_packages_hold_no_test_folder_that_hides_them():
    """
    A test folder that is a package called like ours would be imported in our place.
    """
    assert [] == [name(path) for package in PACKAGES for path in (ROOT / "tests").rglob(f"{package}/__init__.py")]


@pytest.mark.parametrize("type", MENTION_TYPES)
def test_every_mention_type_is_documented(type):
    """
    Each type has its row in the page about the record.
    """
    assert f"| `{type}` |" in (ROOT / "docs" / "records.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("type", MENTION_TYPES)
def test_every_mention_type_has_a_card(type):
    """
    Each type is found by at least one rule that says on which fact it rests.
    """
    assert [] != [card.id for card in mention_rules() if card.type == type and card.basis]


@pytest.mark.parametrize("type", sorted(set(MENTION_TYPES) - {"Time"}))
def test_every_mention_type_has_a_class(type):
    """
    Each type but times, which are values, becomes a node of a class of its own.
    """
    assert type.lower() in CLASSES


@pytest.mark.parametrize("type", MEANS)
def test_every_means_has_a_card(type):
    """
    Each type of act that tables and page name is found by at least one card.
    """
    assert [] != [card.id for card in action_cards() if card.type == type]


def test_every_card_of_an_act_is_of_a_means():
    """
    No card finds acts that tables and page have no name for.
    """
    assert set() == {card.type for card in action_cards()} - set(MEANS)


def test_ids_of_cards_are_unique():
    """
    A find names its rule, so two rules must not share a name.
    """
    ids = [card.id for card in (*mention_rules(), *action_cards())]

    assert [] == [each for each, count in Counter(ids).items() if count > 1]


@pytest.mark.parametrize("card", [*mention_rules(), *action_cards()], ids=lambda card: card.id)
def test_every_card_has_basis_and_examples(card):
    """
    A rule without a reason or an example is a guess; code that asks the document it stands in has no bare example.
    """
    assert card.basis.strip()
    assert card.examples or getattr(card, "pattern", card) is None


def test_every_command_is_documented_and_explained():
    """
    Each command has its row in the page about the commands, and each of its options a help text.
    """
    from graph.cli import main

    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    options = [
        (command.name, p) for command in main.commands.values() for p in command.params if isinstance(p, click.Option)
    ]

    assert [] == [command for command in main.commands if f"| `renda {command}` |" not in page]
    assert [] == [(command, option.name) for command, option in options if not option.help]


def test_every_table_is_documented():
    """
    Each table has its row in the page about the tables.
    """
    from graph.export.tables import TABLES

    page = (ROOT / "docs" / "tables.md").read_text(encoding="utf-8")

    assert [] == [table.name for table in TABLES if f"| `{table.name}` |" not in page]


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_a_line_of_prose_holds_one_sentence(path):
    """
    A review shows the sentence that changed, because each has its line.
    """
    lines = [line for line in prose(path).splitlines() if not line.startswith(("|", "    ", "<"))]

    assert [] == [line for line in lines if re.search(r"[a-z)`][.!?] [A-Z]|[。！？](?=[^”）」\s])", line)]


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_links_between_pages_lead_somewhere(path):
    """
    Every relative link and picture of the docs is there.
    """
    targets = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", prose(path))

    assert [] == [target for target in targets if not (path.parent / target).exists()]
