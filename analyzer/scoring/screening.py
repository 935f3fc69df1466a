"""Screening: who answered so uniformly or so quickly that they seem not to have read the questions.

Nobody is left out: a flag only goes into counts over the whole organisation. The two rules on uniform answers look at the place of an
answer among the options, in the order of the survey. A blank and a don't-know have no place, so somebody who honestly does not know is
never flagged for that, and a right answer is knowledge. See Johnson (2005), Meade and Craig (2012), Huang and others (2012), Curran (2016).
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analyzer.scoring.categories import by_category

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from numpy.typing import NDArray

    from analyzer.model.policy import Policy
    from analyzer.model.responses import Responses
    from analyzer.model.survey import Item, Survey

NOWHERE = -1
"""The place of a blank and of a don't-know."""


def screen(responses: Responses, survey: Survey, policy: Policy, day: date | None = None) -> pd.DataFrame:
    """Who each rule finds: a boolean column per rule, the rows of the responses; no ``speeding`` where no time is known.

    ``day`` is the fieldwork date, for the right answers.
    """
    answers, seconds = responses.answers, responses.seconds
    asked = [item for item in survey.items if item.kind in {"single", "rating"}]
    places = _columns([by_category(answers[item.id], _places(item), NOWHERE) for item in asked], len(answers))
    right = _columns([by_category(answers[item.id], _best(item, day), 0) for item in asked], len(answers)) == 1
    found = {
        "long_string": longest_string(places, right) >= _long(len(asked), policy),
        "straight_lining": _straight(places, asked, policy),
    }
    if seconds is not None and seconds.notna().any():
        found["speeding"] = _quick(seconds, answers[[item.id for item in survey.items]], policy)
    return pd.DataFrame(found, index=answers.index)


def longest_string(places: NDArray[np.int64], right: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Per person (row) the most answers in a row at one place. Right answers keep a string going but do not count."""
    people, items = places.shape
    longest, length = np.zeros(people, dtype=np.int64), np.zeros(people, dtype=np.int64)
    before = np.full(people, NOWHERE, dtype=np.int64)
    for item in range(items):
        here = places[:, item]
        length = np.where(here == before, length, 0) + ~right[:, item]
        length[here == NOWHERE] = 0
        longest = np.maximum(longest, length)
        before = here
    return longest


def _long(items: int, policy: Policy) -> int:
    """The answers in a row that stand out; a short survey says too little about anybody."""
    return max(ceil(policy.long_string * items - 1e-9), policy.straight_line_items)


def _straight(places: NDArray[np.int64], asked: Sequence[Item], policy: Policy) -> NDArray[np.bool_]:
    """Who answered every statement at one place, where there are enough statements.

    Agreeing with everything contradicts itself where statements point both ways. Where they all point one way it can be an opinion, so
    that takes twice as many.
    """
    statements = [place for place, item in enumerate(asked) if item.kind == "rating"]
    both_ways = len({asked[place].reversed for place in statements}) > 1
    if len(statements) < policy.straight_line_items * (1 if both_ways else 2):
        return np.zeros(len(places), dtype=bool)
    given = places[:, statements]
    alike: NDArray[np.bool_] = (given == given[:, :1]).all(axis=1) & (given[:, 0] != NOWHERE)
    return alike


def _quick(seconds: pd.Series, answers: pd.DataFrame, policy: Policy) -> NDArray[np.bool_]:
    """Who took less than the policy's seconds for each question they answered. No time at all is a clock that did not run."""
    took = seconds.to_numpy(dtype=np.float64, na_value=np.nan)
    least = policy.seconds_per_item * answers.notna().to_numpy().sum(axis=1)
    quick: NDArray[np.bool_] = (took > 0) & (took < least)
    return quick


def _places(item: Item) -> dict[str, float]:
    """The place of each option in the order asked; a don't-know has none."""
    return {option: place for place, option in enumerate(item.options) if option != item.dont_know}


def _best(item: Item, day: date | None) -> dict[str, float]:
    """The options that earn the most; none where nothing is right or wrong."""
    points = item.points(day) if item.module else {}
    return {option: 1 for option, worth in points.items() if worth == max(points.values())}


def _columns(columns: Sequence[NDArray[np.float64]], people: int) -> NDArray[np.int64]:
    """Columns side by side, a row per person, also when there are none; each column lies together in memory, as they are read in turn."""
    return np.array(columns, dtype=np.int64).reshape(len(columns), people).T
