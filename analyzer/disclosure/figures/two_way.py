"""Per figure: which segments that may be shown stay silent about it, so that nothing can be told about a few people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.disclosure.figures.narrowing import show, tell
from analyzer.disclosure.figures.network import Shown
from analyzer.disclosure.figures.search import Search

if TYPE_CHECKING:
    from analyzer.disclosure.figures.figure_layer import FigureLayer
    from analyzer.disclosure.grid import Pattern


def two_way_figure(layer: FigureLayer, pattern: Pattern, *, bands: bool = True) -> Shown | None:
    """The segments that may show this figure, or None where not even the organisation may.

    Segments near none or all go first; then, for every demand that is not met, the cheapest others that let enough flow around it. What
    turns out not to have been needed is shown again, and segments near none or all are told as a band where that stays safe. Where a demand
    cannot be met at all only the organisation keeps the figure. Without ``bands`` only near-unanimous segments go first, and none is told.
    """
    if layer.alike(layer.everybody):
        return None
    rough = layer.rough if bands else layer.alike
    start = Shown(
        frozenset(line for line in pattern.lines if not rough(layer.totals[line])),
        frozenset(spot for spot in pattern.spots if not rough(layer.spots[spot])),
    )
    search = Search(layer, start)
    if not search.settle():
        return Shown(frozenset(), frozenset())
    _show_again(search, start)
    if bands:
        _tell_bands(search, pattern)
    return search.shown


def _show_again(search: Search, start: Shown) -> None:
    """Show what turned out not to be needed, large before small, lines before cells."""
    totals, cells = search.layer.totals, search.layer.spots
    for line in sorted(start.lines - search.shown.lines, key=lambda line: (-totals[line][1], line)):
        show(search, search.network.pipe_of_line(line))
    for spot in sorted(start.spots - search.shown.spots, key=lambda spot: (-cells[spot][1], spot)):
        show(search, search.network.pipe_of_spot(spot))


def _tell_bands(search: Search, pattern: Pattern) -> None:
    """Tell the floor or the ceiling of segments near none or all, one by one."""
    layer, network = search.layer, search.network
    for line in sorted(pattern.lines):
        if layer.rough(layer.totals[line]):
            tell(search, network.pipe_of_line(line), layer.totals[line])
    for spot in sorted(pattern.spots):
        if layer.rough(layer.spots[spot]):
            tell(search, network.pipe_of_spot(spot), layer.spots[spot])
