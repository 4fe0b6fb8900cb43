"""The command line: the only module that prints or exits.

Heavy libraries are imported inside the commands, so that `renda --help` answers at once.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from extract.errors import ExtractError
from graph.commands import COMMANDS, MAX_SIZE, MEGABYTES, NO_PERSONS, place
from graph.errors import GraphError
from graph.terminal import printable
from graph.vocab import DEFAULT_BASE

if TYPE_CHECKING:
    from extract.batch import Batch
    from extract.inputs import Input
    from extract.records import Extraction
    from graph.check import Report

SEEDS = Path("seeds")
PARTLY = 3
"""The exit status of a run that did its work, but some reports could not be read or something breaks its shape."""
PATH = click.Path(path_type=Path)
FILE = click.Path(path_type=Path, dir_okay=False)


class _Renda(click.Group):
    """Turns the errors of our two packages, and files that can't be written, into one line and exit status 1."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            result = super().invoke(ctx)
        except (ExtractError, GraphError) as error:
            raise click.ClickException(printable(str(error))) from error
        except OSError as error:
            if error.filename is None:  # a closed pipe, which Click ends without a word
                raise
            told = f"{error.filename}: {error.strerror}; check the path and your rights"
            raise click.ClickException(printable(told)) from error
        if isinstance(result, str):  # the commands of graph/commands.py give back what is to be printed
            _put(result)
        return None


