"""Shifts: which atoms cannot be in a small union, by moving people about, and the smallest union among those that are left.

A shift of people among the atoms that changes no published total is the dual of a union. If it takes so much out of an atom that the others
must take in the minimum, then whoever works out that atom works out that many people. That clears nearly all atoms at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analyzer.disclosure.audit.solver import Doubt, solve

if TYPE_CHECKING:
    from numpy.typing import NDArray

FAR = 1e4
"""More than any shift, or any weight of a row, that is needed."""


def smallest_classes(
    rows: NDArray[np.float64], people: NDArray[np.int64], minimum: int
) -> tuple[NDArray[np.bool_], NDArray[np.float64]] | None:
    """The classes of the smallest union below the minimum and the weights of the rows; None where there is none."""
    unsafe = people < minimum
    while unsafe.any():
        cleared = _cleared(rows, people, unsafe, minimum)
        if not cleared.any():
            break
        unsafe &= ~cleared
    if not unsafe.any():
        return None
    for seed in np.flatnonzero(unsafe):
        if _cleared(rows, people, unsafe, minimum, int(seed))[seed]:
            unsafe[seed] = False
    return _programme(rows, people, unsafe, minimum) if unsafe.any() else None


def _cleared(
    rows: NDArray[np.float64], people: NDArray[np.int64], unsafe: NDArray[np.bool_], minimum: int, seed: int | None = None
) -> NDArray[np.bool_]:
    """The classes, or the one class, that one shift shows to be in no small union.

    A class takes in no more than its people, the classes already cleared as much as it takes. ``given`` counts, for every class that is
    not cleared, how much less than that it takes in, up to the minimum: at the minimum it is cleared.
    """
    from scipy.sparse import csr_array, eye_array, hstack, vstack

    classes, open_ones = len(people), np.flatnonzero(unsafe if seed is None else np.arange(len(people)) == seed)
    chosen = csr_array(eye_array(classes, format="csr")[open_ones])
    shift = hstack([csr_array(rows), csr_array((len(rows), len(open_ones)))])
    given = hstack([chosen, eye_array(len(open_ones))])
    low = np.concatenate([np.zeros(len(rows)), np.full(len(open_ones), -np.inf)])
    high = np.concatenate([np.zeros(len(rows)), people[open_ones].astype(np.float64)])
    floor = np.concatenate([np.full(classes, -FAR), np.zeros(len(open_ones))])
    roof = np.concatenate([np.where(unsafe, people, FAR).astype(np.float64), np.full(len(open_ones), float(minimum))])
    objective = np.concatenate([np.zeros(classes), -np.ones(len(open_ones))])
    found = solve(objective, csr_array(vstack([shift, given])), (low, high), (floor, roof))
    if found is None:
        raise Doubt("a shift that must exist was not found")
    cleared = np.zeros(classes, dtype=bool)
    cleared[open_ones[people[open_ones] - found[:classes][open_ones] > minimum - 1e-3]] = True
    return cleared


def _programme(
    rows: NDArray[np.float64], people: NDArray[np.int64], unsafe: NDArray[np.bool_], minimum: int
) -> tuple[NDArray[np.bool_], NDArray[np.float64]] | None:
    """The programme in whole numbers for the classes that no shift could clear."""
    from scipy.sparse import csr_array, eye_array, hstack, vstack

    classes, lines = len(people), len(rows)
    follows = hstack([eye_array(classes), csr_array(-rows.T)])
    size = csr_array(np.concatenate([people, np.zeros(lines)])[None, :])
    ends = np.concatenate([np.zeros(classes), [1.0]]), np.concatenate([np.zeros(classes), [float(minimum - 1)]])
    floor = np.concatenate([np.zeros(classes), np.full(lines, -FAR)])
    roof = np.concatenate([unsafe.astype(np.float64), np.full(lines, FAR)])
    whole = np.concatenate([np.ones(classes, dtype=bool), np.zeros(lines, dtype=bool)])
    objective = np.concatenate([people, np.zeros(lines)]).astype(np.float64)
    found = solve(objective, csr_array(vstack([follows, size])), ends, (floor, roof), whole)
    return None if found is None else (found[:classes] > 0.5, found[classes:])
