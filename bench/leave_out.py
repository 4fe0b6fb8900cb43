"""Ask which rules and words serve one text alone: what they earn there is what the next report may not get.

    python bench/leave_out.py

A rule lives on two texts at least.
Texts are the gold documents, and beside them the examples on the cards and the sentences of the tests, which name other
places and were written by others than the gold.
"""

from __future__ import annotations

import ast
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from extract.actions.cards import action_cards
from extract.document import Source
from extract.evaluate import Count, Report
from extract.evaluate.figures import Verdict, VerdictKind
from extract.folding import fold
from extract.lexicon import table
from extract.pipeline import extract_source
from extract.records import Extraction
from extract.rules import mention_rules

ROOT = Path(__file__).parent.parent
KINDS: tuple[VerdictKind, ...] = ("mention", "action")
CLOSED = ("national_laws", "surnames")
"""Complete lists of their kind, whose rows were not chosen by anybody here."""

MARK = re.compile(r"\[([^\[\]]+)\]\(\w+\)")
HANZI = re.compile(r"[\u4e00-\u9fff]")
TITLE = "桓台县人民代表大会常务委员会工作报告\n——2024年1月18日在桓台县第十九届人民代表大会第三次会议上\n\n各位代表：\n"


@dataclass(frozen=True, slots=True)
class Single:
    """A rule or a word that fires in one gold document alone: what it brings there, and whether other texts know it."""

    doc: str
    what: str
    hits: int
    spurious: int
    elsewhere: bool


def fired(record: Extraction) -> frozenset[str]:
    """Return the ids of the rules that found something, or said of something that it is no name."""
    found = [each.rule for each in (*record.mentions, *record.actions, *record.metrics)]
    return frozenset([*found, *(each.rule for each in record.discarded if each.reason.startswith("no name"))])


def sentences() -> Iterator[str]:
    """Yield the cards' examples and the strings of the tests of extraction that read like sentences."""
    for card in (*mention_rules(), *action_cards()):
        yield from card.examples
    for path in sorted((ROOT / "tests" / "test_extract").glob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and len(HANZI.findall(node.value)) >= 6:
                yield node.value


def other_texts() -> tuple[str, ...]:
    """Return the sentences that are not gold, each once, without their marks."""
    return tuple(dict.fromkeys(MARK.sub(r"\1", each).strip() for each in sentences()))


def read_sentence(text: str) -> Extraction:
    """Read a sentence as the body of a report."""
    whole = text if "工作报告\n" in text else f"{TITLE}{text}\n"
    return extract_source(Source("x", "x.txt", "text", "utf-8", "", whole))


def single_rules(report: Report, records: Mapping[str, Extraction], known: frozenset[str]) -> Iterator[Single]:
    """Yield the rules that fire in one document alone, with what they bring; `known` are those that fire elsewhere."""
    docs: dict[str, set[str]] = defaultdict(set)
    for doc, record in records.items():
        for rule in fired(record):
            docs[rule].add(doc)
    outcomes: Counter[tuple[str, str]] = Counter()
    for each in judged(report):
        outcomes[each.rule or "", each.outcome] += 1
    for rule, where in sorted(docs.items()):
        if len(where) == 1:
            yield Single(min(where), rule, outcomes[rule, "hit"], outcomes[rule, "spurious"], rule in known)


def judged(report: Report) -> Iterator[Verdict]:
    """Yield the verdicts on finds: of a near miss, which is a miss and a spurious find by one rule, the find alone."""
    return (each for each in report.verdicts if each.kind in KINDS and each.outcome in ("hit", "spurious"))


def single_words(report: Report, records: Mapping[str, Extraction], others: Iterable[str]) -> Iterator[Single]:
    """Yield the rows of word lists whose word stands in a find of one document alone, and in no other gold text."""
    texts = {doc: fold(record.text) for doc, record in records.items()}
    elsewhere = fold("\n".join(others))
    finds: dict[str, list[str]] = defaultdict(list)
    for each in judged(report):
        if each.outcome == "hit" and each.span is not None:
            finds[each.doc].append(texts[each.doc][each.span.start : each.span.end])
    for name in lists():
        for row in table(name):
            where = [doc for doc, text in texts.items() if row.term in text]
            if len(where) == 1:
                hits = sum(row.term in find for find in finds[where[0]])
                yield Single(where[0], f"{name}: {row.term}", hits, 0, row.term in elsewhere)


def lists() -> tuple[str, ...]:
    """Return the names of the word lists that were put together by hand."""
    folder = resources.files("extract") / "lexicons"
    names = sorted(path.name.removesuffix(".tsv") for path in folder.iterdir() if path.name.endswith(".tsv"))
    return tuple(name for name in names if name not in CLOSED)


def without(count: Count, singles: Iterable[Single]) -> Count:
    """Take out of a count what rules brought that fire in one document alone."""
    lost = list(singles)
    hits, spurious = sum(each.hits for each in lost), sum(each.spurious for each in lost)
    return Count(count.hits - hits, count.misses + hits, count.spurious - spurious)


def section(report: Report, records: Mapping[str, Extraction]) -> str:
    """Write the part of the page on quality: document by document, then what lives on one text alone."""
    others = other_texts()
    known = frozenset(rule for text in others for rule in fired(read_sentence(text)))
    rules = list(single_rules(report, records, known))
    words = list(single_words(report, records, others))
    whole = Count()
    for kind in KINDS:
        whole += report.count(kind)
    share = f"{whole.f1:.3f}; without what rules bring that fire in one gold text alone, {without(whole, rules).f1:.3f}"
    lines = [
        "## What serves one text alone\n",
        f"{len(records)} gold texts are compared, and {len(others)} sentences from cards and tests, of other places.",
        "A rule fires where it finds something, a word where it stands in the text.",
        f"Names and acts together have F1 {share}.\n",
        "| text | rules in it alone | their share of its hits | words in it alone | their share of its hits |",
        "|---|---:|---:|---:|---:|",
        *(_row(doc, report, rules, words) for doc in records),
        "\n### Rules in one gold text alone\n",
        *_list(rules),
        "\n### Words in one gold text alone that no other sentence holds\n",
        *_list([each for each in words if each.hits and not each.elsewhere]),
    ]
    return "\n".join(lines) + "\n"


def _row(doc: str, report: Report, rules: Iterable[Single], words: Iterable[Single]) -> str:
    part = report.only(doc)
    hits = sum(part.count(kind).hits for kind in KINDS)
    own = [[each for each in singles if each.doc == doc] for singles in (rules, words)]
    shares = [f"{sum(each.hits for each in singles) / hits if hits else 0:.1%}" for singles in own]
    return f"| {doc} | {len(own[0])} | {shares[0]} | {len(own[1])} | {shares[1]} |"


def _list(singles: Iterable[Single]) -> list[str]:
    rows = [
        f"| {each.doc} | `{each.what}` | {each.hits} | {each.spurious} | {'yes' if each.elsewhere else 'no'} |"
        for each in sorted(singles, key=lambda each: (each.elsewhere, each.doc, each.what))
    ]
    head = ["| text | rule or list and word | hits | spurious | in other sentences |", "|---|---|---:|---:|---|"]
    return [*head, *rows] if rows else ["There are none."]


def main() -> None:
    """Print the part of the page on quality."""
    from quality import read_sets, together

    reports, records = read_sets()
    print(section(together(reports), records))


if __name__ == "__main__":
    main()
