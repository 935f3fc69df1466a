"""Cleared: about which groups a figure tells little enough, as far as the worlds that were found show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analyzer.disclosure.figures.worlds import SLACK
from analyzer.disclosure.primary import kept_open

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    from analyzer.disclosure.figures.worlds import Truth
    from analyzer.model.policy import Policy

AT_ONCE = 500
"""How many groups are held against every atom at once, which takes so many times the atoms in memory."""


Pairs = tuple["NDArray[np.int64]", "NDArray[np.float64]", "NDArray[np.float64]"]
"""Pairs of a group and an atom, with the least answer from which, and the most up to which, insiders there believe some world."""


class Small:
    """What worlds, added one by one, show about groups of too few people: ``groups[group, atom]``.

    ``low`` and ``high`` are the least and the most that a group had in any world.
    """

    def __init__(self, truth: Truth, policy: Policy, groups: csr_array) -> None:
        self.groups = groups
        self._truth, self._policy = truth, policy
        self._people = groups @ truth.people
        self.low = self.high = np.asarray(groups @ truth.counts, dtype=float)

    def add(self, world: NDArray[np.float64]) -> None:
        """Take in one more world."""
        totals = self.groups @ world
        self.low, self.high = np.minimum(self.low, totals), np.maximum(self.high, totals)

    def short(self) -> NDArray[np.int64]:
        """The groups whose range does not go beyond the answer of one person up and down, or half of what they can hold if that is less."""
        width = np.floor(self.high + SLACK) - np.ceil(self.low - SLACK)
        return np.flatnonzero(np.asarray(width <= kept_open(self._people, self._truth.ceiling, self._policy)))

    def narrow(self, totals: NDArray[np.bool_]) -> NDArray[np.int64]:
        """Those of them that one single total, of the rows in ``totals``, leaves more: what the smallest group concedes nothing mends."""
        short = self.short()
        width = np.floor(self.high + SLACK) - np.ceil(self.low - SLACK)
        room, count = (self._people[short] * self._truth.ceiling)[:, None], totals @ self._truth.counts
        left = np.minimum(room, count) - np.maximum(0, count - (totals @ self._truth.room - room))
        inside = lie_in(self.groups[short], totals)
        return np.asarray(short[width[short] < np.where(inside, left, np.inf).min(axis=1, initial=np.inf)])


class Inside:
    """What worlds, added one by one, show that insiders do not know, each in one atom.

    ``pinned`` holds the pairs of a group and an atom for which insiders in that atom may still know the group to the point: every world in
    which the group has more or less goes against their own answer. Insiders who added ``v`` believe a world when their atom holds ``v`` at
    least, and ``v`` more than their colleagues there can add at most; whatever they added must leave them one. A world may be taken part
    of the way, as far as the group has one point more or less.
    """

    def __init__(self, truth: Truth, groups: csr_array, worlds: list[NDArray[np.float64]]) -> None:
        self.groups = groups
        self._truth = truth
        self._people = groups @ truth.people
        self._true = groups @ truth.counts
        parts = [
            self._first(np.arange(begin, min(begin + AT_ONCE, groups.shape[0])), worlds) for begin in range(0, groups.shape[0], AT_ONCE)
        ]
        self.pinned, self._from, self._to = (
            np.concatenate([np.empty((0, 2), dtype=np.int64), *(part[0] for part in parts)]),
            np.concatenate([np.empty(0), *(part[1] for part in parts)]),
            np.concatenate([np.empty(0), *(part[2] for part in parts)]),
        )

    def _first(self, groups: NDArray[np.int64], worlds: list[NDArray[np.float64]]) -> Pairs:
        """The pairs of some groups that the worlds so far leave."""
        themselves = (self.groups[groups].toarray() > 0) & (self._people[groups] <= self._truth.insiders)[:, None]
        group, atom = np.nonzero(~themselves)
        pairs = np.column_stack([groups[group], atom]), np.full(len(group), np.inf), np.full(len(group), -np.inf)
        for world in worlds:
            pairs = self._left(pairs, world)
        return pairs

    def add(self, world: NDArray[np.float64]) -> None:
        """Take in one more world."""
        self.pinned, self._from, self._to = self._left((self.pinned, self._from, self._to), world)

    def _left(self, pairs: Pairs, world: NDArray[np.float64]) -> Pairs:
        """The pairs that are left after a world: with it go all answers from, and all up to, a certain one."""
        pinned, high, low = pairs
        group, atom = pinned.T
        part, counts = np.abs(self.groups @ world - self._true)[group], self._truth.counts[atom]
        step = (world - self._truth.counts)[atom] / np.maximum(part, 1)
        step[np.abs(step) < SLACK] = 0
        others = self._truth.others[atom]
        moved = part >= 1 - SLACK
        high = np.where(moved & (step >= 0), np.minimum(high, np.ceil(counts + step - others - SLACK)), high)
        low = np.where(moved & (step <= 0), np.maximum(low, np.floor(counts + step + SLACK)), low)
        least, most = np.maximum(counts - others, 0), np.minimum(self._truth.room[atom] - others, counts)
        left = ~((high <= least) | (low >= most) | (high <= low + 1))
        return pinned[left], high[left], low[left]

    def given_away(self, totals: NDArray[np.bool_]) -> NDArray[np.int64]:
        """Pairs of a group and an atom with insiders who know that group to the point.

        Who answered knows what all others in a segment that is shown did together: the smallest group concedes that.
        """
        group, atom = self.pinned.T
        some, place = np.unique(group, return_inverse=True)
        others = (totals @ self._truth.people)[None] - self._people[some][:, None]
        conceded = np.zeros((len(some), self.groups.shape[1]), dtype=bool)
        for one, whole in np.argwhere(lie_in(self.groups[some], totals) & (others <= self._truth.insiders)):
            conceded[one] |= totals[whole] & ~(self.groups[[some[one]]].toarray()[0] > 0)
        return np.asarray(self.pinned[~conceded[place, atom]])


def lie_in(groups: csr_array, totals: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which groups lie inside which rows."""
    return np.asarray(groups @ (~totals).T.astype(float) < 1 / 2)


def forced(truth: Truth, groups: csr_array, worlds: list[NDArray[np.float64]]) -> NDArray[np.int64]:
    """The groups, in which nearly everybody did the same, of which every world shows that nearly everybody did."""
    reach = truth.insiders * truth.ceiling
    held, most = groups @ np.array(worlds).T, groups @ truth.room
    low = groups @ truth.counts <= reach
    return np.flatnonzero(
        np.where(np.asarray(low), (held < reach + 1 - SLACK).all(axis=1), (held - most[:, None] > -reach - 1 + SLACK).all(axis=1))
    )