@click.group(cls=_Renda, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="renda")
@click.pass_context
def main(context: click.Context) -> None:
    """Read work reports of people's congresses into a graph whose every fact points at the characters it stands on."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a terminal that lacks a character shows its code instead of failing
            stream.reconfigure(errors="backslashreplace")
    context.obj = _say  # for a command that has something to say beside its answer


for _command in COMMANDS:
    main.add_command(_command)

_output = click.option(
    "-o", "--output", type=PATH, default=Path("output"), show_default=True, help="The folder that a build writes."
)


@main.command()
@click.argument("inputs", nargs=-1, type=place)
@click.option("-o", "--output", type=place, default="output", show_default=True, help="The folder that is written.")
@MAX_SIZE
@NO_PERSONS
@click.option("--base", default=DEFAULT_BASE, show_default=True, help="The IRI under which the graph's nodes live.")
@click.option("--no-store", is_flag=True, help="Leave out store/, which query, check and export read.")
@click.option("--check", is_flag=True, help="Hold the graph against its SHACL shapes first; write nothing if it fails.")
@click.option("--jobs", type=click.IntRange(1), help="How many reports are read at a time.  [default: the cores]")
@click.option("--engine", help="What reads them: local, processes, spark.  [default: processes, where they are many]")
@click.option("--master", help="Where Spark is, as in spark://host:7077, yarn or local[2,4].")
@click.option("--no-cache", is_flag=True, help="Read every report anew, and keep nothing for the next run.")
def build(
    inputs: tuple[Path | str, ...],
    output: Path | str,
    max_size: float,
    no_persons: bool,
    base: str,
    no_store: bool,
    check: bool,
    jobs: int | None,
    engine: str | None,
    master: str | None,
    no_cache: bool,
) -> None:
    """Read reports (files or folders; seeds/ if none is named) and write the graph, the page and the tables."""
    from extract import batch
    from extract.fingerprint import fingerprint
    from extract.inputs import find_inputs
    from graph.corpus import large
    from graph.corpus.carrying import spread
    from graph.corpus.gathering import gather, wanted_of
    from graph.corpus.keeping import Keep
    from graph.corpus.shelf import opened
    from graph.corpus.urls import staged
    from graph.engines import here
    from graph.iris import base as check_base
    from graph.output import check_replaceable
    from graph.run import write_output
    from graph.screen import draw_summary

    if any(isinstance(each, str) for each in (*inputs, output)):
        with staged(inputs or (SEEDS,), output, engine=engine, master=master) as (local, target):
            click.get_current_context().forward(build, inputs=local, output=target, engine="spark")
        return
    paths, output = tuple(map(Path, inputs)), Path(output)
    check_replaceable(output.resolve())
    base = check_base(base)
    chosen = spread(engine, jobs, master, content=batch.content, moved=batch.moved)
    if not inputs and not SEEDS.is_dir():
        raise click.ClickException("there is no folder seeds/ here; name what to read, as in: renda build report.docx")
    found = find_inputs(paths or (SEEDS,), largest=int(max_size * 1_000_000))
    tasks = batch.plan(found, persons=not no_persons)
    with opened(output.resolve(), keep=not no_cache) as shelf:
        keep = Keep(batch.read, batch.key, shelf, base, fingerprint("graph"), many=len(tasks) > large.MANY)
        with _progress(len(tasks)) as done:
            corpus = gather(keep, wanted_of(tasks, batch.key), chosen, done=lambda each: done(each.task.given))
        errors = (*corpus.problems(), *batch.idle(tasks, corpus.hits()))
        _put_errors(errors)
        if not corpus.reports:
            sys.exit(1)
        judge, store = _judge if check else None, not no_store
        made = write_output(corpus, output, here(engine, jobs), errors, store=store, judge=judge, waiting=_say)
    click.echo(draw_summary(made.summary, output, terminal=sys.stdout.isatty()), nl=False)
    if not made.found.conforms:
        _say(made.found.tell(language="en"))
    if errors or not made.found.conforms:
        sys.exit(PARTLY)


@main.command()
@click.argument("files", nargs=-1, type=PATH)
@click.option("--format", "form", type=click.Choice(["jsonl", "brat"]), default="jsonl", show_default=True,
              help="One record a line on standard output, or standoff files in the folder of --to.")  # fmt: skip
@click.option("--to", type=PATH, help="The folder for brat's .txt and .ann files.")
@click.option("--text", is_flag=True, help="Print the decoded text instead: the one on which all offsets stand.")
@MAX_SIZE
@NO_PERSONS
@click.option("--schema", is_flag=True, help="Print the JSON Schema of a record instead, and read nothing.")
@click.option("--doc", help="The document's name, if one file is given.  [default: the file's stem]")
@click.option("--meta", multiple=True, metavar="KEY=VALUE",
              help="What a cut or masked head does not say: body, place, date, session, speaker.")  # fmt: skip
def extract(
    files: tuple[Path, ...],
    form: str,
    to: Path | None,
    text: bool,
    max_size: float,
    no_persons: bool,
    schema: bool,
    doc: str | None,
    meta: tuple[str, ...],
) -> None:
    """Print the record of each report, one a line; or its text; or write it as brat standoff."""
    if schema:
        _put_schema()
        return
    if not files:
        raise click.UsageError("name the reports to read")
    if form == "brat" and to is None:
        raise click.UsageError("--format brat writes two files a report: say --to FOLDER")
    batch = _read(files, doc=doc, meta=meta, megabytes=max_size, persons=not no_persons)
    if text:
        _give("".join(each.text for each in batch.extractions))
    elif to is not None:
        _write_brat(batch.extractions, to)
    else:
        _give("".join(f"{each.to_json()}\n" for each in batch.extractions))
    if batch.failures:
        sys.exit(PARTLY)


@main.command()
@click.argument("file", type=FILE)
@click.option("--at", required=True, type=int, help="The character's place in the text: code points, from 0.")
def explain(file: Path, at: int) -> None:
    """Say which rules found what stands at a place of a report, what was dropped there, and why."""
    from extract.explain import explain as explain_place

    (extraction,) = _read([file]).extractions
    found = explain_place(extraction, at, basis=_basis)
    _tell(f"{found.before}[{found.character}]{found.after}".replace("\n", "⏎"))
    for each in found.findings:
        text = each.text if len(each.text) <= 40 else f"{each.text[:19]}……{each.text[-19:]}"
        _tell(f"{each.start}–{each.end}  {each.what}  {each.rule}\n    {' '.join(text.split())}")
        if each.why:
            click.echo(f"    {each.why}")
    if not found.findings:
        click.echo("nothing was found or dropped here")


@main.command()
@click.argument("gold", nargs=-1, required=True, type=PATH)
@click.option("--errors", is_flag=True, help="List every error under its class as well.")
@click.option(
    "--kind", "kinds", multiple=True, help="List errors of this kind only (mention, action, role, metric, …)."
)
@click.option("--name", "names", multiple=True, help="List errors of this mention type, action type or role only.")
@click.option("--limit", type=int, help="List at most so many errors of a class.")
@click.option("--corrections", is_flag=True, help="Apply corrections.toml, which is left out otherwise.")
def evaluate(
    gold: tuple[Path, ...],
    errors: bool,
    kinds: tuple[str, ...],
    names: tuple[str, ...],
    limit: int | None,
    corrections: bool,
) -> None:
    """Measure precision, recall and F1 against gold files (.jsonl, each beside its .txt) or folders of them."""
    from extract.evaluate import VERDICT_KINDS, GoldError, evaluate_files, format_errors, format_report
    from extract.pipeline import extract as extract_file

    for kind in kinds:
        if kind not in VERDICT_KINDS:
            raise click.UsageError(f"no kind of error {kind!r} (known: {', '.join(VERDICT_KINDS)})")

    try:
        report = evaluate_files(gold, extract=_extract_corrected if corrections else extract_file)
    except (GoldError, FileNotFoundError) as error:
        raise click.ClickException(printable(str(error))) from error
    _tell(format_report(report))
    if errors or kinds or names:
        _tell(format_errors(report, kinds=kinds or VERDICT_KINDS, names=names or None, limit=limit))


@main.command()
@_output
def check(output: Path) -> None:
    """Hold the graph of the last build against its SHACL shapes."""
    from graph.check import check as check_shapes
    from graph.imports import without_imports
    from graph.store import open_store

    _judge(check_shapes(without_imports(open_store(output / "store"))))
    click.echo("the graph keeps all its shapes")


@main.command()
@click.option("--to", "name", required=True, help="The format; a wrong name lists those there are.")
@click.option("--file", type=FILE, help="The file to write.  [default: graph.<suffix> in the current folder]")
@_output
def export(name: str, file: Path | None, output: Path) -> None:
    """Write the graph of the last build in another format."""
    from graph.export import FORMATS
    from graph.store import open_store, quads

    wanted = next((each for each in FORMATS if each.name == name), None)
    if wanted is None:
        raise click.UsageError(f"no format {name!r} (known: {', '.join(each.name for each in FORMATS)})")
    path = file or Path(f"graph{wanted.suffix}")
    statements = list(quads(open_store(output / "store")))
    try:
        wanted.write(statements, path)
    except OSError as error:
        told = f"{path}: {error.strerror or error}; name another file with --file"
        raise click.ClickException(printable(told)) from error
    _tell(str(path))


def _read(
    files: Sequence[Path],
    *,
    doc: str | None = None,
    meta: Sequence[str] = (),
    megabytes: float = MEGABYTES,
    persons: bool = True,
) -> Batch:
    """Read reports under a progress bar; name those that can't be read and corrections that hit nothing."""
    from dataclasses import replace

    from extract.batch import extract_all
    from extract.inputs import find_inputs
    from extract.meta import parse_meta

    said = parse_meta(meta) if meta else None
    inputs = find_inputs(files, largest=int(megabytes * 1_000_000))
    if doc is not None:
        if not set(doc).isdisjoint("/\\\0"):
            raise click.UsageError("--doc is a name, not a path")
        if len(inputs) != 1:
            raise click.UsageError("--doc names one document: give one file")
        inputs = (replace(inputs[0], doc=doc),)
    with _progress(len(inputs)) as done:
        batch = extract_all(inputs, done=done, meta=said, persons=persons)
    _put_errors(map(str, batch.failures))
    if not batch.extractions:
        sys.exit(1)
    return batch


