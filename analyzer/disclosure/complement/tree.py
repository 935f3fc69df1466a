"""A tree and a flat segmentation: departments that each lie in one division, crossed with levels.

It is a graph as for two segmentations. A department is counted under the nearest of itself, its division and the organisation that has a
published total; a department at a level under the nearest of itself, its division at that level, and that level. So a published total
stands for everybody in it of whom nothing finer is published, and what can be computed is again the cuts of the graph.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import permutations
from typing import TYPE_CHECKING

import numpy as np

from analyzer.disclosure.complement.forest import Forest
from analyzer.disclosure.complement.layout import Layout
from analyzer.disclosure.complement.lightest import prove
from analyzer.model.segment import Segment

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from numpy.typing import NDArray

    from analyzer.model.cells import Cells
    from analyzer.model.company import Company
    from analyzer.model.policy import Policy


@dataclass(frozen=True, slots=True, eq=False)
class Tree:
    """Respondents of three segmentations: ``lower`` (each label of it in one label of ``upper``) by ``flat``.

    ``names`` and ``labels`` are those of lower, upper and flat. ``respondents`` is lower x flat; ``above[lower]`` is the place in upper.
    """

    names: tuple[str, str, str]
    labels: tuple[tuple[str, ...], ...]
    respondents: NDArray[np.int64]
    above: NDArray[np.int64]

    @classmethod
    def of(cls, cells: Cells) -> Tree | None:
        """The first way in which one of three segmentations lies in another; None where none does, or where there are not three."""
        for axes in permutations(range(len(cells.segmentations))) if len(cells.segmentations) == 3 else ():
            respondents = cells.respondents.transpose(axes)
            within = respondents.sum(axis=2)
            if (np.count_nonzero(within, axis=1) <= 1).all():
                lower, upper, flat = (cells.segmentations[axis] for axis in axes)
                labels = tuple(cells.labels[axis] for axis in axes)
                return cls((lower, upper, flat), labels, respondents.sum(axis=1), within.argmax(axis=1))
        return None

    def atoms(self) -> list[tuple[int, int]]:
        """Every place in lower and flat with somebody in it."""
        return [(int(lower), int(flat)) for lower, flat in np.argwhere(self.respondents > 0)]

    def segment(self, *, lower: int | None = None, upper: int | None = None, flat: int | None = None) -> Segment:
        """The segment at some places."""
        places = zip(self.names, self.labels, (lower, upper, flat), strict=True)
        return Segment.of(**{name: labels[place] for name, labels, place in places if place is not None})


def tree_by_flat(tree: Tree, by: Collection[tuple[str, ...]], company: Company, policy: Policy) -> frozenset[Segment]:
    """The segments that may be shown: lines first, then those of the crossings ``by``, where enough of them survive.

    A label of lower and the label of upper around it together are the people of the first, and shown as it is. Raises Unsafe where it
    cannot be proven that no group below the minimum follows from what is shown.
    """
    if tree.respondents.sum() < policy.min_group:
        return frozenset()
    layout = layout_of(tree)
    lines = layout.lines(company, policy.min_group)
    wanted = set(by) & {one.by for one in layout.segments if one and len(one.parts) > 1}
    shown = lines | layout.useful_crossings(lines, wanted, company, policy)
    prove(hidden_people(tree, shown), policy.min_group)
    return shown | _named_twice(tree, shown, policy.min_crossed) if tuple(sorted(tree.names[:2])) in by else shown


def layout_of(tree: Tree) -> Layout:
    """The nodes of upper, lower and their root; of flat, upper by flat and their root; then every atom."""
    lower, upper, flat = (len(labels) for labels in tree.labels)
    levels = upper + lower + 1
    crossed = levels + flat
    parents = np.concatenate(
        [
            np.full(upper, upper + lower),
            tree.above,
            [upper + lower],
            np.full(flat, crossed + upper * flat),
            levels + np.tile(np.arange(flat), upper),
            [crossed + upper * flat],
        ]
    )
    atoms = np.array(tree.atoms(), dtype=np.int64).reshape(-1, 2)
    ends = crossed + tree.above[atoms[:, 0]] * flat + atoms[:, 1]
    forest = Forest(parents, upper + atoms[:, 0], ends, tree.respondents[atoms[:, 0], atoms[:, 1]])
    return Layout(forest, tuple(_segments(tree)))


def _segments(tree: Tree) -> Iterator[Segment | None]:
    """The segment of every part, in the order of the layout."""
    lower, upper, flat = (range(len(labels)) for labels in tree.labels)
    yield from (tree.segment(upper=place) for place in upper)
    yield from (tree.segment(lower=place) for place in lower)
    yield None
    yield from (tree.segment(flat=place) for place in flat)
    yield from (tree.segment(upper=one, flat=other) for one in upper for other in flat)
    yield None
    yield from (tree.segment(lower=one, flat=other) for one, other in tree.atoms())


def hidden_people(tree: Tree, shown: frozenset[Segment]) -> Iterator[tuple[object, object, int]]:
    """The hidden respondents with the nearest published totals that each is counted under, of the tree and of the flat segmentation."""
    for lower, flat in tree.atoms():
        upper = int(tree.above[lower])
        if tree.segment(lower=lower, flat=flat) not in shown:
            one = _nearest(shown, tree.segment(lower=lower), tree.segment(upper=upper))
            other = _nearest(shown, tree.segment(upper=upper, flat=flat), tree.segment(flat=flat))
            yield one, other, int(tree.respondents[lower, flat])


def _nearest(shown: frozenset[Segment], *totals: Segment) -> Segment:
    """The first total that is shown, or the organisation."""
    return next((total for total in totals if total in shown), Segment())


def _named_twice(tree: Tree, shown: frozenset[Segment], minimum: int) -> frozenset[Segment]:
    """Labels of lower that are shown, named with the label of upper they lie in."""
    people = tree.respondents.sum(axis=1)
    large = [place for place in range(len(people)) if people[place] >= minimum and tree.segment(lower=place) in shown]
    return frozenset(tree.segment(lower=place, upper=int(tree.above[place])) for place in large)
