"""Pairs: two cells of a line that are below the minimum together. There are thousands; most are seen to be open without looking at each."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from analyzer.disclosure.figures.around import Around, Group
from analyzer.disclosure.figures.network import ENDLESS
from analyzer.disclosure.figures.proofs import Proof
from analyzer.disclosure.primary import kept_open

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from analyzer.disclosure.figures.figure_layer import FigureLayer
    from analyzer.disclosure.figures.network import Network
    from analyzer.disclosure.grid import Line, Spot

    Pair = tuple[Line, tuple[Spot, Spot]]


AT_ONCE = 2000
"""How many pairs are looked at in one go, for the sake of memory."""


class Pairs:
    """The small pairs of a figure, with the numbers of their pipes and the most that is asked of them."""

    def __init__(self, layer: FigureLayer, network: Network) -> None:
        self.pairs = tuple(_small(layer))
        self._places = {pair: place for place, pair in enumerate(self.pairs)}
        self._size = len(network.counted)
        spots = [pair for _, pair in self.pairs]
        self._together: dict[Line, dict[Spot, None]] = {}
        for line, pair in self.pairs:
            self._together.setdefault(line, {}).update(dict.fromkeys(pair))
        self._pipes = np.array([[network.number[network.pipe_of_spot(spot)] for spot in pair] for pair in spots], dtype=np.int64).reshape(
            -1, 2
        )
        people = np.array([layer.together(pair)[1] for pair in spots], dtype=np.int64)
        margin = layer.policy.insiders * layer.ceiling
        open_by = kept_open(people, layer.ceiling, layer.policy).astype(np.int64)
        self._width = 1 + np.maximum(open_by, np.where(people > layer.policy.insiders, margin, 0))

    def moved_together(self, network: Network) -> list[Proof]:
        """Worlds in which all small cells of a line rise as far as they can, or all fall: in most of those every pair has moved far."""
        found = []
        for line, spots in self._together.items():
            ends = tuple(network.node((1 - line[0], spot[1 - line[0]])) for spot in spots)
            for rising in (True, False):
                around = Around(network, Group(network.node(line), ends), rising=rising)
                around.enter()
                around.send(ENDLESS)
                if around.amount:
                    found.append(Proof(around.used(), (around.moved(),)))
                around.shut()
        return found

    def proven(self, waiting: Sequence[Pair], proofs: Iterable[Proof], passing: Mapping[int, int]) -> dict[Pair, Proof]:
        """Proofs for those ``waiting`` pairs that other proofs already show to be open.

        A pair is as wide as two worlds are apart in it. What flows around one of its cells flows around both unless it goes through the
        other: ``passing`` has, by the number of its pipe, where enough flows around a single cell.
        """
        worlds = [({}, 0), *((world, proof.rests_on) for proof in proofs for world in proof.worlds)]
        changes = _laid_out([world for world, _ in worlds], self._size)
        found = {}
        for start in range(0, len(waiting), AT_ONCE):
            places = np.array([self._places[pair] for pair in waiting[start : start + AT_ONCE]])
            moved = changes[:, self._pipes[places, 0]] + changes[:, self._pipes[places, 1]]
            high, low = moved.argmax(axis=0), moved.argmin(axis=0)
            columns = np.arange(len(places))
            wide = moved[high, columns] - moved[low, columns] >= self._width[places]
            for column in np.flatnonzero(wide).tolist():
                one, other = self._pipes[places[column]].tolist()
                if around := _unless_through(passing, one, other) or _unless_through(passing, other, one):
                    found[waiting[start + column]] = Proof(worlds[high[column]][1] | worlds[low[column]][1] | around)
        return found


def _unless_through(passing: Mapping[int, int], one: int, other: int) -> int:
    """The pipes of the flow around one cell; none where it goes through the other cell."""
    used = passing.get(one, 0)
    return 0 if used >> other & 1 else used


def _laid_out(worlds: Sequence[Mapping[int, int]], pipes: int) -> NDArray[np.int32]:
    """Worlds as rows, with the change of every pipe."""
    changes = np.zeros((len(worlds), pipes), dtype=np.int32)
    for row, world in enumerate(worlds):
        changes[row, list(world)] = list(world.values())
    return changes


def _small(layer: FigureLayer) -> Iterable[Pair]:
    few = layer.policy.min_group
    for line, spots in layer.on_line.items():
        small = [spot for spot in spots if layer.spots[spot][1] < few - 1] if len(spots) > 2 else []
        for one, other in combinations(small, 2):
            if layer.spots[one][1] + layer.spots[other][1] < few:
                yield line, (one, other)
