"""Agreement: per scale the share of people who agree, with its margin, against the majority that a training needs behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.charts.dots import Dot, drawn

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Dot", "figure"]


def figure(dots: Sequence[Dot], majority: float, label: str, language: str) -> dict[str, object]:
    """A row per dot in the order given; ``majority`` (0 to 1) is the dotted line, named ``label``."""
    return drawn(dots, majority, label, language)
