"""Figures told as a band where only a few people came or went since another wave.

A band is a step of a fixed ladder, so that it does not tell where in it the share lies. The usual step is ten points; for small groups that
would be one person or none, so there the steps are wider: at least three people fit in one.
"""

from __future__ import annotations

from dataclasses import replace
from math import ceil, floor
from typing import TYPE_CHECKING

from analyzer.disclosure.earlier.lines import Lines
from analyzer.model.release import Counted, ReleasedSegment

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from analyzer.model.release import Release
    from analyzer.model.request import Figure
    from analyzer.model.segment import Segment

STEPS = (10, 5, 2)
"""Into how many steps of equal width shares are divided, finest first."""

PEOPLE_IN_A_STEP = 3


def banded(release: Release, few: Iterable[Segment]) -> Release:
    """The release with the figures of some segments as bands, and as many more as it takes to keep those from being worked out.

    Of the organisation, which is then a small one, single answers and what was screened are left out.
    """
    people = {shown.segment: shown.respondents for shown in release.segments}
    lines = Lines.of(release)
    told = set(few) & people.keys()
    told |= {one for one in people if len(one.parts) > 1 and any(one.where.items() >= line.where.items() for line in told if line.parts)}
    exact = {figure: _exact(release, figure) for figure in {figure for shown in release.segments for figure in shown.figures}}
    wider = {pattern: _with_others(pattern, told, lines, people) for pattern in set(exact.values())}
    blurred = {figure: wider[pattern] for figure, pattern in exact.items()}
    segments = tuple(_banded(shown, {figure for figure in shown.figures if shown.segment in blurred[figure]}) for shown in release.segments)
    whole = release.organisation.segment
    return replace(release, segments=segments, screening=None if whole in told else release.screening)


def band(counted: Counted, people: int) -> Counted:
    """The step or steps of the ladder that a figure of some people lies in; a share on an edge belongs to the step above it."""
    steps = next(steps for steps in STEPS if people >= PEOPLE_IN_A_STEP * steps or steps == STEPS[-1])
    low = high = counted.share
    if counted.low is not None and counted.high is not None:
        low, high = counted.low, counted.high
    first = min(floor(low * steps + 1e-9), steps - 1)
    last = max(ceil(high * steps - 1e-9), first + 1)
    return Counted(counted.out_of, low=first / steps, high=last / steps)


def _exact(release: Release, figure: Figure) -> frozenset[Segment]:
    """Where a figure is told exactly."""
    told = ((shown.segment, shown.figures.get(figure)) for shown in release.segments)
    return frozenset(segment for segment, counted in told if counted is not None and counted.count is not None)


def _with_others(exact: frozenset[Segment], told: set[Segment], lines: Lines, people: Mapping[Segment, int]) -> set[Segment]:
    """The segments to band, with others until none can be worked out from what is told exactly."""
    blurred = set(told)
    while undone := sorted(lines.worked_out(exact - blurred) & blurred):
        left = exact - blurred
        added: set[Segment] = set()
        for one in undone:
            if not lines.beside(one) & added:
                added.add(_partner(one, lines.beside(one) & left or left, people))
        blurred |= added
    return blurred


def _partner(undone: Segment, around: AbstractSet[Segment], people: Mapping[Segment, int]) -> Segment:
    """The smallest other that has as many people: the band of a smaller one would say more about it than its own."""
    parts = [one for one in around if one.parts] or list(around)
    enough = [one for one in parts if people[one] >= people[undone]]
    return min(enough or parts, key=lambda one: (people[one] if enough else -people[one], one))


def _banded(shown: ReleasedSegment, figures: set[Figure]) -> ReleasedSegment:
    """A segment with some of its figures as bands; single answers are left out."""
    if not figures:
        return shown
    kept = {figure: counted for figure, counted in shown.figures.items() if figure not in figures or figure.about != "item"}
    return replace(shown, figures={f: band(counted, shown.respondents) if f in figures else counted for f, counted in kept.items()})
