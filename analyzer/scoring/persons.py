"""Responses become scores: points and don't-knows per module, whether a person agrees with a scale, and who is flagged."""

from __future__ import annotations

from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analyzer.model.scores import Scores
from analyzer.scoring.categories import by_category
from analyzer.scoring.screening import screen

if TYPE_CHECKING:
    from datetime import date

    from numpy.typing import NDArray

    from analyzer.model.policy import Policy
    from analyzer.model.responses import Responses
    from analyzer.model.survey import Item, Survey


def unit_of(survey: Survey) -> int:
    """The smallest number that makes every score in the survey a whole number of points (1 where answers are right or wrong)."""
    worth = [value for item in survey.items if item.module for value in item.points().values()]
    return lcm(*(Fraction(value).limit_denominator(12).denominator for value in worth)) if worth else 1


def score(responses: Responses, survey: Survey, policy: Policy, day: date | None = None) -> Scores:
    """Scores of a batch of people under the keys valid on ``day`` (the fieldwork date of the wave).

    A blank knowledge item is worth 0, as is a don't-know. A scale counts a person as agreeing when the mean of the answered statements,
    reversed where the item says so, is at least ``policy.agree_from``, with at least ``policy.answered_share`` of them answered; don't-know
    is no answer.
    """
    unit = unit_of(survey)
    answers = responses.answers
    nobody = pd.DataFrame(index=answers.index)
    right, dont_know, agree = nobody.copy(), nobody.copy(), nobody.copy()
    for module in survey.modules:
        items = survey.items_of(module.id)
        right[module.id] = sum(_points(answers[item.id], item, unit, day) for item in items)
        dont_know[module.id] = sum(_is(answers[item.id], item.dont_know) for item in items)
    for scale in survey.scales:
        agree[scale.id] = _agrees(answers, survey.items_of(scale.id), policy)
    return Scores(responses.segments, right, dont_know, agree, answers, unit, screen(responses, survey, policy, day))


def _points(column: pd.Series, item: Item, unit: int, day: date | None) -> NDArray[np.int64]:
    points = {option: float(round(worth * unit)) for option, worth in item.points(day).items()}
    return by_category(column, points, 0.0).astype(np.int64)


def _is(column: pd.Series, option: str | None) -> NDArray[np.int64]:
    return by_category(column, {option: 1.0} if option else {}, 0.0).astype(np.int64)


def _agrees(answers: pd.DataFrame, items: tuple[Item, ...], policy: Policy) -> NDArray[np.bool_]:
    given = np.column_stack([_rating(answers[item.id], item) for item in items])
    answered = np.isfinite(given)
    enough = answered.sum(axis=1) >= policy.answered_share * len(items) - 1e-9
    mean = np.where(answered, given, 0.0).sum(axis=1) / np.maximum(answered.sum(axis=1), 1)
    agrees: NDArray[np.bool_] = enough & (mean >= policy.agree_from - 1e-9)
    return agrees


def _rating(column: pd.Series, item: Item) -> NDArray[np.float64]:
    """1 for the first option to the number of options for the last, turned round for a reversed item; don't-know and blank are missing."""
    steps = [option for option in item.options if option != item.dont_know]
    places = {option: float(place) for place, option in enumerate(steps, start=1)}
    if item.reversed:
        places = {option: len(steps) + 1 - place for option, place in places.items()}
    return by_category(column, places, np.nan)
