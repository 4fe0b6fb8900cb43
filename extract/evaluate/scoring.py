"""Score records against gold, document by document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from extract.evaluate.acts import judge_actions
from extract.evaluate.amounts import judge_metrics
from extract.evaluate.figures import Report, Verdict
from extract.evaluate.gold import GoldDocument, GoldError, read_gold
from extract.evaluate.layouts import judge_layout, read_layout
from extract.evaluate.names import judge_mentions
from extract.evaluate.window import windows
from extract.records import Extraction, Span


def score(gold: Sequence[GoldDocument], extractions: Sequence[Extraction]) -> Report:
    """Compare each record with the gold at the same place of the other list."""
    verdicts: list[Verdict] = []
    for document, record in zip(gold, extractions, strict=True):
        if document.text != record.text:
            raise GoldError(f"{document.doc}: the record {record.doc!r} was made from another text")
        verdicts.extend(_judge(document, record))
    docs = tuple(document.doc for document in gold)
    return Report(docs, tuple(verdicts), tuple((document.doc, document.text) for document in gold))


def evaluate_files(paths: Iterable[Path], *, extract: Callable[[Path], Extraction]) -> Report:
    """Extract the text beside each gold file and score it; a folder stands for the gold files in it."""
    gold, records = [], []
    layouts: list[Verdict] = []
    for path in gold_files(paths):
        record = extract(path.with_suffix(".txt"))
        records.append(record)
        gold.append(read_gold(path, record.text))
        layouts.extend(judge_layout(read_layout(path), record, doc=gold[-1].doc))
    report = score(gold, records)
    return replace(report, verdicts=(*report.verdicts, *layouts))


def gold_files(paths: Iterable[Path]) -> tuple[Path, ...]:
    """List the gold files that paths stand for: a file itself, of a folder every `*.jsonl` with a text beside it."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found.extend(each for each in sorted(path.rglob("*.jsonl")) if each.with_suffix(".txt").exists())
        elif path.with_suffix(".txt").exists():
            found.append(path)
        else:
            raise GoldError(f"{path}: no text stands beside it ({path.with_suffix('.txt').name})")
    if not found:
        raise GoldError("no gold file (*.jsonl with its *.txt beside it) was found")
    return tuple(found)


def _judge(document: GoldDocument, record: Extraction) -> Iterator[Verdict]:
    triggers = {action.id: action.trigger for action in record.actions}
    for window in windows(document, record):
        yield from (_explained(each, record) for each in judge_mentions(window, document.text))
        yield from judge_actions(window, triggers)
        yield from judge_metrics(window)


def _explained(verdict: Verdict, record: Extraction) -> Verdict:
    """Add to a missed name what the record threw away in its place."""
    span = verdict.span
    if verdict.cause != "MISS" or span is None:
        return verdict
    thrown = next((each for each in record.discarded if span.overlaps(Span(each.start, each.end))), None)
    return replace(verdict, note=f"{thrown.text}: {thrown.rule}, {thrown.reason}") if thrown else verdict
