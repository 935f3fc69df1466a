"""One wave: everything that is estimated from one release, and the tables it takes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

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
    from analyzer.model.survey import Item, Module, Survey


def tables(survey: Survey) -> Request:
    """The figures that estimates need: points per module and agreement per scale everywhere, don't-knows one way, single items once.

    A scale about an identifiable person is asked for the organisation and by level only.
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
    crossed = [Table(tuple(sorted(names)), frozenset(right | agree - personal))] if len(names) == 2 else []
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
                stratum = _Stratum.of(segments, Figure("module", module.id, "right"), spreads[module.id], company)
                for segment, found in _module(stratum, module, policy).items():
                    modules.setdefault(segment, {})[module.id] = found
                comparisons += _comparison(stratum, by, module)
        for scale in survey.scales:
            stratum = _Stratum.of(segments, Figure("scale", scale.id, "agree"), Spread(1.0, 0.0, 1), company)
            for segment, agreed in _scale(stratum, policy).items():
                scales.setdefault(segment, {})[scale.id] = agreed
    shown = [segment.segment for segment in release.segments]
    return Estimates(
        {segment: SegmentEstimates(segment, modules.get(segment, {}), scales.get(segment, {})) for segment in shown},
        _adjusted(comparisons),
        spreads,
    )


def _strata(release: Release) -> dict[tuple[str, ...], list[ReleasedSegment]]:
    """The published segments by crossing, the organisation by itself; the pooled remainder joins the one-way ones, never shown."""
    strata: dict[tuple[str, ...], list[ReleasedSegment]] = {}
    for segment in release.segments:
        strata.setdefault(segment.segment.by, []).append(segment)
    for name, remainder in release.remainders.items():
        if (name,) in strata:
            strata[name,].append(remainder)
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
    def of(cls, segments: Iterable[ReleasedSegment], figure: Figure, spread: Spread, company: Company) -> _Stratum | None:
        """None where no segment may show the figure."""
        having = tuple(segment for segment in segments if figure in segment.figures)
        if not having:
            return None
        shares = np.array([_share(segment.figures[figure]) for segment in having])
        people = np.array([segment.respondents for segment in having], dtype=float)
        heads = tuple(None if _is_remainder(segment, having) else company.headcount(segment.segment) for segment in having)
        sampled = np.array([n / count if count and count >= n else 0.0 for n, count in zip(people, heads, strict=True)])
        overall = float((shares * people).sum() / people.sum())
        doubtful = replace(spread, rho=min(spread.rho + spread.error, 1.0))
        chance = _sampling_variance(overall, people, doubtful, np.zeros_like(sampled))
        sizes = overall * (1 - overall) / _sampling_variance(overall, people, spread, sampled)
        return cls(having, heads, shares, chance, pooled(shares, sizes), spread)

    def own(self) -> Iterable[tuple[int, ReleasedSegment]]:
        """The segments that may be shown, with their place."""
        return ((place, segment) for place, segment in enumerate(self.segments) if not _is_remainder(segment, self.segments))


def _is_remainder(segment: ReleasedSegment, among: tuple[ReleasedSegment, ...]) -> bool:
    return segment.segment.is_organisation and len(among) > 1


def _share(counted: Counted) -> float:
    """The share, kept half an answer away from none and all, where a likelihood has no spread."""
    return min(max(counted.share, 0.5 / counted.out_of), 1 - 0.5 / counted.out_of)


def _sampling_variance(overall: float, people: NDArray[np.float64], spread: Spread, sampled: NDArray[np.float64]) -> NDArray[np.float64]:
    """The variance of a segment's share right around that of all its people.

    ``μ(1-μ) (ρ (1-n/N) + (1-ρ)/m) / n``: persons not asked, and the items each person was asked.
    Source: Cochran (1977), Sampling Techniques, two-stage sampling with a finite first stage.
    """
    rho, items = spread.rho, spread.items
    share: NDArray[np.float64] = overall * (1 - overall) * (rho * (1 - sampled) + (1 - rho) / items) / people
    return np.maximum(share, 1e-9)


def _spread(release: Release, survey: Survey, module: Module) -> Spread | None:
    """The spread of persons in a module; None where the scores leave nothing to estimate it from.

    An item whose answers are withheld is taken to vary as the others of the module do on average.
    """
    variances = [_item_variance(release.organisation, item) for item in survey.items_of(module.id)]
    known = [variance for variance in variances if variance is not None]
    if not known or module.id not in release.histograms:
        return None
    usual = sum(known) / len(known)
    try:
        return spread(release.histograms[module.id], [usual if variance is None else variance for variance in variances], release.unit)
    except ValueError:
        return None


def _item_variance(whole: ReleasedSegment, item: Item) -> float | None:
    """The variance over people of what an item gave them; None where the answers that count are withheld."""
    points = {option: worth for option, worth in item.points().items() if worth > 0}
    counted = {option: whole.figures.get(Figure("item", item.id, option)) for option in points}
    if any(count is None for count in counted.values()):
        return None
    shares = {option: count.share for option, count in counted.items() if count is not None}
    mean = sum(points[option] * share for option, share in shares.items())
    return sum(points[option] ** 2 * share for option, share in shares.items()) - mean**2


def _module(stratum: _Stratum | None, module: Module, policy: Policy) -> dict[Segment, ModuleEstimate]:
    if stratum is None:
        return {}
    found = {}
    for place, segment in stratum.own():
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
    for place, segment in stratum.own():
        agree = stratum.posterior.segments[place]
        found[segment.segment] = ScaleEstimate(agree.interval(policy.interval), agree.above(policy.majority))
    return found


def _comparison(stratum: _Stratum | None, by: tuple[str, ...], module: Module) -> list[Comparison]:
    """Whether the published segments of one segmentation differ; crossings are not tested, they repeat the two."""
    if stratum is None or len(by) != 1:
        return []
    own = [place for place, _ in stratum.own()]
    if len(own) < 2:
        return []
    chance = heterogeneity(stratum.shares[own], stratum.chance_variances[own])
    return [Comparison(by[0], module.id, chance, stratum.posterior.spread, len(own))]


def _adjusted(comparisons: list[Comparison]) -> tuple[Comparison, ...]:
    """The comparisons with their chances adjusted for all that were made."""
    chances = holm([comparison.p for comparison in comparisons])
    return tuple(replace(comparison, p=chance) for comparison, chance in zip(comparisons, chances, strict=True))
