"""Choose among overlapping candidates; what loses is kept with the reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from extract.match.candidate import Candidate


@dataclass(frozen=True, slots=True)
class Loser:
    """A candidate that was not chosen, and why."""

    candidate: Candidate
    reason: str


def choose(candidates: Iterable[Candidate]) -> tuple[tuple[Candidate, ...], tuple[Loser, ...]]:
    """Keep the strongest of each group of overlapping candidates: priority, then length, then place.

    A chosen `drop` candidate is a loser itself: its stretch is no mention.
    Cost: sorting, plus a look at the chosen neighbours of each candidate.
    """
    ranked = sorted(set(candidates), key=lambda c: (-c.priority, c.start - c.end, c.start, c.type, c.rule))
    taken: dict[int, Candidate] = {}
    chosen: list[Candidate] = []
    losers: list[Loser] = []
    for candidate in ranked:
        places = range(candidate.start, candidate.end)
        stronger = None if taken.keys().isdisjoint(places) else next(taken[at] for at in places if at in taken)
        if stronger is None:
            taken.update(dict.fromkeys(places, candidate))
            if candidate.drop:
                losers.append(Loser(candidate, "no name: " + candidate.rule))
            else:
                chosen.append(candidate)
        elif (stronger.start, stronger.end, stronger.type) != (candidate.start, candidate.end, candidate.type):
            losers.append(Loser(candidate, f"overlaps with what {stronger.rule} found"))
    return tuple(sorted(chosen)), tuple(losers)
