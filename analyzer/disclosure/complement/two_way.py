"""Two segmentations and their crossing: which lines and cells may be shown so that no subtraction reaches a group that is too small.

Rows and columns are the nodes of a graph and every hidden cell is an edge between its row and its column, as heavy as its respondents. A
row whose total is hidden falls together with all other such rows, and so do the columns. What can be computed by adding and subtracting
published totals is then exactly the cuts of this graph, so nothing too small can be computed when every cut weighs at least the minimum.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analyzer.disclosure.complement.forest import Forest
from analyzer.disclosure.complement.layout import Layout
from analyzer.disclosure.complement.lightest import prove
from analyzer.disclosure.grid import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analyzer.disclosure.grid import Grid
    from analyzer.model.company import Company
    from analyzer.model.policy import Policy
    from analyzer.model.segment import Segment


def two_way(grid: Grid, company: Company, policy: Policy, *, crossed: bool = True) -> Pattern:
    """The segments that may be shown: lines first, then cells, and those only where they are wanted and enough of them survive.

    Raises Unsafe where it cannot be proven that no group below the minimum follows from them.
    """
    if grid.respondents.sum() < policy.min_group:
        return Pattern(frozenset(), frozenset())
    layout = layout_of(grid)
    lines = layout.lines(company, policy.min_group)
    wanted = {tuple(sorted(grid.segmentations))} if crossed and len(grid.segmentations) > 1 else set()
    found = as_pattern(grid, lines | layout.useful_crossings(lines, wanted, company, policy))
    prove(hidden_people(grid, found), policy.min_group)
    return found


def layout_of(grid: Grid) -> Layout:
    """Rows, then columns, then the root of each, and every cell with somebody in it between its row and its column."""
    rows, columns = grid.respondents.shape
    parents = np.repeat([rows + columns, rows + columns + 1, rows + columns, rows + columns + 1], [rows, columns, 1, 1])
    spots = np.array(grid.spots(), dtype=np.int64).reshape(-1, 2)
    forest = Forest(parents, spots[:, 0], rows + spots[:, 1], grid.respondents[spots[:, 0], spots[:, 1]])
    lines: list[Segment | None] = [grid.segment(line) for line in grid.lines()]
    nobody = [None] * (forest.nodes - len(lines))
    return Layout(forest, (*lines, *nobody, *_cells(grid)))


def as_pattern(grid: Grid, shown: frozenset[Segment]) -> Pattern:
    """Segments as lines and cells of the grid."""
    lines = frozenset(line for line in grid.lines() if grid.segment(line) in shown)
    return Pattern(lines, frozenset(spot for spot, segment in zip(grid.spots(), _cells(grid), strict=True) if segment in shown))


def hidden_people(grid: Grid, shown: Pattern) -> Iterator[tuple[object, object, int]]:
    """The hidden respondents with what each is counted under in both directions: a line that is shown, or everybody who is in none."""
    for row, column in grid.spots():
        if (row, column) not in shown.spots:
            ends = [line if line in shown.lines else line[0] for line in ((0, row), (1, column))]
            yield ends[0], ends[1], int(grid.respondents[row, column])


def _cells(grid: Grid) -> list[Segment | None]:
    """The segment of every cell with somebody in it; None for all of them with fewer than two segmentations, where a cell is a line."""
    if len(grid.segmentations) < 2:
        return [None for _ in grid.spots()]
    return [grid.segment((0, row), (1, column)) for row, column in grid.spots()]
