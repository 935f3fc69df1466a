"""The worlds that fit with what is published of a figure: counts per filled cell that would give the same release."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import block_diag, csr_array, eye_array, hstack, vstack

from analyzer.model.request import Figure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from analyzer.model.cells import Cells
    from analyzer.model.release import Release
    from benchmarks.safety.groups import Groups

_NEAR = 1e-6
_PARTNER = {"right": "dont_know", "dont_know": "right"}


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """What is published of one figure: totals between ``low`` and ``high`` (equal where exact) of rows over the filled cells.

    Totals are in units; ``answer`` is how many of those one answer is, and ``ceiling`` the most that one person can add.
    """

    inside: NDArray[np.bool_]
    low: NDArray[np.int64]
    high: NDArray[np.int64]
    ceiling: int
    answer: int

    @classmethod
    def of(cls, release: Release, cells: Cells, groups: Groups, figure: Figure) -> Told:
        """What a release tells of a figure."""
        answer = cells.unit if figure.about == "module" and figure.outcome == "right" else 1
        found = []
        for shown in release.segments:
            counted = shown.figures.get(figure)
            if counted is not None and counted.count is not None:
                found.append((groups.published[shown.segment], round(counted.count * answer), round(counted.count * answer)))
            elif counted is not None and counted.low is not None and counted.high is not None:
                whole = counted.out_of * answer
                found.append((groups.published[shown.segment], ceil(counted.low * whole - _NEAR), floor(counted.high * whole + _NEAR)))
        rows = np.array([row for row, _, _ in found], dtype=bool).reshape(len(found), len(groups.people))
        ends = np.array([(low, high) for _, low, high in found], dtype=np.int64).reshape(len(found), 2)
        return cls(rows, ends[:, 0], ends[:, 1], cells.ceiling[figure], answer)

    def around(self, group: NDArray[np.bool_], people: NDArray[np.int64]) -> NDArray[np.int64]:
        """The width of what each published total that holds all of a group says of it by itself."""
        mine = int(group @ people) * self.ceiling
        over = self.over(group)
        others = (self.inside[over] @ people) * self.ceiling - mine
        return np.minimum(mine, self.high[over]) - np.maximum(0, self.low[over] - others)

    def over(self, group: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Which published totals hold all of a group."""
        over: NDArray[np.bool_] = ~np.any(group & ~self.inside, axis=1)
        return over

    def alone(self, row: NDArray[np.bool_]) -> Told:
        """What one published segment tells, if anything, of a group in it and of the others in it."""
        here = np.flatnonzero(np.all(self.inside == row, axis=1))
        return Told(np.ones((len(here), 2), dtype=bool), self.low[here], self.high[here], self.ceiling, self.answer)


class Worlds:
    """A linear programme over the counts of a figure per filled cell and, behind those, of a figure that takes its room away."""

    def __init__(self, people: NDArray[np.int64], parts: Sequence[Told]) -> None:
        self.people, self.parts = people, tuple(parts)
        rows = block_diag([csr_array(part.inside.astype(float)) for part in parts], format="csr")
        low, high = (np.concatenate([getattr(part, end) for part in parts]).astype(float) for end in ("low", "high"))
        exact = low == high
        self.exact, self.totals = rows[np.flatnonzero(exact)], low[exact]
        open_ = np.flatnonzero(~exact)
        room = [hstack([eye_array(len(people)) / part.answer for part in parts])] if len(parts) > 1 else []
        self.below = vstack([rows[open_], -rows[open_], *room], format="csr")
        answers = [people * (parts[0].ceiling // parts[0].answer)] if room else []
        self.most = np.concatenate([high[open_], -low[open_], *answers])
        self.limits = np.concatenate([people * part.ceiling for part in parts])

    def furthest(self, weights: NDArray[np.float64]) -> NDArray[np.float64]:
        """The counts of the world in which the weighed sum is the smallest. Raises RuntimeError where there is no proof of that."""
        cost = np.concatenate([weights, np.zeros(len(self.people) * (len(self.parts) - 1))])
        limits = np.stack([np.zeros_like(self.limits), self.limits], axis=1)
        found = linprog(cost, self.below, self.most, self.exact, self.totals, bounds=limits, method="highs")
        if found.status != 0:
            raise RuntimeError(f"the solver ended with status {found.status}")
        counts: NDArray[np.float64] = found.x[: len(self.people)]
        return counts

    def width(self, group: NDArray[np.bool_]) -> float:
        """How far apart the lowest and the highest count of a group are, in whole units."""
        ends = [float(group @ self.furthest(sign * group.astype(float))) for sign in (1, -1)]
        return floor(ends[1] + _NEAR) - ceil(ends[0] - _NEAR)

    def around(self, group: NDArray[np.bool_]) -> float:
        """How far apart they would be if all were published of a single segment that holds the group, whichever says most."""
        told = self.parts[0]
        widths = [float(group @ self.people * told.ceiling), *(float(width) for width in told.around(group, self.people))]
        for row in np.unique(np.vstack([part.inside[part.over(group)] for part in self.parts]), axis=0) if len(self.parts) > 1 else ():
            people = np.array([group @ self.people, (row & ~group) @ self.people])
            widths.append(Worlds(people, [part.alone(row) for part in self.parts]).width(np.array([True, False])))
        return min(widths)


def worlds(release: Release, cells: Cells, groups: Groups, figure: Figure) -> Worlds | None:
    """Everything that fits with what a release tells of a figure; None where it tells nothing."""
    told = Told.of(release, cells, groups, figure)
    partner = Figure(figure.about, figure.id, _PARTNER.get(figure.outcome, ""))
    other = Told.of(release, cells, groups, partner) if partner in cells.counts else None
    if not len(told.inside):
        return None
    return Worlds(groups.people, [told, other] if other is not None and len(other.inside) else [told])
