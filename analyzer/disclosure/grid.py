"""The grid: cells laid out in at most two directions, rows and columns, whatever the segmentations are called."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analyzer.model.segment import Segment

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from analyzer.model.cells import Cells

Line = tuple[int, int]
"""A row total (0, row) or a column total (1, column)."""

Spot = tuple[int, int]
"""One cell: (row, column)."""


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """Respondents by row and column. With one segmentation there is one column for everybody, with none one row as well."""

    segmentations: tuple[str, ...]
    labels: tuple[tuple[str, ...], ...]
    respondents: NDArray[np.int64]

    @classmethod
    def of(cls, cells: Cells) -> Grid:
        """The grid of some cells. Raises ValueError for more than two segmentations."""
        if len(cells.segmentations) > 2:
            raise ValueError(f"{len(cells.segmentations)} segmentations at once; a grid has at most two")
        return cls(cells.segmentations, cells.labels, as_grid(cells.respondents))

    def lines(self) -> tuple[Line, ...]:
        """Every row and column total that belongs to a segmentation."""
        return tuple((axis, place) for axis, labels in enumerate(self.labels) for place in range(len(labels)))

    def spots(self) -> tuple[Spot, ...]:
        """Every cell with somebody in it."""
        return tuple((int(row), int(column)) for row, column in np.argwhere(self.respondents > 0))

    def on(self, line: Line, counted: NDArray[np.int64] | None = None) -> int:
        """The total of a line: respondents, or another count laid out on the same grid."""
        counted = self.respondents if counted is None else counted
        return int(counted[line[1]].sum() if line[0] == 0 else counted[:, line[1]].sum())

    def segment(self, *lines: Line) -> Segment:
        """The segment that a line, or a row and a column together, stands for."""
        return Segment.of(**{self.segmentations[axis]: self.labels[axis][place] for axis, place in lines})


@dataclass(frozen=True, slots=True)
class Pattern:
    """Which row and column totals, and which single cells, may be shown as far as the number of people goes."""

    lines: frozenset[Line]
    spots: frozenset[Spot]


def as_grid(counted: NDArray[np.int64]) -> NDArray[np.int64]:
    """Counts with none, one or two axes as rows and columns."""
    return counted.reshape((*counted.shape, 1, 1)[: max(2, counted.ndim)]) if counted.ndim < 2 else counted
