"""An outlook: what a number may be, as values with their chances."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analyzer.model.estimates import Interval

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Outlook:
    """A distribution as values with weights that sum to 1 (two vectors of the same length)."""

    values: NDArray[np.float64]
    weights: NDArray[np.float64]

    def interval(self, level: float) -> Interval:
        """The mean and the central interval that holds ``level`` of it, widened to hold the mean."""
        order = np.argsort(self.values, kind="stable")
        values, weights = self.values[order], self.weights[order]
        low, high = np.interp([(1 - level) / 2, (1 + level) / 2], np.cumsum(weights) - weights / 2, values)
        mean = float((values * weights).sum())
        return Interval(mean, min(float(low), mean), max(float(high), mean))

    def above(self, line: float) -> float:
        """The chance of more than ``line``."""
        return float(self.weights[self.values > line].sum())
