"""Estimates: what the protected counts say about a segment, with how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analyzer.model.segment import Segment


MAJORITIES = (0.95, 0.75, 0.50, 0.25, 0.05, 0.0)
"""The chance of a majority is told as the highest of these that it reaches."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A value and the margin around it, ``low <= value <= high``."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class ModuleEstimate:
    """One module in one segment.

    ``mean`` is the expected share right of a person (0 to 1), ``share_below`` the share of people whose own expected share right lies below
    the cut score. ``need`` and ``most`` are the chances that ``share_below`` exceeds the policy's tolerance and its whole-group share.
    """

    mean: Interval
    share_below: Interval
    need: float
    most: float


@dataclass(frozen=True, slots=True)
class ScaleEstimate:
    """Share of people who agree with a scale; ``majority`` is the chance that this is more than the policy's majority."""

    agree: Interval
    majority: float


@dataclass(frozen=True, slots=True)
class SegmentEstimates:
    """All estimates of one segment; what is withheld or cannot be computed is not there."""

    segment: Segment
    modules: Mapping[str, ModuleEstimate]
    scales: Mapping[str, ScaleEstimate]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Whether the segments of one segmentation differ in one module, beyond chance.

    ``p`` is the chance of such differences if there were none (adjusted for the number of comparisons), ``spread`` the estimated standard
    deviation between segments in share right, ``groups`` how many segments were compared.
    """

    segmentation: str
    module: str
    p: float
    spread: float
    groups: int


@dataclass(frozen=True, slots=True)
class Spread:
    """How much people differ in one module.

    ``rho`` is the share of the largest possible variance that lies between persons, ``error`` its standard error, and ``items`` the number
    of items behind it.
    """

    rho: float
    error: float
    items: int


@dataclass(frozen=True, slots=True)
class Estimates:
    """Everything estimated from one release."""

    segments: Mapping[Segment, SegmentEstimates]
    comparisons: tuple[Comparison, ...]
    spreads: Mapping[str, Spread]
