"""The pattern for two segmentations, against everything that can be computed from it and against every other pattern there is."""

from __future__ import annotations

from itertools import product
from time import process_time

import numpy as np
import pytest

from analyzer.disclosure.complement import covering
from analyzer.disclosure.complement.covering import cost_of
from analyzer.disclosure.complement.layout import Layout
from analyzer.disclosure.complement.two_way import as_pattern, hidden_people, layout_of, two_way
from analyzer.disclosure.grid import Grid, Pattern
from analyzer.model.company import Company
from analyzer.model.policy import Policy
from analyzer.model.problem import Unsafe
from analyzer.model.segment import UNKNOWN, Segment

BARE = Company()
EXAMPLE = [[9, 8, 6], [7, 11, 3], [2, 5, 4], [6, 6, 1]]


def grid_of(table: list[list[int]], rows: str = "", columns: str = "") -> Grid:
    """A grid with the rows and columns named by letters, or d0, d1 and l0, l1 where none are given."""
    respondents = np.array(table, dtype=np.int64)
    labels = tuple(
        tuple(given.split()) or tuple(f"{letter}{place}" for place in range(size))
        for given, letter, size in zip((rows, columns), "dl", respondents.shape, strict=True)
    )
    return Grid(("department", "level"), labels, respondents)


def random_grid(seed: int, rows: int, columns: int, most: float) -> Grid:
    """A small ragged grid, some of it empty."""
    random = np.random.default_rng(seed)
    mean = most * random.dirichlet(np.ones(rows))[:, None] * random.dirichlet(np.ones(columns)) * rows * columns
    return grid_of(random.poisson(mean).tolist())


def crossings(grid: Grid, lines: frozenset[tuple[int, int]]) -> np.ndarray:
    """Every way to part the rows and columns in two (hidden ones together), as cells between the sides: cut x cell."""
    every = [(axis, place) for axis, size in enumerate(grid.respondents.shape) for place in range(size)]
    nodes = [*sorted(lines), "rows", "columns"]
    at = {line: nodes.index(line if line in lines else ("rows", "columns")[line[0]]) for line in every}
    sides = np.array(list(product((False, True), repeat=len(nodes))))
    return np.array([sides[:, at[0, row]] != sides[:, at[1, column]] for row, column in grid.spots()]).T


def lightest(grid: Grid, shown: Pattern) -> int:
    """The fewest respondents behind anything that can be computed."""
    people = np.array([0 if spot in shown.spots else grid.respondents[spot] for spot in grid.spots()])
    weights = crossings(grid, shown.lines) @ people
    return int(weights[weights > 0].min(initial=10**6))


def told_by_lines(grid: Grid, lines: frozenset[tuple[int, int]]) -> set[bytes]:
    return {cut.tobytes() for cut in crossings(grid, lines)}


def may_be_shown(grid: Grid, lines: frozenset[tuple[int, int]], spots: frozenset[tuple[int, int]], minimum: int) -> bool:
    """Whether whatever can be computed has this many people behind it, or is computed from the lines alone."""
    hidden = np.array([spot not in spots for spot in grid.spots()])
    people = np.array([grid.respondents[spot] for spot in grid.spots()])
    light = {cut.tobytes() for cut in crossings(grid, lines) & hidden if 0 < people @ cut < minimum}
    return light <= told_by_lines(grid, lines)


def safe_lines(grid: Grid, company: Company, minimum: int) -> frozenset[tuple[int, int]]:
    return as_pattern(grid, layout_of(grid).lines(company, minimum)).lines


def safe_spots(grid: Grid, lines: frozenset[tuple[int, int]], company: Company, minimum: int) -> frozenset[tuple[int, int]]:
    shown = frozenset(grid.segment(line) for line in lines)
    return as_pattern(grid, layout_of(grid).crossings(shown, {grid.segmentations}, company, minimum)).spots


def line_cost(grid: Grid, lines: frozenset[tuple[int, int]]) -> float:
    return sum(cost_of(grid.segment(line), grid.on(line)) for line in grid.lines() if line not in lines)


def spot_cost(grid: Grid, spots: frozenset[tuple[int, int]]) -> float:
    named = {spot: grid.segment((0, spot[0]), (1, spot[1])) for spot in grid.spots()}
    return sum(cost_of(named[spot], int(grid.respondents[spot])) for spot in named if spot not in spots)


def test_the_worked_example_step_by_step() -> None:
    grid = grid_of(EXAMPLE, "Sales IT Legal HR", "junior medior senior")
    everything = frozenset(grid.lines())
    assert safe_lines(grid, BARE, 5) == everything, "with every cell hidden the totals alone are safe"
    primaries = frozenset(spot for spot in grid.spots() if grid.respondents[spot] < 5)
    assert primaries == {(1, 2), (2, 0), (2, 2), (3, 2)}
    naive = Pattern(everything, frozenset(grid.spots()) - primaries)
    assert deficient(grid, naive, 5) == {(1, ("HR",)), (3, ("IT",)), (2, ("junior",))}
    shown = safe_spots(grid, everything, BARE, 5)
    assert naive.spots - shown == {(1, 0), (3, 0)}, "IT junior and HR junior"
    assert len(shown) == 6
    assert degrees(grid, Pattern(everything, shown)) == [0, 10, 6, 7, 15, 0, 8], "Sales IT Legal HR, junior medior senior"
    assert lightest(grid, Pattern(everything, shown)) == 6


