"""The share of people below the cut score: derived from a segment's mean and from how much people differ, never counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.special import betainc

from analyzer.estimation.outlook import Outlook

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from analyzer.model.estimates import Spread

SPREADS = ((-2.85697, 0.0112574), (-1.355626, 0.222076), (0.0, 0.533333), (1.355626, 0.222076), (2.85697, 0.0112574))
SHAPES = ((-1.7320508, 1 / 6), (0.0, 2 / 3), (1.7320508, 1 / 6))
"""Places and weights of a standard normal by Gauss-Hermite quadrature, five and three points: they keep its mean and variance exactly."""


def share_below(mean: Outlook, spread: Spread, cut: float, headcount: int | None = None) -> Outlook:
    """The distribution of the share of people whose own expected share right lies below ``cut``.

    People of a segment with mean μ are Beta(μφ, (1-μ)φ) with φ = (1-ρ)/ρ, so the share is ``P(Beta < cut)``. Both μ (``mean``) and ρ
    (``spread``, five points of a normal) are uncertain and carried along. With a ``headcount`` N the share is that of these N people:
    around what their mean says it still varies by ``s(1-s)(1-r²)/N``, where r is the correlation between a person's share right and being
    below. Raises ValueError for a cut outside 0 to 1.

    Source: the beta-binomial model for tests (Keats & Lord 1962, Psychometrika 27:59; share below a cut as in Hanson & Brennan 1990, J.
    Educ. Meas. 27:345); closed forms by the incomplete beta function. Oracle: tests/oracle/share_below.toml.
    """
    if not 0 <= cut <= 1:
        raise ValueError(f"cut is {cut}; it must lie between 0 and 1")
    steps, chances = np.array(SPREADS).T
    rho = np.clip(spread.rho + spread.error * steps, 0.01, 0.80)
    phi = ((1 - rho) / rho)[None, :]
    mu = np.clip(mean.values, 1e-4, 1 - 1e-4)[:, None]
    below = betainc(mu * phi, (1 - mu) * phi, cut)
    weights = np.outer(mean.weights, chances / chances.sum()).ravel()
    if headcount is None:
        return Outlook(below.ravel(), weights)
    wobble = np.sqrt(_left_over(below, mu, phi, cut) / max(headcount, 1))
    shapes, parts = np.array(SHAPES).T
    values = np.clip(below[..., None] + wobble[..., None] * shapes, 0.0, 1.0)
    return Outlook(values.ravel(), np.outer(weights, parts).ravel())


def _left_over(below: NDArray[np.float64], mu: NDArray[np.float64], phi: NDArray[np.float64], cut: float) -> NDArray[np.float64]:
    """The variance of being below that a person's place on the scale leaves over when the mean of the group is known."""
    variance = mu * (1 - mu) / (phi + 1)
    covariance = mu * (betainc(mu * phi + 1, (1 - mu) * phi, cut) - below)
    left: NDArray[np.float64] = np.maximum(below * (1 - below) - covariance**2 / variance, 0.0)
    return left
