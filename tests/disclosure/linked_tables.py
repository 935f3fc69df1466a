"""Small organisations of three segmentations and more, and everything that can be worked out of what is shown of them, by trying it all."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING

import numpy as np

from analyzer.disclosure.lattice import Lattice
from analyzer.model.cells import Cells
from analyzer.model.request import Figure, Request, Table
from analyzer.model.segment import ORGANISATION

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analyzer.model.segment import Segment

RIGHT = Figure("module", "privacy", "right")
NAMES = ("department", "level", "tenure", "site")


def cells_of(people: np.ndarray, right: np.ndarray | None = None, ceiling: int = 1) -> Cells:
    """Cells of one figure from people by cell; without ``right`` half of them are."""
    names = NAMES[: people.ndim]
    labels = tuple(tuple(f"{name} {place}" for place in range(size)) for name, size in zip(names, people.shape, strict=True))
    right = people * ceiling // 2 if right is None else right
    return Cells(names, labels, people.astype(np.int64), {RIGHT: right.astype(np.int64)}, {RIGHT: ceiling}, {})


def request_of(cells: Cells) -> Request:
    """Every segmentation, and the first two crossed."""
    figures = frozenset({RIGHT})
    names = cells.segmentations
    return Request((Table((), figures), *(Table((name,), figures) for name in names), Table(names[:2], figures)))


def lattice_of(cells: Cells) -> Lattice:
    return Lattice.of(cells, request_of(cells))


def drawn(seed: int, shape: tuple[int, ...], people: int) -> np.ndarray:
    """People thrown over cells, some of which are much likelier than others."""
    random = np.random.default_rng(seed)
    size = int(np.prod(shape))
    return random.multinomial(people, random.dirichlet(np.full(size, 0.8))).reshape(shape)


def small_unions(lattice: Lattice, shown: Iterable[Segment], minimum: int) -> list[np.ndarray]:
    """Every set of atoms of fewer than ``minimum`` people that is a sum of what is shown, by trying them all, in fractions."""
    named = [ORGANISATION, *shown]
    basis = _reduced([[Fraction(int(one)) for one in lattice.inside[lattice.segments.index(segment)]] for segment in named])
    atoms = [atom for atom in range(len(lattice.people)) if lattice.people[atom] < minimum]
    found = []
    for chosen in product((False, True), repeat=len(atoms)):
        group = np.zeros(len(lattice.people), dtype=bool)
        group[[atom for atom, taken in zip(atoms, chosen, strict=True) if taken]] = True
        if 0 < lattice.people[group].sum() < minimum and _follows(group, basis):
            found.append(group)
    return found


def _reduced(rows: list[list[Fraction]]) -> list[tuple[int, list[Fraction]]]:
    """Rows with a leading one that no other row has, with its place."""
    basis: list[tuple[int, list[Fraction]]] = []
    for row in rows:
        left = _without(row, basis)
        lead = next((place for place, value in enumerate(left) if value), None)
        if lead is not None:
            basis.append((lead, [value / left[lead] for value in left]))
    return basis


def _without(row: list[Fraction], basis: list[tuple[int, list[Fraction]]]) -> list[Fraction]:
    for lead, unit in basis:
        if row[lead]:
            row = [value - row[lead] * other for value, other in zip(row, unit, strict=True)]
    return row


def _follows(group: np.ndarray, basis: list[tuple[int, list[Fraction]]]) -> bool:
    return not any(_without([Fraction(int(one)) for one in group], basis))


def worlds(lattice: Lattice, right: np.ndarray, ceiling: int, exact: Iterable[Segment]) -> np.ndarray:
    """Every way, one a row, in which the people of every atom can have answered that gives the same totals in what is shown."""
    rows = lattice.inside[[lattice.segments.index(segment) for segment in exact]].astype(np.int64)
    every = np.indices([int(people) * ceiling + 1 for people in lattice.people]).reshape(len(lattice.people), -1)
    return every[:, (rows @ every == (rows @ right)[:, None]).all(axis=0)].T


def groups_of(lattice: Lattice) -> np.ndarray:
    """Every group that a crossing of any segmentations gives, and every atom."""
    single = [row for segment, row in zip(lattice.segments, lattice.inside, strict=True) if len(segment.parts) == 1]
    found = {row.tobytes(): row for row in [*lattice.inside, *np.eye(len(lattice.people), dtype=bool)]}
    for one, other in product(single, single):
        found.setdefault((one & other).tobytes(), one & other)
    return np.array([row for row in found.values() if row.any()])