def degrees(grid: Grid, shown: Pattern) -> list[int]:
    """The hidden respondents of every line, all of them shown."""
    hidden = list(hidden_people(grid, shown))
    return [sum(people for one, other, people in hidden if line in (one, other)) for line in grid.lines()]


def deficient(grid: Grid, shown: Pattern, minimum: int) -> set[tuple[int, tuple[str, ...]]]:
    """The lines with too few hidden people, by themselves."""
    names = [label for labels in grid.labels for label in labels]
    return {(people, (name,)) for name, people in zip(names, degrees(grid, shown), strict=True) if 0 < people < minimum}


@pytest.mark.parametrize("seed", range(40))
def test_lines_are_the_cheapest_that_are_safe(seed: int) -> None:
    grid = random_grid(seed, 4, 3, (0.8, 2, 4)[seed % 3])
    if grid.respondents.sum() < 5:
        return
    found = safe_lines(grid, BARE, 5)
    large = [line for line in grid.lines() if grid.on(line) >= 5]
    safe = [
        lines
        for kept in product((False, True), repeat=len(large))
        if lightest(grid, Pattern(lines := frozenset(line for line, keep in zip(large, kept, strict=True) if keep), frozenset())) >= 5
    ]
    assert found in safe
    assert line_cost(grid, found) == pytest.approx(min(line_cost(grid, lines) for lines in safe))


@pytest.mark.parametrize("seed", range(60))
def test_cells_are_the_cheapest_that_are_safe(seed: int) -> None:
    grid = random_grid(seed, *((3, 3), (4, 3))[seed % 2], (6, 9, 14)[seed % 3])
    lines = safe_lines(grid, BARE, 5)
    minimum = (5, 7, 9)[seed // 3 % 3]
    found = safe_spots(grid, lines, BARE, minimum)
    large = [spot for spot in grid.spots() if {(0, spot[0]), (1, spot[1])} <= lines and grid.respondents[spot] >= minimum]
    told, people = told_by_lines(grid, lines), np.array([grid.respondents[spot] for spot in grid.spots()])
    cuts = np.unique(crossings(grid, lines), axis=0)
    best = np.inf
    for kept in product((False, True), repeat=len(large)):
        spots = frozenset(spot for spot, keep in zip(large, kept, strict=True) if keep)
        if (cost := spot_cost(grid, spots)) < best:
            hidden = cuts & np.array([spot not in spots for spot in grid.spots()])
            weights = hidden @ people
            if all(cut.tobytes() in told for cut in hidden[(weights > 0) & (weights < minimum)]):
                best = cost
    assert may_be_shown(grid, lines, found, minimum)
    assert lightest(grid, Pattern(lines, found)) >= 5
    assert spot_cost(grid, found) == pytest.approx(best)


def test_what_it_costs_to_hide_a_segment() -> None:
    line, cell = Segment.of(department="a"), Segment.of(department="a", level="x")
    never_said = Segment.of(department="a", level=UNKNOWN)
    assert cost_of(cell, 16) == pytest.approx(5, rel=2e-3)
    assert cost_of(line, 16) == pytest.approx(15, rel=2e-3)
    assert cost_of(never_said, 16) == pytest.approx(2.5, rel=2e-3)
    assert len({cost_of(Segment.of(department=name, level="x"), 16) for name in "abcdefgh"}) == 8, "no two are equal"


@pytest.mark.parametrize("seed", range(20))
def test_a_search_that_is_cut_short_is_safe_all_the_same(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(covering, "ROUNDS", 1)
    grid = random_grid(seed, 4, 3, 14)
    lines = safe_lines(grid, BARE, 5)
    spots = safe_spots(grid, lines, BARE, 7)
    assert lightest(grid, Pattern(lines, spots)) >= 5
    assert may_be_shown(grid, lines, spots, 7)


def test_a_pattern_that_is_not_safe_is_never_given(monkeypatch: pytest.MonkeyPatch) -> None:
    grid = grid_of([[20, 30], [3, 0]])
    everything = frozenset(grid.segment(line) for line in grid.lines())
    monkeypatch.setattr(Layout, "lines", lambda *_: everything)
    with pytest.raises(Unsafe):
        two_way(grid, BARE, Policy())


def test_nothing_is_shown_of_fewer_people_than_the_minimum() -> None:
    assert two_way(grid_of([[2, 1], [1, 0]]), BARE, Policy()) == Pattern(frozenset(), frozenset())


@pytest.mark.parametrize("people", [800, 8000])
def test_sixty_departments_by_six_levels_take_half_a_second_at_most(people: int) -> None:
    random = np.random.default_rng(people)
    shares = np.outer(random.dirichlet(np.full(60, 1.2)), random.dirichlet(np.full(6, 3.0)))
    grid = grid_of(random.multinomial(people, shares.ravel()).reshape(60, 6).tolist())
    begun = process_time()
    shown = two_way(grid, BARE, Policy(crossed_share=0.01))
    assert process_time() - begun < 0.5
    assert len(shown.lines) > 40
    assert shown.spots
