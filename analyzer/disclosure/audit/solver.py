"""The solver: linear programmes with or without whole numbers, of which only a proven end counts."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

import numpy as np

from analyzer.disclosure.quiet import quietly

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

SECONDS = 20.0
"""The longest a single programme may take; one that takes longer has no proven end."""


class Doubt(Exception):
    """Something was not proven. Its words hold no number and no name of a group."""


def solve(
    objective: NDArray[np.float64],
    rows: csr_array,
    between: tuple[NDArray[np.float64], NDArray[np.float64]],
    bounds: tuple[NDArray[np.float64], NDArray[np.float64]],
    whole: NDArray[np.bool_] | None = None,
    gap: float = 0.0,
) -> NDArray[np.float64] | None:
    """The unknowns that make an objective smallest; None where it is proven that nothing fits.

    ``between`` holds the ends of every row, ``bounds`` those of every unknown, ``whole`` marks the unknowns that are whole numbers.
    ``gap`` is how far from the best, as a share, a solution in whole numbers may stay. Raises Doubt for any other end.
    """
    from scipy.optimize import Bounds, LinearConstraint, milp

    with quietly() if whole is not None else nullcontext():
        found = milp(
            objective,
            integrality=None if whole is None else whole.astype(np.int64),
            bounds=Bounds(*bounds),
            constraints=[LinearConstraint(rows, *between)] if rows.shape[0] else [],
            options={"disp": False, "time_limit": SECONDS, "mip_rel_gap": gap, "presolve": whole is not None},
        )
    if found.status == 2:
        return None
    if found.status != 0 or found.x is None:
        raise Doubt("a programme ended without proof")
    return np.asarray(found.x, dtype=np.float64)
