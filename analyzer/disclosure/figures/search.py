"""The search for what one figure may show: withhold the cheapest cells and lines until every demand is met."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from analyzer.disclosure.figures.demands import Demand, Demands
from analyzer.disclosure.figures.network import Network, Shown
from analyzer.disclosure.figures.pairs import Pairs
from analyzer.disclosure.figures.proofs import Proof, proof
from analyzer.disclosure.figures.repair import cheapest, costs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from analyzer.disclosure.figures.figure_layer import FigureLayer
    from analyzer.disclosure.figures.network import Pipe
    from analyzer.disclosure.figures.pairs import Pair


class Search:
    """The search for what one figure may show: what is shown so far, the room that leaves, and the proofs that it is safe."""

    def __init__(self, layer: FigureLayer, shown: Shown) -> None:
        self.layer, self.shown = layer, shown
        self.network = Network(layer.counts, layer.room, shown)
        self.closed = costs(layer, self.network, shown)
        self.pairs = Pairs(layer, self.network)
        self.proofs: dict[Demand, Proof] = {}
        self.pair_proofs: dict[Pair, Proof] = {}
        self.together: list[Proof] = []

    @property
    def demands(self) -> Demands:
        """What is demanded of what is shown now."""
        return Demands(self.layer, self.network, self.shown)

    def settle(self) -> bool:
        """Withhold until every demand is met; False where that cannot be."""
        before = None
        while self.shown != before:
            before = self.shown
            demands = self.demands
            if not all(self._meet(demand) for demand in chain(demands.single(), demands.pools())) or not self._meet_pairs():
                return False
        return True

    def _meet(self, demand: Demand) -> bool:
        """Withhold the cheapest cells and lines until a demand is met."""
        while demand not in self.proofs:
            if found := proof(self.network, demand):
                self.proofs[demand] = found
            elif pipes := cheapest(self.network, demand, self.closed):
                self._withhold(pipes)
            else:
                return False
        return True

    def _meet_pairs(self) -> bool:
        """The same for two small cells of a line together; most are seen at once to be open."""
        waiting = [pair for pair in self.pairs.pairs if pair not in self.pair_proofs]
        if waiting:
            self.together = self.pairs.moved_together(self.network)
            self.pair_proofs |= self.pairs.proven(waiting, (*self.proofs.values(), *self.together), self.passing(self.proofs))
        return all(self._meet_pair(pair) for pair in waiting if pair not in self.pair_proofs)

    def _meet_pair(self, pair: Pair) -> bool:
        while not (found := proof(self.network, demand := self.demands.few(*pair))):
            pipes = cheapest(self.network, demand, self.closed)
            if not pipes:
                return False
            self._withhold(pipes)
        self.pair_proofs[pair] = found
        return True

    def passing(self, proofs: Mapping[Demand, Proof]) -> dict[int, int]:
        """What flows around single small cells, by the number of their pipe."""
        found = {}
        for demand, proven in proofs.items():
            if demand.either and len(demand.group.ends) == 1:
                found[self.network.number[demand.group.node, demand.group.ends[0]]] = proven.passing
        return found

    def _withhold(self, pipes: Iterable[Pipe]) -> None:
        """Open some pipes. What proves that a pair is open holds on, but without a line more is asked of the pairs in it."""
        for pipe in pipes:
            if self.network.line_of(pipe):
                self.pair_proofs.clear()
            self.network.open(pipe)
            for one, other in (pipe, pipe[::-1]):
                del self.closed[one][other]
            self.shown = self.but(pipe, shown=False)

    def but(self, pipe: Pipe, *, shown: bool) -> Shown:
        """What is shown, with one cell or line more, or less."""
        line, spot = self.network.line_of(pipe), self.network.spot_of(pipe)
        lines = self.shown.lines | {line} if shown and line else self.shown.lines - {line}
        spots = self.shown.spots | {spot} if shown and spot else self.shown.spots - {spot}
        return replace(self.shown, lines=lines, spots=spots)
