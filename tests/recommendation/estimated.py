"""Estimates and releases written down by hand, to see what advice they lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.model.estimates import Comparison, Estimates, Interval, ModuleEstimate, ScaleEstimate, SegmentEstimates
from analyzer.model.release import Release, ReleasedSegment
from analyzer.model.segment import ORGANISATION, Segment
from analyzer.model.survey import Module, Segmentation, Survey, TrainingForm

if TYPE_CHECKING:
    from collections.abc import Mapping

WORKSHOP = TrainingForm("workshop", 2, 8, 14)
TARGETED = TrainingForm("targeted", 2, 6, 12)
SELF_PACED = TrainingForm("self_paced", 0.5)
FORMS = (WORKSHOP, TARGETED, SELF_PACED)
SALES, LEGAL = Segment.of(department="Sales"), Segment.of(department="Legal")


def module(id: str = "privacy", *, after: tuple[str, ...] = (), posting: bool = False, needed_by: tuple[str, ...] = ("*",)) -> Module:
    """A module that is given in all forms."""
    return Module(id, 0.6, needed_by, after, FORMS, posting)


def survey(*modules: Module) -> Survey:
    """A survey of modules; advice does not look at items."""
    return Survey("hand", "1", ("en",), (Segmentation("department"),), modules, (), (), {})


def need(chance: float = 0.9, *, most: float = 0.1, below: float = 0.5) -> ModuleEstimate:
    """A module of which ``below`` of the people are below the cut score, give or take ten points."""
    share = Interval(below, max(below - 0.1, 0.0), min(below + 0.1, 1.0))
    return ModuleEstimate(Interval(0.5, 0.4, 0.6), share, chance, most)


def agree(share: float = 0.5, *, majority: float = 0.5, low: float | None = None) -> ScaleEstimate:
    """A scale that ``share`` of the people agree with."""
    return ScaleEstimate(Interval(share, share if low is None else low, 1.0), majority)


NEED, FINE = need(), need(0.1, below=0.1)


class Wave:
    """A wave put together segment by segment."""

    def __init__(self) -> None:
        self.segments: dict[Segment, SegmentEstimates] = {}
        self.respondents: dict[Segment, int] = {}
        self.comparisons: list[Comparison] = []
        self.add(ORGANISATION, {}, people=200)

    def add(
        self, segment: Segment, modules: Mapping[str, ModuleEstimate], scales: Mapping[str, ScaleEstimate] | None = None, people: int = 40
    ) -> Wave:
        """A published segment, or the organisation in place of an empty one."""
        self.segments[segment] = SegmentEstimates(segment, modules, scales or {})
        self.respondents[segment] = people
        return self

    def compared(self, segmentation: str, chances: Mapping[str, float]) -> Wave:
        """A segmentation whose segments were compared in these modules."""
        self.comparisons += [Comparison(segmentation, module, chance, 0.1, 4) for module, chance in chances.items()]
        return self

    def release(self) -> Release:
        """What is shown: no figures, since advice looks at estimates."""
        shown = tuple(ReleasedSegment(segment, people, {}) for segment, people in self.respondents.items())
        return Release(shown, (), (), 1, 5)

    def estimates(self) -> Estimates:
        """What was estimated."""
        return Estimates(self.segments, tuple(self.comparisons), {})
