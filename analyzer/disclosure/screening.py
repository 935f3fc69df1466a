"""What may be told about the flagged respondents: how many, and in bands what leaving them out would change, organisation only.

The organisation's points R of N people are published, so the same figure without the F flagged people would give away their own points by
one subtraction. Therefore:

1. With fewer than the smallest group flagged, or not flagged, only that is told: "fewer than five", whether it is four or none.
2. Else F is told, and per module a band for the change of the share right, in percentage points. A band leaves an interval for the points
   of the flagged, within what N, F, R and the published answers to the questions allow anyway (see `reach`). In every band that is possible
   this interval is as wide as the answers of the insiders and of one person more. So the points of the flagged, and of the others, are
   never known exactly and never known to be nearly none or nearly all.
3. Which bands there are depends on those public numbers alone, not on the points of the flagged: edges are left out until every band that
   is possible is wide enough. So a wider band, or none, says no more about the flagged than it seems to.
4. Nothing is told per group, and nothing of a module that the organisation may not see.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from analyzer.disclosure.reach import reach
from analyzer.model.request import Figure
from analyzer.model.screening import Change, Screening

if TYPE_CHECKING:
    from collections.abc import Collection

    from analyzer.model.cells import Cells
    from analyzer.model.policy import Policy
    from analyzer.model.survey import Survey

EDGES = (-1, 1, -3, 3)
"""Percentage points between which a change is told; the first are given up last."""


def screening(cells: Cells, modules: Collection[str], survey: Survey, policy: Policy) -> Screening | None:
    """What may be told of the screening; ``modules`` are those whose points the organisation may see exactly."""
    screened = cells.screened
    if screened is None:
        return None
    people, flagged = int(cells.respondents.sum()), screened.flagged
    if min(flagged, people - flagged) < policy.min_group:
        return Screening(screened.rules, None, "low" if flagged < policy.min_group else "high", {})
    changes: dict[str, Change] = {}
    for module in sorted(screened.right.keys() & modules):
        figure = Figure("module", module, "right")
        right, ceiling = int(cells.counts[figure].sum()), cells.ceiling[figure]
        known = Known(people, flagged, right, ceiling, *reach(cells, survey.items_of(module), flagged, right, ceiling))
        change = known.change(screened.right[module], (policy.insiders + 1) * ceiling)
        if change is not None:
            changes[module] = change
    return Screening(screened.rules, flagged, "", changes)


@dataclass(frozen=True, slots=True)
class Known:
    """What everybody may know of a module.

    ``right`` are the points of all ``people``, ``flagged`` is how many are flagged, ``ceiling`` the most points that one can reach, and
    the flagged together have at least ``least`` and at most ``most`` points. All points are whole numbers of the unit of the cells.
    """

    people: int
    flagged: int
    right: int
    ceiling: int
    least: int
    most: int

    def change(self, points: int, demand: int) -> Change | None:
        """The band for what leaving out the flagged people, who have ``points``, would change; None where none may be told.

        ``demand`` is how many points every band must leave open.
        """
        edges = self.edges(demand)
        low = max((edge for edge in edges if points <= self.cut(edge)), default=None)
        high = min((edge for edge in edges if points > self.cut(edge)), default=None)
        return _band(low, high)

    def edges(self, demand: int) -> tuple[int, ...]:
        """As many edges as leave every possible band wide enough."""
        choices = (chosen for size in range(len(EDGES), 0, -1) for chosen in combinations(EDGES, size))
        return next((chosen for chosen in choices if self._wide(chosen, demand)), ())

    def cut(self, edge: int) -> int:
        """The most points of the flagged for which the change lies above an edge; on it is above for a rise, and below for a fall.

        The change in points is ``100 (flagged * right - people * points) / (people * (people - flagged) * ceiling)``.
        """
        room = 100 * self.flagged * self.right - edge * self.people * (self.people - self.flagged) * self.ceiling
        return (room if edge > 0 else room - 1) // (100 * self.people)

    def _wide(self, edges: tuple[int, ...], demand: int) -> bool:
        """Whether every band that is possible leaves ``demand`` open. A band holds the points above one cut up to the next."""
        cuts = sorted(min(max(self.cut(edge), self.least - 1), self.most) for edge in edges)
        return all(low == high or high - low - 1 >= demand for low, high in pairwise((self.least - 1, *cuts, self.most)))


def _band(low: int | None, high: int | None) -> Change | None:
    """The change between two edges; nothing where it may be of any size one way and none the other."""
    if low is not None and low > 0:
        return Change("up", low, high)
    if high is not None and high < 0:
        return Change("down", -high, None if low is None else -low)
    return None if low is None or high is None else Change("either", 0, max(-low, high))
