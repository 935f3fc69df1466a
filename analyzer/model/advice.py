"""Advice: which module a segment needs, in which form, for how many, on what evidence, and what must come first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analyzer.model.segment import Segment

AdviceForm = Literal["whole_group", "targeted", "self_paced", "nothing", "too_few", "not_needed", "not_shown"]
"""``nothing``: no clear need. ``too_few``: cannot tell. ``not_needed``: no role here needs the module. ``not_shown``: withheld."""

Grade = Literal["strong", "clear", "weak", "none", "in_order"]
"""How strong the evidence for a need is."""

GRADES: Mapping[Grade, float] = {"strong": 0.95, "clear": 0.80, "weak": 0.50, "none": 0.20, "in_order": 0.0}
"""The least chance of a need that each grade stands for; a chance is told as that of its grade."""

Condition = Literal["rules", "support", "room", "fear", "boundary"]
"""What must come first or go along: unclear rules, no support from management, no room, fear of posting, people who decline."""

ADVISED: tuple[AdviceForm, ...] = ("whole_group", "targeted", "self_paced")


@dataclass(frozen=True, slots=True)
class Seats:
    """People to expect: the middle of what is likely, and the margin around it."""

    expected: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Advice:
    """What to do about one module in one segment."""

    form: AdviceForm
    grade: Grade | None = None
    seats: Seats | None = None
    rank: int | None = None
    after: tuple[str, ...] = ()

    @property
    def advised(self) -> bool:
        """Whether a training is advised at all."""
        return self.form in ADVISED


@dataclass(frozen=True, slots=True)
class SegmentAdvice:
    """The advice for one segment: per module, the modules to start with (at most the policy's first screen), and what comes first."""

    segment: Segment
    modules: Mapping[str, Advice]
    first: tuple[str, ...]
    later: tuple[str, ...]
    conditions: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """Whether a segmentation calls for different trainings: the modules in which its segments clearly differ."""

    segmentation: str
    modules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Recommendation:
    """All advice of one wave. ``differences`` has one entry per segmentation compared; an empty ``modules`` means one training for all."""

    segments: Mapping[Segment, SegmentAdvice]
    differences: tuple[Difference, ...]

    @property
    def same_for_all(self) -> bool:
        """Whether one training offer fits everybody."""
        return not any(difference.modules for difference in self.differences)
