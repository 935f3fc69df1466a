"""The room left in a figure, against linear programming."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import linprog

from analyzer.disclosure.network import Network, Shown


def by_programming(counts: np.ndarray, room: np.ndarray, shown: Shown, target: np.ndarray) -> tuple[float, float]:
    """The lowest and highest sum of the target cells that agree with everything published."""
    grids = [np.ones_like(counts)]
    for axis, place in shown.lines:
        grids.append(np.zeros_like(counts))
        grids[-1][(place, slice(None)) if axis == 0 else (slice(None), place)] = 1
    for spot in shown.spots:
        grids.append(np.zeros_like(counts))
        grids[-1][spot] = 1
    rows = np.array([grid.ravel() for grid in grids], dtype=float)
    limits = list(zip(np.zeros(room.size), room.ravel(), strict=True))
    low, high = (
        linprog(sign * target.ravel(), A_eq=rows, b_eq=rows @ counts.ravel(), bounds=limits, method="highs").fun for sign in (1, -1)
    )
    return low, -high


@pytest.mark.parametrize("seed", range(25))
def test_ranges_equal_the_bounds_of_a_linear_programme(seed: int) -> None:
    random = np.random.default_rng(seed)
    people = random.integers(0, 9, (4, 3))
    room = people * 4
    counts = random.binomial(room, random.uniform(0.2, 0.9))
    lines = [(0, row) for row in range(4)] + [(1, column) for column in range(3)]
    shown = Shown(
        frozenset(line for line in lines if random.random() < 0.6),
        frozenset((int(row), int(column)) for row, column in np.argwhere(people > 0) if random.random() < 0.3),
        {},
    )
    network = Network(counts, room, shown)
    for row, column in np.argwhere(people > 0):
        if (row, column) not in shown.spots:
            target = np.zeros_like(counts)
            target[row, column] = 1
            fall, rise = network.spot((int(row), int(column)))
            assert by_programming(counts, room, shown, target) == pytest.approx((counts[row, column] - fall, counts[row, column] + rise))
    for axis, place in set(lines) - shown.lines:
        target = np.zeros_like(counts)
        target[(place, slice(None)) if axis == 0 else (slice(None), place)] = 1
        fall, rise = network.line((axis, place))
        total = int((counts * target).sum())
        assert by_programming(counts, room, shown, target) == pytest.approx((total - fall, total + rise))


def test_a_floor_that_is_told_keeps_a_line_from_falling_below_it() -> None:
    counts, room = np.array([[18, 19], [10, 11], [9, 12]]), np.full((3, 2), 20)
    free = Network(counts, room, Shown(frozenset({(0, 1)}), frozenset(), {}))
    told = Network(counts, room, Shown(frozenset({(0, 1)}), frozenset(), {(0, 0): (32, 40)}))
    assert free.line((0, 0))[0] > 5
    assert told.line((0, 0))[0] == 5
