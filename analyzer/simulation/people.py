"""People: where the groups stand on the scale of each module, and what every person in them knows and thinks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analyzer.simulation.curves import curve, dont_know_chance, together
from analyzer.simulation.questions import share_right

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from analyzer.model.company import Company, Group
    from analyzer.model.survey import Survey
    from analyzer.simulation.curves import Curve
    from analyzer.simulation.questions import Asked
    from analyzer.simulation.scenario import Scenario

NEUTRAL_OPINION = 3.3
OPINION_SD = 0.7
OPINION_BY_ABILITY = {"good": 0.2, "bad": -0.2, "neutral": 0.0}
"""People who know more are a little less afraid and see a little more room: a correlation with general ability, by what agreeing means."""


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """Where the groups stand: ``knowledge[group, module]`` in logits, ``opinion[group, scale]`` from 1 to 5; and the modules' curves."""

    knowledge: NDArray[np.float64]
    opinion: NDArray[np.float64]
    curves: Mapping[str, Curve]


@dataclass(frozen=True, slots=True, eq=False)
class Staff:
    """Everybody who works there, also those who do not answer; arrays with a row per person.

    ``group`` is the place in ``company.groups``, ``general`` the standard normal general ability, ``dont_know`` the chance of admitting not
    to know, ``ability[person, module]`` is in logits, ``share[person, module]`` the true expected share right, ``opinion[person, scale]``
    from 1 to 5.
    """

    group: NDArray[np.int64]
    general: NDArray[np.float64]
    dont_know: NDArray[np.float64]
    ability: NDArray[np.float64]
    share: NDArray[np.float64]
    opinion: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.group)


def places(survey: Survey, scenario: Scenario, company: Company, asked: Asked, rng: np.random.Generator) -> Places:
    """The places of all groups.

    The effects are drawn, then each module is moved until its mean over all staff is what the scenario says, and then each planted
    department until it differs by what is planted.
    """
    weights = np.array(company.sizes, dtype=float)
    effects = _effects(scenario, company, len(survey.modules), rng) * scenario.department_effect
    levels = np.array([scenario.level_effect.get(group.level, 0.0) for group in company.groups])
    curves = {module.id: curve(asked[module.id], module.cut_score, scenario) for module in survey.modules}
    knowledge = np.empty((len(company.groups), len(survey.modules)))
    for column, module in enumerate(survey.modules):
        start = effects[:, column] + levels
        found = curves[module.id]
        knowledge[:, column] = start + found.shift(start, weights, scenario.target(module, survey))
        for (department, planted), points in scenario.planted.items():
            if planted == module.id:
                rows = _rows(company.groups, department)
                goal = found.mixed(knowledge[rows, column], weights[rows]) + points
                knowledge[rows, column] += found.shift(knowledge[rows, column], weights[rows], goal)
    return Places(knowledge, _opinion_places(survey, scenario, company, rng), curves)


def draw(survey: Survey, scenario: Scenario, company: Company, stand: Places, asked: Asked, rng: np.random.Generator) -> Staff:
    """One person per head."""
    group = np.repeat(np.arange(len(company.groups)), company.sizes)
    people = len(group)
    general = rng.standard_normal(people)
    dont_know = dont_know_chance(general, rng.standard_normal(people))
    own = rng.standard_normal((people, len(survey.modules)))
    ability = stand.knowledge[group] + scenario.person_sd * together(general[:, None], own, scenario.general_share)
    share = np.column_stack([share_right(ability[:, m], dont_know, asked[module.id]) for m, module in enumerate(survey.modules)])
    return Staff(group, general, dont_know, ability, share, _opinions(survey, stand.opinion[group], general, rng))


def _effects(scenario: Scenario, company: Company, columns: int, rng: np.random.Generator) -> NDArray[np.float64]:
    """A standard normal effect per group and column, the same within a department, half of it common to all columns."""
    names = scenario.department_names
    drawn = together(rng.standard_normal((len(names), 1)), rng.standard_normal((len(names), columns)), 0.5)
    effects: NDArray[np.float64] = drawn[[names.index(group.department) for group in company.groups]]
    return effects


def _opinion_places(survey: Survey, scenario: Scenario, company: Company, rng: np.random.Generator) -> NDArray[np.float64]:
    opinion = _effects(scenario, company, len(survey.scales), rng) * scenario.opinion_effect
    for column, scale in enumerate(survey.scales):
        opinion[:, column] += scenario.opinions.get(scale.id, NEUTRAL_OPINION)
        for (department, planted), steps in scenario.planted_opinions.items():
            if planted == scale.id:
                opinion[_rows(company.groups, department), column] += steps
    return opinion


def _opinions(survey: Survey, stand: NDArray[np.float64], general: NDArray[np.float64], rng: np.random.Generator) -> NDArray[np.float64]:
    slope = np.array([OPINION_BY_ABILITY[scale.high] for scale in survey.scales])
    own = rng.standard_normal(stand.shape)
    opinions: NDArray[np.float64] = stand + OPINION_SD * (slope * general[:, None] + np.sqrt(1 - slope**2) * own)
    return opinions


def _rows(groups: tuple[Group, ...], department: str) -> NDArray[np.int64]:
    return np.array([row for row, group in enumerate(groups) if group.department == department])
