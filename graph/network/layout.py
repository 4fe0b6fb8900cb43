"""Where the nodes stand: a force layout in plain Python, seeded, the same on every machine.

Repulsion is looked up in a grid, so that a round costs about as much as the network is long.
"""

from __future__ import annotations

import itertools
import math
import random
from collections.abc import Iterable, Sequence

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
    points = [list(point) for point in start]
    count = len(points)
    rounds = max(6, min(300, _WORK // max(count, 1)))
    for step in range(rounds):
        heat = distance * 1.2 * (1 - step / rounds) ** 1.5 + 1.0
        _move(points, _forces(points, springs, distance), heat, pinned)
    for _ in range(max(6, min(60, rounds))):
        if not _part(points, sizes, pinned):
            break
    return [(round(x * STRETCH), round(y)) for x, y in points]


def scatter(angles: Sequence[float], *, seed: int) -> list[Point]:
    """Place nodes on the unit circle, each a little off, so that no two start at one point."""
    chance = random.Random(seed)
    places = [(math.cos(angle), math.sin(angle)) for angle in angles]
    return [(x + chance.uniform(-0.02, 0.02), y + chance.uniform(-0.02, 0.02)) for x, y in places]


def _forces(points: list[list[float]], springs: Iterable[Spring], distance: float) -> list[list[float]]:
    forces = [[-x * _GRAVITY, -y * _GRAVITY] for x, y in points]
    reach = distance * 2.2
    for a, b in _near(points, reach):
        dx, dy = points[a][0] - points[b][0], points[a][1] - points[b][1]
        square = dx * dx + dy * dy + 0.01
        if square > reach * reach:
            continue
        push = distance * distance / square - 0.2
        forces[a][0] += dx * push
        forces[a][1] += dy * push
        forces[b][0] -= dx * push
        forces[b][1] -= dy * push
    for a, b, strength, rest in springs:
        dx, dy = points[b][0] - points[a][0], points[b][1] - points[a][1]
        length = math.sqrt(dx * dx + dy * dy) + 0.01
        pull = strength * (length - rest) / length
        forces[a][0] += dx * pull
        forces[a][1] += dy * pull
        forces[b][0] -= dx * pull
        forces[b][1] -= dy * pull
    return forces


def _move(points: list[list[float]], forces: list[list[float]], heat: float, pinned: frozenset[int]) -> None:
    for node, (point, (fx, fy)) in enumerate(zip(points, forces, strict=True)):
        if node in pinned:
            continue
        length = math.sqrt(fx * fx + fy * fy) + 0.01
        scale = min(length * 0.5, heat) / length
        point[0] += fx * scale
        point[1] += fy * scale


def _near(points: Sequence[Sequence[float]], cell: float) -> Iterable[tuple[int, int]]:
    """Pair the nodes whose cells of the grid touch, each pair once."""
    grid = _grid(points, cell)
    for (column, row), here in grid.items():
        for at, a in enumerate(here):
            for b in here[at + 1 :]:
                yield a, b
        for other in ((column + 1, row), (column - 1, row + 1), (column, row + 1), (column + 1, row + 1)):
            for b in grid.get(other, ()):
                for a in here:
                    yield a, b


def _grid(points: Sequence[Sequence[float]], cell: float) -> dict[tuple[int, int], list[int]]:
    grid: dict[tuple[int, int], list[int]] = {}
    for node, (x, y) in enumerate(points):
        grid.setdefault((int(x // cell), int(y // cell)), []).append(node)
    return grid


def _around(points: Sequence[Sequence[float]], nodes: Iterable[int], cell: float) -> Iterable[tuple[int, int]]:
    """Pair some nodes with all that stands in the cells about them; for the few that are much larger than the rest."""
    grid = _grid(points, cell)
    for a in nodes:
        column, row = int(points[a][0] // cell), int(points[a][1] // cell)
        for other in itertools.product((column - 1, column, column + 1), (row - 1, row, row + 1)):
            yield from ((a, b) for b in grid.get(other, ()) if b != a)


def _part(points: list[list[float]], sizes: Sequence[float], pinned: frozenset[int]) -> bool:
    """Push apart what overlaps; tell whether anything did."""
    small = max((size for node, size in enumerate(sizes) if node not in pinned), default=1.0)
    large = max((sizes[node] for node in pinned), default=0.0)
    moved = False
    pairs = itertools.chain(_near(points, 2 * small), _around(points, sorted(pinned), small + large))
    for a, b in list(pairs):
        dx, dy = points[a][0] - points[b][0], points[a][1] - points[b][1]
        gap = sizes[a] + sizes[b]
        square = dx * dx + dy * dy
        if square >= (gap - 0.5) * (gap - 0.5):
            continue
        moved = True
        length = math.sqrt(square)
        if length < 0.01:
            dx, dy, length = 0.5 + a % 7, 0.5 + b % 5, 1.0
        shift = (gap - length) / length / 2
        share_a, share_b = _shares(a in pinned, b in pinned)
        points[a][0] += dx * shift * share_a
        points[a][1] += dy * shift * share_a
        points[b][0] -= dx * shift * share_b
        points[b][1] -= dy * shift * share_b
    return moved


def _shares(a_pinned: bool, b_pinned: bool) -> tuple[int, int]:  # noqa: FBT001 - two of a kind, told by their order
    """Say how the way out of an overlap is shared: what is pinned takes none."""
    if a_pinned:
        return (0, 0) if b_pinned else (0, 2)
    return (2, 0) if b_pinned else (1, 1)
