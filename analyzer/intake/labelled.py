"""What the answers to one segmentation mean."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analyzer.model.problem import Problem
    from analyzer.model.question import Question


@dataclass(frozen=True, slots=True, eq=False)
class Labelled:
    """The label of each distinct cell, and all labels in the order in which they are shown, ``unknown`` last where somebody is."""

    labels: Mapping[str, str]
    categories: tuple[str, ...]
    problems: list[Problem] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
