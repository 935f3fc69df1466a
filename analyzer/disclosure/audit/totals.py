"""Totals: what is told of one figure, as sums over atoms that lie between two whole numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analyzer.disclosure.audit.solver import Doubt
from analyzer.model.segment import ORGANISATION

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from analyzer.model.cells import Cells
    from analyzer.model.release import Counted
    from analyzer.model.request import Figure
    from analyzer.model.segment import Segment


@dataclass(frozen=True, slots=True, eq=False)
class Totals:
    """What is known of one figure: ``rows[total, atom]``, and between which whole numbers each total lies, in units of the cells."""

    names: tuple[str, ...]
    rows: NDArray[np.bool_]
    low: NDArray[np.int64]
    high: NDArray[np.int64]

    @property
    def exact(self) -> NDArray[np.bool_]:
        """Which totals are known to the last unit."""
        return np.asarray(self.low == self.high)


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """One published segment as a set of atoms; its counts are right to within ``kept_to`` answers."""

    segment: Segment
    people: int
    figures: Mapping[Figure, Counted]
    inside: NDArray[np.bool_]
    kept_to: float = 0.0


def unit_of(figure: Figure, cells: Cells) -> int:
    """How many units of the cells make one answer of a figure."""
    return cells.unit if figure.about == "module" and figure.outcome == "right" else 1


def figures_of(told: Iterable[Told]) -> list[Figure]:
    """Every figure that is told of some segment, but for answers to single questions."""
    return sorted({figure for one in told for figure in one.figures if figure.about != "item"})


def totals_of(figure: Figure, told: Sequence[Told], atoms: int, cells: Cells) -> Totals:
    """The totals of a figure; a segment that is told twice gives two rows."""
    if figure not in cells.ceiling or figure not in cells.counts:
        raise Doubt("a figure was published that the cells do not know")
    having = [one for one in told if figure in one.figures]
    ends = [_ends(one.figures[figure], unit_of(figure, cells), one.kept_to) for one in having]
    rows = np.array([one.inside for one in having]).reshape(len(having), atoms)
    low, high = np.array(ends, dtype=np.int64).reshape(len(ends), 2).T
    return Totals(tuple(in_words(one.segment) for one in having), rows, low, high)


def _ends(counted: Counted, unit: int, kept_to: float) -> tuple[int, int]:
    """The whole numbers of units between which a published figure lies."""
    if counted.count is not None:
        low, high = counted.count - kept_to, counted.count + kept_to
    else:
        low, high = ((end or 0.0) * counted.out_of for end in (counted.low, counted.high))
    return int(np.ceil(low * unit - 1e-6)), int(np.floor(high * unit + 1e-6))


def untrue(known: Totals, truth: NDArray[np.int64]) -> bool:
    """Whether what is told of a figure does not hold."""
    sums = known.rows @ truth
    return bool(np.any(sums < known.low) or np.any(sums > known.high))


def in_words(segment: Segment) -> str:
    """A segment in words, for a certificate."""
    return "everybody" if segment == ORGANISATION else " and ".join(label for _, label in segment.parts)
