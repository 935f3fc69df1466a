"""The pattern of what may be shown, against everything that can be computed from it by hand."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from analyzer.disclosure.complement import Pattern, deficient_cut, pattern
from analyzer.disclosure.grid import Grid
from analyzer.model.company import Company
from analyzer.model.policy import Policy
from tests.disclosure.organisations import organisation


def grid_of(table: list[list[int]]) -> Grid:
    respondents = np.array(table, dtype=np.int64)
    labels = (tuple(f"d{row}" for row in range(len(table))), tuple(f"l{column}" for column in range(len(table[0]))))
    return Grid(("department", "level"), labels, respondents)


def published_rows(grid: Grid, shown: Pattern) -> np.ndarray:
    """What is published, as sums over the cells with somebody in them."""
    spots = grid.spots()
    rows = [np.ones(len(spots))]
    rows += [np.array([float(spot[axis] == place) for spot in spots]) for axis, place in shown.lines]
    rows += [np.array([float(spot == one) for spot in spots]) for one in shown.spots]
    return np.array(rows)


def smallest_combination(grid: Grid, shown: Pattern) -> int:
    """The fewest respondents behind any signed sum of hidden cells that follows from the published totals, by trying all of them."""
    spots = grid.spots()
    rows = published_rows(grid, shown)
    hidden = [number for number, spot in enumerate(spots) if spot not in shown.spots]
    least = int(grid.respondents.sum())
    outside = np.linalg.svd(rows)[2][np.linalg.matrix_rank(rows) :]
    weights = np.array([grid.respondents[spots[number]] for number in hidden])
    for signs in product((-1, 0, 1), repeat=len(hidden)):
        if any(signs):
            target = np.zeros(len(spots))
            target[hidden] = signs
            if np.abs(outside @ target).max(initial=0.0) < 1e-9:
                least = min(least, int((np.abs(signs) * weights).sum()))
    return least


def test_the_worked_example_of_a_small_table_hides_what_subtraction_would_find() -> None:
    grid = grid_of([[9, 8, 6], [7, 11, 3], [2, 5, 4], [6, 6, 1]])
    naive = Pattern(frozenset(grid.lines()), frozenset(spot for spot in grid.spots() if grid.respondents[spot] >= 5))
    assert deficient_cut(grid, naive, 5)
    mended = Pattern(naive.lines, naive.spots - {(1, 0), (3, 0)})
    assert not deficient_cut(grid, mended, 5)


@pytest.mark.parametrize("seed", range(12))
def test_nothing_small_follows_from_what_is_shown(seed: int) -> None:
    cells, _ = organisation(seed, departments=3, levels=3, people=90)
    grid = Grid.of(cells)
    shown = pattern(grid, Company(), Policy(crossed_share=0.01))
    assert smallest_combination(grid, shown) >= 5


@pytest.mark.parametrize("seed", range(12, 24))
def test_a_light_cut_is_found_where_there_is_one(seed: int) -> None:
    random = np.random.default_rng(seed)
    grid = grid_of(random.integers(0, 8, (3, 3)).tolist())
    shown = Pattern(
        frozenset(line for line in grid.lines() if random.random() < 0.7), frozenset(spot for spot in grid.spots() if random.random() < 0.3)
    )
    if len(shown.spots) < len(grid.spots()):
        assert bool(deficient_cut(grid, shown, 5)) == (smallest_combination(grid, shown) < 5)


def test_a_department_with_too_few_people_on_the_payroll_is_hidden_whatever_the_respondents() -> None:
    from analyzer.model.company import Group

    grid = grid_of([[20, 9], [15, 8], [4, 2]])
    company = Company(
        (*tuple(Group(f"d{row}", level, size) for row in range(2) for level, size in (("l0", 40), ("l1", 20))), Group("d2", "", 4))
    )
    assert (0, 2) not in pattern(grid, company, Policy()).lines
    assert (0, 2) in pattern(grid, Company(), Policy()).lines


def test_unknown_is_never_a_group_of_its_own_and_protects_the_others() -> None:
    grid = Grid(("department", "level"), (("a", "b", "unknown"), ("x", "y")), np.array([[20, 20], [15, 10], [2, 1]], dtype=np.int64))
    shown = pattern(grid, Company(), Policy())
    assert (0, 2) not in shown.lines
    assert len([line for line in shown.lines if line[0] == 0]) == 1, "the three unknown people would be the total minus both departments"


def test_crossed_groups_only_where_half_survive() -> None:
    plenty = grid_of([[30, 20], [25, 18]])
    assert len(pattern(plenty, Company(), Policy()).spots) == 4
    thin = grid_of([[30, 6, 3], [25, 5, 2], [20, 4, 2]])
    assert not pattern(thin, Company(), Policy()).spots
