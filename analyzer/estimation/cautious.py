"""Caution where a figure is only told between two ends: a margin holds what either end says, a chance is sure only if both agree."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from analyzer.model.estimates import Interval, ModuleEstimate, ScaleEstimate

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from analyzer.model.segment import Segment

Estimate = TypeVar("Estimate")


def joined(ends: Sequence[Mapping[Segment, Estimate]], widened: Callable[[Sequence[Estimate]], Estimate]) -> Mapping[Segment, Estimate]:
    """The estimates by the middle of a band (first) made as wide and as unsure as those by its ends (the others), by `widened`."""
    if len(ends) == 1:
        return ends[0]
    return {segment: widened([end[segment] for end in ends]) for segment in ends[0]}


def module(ends: Sequence[ModuleEstimate]) -> ModuleEstimate:
    """One module by the middle and by the ends."""
    return ModuleEstimate(
        _around([end.mean for end in ends]),
        _around([end.share_below for end in ends]),
        _unsure([end.need for end in ends]),
        _unsure([end.most for end in ends]),
    )


def scale(ends: Sequence[ScaleEstimate]) -> ScaleEstimate:
    """One scale by the middle and by the ends."""
    return ScaleEstimate(_around([end.agree for end in ends]), _unsure([end.majority for end in ends]))


def _around(ends: Sequence[Interval]) -> Interval:
    """The value by the middle, with a margin from the lowest to the highest."""
    return Interval(ends[0].value, min(end.low for end in ends), max(end.high for end in ends))


def _unsure(chances: Sequence[float]) -> float:
    """The chance nearest to a half between the lowest and the highest: so neither "yes" nor "no" is said unless both ends say so."""
    return min(max(0.5, min(chances)), max(chances))