def _extract_corrected(path: Path) -> Extraction:
    return _read([path]).extractions[0]


@contextmanager
def _progress(total: int) -> Iterator[Callable[[Input], None]]:
    """Show a bar on a terminal; elsewhere keep still."""
    if total < 2 or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"), TimeRemainingColumn())
    with Progress(TextColumn("reading"), *columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("reading", total=total, rate="")

        def step(_: Input) -> None:
            progress.advance(task)
            speed = progress.tasks[task].speed
            progress.update(task, rate=f"{speed:.1f}/s" if speed else "")

        yield step


def _basis(id: str) -> str:
    """Give the fact that a rule rests on; what the layout finds has no card."""
    from extract.actions.cards import action_cards
    from extract.rules import mention_rules

    bases = {card.id: card.basis for card in mention_rules()} | {card.id: card.basis for card in action_cards()}
    return bases.get(id, "")


def _judge(report: Report) -> None:
    """Name what breaks the shapes and stop."""
    if not report.conforms:
        _say(report.tell(language="en"))
        sys.exit(1)


def _write_brat(extractions: Sequence[Extraction], folder: Path) -> None:
    from extract.brat import write_brat

    folder.mkdir(parents=True, exist_ok=True)
    for each in extractions:
        (folder / f"{each.doc}.txt").write_text(each.text, encoding="utf-8", newline="")
        (folder / f"{each.doc}.ann").write_text(write_brat(each), encoding="utf-8", newline="\n")
        _tell(str(folder / f"{each.doc}.ann"))


def _put_errors(errors: Iterable[str]) -> None:
    for error in errors:
        _say(f"Error: {error}")


def _say(text: str) -> None:
    click.echo(printable(text), err=True)


def _tell(text: str) -> None:
    click.echo(printable(text))


def _give(text: str) -> None:
    """Write data: a file or a pipe gets the very characters, a terminal what it only shows."""
    _put(printable(text) if sys.stdout.isatty() else text)


def _put(text: str) -> None:
    """Write data to standard output: always UTF-8, without touching line ends, whatever the terminal is set to."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8"))


def _put_schema() -> None:
    import json

    from extract.records import json_schema

    _put(json.dumps(json_schema(), ensure_ascii=False, indent=1) + "\n")
