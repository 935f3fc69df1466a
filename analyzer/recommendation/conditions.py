"""What must come first, or go along with a training: rules, support, room, fear and people's own boundary."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analyzer.model.advice import Condition
    from analyzer.model.estimates import ScaleEstimate
    from analyzer.model.policy import Policy

LACKING: Mapping[str, Condition] = {"rule_clarity": "rules", "management_support": "support", "room": "room"}
"""Scales that most people should agree with, and the condition that is missing where clearly fewer do."""


def conditions(scales: Mapping[str, ScaleEstimate], policy: Policy) -> tuple[Condition, ...]:
    """The conditions of a segment, in the order in which they are to be dealt with. A scale that is not known adds none."""
    found: list[Condition] = [
        condition for scale, condition in LACKING.items() if scale in scales and 1 - scales[scale].majority >= policy.sure_need
    ]
    if "threshold_fear" in scales and scales["threshold_fear"].majority >= policy.sure_need:
        found.append("fear")
    if "own_boundary" in scales and scales["own_boundary"].agree.low > policy.decliners:
        found.append("boundary")
    return tuple(found)
