"""Ranges: between which numbers a group must lie by all that is known, as far as it takes to see that this is not too narrow.

Every world that fits what is known tells a possible number for all groups at once. So most groups need no programme of their own: two
worlds that lie far enough apart are proof.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    from analyzer.disclosure.audit.puzzle import Puzzle

TURNS = 12
"""How many pairs of worlds are made for all open groups at once at most."""

HELPS = 0.9
"""As long as no more than this share of the open groups stays open with another pair."""

FEW = 3
"""Fewer groups than this are looked at one by one."""

COMMON = 0.1
"""The share of all unknowns from which a total is one of many, in which groups hardly hinder each other."""


@dataclass(frozen=True, slots=True, eq=False)
class Demand:
    """What must stay possible for each group, in units: a range of ``width``, with a number of ``rise`` or more and of ``fall`` or less."""

    width: NDArray[np.int64]
    rise: NDArray[np.int64]
    fall: NDArray[np.int64]

    def met(self, least: NDArray[np.int64], most: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Which groups keep it, with what was seen to be possible."""
        return (most - least >= self.width) & (most >= self.rise) & (least <= self.fall)


class Ranges:
    """The least and most that was seen of every group, over worlds that fit all that is known. ``rows[group, unknown]`` adds them up."""

    def __init__(self, puzzle: Puzzle, rows: csr_array, demand: Demand) -> None:
        self.puzzle, self.rows, self.demand = puzzle, rows, demand
        self.least = self.most = np.asarray(rows @ puzzle.truth, dtype=np.int64)
        self.worlds = [puzzle.truth]
        self._wanted = demand.width.copy()

    @property
    def on_edge(self) -> int:
        """How many groups are safe only because one single total around them tells as much: a larger minimum alone would mend that."""
        met = self.demand.met(self.least, self.most)
        return int((met & (self.most - self.least < self._wanted)).sum())

    @property
    def open(self) -> NDArray[np.intp]:
        """The groups that were not yet seen to be safe."""
        return np.flatnonzero(~self.demand.met(self.least, self.most))

    def narrow(self, told: Callable[[NDArray[np.intp]], NDArray[np.int64]], most: int | None = None) -> NDArray[np.intp]:
        """The groups that do not keep what must stay possible, or the first so many; their ranges are exact then.

        ``told`` gives the width that the single most telling total leaves of some groups: no more than that is demanded.
        """
        self._push_all()
        hard = self.open
        self.demand.width[hard] = np.minimum(self.demand.width[hard], told(hard))
        self._push_apart()
        narrow = (group for group in self.open if not self._seen_alone(int(group)))
        return np.array(list(islice(narrow, most)), dtype=np.intp)

    def _push_all(self) -> None:
        """Worlds that move all open groups up or down at once, by chance but the same chance every time."""
        random = np.random.default_rng(len(self.worlds))
        for _ in range(TURNS):
            unseen = self.open
            if not len(unseen):
                return
            weight = np.asarray(self.rows[unseen].sum(axis=0)).ravel() > 0
            self._push_both_ways(weight * random.choice([-1.0, 1.0], len(weight)) * random.exponential(1.0, len(weight)))
            if len(self.open) > len(unseen) * HELPS:
                return

    def _push_apart(self) -> None:
        """Worlds that move some open groups at once to their very ends: groups that have no total in common, but for those of many."""
        from scipy.sparse import csr_array

        narrow = np.asarray(self.puzzle.rows.sum(axis=1)).ravel() < self.rows.shape[1] * COMMON
        touched = csr_array(self.rows @ abs(self.puzzle.rows[np.flatnonzero(narrow)]).T)
        random, waiting = np.random.default_rng(len(self.worlds)), self.open
        while len(waiting):
            taken = _apart(waiting, touched)
            if len(taken) < FEW:
                return
            first = np.asarray(self.rows[taken].sum(axis=0), dtype=np.float64).ravel()
            others = np.asarray(self.rows[waiting].sum(axis=0)).ravel() > 0
            self._push_both_ways(first + others * random.uniform(-0.3, 0.3, len(others)))
            waiting = np.setdiff1d(np.intersect1d(waiting, self.open), taken)

    def _push_both_ways(self, objective: NDArray[np.float64]) -> None:
        for one in (objective, -objective):
            if (world := self.puzzle.pushed(one)) is not None:
                self.add(world)

    def _seen_alone(self, group: int) -> bool:
        """Whether a group is seen to be safe once its own two programmes are solved.

        What moves other open groups along weighs so little that all of it together is less than one unit of this group.
        """
        own = self.rows[[group]].toarray()[0].astype(np.float64)
        for sign in (1.0, -1.0):
            if not self._safe(group):
                others = np.asarray(self.rows[self.open].sum(axis=0)).ravel() > 0
                chance = np.random.default_rng(len(self.worlds)).uniform(-1.0, 1.0, len(others)) * others
                reach = float((np.abs(chance) * (self.puzzle.roof - self.puzzle.floor)).sum())
                self.add(self.puzzle.best(sign * own + chance * (0.4 / max(reach, 1.0))))
        return self._safe(group)

    def _safe(self, group: int) -> bool:
        return bool(self.demand.met(self.least, self.most)[group])

    def add(self, world: NDArray[np.int64]) -> None:
        """Take another world into account, which must fit all that is known."""
        seen = np.asarray(self.rows @ world, dtype=np.int64)
        self.least, self.most = np.minimum(self.least, seen), np.maximum(self.most, seen)
        self.worlds.append(world)


def _apart(waiting: NDArray[np.intp], touched: csr_array) -> NDArray[np.intp]:
    """Some of the groups of which no two are in a common total."""
    seen: set[int] = set()
    taken = []
    for group in waiting:
        totals = touched.indices[touched.indptr[group] : touched.indptr[group + 1]].tolist()
        if seen.isdisjoint(totals):
            seen.update(totals)
            taken.append(group)
    return np.array(taken, dtype=np.intp)
