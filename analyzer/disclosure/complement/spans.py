"""Spans: what can be worked out of published totals by adding and subtracting them, exactly.

Published segments are rows of noughts and ones over the atoms. A group can be worked out when it is a sum of these rows, each taken any
number of times. Whether some group of few people can is asked in two steps. First a witness: any other way to spread people over the atoms
with the same published numbers. A group that can be worked out holds as many people in it as in truth, so no small group holds an atom
in which a witness has too many for it. A mixed-integer program searches among the atoms that no witness clears, to the end.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from analyzer.disclosure.quiet import quietly
from analyzer.disclosure.solver import NO_PROOF, proven
from analyzer.model.problem import Unsafe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

CLOSE = 1e-7
"""How near to nothing a number must be to be taken for it."""

NODES = 20_000
"""The most branches in which a program is searched, so that giving up does not depend on the clock."""

SECONDS = 60.0
"""After this a solver is stopped, whatever it has."""


@dataclass(frozen=True)
class Span:
    """The totals of some groups: ``rows[group, atom]`` are noughts and ones, ``people`` counts respondents per atom, all above 0."""

    rows: NDArray[np.float64]
    people: NDArray[np.int64]

    def holds(self, sums: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Which of some sums of atoms, one a row, can be worked out: a group takes each of its atoms once."""
        wanted = sums.astype(float)
        left = wanted - (wanted @ self._basis.T) @ self._basis
        held: NDArray[np.bool_] = np.abs(left).max(axis=1, initial=0.0) < CLOSE
        return held

    @cached_property
    def _basis(self) -> NDArray[np.float64]:
        """Orthonormal rows with the same span."""
        _, sizes, basis = np.linalg.svd(self.rows, full_matrices=False)
        kept: NDArray[np.float64] = basis[sizes > CLOSE]
        return kept

    def small(self, minimum: int) -> NDArray[np.bool_] | None:
        """A group of fewer than ``minimum`` people that can be worked out; None where there is none. Raises Unsafe."""
        open_ = np.flatnonzero(~self._cleared(minimum))
        return None if len(open_) == 0 else self._searched(open_, minimum)

    def _cleared(self, minimum: int) -> NDArray[np.bool_]:
        """The atoms that lie in no such group."""
        cleared = self.people >= minimum
        single = False
        while not cleared.all() and not self._vanishes(cleared):
            witness = self._witness(cleared, minimum, single=single)
            now = cleared | (witness > minimum - 1 + CLOSE)
            if (now == cleared).all():
                if single:
                    break
                single = True
            cleared = now
        return np.ones_like(cleared) if cleared.all() or self._vanishes(cleared) else cleared

    def _vanishes(self, cleared: NDArray[np.bool_]) -> bool:
        """Whether every sum of rows that is nothing on the cleared atoms is nothing everywhere."""
        if not cleared.any():
            return False
        rank = np.linalg.matrix_rank(self.rows[:, cleared], tol=CLOSE)
        return bool(rank == len(self._basis))

    def _witness(self, cleared: NDArray[np.bool_], minimum: int, *, single: bool) -> NDArray[np.float64]:
        """Another spread of the people, with as many open atoms as possible filled up to the minimum (or one at a time)."""
        open_ = np.flatnonzero(~cleared)
        if not single:
            return self._spread(open_, cleared, minimum)
        best = self.people.astype(float)
        for atom in open_:
            best = np.maximum(best, np.where(cleared, 0, self._spread(np.array([atom]), cleared, minimum)))
        return best

    def _spread(self, filled: NDArray[np.int64], cleared: NDArray[np.bool_], minimum: int) -> NDArray[np.float64]:
        """The spread with the same published numbers that fills some atoms most. An atom that was cleared may hold any number."""
        from scipy.optimize import linprog
        from scipy.sparse import csr_array, hstack, identity

        atoms, count = len(self.people), len(filled)
        chosen = identity(atoms, format="csr")[filled]
        bounds = [(None, None) if done else (0, None) for done in cleared] + [(0, minimum)] * count
        with quietly():
            solved = linprog(  # type: ignore[call-overload]  # sparse tables are taken, though its types do not say so
                np.r_[np.zeros(atoms), -np.ones(count)],
                A_ub=hstack([-chosen, identity(count)]),
                b_ub=np.zeros(count),
                A_eq=hstack([csr_array(self.rows), csr_array((len(self.rows), count))]),
                b_eq=self.rows @ self.people,
                bounds=bounds,
                method="highs",
                options={"time_limit": SECONDS},
            )
        return proven(solved)[:atoms]

    def _searched(self, open_: NDArray[np.int64], minimum: int) -> NDArray[np.bool_] | None:
        """The smallest such group among the open atoms, by a program with a nought or a one for each of them."""
        from scipy.optimize import Bounds, LinearConstraint, milp
        from scipy.sparse import csr_array, hstack, vstack

        size, shut = len(open_), np.setdiff1d(np.arange(len(self.people)), open_)
        weight = np.r_[np.zeros(len(self.rows)), self.people[open_].astype(float)]
        sums = csr_array(self.rows.T)
        table = vstack(
            [hstack([sums[open_], -csr_array(np.eye(size))]), hstack([sums[shut], csr_array((len(shut), size))]), csr_array(weight[None])]
        )
        zeros = np.zeros(len(self.people))
        with quietly():
            solved = milp(
                weight,
                integrality=np.r_[np.zeros(len(self.rows), dtype=np.int64), np.ones(size, dtype=np.int64)],
                bounds=Bounds(
                    np.r_[np.full(len(self.rows), -np.inf), np.zeros(size)], np.r_[np.full(len(self.rows), np.inf), np.ones(size)]
                ),
                constraints=LinearConstraint(table, np.r_[zeros, 1], np.r_[zeros, minimum - 1]),
                options={"node_limit": NODES, "time_limit": SECONDS},
            )
        if solved.status == 2:
            return None
        group = np.zeros(len(self.people), dtype=bool)
        group[open_] = proven(solved)[len(self.rows) :] > 0.5
        if not self.holds(group[None].astype(float))[0]:
            raise Unsafe(NO_PROOF)
        return group

    def certificate(self, sums: NDArray[np.float64], price: Sequence[float]) -> frozenset[int]:
        """Rows that a sum can be worked out of, the dear ones rather than the cheap: without one of them it takes other rows."""
        from scipy.optimize import linprog
        from scipy.sparse import csr_array, hstack

        columns = np.unique(np.vstack([self.rows, sums]), axis=1)
        spread = csr_array(columns[:-1].T)
        with quietly():
            solved = linprog(  # type: ignore[call-overload]  # sparse tables are taken, though its types do not say so
                np.r_[1 / np.asarray(price), 1 / np.asarray(price)],
                A_eq=hstack([spread, -spread]),
                b_eq=columns[-1],
                method="highs",
                options={"time_limit": SECONDS},
            )
        taken = proven(solved).reshape(2, -1)
        return frozenset(int(row) for row in np.flatnonzero(np.abs(taken[0] - taken[1]) > CLOSE))
