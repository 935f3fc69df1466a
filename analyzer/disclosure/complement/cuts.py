"""Cuts: the ways to part a graph in two that weigh too little.

What can be computed by adding and subtracting published totals is exactly the cuts of the graph of what is hidden, each as heavy as the
respondents between its sides. A cut without anybody between its sides tells nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components, maximum_flow

from analyzer.model.problem import Unsafe

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    Side = NDArray[np.bool_]
    Harmless = Callable[[Side], bool]

MOST_FLOWS = 50_000
"""How many flows a complete search may take. It needs a few per harmless cut, of which there are about as many as small departments."""


class Cuts:
    """The cuts of a graph below a minimum, where ``harmless`` says which of them need no repair.

    ``weights`` is symmetric (node x node). Nodes that no light cut parts are taken together while searching: a flow of the minimum between
    two nodes proves that.
    """

    def __init__(self, weights: NDArray[np.int64], minimum: int, harmless: Harmless) -> None:
        self._left = np.minimum(weights, minimum).astype(np.int32)  # an edge of the minimum is as firm as a heavier one
        np.fill_diagonal(self._left, 0)
        self._minimum = minimum
        self._harmless = harmless
        self._label = np.arange(len(weights))
        self._flows = 0

    def harmful(self) -> list[Side]:
        """Light cuts that need repair, per node the side it is on; none only if there is none at all."""
        found = self._between_neighbours()
        return found or list(self._all_others())

    def _between_neighbours(self) -> list[Side]:
        """The lightest cuts between the ends of every edge, nearest to the one end and to the other."""
        found = []
        for one, other in self._edges():
            start, end = int(self._label[one]), int(self._label[other])
            if start == end:
                continue
            sides = self._lightest(start, end)
            if not sides:
                self._join(start, end)
            found += [side for side in sides if not self._harmless(side)]
        return found

    def _edges(self) -> list[tuple[int, int]]:
        """Every edge, the heavy ones first: they are joined before anything is measured."""
        ones, others = np.nonzero(np.triu(self._left))
        order = np.argsort(-self._left[ones, others], kind="stable")
        return [(int(ones[at]), int(others[at])) for at in order]

    def _lightest(self, start: int, end: int) -> list[Side]:
        """The two lightest cuts between two nodes, where they are too light."""
        if self._firm(start, end):
            return []
        self._flows += 1
        flow = maximum_flow(csr_array(self._left), start, end)
        if flow.flow_value >= self._minimum:
            return []
        open_ = self._left > flow.flow.toarray()
        return [_reached(open_, start)[self._label], ~_reached(open_.T, end)[self._label]]

    def _firm(self, start: int, end: int) -> bool:
        """Whether what runs straight and by one node in between already is a flow of the minimum."""
        by_one = np.minimum(self._left[start], self._left[end]).sum()
        return int(self._left[start, end]) + int(by_one) >= self._minimum

    def _join(self, start: int, end: int) -> None:
        self._left[start] = np.minimum(self._left[start] + self._left[end], self._minimum)
        self._left[:, start] = self._left[start]
        self._left[end] = self._left[:, end] = 0
        self._left[start, start] = 0
        self._label[self._label == end] = start

    def _all_others(self) -> Iterator[Side]:
        """Every other light cut that needs repair, once the lightest between any two nodes are harmless.

        Such a cut may be taken to part one connected part of the graph in two connected halves, of which one does not hold the heaviest
        node. That half is grown from its first node, neighbour by neighbour, while the cut can still be light.
        """
        _, part = connected_components(csr_array(self._left), directed=False)
        for number in np.unique(part):
            nodes = np.flatnonzero((part == number) & (self._left.sum(axis=1) > 0))
            nodes = nodes[np.argsort(-self._left[nodes].sum(axis=1), kind="stable")]
            outside = np.zeros(len(self._left), dtype=bool)
            outside[nodes[:1]] = True
            for node in nodes[:0:-1]:
                inside = np.zeros_like(outside)
                inside[node] = True
                yield from self._grown(inside, outside, part == number)
                outside[node] = True

    def _grown(self, inside: Side, outside: Side, part: Side) -> Iterator[Side]:
        """Light cuts with these nodes on the one side and those on the other."""
        if not self._can_be_light(inside, outside):
            return
        neighbours = np.flatnonzero(self._left[inside].any(axis=0) & ~inside & ~outside)
        if not len(neighbours):
            if _connected(self._left, part & ~inside) and not self._harmless(inside[self._label]):
                yield inside[self._label]
            return
        for without in (True, False):
            more = np.zeros_like(inside)
            more[neighbours[0]] = True
            yield from self._grown(inside if without else inside | more, outside | more if without else outside, part)

    def _can_be_light(self, inside: Side, outside: Side) -> bool:
        self._flows += 1
        if self._flows > MOST_FLOWS:
            raise Unsafe("too many small groups to look at all of their combinations")
        if int(self._left[np.ix_(inside, outside)].sum()) >= self._minimum:
            return False
        apart = np.flatnonzero(~inside & ~outside)
        size = len(apart) + 2
        graph = np.zeros((size, size), dtype=np.int32)
        graph[2:, 2:] = self._left[np.ix_(apart, apart)]
        for place, side in enumerate((inside, outside)):
            graph[place, 2:] = graph[2:, place] = self._left[side][:, apart].sum(axis=0)
        graph[0, 1] = graph[1, 0] = self._left[np.ix_(inside, outside)].sum()
        return bool(maximum_flow(csr_array(graph), 0, 1).flow_value < self._minimum)


def _reached(open_: NDArray[np.bool_], start: int) -> Side:
    """The nodes that can be reached from one node."""
    seen = np.zeros(len(open_), dtype=bool)
    seen[start] = True
    fresh = seen
    while fresh.any():
        fresh = open_[fresh].any(axis=0) & ~seen
        seen = seen | fresh
    return seen


def _connected(weights: NDArray[np.int32], among: Side) -> bool:
    """Whether some nodes hang together by themselves."""
    inside = (weights > 0) & among
    return bool(_reached(inside & among[:, None], int(np.argmax(among)))[among].all())
