"""Complementary withholding: which further segments must stay hidden so that no subtraction reaches a group that is too small.

Two segmentations and their crossing are a network, and so are a tree and a flat one; what can be worked out of those is a cut, and that is
solved exactly. Any other set of tables is solved by looking for what can be worked out, and hiding what it rests on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.disclosure.complement.linked import linked
from analyzer.disclosure.complement.tree import Tree, tree_by_flat
from analyzer.disclosure.complement.two_way import two_way
from analyzer.disclosure.grid import Grid

if TYPE_CHECKING:
    from analyzer.disclosure.lattice import Lattice
    from analyzer.model.cells import Cells
    from analyzer.model.company import Company
    from analyzer.model.policy import Policy
    from analyzer.model.segment import Segment


def pattern(cells: Cells, lattice: Lattice, company: Company, policy: Policy) -> frozenset[Segment]:
    """The segments of the lattice besides the organisation that may be shown, as far as the number of people in them goes.

    Raises Unsafe where it cannot be proven that no group below the minimum follows from them.
    """
    crossings = {segment.by for segment in lattice.segments if len(segment.parts) > 1}
    if len(cells.segmentations) <= 2:
        grid = Grid.of(cells)
        found = two_way(grid, company, policy, crossed=bool(crossings))
        lines = {grid.segment(line) for line in found.lines}
        shown = frozenset(lines | {grid.segment((0, row), (1, column)) for row, column in found.spots})
    elif (tree := Tree.of(cells)) and max(map(len, crossings), default=0) <= 2:
        shown = tree_by_flat(tree, crossings, company, policy)
    else:
        return linked(lattice, company, policy)
    return shown & frozenset(lattice.segments)
