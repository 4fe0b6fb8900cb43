"""The commands beside the main ones: each gives back the text that the command line prints."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

PATH = click.Path(path_type=Path)


def place(value: str | Path) -> Path | str:
    """Tell a path from a URL, which stays text: a path would drop one of its slashes."""
    return value if isinstance(value, str) and "://" in value else Path(value)


ANSWERS = ("table", "csv", "tsv", "json", "xml", "md", "ttl", "nt", "jsonld", "rdfxml")
"""The forms of an answer; the table is drawn for the screen."""
_output = click.option(
    "-o", "--output", type=PATH, default=Path("output"), show_default=True, help="The folder that a build writes."
)

MEGABYTES = 50.0
MAX_SIZE = click.option(
    "--max-size", type=click.FloatRange(min=0, min_open=True), default=MEGABYTES, show_default=True, metavar="MB",
    help="Leave out a file with more megabytes.",
)  # fmt: skip
NO_PERSONS = click.option(
    "--no-persons", is_flag=True, help="Show none of the people's names that are found: □ stands for each character."
)
"""Options of the commands that read reports."""


@click.command()
@click.argument("question", required=False)
@click.option("--list", "list_", is_flag=True, help="List the shipped questions.")
@click.option("--format", "form", type=click.Choice(ANSWERS), default=ANSWERS[0], show_default=True,
              help="How the answer is written; ttl, nt, jsonld, rdfxml for a CONSTRUCT or DESCRIBE.")  # fmt: skip
@click.option("--set", "settings", multiple=True, metavar="NAME=VALUE",
              help="Narrow the answer: what a column or a variable is, by label, alias or code.")  # fmt: skip
@click.option("--seconds", type=click.FloatRange(min=0, min_open=True), default=60, show_default=True,
              help="End a query that takes longer.")  # fmt: skip
@click.option("--max-bytes", type=click.IntRange(min=1), default=200_000_000, show_default=True,
              help="Refuse an answer that is larger: its rows take some ten times as much memory.")  # fmt: skip
@_output
def query(
    question: str | None,
    list_: bool,
    form: str,
    settings: tuple[str, ...],
    seconds: float,
    max_bytes: int,
    output: Path,
) -> str:
    """Ask the graph of the last build: a shipped question by NAME, a file of SPARQL, or - for standard input."""
    from graph.answers import FORMATS
    from graph.parameters import parse_parameter
    from graph.querying import answer
    from graph.questions import shipped
    from graph.screen import draw_table
    from graph.terminal import printable

    if list_:
        return "".join(f"{each.name}\t{each.title}\n" for each in shipped())
    if question is None:
        raise click.UsageError("name a question (renda query --list shows them), a file of SPARQL, or -")
    parameters = [parse_parameter(each) for each in settings]
    found = answer(output / "store", _sparql(question), parameters=parameters, seconds=seconds, largest=max_bytes)
    for note in found.notes:
        _say(note)
    terminal = os.isatty(1)
    if form == ANSWERS[0]:
        return draw_table(found.rows, terminal=terminal)
    written = FORMATS[form](found.rows)
    return printable(written) if terminal else written  # a file gets the very characters


def _sparql(question: str) -> str:
    from graph.questions import find_question

    if question == "-":
        return sys.stdin.buffer.read().decode("utf-8", errors="replace")
    path = Path(question)
    return path.read_text(encoding="utf-8") if path.is_file() else find_question(question).sparql


def _say(text: str) -> None:
    """Say something beside the answer: on standard error, by the function that the command line hands over."""
    click.get_current_context().find_root().obj(text)


@click.command("import")
@click.argument("files", nargs=-1, type=PATH)
@click.option("--name", help="The name of the import, if one file is given.  [default: the file's stem]")
@click.option("--remove", "removed", multiple=True, metavar="NAME", help="Take an import out again.")
@click.option("--list", "list_", is_flag=True, help="List what is imported, with all alignments.")
@_output
def import_(files: tuple[Path, ...], name: str | None, removed: tuple[str, ...], list_: bool, output: Path) -> str:
    """Take other RDF into the store, each file in a graph of its own; say which of its things are ours."""
    from graph.imports import import_file, listed, remove
    from graph.imports.telling import tell
    from graph.terminal import printable

    if name is not None and len(files) != 1:
        raise click.UsageError("--name names one import: give one file")
    if not (files or removed or list_):
        raise click.UsageError("name a file of RDF, or say --list or --remove NAME")
    store = output / "store"
    for each in removed:
        remove(each, store=store, waiting=_say)
    told = [f"removed {each}\n" for each in removed]
    told += [tell(import_file(path, store=store, name=name, waiting=_say)) for path in files]
    if list_:
        told += [tell(each) for each in listed(store)]
    return printable("".join(told))


@click.command()
@click.argument("question")
@click.option("--seconds", type=click.FloatRange(min=0, min_open=True), default=60, show_default=True,
              help="End a query that takes longer.")  # fmt: skip
@click.option("--no-sparql", is_flag=True, help="Leave the query out of the answer.")
@_output
def ask(question: str, seconds: float, no_sparql: bool, output: Path) -> str:
    """Answer a question in Chinese by rules: what was understood, the SPARQL, the rows, the characters."""
    from graph.ask import ask as ask_store
    from graph.ask import tell
    from graph.store import open_store
    from graph.terminal import printable
    from graph.worker import Ask, run_limited

    store = output / "store"
    answer = ask_store(question, open_store(store), run=lambda query: run_limited(store, Ask(query), seconds=seconds))
    return printable(tell(answer, sparql=not no_sparql))


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help="The port.")
@click.option("--allow-host", "hosts", multiple=True, help="Another name by which the server may be called.")
@click.option("--cors", "origins", multiple=True, metavar="ORIGIN", help="A site whose scripts may read; * for all.")
@click.option("--workers", type=click.IntRange(1, 64), default=2, show_default=True, help="Queries run at once.")
@click.option("--seconds", type=click.FloatRange(min=0, min_open=True), default=30, show_default=True,
              help="End a query that takes longer.")  # fmt: skip
@click.option("--max-bytes", type=click.IntRange(min=1), default=50_000_000, show_default=True,
              help="Refuse an answer that is larger.")  # fmt: skip
@click.option("--max-request", type=click.IntRange(min=1), default=1_000_000, show_default=True,
              help="Refuse a request with more bytes.")  # fmt: skip
@click.option("--update-token-file", "token_file", type=click.Path(path_type=Path, exists=True, dir_okay=False),
              help="Take updates from who has its token.  [default: $RENDA_UPDATE_TOKEN, else none]")  # fmt: skip
@_output
def serve(
    host: str,
    port: int,
    hosts: tuple[str, ...],
    origins: tuple[str, ...],
    workers: int,
    seconds: float,
    max_bytes: int,
    max_request: int,
    token_file: Path | None,
    output: Path,
) -> None:
    """Serve the page, SPARQL, what IRIs name, and reconciliation; read-only, on this machine alone by default."""
    from graph.store import open_store

    with _extra("serve"):
        from graph.serve import Settings, read_token
        from graph.serve.app import run
    settings = Settings(
        output, host=host, port=port, hosts=hosts, origins=origins, workers=workers, seconds=seconds,
        answer_bytes=max_bytes, request_bytes=max_request, token=read_token(token_file, os.environ),
    )  # fmt: skip
    open_store(output / "store")  # before an address is told that would give no answer
    _say(f"http://{host}:{port}/  (Ctrl-C ends it)")
    run(settings)


@click.command()
@click.option("--seconds", type=click.FloatRange(min=0, min_open=True), default=30, show_default=True,
              help="End a query that takes longer.")  # fmt: skip
@_output
def mcp(seconds: float, output: Path) -> None:
    """Offer the graph to an assistant over the Model Context Protocol, on standard streams; read-only."""
    from graph.store import open_store

    open_store(output / "store")
    with _extra("mcp"):
        from graph.tools import make_server
    make_server(output, seconds=seconds).run()


@contextmanager
def _extra(name: str) -> Iterator[None]:
    """Say how to install what a command needs besides."""
    try:
        yield
    except ModuleNotFoundError as error:
        raise click.ClickException(f"{error.name} is not installed; say: pip install 'renda[{name}]'") from error


COMMANDS = (query, ask, import_, serve, mcp)
