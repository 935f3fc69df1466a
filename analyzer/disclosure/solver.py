"""The solver: the cheapest choice that hits every row, proven, or nothing is published."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, OptimizeResult, milp
from scipy.sparse import csr_array

from analyzer.disclosure.quiet import quietly
from analyzer.model.problem import Unsafe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

SECONDS = 30.0
"""How long one question may take. Beyond it there is an answer, perhaps, but no proof."""

PROVEN = 0
"""The status of an answer that is proven to be the best one. At a time limit there is an answer too, with another status."""


NO_PROOF = "a solver ended without a proof"


def cheapest_cover(cost: NDArray[np.float64], rows: Sequence[NDArray[np.bool_]]) -> NDArray[np.bool_]:
    """The cheapest choice with at least one of every row in it: a set cover, solved as a mixed integer program.

    ``cost`` is positive, one number per choice; a row says which choices would do. Raises Unsafe without a proof, or with an empty row.
    """
    if not len(rows):
        return np.zeros(len(cost), dtype=bool)
    if not np.any(rows, axis=1).all():
        raise Unsafe("something that must be hidden cannot be")
    shape = csr_array(np.array(rows, dtype=np.float64))
    return minimised(cost, LinearConstraint(shape, lb=1)) > 1 / 2


def quick_cover(cost: NDArray[np.float64], rows: Sequence[NDArray[np.bool_]]) -> NDArray[np.bool_]:
    """A choice with at least one of every row in it that is cheap, not always the cheapest: each time what covers most for its cost.

    No row may be empty. Source: Chvatal, "A greedy heuristic for the set-covering problem", Mathematics of Operations Research 4 (1979).
    """
    chosen = np.zeros(len(cost), dtype=bool)
    table = np.array(rows, dtype=bool).reshape(len(rows), len(cost))
    open_ = np.ones(len(rows), dtype=bool)
    order = []
    while open_.any():
        best = int(np.argmax(table[open_].sum(axis=0) / cost))
        chosen[best] = True
        order.append(best)
        open_ &= ~table[:, best]
    for one in order:  # the first choices may have become needless
        chosen[one] = not table[:, chosen & (np.arange(len(cost)) != one)].any(axis=1).all()
    return chosen


def minimised(cost: NDArray[np.float64], rows: LinearConstraint) -> NDArray[np.float64]:
    """The numbers, each 0 or 1, that cost least. Raises Unsafe unless they are proven to be."""
    with quietly():
        answer: OptimizeResult = milp(
            cost,
            constraints=rows,
            integrality=np.ones(len(cost), dtype=np.int64),
            bounds=Bounds(0, 1),
            options={"time_limit": SECONDS, "mip_rel_gap": 0.0},
        )
    return proven(answer)


def proven(answer: OptimizeResult) -> NDArray[np.float64]:
    """What a solver found, when it proved that there is nothing better. Raises Unsafe."""
    if answer.status != PROVEN or answer.x is None:
        raise Unsafe(NO_PROOF)
    return np.asarray(answer.x, dtype=np.float64)
