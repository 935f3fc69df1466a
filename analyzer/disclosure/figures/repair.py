"""Repair: the cheapest cells or lines to withhold so that enough can flow around a group."""

from __future__ import annotations

from heapq import heappop, heappush
from math import inf, sqrt
from typing import TYPE_CHECKING

from analyzer.disclosure.figures.around import Around

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from analyzer.disclosure.figures.demands import Demand
    from analyzer.disclosure.figures.figure_layer import FigureLayer
    from analyzer.disclosure.figures.network import Network, Pipe, Shown

LINE = 1000.0
"""What a line costs on top of its size: no cell of a crossing is worth more than a line."""

Costs = dict[int, dict[int, tuple[float, "Pipe"]]]


def costs(layer: FigureLayer, network: Network, shown: Shown) -> Costs:
    """For every node the shown cells and lines there: where they lead to, what withholding them costs, and their pipe."""
    found: Costs = {}
    for spot in sorted(shown.spots):
        _add(found, network.pipe_of_spot(spot), 1 + sqrt(layer.spots[spot][1]))
    for line in sorted(shown.lines):
        _add(found, network.pipe_of_line(line), LINE + 3 * (1 + sqrt(layer.totals[line][1])))
    return found


def _add(found: Costs, pipe: Pipe, cost: float) -> None:
    for one, other in (pipe, pipe[::-1]):
        found.setdefault(one, {})[other] = (cost, pipe)


def cheapest(network: Network, demand: Demand, closed: Costs) -> list[Pipe]:
    """The cheapest closed pipes that bring a demand nearer; empty when nothing does."""
    ways = [_way(network, demand, closed, rising=rising, lifted=lifted) for rising, lifted in _directions(network, demand)]
    return min(ways, key=lambda way: way[0], default=(inf, []))[1]


def _directions(network: Network, demand: Demand) -> Iterator[tuple[bool, bool]]:
    """The directions in which more is needed, and whether what the group itself can hold stands in the way."""
    rise, fall = (Around(network, demand.group, rising=rising).most(demand.most) for rising in (True, False))
    if rise < demand.rise or (demand.width and rise + fall < demand.width):
        yield True, False
    if fall < demand.fall or (demand.width and rise + fall < demand.width):
        yield False, False
    if rise + fall >= demand.width and demand.either:
        yield True, True
        yield False, True


def _way(network: Network, demand: Demand, closed: Costs, *, rising: bool, lifted: bool) -> tuple[float, list[Pipe]]:
    around = Around(network, demand.group, rising=rising)
    if lifted:
        around.lift()
    around.enter()
    around.send(demand.most)
    way = _cheapest_way(around, closed)
    around.shut()
    return way


def _cheapest_way(around: Around, closed: Costs) -> tuple[float, list[Pipe]]:
    """The cheapest set of closed pipes that would let more flow through, by Dijkstra's method; endless when nothing helps."""
    onward, _ = around.ways()
    best = {end: 0.0 for end, room in around.own.items() if room > 0}
    came: dict[int, tuple[int, Pipe | None]] = {}
    queue = [(0.0, end) for end in best]
    while queue:
        cost, node = heappop(queue)
        if node == around.group.node:
            return cost, _opened(node, came)
        if cost > best[node]:
            continue
        for place, price, pipe in _steps(onward[node], closed.get(node, {})):
            if cost + price < best.get(place, inf):
                best[place] = cost + price
                came[place] = (node, pipe)
                heappush(queue, (cost + price, place))
    return inf, []


def _steps(free: int, closed: Mapping[int, tuple[float, Pipe]]) -> Iterator[tuple[int, float, Pipe | None]]:
    """Where one can go from a node: through closed pipes at their cost, and along what is free."""
    for place, (price, pipe) in closed.items():
        yield place, price, pipe
    while free:
        bit = free & -free
        free ^= bit
        yield bit.bit_length() - 1, 0.0, None


def _opened(node: int, came: Mapping[int, tuple[int, Pipe | None]]) -> list[Pipe]:
    """The closed pipes on the way to a node."""
    pipes = []
    while node in came:
        node, pipe = came[node]
        if pipe:
            pipes.append(pipe)
    return pipes
