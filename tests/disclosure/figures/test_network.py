"""The room left in a figure, against linear programming and against every world there is."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from scipy.optimize import linprog

from analyzer.disclosure.figures.around import Around, Group
from analyzer.disclosure.figures.network import ENDLESS, Network, Shown
from tests.disclosure.slack import line_slack, slack, spot_slack


def by_programming(counts: np.ndarray, room: np.ndarray, shown: Shown, target: np.ndarray) -> tuple[float, float]:
    """The lowest and highest sum of the target cells that agree with everything published."""
    rows = np.array([grid.ravel() for grid in published(counts, shown)], dtype=float)
    limits = list(zip(np.zeros(room.size), room.ravel(), strict=True))
    low, high = (
        linprog(sign * target.ravel(), A_eq=rows, b_eq=rows @ counts.ravel(), bounds=limits, method="highs").fun for sign in (1, -1)
    )
    return low, -high


def published(counts: np.ndarray, shown: Shown) -> list[np.ndarray]:
    """Every exact total as noughts and ones on the grid."""
    grids = [np.ones_like(counts)]
    grids += [on(counts, *((place, slice(None)) if axis == 0 else (slice(None), place))) for axis, place in sorted(shown.lines)]
    grids += [on(counts, *spot) for spot in sorted(shown.spots)]
    return grids


def on(counts: np.ndarray, row: int | slice, column: int | slice) -> np.ndarray:
    grid = np.zeros_like(counts)
    grid[row, column] = 1
    return grid


def all_lines(counts: np.ndarray) -> list[tuple[int, int]]:
    return [(axis, place) for axis in (0, 1) for place in range(counts.shape[axis])]


def line_of(counts: np.ndarray, line: tuple[int, int]) -> np.ndarray:
    return on(counts, line[1], slice(None)) if line[0] == 0 else on(counts, slice(None), line[1])


@pytest.mark.parametrize("seed", range(25))
def test_ranges_equal_the_bounds_of_a_linear_programme(seed: int) -> None:
    random = np.random.default_rng(seed)
    people = random.integers(0, 9, (4, 3))
    room = people * 4
    counts = random.binomial(room, random.uniform(0.2, 0.9))
    shown = Shown(
        frozenset(line for line in all_lines(counts) if random.random() < 0.6),
        frozenset((int(row), int(column)) for row, column in np.argwhere(people > 0) if random.random() < 0.3),
    )
    network = Network(counts, room, shown)
    for row, column in np.argwhere(people > 0).tolist():
        if (row, column) not in shown.spots:
            fall, rise = spot_slack(network, (row, column))
            expected = by_programming(counts, room, shown, on(counts, row, column))
            assert expected == pytest.approx((counts[row, column] - fall, counts[row, column] + rise))
    for line in set(all_lines(counts)) - shown.lines:
        target = line_of(counts, line)
        fall, rise = line_slack(network, line)
        total = int((counts * target).sum())
        assert by_programming(counts, room, shown, target) == pytest.approx((total - fall, total + rise))


def worlds(counts: np.ndarray, room: np.ndarray, shown: Shown) -> np.ndarray:
    """Every table of whole numbers that agrees with what is published, bands and all."""
    every = np.array(list(product(*(range(most + 1) for most in room.ravel()))))
    fits = np.ones(len(every), dtype=bool)
    for grid in published(counts, shown):
        fits &= every @ grid.ravel() == (counts * grid).sum()
    for grid, (low, high) in [
        *((line_of(counts, line), bounds) for line, bounds in shown.bands.items()),
        *((on(counts, *spot), bounds) for spot, bounds in shown.spot_bands.items()),
    ]:
        fits &= (every @ grid.ravel() >= low) & (every @ grid.ravel() <= high)
    return every[fits]


@pytest.mark.parametrize("seed", range(30))
def test_ranges_of_cells_lines_and_parts_of_lines_equal_those_over_all_worlds(seed: int) -> None:
    random = np.random.default_rng(seed)
    shape = [(2, 3), (3, 3)][seed % 2]
    room = random.integers(0, 4 if shape == (2, 3) else 3, shape) * (seed % 3 == 0 or 1)
    counts = random.binomial(room, 0.5)
    lines = frozenset(line for line in all_lines(counts) if random.random() < 0.7)
    spots = frozenset((int(row), int(column)) for row, column in np.argwhere(room > 0) if random.random() < 0.2)
    banded = {
        line: _around(int((counts * line_of(counts, line)).sum())) for line in set(all_lines(counts)) - lines if random.random() < 0.4
    }
    told = {
        (int(row), int(column)): _around(int(counts[row, column]))
        for row, column in np.argwhere(room > 0)
        if (row, column) not in spots and random.random() < 0.3
    }
    shown = Shown(lines, spots, banded, told)
    network, fitting = Network(counts, room, shown), worlds(counts, room, shown)
    for line in all_lines(counts):
        hidden = [spot for spot in _cells_of(room, line) if spot not in spots]
        for chosen in product((False, True), repeat=len(hidden)):
            part = [spot for spot, taken in zip(hidden, chosen, strict=True) if taken]
            if part:
                target = sum(on(counts, *spot) for spot in part)
                group = Group(network.node(line), tuple(network.node((1 - line[0], spot[1 - line[0]])) for spot in part))
                fall, rise = slack(network, group)
                total = int((counts * target).sum())
                seen = fitting @ target.ravel()
                assert (total - fall, total + rise) == (seen.min(), seen.max())


def _cells_of(room: np.ndarray, line: tuple[int, int]) -> list[tuple[int, int]]:
    return [(int(row), int(column)) for row, column in np.argwhere(room > 0) if (row, column)[line[0]] == line[1]]


def _around(count: int) -> tuple[int, int]:
    return max(0, count - 1), count + 1


def test_a_floor_that_is_told_keeps_a_line_from_falling_below_it() -> None:
    counts, room = np.array([[18, 19], [10, 11], [9, 12]]), np.full((3, 2), 20)
    free = Network(counts, room, Shown(frozenset({(0, 1)}), frozenset()))
    told = Network(counts, room, Shown(frozenset({(0, 1)}), frozenset(), {(0, 0): (32, 40)}))
    assert line_slack(free, (0, 0))[0] > 5
    assert line_slack(told, (0, 0))[0] == 5


def test_a_flow_is_taken_out_again_and_moves_what_it_says() -> None:
    counts, room = np.array([[3, 4, 2], [5, 1, 3]]), np.full((2, 3), 6)
    network = Network(counts, room, Shown(frozenset({(0, 0), (0, 1), (1, 0), (1, 1), (1, 2)}), frozenset()))
    before = [list(row) for row in network.left]
    around = Around(network, Group(0, (2,)), rising=True)
    around.enter()
    around.send(ENDLESS)
    moved = around.moved()
    around.shut()
    assert network.left == before
    assert moved[network.number[0, 2]] == around.amount == 3
    changed = counts.copy()
    for pipe, number in network.number.items():
        if number in moved and network.spot_of(pipe) and pipe in network.counted:
            changed[network.spot_of(pipe)] += moved[number]
    assert changed.sum(axis=0).tolist() == counts.sum(axis=0).tolist()
    assert changed.sum(axis=1).tolist() == counts.sum(axis=1).tolist()
    assert changed.min() >= 0
    assert changed.max() <= 6
