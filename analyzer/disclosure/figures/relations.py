"""Relations between figures: right answers, don't-knows and the rest of a module add up to all answers.

Where two of them are shown exactly the third follows, so that must be fit to be shown as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.disclosure.figures.showable import countable_in, showable
from analyzer.model.request import Figure

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray

    from analyzer.disclosure.lattice import Lattice
    from analyzer.disclosure.shown import Shown
    from analyzer.model.cells import Cells
    from analyzer.model.policy import Policy
    from analyzer.model.segment import Segment


def apart(cells: Cells, shown: Mapping[Figure, Shown], lattice: Lattice, policy: Policy) -> Mapping[Figure, Shown]:
    """The same figures, without don't-knows in segments where they would tell too much next to the right answers.

    A module of which even the organisation's third figure tells too much loses its don't-knows altogether.
    """
    kept = dict(shown)
    for right in [figure for figure in shown if figure.about == "module" and figure.outcome == "right"]:
        unknown = Figure("module", right.id, "dont_know")
        if unknown in shown:
            found = _beside(cells, right, unknown, shown, lattice, policy)
            if found is None:
                del kept[unknown]
            else:
                kept[unknown] = found
    return kept


def _beside(cells: Cells, right: Figure, unknown: Figure, shown: Mapping[Figure, Shown], lattice: Lattice, policy: Policy) -> Shown | None:
    """Where the don't-knows of a module may be shown next to its right answers; None where nowhere.

    Withholding some may make others follow by subtraction, so it is done over until nothing changes any more.
    """
    third = neither(cells, right, unknown)
    known = _known(shown[right].exact, lattice)
    told: Shown | None = shown[unknown]
    while told is not None:
        both = known & _known(told.exact, lattice)
        safe = countable_in(cells, third, cells.ceiling[right], lattice, both, policy, bands=False)
        if safe is None:
            return None
        unsafe = both - safe.exact
        if not unsafe:
            return told
        hidden = _hiding(unsafe, told, lattice)
        told = showable(cells, unknown, lattice, (told.exact | told.bands.keys()) - hidden, policy) if hidden else None
    return None


def _known(exact: frozenset[Segment], lattice: Lattice) -> frozenset[Segment]:
    """Segments that are shown exactly, and the only one of a segmentation that is not: it follows from the others."""
    found = set(exact)
    for name in {segment.by for segment in lattice.segments if len(segment.by) == 1}:
        hidden = [segment for segment in lattice.segments if segment.by == name and segment not in exact]
        found |= set(hidden) if len(hidden) == 1 else set()
    return frozenset(found)


def _hiding(unsafe: frozenset[Segment], told: Shown, lattice: Lattice) -> frozenset[Segment]:
    """What to withhold so that some segments are not known any more: themselves, or the smallest of those that they follow from."""
    hidden = set(unsafe & told.exact)
    for segment in sorted(unsafe - told.exact):
        others = [other for other in told.exact if other.by == segment.by]
        hidden |= {min(others, key=lambda other: (lattice.on(other), other))} if others else set()
    return frozenset(hidden)


def neither(cells: Cells, right: Figure, unknown: Figure) -> NDArray[np.int64]:
    """What is neither right nor a don't-know, per cell, in the units of the right answers."""
    answers = cells.respondents * cells.ceiling[right]
    return answers - cells.counts[right] - cells.unit * cells.counts[unknown]
