"""A figure layer: one figure laid out on the grid, with what one person can add and which totals follow from it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import ceil, floor
from typing import TYPE_CHECKING

from analyzer.disclosure.primary import edge, near_unanimous, told_roughly

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from analyzer.disclosure.grid import Grid, Line, Spot
    from analyzer.model.policy import Policy

Counted = tuple[int, int]
"""A count, and how many people are behind it."""


@dataclass(frozen=True, eq=False)
class FigureLayer:
    """One figure on the grid: its counts, and the most one person can add."""

    grid: Grid
    counts: NDArray[np.int64]
    ceiling: int
    policy: Policy

    @property
    def room(self) -> NDArray[np.int64]:
        """The most each cell can hold."""
        room: NDArray[np.int64] = self.grid.respondents * self.ceiling
        return room

    @cached_property
    def spots(self) -> dict[Spot, Counted]:
        """Every cell with somebody in it."""
        counts, people = self.counts.tolist(), self.grid.respondents.tolist()
        return {(row, column): (counts[row][column], people[row][column]) for row, column in self.grid.spots()}

    @cached_property
    def totals(self) -> dict[Line, Counted]:
        """Every row and column with somebody in it, also the one that stands for everybody where there is no segmentation."""
        found: dict[Line, Counted] = {}
        for axis in (0, 1):
            counts, people = self.counts.sum(axis=1 - axis).tolist(), self.grid.respondents.sum(axis=1 - axis).tolist()
            found |= {(axis, place): (counts[place], people[place]) for place in range(len(people)) if people[place]}
        return found

    @cached_property
    def on_line(self) -> dict[Line, tuple[Spot, ...]]:
        """The cells of every line."""
        found: dict[Line, list[Spot]] = {line: [] for line in self.totals}
        for row, column in self.spots:
            found[0, row].append((row, column))
            found[1, column].append((row, column))
        return {line: tuple(spots) for line, spots in found.items()}

    @cached_property
    def everybody(self) -> Counted:
        """The organisation."""
        return int(self.counts.sum()), int(self.grid.respondents.sum())

    def together(self, spots: tuple[Spot, ...]) -> Counted:
        """Some cells together."""
        return sum(self.spots[spot][0] for spot in spots), sum(self.spots[spot][1] for spot in spots)

    def share(self, counted: Counted) -> tuple[float, float]:
        """The two ends between which a share near none or all may be told."""
        share, side = edge(*counted, self.ceiling, self.policy)
        return (share, 1.0) if side == "high" else (0.0, share)

    def bounds(self, counted: Counted) -> tuple[int, int]:
        """The counts that those two ends stand for, as somebody who reads them can know them."""
        low, high = self.share(counted)
        whole = counted[1] * self.ceiling
        return ceil(low * whole - 1e-9), floor(high * whole + 1e-9)

    def rough(self, counted: Counted) -> bool:
        """Whether the figure of these people is only told in a band."""
        return told_roughly(*counted, self.ceiling, self.policy)

    def alike(self, counted: Counted) -> bool:
        """Whether these people nearly all did the same."""
        return near_unanimous(*counted, self.ceiling, self.policy)
