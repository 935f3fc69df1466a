"""Targets: the groups about which a figure may not tell too much, in linked tables.

Groups are rows over the atoms, as a sparse table of noughts and ones.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from analyzer.disclosure.lattice import rests, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    from analyzer.disclosure.figures.worlds import Truth
    from analyzer.disclosure.lattice import Lattice
    from analyzer.model.segment import Segment


def small_groups(lattice: Lattice, asked: frozenset[Segment], minimum: int) -> csr_array:
    """All groups of fewer than ``minimum`` people that somebody might be after.

    These are the groups of every crossing, shown or not, the atoms among them; what is left of one published segment without another;
    and what is left of a group of one segmentation without one of two.
    """
    lines, cells = _by_crossing(lattice, 1), _by_crossing(lattice, 2)
    asked_rows = rows_of(lattice, sorted(asked))
    shown = np.vstack([asked_rows, rests(lattice, asked)])
    groups = np.vstack(
        [crossing(lattice), _differences(shown, shown, lattice.people, minimum), _differences(lines, cells, lattice.people, minimum)]
    )
    people = groups @ lattice.people
    return _sparse(groups[(people > 0) & (people < minimum)])


def small_pairs(lattice: Lattice, minimum: int) -> csr_array:
    """Any two atoms in one segment of one segmentation that have fewer than ``minimum`` people together."""
    from scipy.sparse import csr_array

    found = [np.empty((0, 2), dtype=np.int64)]
    for line in _by_crossing(lattice, 1):
        atoms = np.flatnonzero(line & (lattice.people < minimum - 1))
        together = lattice.people[atoms][:, None] + lattice.people[atoms][None]
        found.append(atoms[np.argwhere(np.triu(together < minimum, 1))])
    pairs = np.unique(np.vstack(found), axis=0)
    ends = np.arange(0, 2 * len(pairs) + 1, 2)
    return csr_array((np.ones(2 * len(pairs)), pairs.ravel(), ends), shape=(len(pairs), len(lattice.people)))


def large_groups(lattice: Lattice, truth: Truth, exact: Iterable[Segment], minimum: int) -> csr_array:
    """Groups of ``minimum`` people and more, not shown themselves, where nearly everybody did the same.

    These are the groups of every crossing; a shown segment without one inside it; and what is left of a shown segment, or of everybody,
    when the shown segments of one crossing inside it are taken away.
    """
    order = sorted(exact)
    shown = rows_of(lattice, order)
    told = {row.tobytes() for row in shown}
    groups = np.vstack([crossing(lattice), *_remainders(shown, [one.by for one in order])])
    count, most, reach = groups @ truth.counts, groups @ truth.room, truth.insiders * truth.ceiling
    alike = (groups @ lattice.people >= minimum) & ((count <= reach) | (most - count <= reach))
    return _sparse(np.array([one for one in groups[alike] if one.tobytes() not in told], dtype=bool).reshape(-1, len(lattice.people)))


def crossing(lattice: Lattice) -> NDArray[np.bool_]:
    """The groups of every crossing of the segmentations, from one at a time to all at once."""
    names = {one.by[0] for one in lattice.segments if len(one.parts) == 1}
    single = np.eye(len(lattice.people), dtype=bool)
    return np.vstack([*(_by_crossing(lattice, several) for several in range(1, len(names))), single])


def _by_crossing(lattice: Lattice, several: int) -> NDArray[np.bool_]:
    """The groups of all crossings of so many segmentations."""
    names = sorted({one.by[0] for one in lattice.segments if len(one.parts) == 1})
    label = {name: np.argmax(rows_of(lattice, (one for one in lattice.segments if one.by == (name,))), axis=0) for name in names}
    found = [np.empty((0, len(lattice.people)), dtype=bool)]
    for chosen in combinations(names, several):
        _, number = np.unique([label[name] for name in chosen], axis=1, return_inverse=True)
        found.append(number.ravel() == np.arange(number.max() + 1)[:, None])
    return np.vstack(found)


def _differences(these: NDArray[np.bool_], those: NDArray[np.bool_], people: NDArray[np.int64], minimum: int) -> NDArray[np.bool_]:
    """What some groups have that others have not, where they overlap and that is fewer than ``minimum`` people."""
    common = (these * people.astype(float)) @ those.T.astype(float)
    more = (these @ people)[:, None] - common
    one, other = np.nonzero((common > 0) & (more > 0) & (more < minimum))
    return these[one] & ~those[other]


def _remainders(shown: NDArray[np.bool_], by: list[tuple[str, ...]]) -> Iterator[NDArray[np.bool_]]:
    """What is left of shown segments without one inside them, and without all of one crossing inside them."""
    part_of = (shown.astype(float) @ (~shown).T.astype(float) < 1 / 2) & ~np.eye(len(shown), dtype=bool)
    part, whole = np.nonzero(part_of)
    yield shown[whole] & ~shown[part]
    for crossed in sorted(set(by)):
        own = np.array([each == crossed for each in by])
        taken = part_of[own].T.astype(float) @ shown[own].astype(float) > 1 / 2
        yield shown & ~taken


def _sparse(groups: NDArray[np.bool_]) -> csr_array:
    from scipy.sparse import csr_array

    return csr_array(np.unique(groups, axis=0).astype(float))
