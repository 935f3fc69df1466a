"""The proof that a pattern is safe: the lightest cut of what is hidden, found in another way than the pattern was made.

Stoer and Wagner, "A simple min-cut algorithm", Journal of the ACM 44 (1997): nodes are added one by one, each time the one that is tied
most to those before; the last one added makes a lightest cut between itself and the one before it, and the two are then taken together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from analyzer.model.problem import Unsafe

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from numpy.typing import NDArray


def prove(hidden: Iterable[tuple[Hashable, Hashable, int]], minimum: int) -> None:
    """Raise Unsafe unless every cut of what is hidden has at least so many people between its sides.

    ``hidden`` are groups of people, each with the two published totals it is counted under.
    """
    lightest = lightest_cut(_between(list(hidden)))
    if lightest is not None and lightest < minimum:
        raise Unsafe("a small group would follow from what was to be shown")


def _between(hidden: list[tuple[Hashable, Hashable, int]]) -> NDArray[np.int64]:
    """The people between each two totals; the totals of the first kind and of the second are never the same."""
    place: dict[Hashable, int] = {}
    for one, other, _ in hidden:
        place.setdefault((0, one), len(place))
        place.setdefault((1, other), len(place))
    weights = np.zeros((len(place), len(place)), dtype=np.int64)
    for one, other, people in hidden:
        weights[place[0, one], place[1, other]] += people
    return weights + weights.T


def lightest_cut(weights: NDArray[np.int64]) -> int | None:
    """The weight of the lightest cut with anybody between its sides; None where nobody is between any two nodes."""
    tied = weights.copy()
    np.fill_diagonal(tied, 0)
    count, part = connected_components(csr_array(tied), directed=False)
    groups = [np.flatnonzero(part == number) for number in range(count)]
    found = [_lightest(tied[np.ix_(nodes, nodes)]) for nodes in groups if len(nodes) > 1]
    return min(found, default=None)


def _lightest(weights: NDArray[np.int64]) -> int:
    """The lightest cut of a graph that hangs together."""
    least = int(weights.sum())
    while len(weights) > 1:
        last, before, cut = _last_added(weights)
        least = min(least, cut)
        weights[before] += weights[last]
        weights[:, before] = weights[before]
        weights[before, before] = 0
        weights = np.delete(np.delete(weights, last, axis=0), last, axis=1)
    return least


def _last_added(weights: NDArray[np.int64]) -> tuple[int, int, int]:
    """The last two nodes of an order in which every next one is tied most to those before, and how much the very last is tied."""
    tie = weights[0].copy()
    added = np.zeros(len(weights), dtype=bool)
    added[0] = True
    before, last = 0, 0
    for _ in range(len(weights) - 1):
        before, last = last, int(np.argmax(np.where(added, -1, tie)))
        cut = int(tie[last])
        added[last] = True
        tie += weights[last]
    return last, before, cut
