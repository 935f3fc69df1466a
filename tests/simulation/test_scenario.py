from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from analyzer import simulation
from analyzer.simulation import Scenario
from analyzer.simulation.organisation import split

if TYPE_CHECKING:
    from analyzer.model.survey import Survey


def test_the_sample_is_as_large_as_promised() -> None:
    scenario = simulation.sample()
    assert sum(scenario.headcounts.values()) == 420
    assert scenario.respondents == 230
    assert (len(scenario.department_names), len(scenario.level_names)) == (8, 3)


@pytest.mark.parametrize("respondents", [1, 40, 20_000])
def test_the_sample_grows_with_the_answers_asked(survey: Survey, respondents: int) -> None:
    made = simulation.simulate(survey, simulation.sample(respondents).fitted_to(survey), seed=1)
    assert len(made.responses) == respondents
    assert len(made.staff) == pytest.approx(respondents * 420 / 230, abs=1)


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"careless": 1.5}, "careless is 1.5"),
        ({"respondents": 5, "answers_per_department": 5}, "both given"),
        ({"planted": {("Nergens", "privacy"): -0.1}}, "planted in Nergens"),
    ],
)
def test_settings_that_contradict_are_refused(settings: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Scenario(**settings)


def test_levels_that_the_survey_does_not_ask_are_refused(survey: Survey) -> None:
    with pytest.raises(ValueError, match="does not have boss"):
        simulation.simulate(survey, Scenario(headcounts={("HR", "boss"): 10}), seed=1)


def test_a_scenario_can_be_fitted_to_another_survey(survey: Survey) -> None:
    fitted = simulation.sample().fitted_to(survey)
    assert set(fitted.mean_right) == {"privacy", "security"}
    assert set(fitted.planted) == {("Buitendienst", "security")}
    assert set(fitted.role_families.values()) == {"office"}


def test_parts_add_up_and_are_near_the_shares() -> None:
    assert split(10, [1, 1, 1]) == [4, 3, 3]
    assert split(420, [0.80, 0.13, 0.07]) == [336, 55, 29]
    assert split(0, [1, 2]) == [0, 0]


def test_department_sizes_are_skewed(survey: Survey) -> None:
    company = simulation.simulate(survey, Scenario(size=1000, department_spread=0.7), seed=1).company
    sizes = [sum(group.headcount for group in company.groups if group.department == name) for name in Scenario().departments]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] > 2 * sizes[-1]
