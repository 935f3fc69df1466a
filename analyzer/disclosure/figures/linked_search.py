"""The search for worlds that clear every group, or else for the segments that stand in the way."""

from __future__ import annotations

from dataclasses import replace
from math import sqrt
from typing import TYPE_CHECKING

import numpy as np

from analyzer.disclosure.figures.cleared import Inside, Small, forced
from analyzer.disclosure.figures.targets import large_groups, small_groups, small_pairs
from analyzer.disclosure.figures.worlds import Told, farthest
from analyzer.disclosure.lattice import rows_of
from analyzer.disclosure.primary import edge
from analyzer.model.segment import UNKNOWN

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    from analyzer.disclosure.figures.worlds import Truth
    from analyzer.disclosure.lattice import Lattice
    from analyzer.disclosure.shown import Shown
    from analyzer.model.policy import Policy
    from analyzer.model.segment import Segment

TRIES = 60
"""How many worlds are drawn for all groups together before those that are left are looked at one by one."""

PATIENCE = 3
"""How many worlds in a row may clear next to nothing before that."""

FEW = 4
"""With fewer groups than this left, each is looked at by itself straight away."""

LINE = 3
"""How many times dearer a segment of one segmentation is than one of two, with the same people in it."""


class Search:
    """Worlds of one figure. They are kept from call to call: a world stays one when less is shown."""

    def __init__(self, lattice: Lattice, truth: Truth, policy: Policy, asked: frozenset[Segment]) -> None:
        from scipy.sparse import vstack

        self._lattice, self._truth, self._policy = lattice, truth, policy
        self._single = small_groups(lattice, asked, policy.min_group)
        self._groups = vstack([self._single, small_pairs(lattice, policy.min_group)], format="csr")
        self._known = _Known([truth.counts.astype(float)], Small(truth, policy, self._groups))

    def price(self, segment: Segment) -> tuple[float, Segment]:
        """What it costs to withhold a segment, and a tie break."""
        price = (1 + sqrt(self._lattice.on(segment))) * (LINE if len(segment.parts) == 1 else 1)
        return price * (0.5 if UNKNOWN in segment.where.values() else 1), segment

    def in_the_way(self, shown: Shown) -> frozenset[Segment] | None:
        """None when everything is safe, else the shown segments that stand in the way. Raises Unsafe where a solver has no proof."""
        held = self._blocked(shown, self._told(shown), self._known)
        order = sorted(shown.exact)
        return None if held is None else frozenset(order[place] for place in np.flatnonzero(held) if order[place].parts)

    def with_band(self, shown: Shown, segment: Segment) -> Shown | None:
        """The same with a band for a segment where nearly all did the same; None where no band says anything or it is not safe."""
        share, side = edge(self._lattice.on(segment, self._truth.counts), self._lattice.on(segment), self._truth.ceiling, self._policy)
        if not 0 < share < 1:
            return None
        wider = replace(shown, bands={**shown.bands, segment: (share, 1.0) if side == "high" else (0.0, share)})
        told = self._told(wider)
        known = _Known([world for world in self._known.worlds if told.allows(world)], Small(self._truth, self._policy, self._groups))
        for world in known.worlds:
            known.small.add(world)
        return wider if self._blocked(wider, told, known) is None else None

    def _told(self, shown: Shown) -> Told:
        banded = rows_of(self._lattice, shown.bands)
        room = banded @ self._truth.room
        low, high = np.array(list(shown.bands.values())).reshape(-1, 2).T
        return Told(rows_of(self._lattice, sorted(shown.exact)), banded, low * room, high * room)

    def _blocked(self, shown: Shown, told: Told, known: _Known) -> NDArray[np.bool_] | None:
        """None when worlds clear every group, else which exact totals keep one from being cleared."""
        large = large_groups(self._lattice, self._truth, shown.exact, self._policy.min_group)
        self._draw(told, known)
        if known.inside is None:
            known.inside = Inside(self._truth, self._single, known.worlds)
        self._draw_inside(told, known, known.inside)
        while (question := self._question(told, known, large)) is not None:
            goal, fixed = question
            held = np.zeros(len(told.rows), dtype=bool)
            for side in (goal, -goal):
                held |= self._sent(told, known, side, fixed)
            again = self._question(told, known, large)
            if again is not None and (again[0] == goal).all() and (again[1] == fixed).all():
                return held
        return None

    def _sent(self, told: Told, known: _Known, goal: NDArray[np.float64], fixed: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Take in the world that goes farthest; gives the totals that keep it from going farther."""
        world, held = farthest(self._truth, told, goal, fixed)
        known.add(world)
        return held

    def _question(self, told: Told, known: _Known, large: csr_array) -> tuple[NDArray[np.float64], NDArray[np.bool_]] | None:
        """A group that no world clears so far, and the atom with the insiders it is not cleared for. None when all are."""
        nowhere = np.zeros(len(self._truth.people), dtype=bool)
        narrow = known.small.narrow(told.rows)
        if len(narrow):
            return _one(self._groups, narrow[0]), nowhere
        tight = forced(self._truth, large, known.worlds)
        if len(tight):
            return _one(large, tight[0]), nowhere
        given = np.empty((0, 2), dtype=np.int64) if known.inside is None else known.inside.given_away(told.rows)
        if len(given):
            nowhere[given[0][1]] = True
            return _one(self._single, given[0][0]), nowhere
        return None

    def _draw(self, told: Told, known: _Known) -> None:
        """Draw worlds that go far in many narrow groups at once."""
        nowhere, patience = np.zeros(len(self._truth.people), dtype=bool), PATIENCE
        for number in range(TRIES):
            # What single totals concede is worth finding out only for the few groups that are left.
            short = known.small.short() if number < PATIENCE and known.inside is None else known.small.narrow(told.rows)
            if len(short) < FEW or not patience:
                return
            weight = _in_any(self._groups, short)
            self._sent(told, known, weight * known.signs(len(weight)), nowhere)
            patience = PATIENCE if len(known.small.short()) < 0.95 * len(short) else patience - 1

    def _draw_inside(self, told: Told, known: _Known, inside: Inside) -> None:
        """The same with half of the atoms as they are, where insiders may still know too much."""
        patience = PATIENCE
        for _ in range(TRIES):
            given = inside.given_away(told.rows)
            groups = np.unique(given[:, 0])
            if len(groups) < FEW or not patience:
                return
            fixed = np.zeros(len(self._truth.people), dtype=bool)
            fixed[given[:, 1]] = known.signs(len(given)) < 0
            weight = _in_any(self._single, groups)
            self._sent(told, known, weight * known.signs(len(weight), 1), fixed)
            patience = PATIENCE if len(inside.given_away(told.rows)) < 0.95 * len(given) else patience - 1


class _Known:
    """The worlds so far, and what they show."""

    def __init__(self, worlds: list[NDArray[np.float64]], small: Small) -> None:
        self.worlds, self.small = worlds, small
        self.inside: Inside | None = None

    def add(self, world: NDArray[np.float64]) -> None:
        """Take in one more world."""
        self.worlds.append(world)
        self.small.add(world)
        if self.inside is not None:
            self.inside.add(world)

    def signs(self, length: int, other: int = 0) -> NDArray[np.float64]:
        """Ones and minus ones by chance, the same ones whenever a figure is looked at: it comes out no other way the next day."""
        return np.random.default_rng([len(self.worlds), other]).choice([-1.0, 1.0], length)


def _one(groups: csr_array, place: int) -> NDArray[np.float64]:
    """One group as a row."""
    return np.asarray(groups[[place]].toarray(), dtype=float).ravel()


def _in_any(groups: csr_array, places: NDArray[np.int64]) -> NDArray[np.bool_]:
    """The atoms in any of some groups."""
    return np.asarray(groups.T @ np.isin(np.arange(groups.shape[0]), places) > 0)
