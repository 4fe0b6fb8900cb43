"""Pair two lists one to one: as many pairs as possible, then those that agree most."""

from __future__ import annotations

from collections.abc import Sequence

PAIRED = 1000.0
"""What a pair is worth before its agreement: more than all agreements of a window together."""


def pair(worth: Sequence[Sequence[float | None]]) -> tuple[tuple[int, int], ...]:
    """Choose the pairs (row, column) with the highest sum; None forbids a pair.

    >>> pair([[1.0, 2.0], [None, 3.0]])
    ((0, 0), (1, 1))

    The Hungarian method with potentials, cubic in the longer side.
    """
    rows, columns = len(worth), max((len(row) for row in worth), default=0)
    size = max(rows, columns)
    cost = [[_cost(worth, i, j) for j in range(size)] for i in range(size)]
    return tuple((i, j) for i, j in sorted(_assign(cost)) if i < rows and j < len(worth[i]) and worth[i][j] is not None)


def _cost(worth: Sequence[Sequence[float | None]], row: int, column: int) -> float:
    if row >= len(worth) or column >= len(worth[row]):
        return 0.0
    value = worth[row][column]
    return 0.0 if value is None else -(PAIRED + value)


def _assign(cost: list[list[float]]) -> list[tuple[int, int]]:
    """Assign every row of a square table a column of its own at the least cost."""
    size = len(cost)
    by_row, by_column = [0.0] * (size + 1), [0.0] * (size + 1)
    owner = [0] * (size + 1)  # of each column, counted from 1; 0 is the column where a search starts
    for row in range(1, size + 1):
        owner[0] = row
        column, back = _grow(cost, owner, by_row, by_column)
        while column:
            owner[column] = owner[back[column]]
            column = back[column]
    return [(owner[column] - 1, column - 1) for column in range(1, size + 1)]


def _grow(
    cost: list[list[float]], owner: list[int], by_row: list[float], by_column: list[float]
) -> tuple[int, list[int]]:
    """Search the cheapest way from the new row to a free column; move the potentials on the way."""
    size = len(cost)
    least, back, seen = [float("inf")] * (size + 1), [0] * (size + 1), [False] * (size + 1)
    column = 0
    while owner[column]:
        seen[column] = True
        row = owner[column]
        for j in range(1, size + 1):
            if not seen[j]:
                rest = cost[row - 1][j - 1] - by_row[row] - by_column[j]
                if rest < least[j]:
                    least[j], back[j] = rest, column
        step, nearest = min((least[j], j) for j in range(1, size + 1) if not seen[j])
        for j in range(size + 1):
            if seen[j]:
                by_row[owner[j]] += step
                by_column[j] -= step
            else:
                least[j] -= step
        column = nearest
    return column, back
