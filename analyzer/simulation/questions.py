"""Questions: how hard an item is, what it takes for an answer, and which mistakes attract."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.special import expit, logit

from analyzer.model.survey import combination

if TYPE_CHECKING:
    from datetime import date

    from numpy.typing import NDArray

    from analyzer.model.survey import Item, Survey
    from analyzer.simulation.scenario import Scenario

GUESSING = 0.6
"""Share of the people who do not know and do not say so that guess blindly; the others are mistaken and pick a wrong answer."""

USUAL_DONT_KNOW = 0.37
"""Share of not knowing that the average person admits, to turn an expected share right into a difficulty."""

FIRST_STOP = 0.4
"""Nobody stops before this part of the questionnaire."""


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """One knowledge item.

    ``answers`` are the possible answers, ``choices`` the places in it of everything but don't-know, ``right`` the place of the right one
    and ``dont_know`` of don't-know (-1 where it is not offered: those people leave a blank). ``appeal`` are the chances of the choices
    among the mistaken. ``luck`` is what somebody who neither knows nor says so scores on average; ``answered`` the chance that the item is
    answered at all.
    """

    item: Item
    answers: tuple[str, ...]
    choices: NDArray[np.int64]
    right: int
    dont_know: int
    appeal: NDArray[np.float64]
    luck: float
    answered: float
    difficulty: float
    discrimination: float


Asked = Mapping[str, tuple[Question, ...]]
"""The questions of every module."""


def questions(survey: Survey, scenario: Scenario, day: date, rng: np.random.Generator) -> Asked:
    """The questions of every module, under the keys valid on ``day``. Raises ValueError for a module without a keyed item."""
    asked = len(survey.items)
    modules = {
        module.id: tuple(
            _question(item, answered(survey.items.index(item), asked, scenario), day, rng)
            for item in survey.items_of(module.id)
            if item.options
        )
        for module in survey.modules
    }
    for id, found in modules.items():
        if not found:
            raise ValueError(f"the module {id} has no question with options; its answers cannot be simulated")
    return modules


def answered(place: int, asked: int, scenario: Scenario) -> float:
    """The chance that the item at a place of the questionnaire gets an answer: it is not left out and the person had not stopped."""
    first = first_stop(asked)
    gone = max(place - first + 1, 0) / max(asked - first, 1)
    return (1 - scenario.blank) * (1 - scenario.stopped * gone)


def first_stop(asked: int) -> int:
    """The first item at which somebody may stop."""
    return int(np.ceil(FIRST_STOP * asked))


def share_right(ability: NDArray[np.float64], dont_know: NDArray[np.float64], asked: tuple[Question, ...]) -> NDArray[np.float64]:
    """The expected share right over some questions, guessing and blanks included.

    ``ability`` (logits) and ``dont_know`` (the person's chance of admitting not to know) have the same shape, as has what comes back.
    """
    total = np.zeros(np.broadcast_shapes(ability.shape, dont_know.shape))
    for question in asked:
        knows = expit(question.discrimination * (ability - question.difficulty))
        total += question.answered * (knows + (1 - knows) * (1 - dont_know) * question.luck)
    return total / len(asked)


def _question(item: Item, answered: float, day: date, rng: np.random.Generator) -> Question:
    answers = _combinations(item, day) if item.kind == "multiple" else item.options
    points = np.array([item.points(day).get(answer, 0.0) for answer in answers])
    choices = np.array([place for place, answer in enumerate(answers) if answer != item.dont_know])
    worth = points[choices]
    # The order of the draws is fixed: two per question and one per choice.
    discrimination = float(np.exp(0.2 * rng.standard_normal()))
    appeal = (0.3 + 0.7 * rng.random(len(choices))) * (worth < worth.max())
    appeal = appeal / appeal.sum() if appeal.any() else np.full(len(choices), 1 / len(choices))
    luck = float(GUESSING * worth.mean() + (1 - GUESSING) * (appeal * worth).sum())
    floor = (1 - USUAL_DONT_KNOW) * luck
    expected = item.expected if item.expected is not None else 0.6
    known = np.clip((expected - floor) / (1 - floor), 0.05, 0.95)
    return Question(
        item=item,
        answers=answers,
        choices=choices,
        right=int(points.argmax()),
        dont_know=answers.index(item.dont_know) if item.dont_know in answers else -1,
        appeal=appeal,
        luck=luck,
        answered=answered,
        difficulty=float(-logit(known) / discrimination),
        discrimination=discrimination,
    )


def _combinations(item: Item, day: date) -> tuple[str, ...]:
    """The right combination, those that differ from it in one option, and don't-know by itself."""
    right = set(item.key_on(day))
    near = [right ^ {option} for option in item.options if option != item.dont_know]
    own = [item.dont_know] if item.dont_know else []
    return (combination(right), *(combination(chosen) for chosen in near if chosen), *own)
