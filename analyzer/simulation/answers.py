"""Answers: what each person ticks, as places in the list of possible answers; -1 is left open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.special import expit

from analyzer.simulation.questions import GUESSING, first_stop

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from analyzer.model.policy import Policy
    from analyzer.model.survey import Item, Survey
    from analyzer.simulation.people import Staff
    from analyzer.simulation.questions import Asked, Question
    from analyzer.simulation.scenario import Scenario

ITEM_SD = 0.7
STATEMENT_SD = 0.2
NO_OPINION = 0.04
STRAIGHT_LINERS = 0.55

Codes = dict[str, "NDArray[np.int64]"]


def knowledge(survey: Survey, staff: Staff, asked: Asked, rng: np.random.Generator) -> Codes:
    """What everybody would answer to the knowledge items, paying attention and leaving nothing out."""
    return {
        question.item.id: _known(question, staff.ability[:, column], staff.dont_know, rng)
        for column, module in enumerate(survey.modules)
        for question in asked[module.id]
    }


def opinions(survey: Survey, staff: Staff, rng: np.random.Generator) -> Codes:
    """What everybody would answer to the statements, paying attention and leaving nothing out."""
    return {
        item.id: _rated(item, staff.opinion[:, column], rng)
        for column, scale in enumerate(survey.scales)
        for item in survey.items_of(scale.id)
        if item.options
    }


def disturb(survey: Survey, scenario: Scenario, codes: Codes, asked: Asked, rng: np.random.Generator) -> NDArray[np.bool_]:
    """Spoil the answers of respondents in place: some do not look, some leave answers out, some stop half-way. Gives who did not look."""
    people = len(next(iter(codes.values())))
    careless = np.zeros(people, dtype=bool)
    careless[rng.permutation(people)[: round(scenario.careless * people)]] = True
    _without_looking(survey, codes, np.flatnonzero(careless), asked, rng)
    order = [item.id for item in survey.items]
    first = first_stop(len(order))
    stops = np.where(rng.random(people) < scenario.stopped, rng.integers(first, max(len(order), first + 1), people), len(order))
    for place, id in enumerate(order):
        left_out = (rng.random(people) < scenario.blank) | (place >= stops)
        if id in codes:
            codes[id][left_out] = -1
    return careless


def agreeing(survey: Survey, codes: Codes, policy: Policy) -> dict[str, NDArray[np.bool_]]:
    """Per scale who agrees: the mean of the answered statements (some reversed) is at or above the line, and enough are answered."""
    agree = {}
    for scale in survey.scales:
        items = [item for item in survey.items_of(scale.id) if item.id in codes]
        if not items:
            continue
        ratings = []
        for item in items:
            worth = np.full(len(item.options) + 1, np.nan)
            steps = steps_of(item)
            worth[steps] = np.arange(len(steps), 0, -1) if item.reversed else np.arange(1, len(steps) + 1)
            ratings.append(worth[codes[item.id]])
        given = np.isfinite(ratings).sum(axis=0)
        mean = np.nansum(ratings, axis=0) / np.maximum(given, 1)
        agree[scale.id] = (given >= policy.answered_share * len(items) - 1e-9) & (mean >= policy.agree_from - 1e-9)
    return agree


def steps_of(item: Item) -> NDArray[np.int64]:
    """The places of the options that are steps of a scale, lowest first: all but don't-know."""
    return np.array([place for place, option in enumerate(item.options) if option != item.dont_know])


def _known(question: Question, ability: NDArray[np.float64], dont_know: NDArray[np.float64], rng: np.random.Generator) -> NDArray[np.int64]:
    know, admit, guess, pick = rng.random((4, len(ability)))
    blind = question.choices[(pick * len(question.choices)).astype(np.int64)]
    mistaken = question.choices[np.minimum(np.searchsorted(np.cumsum(question.appeal), pick, side="right"), len(question.choices) - 1)]
    given = np.where(guess < GUESSING, blind, mistaken)
    given = np.where(admit < dont_know, question.dont_know, given)
    knows = expit(question.discrimination * (ability - question.difficulty))
    return np.where(know < knows, question.right, given)


def _rated(item: Item, opinion: NDArray[np.float64], rng: np.random.Generator) -> NDArray[np.int64]:
    steps = steps_of(item)
    felt = opinion + STATEMENT_SD * rng.standard_normal() + ITEM_SD * rng.standard_normal(len(opinion))
    step = np.clip(np.rint((felt - 1) / 4 * (len(steps) - 1)), 0, len(steps) - 1).astype(np.int64)
    given = steps[len(steps) - 1 - step if item.reversed else step]
    silent = rng.random(len(opinion)) < NO_OPINION
    return np.where(silent, item.options.index(item.dont_know), given) if item.dont_know in item.options else given


def _without_looking(survey: Survey, codes: Codes, careless: NDArray[np.int64], asked: Asked, rng: np.random.Generator) -> None:
    """Knowledge items get any choice; statements any step, or from straight-liners the same step all along."""
    straight = careless[: round(STRAIGHT_LINERS * len(careless))]
    height = rng.random(len(straight))
    for module in survey.modules:
        for question in asked[module.id]:
            codes[question.item.id][careless] = rng.choice(question.choices, len(careless))
    for scale in survey.scales:
        for item in survey.items_of(scale.id):
            if item.options:
                steps = steps_of(item)
                codes[item.id][careless] = rng.choice(steps, len(careless))
                codes[item.id][straight] = steps[(height * len(steps)).astype(np.int64)]
