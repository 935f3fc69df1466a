"""Need: per module or group the share of people below the norm, with its margin, against the whole organisation or the tolerance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.charts.dots import Dot, drawn

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Dot", "figure"]


def figure(dots: Sequence[Dot], norm: float, norm_label: str, language: str) -> dict[str, object]:
    """A row per dot in the order given; ``norm`` (0 to 1) is the dotted line, named ``norm_label``."""
    return drawn(dots, norm, norm_label, language)
