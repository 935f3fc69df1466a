"""Curves: what a group's place on the scale of a module means for its people, worked out once with two thousand standard people."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from scipy.interpolate import PchipInterpolator
from scipy.optimize import brentq
from scipy.special import expit, ndtri

from analyzer.simulation.questions import share_right

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from analyzer.simulation.questions import Question
    from analyzer.simulation.scenario import Scenario

PEOPLE = 2048
REACH = 8.0
"""Places on the scale run from -8 to 8 logits; beyond that everybody knows nothing or everything."""

PLACES = np.linspace(-REACH, REACH, 33)


@dataclass(frozen=True, slots=True, eq=False)
class Curve:
    """What holds for a group whose average person stands at a place (logits).

    ``mean`` is the mean of its people's expected share right, ``below`` the share of them for whom that lies below the cut score.
    """

    mean: PchipInterpolator
    below: PchipInterpolator

    def mixed(self, places: NDArray[np.float64], weights: NDArray[np.float64]) -> float:
        """The mean over groups of different sizes."""
        return float((self.mean(np.clip(places, -REACH, REACH)) * weights).sum() / weights.sum())

    def shift(self, places: NDArray[np.float64], weights: NDArray[np.float64], target: float) -> float:
        """How far all groups must move to reach a mean together. Raises ValueError for a mean that guessing or blanks put out of reach."""
        ends = (-REACH - float(places.min()), REACH - float(places.max()))
        low, high = (self.mixed(places + end, weights) for end in ends)
        if not low < target < high:
            raise ValueError(f"a mean share right of {target:.3f} cannot be reached; it must lie between {low:.3f} and {high:.3f}")
        return float(brentq(lambda step: self.mixed(places + step, weights) - target, *ends))


def curve(asked: tuple[Question, ...], cut: float, scenario: Scenario) -> Curve:
    """The curve of one module, by quasi-Monte Carlo over 2048 standard people (error of a mean below 0.001)."""
    general, own, trait = standard_people()
    ability = PLACES[:, None] + scenario.person_sd * together(general, own, scenario.general_share)
    shares = share_right(ability, dont_know_chance(general, trait)[None, :], asked)
    return Curve(PchipInterpolator(PLACES, shares.mean(axis=1)), PchipInterpolator(PLACES, (shares < cut).mean(axis=1)))


def together(general: NDArray[np.float64], own: NDArray[np.float64], general_share: float) -> NDArray[np.float64]:
    """A standard normal ability in one module: a part common to all modules and a part of its own."""
    ability: NDArray[np.float64] = np.sqrt(general_share) * general + np.sqrt(1 - general_share) * own
    return ability


def dont_know_chance(general: NDArray[np.float64], trait: NDArray[np.float64]) -> NDArray[np.float64]:
    """A person's chance of admitting not to know: a trait, and rarer among those who know more."""
    chance: NDArray[np.float64] = expit(-0.6 - 0.35 * general + 0.8 * trait)
    return chance


@cache
def standard_people() -> Sequence[NDArray[np.float64]]:
    """General ability, ability in a module and the don't-know trait of 2048 people that fill a standard normal evenly.

    Additive recurrence with the powers of the root of x⁴ = x + 1 (a Kronecker sequence), through the normal quantile function.
    """
    root = 1.0
    for _ in range(60):
        root = (1 + root) ** 0.25
    even = (0.5 + np.outer(np.arange(1, PEOPLE + 1), root ** -np.arange(1.0, 4.0))) % 1
    return tuple(ndtri(even).T)
