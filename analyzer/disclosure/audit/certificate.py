"""A certificate: in words, which published numbers together give a small group away. It holds secrets and is shown to nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from analyzer.disclosure.audit.puzzle import Puzzle


def certificate(puzzle: Puzzle, group: NDArray[np.int64], name: str, found: tuple[int, int]) -> str:
    """The range that was found of a group, and the totals that both its ends rest on, with their weights."""
    parts = sorted({part for sign in (1, -1) for part in _resting_on(puzzle, sign * group.astype(np.float64))})
    return f"{name} lies between {found[0]} and {found[1]} by {', '.join(parts) or 'what is possible at all'}"


def _resting_on(puzzle: Puzzle, objective: NDArray[np.float64]) -> list[str]:
    """The totals without which the end could be further away: those with a dual price."""
    from scipy.optimize import linprog

    both = np.concatenate([puzzle.rows.toarray(), -puzzle.rows.toarray()]).astype(np.float64)
    ends = np.concatenate([puzzle.high, -puzzle.low]).astype(np.float64)
    limits = [(int(low), int(high)) for low, high in zip(puzzle.floor, puzzle.roof, strict=True)]
    found = linprog(objective, A_ub=both, b_ub=ends, bounds=limits, method="highs")
    if found.status != 0:
        return []
    prices = np.asarray(found.ineqlin.marginals).reshape(2, -1)
    weights = prices[0] - prices[1]
    return [f"{weights[row]:+g} × {puzzle.names[row]}" for row in np.flatnonzero(np.abs(weights) > 1e-7)]
