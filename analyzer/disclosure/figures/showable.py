"""Per figure: which segments that may be shown stay silent about it, so that nothing can be told about a few people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.disclosure.figures.figure_layer import FigureLayer
from analyzer.disclosure.figures.linked import linked_figure
from analyzer.disclosure.figures.two_way import two_way_figure
from analyzer.disclosure.grid import Grid, Pattern, as_grid
from analyzer.disclosure.shown import Shown
from analyzer.model.segment import ORGANISATION

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from analyzer.disclosure.grid import Line
    from analyzer.disclosure.lattice import Lattice
    from analyzer.model.cells import Cells
    from analyzer.model.policy import Policy
    from analyzer.model.request import Figure
    from analyzer.model.segment import Segment


def showable(cells: Cells, figure: Figure, lattice: Lattice, asked: frozenset[Segment], policy: Policy) -> Shown | None:
    """Where a figure may be shown of the segments where it was ``asked``; None where not even the organisation may show it."""
    return countable_in(cells, cells.counts[figure], cells.ceiling[figure], lattice, asked, policy)


def countable_in(
    cells: Cells,
    counts: NDArray[np.int64],
    ceiling: int,
    lattice: Lattice,
    asked: frozenset[Segment],
    policy: Policy,
    *,
    bands: bool = True,
) -> Shown | None:
    """The same for any count laid out as the cells are, of which one person can add at most ``ceiling``.

    Without ``bands`` it is told exactly wherever it may be, and nowhere else: for what is never shown itself but follows from others.
    """
    if len(cells.segmentations) > 2:
        return linked_figure(lattice, lattice.atoms(counts), ceiling, asked, policy, bands=bands)
    grid = Grid.of(cells)
    layer = FigureLayer(grid, as_grid(counts), ceiling, policy)
    places = {segment: _place(grid, segment) for segment in asked if segment.parts}
    lines = {segment: at[0] for segment, at in places.items() if len(at) == 1}
    spots = {segment: (at[0][1], at[1][1]) for segment, at in places.items() if len(at) == 2}
    found = two_way_figure(layer, Pattern(frozenset(lines.values()), frozenset(spots.values())), bands=bands)
    if found is None:
        return None
    exact = {one for one, line in lines.items() if line in found.lines} | {one for one, spot in spots.items() if spot in found.spots}
    ends = {one: layer.share(layer.totals[line]) for one, line in lines.items() if line in found.bands}
    ends |= {one: layer.share(layer.spots[spot]) for one, spot in spots.items() if spot in found.spot_bands}
    return Shown(frozenset(exact | {ORGANISATION}), ends)


def _place(grid: Grid, segment: Segment) -> tuple[Line, ...]:
    """The lines that a segment lies on, rows before columns."""
    where = segment.where
    axes = [axis for axis, name in enumerate(grid.segmentations) if name in where]
    return tuple((axis, grid.labels[axis].index(where[grid.segmentations[axis]])) for axis in axes)
