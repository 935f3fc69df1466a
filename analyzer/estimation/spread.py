"""How much people differ in one module, from the distribution of scores over the whole organisation."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from analyzer.model.estimates import Spread

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LEAST, MOST = 0.02, 0.60
"""Outside these limits the spread of persons stops being a description of a knowledge test; estimates are kept inside."""


def spread(people_by_points: Sequence[int], item_variances: Sequence[float], unit: int = 1) -> Spread:
    """The share ρ of the largest possible variance of a person's expected share right that lies between persons.

    Takes the number of people by points reached (index = points in units of ``1 / unit``) and the variance of each item over people
    (p(1-p) for an item that is right or wrong; blanks and don't-knows count as wrong). With m items, mean share μ and variance V of the
    points, ``ρ = (V - Σ item variances) / (m (m-1) μ (1-μ))``: the mean covariance between two items, which is the variance of a person's
    true share, over the largest variance a share with that mean can have. Summing the item variances, instead of taking m μ(1-μ), keeps
    items of unequal difficulty from hiding the spread. The standard error follows from the sampling variance of V, ``(m4 - V²(n-3)/(n-1))
    / n``. Raises ValueError for fewer than two items, fewer than four people, or when everybody has the same score at an end.

    Source: moment estimator of the intraclass correlation of exchangeable binary items (Ridout, Demétrio & Firth 1999, Biometrics 55:137;
    the overdispersion of Kleinman 1973), and the large-sample variance of a sample variance (Mood, Graybill & Boes 1974, p. 229).
    Oracle: tests/oracle/spread.toml.
    """
    people = np.asarray(people_by_points, dtype=float)
    n, m = float(people.sum()), len(item_variances)
    if m < 2 or n < 4:
        raise ValueError(f"{m} items and {n:.0f} people; the spread needs at least 2 items and 4 people")
    points = np.arange(len(people)) / unit
    mean = float((people * points).sum() / n)
    share = mean / m
    if not 0 < share < 1:
        raise ValueError(f"the mean share is {share}; it must lie between 0 and 1")
    variance = float((people * (points - mean) ** 2).sum() / (n - 1))
    fourth = float((people * (points - mean) ** 4).sum() / n)
    largest = m * (m - 1) * share * (1 - share)
    error = np.sqrt(max(fourth - variance**2 * (n - 3) / (n - 1), 0.0) / n)
    # The item variances are over all people, so they get the same n/(n-1) as the variance of the points.
    between = variance - float(sum(item_variances)) * n / (n - 1)
    return Spread(rho=between / largest, error=float(error / largest), items=m)


def shared(spreads: Mapping[str, Spread]) -> dict[str, Spread]:
    """The spreads of all modules drawn towards their mean, each by as much as its own error makes it unsure.

    Normal-normal empirical Bayes with the method-of-moments variance of DerSimonian & Laird (1986); ρ is kept between 0.02 and 0.60. The
    error stays the module's own: with the smaller error of the pooled value, 90 % intervals of large segments held the truth in 80 % of
    simulated waves only, since modules do differ and people's shares are only nearly beta distributed. Oracle:
    tests/oracle/spread_shared.toml.
    """
    if not spreads:
        return {}
    rho = np.array([spread.rho for spread in spreads.values()])
    error = np.array([max(spread.error, 1e-6) for spread in spreads.values()])
    weight = error**-2
    mean = float((weight * rho).sum() / weight.sum())
    excess = float((weight * (rho - mean) ** 2).sum()) - (len(rho) - 1)
    scale = float(weight.sum() - (weight**2).sum() / weight.sum())
    between = max(excess / scale, 0.0) if scale > 0 else 0.0
    centre = float((rho / (error**2 + between)).sum() / (1 / (error**2 + between)).sum())
    own = between / (between + error**2)
    settled = np.clip(own * rho + (1 - own) * centre, LEAST, MOST)
    return {module: replace(spreads[module], rho=float(value)) for module, value in zip(spreads, settled, strict=True)}
