"""Ask which rules serve one text alone: what they earn there is what the next report may not get.

    python bench/leave_out.py [GOLD…]

For every gold document the rules are listed that fire in it and in no other one, with the hits they bring and the share
of the document's hits that stand on them.
A high share means that the figures of that document are learned by heart.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from extract.evaluate import Count, Report, evaluate_files
from extract.evaluate.figures import VerdictKind

KINDS: tuple[VerdictKind, ...] = ("mention", "action")
GOLD = Path(__file__).parent.parent / "tests" / "gold"


@dataclass(frozen=True, slots=True)
class Single:
    """A rule that fires in one document alone."""

    doc: str
    kind: str
    rule: str
    hits: int
    spurious: int


def single_rules(report: Report) -> Iterator[Single]:
    """Yield the rules for mentions and actions that fire in one document alone, the most useful first."""
    docs: dict[tuple[str, str], set[str]] = defaultdict(set)
    outcomes: Counter[tuple[str, str, str]] = Counter()
    for each in report.verdicts:
        # A near miss is a miss and a spurious find by one rule: the find counts, the miss does not.
        if each.kind in KINDS and each.rule is not None and each.outcome in ("hit", "spurious"):
            docs[each.kind, each.rule].add(each.doc)
            outcomes[each.kind, each.rule, each.outcome] += 1
    found = [
        Single(next(iter(where)), kind, rule, outcomes[kind, rule, "hit"], outcomes[kind, rule, "spurious"])
        for (kind, rule), where in docs.items()
        if len(where) == 1
    ]
    yield from sorted(found, key=lambda each: (each.doc, -each.hits, each.kind, each.rule))


def without(count: Count, singles: Iterable[Single]) -> Count:
    """Take out of a count what rules brought that fire in one document alone."""
    lost = list(singles)
    hits, spurious = sum(each.hits for each in lost), sum(each.spurious for each in lost)
    return Count(count.hits - hits, count.misses + hits, count.spurious - spurious)


def main(paths: list[Path]) -> None:
    """Print the single rules document by document, then what is left without them."""
    from extract.pipeline import extract

    report = evaluate_files(paths or [GOLD], extract=extract)
    singles = list(single_rules(report))
    for doc in report.docs:
        own = [each for each in singles if each.doc == doc]
        part = report.only(doc)
        hits = sum(part.count(kind).hits for kind in KINDS)
        share = sum(each.hits for each in own) / hits if hits else 0.0
        print(f"{doc}: {len(own)} rules of its own, {share:.1%} of its {hits} hits")
        for each in own:
            print(f"    {each.kind:<8} {each.rule:<48} {each.hits:3} hit {each.spurious:3} spurious")
    print()
    for kind in KINDS:
        whole = report.count(kind)
        left = without(whole, (each for each in singles if each.kind == kind))
        print(f"{kind}s: F1 {whole.f1:.3f}, without rules that fire in one document alone {left.f1:.3f}")


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]])
