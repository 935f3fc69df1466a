"""One wave: the advice for every published segment, and whether the segments need different trainings at all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from analyzer.model.advice import Advice, Difference, Recommendation, SegmentAdvice
from analyzer.model.segment import ORGANISATION, UNKNOWN
from analyzer.recommendation.conditions import conditions
from analyzer.recommendation.form import form, grade, seats
from analyzer.recommendation.order import ranked

if TYPE_CHECKING:
    from analyzer.model.company import Company
    from analyzer.model.estimates import Estimates, SegmentEstimates
    from analyzer.model.policy import Policy
    from analyzer.model.release import Release, ReleasedSegment
    from analyzer.model.survey import Module, Survey


def recommend(release: Release, estimates: Estimates, survey: Survey, company: Company, policy: Policy) -> Recommendation:
    """Advice per published segment. A figure that is withheld gives no advice, and never that of the segment around it."""
    segments = {
        shown.segment: _segment(shown, estimates.segments[shown.segment], estimates, survey, company, policy) for shown in release.segments
    }
    return Recommendation(segments, _differences(estimates, policy))


def _segment(
    shown: ReleasedSegment, known: SegmentEstimates, estimates: Estimates, survey: Survey, company: Company, policy: Policy
) -> SegmentAdvice:
    advice = {module.id: _module(shown, known, estimates, module, company, policy) for module in survey.modules}
    urgency = {module: _urgency(known, module, advice[module]) for module in advice if advice[module].advised}
    order = ranked(urgency, survey)
    for rank, module in enumerate(order, start=1):
        after = tuple(needed for needed in survey.module(module).prerequisites if needed in order)
        advice[module] = replace(advice[module], rank=rank, after=after)
    start = policy.first_screen
    return SegmentAdvice(shown.segment, advice, order[:start], order[start:], conditions(known.scales, policy))


def _module(
    shown: ReleasedSegment, known: SegmentEstimates, estimates: Estimates, module: Module, company: Company, policy: Policy
) -> Advice:
    people = company.headcount_needing(shown.segment, module) if company.known else None
    if people == 0:
        return Advice("not_needed")
    estimate = known.modules.get(module.id)
    if estimate is None:
        return Advice("not_shown")
    places = seats(estimate.share_below, people, _willing(known, estimates) if module.posting else 1.0)
    fitting = form(estimate, module, shown.respondents, places, people, policy)
    if fitting == "whole_group" and UNKNOWN in shown.segment.where.values():
        fitting = "targeted"  # nobody can invite the people who did not say where they work; they can only enrol
    chosen = Advice(fitting, grade(estimate.need))
    return replace(chosen, seats=places) if chosen.advised else chosen


def _willing(known: SegmentEstimates, estimates: Estimates) -> float:
    """The share of people who do not decline to be seen in public with their work; the organisation's where the segment's is withheld."""
    declines = known.scales.get("own_boundary") or estimates.segments[ORGANISATION].scales.get("own_boundary")
    return 1.0 if declines is None else 1.0 - declines.agree.value


def _urgency(known: SegmentEstimates, module: str, advice: Advice) -> float:
    """People helped where head counts are known, else the share below the cut score."""
    return float(advice.seats.expected) if advice.seats else known.modules[module].share_below.value


def _differences(estimates: Estimates, policy: Policy) -> tuple[Difference, ...]:
    by = dict.fromkeys(comparison.segmentation for comparison in estimates.comparisons)
    return tuple(
        Difference(
            name,
            tuple(
                comparison.module
                for comparison in estimates.comparisons
                if comparison.segmentation == name and comparison.p < policy.false_alarm
            ),
        )
        for name in by
    )
