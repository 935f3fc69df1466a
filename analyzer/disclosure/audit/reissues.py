"""Re-issues: the same wave published before. Two releases subtract, so whoever came, went or changed their answers in between may show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analyzer.disclosure.audit.ground import Ground
from analyzer.disclosure.audit.shifts import FAR
from analyzer.disclosure.audit.solver import solve
from analyzer.disclosure.audit.totals import Told, in_words, unit_of
from analyzer.disclosure.audit.unions import smallest_union
from analyzer.disclosure.audit.verdict import Leak

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from analyzer.disclosure.audit.knowledge import Knowledge
    from analyzer.model.company import Company
    from analyzer.model.policy import Policy
    from analyzer.model.publication import Publication
    from analyzer.model.release import Counted, Release, ReleasedSegment

KEPT = 0.011
"""A ledger keeps counts in hundredths; two that are nearer than this are the same."""


@dataclass(frozen=True, slots=True, eq=False)
class Reissue:
    """A release beside an earlier publication of the same wave: both as sets of atoms of a common ground."""

    known: Knowledge
    release: Release
    before: Publication
    ground: Ground
    now: NDArray[np.bool_]
    then: NDArray[np.bool_]

    @classmethod
    def of(cls, release: Release, known: Knowledge, company: Company, before: Publication) -> Reissue:
        """Lay the two side by side."""
        ground = Ground.of(known, company.made_of(), before)
        now = ground.masks(release.segments, company.made_of())
        return cls(known, release, before, ground, now, ground.masks(before.segments, before.made_of))

    @property
    def pairs(self) -> list[tuple[ReleasedSegment, ReleasedSegment, NDArray[np.bool_]]]:
        """The groups that both tell, as they are now and as they were."""
        places = {mask.tobytes(): shown for shown, mask in zip(self.before.segments, self.then, strict=True)}
        both = ((shown, mask) for shown, mask in zip(self.release.segments, self.now, strict=True) if mask.tobytes() in places)
        return [(shown, places[mask.tobytes()], mask) for shown, mask in both]

    @property
    def same_people(self) -> list[Told]:
        """What was told before, as sets of atoms of now, if nobody came or went; nothing otherwise."""
        if any(now.respondents != then.respondents for now, then, _ in self.pairs):
            return []
        today = [
            (shown, self.ground.today(mask, len(self.known.people))) for shown, mask in zip(self.before.segments, self.then, strict=True)
        ]
        return [Told(one.segment, one.respondents, one.figures, mask, KEPT) for one, mask in today if mask is not None]

    def leaks(self) -> Iterator[Leak]:
        """What the two tell apart. Raises Doubt without proof."""
        policy = self.known.policy
        if self.before.minimum > policy.min_group:
            yield Leak("lowered", None, "the smallest group was larger in an earlier report")
        for now, then, _ in self.pairs:
            yield from _between(now, then, self.known)
        if (found := self._came_and_went(policy)) is not None:
            yield Leak("joined", None, found)
        if (found := self._pieced_together(policy)) is not None:
            yield Leak("pieced", None, found)

    def _came_and_went(self, policy: Policy) -> str | None:
        """The few who came or went somewhere, by any combination in which everybody who stayed drops out."""
        still = [mask for now, then, mask in self.pairs if now.respondents == then.respondents]
        moved = ~np.any(still, axis=0) if still else np.ones(len(self.ground.atoms), dtype=bool)
        if not moved.any():
            return None
        nobody = np.zeros_like(self.then)
        return self._combined(np.concatenate([self.now & moved, nobody]), policy, stays_out=np.concatenate([self.now, self.then]))

    def _pieced_together(self, policy: Policy) -> str | None:
        """A small group that follows from both taken together, because they do not show the same groups."""
        if self.ground.split:
            return self._combined(np.concatenate([self.now, self.then]), policy)
        today = [self.ground.today(mask, len(self.known.people)) for mask in (*self.now, *self.then)]
        rows = np.array([mask for mask in today if mask is not None])
        found = smallest_union(rows, self.known.people, policy.min_group)
        return None if found is None else found.words(self._names)

    @property
    def _names(self) -> tuple[str, ...]:
        earlier = (f"{in_words(shown.segment)} before" for shown in self.before.segments)
        return (*(in_words(shown.segment) for shown in self.release.segments), *earlier)

    def _combined(self, rows: NDArray[np.bool_], policy: Policy, stays_out: NDArray[np.bool_] | None = None) -> str | None:
        """A combination of both that is a set of atoms and has, by the published numbers, fewer people than the minimum."""
        people = np.array([shown.respondents for shown in (*self.release.segments, *self.before.segments)], dtype=np.float64)
        for sign in (1.0, -1.0):
            weights = _combination(rows, sign * people, policy.min_group, stays_out)
            if weights is not None:
                return " ".join(f"{weight:+g} × {name}" for weight, name in zip(weights, self._names, strict=True) if abs(weight) > 1e-6)
        return None


def _between(now: ReleasedSegment, then: ReleasedSegment, known: Knowledge) -> Iterator[Leak]:
    """What two tellings of one group say about those who came or went."""
    change = now.respondents - then.respondents
    words = f"{in_words(now.segment)}: {change:+d} people"
    if 0 < abs(change) < known.policy.min_group:
        yield Leak("joined", None, words)
    for figure in sorted(now.figures.keys() & then.figures.keys()):
        if figure in known.cells.ceiling and (grown := _grown(now.figures[figure], then.figures[figure])) is not None:
            room = abs(change) * known.cells.ceiling[figure] / unit_of(figure, known.cells)
            slack = known.policy.insiders * known.cells.ceiling[figure] / unit_of(figure, known.cells)
            if change == 0 and abs(grown) > KEPT:
                yield Leak("changed", figure, words)
            elif abs(change) >= known.policy.min_group and min(abs(grown), room - abs(grown)) <= slack:
                yield Leak("alike", figure, words)


def _grown(now: Counted, then: Counted) -> float | None:
    """By how many answers an exact count has grown; None where one of the two is a band."""
    return None if now.count is None or then.count is None else float(now.count) - float(then.count)


def _combination(
    rows: NDArray[np.bool_], people: NDArray[np.float64], minimum: int, stays_out: NDArray[np.bool_] | None
) -> NDArray[np.float64] | None:
    """Weights of rows that give a set of atoms of 1 to the minimum less one people; None where it is proven that there are none.

    With ``stays_out`` the same weights of those rows must give nothing at all.
    """
    from scipy.sparse import csr_array, eye_array, hstack, vstack

    told = np.unique(rows, axis=1)
    told = told[:, told.any(axis=0)]
    classes, lines = told.shape[1], len(rows)
    nothing = np.zeros((lines, 0)) if stays_out is None else np.unique(stays_out, axis=1)
    follows = hstack([eye_array(classes), csr_array(-told.T.astype(np.float64))])
    gone = hstack([csr_array((nothing.shape[1], classes)), csr_array(nothing.T.astype(np.float64))])
    size = csr_array(np.concatenate([np.zeros(classes), people])[None, :])
    low = np.concatenate([np.zeros(classes + nothing.shape[1]), [1.0]])
    high = np.concatenate([np.zeros(classes + nothing.shape[1]), [minimum - 1.0]])
    floor = np.concatenate([np.zeros(classes), np.full(lines, -FAR)])
    roof = np.concatenate([np.ones(classes), np.full(lines, FAR)])
    whole = np.concatenate([np.ones(classes, dtype=bool), np.zeros(lines, dtype=bool)])
    found = solve(np.zeros(classes + lines), csr_array(vstack([follows, gone, size])), (low, high), (floor, roof), whole)
    return None if found is None else found[classes:]
