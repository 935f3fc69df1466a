"""One wave: everything that is estimated from one release, and the tables it takes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

import numpy as np

from analyzer.estimation import cautious
from analyzer.estimation.differences import heterogeneity, holm
from analyzer.estimation.pooling import Pooled, pooled
from analyzer.estimation.share_below import share_below
from analyzer.estimation.spread import shared, spread
from analyzer.model.estimates import Comparison, Estimates, ModuleEstimate, ScaleEstimate, SegmentEstimates, Spread
from analyzer.model.request import Figure, Request, Table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from analyzer.model.company import Company
    from analyzer.model.policy import Policy
    from analyzer.model.release import Counted, Release, ReleasedSegment
    from analyzer.model.segment import Segment
    from analyzer.model.survey import Module, Survey

End = Literal["share", "low", "high"]
"""Which share is taken of a figure that is only told between two."""


def tables(survey: Survey) -> Request:
    """The figures that estimates need: points per module and agreement per scale everywhere, don't-knows one way, single items once.

    A scale about an identifiable person is asked for the organisation and by level only. Of more than two segmentations the first two are
    crossed, so that no table says more than two things about anybody.
    """
    right = {Figure("module", module.id, "right") for module in survey.modules}
    dont_know = {Figure("module", module.id, "dont_know") for module in survey.modules}
    agree = {Figure("scale", scale.id, "agree") for scale in survey.scales}
    personal = {Figure("scale", scale.id, "agree") for scale in survey.scales if scale.about_a_person}
    answers = {
        Figure("item", item.id, option) for item in survey.items if item.module for option in (*item.points(), *item.options, "blank")
    }
    names = [segmentation.id for segmentation in survey.segmentations]
    one_way = [Table((name,), frozenset(right | dont_know | (agree if name == "level" else agree - personal))) for name in names]
    crossed = [Table(tuple(sorted(names[:2])), frozenset(right | agree - personal))] if len(names) > 1 else []
    whole = Table((), frozenset(right | dont_know | agree | answers))
    return Request((whole, *one_way, *crossed), frozenset(module.id for module in survey.modules))


def estimate(release: Release, survey: Survey, company: Company, policy: Policy) -> Estimates:
    """Estimates for every published segment; a figure that is withheld or cannot be computed has none."""
    spreads = shared({module.id: own for module in survey.modules if (own := _spread(release, survey, module))})
    strata = _strata(release)
    modules: dict[Segment, dict[str, ModuleEstimate]] = {}
    scales: dict[Segment, dict[str, ScaleEstimate]] = {}
    comparisons: list[Comparison] = []
    for by, segments in strata.items():
        for module in survey.modules:
            if module.id in spreads:
                ends = _ends(segments, Figure("module", module.id, "right"), spreads[module.id], company)
                for segment, found in cautious.joined([_module(stratum, module, policy) for stratum in ends], cautious.module).items():
                    modules.setdefault(segment, {})[module.id] = found
                comparisons += _comparison(ends[0], by, module)
        for scale in survey.scales:
            ends = _ends(segments, Figure("scale", scale.id, "agree"), Spread(1.0, 0.0, 1), company)
            for segment, agreed in cautious.joined([_scale(stratum, policy) for stratum in ends], cautious.scale).items():
                scales.setdefault(segment, {})[scale.id] = agreed
    shown = [segment.segment for segment in release.segments]
    return Estimates(
        {segment: SegmentEstimates(segment, modules.get(segment, {}), scales.get(segment, {})) for segment in shown},
        _adjusted(comparisons),
        spreads,
    )


def _strata(release: Release) -> dict[tuple[str, ...], list[ReleasedSegment]]:
    """The published segments by crossing, the organisation by itself; those that are too small together are one of them."""
    strata: dict[tuple[str, ...], list[ReleasedSegment]] = {}
    for segment in release.segments:
        strata.setdefault(segment.segment.by, []).append(segment)
    return strata


@dataclass(frozen=True, slots=True, eq=False)
class _Stratum:
    """The segments of one crossing that have one figure: their shares, sampling variances by chance, and pooled means.

    The variances by chance, against which differences are tested, take the spread of persons one standard error larger than estimated: a
    spread that came out too small must not be taken for a difference between segments.
    """

    segments: tuple[ReleasedSegment, ...]
    headcounts: tuple[int | None, ...]
    shares: NDArray[np.float64]
    chance_variances: NDArray[np.float64]
    posterior: Pooled
    spread: Spread

    @classmethod
    def of(cls, segments: Iterable[ReleasedSegment], figure: Figure, spread: Spread, company: Company, end: End) -> _Stratum | None:
        """None where no segment may show the figure. ``end`` is which share is taken of a band with two ends."""
        having = tuple(segment for segment in segments if figure in segment.figures)
        if not having:
            return None
        shares = np.array([_share(segment.figures[figure], end) for segment in having])
        people = np.array([segment.respondents for segment in having], dtype=float)
        heads = tuple(company.headcount(segment.segment) for segment in having)
        sampled = np.array([n / count if count and count >= n else 0.0 for n, count in zip(people, heads, strict=True)])
        overall = float((shares * people).sum() / people.sum())
        doubtful = replace(spread, rho=min(spread.rho + spread.error, 1.0))
        chance = _sampling_variance(overall, people, doubtful, np.zeros_like(sampled))
        sizes = overall * (1 - overall) / _sampling_variance(overall, people, spread, sampled)
        return cls(having, heads, shares, chance, pooled(shares, sizes), spread)


def _ends(segments: Iterable[ReleasedSegment], figure: Figure, spread: Spread, company: Company) -> list[_Stratum | None]:
    """A stratum by the middle of its bands; where a figure is only told between two ends, the same by each of the ends too."""
    told = list(segments)
    banded = any(figure in segment.figures and segment.figures[figure].side == "within" for segment in told)
    ends: tuple[End, ...] = ("share", "low", "high") if banded else ("share",)
    return [_Stratum.of(told, figure, spread, company, end) for end in ends]


def _share(counted: Counted, end: End) -> float:
    """The share, kept half an answer away from none and all, where a likelihood has no spread."""
    share = getattr(counted, end) if counted.side == "within" else counted.share
    return min(max(share, 0.5 / counted.out_of), 1 - 0.5 / counted.out_of)


def _sampling_variance(overall: float, people: NDArray[np.float64], spread: Spread, sampled: NDArray[np.float64]) -> NDArray[np.float64]:
    """The variance of a segment's share right around that of all its people.

    ``μ(1-μ) (ρ (1-n/N) + (1-ρ)/m) / n``: persons not asked, and the items each person was asked.
    Source: Cochran (1977), Sampling Techniques, two-stage sampling with a finite first stage.
    """
    rho, items = spread.rho, spread.items
    share: NDArray[np.float64] = overall * (1 - overall) * (rho * (1 - sampled) + (1 - rho) / items) / people
    return np.maximum(share, 1e-9)


def _spread(release: Release, survey: Survey, module: Module) -> Spread | None:
    """The spread of persons in a module; None where the scores leave nothing to estimate it from."""
    whole, ids = release.whole, [item.id for item in survey.items_of(module.id)]
    if module.id not in whole.histograms or not all(id in whole.variances for id in ids):
        return None
    try:
        return spread(whole.histograms[module.id], [whole.variances[id] for id in ids], release.unit)
    except ValueError:
        return None


def _module(stratum: _Stratum | None, module: Module, policy: Policy) -> dict[Segment, ModuleEstimate]:
    if stratum is None:
        return {}
    found = {}
    for place, segment in enumerate(stratum.segments):
        mean = stratum.posterior.segments[place]
        below = share_below(mean, stratum.spread, module.cut_score, stratum.headcounts[place])
        found[segment.segment] = ModuleEstimate(
            mean.interval(policy.interval),
            below.interval(policy.interval),
            need=below.above(policy.tolerance),
            most=below.above(policy.whole_group_share),
        )
    return found


def _scale(stratum: _Stratum | None, policy: Policy) -> dict[Segment, ScaleEstimate]:
    if stratum is None:
        return {}
    found = {}
    for place, segment in enumerate(stratum.segments):
        agree = stratum.posterior.segments[place]
        found[segment.segment] = ScaleEstimate(agree.interval(policy.interval), agree.above(policy.majority))
    return found


def _comparison(stratum: _Stratum | None, by: tuple[str, ...], module: Module) -> list[Comparison]:
    """Whether the published segments of one segmentation differ.

    Crossings are not tested, they repeat the two; nor are the small segments together, which are not one group.
    """
    if stratum is None or len(by) != 1:
        return []
    own = [place for place, segment in enumerate(stratum.segments) if not segment.segment.is_rest]
    if len(own) < 2:
        return []
    chance = heterogeneity(stratum.shares[own], stratum.chance_variances[own])
    return [Comparison(by[0], module.id, chance, stratum.posterior.spread, len(own))]


def _adjusted(comparisons: list[Comparison]) -> tuple[Comparison, ...]:
    """The comparisons with their chances adjusted for all that were made."""
    chances = holm([comparison.p for comparison in comparisons])
    return tuple(replace(comparison, p=chance) for comparison, chance in zip(comparisons, chances, strict=True))
