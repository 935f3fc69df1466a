"""Somebody who holds a release, knows who answered, and this code, tries to work out small groups. No code in common with the protection.

What is published of a figure allows for many worlds. Worlds far apart are looked for; a group that differs enough between two of them is
safe. Only where none are found the lowest and the highest count of a group are computed. A don't-know leaves no room for a right answer,
so the right answers and the don't-knows of a module are attacked together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.safety.unions import follows, unnoticed
from benchmarks.safety.worlds import worlds

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from analyzer.model.cells import Cells
    from analyzer.model.release import Release
    from analyzer.model.request import Figure
    from benchmarks.safety.groups import Groups
    from benchmarks.safety.worlds import Worlds

    Settled = Callable[[NDArray[np.float64], NDArray[np.float64]], NDArray[np.bool_]]

_LOOKS = 12
_NEAR = 1e-6


@dataclass(frozen=True, slots=True)
class Found:
    """How many groups below the minimum are pinned, or else narrowed too far; and larger ones known to be nearly all alike."""

    pinned: int = 0
    narrowed: int = 0
    alike: int = 0

    def __add__(self, other: Found) -> Found:
        return Found(self.pinned + other.pinned, self.narrowed + other.narrowed, self.alike + other.alike)


def attack(release: Release, cells: Cells, groups: Groups, figure: Figure) -> Found:
    """What can be worked out of one figure.

    A small group is narrowed when it is known to within one answer sheet either way, or to within half of what it could be, unless one
    single published total around it already says that much: that is the price of the minimum.
    """
    known = worlds(release, cells, groups, figure)
    if known is None:
        return Found()
    truth = cells.counts[figure].ravel()[groups.places]
    pinned, narrowed = _small(known, groups, truth)
    return Found(pinned, narrowed, _alike(known, groups, truth))


def _small(known: Worlds, groups: Groups, truth: NDArray[np.int64]) -> tuple[int, int]:
    """How many small groups are pinned, and how many others are narrowed."""
    told = known.parts[0]
    pinned = follows(groups.small, unnoticed(told.inside[told.low == told.high]))
    rows = groups.small[~pinned]
    room = rows @ known.people * told.ceiling
    least = np.array([min(told.around(row, known.people), default=whole) for row, whole in zip(rows, room, strict=True)], dtype=float)
    limit = np.minimum(np.minimum(2 * told.ceiling, room / 2), least - 1)
    low, high = _ends(known, rows, truth, lambda low, high: high - low > limit)
    close = np.flatnonzero(high - low <= limit)
    found = [place for place in close if high[place] - low[place] < known.around(rows[place])]
    exactly = sum(bool(high[place] <= low[place]) for place in found)
    return int(pinned.sum()) + exactly, len(found) - exactly


def _alike(known: Worlds, groups: Groups, truth: NDArray[np.int64]) -> int:
    """How many larger groups are known to be within one person of nobody or of everybody."""
    told = known.parts[0]
    follow = follows(groups.large, unnoticed(told.inside[told.low == told.high]))
    counts, room = groups.large @ truth, groups.large @ known.people * told.ceiling
    exactly = follow & ((counts <= told.ceiling) | (counts >= room - told.ceiling))
    rows, least, most = groups.large[~follow], told.ceiling, room[~follow] - told.ceiling
    low, high = _ends(known, rows, truth, lambda low, high: (high > least) & (low < most))
    close = np.flatnonzero((high <= least) | (low >= most))
    return int(exactly.sum()) + sum(bool(high[place] - low[place] < known.around(rows[place])) for place in close)


def _ends(
    known: Worlds, rows: NDArray[np.bool_], truth: NDArray[np.int64], settled: Settled
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Counts per row that are possible: the lowest and the highest, or two between those that settle the matter."""
    low = high = (rows @ truth).astype(float)
    random = np.random.default_rng(11)

    def look(weights: NDArray[np.float64]) -> None:
        nonlocal low, high
        count = rows @ known.furthest(weights)
        low, high = np.minimum(low, np.ceil(count - _NEAR)), np.maximum(high, np.floor(count + _NEAR))

    for _ in range(_LOOKS):
        left = np.flatnonzero(~settled(low, high))
        if len(left) == 0:
            return low, high
        weights = random.choice([-1.0, 1.0], len(left)) @ rows[left]
        look(weights)
        look(-weights)
    for place in np.flatnonzero(~settled(low, high)):
        if not settled(low, high)[place]:
            look(rows[place].astype(float))
            look(-rows[place].astype(float))
    return low, high
