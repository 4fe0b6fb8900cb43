"""Where the nodes stand: a force layout in plain Python, seeded, the same on every machine.

Repulsion is looked up in a grid, so that a round costs about as much as the network is long.
"""

from __future__ import annotations

import itertools
import math
import random
from collections.abc import Iterable, Iterator, Sequence

Point = tuple[float, float]
Spring = tuple[int, int, float, float]
"""Two nodes, the strength of the spring between them, its length at rest."""

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
    xs, ys = [x for x, _ in start], [y for _, y in start]
    count = len(xs)
    rounds = max(6, min(300, _WORK // max(count, 1)))
    for step in range(rounds):
        heat = distance * 1.2 * (1 - step / rounds) ** 1.5 + 1.0
        _move(xs, ys, _forces(xs, ys, springs, distance), heat, pinned)
    for _ in range(max(6, min(60, rounds))):
        if not _part(xs, ys, sizes, pinned):
            break
    return [(round(x * STRETCH), round(y)) for x, y in zip(xs, ys, strict=True)]


def scatter(angles: Sequence[float], *, seed: int) -> list[Point]:
    """Place nodes on the unit circle, each a little off, so that no two start at one point."""
    chance = random.Random(seed)
    places = [(math.cos(angle), math.sin(angle)) for angle in angles]
    return [(x + chance.uniform(-0.02, 0.02), y + chance.uniform(-0.02, 0.02)) for x, y in places]


def _forces(
    xs: Sequence[float], ys: Sequence[float], springs: Iterable[Spring], distance: float
) -> tuple[list[float], list[float]]:
    """Sum what pulls and pushes each node, along both axes.

    This is where a layout spends its time: plain lists, one loop, nothing called for a pair.
    """
    across, down = [-x * _GRAVITY for x in xs], [-y * _GRAVITY for y in ys]
    reach = distance * 2.2
    square_of_reach, square_of_distance = reach * reach, distance * distance
    for a, others, _ in _near(xs, ys, reach):
        x, y, fx, fy = xs[a], ys[a], across[a], down[a]
        for b in others:
            dx = x - xs[b]
            dy = y - ys[b]
            square = dx * dx + dy * dy + 0.01
            if square <= square_of_reach:
                push = square_of_distance / square - 0.2
                dx *= push
                dy *= push
                fx += dx
                fy += dy
                across[b] -= dx
                down[b] -= dy
        across[a], down[a] = fx, fy
    for a, b, strength, rest in springs:
        dx, dy = xs[b] - xs[a], ys[b] - ys[a]
        length = math.sqrt(dx * dx + dy * dy) + 0.01
        pull = strength * (length - rest) / length
        across[a] += dx * pull
        down[a] += dy * pull
        across[b] -= dx * pull
        down[b] -= dy * pull
    return across, down


def _move(
    xs: list[float], ys: list[float], forces: tuple[list[float], list[float]], heat: float, pinned: frozenset[int]
) -> None:
    for node, (fx, fy) in enumerate(zip(*forces, strict=True)):
        if node in pinned:
            continue
        length = math.sqrt(fx * fx + fy * fy) + 0.01
        scale = min(length * 0.5, heat) / length
        xs[node] += fx * scale
        ys[node] += fy * scale


Neighbours = tuple[int, Sequence[int], bool]
"""A node, others about it, and whether each of the others comes first in its pair with the node."""


def _near(xs: Sequence[float], ys: Sequence[float], cell: float) -> Iterator[Neighbours]:
    """Pair the nodes whose cells of the grid touch, each pair once."""
    grid = _grid(xs, ys, cell)
    for (column, row), here in grid.items():
        for at, a in enumerate(here[:-1], start=1):
            yield a, here[at:], False
        for other in ((column + 1, row), (column - 1, row + 1), (column, row + 1), (column + 1, row + 1)):
            for b in grid.get(other, ()):
                yield b, here, True


def _grid(xs: Sequence[float], ys: Sequence[float], cell: float) -> dict[tuple[int, int], list[int]]:
    grid: dict[tuple[int, int], list[int]] = {}
    for node, (x, y) in enumerate(zip(xs, ys, strict=True)):
        grid.setdefault((int(x // cell), int(y // cell)), []).append(node)
    return grid


def _around(xs: Sequence[float], ys: Sequence[float], nodes: Sequence[int], cell: float) -> Iterator[Neighbours]:
    """Pair some nodes with all that stands in the cells about them; for the few that are much larger than the rest."""
    grid = _grid(xs, ys, cell) if nodes else {}
    for a in nodes:
        column, row = int(xs[a] // cell), int(ys[a] // cell)
        for other in itertools.product((column - 1, column, column + 1), (row - 1, row, row + 1)):
            yield a, [b for b in grid.get(other, ()) if b != a], False


def _part(xs: list[float], ys: list[float], sizes: Sequence[float], pinned: frozenset[int]) -> bool:
    """Push apart what overlaps; tell whether anything did."""
    small = max((size for node, size in enumerate(sizes) if node not in pinned), default=1.0)
    large = max((sizes[node] for node in pinned), default=0.0)
    moved = False
    # All pairs are found before any node moves.
    for node, others, swapped in [*_near(xs, ys, 2 * small), *_around(xs, ys, sorted(pinned), small + large)]:
        size = sizes[node]
        for other in others:
            dx, dy = xs[node] - xs[other], ys[node] - ys[other]
            gap = size + sizes[other] - 0.5
            if dx * dx + dy * dy < gap * gap:
                moved = True
                _clear(xs, ys, (other, node) if swapped else (node, other), size + sizes[other], pinned)
    return moved


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
