"""Somebody with every published total of one figure, who works out what can be said about any group: by linear programming."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import linprog

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analyzer.disclosure.figures.figure_layer import FigureLayer
    from analyzer.disclosure.figures.network import Shown

Group = tuple[tuple[int, int], ...]


@dataclass
class Attacker:
    """What is published of a figure, as sums over the cells with somebody in them."""

    layer: FigureLayer
    shown: Shown

    def __post_init__(self) -> None:
        self.spots = list(self.layer.spots)
        self.people = np.array([self.layer.spots[spot][1] for spot in self.spots])
        self.counts = np.array([self.layer.spots[spot][0] for spot in self.spots])
        self.whole = [tuple(self.spots)]
        self.whole += [self.layer.on_line[line] for line in self.shown.lines]
        self.whole += [(spot,) for spot in self.shown.spots]
        self.rows = np.array([self.row(group) for group in self.whole])
        told = [(self.row(self.layer.on_line[line]), bounds) for line, bounds in self.shown.bands.items()]
        told += [(self.row((spot,)), bounds) for spot, bounds in self.shown.spot_bands.items()]
        self.banded = np.array([sign * row for row, _ in told for sign in (1, -1)]).reshape(-1, len(self.spots))
        self.ends = np.array([end for _, (low, high) in told for end in (high, -low)])

    def row(self, group: Group) -> np.ndarray:
        """A group as a row of noughts and ones."""
        return np.array([float(spot in group) for spot in self.spots])

    def range(self, group: Group, low: np.ndarray | None = None, high: np.ndarray | None = None) -> tuple[int, int]:
        """The least and the most that a group can hold. ``low`` and ``high`` bound single cells, where somebody knows more."""
        low = np.zeros(len(self.spots)) if low is None else low
        high = self.people * self.layer.ceiling if high is None else high
        ends = []
        for sign in (1, -1):
            solved = linprog(
                sign * self.row(group),
                A_ub=self.banded if len(self.banded) else None,
                b_ub=self.ends if len(self.banded) else None,
                A_eq=self.rows,
                b_eq=self.rows @ self.counts,
                bounds=list(zip(low, high, strict=True)),
                method="highs",
            )
            assert solved.status == 0
            ends.append(round(sign * solved.fun))
        return ends[0], ends[1]

    def groups(self) -> Iterator[Group]:
        """Cells, lines, lines without one cell, and pairs of a line, as far as they are not published."""
        found = {(spot,) for spot in self.spots}
        for spots in self.layer.on_line.values():
            found.add(spots)
            found |= {tuple(other for other in spots if other != spot) for spot in spots}
            found |= set(combinations(spots, 2))
        yield from sorted(group for group in found if group and group not in self.whole)

    def small(self) -> list[Group]:
        """The groups below the minimum."""
        return [group for group in self.groups() if self.size(group) < self.layer.policy.min_group]

    def size(self, group: Group) -> int:
        """The people in a group."""
        return sum(self.layer.spots[spot][1] for spot in group)

    def count(self, group: Group) -> int:
        """The count of a group."""
        return sum(self.layer.spots[spot][0] for spot in group)

    def too_narrow(self) -> list[Group]:
        """Small groups that are known too well, and not because of one published total alone."""
        found = []
        for group in self.small():
            room = self.size(group) * self.layer.ceiling
            low, high = self.range(group)
            alone = min((self._left_by(whole, group) for whole in self.whole if set(group) <= set(whole)), default=room)
            if high - low <= min(2 * self.layer.ceiling, room / 2) and high - low < alone:
                found.append(group)
        return found

    def _left_by(self, whole: Group, group: Group) -> int:
        room, others = self.size(group) * self.layer.ceiling, (self.size(whole) - self.size(group)) * self.layer.ceiling
        return min(room, self.count(whole)) - max(0, self.count(whole) - others)

    def known_to_an_insider(self) -> list[tuple[Group, tuple[int, int], int]]:
        """Small groups that somebody who knows what she answered can work out exactly: of everybody in them but herself."""
        found = []
        for group in self.small():
            low, high = self.range(group)
            if high - low <= 2 * self.layer.ceiling:  # what one person knows narrows either end by what one person can add at most
                for spot, answer in self._insiders(group):
                    if self.pinned(group, spot, answer) and not self._pinned_by_one_total(group, spot, answer):
                        found.append((group, spot, answer))
        return found

    def _insiders(self, group: Group) -> Iterator[tuple[tuple[int, int], int]]:
        for spot in self.spots if self.size(group) > 1 else sorted(set(self.spots) - set(group)):
            count, people = self.layer.spots[spot]
            for answer in range(self.layer.ceiling + 1):
                if answer <= count <= people * self.layer.ceiling - (self.layer.ceiling - answer):
                    yield spot, answer

    def pinned(self, group: Group, spot: tuple[int, int], answer: int) -> bool:
        """Whether somebody in one cell with this answer knows the total of a group."""
        low, high = np.zeros(len(self.spots)), (self.people * self.layer.ceiling).astype(float)
        place = self.spots.index(spot)
        low[place], high[place] = answer, high[place] - self.layer.ceiling + answer
        least, most = self.range(group, low, high)
        return least == most

    def _pinned_by_one_total(self, group: Group, spot: tuple[int, int], answer: int) -> bool:
        """Whether one published total would do, so that no withholding of others could help."""
        inside, ceiling = spot in group, self.layer.ceiling
        for whole in self.whole:
            if {*group, spot} <= set(whole):
                room = (self.size(group) - inside) * ceiling
                others = (self.size(whole) - self.size(group) - (not inside)) * ceiling
                total = self.count(whole) - answer
                if min(room, total) == max(0, total - others):
                    return True
        return False

    def forced(self) -> list[Group]:
        """Groups of the minimum and more that are known to be near-unanimous, though nobody says so."""
        margin, found = self.layer.policy.insiders * self.layer.ceiling, []
        for group in (*self.groups(), *self.rests()):
            room = self.size(group) * self.layer.ceiling
            if self.size(group) >= self.layer.policy.min_group and self.layer.alike((self.count(group), self.size(group))):
                low, high = self.range(group)
                if high <= margin or room - low <= margin:
                    found.append(group)
        return found

    def rests(self) -> Iterator[Group]:
        """Hidden lines of a direction together, hidden cells of a line together."""
        for axis in (0, 1):
            lines = [line for line in self.layer.totals if line[0] == axis and line not in self.shown.lines]
            yield tuple(sorted(spot for line in lines for spot in self.layer.on_line[line]))
        for spots in self.layer.on_line.values():
            yield tuple(spot for spot in spots if spot not in self.shown.spots)
