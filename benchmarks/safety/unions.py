"""Small groups that subtraction gets at, whatever has to be added and subtracted for it.

A random change of all cells at once that no published total notices changes every group that can be thought of, except those whose total
follows from the published ones. So with a few such changes at hand it is enough to look for sets of cells in which they cancel out. Only
few cells fit below the minimum, so those are searched by pairs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

_NEAR = 1e-7


def unnoticed(shown: NDArray[np.bool_], changes: int = 3) -> NDArray[np.float64]:
    """Random changes per cell that leave every published total as it is: ``changes`` columns."""
    random = np.random.default_rng(7)
    drawn = random.normal(size=(shown.shape[1], changes))
    _, values, basis = np.linalg.svd(shown.astype(float), full_matrices=False)
    basis = basis[values > _NEAR * max(values[0], 1)]
    left: NDArray[np.float64] = drawn - basis.T @ (basis @ drawn)
    return left


def follows(groups: NDArray[np.bool_], changes: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Which groups have a total that follows from the published ones."""
    still: NDArray[np.bool_] = np.all(np.abs(groups @ changes) < _NEAR, axis=1)
    return still


def unions(shown: NDArray[np.bool_], people: NDArray[np.int64], minimum: int) -> NDArray[np.bool_]:
    """The unions of two to four cells, of fewer people than the minimum, that follow though no part of them does."""
    changes = unnoticed(shown)
    tiny = np.flatnonzero((people < minimum) & ~follows(np.eye(len(people), dtype=bool), changes))
    pairs = np.array(
        [(one, other) for place, one in enumerate(tiny) for other in tiny[place + 1 :] if people[one] + people[other] < minimum]
    )
    found = (
        {frozenset(union) for union in _cancelling(tiny, pairs, changes) if people[list(union)].sum() < minimum} if len(pairs) else set()
    )
    rows = np.zeros((len(found), len(people)), dtype=bool)
    for row, union in zip(rows, sorted(map(sorted, found)), strict=True):
        row[union] = True
    return rows


def _cancelling(tiny: NDArray[np.int64], pairs: NDArray[np.int64], changes: NDArray[np.float64]) -> Iterator[frozenset[int]]:
    sums = changes[pairs].sum(axis=1)
    alone = np.all(np.abs(sums) < _NEAR, axis=1)
    yield from (frozenset(pair) for pair in pairs[alone].tolist())
    pairs, sums = pairs[~alone], sums[~alone]
    for cells, wanted in ((tiny[:, None], -changes[tiny]), (pairs, -sums)):
        for one, other in _equal(wanted, sums):
            union = frozenset((*cells[one].tolist(), *pairs[other].tolist()))
            if len(union) == cells.shape[1] + 2:
                yield union


def _equal(wanted: NDArray[np.float64], sums: NDArray[np.float64]) -> Iterator[tuple[int, int]]:
    """Places in the one and in the other that hold the same changes."""
    order = np.argsort(sums[:, 0])
    column = sums[order, 0]
    first = np.searchsorted(column, wanted[:, 0] - _NEAR)
    last = np.searchsorted(column, wanted[:, 0] + _NEAR)
    for one in np.flatnonzero(last > first):
        for other in order[first[one] : last[one]]:
            if np.all(np.abs(wanted[one] - sums[other]) < _NEAR):
                yield int(one), int(other)
