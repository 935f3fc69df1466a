"""Segments help each other: the mean of a small segment is drawn towards the mean of all, as far as the segments turn out to be alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analyzer.estimation.outlook import Outlook

if TYPE_CHECKING:
    from numpy.typing import NDArray

PLACES, CENTRES, FREEDOM = 240, 61, 1.0
"""Steps for a segment's mean and for the mean of all; degrees of freedom of the distribution of segments."""

_NODES, _WEIGHTS = np.polynomial.legendre.leggauss(13)
TAUS, TAU_WEIGHTS = 0.13 + 0.12 * _NODES, _WEIGHTS / 2
"""How different segments may be: standard deviations of their means, flat from 0.01 (hardly) to 0.25 (half of the scale), by Gauss-Legendre
quadrature. Equal steps of equal weight would count the smallest twice, and margins would come out too narrow."""


@dataclass(frozen=True, slots=True, eq=False)
class Pooled:
    """The outlook on the mean of each segment, and the expected standard deviation between segments."""

    segments: tuple[Outlook, ...]
    spread: float


def pooled(shares: NDArray[np.float64], sizes: NDArray[np.float64]) -> Pooled:
    """The posterior of segment means, each from its own answers and from how the segments lie together.

    ``shares`` are observed shares (0 to 1), ``sizes`` how many independent answers each is worth. The likelihood of a mean θ is that of a
    beta: ``size (share log θ + (1-share) log(1-θ))``. The means come from a t distribution with 1 degree of freedom (Cauchy), centre μ
    and scale τ, so that one odd segment is not flattened by the many that are alike: in 50 simulated waves with two weak modules in one
    department of 35 answers both were found in 92 %, with 4 degrees of freedom in 86 %, with as few false alarms; in 50 other waves, not
    used for this choice, in 98 %. μ has a flat prior, τ a flat prior from 1 to 25 points; both are carried along, by summing over a grid.
    One segment alone keeps its own likelihood. Raises ValueError without segments, for a share outside 0 to 1, and for a size that is not
    above 0.

    Source: Gelman, Carlin, Stern, Dunson, Vehtari & Rubin (2013), Bayesian Data Analysis, sections 5.4 and 17.2 (eight schools, robust).
    Oracle: tests/oracle/pooling.toml.
    """
    if not len(shares):
        raise ValueError("no segments; pooling needs at least 1")
    if not ((shares >= 0) & (shares <= 1) & (sizes > 0)).all():
        raise ValueError(f"shares from {shares.min()} to {shares.max()}, sizes from {sizes.min()}; shares lie in 0 to 1, sizes above 0")
    places = _places(shares, sizes)
    likelihood = _likelihood(places, shares, sizes)
    if len(shares) == 1:
        return Pooled((Outlook(places, likelihood[0] / likelihood[0].sum()),), 0.0)
    centres = np.linspace(places[0], places[-1], CENTRES)
    prior = _prior(places, centres)
    evidence = np.einsum("ctp,sp->sct", prior, likelihood)
    log_evidence = np.log(np.maximum(evidence, 1e-300))
    joint = log_evidence.sum(axis=0) + np.log(TAU_WEIGHTS)
    weight = np.exp(joint - joint.max())
    weight /= weight.sum()
    # What the other segments say about a segment, before its own answers: the joint weight without its own evidence.
    others = weight[None] / np.maximum(evidence, 1e-300)
    posterior = np.einsum("sct,ctp->sp", others, prior) * likelihood
    outlooks = tuple(Outlook(places, row / row.sum()) for row in posterior)
    return Pooled(outlooks, float((weight.sum(axis=0) * TAUS).sum()))


def _places(shares: NDArray[np.float64], sizes: NDArray[np.float64]) -> NDArray[np.float64]:
    """Where a mean may lie: six standard errors beyond the outermost segments, inside 0 and 1."""
    errors = 6 * np.sqrt(0.25 / sizes)
    low, high = max(float((shares - errors).min()), 0.0), min(float((shares + errors).max()), 1.0)
    step = (high - low) / PLACES
    return np.linspace(low + step / 2, high - step / 2, PLACES)


def _likelihood(places: NDArray[np.float64], shares: NDArray[np.float64], sizes: NDArray[np.float64]) -> NDArray[np.float64]:
    """Per segment and place, scaled so that the largest is 1."""
    logs = sizes[:, None] * (shares[:, None] * np.log(places) + (1 - shares[:, None]) * np.log1p(-places))
    likelihood: NDArray[np.float64] = np.exp(logs - logs.max(axis=1, keepdims=True))
    return likelihood


def _prior(places: NDArray[np.float64], centres: NDArray[np.float64]) -> NDArray[np.float64]:
    """The chance of every place for every centre and scale (centres × scales × places), each summing to 1."""
    distance = (places[None, None, :] - centres[:, None, None]) / TAUS[None, :, None]
    density = (1 + distance**2 / FREEDOM) ** (-(FREEDOM + 1) / 2)
    chances: NDArray[np.float64] = density / density.sum(axis=2, keepdims=True)
    return chances
