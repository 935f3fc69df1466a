"""Worlds: other ways in which people could have answered that give the same published totals of one figure.

In a world every atom holds between nothing and the most its people can add. What somebody can say about a group lies between the least and
the most it has in any world. Worlds that were found stay worlds when less is published, so they are kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analyzer.disclosure.quiet import quietly
from analyzer.disclosure.solver import proven

if TYPE_CHECKING:
    from numpy.typing import NDArray

SLACK = 1e-6
"""How far the solver may be off."""

SECONDS = 60.0


@dataclass(frozen=True, slots=True, eq=False)
class Truth:
    """One figure as it is: ``counts`` and ``people`` per atom, and the most one person can add.

    ``insiders`` people pool their own answers.
    """

    counts: NDArray[np.int64]
    people: NDArray[np.int64]
    ceiling: int
    insiders: int

    @property
    def room(self) -> NDArray[np.int64]:
        """The most each atom can hold."""
        room: NDArray[np.int64] = self.people * self.ceiling
        return room

    @property
    def others(self) -> NDArray[np.int64]:
        """The most each atom can hold besides what insiders in it add."""
        others: NDArray[np.int64] = np.maximum(self.people - self.insiders, 0) * self.ceiling
        return others


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """What is published of the figure: ``rows`` are segments with their exact total; ``banded`` lie between ``low`` and ``high``."""

    rows: NDArray[np.bool_]
    banded: NDArray[np.bool_]
    low: NDArray[np.float64]
    high: NDArray[np.float64]

    def allows(self, world: NDArray[np.float64]) -> bool:
        """Whether a world keeps to the bands."""
        totals = self.banded @ world
        return bool(((totals >= self.low - SLACK) & (totals <= self.high + SLACK)).all())


def farthest(
    truth: Truth, told: Told, goal: NDArray[np.float64], fixed: NDArray[np.bool_]
) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """The world with the most of ``goal``, and which exact rows keep it from more.

    Atoms that are ``fixed`` hold what they hold in truth. Raises Unsafe where the solver has no proof.
    """
    from scipy.optimize import linprog
    from scipy.sparse import csr_array

    with quietly():
        solved = linprog(  # type: ignore[call-overload]  # sparse tables are taken, though its types do not say so
            -goal,
            A_ub=None if not len(told.banded) else csr_array(np.vstack([told.banded, -told.banded.astype(float)])),
            b_ub=None if not len(told.banded) else np.r_[told.high, -told.low],
            A_eq=csr_array(told.rows.astype(float)),
            b_eq=told.rows @ truth.counts,
            bounds=np.column_stack([np.where(fixed, truth.counts, 0), np.where(fixed, truth.counts, truth.room)]),
            method="highs",
            options={"time_limit": SECONDS, "presolve": False},  # it takes longer than the solving
        )
    return proven(solved), np.abs(solved.eqlin.marginals) > SLACK
