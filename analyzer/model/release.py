"""A release: what may be shown. Only ``disclosure`` makes one; a withheld number is not in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analyzer.model.request import Figure
    from analyzer.model.screening import Screening
    from analyzer.model.segment import Segment


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure that may be shown: ``count`` out of ``out_of`` (answers or people; points count as answers), exactly.

    ``edge`` is set instead of ``count`` for a figure so near to none or all that the exact number would tell about single people: then only
    "at most" (``low``) or "at least" (``high``) a rounded share may be said, and that share is ``edge``.
    """

    out_of: int
    count: float | None = None
    edge: float | None = None
    side: str = ""

    def __post_init__(self) -> None:
        if (self.count is None) == (self.edge is None):
            raise ValueError("a counted figure has either its count or an edge")

    @property
    def share(self) -> float:
        """The share itself, or its edge where only that may be said."""
        return self.edge if self.count is None and self.edge is not None else float(self.count or 0) / self.out_of


@dataclass(frozen=True, slots=True)
class ReleasedSegment:
    """One segment that may be shown, with the figures of it that may. A figure that is not there is withheld."""

    segment: Segment
    respondents: int
    figures: Mapping[Figure, Counted]


@dataclass(frozen=True, slots=True)
class Release:
    """All that may be shown of one wave.

    ``segments`` holds the organisation first, then the published segments in alphabetical order. ``remainders`` holds, per segmentation,
    the pooled rest that was not published (known anyway as the organisation minus the published; used as a stratum, never shown).
    ``withheld`` names the segments that are not shown, never why. ``histograms`` are people by points per module, organisation only.
    Their index counts points in units of ``1 / unit``. ``minimum`` is the smallest number of people behind any of it.
    ``screening`` is what may be told about the flagged people, organisation only; None where nobody was screened.
    """

    segments: tuple[ReleasedSegment, ...]
    remainders: Mapping[str, ReleasedSegment]
    withheld: tuple[Segment, ...]
    histograms: Mapping[str, tuple[int, ...]]
    unit: int
    minimum: int
    screening: Screening | None = None

    @property
    def organisation(self) -> ReleasedSegment:
        """Everybody."""
        return self.segments[0]

    def by(self, *segmentations: str) -> tuple[ReleasedSegment, ...]:
        """The published segments of one crossing."""
        return tuple(shown for shown in self.segments if shown.segment.by == segmentations)

    @property
    def crossed(self) -> bool:
        """Whether segments of two segmentations at once are published."""
        return any(len(shown.segment.by) > 1 for shown in self.segments)
