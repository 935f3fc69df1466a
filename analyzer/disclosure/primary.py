"""Primary rules: what may not be shown by itself, because too few people are behind it or because they nearly all did the same."""

from __future__ import annotations

from math import floor
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from analyzer.model.company import Company
    from analyzer.model.policy import Policy
    from analyzer.model.segment import Segment


def too_few(respondents: int, segment: Segment, company: Company, minimum: int) -> bool:
    """Whether a segment has fewer than ``minimum`` respondents, or fewer people than that on the payroll.

    A payroll can only withhold more: where a head count is not known, the respondents decide alone, as they do without a workbook.
    """
    headcount = company.headcount(segment) if company.known else None
    return respondents < minimum or (headcount is not None and headcount < minimum)


def near_unanimous(count: int, respondents: int, ceiling: int, policy: Policy) -> bool:
    """Whether a total lies within the answers of ``policy.insiders`` people from nothing or from everything.

    ``ceiling`` is the most one person can add. Somebody who knows their own answer would then know what everybody else did.
    """
    slack = policy.insiders * ceiling
    return count <= slack or respondents * ceiling - count <= slack


def kept_open(people: NDArray[np.int64], ceiling: int, policy: Policy) -> NDArray[np.float64]:
    """By more than how much the total of a group that is too small must stay open: the same of every group of so many ``people``.

    That is ``policy.narrowing`` people up and as many down, or ``policy.narrowing_share`` of all totals that are possible if that is less.
    """
    open_by: NDArray[np.float64] = np.minimum(2.0 * policy.narrowing * ceiling, policy.narrowing_share * people * ceiling)
    return open_by


def told_roughly(count: int, respondents: int, ceiling: int, policy: Policy) -> bool:
    """Whether a total is only told in a band: where it lies within one person more than the insiders from nothing or from everything.

    That is one person more than near-unanimity takes. Who knows the rules would else read in every band that nearly all did the same.
    """
    reach = (policy.insiders + 1) * ceiling
    return count <= reach or respondents * ceiling - count <= reach


def edge(count: int, respondents: int, ceiling: int, policy: Policy) -> tuple[float, str]:
    """What may be said instead of a share near none or all: at most / at least one person more than the insiders, rounded away by 5 points.

    Gives the share and its side: ``low`` ("at most") or ``high`` ("at least").
    """
    reach = (policy.insiders + 1) / respondents
    twentieths = floor((1 - reach) * 20 + 1e-9)
    if 2 * count >= respondents * ceiling:
        return max(twentieths, 0) / 20, "high"
    return min(20 - twentieths, 20) / 20, "low"
