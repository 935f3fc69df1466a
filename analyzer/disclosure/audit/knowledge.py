"""Knowledge: what somebody who holds a release knows, as sums over the finest groups that people are counted in."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from analyzer.disclosure.audit.solver import Doubt
from analyzer.disclosure.audit.totals import Told, figures_of, totals_of, untrue
from analyzer.model.release import Counted
from analyzer.model.request import Figure
from analyzer.model.segment import REST

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from analyzer.disclosure.audit.totals import Totals
    from analyzer.model.cells import Cells
    from analyzer.model.policy import Policy
    from analyzer.model.release import Release
    from analyzer.model.segment import Segment


@dataclass(frozen=True, slots=True, eq=False)
class Knowledge:
    """Atoms with their respondents, the published segments as sets of atoms, and the totals of every figure.

    ``people`` counts respondents per atom, ``where[axis, atom]`` is the place of its label, ``inside[segment, atom]`` tells what lies in
    the published segments; ``crossings`` holds the segments of every crossing of axes, shown or not. ``truth[figure]`` is what the attacker
    is after; it serves to measure an attack, never to help it.
    """

    cells: Cells
    policy: Policy
    people: NDArray[np.int64]
    where: NDArray[np.int64]
    segments: tuple[Segment, ...]
    inside: NDArray[np.bool_]
    crossings: Mapping[tuple[int, ...], NDArray[np.bool_]]
    totals: Mapping[Figure, Totals]
    truth: Mapping[Figure, NDArray[np.int64]]

    @classmethod
    def of(cls, release: Release, cells: Cells, policy: Policy, before: Sequence[Told] = ()) -> Knowledge:
        """What a release tells, with what was told ``before`` of sets of the very same people. Raises Doubt where it is not true."""
        if release.unit != cells.unit:
            raise Doubt("the release counts in other units than the cells")
        places = np.flatnonzero(cells.respondents.ravel() > 0)
        where = np.argwhere(cells.respondents > 0).T
        people = cells.respondents.ravel()[places]
        segments = [shown.segment for shown in release.segments]
        told = [Told(one.segment, one.respondents, one.figures, mask_of(one.segment, segments, cells, where)) for one in release.segments]
        if any(one.people != people[one.inside].sum() for one in told):
            raise Doubt("the release counts other people than the cells")
        told += _by_histogram(release, cells, where)
        truth = {figure: counted.ravel()[places] for figure, counted in cells.counts.items()}
        totals = {figure: totals_of(figure, (*told, *before), len(people), cells) for figure in figures_of((*told, *before))}
        if any(untrue(known, truth[figure]) for figure, known in totals.items()):
            raise Doubt("the release tells something else than the cells")
        inside = np.array([one.inside for one in told])[: len(segments)]
        return cls(cells, policy, people, where, tuple(segments), inside, _crossings(where), totals, truth)

    def name(self, inside: NDArray[np.bool_]) -> str:
        """A set of atoms in words, for a certificate."""
        labels = self.cells.labels
        atoms = ("/".join(labels[axis][place] for axis, place in enumerate(atom)) for atom in self.where[:, inside].T)
        return " + ".join(atoms)


def _crossings(where: NDArray[np.int64]) -> dict[tuple[int, ...], NDArray[np.bool_]]:
    """The segments of every crossing as sets of atoms, one-way first."""
    found = {}
    for several in range(1, len(where) + 1):
        for axes in combinations(range(len(where)), several):
            _, number = np.unique(where[list(axes)], axis=1, return_inverse=True)
            found[axes] = np.asarray(number.reshape(-1)[None, :] == np.arange(number.max() + 1)[:, None])
    return found


def _by_histogram(release: Release, cells: Cells, where: NDArray[np.int64]) -> Iterator[Told]:
    """How points are spread over the people of a part tells how many points there are."""
    parts = [moment for moment in release.moments if moment.segment.parts]
    for moment in parts:
        inside = mask_of(moment.segment, [one.segment for one in parts], cells, where)
        right = {Figure("module", module, "right"): people for module, people in moment.histograms.items()}
        figures = {
            figure: Counted(moment.respondents * cells.ceiling[figure] // cells.unit, int(np.arange(len(people)) @ people) / cells.unit)
            for figure, people in right.items()
        }
        yield Told(moment.segment, moment.respondents, figures, inside)


def mask_of(segment: Segment, published: Sequence[Segment], cells: Cells, where: NDArray[np.int64]) -> NDArray[np.bool_]:
    """The atoms in a published segment. What is left over of a crossing lies in none of its other published segments."""
    inside = np.ones(where.shape[1], dtype=bool)
    for name, label in segment.parts:
        if label == REST:
            continue
        if name not in cells.segmentations or label not in cells.labels[cells.segmentations.index(name)]:
            raise Doubt("a segment was published that the cells do not know")
        axis = cells.segmentations.index(name)
        inside &= where[axis] == cells.labels[axis].index(label)
    if segment.is_rest:
        for other in published:
            if other.by == segment.by and not other.is_rest:
                inside &= ~mask_of(other, published, cells, where)
    return inside
