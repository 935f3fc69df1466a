"""Unions: sets of atoms whose total follows exactly from published totals, whatever the figure.

A set of atoms, as a row of noughts and ones, follows when it is a combination of published rows. The smallest one is a programme in whole
numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analyzer.disclosure.audit.shifts import smallest_classes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Union:
    """Atoms whose total follows, and with which weight every published row is in it."""

    atoms: NDArray[np.bool_]
    people: int
    weights: NDArray[np.float64]

    def words(self, names: Sequence[str]) -> str:
        """How it follows, for a certificate."""
        parts = [f"{weight:+g} × {name}" for name, weight in zip(names, self.weights, strict=True) if abs(weight) > 1e-6]
        return f"{self.people} people by {' '.join(parts)}"


def smallest_union(rows: NDArray[np.bool_], people: NDArray[np.int64], minimum: int) -> Union | None:
    """The union of fewest people, if those are fewer than ``minimum``; None where it is proven that there is none.

    ``rows[total, atom]`` are the published totals. Raises Doubt without proof.
    """
    found = [*_published_alone(rows, people, minimum), *_worked_out(rows, people, minimum)]
    return min(found, key=lambda union: union.people, default=None)


def _published_alone(rows: NDArray[np.bool_], people: NDArray[np.int64], minimum: int) -> Iterator[Union]:
    for row in np.flatnonzero(rows.sum(axis=1) == 1):
        if people[rows[row]].sum() < minimum:
            yield Union(rows[row], int(people[rows[row]].sum()), np.eye(len(rows))[row])


def _worked_out(rows: NDArray[np.bool_], people: NDArray[np.int64], minimum: int) -> Iterator[Union]:
    """Unions of atoms that are not published by themselves, class by class of atoms that no published total tells apart."""
    alone = rows[rows.sum(axis=1) == 1].any(axis=0)
    if alone.all():
        return
    columns, number = np.unique(rows[:, ~alone], axis=1, return_inverse=True)
    weight = np.bincount(number.reshape(-1), weights=people[~alone]).astype(np.int64)
    for mine, inside in _parts(columns):
        found = smallest_classes(columns[np.ix_(mine, inside)].astype(np.float64), weight[inside], minimum)
        if found is not None:
            chosen, prices = inside[found[0]], found[1]
            atoms = np.zeros(len(people), dtype=bool)
            atoms[~alone] = np.isin(number.reshape(-1), chosen)
            yield Union(atoms, int(people[atoms].sum()), _weights(rows, mine, prices, atoms))


def _weights(rows: NDArray[np.bool_], mine: NDArray[np.intp], prices: NDArray[np.float64], atoms: NDArray[np.bool_]) -> NDArray[np.float64]:
    """The weight of every row: atoms that are published by themselves are taken off again."""
    weights = np.zeros(len(rows))
    weights[mine] = prices
    left = atoms - weights @ rows
    for row in np.flatnonzero(rows.sum(axis=1) == 1):
        weights[row] += left[rows[row]][0]
        left = atoms - weights @ rows
    return weights


def _parts(columns: NDArray[np.bool_]) -> Iterator[tuple[NDArray[np.intp], NDArray[np.intp]]]:
    """The rows and the classes that hang together, once rows that follow from smaller ones are dropped."""
    from scipy.sparse import csr_array, hstack, vstack
    from scipy.sparse.csgraph import connected_components

    kept = _independent(columns)
    links = csr_array(columns[kept].astype(np.int64))
    upper = hstack([csr_array((len(kept), len(kept))), links])
    lower = hstack([links.T, csr_array((links.shape[1], links.shape[1]))])
    _, part = connected_components(csr_array(vstack([upper, lower])), directed=False)
    for number in np.unique(part[: len(kept)]):
        yield kept[part[: len(kept)] == number], np.flatnonzero(part[len(kept) :] == number)


def _independent(columns: NDArray[np.bool_]) -> NDArray[np.intp]:
    """Rows that none of the others add up to, the smallest first."""
    kept: list[int] = []
    basis = np.zeros((0, columns.shape[1]))
    for row in np.argsort(columns.sum(axis=1), kind="stable"):
        rest = columns[row].astype(np.float64)
        for _ in range(2):  # once more for what rounding left
            rest -= basis.T @ (basis @ rest)
        if (length := float(np.linalg.norm(rest))) > 1e-7:
            kept.append(int(row))
            basis = np.vstack([basis, rest / length])
    return np.array(kept, dtype=np.intp)
