"""Whether segments differ beyond chance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scipy.special import chdtrc

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray


def heterogeneity(means: NDArray[np.float64], variances: NDArray[np.float64]) -> float:
    """The chance of differences at least this large between segment means when there are none.

    ``Q = Σ (mean_g - centre)² / variance_g`` with the precision-weighted centre, against χ² with one degree of freedom less than there are
    segments. Raises ValueError for fewer than two segments or a variance that is not above 0.
    Source: Cochran (1954), Biometrics 10:101. Oracle: tests/oracle/heterogeneity.toml.
    """
    if len(means) < 2:
        raise ValueError(f"{len(means)} segments; a comparison needs at least 2")
    if not (variances > 0).all():
        raise ValueError(f"the smallest variance is {variances.min()}; it must be above 0")
    precision = 1 / variances
    centre = (precision * means).sum() / precision.sum()
    return float(chdtrc(len(means) - 1, (precision * (means - centre) ** 2).sum()))


def holm(chances: Sequence[float]) -> list[float]:
    """Chances adjusted for how many were looked at, with the running maximum, never above 1.

    Source: Holm (1979), Scand. J. Statist. 6:65. Oracle: tests/oracle/holm.toml.
    """
    order = sorted(range(len(chances)), key=lambda place: chances[place])
    adjusted = [0.0] * len(chances)
    highest = 0.0
    for rank, place in enumerate(order):
        highest = max(highest, min(1.0, (len(chances) - rank) * chances[place]))
        adjusted[place] = highest
    return adjusted
