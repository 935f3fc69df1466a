"""Which form a training takes: for the whole group, for those who need it, at one's own pace, or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.model.advice import GRADES, Seats

if TYPE_CHECKING:
    from analyzer.model.advice import AdviceForm, Grade
    from analyzer.model.estimates import Interval, ModuleEstimate
    from analyzer.model.policy import Policy
    from analyzer.model.survey import Module


def grade(chance: float) -> Grade:
    """The evidence for a need in words: the first grade whose least chance is reached."""
    return next(name for name, least in GRADES.items() if chance >= least)


def seats(share: Interval, people: int | None, willing: float = 1.0) -> Seats | None:
    """How many of these people to expect; None where it is not known how many there are."""
    if people is None:
        return None
    expected, low, high = (round(people * part * willing) for part in (share.value, share.low, share.high))
    return Seats(expected, low, high)


def form(
    estimate: ModuleEstimate, module: Module, respondents: int, places: Seats | None, people: int | None, policy: Policy
) -> AdviceForm:
    """The form that fits what is known about one module in one segment.

    No training without a clear need (chance of more than ``policy.tolerance`` below the cut score at least ``policy.sure_need``). With one:
    the whole group where it is clear that most need it and they are enough for a workshop; those who need it, by open enrolment, where they
    are enough to fill a group; at one's own pace otherwise. Where a need is neither clear nor clearly absent, fewer than
    ``policy.min_answers`` people means "too few".
    """
    if estimate.need < policy.sure_need:
        unsure = estimate.need >= policy.little_need and respondents < policy.min_answers
        return "too_few" if unsure else "nothing"
    workshop = module.form("workshop")
    if estimate.most >= policy.sure_whole_group and workshop and (people is None or people >= workshop.min):
        return "whole_group"
    group = module.form("targeted") or workshop
    if group and (places is None or places.expected >= group.min or not module.form("self_paced")):
        return "targeted"
    return "self_paced"
