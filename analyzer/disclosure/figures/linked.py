"""Per figure in linked tables of three segmentations and more: which segments stay silent, so that nothing can be told about a few people.

For every group of too few people a world is looked for in which it has enough more, or less, than in truth; for every insider one that
their own answer does not rule out; and for every larger group where nearly all did the same one in which they did not. One world serves
many groups. Where there is none the cheapest segment that stands in the way is withheld, and the search goes on.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from analyzer.disclosure.figures.linked_search import Search
from analyzer.disclosure.figures.worlds import Truth
from analyzer.disclosure.primary import near_unanimous, told_roughly
from analyzer.disclosure.shown import Shown
from analyzer.model.segment import ORGANISATION

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from analyzer.disclosure.lattice import Lattice
    from analyzer.model.policy import Policy
    from analyzer.model.segment import Segment


def linked_figure(
    lattice: Lattice, counts: NDArray[np.int64], ceiling: int, asked: frozenset[Segment], policy: Policy, *, bands: bool = True
) -> Shown | None:
    """Where a figure, counted per atom, may be shown of the segments where it was ``asked``; None where nowhere.

    A band is told of a segment of one segmentation where nearly all did the same, if everything stays safe with it; without ``bands`` none
    is. Raises Unsafe where a solver has no proof.
    """
    if near_unanimous(lattice.on(ORGANISATION, counts), lattice.on(ORGANISATION), ceiling, policy):
        return None
    rule = told_roughly if bands else near_unanimous
    rough = frozenset(one for one in asked if one.parts and rule(lattice.on(one, counts), lattice.on(one), ceiling, policy))
    search = Search(lattice, Truth(counts, lattice.people, ceiling, policy.insiders), policy, asked | {ORGANISATION})
    shown = Shown((asked | {ORGANISATION}) - rough)
    while (in_the_way := search.in_the_way(shown)) is not None:
        choice = in_the_way or shown.exact - {ORGANISATION}
        if not choice:
            return None
        shown = replace(shown, exact=shown.exact - {min(choice, key=search.price)})
    for segment in sorted(one for one in rough if bands and len(one.parts) == 1):
        shown = search.with_band(shown, segment) or shown
    return shown
