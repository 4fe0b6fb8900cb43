"""Where the nodes stand: a force layout, seeded, the same on every machine.

Repulsion is looked up in a grid, so that a round costs about as much as the network is long. The sums are numpy's, of
which only those are used that round each step as IEEE 754 says and add in the order of their items.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

Point = tuple[float, float]
Spring = tuple[int, int, float, float]
"""Two nodes, the strength of the spring between them, its length at rest."""

Numbers = NDArray[np.float64]
Indices = NDArray[np.int64]

STRETCH = 1.45
"""Screens are wider than high."""
_GRAVITY = 0.004
_WORK = 75_000


def arrange(
    start: Sequence[Point],
    springs: Sequence[Spring],
    sizes: Sequence[float],
    *,
    distance: float,
    pinned: frozenset[int] = frozenset(),
) -> list[tuple[int, int]]:
    """Let springs pull and neighbours push from the starting points, then clear overlaps; coordinates are whole.

    What is pinned stays where it starts.
    """
    count = len(start)
    if not count:
        return []
    places = np.array(start, dtype=np.float64).T
    free = np.ones(count)
    free[sorted(pinned)] = 0.0
    tied = _Springs(springs)
    rounds = max(6, min(300, _WORK // count))
    for step in range(rounds):
        heat = distance * 1.2 * (1 - step / rounds) ** 1.5 + 1.0
        across, down = _forces(places, tied, distance)
        length = np.sqrt(across * across + down * down) + 0.01
        places += np.stack((across, down)) * (np.minimum(length * 0.5, heat) / length * free)
    xs, ys = places.tolist()
    for _ in range(max(6, min(60, rounds))):
        if not _part(xs, ys, sizes, pinned):
            break
    return [(round(x * STRETCH), round(y)) for x, y in zip(xs, ys, strict=True)]


def scatter(angles: Sequence[float], *, seed: int) -> list[Point]:
    """Place nodes on the unit circle, each a little off, so that no two start at one point."""
    chance = random.Random(seed)
    places = [(math.cos(angle), math.sin(angle)) for angle in angles]
    return [(x + chance.uniform(-0.02, 0.02), y + chance.uniform(-0.02, 0.02)) for x, y in places]


class _Springs:
    """The springs, column by column."""

    def __init__(self, springs: Sequence[Spring]) -> None:
        self.one: Indices = np.array([each[0] for each in springs], dtype=np.int64)
        self.other: Indices = np.array([each[1] for each in springs], dtype=np.int64)
        self.strength: Numbers = np.array([each[2] for each in springs], dtype=np.float64)
        self.rest: Numbers = np.array([each[3] for each in springs], dtype=np.float64)


def _forces(places: Numbers, springs: _Springs, distance: float) -> tuple[Numbers, Numbers]:
    """Sum what pulls and pushes each node, along both axes."""
    xs, ys = places
    count = len(xs)
    reach = distance * 2.2
    one, other = _near(xs, ys, reach)
    dx, dy = xs[one] - xs[other], ys[one] - ys[other]
    square = dx * dx + dy * dy + 0.01
    push = np.where(square <= reach * reach, distance * distance / square - 0.2, 0.0)
    tx, ty = xs[springs.other] - xs[springs.one], ys[springs.other] - ys[springs.one]
    length = np.sqrt(tx * tx + ty * ty) + 0.01
    pull = springs.strength * (length - springs.rest) / length
    ends = (
        *((one, dx * push, dy * push), (other, -dx * push, -dy * push)),
        *((springs.one, tx * pull, ty * pull), (springs.other, -tx * pull, -ty * pull)),
    )
    across, down = -xs * _GRAVITY, -ys * _GRAVITY
    for nodes, along_x, along_y in ends:
        across += np.bincount(nodes, along_x, count)
        down += np.bincount(nodes, along_y, count)
    return across, down


def _near(xs: Numbers, ys: Numbers, cell: float) -> tuple[Indices, Indices]:
    """Pair the nodes whose cells of a grid touch, each pair once."""
    columns, rows = np.floor(xs / cell).astype(np.int64), np.floor(ys / cell).astype(np.int64)
    rows -= rows.min()
    wide = int(rows.max()) + 3  # beyond the last row lies an empty one, so that no cell touches the next column's first
    keys = (columns - columns.min()) * wide + rows
    order = np.argsort(keys, kind="stable")
    held = keys[order]
    ones, others = [], []
    for step in (0, 1, wide - 1, wide, wide + 1):
        first = np.arange(1, len(held) + 1) if step == 0 else np.searchsorted(held, held + step, "left")
        counts = np.maximum(np.searchsorted(held, held + step, "right") - first, 0)
        begins = np.cumsum(counts) - counts
        within = np.arange(int(counts.sum())) - np.repeat(begins, counts)
        ones.append(np.repeat(order, counts))
        others.append(order[np.repeat(first, counts) + within])
    return np.concatenate(ones), np.concatenate(others)


def _part(xs: list[float], ys: list[float], sizes: Sequence[float], pinned: frozenset[int]) -> bool:
    """Push apart what overlaps; tell whether anything did."""
    moved = False
    # All pairs are found before any node moves.
    for node, other in _overlapping(np.array(xs), np.array(ys), np.array(sizes), sorted(pinned)):
        dx, dy = xs[node] - xs[other], ys[node] - ys[other]
        gap = sizes[node] + sizes[other] - 0.5
        if dx * dx + dy * dy < gap * gap:
            moved = True
            _clear(xs, ys, (node, other), sizes[node] + sizes[other], pinned)
    return moved


def _overlapping(xs: Numbers, ys: Numbers, sizes: Numbers, pinned: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pair the nodes that overlap: those of common size by the grid, the few that are pinned and large with all."""
    common = np.delete(sizes, pinned)
    one, other = _near(xs, ys, 2 * float(common.max(initial=1.0)))
    gaps = sizes[one] + sizes[other] - 0.5
    apart = (xs[one] - xs[other]) ** 2 + (ys[one] - ys[other]) ** 2
    yield from _pairs(one[apart < gaps * gaps], other[apart < gaps * gaps])
    for node in pinned:
        gaps = sizes + (sizes[node] - 0.5)
        apart = (xs - xs[node]) ** 2 + (ys - ys[node]) ** 2
        found = np.flatnonzero(apart < gaps * gaps)
        yield from ((node, near) for near in found.tolist() if near != node)


def _pairs(ones: Indices, others: Indices) -> Iterator[tuple[int, int]]:
    return zip(ones.tolist(), others.tolist(), strict=True)


def _clear(xs: list[float], ys: list[float], pair: tuple[int, int], gap: float, pinned: frozenset[int]) -> None:
    """Push two nodes apart until they are as far from each other as the gap."""
    a, b = pair
    dx, dy = xs[a] - xs[b], ys[a] - ys[b]
    length = math.sqrt(dx * dx + dy * dy)
    if length < 0.01:
        dx, dy, length = 0.5 + a % 7, 0.5 + b % 5, 1.0
    shift = (gap - length) / length / 2
    share_a, share_b = _shares(a in pinned, b in pinned)
    xs[a] += dx * shift * share_a
    ys[a] += dy * shift * share_a
    xs[b] -= dx * shift * share_b
    ys[b] -= dy * shift * share_b


def _shares(a_pinned: bool, b_pinned: bool) -> tuple[int, int]:  # noqa: FBT001 - two of a kind, told by their order
    """Say how the way out of an overlap is shared: what is pinned takes none."""
    if a_pinned:
        return (0, 0) if b_pinned else (0, 2)
    return (2, 0) if b_pinned else (1, 1)
