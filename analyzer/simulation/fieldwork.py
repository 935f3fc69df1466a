"""Fieldwork: who answers, and when."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from analyzer.model.company import Company
    from analyzer.simulation.people import Staff
    from analyzer.simulation.scenario import Scenario

FIRST_DAY = date(2026, 10, 5)
"""A Monday."""

BY_DAY = {0: 0.22, 1: 0.12, 2: 0.08, 3: 0.06, 4: 0.03, 7: 0.21, 8: 0.12, 9: 0.08, 10: 0.05, 11: 0.03}
"""Ten working days; the second Monday has a reminder."""


def respondents(company: Company, scenario: Scenario, staff: Staff, rng: np.random.Generator) -> NDArray[np.int64]:
    """The places in ``staff`` of those who answer, in no order.

    Exactly as many as the scenario asks, drawn without replacement with chances that grow with the odds of answering: the largest log-odds
    plus Gumbel noise. Raises ValueError where fewer people work than must answer.
    """
    logits = np.array([scenario.response.get(group.department, 0.0) + scenario.response.get(group.level, 0.0) for group in company.groups])
    urge = logits[staff.group] + scenario.response_by_ability * staff.general + rng.gumbel(size=len(staff))
    if scenario.answers_per_department is None:
        asked = scenario.respondents if scenario.respondents is not None else round(scenario.response_rate * len(staff))
        return rng.permutation(_keenest(urge, np.arange(len(staff)), asked))
    department = np.array([scenario.department_names.index(group.department) for group in company.groups])[staff.group]
    everybody = [np.flatnonzero(department == number) for number in range(len(scenario.department_names))]
    return rng.permutation(np.concatenate([_keenest(urge, people, scenario.answers_per_department) for people in everybody]))


def times(people: int, rng: np.random.Generator) -> NDArray[np.datetime64]:
    """Moments in two weeks of fieldwork, to the second, earliest first: on working days, mostly in the morning and the afternoon."""
    days = rng.choice(list(BY_DAY), size=people, p=list(BY_DAY.values()))
    hours = np.where(rng.random(people) < 0.6, rng.normal(10.5, 1.2, people), rng.normal(14.7, 1.6, people))
    seconds = (np.clip(hours, 7.5, 21.5) * 3600).astype(np.int64) + days * 86_400
    moments: NDArray[np.datetime64] = np.datetime64(FIRST_DAY, "s") + np.sort(seconds).astype("timedelta64[s]")
    return moments


def _keenest(urge: NDArray[np.float64], people: NDArray[np.int64], asked: int) -> NDArray[np.int64]:
    if asked > len(people):
        raise ValueError(f"{asked} people must answer where {len(people)} work; make the organisation larger")
    return people[np.argsort(-urge[people], kind="stable")[:asked]]
