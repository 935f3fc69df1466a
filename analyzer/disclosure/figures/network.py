"""How far a hidden sum can still move: what somebody with all the published totals of one figure can say about a group.

The hidden cells are pipes from their row to their column through which the hidden count flows; a hidden total is a pipe from or to a pool
with all other hidden totals of its direction. Whatever agrees with the published totals is this flow plus something that goes round, so the
largest rise of a sum is the largest flow that can be sent back around it, and its range is exact.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from analyzer.disclosure.grid import Line, Spot

ENDLESS = 2**30

Bounds = tuple[int, int]
Pipe = tuple[int, int]
"""Two nodes, in the direction in which the count flows: pool of rows, row, column, pool of columns."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What is published of one figure: exact totals of lines, exact cells, and the floor and ceiling of some others."""

    lines: frozenset[Line]
    spots: frozenset[Spot]
    bands: Mapping[Line, Bounds] = field(default_factory=dict)
    spot_bands: Mapping[Spot, Bounds] = field(default_factory=dict)


class Network:
    """The room that is left in one figure. ``counts`` and ``room`` (the most each cell can hold) are laid out as rows and columns.

    ``left[a][b]`` is what can still flow from node ``a`` to ``b``; ``onward[a]`` and ``back[b]`` have a bit for every node that ``a`` can
    send to, and that ``b`` can receive from.
    """

    def __init__(self, counts: NDArray[np.int64], room: NDArray[np.int64], shown: Shown) -> None:
        self.rows, self.columns = int(counts.shape[0]), int(counts.shape[1])
        size = self.rows + self.columns + 2
        self.left = [[0] * size for _ in range(size)]
        self.onward, self.back = [0] * size, [0] * size
        self.counted: dict[Pipe, Bounds] = {}
        for row, column in np.argwhere(room > 0).tolist():
            self.counted[self.pipe_of_spot((row, column))] = int(counts[row, column]), int(room[row, column])
        for axis, totals in enumerate((counts.sum(axis=1).tolist(), counts.sum(axis=0).tolist())):
            for place, total in enumerate(totals):
                self.counted[self.pipe_of_line((axis, place))] = int(total), ENDLESS
        self.number = {pipe: number for number, pipe in enumerate(self.counted)}
        self.number |= {(end, start): number for (start, end), number in self.number.items()}
        self._open(room, shown)

    def _open(self, room: NDArray[np.int64], shown: Shown) -> None:
        for row, column in np.argwhere(room > 0).tolist():
            if (row, column) not in shown.spots:
                self.open(self.pipe_of_spot((row, column)), shown.spot_bands.get((row, column)))
        for axis, size in enumerate((self.rows, self.columns)):
            for place in range(size):
                if (axis, place) not in shown.lines:
                    self.open(self.pipe_of_line((axis, place)), shown.bands.get((axis, place)))

    def pipe_of_spot(self, spot: Spot) -> Pipe:
        """A cell runs from its row to its column."""
        return spot[0], self.rows + spot[1]

    def pipe_of_line(self, line: Line) -> Pipe:
        """A hidden row is fed by the pool of rows; a hidden column runs out into the pool of columns."""
        axis, place = line
        return (self.rows + self.columns, place) if axis == 0 else (self.rows + place, self.rows + self.columns + 1)

    def line_of(self, pipe: Pipe) -> Line | None:
        """The line whose total flows through a pipe; None where it is a cell."""
        start, end = pipe
        if start == self.rows + self.columns:
            return 0, end
        return (1, start - self.rows) if end == self.rows + self.columns + 1 else None

    def spot_of(self, pipe: Pipe) -> Spot | None:
        """The cell whose count flows through a pipe; None where it is a line."""
        return None if self.line_of(pipe) else (pipe[0], pipe[1] - self.rows)

    def node(self, line: Line) -> int:
        """The node of a row or a column."""
        return line[1] if line[0] == 0 else self.rows + line[1]

    def open(self, pipe: Pipe, bounds: Bounds | None = None) -> None:
        """Hide what flows through a pipe, or tell only that it lies between two bounds. What bounds a line otherwise are its cells."""
        count, most = self.counted[pipe]
        least = -ENDLESS if most == ENDLESS else 0
        low, high = bounds or (least, most)
        self.set(*pipe, min(high, most) - count, count - max(low, least))

    def close(self, pipe: Pipe) -> None:
        """Show what flows through a pipe."""
        self.set(*pipe, 0, 0)

    def set(self, start: int, end: int, onward: int, back: int) -> None:
        """What can still flow between two nodes, either way."""
        self.left[start][end], self.left[end][start] = onward, back
        self.mark(start, end, usable=True)

    def mark(self, start: int, end: int, *, usable: bool) -> None:
        """Keep the bits of two nodes in step with what can flow between them; a pipe that is not ``usable`` has none."""
        for one, other in ((start, end), (end, start)):
            if usable and self.left[one][other] > 0:
                self.onward[one] |= 1 << other
                self.back[other] |= 1 << one
            else:
                self.onward[one] &= ~(1 << other)
                self.back[other] &= ~(1 << one)

    def push(self, start: int, end: int, amount: int) -> None:
        """Send some more from one node to another."""
        ahead = self.left[start][end] - amount
        behind = self.left[end][start]
        self.left[start][end], self.left[end][start] = ahead, behind + amount
        if not ahead:
            self.onward[start] &= ~(1 << end)
            self.back[end] &= ~(1 << start)
        if not behind:
            self.onward[end] |= 1 << start
            self.back[start] |= 1 << end

    def runs_out(self, node: int) -> bool:
        """Whether the cells of a node leave it (a row, or the pool of rows) rather than run into it."""
        return node < self.rows or node == self.rows + self.columns
