"""The truth behind a simulated export: the model, the settings, and what really holds in every segment."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

import numpy as np

from analyzer.model.policy import Policy
from analyzer.simulation.answers import STRAIGHT_LINERS, agreeing
from analyzer.simulation.fieldwork import FIRST_DAY
from analyzer.simulation.questions import FIRST_STOP, GUESSING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from analyzer.model.company import Company
    from analyzer.model.survey import Module, Survey
    from analyzer.simulation.answers import Codes
    from analyzer.simulation.people import Places, Staff
    from analyzer.simulation.questions import Asked
    from analyzer.simulation.scenario import Scenario

SCHEMA_VERSION = 1

MODEL = (
    "ability of person i in module m = place of the group + person_sd * (sqrt(g) * general_i + sqrt(1-g) * own_im), in logits",
    "g = general_share; place of a group = intercept of the module + department effect + level effect + what is planted",
    "P(i knows item j) = 1 / (1 + exp(-discrimination_j * (ability - difficulty_j)))",
    "who does not know says so with a chance of their own, 1 / (1 + exp(0.6 + 0.35 * general_i - 0.8 * trait_i))",
    f"of the others {GUESSING:.0%} guess among the choices and the rest pick a wrong one; every item has wrong answers that attract more",
    f"an answer is left out with chance blank; the share stopped leaves the questionnaire at a point after its first {FIRST_STOP:.0%}",
    "expected share right of a person = mean over the items of the module of P(the right answer is given), guesses and blanks included",
    "mean: its mean over all staff; share_below: the share of all staff for whom it lies below the cut score",
    "mean_model, share_below_model: the same for endlessly many people of these groups",
    "the intercepts make mean_model of the organisation what the scenario asks, before anything is planted",
    "a statement = opinion of the person + effect of the statement + noise, rounded to a step",
    "opinion = mean of the scale + department effect + what is planted + person, on a scale from 1 to 5",
    "scales: the share of all staff that would agree if everybody answered with attention",
    "log-odds of answering = response of the department + of the level + response_by_ability * general_i; the number of answers is fixed",
    f"the careless answer anything, {STRAIGHT_LINERS:.0%} of them with one step for all statements; their truth is what they know",
)


@dataclass(frozen=True, slots=True, eq=False)
class Circumstances:
    """Everything the truth is told from. ``answered`` are the places in ``staff`` of the respondents, ``opinions`` what all staff think."""

    survey: Survey
    scenario: Scenario
    seed: int
    company: Company
    places: Places
    staff: Staff
    asked: Asked
    opinions: Codes
    answered: NDArray[np.int64]
    careless: NDArray[np.bool_]


def truth(made: Circumstances) -> dict[str, Any]:
    """All of it, as plain values fit for JSON; shares are rounded to four decimals."""
    return {
        "schema_version": SCHEMA_VERSION,
        "survey": made.survey.id,
        "survey_version": made.survey.version,
        "seed": made.seed,
        "model": list(MODEL),
        "scenario": settings(made.scenario),
        "fieldwork": FIRST_DAY.isoformat(),
        "staff": len(made.staff),
        "respondents": len(made.answered),
        "careless": int(made.careless.sum()),
        "cut_scores": {module.id: module.cut_score for module in made.survey.modules},
        "items": {
            question.item.id: {"difficulty": round(question.difficulty, 4), "discrimination": round(question.discrimination, 4)}
            for questions in made.asked.values()
            for question in questions
        },
        "segments": list(_segments(made)),
    }


def settings(scenario: Scenario) -> dict[str, object]:
    """A scenario as plain values; a mapping by two names becomes a list of ``[name, name, value]``."""

    def plain(value: object) -> object:
        if isinstance(value, tuple):
            return list(value)
        if isinstance(value, dict):
            paired = any(isinstance(key, tuple) for key in value)
            return [[*key, part] for key, part in value.items()] if paired else dict(value)
        return value

    return {setting.name: plain(getattr(scenario, setting.name)) for setting in fields(scenario)}


def _segments(made: Circumstances) -> Iterator[dict[str, object]]:
    agree = agreeing(made.survey, made.opinions, Policy())
    for where in _places(made.company):
        groups = np.array([all(getattr(group, name) == label for name, label in where.items()) for group in made.company.groups])
        people = groups[made.staff.group]
        yield {
            "where": where,
            "staff": int(people.sum()),
            "respondents": int(people[made.answered].sum()),
            "modules": {module.id: _module(made, module, groups) for module in made.survey.modules},
            "scales": {scale: round(float(who[people].mean()), 4) for scale, who in agree.items()},
        }


def _places(company: Company) -> list[dict[str, str]]:
    """The organisation, every department, every level, every department at a level."""
    departments = [{"department": name} for name in dict.fromkeys(group.department for group in company.groups)]
    levels = [{"level": name} for name in dict.fromkeys(group.level for group in company.groups)]
    return [{}, *departments, *levels, *({"department": group.department, "level": group.level} for group in company.groups)]


def _module(made: Circumstances, module: Module, groups: NDArray[np.bool_]) -> dict[str, float]:
    column = made.survey.modules.index(module)
    share, place = made.staff.share[groups[made.staff.group], column], made.places.knowledge[groups, column]
    curve = made.places.curves[module.id]
    weights = np.array(made.company.sizes, dtype=float)[groups]
    values = {
        "mean": share.mean(),
        "share_below": (share < module.cut_score).mean(),
        "mean_model": curve.mean(place) @ weights / weights.sum(),
        "share_below_model": curve.below(place) @ weights / weights.sum(),
    }
    return {name: round(float(value), 4) for name, value in values.items()}
