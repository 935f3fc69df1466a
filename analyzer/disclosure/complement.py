"""Complementary withholding: which further segments must stay hidden so that no subtraction reaches a group that is too small.

Rows and columns are the nodes of a graph and every hidden cell is an edge between its row and its column, as heavy as its respondents. A
row whose total is hidden falls together with all other such rows, and so do the columns. What can be computed by adding and subtracting
published totals is then exactly the cuts of this graph, so nothing too small can be computed when every cut weighs at least the minimum.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components, maximum_flow

from analyzer.disclosure.primary import too_few

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from analyzer.disclosure.grid import Grid, Line, Spot
    from analyzer.model.company import Company
    from analyzer.model.policy import Policy


@dataclass(frozen=True, slots=True)
class Pattern:
    """Which row and column totals, and which single cells, may be shown as far as the number of people goes."""

    lines: frozenset[Line]
    spots: frozenset[Spot]


def pattern(grid: Grid, company: Company, policy: Policy) -> Pattern:
    """The segments that may be shown: lines first, then cells, and those only where enough of them survive."""
    lines = _safe_lines(grid, _large_lines(grid, company, policy), policy.min_group)
    crossed = _crossed(grid, lines, company, policy)
    filled = len(grid.spots())
    worthwhile = filled > 0 and len(crossed.spots) >= policy.crossed_share * filled and bool(crossed.spots)
    return crossed if worthwhile else Pattern(lines, frozenset())


def _large_lines(grid: Grid, company: Company, policy: Policy) -> frozenset[Line]:
    return frozenset(
        line
        for line in grid.lines()
        if not grid.is_unknown(line) and not too_few(grid.on(line), grid.segment(line), company, policy.min_group)
    )


def _safe_lines(grid: Grid, lines: frozenset[Line], minimum: int) -> frozenset[Line]:
    """Hide the cheapest totals until every cut weighs enough."""
    while lines and (side := deficient_cut(grid, Pattern(lines, frozenset()), minimum)):
        lines -= {min(_bridging(grid, lines, side) or lines, key=lambda line: (grid.on(line), line))}
    return lines


def _bridging(grid: Grid, lines: frozenset[Line], side: frozenset[Line]) -> list[Line]:
    """The totals that lie on the other side of a cut than the hidden totals of their direction: once hidden as well, that cut is gone."""
    hidden = {line[0]: line in side for line in grid.lines() if line not in lines and grid.on(line)}
    return [line for line in lines if hidden.get(line[0], line in side) != (line in side)]


def _crossed(grid: Grid, lines: frozenset[Line], company: Company, policy: Policy) -> Pattern:
    """Show every large enough cell of published lines, then hide the cheapest ones again until every cut weighs enough."""
    shown = Pattern(
        lines,
        frozenset(
            (row, column)
            for row, column in grid.spots()
            if {(0, row), (1, column)} <= lines
            and not too_few(int(grid.respondents[row, column]), grid.segment((0, row), (1, column)), company, policy.min_crossed)
        ),
    )
    while shown.spots and (sides := deficient_cut(grid, shown, policy.min_crossed)):
        crossing = [spot for spot in shown.spots if ((0, spot[0]) in sides) != ((1, spot[1]) in sides)]
        # Where no shown cell crosses the cut it is the lines themselves that are short; a crossing would only make that worse.
        victims = {min(crossing, key=lambda spot: (int(grid.respondents[spot]), spot))} if crossing else shown.spots
        shown = replace(shown, spots=shown.spots - victims)
    return shown


def deficient_cut(grid: Grid, shown: Pattern, minimum: int) -> frozenset[Line]:
    """One side of a cut that weighs less than ``minimum``, as the lines on it; empty when there is none."""
    weights, places = _graph(grid, shown)
    count, component = connected_components(csr_array(weights), directed=False)
    for number in range(count):
        nodes = np.flatnonzero(component == number)
        side = _light_cut(weights, nodes, minimum)
        if side:
            return frozenset(line for line, node in places.items() if node in side)
    return frozenset()


def _graph(grid: Grid, shown: Pattern) -> tuple[NDArray[np.int32], dict[Line, int]]:
    """The symmetric weights between nodes, and the node of every line; hidden rows share node 0, hidden columns node 1."""
    rows, columns = grid.respondents.shape
    lines = [(axis, place) for axis, size in enumerate((rows, columns)) for place in range(size)]
    own = sorted(line for line in lines if line in shown.lines)
    places = {line: line[0] for line in lines} | {line: 2 + number for number, line in enumerate(own)}
    weights = np.zeros((2 + len(own), 2 + len(own)), dtype=np.int32)
    for row, column in grid.spots():
        if (row, column) not in shown.spots:
            one, other = places[0, row], places[1, column]
            weights[one, other] += grid.respondents[row, column]
            weights[other, one] += grid.respondents[row, column]
    return weights, places


def _light_cut(weights: NDArray[np.int32], nodes: NDArray[np.int64], minimum: int) -> frozenset[int]:
    """The nodes on one side of a cut below ``minimum`` inside one connected part: the smallest cut between one node and each other."""
    inside = csr_array(weights[np.ix_(nodes, nodes)])
    for sink in range(1, len(nodes)):
        flow = maximum_flow(inside, 0, sink)
        if flow.flow_value < minimum:
            return frozenset(int(nodes[node]) for node in _reached(inside, flow.flow, 0))
    return frozenset()


def _reached(capacity: csr_array, flow: csr_array, source: int) -> Iterable[int]:
    """The nodes that can still be reached from the source once the flow is full: the source's side of the smallest cut."""
    left = capacity.toarray() - flow.toarray()
    seen, waiting = {source}, [source]
    while waiting:
        for node in np.flatnonzero(left[waiting.pop()] > 0):
            if int(node) not in seen:
                seen.add(int(node))
                waiting.append(int(node))
    return seen
