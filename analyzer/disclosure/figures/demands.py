"""Demands: how far the sum of a hidden group must be able to move, so that nothing is told about a few people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analyzer.disclosure.figures.around import Group
from analyzer.disclosure.primary import kept_open

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from analyzer.disclosure.figures.figure_layer import Counted, FigureLayer
    from analyzer.disclosure.figures.network import Network, Shown
    from analyzer.disclosure.grid import Line, Spot


@dataclass(frozen=True, slots=True)
class Demand:
    """What must stay open about a group, in units of its count.

    ``width``: the least that its range must span. ``rise``, ``fall``: the least that it must be able to rise and fall. ``either``: what
    must be able to flow around it in one direction at least, whatever it can hold itself, so that people who know their own answer cannot
    stop all of it. ``alone``: what flows around it upwards and downwards where one published total by itself allows no more than that.
    """

    group: Group
    width: int = 0
    rise: int = 0
    fall: int = 0
    either: int = 0
    alone: tuple[int, int] | None = None

    @property
    def most(self) -> int:
        """No more than this is ever asked in one direction."""
        return max(self.width, self.rise, self.fall, self.either)


@dataclass(frozen=True, slots=True)
class Demands:
    """Makes the demands of one figure, given what is shown of it."""

    layer: FigureLayer
    network: Network
    shown: Shown

    def single(self) -> Iterator[Demand]:
        """Of every hidden cell and line, and of what is left of a line without one cell of it; the same cells only once."""
        seen = set()
        for line, spots in self._groups():
            if frozenset(spots) not in seen and (demand := self.of(line, spots)):
                seen.add(frozenset(spots))
                yield demand

    def pools(self) -> Iterator[Demand]:
        """Of what is known by subtraction if nothing else is hidden: the hidden cells of a line, and the hidden lines of a direction."""
        for line in self.layer.on_line:
            yield from self.rest_of(line)
        for axis in (0, 1):
            yield from self.pool_of(axis)

    def rest_of(self, line: Line) -> Iterator[Demand]:
        """Of the hidden cells of a line together."""
        hidden = tuple(spot for spot in self.layer.on_line[line] if spot not in self.shown.spots)
        if hidden:
            yield from self._not_alike(Group(self.network.node(line), self._ends(line, hidden)), self.layer.together(hidden))

    def pool_of(self, axis: int) -> Iterator[Demand]:
        """Of the hidden lines of a direction together, where any is shown."""
        lines = [line for line in self.layer.totals if line[0] == axis]
        hidden = [line for line in lines if line not in self.shown.lines]
        totals = [self.layer.totals[line] for line in hidden]
        group = Group(self.network.rows + self.network.columns + axis, tuple(self.network.node(line) for line in hidden))
        if 0 < len(hidden) < len(lines):
            yield from self._not_alike(group, (sum(count for count, _ in totals), sum(people for _, people in totals)))

    def of(self, line: Line, spots: tuple[Spot, ...]) -> Demand | None:
        """What must stay open of some cells of a line taken together; None where nothing must."""
        counted = self.layer.together(spots)
        if 0 < counted[1] < self.layer.policy.min_group:
            return self.few(line, spots)
        return next(self._not_alike(Group(self.network.node(line), self._ends(line, spots)), counted), None)

    def _groups(self) -> Iterator[tuple[Line, tuple[Spot, ...]]]:
        """Lines with their cells, as far as a demand may be made of those."""
        minimum = self.layer.policy.min_group
        for spot in self.layer.spots:
            if spot not in self.shown.spots:
                yield (0, spot[0]), (spot,)
        for line, spots in self.layer.on_line.items():
            people = self.layer.totals[line][1]
            if line not in self.shown.lines:
                yield line, spots
            for spot in spots:
                if 0 < people - self.layer.spots[spot][1] < minimum:
                    yield line, tuple(other for other in spots if other != spot)

    def _ends(self, line: Line, spots: Iterable[Spot]) -> tuple[int, ...]:
        return tuple(self.network.node((1 - line[0], spot[1 - line[0]])) for spot in spots)

    def _not_alike(self, group: Group, counted: Counted) -> Iterator[Demand]:
        """A group that is nearly unanimous must not be forced to be."""
        count, people = counted
        margin, room = self.layer.policy.insiders * self.layer.ceiling, people * self.layer.ceiling
        if self.layer.alike(counted) and people >= self.layer.policy.min_group:
            yield Demand(
                group,
                rise=margin - count + 1 if count <= margin else 0,
                fall=count - (room - margin) + 1 if room - count <= margin else 0,
            )

    def few(self, line: Line, spots: tuple[Spot, ...]) -> Demand:
        """A group below the minimum must stay open by more than one answer either way and more than half of what was open beforehand.

        Where one published total that contains it leaves less by itself, that is all that can be asked.
        """
        count, people = self.layer.together(spots)
        ceiling, insiders = self.layer.ceiling, self.layer.policy.insiders
        room, margin = people * ceiling, insiders * ceiling
        open_by = float(kept_open(np.array(people), ceiling, self.layer.policy))
        width = 1 + int(max(open_by, margin if people > insiders else 0))
        alone = None
        for whole, behind in self._around(line, spots):
            others = whole - count
            free = behind * ceiling - room - others
            width = min(width, min(room, whole) - max(0, whole - others - free))
            rises, falls = others if count < room else 0, free if count else 0
            if max(rises, falls) <= margin:
                alone = (rises, falls) if alone is None else (min(alone[0], rises), min(alone[1], falls))
        return Demand(Group(self.network.node(line), self._ends(line, spots)), width=width, either=margin + 1, alone=alone)

    def _around(self, line: Line, spots: tuple[Spot, ...]) -> Iterator[Counted]:
        """The published totals that contain some cells of a line."""
        yield self.layer.everybody
        if line in self.shown.lines:
            yield self.layer.totals[line]
        other = (1 - line[0], spots[0][1 - line[0]])
        if len(spots) == 1 and other in self.shown.lines:
            yield self.layer.totals[other]
