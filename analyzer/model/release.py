"""A release: what may be shown. Only ``disclosure`` makes one; a withheld number is not in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from analyzer.model.segment import ORGANISATION

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analyzer.model.request import Figure
    from analyzer.model.screening import Screening
    from analyzer.model.segment import Segment

Side = Literal["", "low", "high", "within"]


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure that may be shown: ``count`` out of ``out_of`` (answers or people; points count as answers), exactly.

    ``low`` and ``high`` are set instead of ``count`` where the exact number would tell about single people. Then only that the share lies
    between the two may be said: "at most" where ``low`` is 0, "at least" where ``high`` is 1. Both are shares from 0 to 1.
    """

    out_of: int
    count: float | None = None
    low: float | None = None
    high: float | None = None

    def __post_init__(self) -> None:
        if (self.count is None) == (self.low is None) or (self.low is None) != (self.high is None):
            raise ValueError("a counted figure has either its count or the two ends of a band")
        if self.count is not None and not 0 <= self.count <= self.out_of:
            raise ValueError("a count must lie between 0 and what it is out of")
        if self.low is not None and self.high is not None and not 0 <= self.low < self.high <= 1:
            raise ValueError("the ends of a band must rise and lie between 0 and 1")

    @property
    def side(self) -> Side:
        """Which way it is only told: ``low`` ("at most"), ``high`` ("at least"), ``within`` two ends, or empty for an exact count."""
        if self.count is not None:
            return ""
        return "low" if self.low == 0 else "high" if self.high == 1 else "within"

    @property
    def edge(self) -> float | None:
        """The share that "at most" or "at least" is said of, or the lower end; None for an exact count."""
        return self.high if self.side == "low" else self.low

    @property
    def until(self) -> float | None:
        """The upper end of a band with two ends; None for anything else."""
        return self.high if self.side == "within" else None

    @property
    def share(self) -> float:
        """The share itself; where only a band may be told the edge of "at most" or "at least", or the middle of the two ends."""
        if self.low is None or self.high is None:
            return float(self.count or 0) / self.out_of
        return {"low": self.high, "high": self.low}.get(self.side, (self.low + self.high) / 2)


@dataclass(frozen=True, slots=True)
class ReleasedSegment:
    """One segment that may be shown, with the figures of it that may. A figure that is not there is withheld."""

    segment: Segment
    respondents: int
    figures: Mapping[Figure, Counted]


@dataclass(frozen=True, slots=True)
class Moment:
    """What is computed with and never shown: how answers are spread inside a large group, which counts alone do not tell.

    ``histograms`` are people by points, per module. ``variances`` are those over people of what a question gave them, in points.
    """

    segment: Segment
    respondents: int
    histograms: Mapping[str, tuple[int, ...]]
    variances: Mapping[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for module, people in self.histograms.items():
            if sum(people) > self.respondents:
                raise ValueError(f"the histogram of {module} counts more people than answered")


@dataclass(frozen=True, slots=True)
class Release:
    """All that may be shown of one wave, on two shelves.

    *Cells*: ``segments`` holds the organisation first, then the published segments, one segmentation before two, in alphabetical order.
    The last one of a segmentation may be everybody whose own segment is not shown (`REST`). ``withheld`` names the segments that are not
    shown, never why. ``minimum`` is the smallest number of people behind any of it.

    *Moments*: for the organisation, or for one segmentation of which every part has ``minimum_moments`` respondents or more. Their
    histograms count points in units of ``1 / unit``.

    ``screening`` is what may be told about the flagged people, organisation only; None where nobody was screened.
    Raises ValueError for anything that no release may hold. The message names no count.
    """

    segments: tuple[ReleasedSegment, ...]
    withheld: tuple[Segment, ...]
    moments: tuple[Moment, ...]
    unit: int
    minimum: int
    minimum_moments: int = 50
    screening: Screening | None = None

    def __post_init__(self) -> None:
        self._check_cells()
        self._check_moments()

    def _check_cells(self) -> None:
        names = [shown.segment for shown in self.segments]
        if not names or not names[0].is_organisation or len(set(names)) < len(names):
            raise ValueError("a release holds the organisation first, and every segment once")
        if any(shown.respondents < self.minimum for shown in self.segments):
            raise ValueError("a release holds no segment of fewer people than the minimum")
        if any(len(segment.parts) > 2 for segment in names):
            raise ValueError("a release crosses at most two segmentations")
        if set(names) & set(self.withheld):
            raise ValueError("a segment is either shown or withheld")
        if any(figure.about == "item" and shown.segment.parts for shown in self.segments for figure in shown.figures):
            raise ValueError("answers to single questions are told for the organisation only")

    def _check_moments(self) -> None:
        parts = [moment for moment in self.moments if moment.segment.parts]
        if any(moment.respondents < self.minimum_moments for moment in parts):
            raise ValueError("moments of a part take as many people as the policy says")
        if len({moment.segment.by for moment in parts}) > 1 or any(len(moment.segment.parts) > 1 for moment in parts):
            raise ValueError("moments are told for the organisation or for one segmentation")
        if parts and sum(moment.respondents for moment in parts) != self.segments[0].respondents:
            raise ValueError("moments are told for every part of a segmentation or for none")

    @property
    def organisation(self) -> ReleasedSegment:
        """Everybody."""
        return self.segments[0]

    @property
    def whole(self) -> Moment:
        """The moments of the organisation; empty where there are none."""
        empty = Moment(ORGANISATION, self.organisation.respondents, {})
        return next((moment for moment in self.moments if moment.segment == ORGANISATION), empty)

    def by(self, *segmentations: str) -> tuple[ReleasedSegment, ...]:
        """The published segments of one crossing."""
        return tuple(shown for shown in self.segments if shown.segment.by == segmentations)

    @property
    def crossed(self) -> bool:
        """Whether segments of two segmentations at once are published."""
        return any(len(shown.segment.by) > 1 for shown in self.segments)
