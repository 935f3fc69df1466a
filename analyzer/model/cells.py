"""Cells: people counted at the finest crossing of the segmentations. No persons any more, but not safe to show yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from analyzer.model.request import Figure
    from analyzer.model.screened import Screened


@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """Counts that add: two batches of people counted apart and added are the same, to the last bit, as counted together.

    ``segmentations`` and ``labels`` name the axes. ``respondents`` has one integer per cell; ``counts[figure]`` likewise (points in units
    of ``1 / unit`` for module points, people or answers otherwise). ``ceiling[figure]`` is the most one person can add, in the same
    units. ``histograms[module]`` counts people by points (index = points in units), over the whole organisation.
    ``screened`` counts the flagged people of the whole organisation; None where nobody was screened.
    """

    segmentations: tuple[str, ...]
    labels: tuple[tuple[str, ...], ...]
    respondents: NDArray[np.int64]
    counts: Mapping[Figure, NDArray[np.int64]]
    ceiling: Mapping[Figure, int]
    histograms: Mapping[str, NDArray[np.int64]]
    unit: int = 1
    screened: Screened | None = None

    def __post_init__(self) -> None:
        shape = tuple(len(labels) for labels in self.labels)
        for name, counted in (("respondents", self.respondents), *((figure.path, count) for figure, count in self.counts.items())):
            if counted.shape != shape:
                raise ValueError(f"{name} has the shape {counted.shape}; the labels make it {shape}")

    def __add__(self, other: Cells) -> Cells:
        if not self._same_table(other):
            raise ValueError("cells of different tables do not add")
        return Cells(
            self.segmentations,
            self.labels,
            self.respondents + other.respondents,
            {figure: count + other.counts[figure] for figure, count in self.counts.items()},
            self.ceiling,
            {module: people + other.histograms[module] for module, people in self.histograms.items()},
            self.unit,
            self.screened + other.screened if self.screened and other.screened else None,
        )

    def same(self, other: Cells) -> bool:
        """Whether every label and every count is equal."""
        return (
            self._same_table(other)
            and self.screened == other.screened
            and np.array_equal(self.respondents, other.respondents)
            and all(np.array_equal(count, other.counts[figure]) for figure, count in self.counts.items())
            and all(np.array_equal(people, other.histograms[module]) for module, people in self.histograms.items())
        )

    def _same_table(self, other: Cells) -> bool:
        """Whether two cells count the same things, in the same places and the same units."""
        if not (self.screened.same_table(other.screened) if self.screened else other.screened is None):
            return False
        mine = (self.segmentations, self.labels, self.unit, self.ceiling, self.counts.keys(), self.histograms.keys())
        return mine == (other.segmentations, other.labels, other.unit, other.ceiling, other.counts.keys(), other.histograms.keys())
