"""Targets: the groups that an attack is after, and how much of each must stay unknown."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    from analyzer.disclosure.audit.knowledge import Knowledge
    from analyzer.disclosure.audit.totals import Totals


@dataclass(frozen=True, slots=True, eq=False)
class Targets:
    """Groups as rows of atoms: ``inside[group, atom]`` is 1 or 0, ``people`` counts the respondents of each."""

    inside: csr_array
    people: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.people)

    @classmethod
    def of(cls, masks: Iterable[NDArray[np.bool_]], people: NDArray[np.int64], below: int | None = None) -> Targets:
        """Distinct groups with somebody in them, of fewer than ``below`` people where that is given."""
        found: dict[bytes, NDArray[np.intp]] = {}
        for mask in masks:
            atoms = np.flatnonzero(mask)
            if len(atoms) and (below is None or people[atoms].sum() < below):
                found.setdefault(atoms.tobytes(), atoms)
        return cls.listed(list(found.values()), people)

    @classmethod
    def listed(cls, groups: list[NDArray[np.intp]], people: NDArray[np.int64]) -> Targets:
        """The same from the numbers of the atoms in each group."""
        from scipy.sparse import csr_array

        ends = np.cumsum([0, *(len(group) for group in groups)])
        atoms = np.concatenate([np.array([], dtype=np.intp), *groups])
        inside = csr_array((np.ones(len(atoms), dtype=np.int64), atoms, ends), shape=(len(groups), len(people)))
        return cls(inside, np.asarray(inside @ people, dtype=np.int64))

    def mask(self, group: int) -> NDArray[np.bool_]:
        """One group as a set of atoms."""
        return np.asarray(self.inside[[group]].toarray()[0] > 0)


def small_groups(known: Knowledge) -> Targets:
    """Everybody of fewer than the minimum whom somebody might be after, whatever the figure.

    The atoms; the segments of every crossing, shown or not; differences of two published segments; a line without one of its cells; and
    any two small atoms of one line.
    """
    atoms = np.eye(len(known.people), dtype=bool)
    groups = chain(atoms, *known.crossings.values(), _differences(known), _lines_without_a_cell(known))
    single = Targets.of(groups, known.people, known.policy.min_group)
    listed = [np.flatnonzero(single.mask(group)) for group in range(len(single))]
    seen = {group.tobytes() for group in listed}
    return Targets.listed([*listed, *(pair for pair in _pairs(known) if pair.tobytes() not in seen)], known.people)


def large_groups(known: Knowledge, totals: Totals) -> Targets:
    """The groups of the minimum and more of which the total of a figure is not told, though it may follow.

    The segments of every crossing; those of a segmentation that do not show the figure, taken together; the rest of a line without
    the cells that do show it; and what two totals, one within the other, differ in.
    """
    exact = totals.rows[totals.exact]
    shown = {row.tobytes() for row in exact}
    groups = chain(*known.crossings.values(), _rests(known, exact), _nested(exact, known))
    hidden = (group for group in groups if known.people[group].sum() >= known.policy.min_group and group.tobytes() not in shown)
    return Targets.of(hidden, known.people)


def _lines(known: Knowledge) -> NDArray[np.bool_]:
    none = np.zeros((0, len(known.people)), dtype=bool)
    return np.concatenate([none, *(segments for axes, segments in known.crossings.items() if len(axes) == 1)])


def _differences(known: Knowledge) -> Iterator[NDArray[np.bool_]]:
    """What is left of one published segment without another, where they overlap and fewer than the minimum are left."""
    return _without(known.inside, known.inside, known)


def _lines_without_a_cell(known: Knowledge) -> Iterator[NDArray[np.bool_]]:
    for axes, cells in known.crossings.items():
        if len(axes) == 2:
            yield from _without(_lines(known), cells, known)


def _without(these: NDArray[np.bool_], those: NDArray[np.bool_], known: Knowledge) -> Iterator[NDArray[np.bool_]]:
    common, left = _overlap(these, those, known.people)
    for this, that in np.argwhere((common > 0) & (left > 0) & (left < known.policy.min_group)):
        yield these[this] & ~those[that]


def _nested(exact: NDArray[np.bool_], known: Knowledge) -> Iterator[NDArray[np.bool_]]:
    """What is left of a total without another one that lies within it."""
    common, left = _overlap(exact, exact, known.people)
    for this, that in np.argwhere((common > 0) & (left > 0) & (common == exact @ known.people)):
        yield exact[this] & ~exact[that]


def _overlap(these: NDArray[np.bool_], those: NDArray[np.bool_], people: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """How many people any two sets have in common, and how many only the first has."""
    # Counts of people are far below 2**53, so products of floats are exact, and much faster than those of whole numbers.
    common = np.rint((these * people).astype(np.float64) @ those.T.astype(np.float64)).astype(np.int64)
    return common, (these @ people)[:, None] - common


def _rests(known: Knowledge, exact: NDArray[np.bool_]) -> Iterator[NDArray[np.bool_]]:
    """The part of everybody, or of a line, that lies in none of the totals within it, crossing by crossing."""
    told = {row.tobytes() for row in exact}
    everybody = np.ones((1, len(known.people)), dtype=bool)
    for axes, parts in known.crossings.items():
        shown = parts[[part.tobytes() in told for part in parts]]
        lines = [known.crossings[axis,] for axis in axes if len(axes) == 2]
        for whole in np.concatenate([everybody, *lines]):
            within = shown[~np.any(shown & ~whole, axis=1)]
            if len(within):
                yield whole & ~within.any(axis=0)


def _pairs(known: Knowledge) -> Iterator[NDArray[np.intp]]:
    """Two small atoms of one line that have fewer than the minimum together, as the numbers of both."""
    seen: set[tuple[int, int]] = set()
    for line in _lines(known):
        atoms = np.flatnonzero(line & (known.people < known.policy.min_group - 1))
        together = known.people[atoms][:, None] + known.people[atoms][None, :]
        for one, other in np.argwhere(np.triu(together < known.policy.min_group, 1)):
            pair = int(atoms[one]), int(atoms[other])
            if pair not in seen:
                seen.add(pair)
                yield np.array(pair, dtype=np.intp)
