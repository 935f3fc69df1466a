"""A publication: what a final report told of one wave, kept so that later reports cannot be subtracted from it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analyzer.model.release import ReleasedSegment


@dataclass(frozen=True, slots=True)
class Publication:
    """The published segments of one wave of a survey with their figures, and what their labels stand for.

    ``made_of[segmentation][label]`` names the labels of the export that were merged under a label; a label that is not there stands for
    itself. ``minimum`` is the smallest group of that release. ``fingerprint`` is a hash of all that was published, not of any answer.
    """

    survey: str
    wave: str
    minimum: int
    segments: tuple[ReleasedSegment, ...]
    fingerprint: str
    made_of: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
