"""The commands beside the main ones: each gives back the text that the command line prints."""

from __future__ import annotations

from pathlib import Path

import click

PATH = click.Path(path_type=Path)
_output = click.option(
    "-o", "--output", type=PATH, default=Path("output"), show_default=True, help="The folder that a build writes."
)


@click.command("import")
@click.argument("files", nargs=-1, type=PATH)
@click.option("--name", help="The name of the import, if one file is given.  [default: the file's stem]")
@click.option("--remove", "removed", multiple=True, metavar="NAME", help="Take an import out again.")
@click.option("--list", "list_", is_flag=True, help="List what is imported, with all alignments.")
@_output
def import_(files: tuple[Path, ...], name: str | None, removed: tuple[str, ...], list_: bool, output: Path) -> str:  # noqa: FBT001
    """Take other RDF into the store, each file in a graph of its own; say which of its things are ours."""
    from graph.imports import import_file, listed, remove
    from graph.imports.telling import tell

    if name is not None and len(files) != 1:
        raise click.UsageError("--name names one import: give one file")
    if not (files or removed or list_):
        raise click.UsageError("name a file of RDF, or say --list or --remove NAME")
    store = output / "store"
    for each in removed:
        remove(each, store=store)
    told = [f"removed {each}\n" for each in removed]
    told += [tell(import_file(path, store=store, name=name)) for path in files]
    if list_:
        told += [tell(each) for each in listed(store)]
    return "".join(told)


@click.command()
@click.argument("question")
@click.option("--seconds", type=click.FloatRange(min=0, min_open=True), default=60, show_default=True,
              help="End a query that takes longer.")  # fmt: skip
@click.option("--no-sparql", is_flag=True, help="Leave the query out of the answer.")
@_output
def ask(question: str, seconds: float, no_sparql: bool, output: Path) -> str:  # noqa: FBT001
    """Answer a question in Chinese by rules: what was understood, the SPARQL, the rows, the characters."""
    from graph.ask import ask as ask_store
    from graph.ask import tell
    from graph.store import open_store
    from graph.worker import Ask, run_limited

    store = output / "store"
    answer = ask_store(question, open_store(store), run=lambda query: run_limited(store, Ask(query), seconds=seconds))
    return tell(answer, sparql=not no_sparql)


COMMANDS = (ask, import_)
