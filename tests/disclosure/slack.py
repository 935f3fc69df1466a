"""How far hidden sums can fall and rise in a network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.disclosure.figures.around import Around, Group
from analyzer.disclosure.figures.network import ENDLESS

if TYPE_CHECKING:
    from analyzer.disclosure.figures.network import Network
    from analyzer.disclosure.grid import Line, Spot


def slack(network: Network, group: Group) -> tuple[int, int]:
    """How far the sum of a group can fall and rise."""
    fall, rise = (Around(network, group, rising=rising).most(ENDLESS) for rising in (False, True))
    return fall, rise


def spot_slack(network: Network, spot: Spot) -> tuple[int, int]:
    """The same for one cell."""
    start, end = network.pipe_of_spot(spot)
    return slack(network, Group(start, (end,)))


def line_slack(network: Network, line: Line) -> tuple[int, int]:
    """The same for the total of a row or a column, seen from the pool of hidden totals."""
    return slack(network, Group(network.rows + network.columns + line[0], (network.node(line),)))
