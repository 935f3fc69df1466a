"""Per figure: which segments that may be shown stay silent about it, so that nothing can be told about a few people."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from analyzer.disclosure.network import Network, Shown
from analyzer.disclosure.primary import edge, near_unanimous

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray

    from analyzer.disclosure.complement import Pattern
    from analyzer.disclosure.grid import Grid, Line, Spot
    from analyzer.model.policy import Policy


@dataclass(frozen=True, slots=True, eq=False)
class FigureLayer:
    """One figure on the grid: its counts, and the most one person can add."""

    grid: Grid
    counts: NDArray[np.int64]
    ceiling: int
    policy: Policy

    @property
    def room(self) -> NDArray[np.int64]:
        """The most each cell can hold."""
        room: NDArray[np.int64] = self.grid.respondents * self.ceiling
        return room

    def total(self, line: Line) -> tuple[int, int]:
        """Count and respondents of a line."""
        return self.grid.on(line, self.counts), self.grid.on(line)

    def spot(self, spot: Spot) -> tuple[int, int]:
        """Count and respondents of a cell."""
        return int(self.counts[spot]), int(self.grid.respondents[spot])

    def alike(self, counted: tuple[int, int]) -> bool:
        """Whether these people nearly all did the same."""
        return near_unanimous(*counted, self.ceiling, self.policy)


def showable(layer: FigureLayer, pattern: Pattern) -> Shown | None:
    """The segments that may show this figure, or None where not even the organisation may.

    Near-unanimous segments go first; then the smallest others, until nobody can narrow down a group below the minimum, or force a hidden
    one to be near-unanimous. Where nothing else helps only the organisation keeps the figure. Last, near-unanimous lines get a band where
    that stays safe.
    """
    organisation = (int(layer.counts.sum()), int(layer.grid.respondents.sum()))
    if layer.alike(organisation):
        return None
    shown = Shown(
        frozenset(line for line in pattern.lines if not layer.alike(layer.total(line))),
        frozenset(spot for spot in pattern.spots if not layer.alike(layer.spot(spot))),
        {},
    )
    while (shown.lines or shown.spots) and not _safe(layer, shown):
        shown = _without_smallest(layer, shown)
    return _banded(layer, pattern, shown) if _safe(layer, shown) else Shown(frozenset(), frozenset(), {})


def _without_smallest(layer: FigureLayer, shown: Shown) -> Shown:
    """Withhold the cheapest thing that helps: cells of crossings before lines, small before large."""
    if shown.spots:
        smallest = min(shown.spots, key=lambda spot: (layer.spot(spot)[1], spot))
        return replace(shown, spots=shown.spots - {smallest})
    axis = _axis_in_need(layer, shown)
    lines = [line for line in shown.lines if line[0] == axis] or list(shown.lines)
    return replace(shown, lines=shown.lines - {min(lines, key=lambda line: (layer.total(line)[1], line))})


def _axis_in_need(layer: FigureLayer, shown: Shown) -> int:
    """The direction whose pool of hidden totals is the smallest but not empty; the rows where neither has one."""
    hidden = {0: 0, 1: 0}
    for line in layer.grid.lines():
        hidden[line[0]] += 0 if line in shown.lines else layer.total(line)[1]
    return min((0, 1), key=lambda axis: (hidden[axis] == 0, hidden[axis], axis))


def _banded(layer: FigureLayer, pattern: Pattern, shown: Shown) -> Shown:
    """Tell the floor or the ceiling of near-unanimous lines, one by one, as long as everything stays safe."""
    for line in sorted(pattern.lines - shown.lines):
        count, people = layer.total(line)
        if layer.alike((count, people)):
            share, side = edge(count, people, layer.ceiling, layer.policy)
            bound = round(share * people * layer.ceiling)
            room = people * layer.ceiling
            wider = replace(shown, bands={**shown.bands, line: (bound, room) if side == "high" else (0, bound)})
            if 0 < share < 1 and _safe(layer, wider):
                shown = wider
    return shown


def _safe(layer: FigureLayer, shown: Shown) -> bool:
    """Whether no pool of hidden totals is near-unanimous, and no hidden group can be narrowed down too far."""
    if any(layer.alike((count, people)) for count, people in _pools(layer, shown) if people):
        return False
    network = Network(layer.counts, layer.room, shown)
    return all(
        _wide_enough(layer, counted, network.spot(place) if kind == "spot" else network.line(place), _told_by(layer, shown, kind, place))
        for kind, place, counted in _hidden(layer, shown)
    )


def _pools(layer: FigureLayer, shown: Shown) -> Iterator[tuple[int, int]]:
    """Hidden lines of a direction taken together, and hidden cells of a shown line: their sums are known by subtraction."""
    for axis in (0, 1):
        hidden = [layer.total(line) for line in _lines_of(layer, axis) if line not in shown.lines]
        yield sum(count for count, _ in hidden), sum(people for _, people in hidden)
    for line in shown.lines:
        spots = [spot for spot in shown.spots if spot[line[0]] == line[1]]
        if spots:
            count, people = layer.total(line)
            yield count - sum(layer.spot(spot)[0] for spot in spots), people - sum(layer.spot(spot)[1] for spot in spots)


def _lines_of(layer: FigureLayer, axis: int) -> tuple[Line, ...]:
    return tuple((axis, place) for place in range(layer.counts.shape[axis]))


def _hidden(layer: FigureLayer, shown: Shown) -> Iterator[tuple[str, tuple[int, int], tuple[int, int]]]:
    for spot in layer.grid.spots():
        if spot not in shown.spots:
            yield "spot", spot, layer.spot(spot)
    for line in layer.grid.lines():
        if line not in shown.lines and layer.total(line)[1]:
            yield "line", line, layer.total(line)


def _wide_enough(layer: FigureLayer, counted: tuple[int, int], slack: tuple[int, int], told: int) -> bool:
    """Whether a hidden group of this count and size stays unknown enough.

    A group below the minimum must stay open by more than one answer either way or half of what was open beforehand, unless one single
    published total that contains it already tells more (``told``, which only a larger minimum could mend). Any other hidden group must
    not be forced to be near-unanimous.
    """
    (count, people), (fall, rise) = counted, slack
    if people < layer.policy.min_group:
        demand = min(2 * layer.ceiling, people * layer.ceiling / 2)
        return fall + rise > demand or fall + rise >= told
    margin = layer.policy.insiders * layer.ceiling
    return not (count + rise <= margin or people * layer.ceiling - (count - fall) <= margin)


def _told_by(layer: FigureLayer, shown: Shown, kind: str, place: tuple[int, int]) -> int:
    """The width of what the single most telling published total says about a hidden cell or line."""
    room = int(layer.room[place]) if kind == "spot" else layer.grid.on(place, layer.room)
    around = [(int(layer.counts.sum()), int(layer.room.sum()))]
    if kind == "spot":
        lines = [line for line in ((0, place[0]), (1, place[1])) if line in shown.lines]
        around += [(layer.total(line)[0], layer.grid.on(line, layer.room)) for line in lines]
    return min(min(room, count) - max(0, count - (whole - room)) for count, whole in around)
