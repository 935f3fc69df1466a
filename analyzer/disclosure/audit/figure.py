"""One figure: which small groups can be worked out of its totals, and which large ones are known to be nearly alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analyzer.disclosure.audit.puzzle import Puzzle
from analyzer.disclosure.audit.ranges import Demand, Ranges
from analyzer.disclosure.audit.targets import Targets, large_groups
from analyzer.disclosure.audit.verdict import Leak

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    from analyzer.disclosure.audit.knowledge import Knowledge
    from analyzer.disclosure.audit.totals import Totals
    from analyzer.model.request import Figure

ENOUGH = 3
"""How many groups that leak are told of a figure; it is not shown as it is anyway, so the others need not be found."""

NEVER = 2**62
"""More than any count."""


@dataclass(frozen=True, slots=True, eq=False)
class Attack:
    """The attack on one figure: ``small`` groups that must stay unknown, ``large`` ones that must not be nearly alike."""

    known: Knowledge
    figure: Figure
    totals: Totals
    small: Targets
    large: Targets
    ceiling: int

    @classmethod
    def on(cls, figure: Figure, known: Knowledge, small: Targets) -> Attack:
        """The attack on a figure of which something is known."""
        totals = known.totals[figure]
        return cls(known, figure, totals, small, large_groups(known, totals), known.cells.ceiling[figure])

    @property
    def puzzle(self) -> Puzzle:
        """Everything that is known of the figure."""
        from scipy.sparse import csr_array

        rows, totals, truth = csr_array(self.totals.rows.astype(np.int64)), self.totals, self.known.truth[self.figure]
        return Puzzle(totals.names, rows, totals.low, totals.high, np.zeros_like(truth), self.known.people * self.ceiling, truth)

    def demand(self) -> Demand:
        """First of the small groups, then of the large ones."""
        return joined(small_demand(self.small, self.ceiling), large_demand(self.large, self.ceiling, self.known.policy.insiders))

    def told(self, groups: NDArray[np.intp]) -> NDArray[np.int64]:
        """How wide the range of each group is that the single most telling exact total leaves, in units."""
        chosen = np.array([group for group in groups if group < len(self.small)], dtype=np.intp)
        widths = np.full(len(groups), NEVER, dtype=np.int64)
        exact, roof = self.totals.exact, self.known.people * self.ceiling
        widths[: len(chosen)] = width_left(self.small, chosen, self.totals.rows[exact], self.totals.low[exact], roof)
        return widths

    def ranges(self) -> Ranges:
        """The ranges of the small groups, then of the large ones."""
        from scipy.sparse import vstack

        return Ranges(self.puzzle, vstack([self.small.inside, self.large.inside], format="csr"), self.demand())

    def leaks(self, ranges: Ranges) -> Iterator[Leak]:
        """Everything that can be worked out of this figure alone. Raises Doubt without proof."""
        yield from shown_alike(self)
        for group in ranges.narrow(self.told, ENOUGH):
            yield self.leak(int(group), ranges)

    def leak(self, group: int, ranges: Ranges) -> Leak:
        """What was found of a group: its range, in units."""
        from analyzer.disclosure.audit.certificate import certificate

        least, most = int(ranges.least[group]), int(ranges.most[group])
        large = group >= len(self.small)
        targets, place = (self.large, group - len(self.small)) if large else (self.small, group)
        words = certificate(ranges.puzzle, ranges.rows[[group]].toarray()[0], self.known.name(targets.mask(place)), (least, most))
        if large:
            return Leak("alike", self.figure, words)
        return Leak(kind_of(least, most, int(targets.people[place]) * self.ceiling), self.figure, words)


def kind_of(least: int, most: int, room: int) -> str:
    """The kind of a leak about a small group: known to be none or all, known exactly, or known too closely."""
    if least == most:
        return "endpoint" if most in {0, room} else "exact"
    return "narrow"


def small_demand(groups: Targets, ceiling: int) -> Demand:
    """Small groups stay open by more than one person either way, or by more than half of what was open beforehand."""
    width = np.minimum(2 * ceiling, groups.people * ceiling // 2) + 1
    return Demand(width, np.full(len(groups), -NEVER), np.full(len(groups), NEVER))


def large_demand(groups: Targets, ceiling: int, insiders: int) -> Demand:
    """Large groups may stay more than the insiders away from nothing and from everything."""
    slack = insiders * ceiling
    return Demand(np.zeros(len(groups), dtype=np.int64), np.full(len(groups), slack + 1), groups.people * ceiling - slack - 1)


def joined(*demands: Demand) -> Demand:
    """Demands one after the other."""
    width, rise, fall = (np.concatenate([getattr(one, name) for one in demands]) for name in ("width", "rise", "fall"))
    return Demand(width, rise, fall)


def width_left(
    groups: Targets, chosen: NDArray[np.intp], rows: NDArray[np.bool_], totals: NDArray[np.int64], roof: NDArray[np.int64]
) -> NDArray[np.int64]:
    """The width of what the single most telling total says about groups that lie within it; beforehand all is open up to the roof."""
    picked = groups.inside[chosen]
    room = np.asarray(picked @ roof, dtype=np.int64)
    within = lies_within(picked, rows)
    whole = rows @ roof
    most = np.minimum(room[:, None], totals)
    least = np.maximum(0, totals - (whole - room[:, None]))
    widths = np.where(within, most - least, room[:, None])
    return np.asarray(np.minimum(room, widths.min(axis=1, initial=NEVER)), dtype=np.int64)


def lies_within(groups: csr_array, rows: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which groups lie within which totals."""
    return np.asarray(np.asarray(groups @ rows.T.astype(np.int64)) == np.asarray(groups.sum(axis=1)).reshape(-1, 1))


def shown_alike(attack: Attack) -> Iterator[Leak]:
    """Totals that are told themselves and lie within the insiders of nothing or of everything."""
    slack = attack.known.policy.insiders * attack.ceiling
    whole = attack.totals.rows @ (attack.known.people * attack.ceiling)
    alike = (attack.totals.high <= slack) | (whole - attack.totals.low <= slack)
    for row in np.flatnonzero(alike):
        low, high = int(attack.totals.low[row]), int(attack.totals.high[row])
        yield Leak("alike", attack.figure, f"{attack.totals.names[row]} tells {low} to {high} of {int(whole[row])}")
