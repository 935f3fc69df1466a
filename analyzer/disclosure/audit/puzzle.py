"""A puzzle: unknown whole numbers, and everything that is known of their sums. A world is one way in which it can be solved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analyzer.disclosure.audit.solver import Doubt, solve

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy.sparse import csr_array


@dataclass(frozen=True, slots=True, eq=False)
class Puzzle:
    """``low <= rows @ unknowns <= high`` and ``floor <= unknowns <= roof``, in whole numbers; ``names`` says what the rows are.

    ``truth`` is one world; it only shows that worlds exist.
    """

    names: tuple[str, ...]
    rows: csr_array
    low: NDArray[np.int64]
    high: NDArray[np.int64]
    floor: NDArray[np.int64]
    roof: NDArray[np.int64]
    truth: NDArray[np.int64]

    def allows(self, world: NDArray[np.int64]) -> bool:
        """Whether whole numbers fit all that is known, exactly."""
        sums = self.rows @ world
        within = np.all(world >= self.floor) and np.all(world <= self.roof)
        return bool(within and np.all(sums >= self.low) and np.all(sums <= self.high))

    def pushed(self, objective: NDArray[np.float64]) -> NDArray[np.int64] | None:
        """A world that makes an objective small; None where the solver gives none in whole numbers at once."""
        return self._whole(self._solved(objective))

    def best(self, objective: NDArray[np.float64]) -> NDArray[np.int64]:
        """The world in which an objective is smallest. Raises Doubt without proof."""
        world = self.pushed(objective)
        if world is None:
            world = self._whole(self._solved(objective, np.ones(len(self.truth), dtype=bool)))
        if world is None:
            raise Doubt("a programme ended without a world in whole numbers")
        return world

    def _solved(self, objective: NDArray[np.float64], whole: NDArray[np.bool_] | None = None) -> NDArray[np.float64]:
        between = self.low.astype(np.float64), self.high.astype(np.float64)
        found = solve(objective, self.rows, between, (self.floor.astype(np.float64), self.roof.astype(np.float64)), whole)
        if found is None:
            raise Doubt("what is known contradicts itself")
        return found

    def _whole(self, found: NDArray[np.float64]) -> NDArray[np.int64] | None:
        rounded = np.rint(found).astype(np.int64)
        return rounded if np.abs(found - rounded).max(initial=0.0) < 1e-4 and self.allows(rounded) else None
