"""How far a hidden sum can still move: what somebody with all the published totals of one figure can say about a group.

The hidden cells are edges from their row to their column through which the hidden count flows; a hidden total is an edge to a pool with
all other hidden totals of its direction. The largest rise of an edge is the largest flow that can be sent back around it, so its range is
exact.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_flow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from analyzer.disclosure.grid import Line, Spot

ENDLESS = 2**30


@dataclass(frozen=True, slots=True)
class Shown:
    """What is published of one figure: exact totals of lines, exact cells, and lines of which only a floor or a ceiling is told."""

    lines: frozenset[Line]
    spots: frozenset[Spot]
    bands: Mapping[Line, tuple[int, int]]


class Network:
    """The room that is left in one figure. ``counts`` and ``room`` (the most each cell can hold) are laid out as rows and columns."""

    def __init__(self, counts: NDArray[np.int64], room: NDArray[np.int64], shown: Shown) -> None:
        rows, columns = counts.shape
        self._rows = rows
        self._pools = rows + columns
        size = rows + columns + 2
        self._left = np.zeros((size, size), dtype=np.int32)
        for row, column in np.argwhere(room > 0):
            if (int(row), int(column)) not in shown.spots:
                self._pipe(int(row), rows + int(column), int(counts[row, column]), 0, int(room[row, column]))
        for axis, totals in enumerate((counts.sum(axis=1), counts.sum(axis=0))):
            for place, total in enumerate(totals):
                if (axis, place) not in shown.lines:
                    low, high = shown.bands.get((axis, place), (0, ENDLESS))
                    self._pipe(*self._ends((axis, place)), int(total), low, high)

    def spot(self, spot: Spot) -> tuple[int, int]:
        """How far the count of a hidden cell can fall and rise."""
        return self._slack(spot[0], self._rows + spot[1])

    def line(self, line: Line) -> tuple[int, int]:
        """How far the total of a hidden row or column can fall and rise."""
        return self._slack(*self._ends(line))

    def _ends(self, line: Line) -> tuple[int, int]:
        """A hidden row is fed by the pool of rows; a hidden column runs out into the pool of columns."""
        axis, place = line
        return (self._pools, place) if axis == 0 else (self._rows + place, self._pools + 1)

    def _pipe(self, start: int, end: int, flow: int, low: int, high: int) -> None:
        self._left[start, end] = min(high, ENDLESS) - flow
        self._left[end, start] = flow - low

    def _slack(self, start: int, end: int) -> tuple[int, int]:
        up, down = int(self._left[start, end]), int(self._left[end, start])
        self._left[start, end] = self._left[end, start] = 0
        around = csr_array(self._left)
        rise = min(up, int(maximum_flow(around, end, start).flow_value)) if up else 0
        fall = min(down, int(maximum_flow(around, start, end).flow_value)) if down else 0
        self._left[start, end], self._left[end, start] = up, down
        return fall, rise
