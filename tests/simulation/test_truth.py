from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from analyzer import simulation
from analyzer.model.policy import Policy
from analyzer.scoring import score
from analyzer.simulation import Scenario, Simulated

if TYPE_CHECKING:
    from analyzer.model.survey import Survey


def segment(made: Simulated, **where: str) -> dict[str, Any]:
    segments: list[dict[str, Any]] = made.truth["segments"]
    return next(found for found in segments if found["where"] == where)


def members(made: Simulated, **where: str) -> np.ndarray[Any, Any]:
    groups = [all(getattr(group, name) == label for name, label in where.items()) for group in made.company.groups]
    return np.array(groups)[made.staff.group]


@pytest.mark.parametrize("where", [{}, {"department": "ICT"}, {"level": "team_lead"}, {"department": "HR", "level": "staff"}])
def test_the_truth_is_that_of_all_staff(survey: Survey, where: dict[str, str]) -> None:
    made = simulation.simulate(survey, Scenario(size=2000), seed=5)
    told, people = segment(made, **where), members(made, **where)
    assert told["staff"] == people.sum()
    assert told["respondents"] == people[made.person].sum()
    for column, module in enumerate(survey.modules):
        share = made.staff.share[people, column]
        assert told["modules"][module.id]["mean"] == pytest.approx(share.mean(), abs=1e-4)
        assert told["modules"][module.id]["share_below"] == pytest.approx((share < module.cut_score).mean(), abs=1e-4)


def test_segments_add_up_to_the_organisation(survey: Survey) -> None:
    made = simulation.simulate(survey, Scenario(), seed=5)
    whole = segment(made)
    for by in (("department",), ("level",), ("department", "level")):
        parts: list[dict[str, Any]] = [part for part in made.truth["segments"] if tuple(part["where"]) == by]
        assert sum(part["staff"] for part in parts) == whole["staff"]
        for truth in ("mean", "share_below", "mean_model", "share_below_model"):
            mean = sum(part["staff"] * part["modules"]["privacy"][truth] for part in parts) / whole["staff"]
            assert mean == pytest.approx(whole["modules"]["privacy"][truth], abs=2e-4)


def test_the_model_holds_for_endlessly_many_people(survey: Survey) -> None:
    scenario = Scenario(size=200_000, department_spread=0.3, department_effect=0.4, level_effect={"management": 0.5}, person_sd=1.1)
    made = simulation.simulate(survey, scenario, seed=6)
    for where in ({}, {"department": "Buitendienst"}, {"level": "team_lead"}):
        for told in segment(made, **where)["modules"].values():
            assert told["mean_model"] == pytest.approx(told["mean"], abs=0.003)
            assert told["share_below_model"] == pytest.approx(told["share_below"], abs=0.008)


def test_means_are_what_the_scenario_asks(survey: Survey) -> None:
    scenario = Scenario(mean_right={"security": 0.55}, above_cut=0.2, department_effect=0.5, level_effect={"management": 0.6})
    modules = segment(simulation.simulate(survey, scenario, seed=2))["modules"]
    assert modules["security"]["mean_model"] == pytest.approx(0.55, abs=2e-4)
    assert modules["privacy"]["mean_model"] == pytest.approx(0.80, abs=2e-4)


def test_without_a_wish_the_means_are_what_the_items_are_expected_to_give(survey: Survey) -> None:
    modules = segment(simulation.simulate(survey, Scenario(), seed=2))["modules"]
    assert modules["security"]["mean_model"] == pytest.approx(0.65, abs=2e-4)
    assert modules["privacy"]["mean_model"] == pytest.approx(0.55, abs=2e-4)


def test_a_mean_out_of_reach_is_refused(survey: Survey) -> None:
    with pytest.raises(ValueError, match=r"0\.990 cannot be reached"):
        simulation.simulate(survey, Scenario(mean_right={"security": 0.99}, blank=0.05), seed=1)


def test_what_is_planted_is_there_and_nowhere_else(survey: Survey) -> None:
    plain = Scenario(department_effect=0.3, headcounts={(name, "staff"): 60 for name in ("A", "B", "C")})
    before = simulation.simulate(survey, plain, seed=3)
    after = simulation.simulate(survey, replace(plain, planted={("B", "privacy"): -0.25}), seed=3)
    for department in "ABC":
        for module in ("security", "privacy"):
            moved = [segment(made, department=department)["modules"][module]["mean_model"] for made in (before, after)]
            expected = -0.25 if (department, module) == ("B", "privacy") else 0.0
            assert moved[1] - moved[0] == pytest.approx(expected, abs=3e-4)


def test_strong_organisations_are_strong_everywhere(survey: Survey) -> None:
    made = simulation.simulate(survey, simulation.strong().fitted_to(survey), seed=1)
    for told in made.truth["segments"]:
        for values in told["modules"].values():
            assert values["mean_model"] == pytest.approx(0.75, abs=2e-4)
            assert 0.05 < values["share_below_model"] < 0.25


def test_alike_means_no_difference_at_all(survey: Survey) -> None:
    made = simulation.simulate(survey, simulation.alike().fitted_to(survey), seed=1)
    for module in survey.modules:
        assert len({told["modules"][module.id]["mean_model"] for told in made.truth["segments"]}) == 1


@pytest.mark.parametrize("answers", [20, 35])
def test_planted_has_two_weak_modules_in_one_department(survey: Survey, answers: int) -> None:
    made = simulation.simulate(survey, simulation.planted(answers).fitted_to(survey), seed=1)
    for told in made.truth["segments"]:
        if set(told["where"]) == {"department"}:
            weak = told["where"]["department"] == "Verkoop"
            assert told["respondents"] == answers
            assert {round(values["mean_model"], 3) for values in told["modules"].values()} == {0.5 if weak else 0.75}


def test_the_share_that_agrees_is_counted_as_scoring_counts_it(survey: Survey) -> None:
    scenario = Scenario(response_rate=1.0, careless=0.0, blank=0.0, stopped=0.0, opinions={"fear": 2.5, "rule_clarity": 3.8})
    made = simulation.simulate(survey, scenario, seed=8)
    agree = score(made.responses, survey, Policy()).agree
    for scale, share in segment(made)["scales"].items():
        assert agree[scale].mean() == pytest.approx(share, abs=1e-4)
    assert segment(made)["scales"]["rule_clarity"] > 0.5 > segment(made)["scales"]["fear"]


def test_an_opinion_can_be_planted(survey: Survey) -> None:
    scenario = Scenario(
        headcounts={("A", "staff"): 400, ("B", "staff"): 400}, planted_opinions={("B", "rule_clarity"): -1.2}, opinion_effect=0.0
    )
    made = simulation.simulate(survey, scenario, seed=8)
    here, there = (segment(made, department=name)["scales"] for name in "BA")
    assert here["rule_clarity"] < there["rule_clarity"] - 0.25
    assert here["fear"] == pytest.approx(there["fear"], abs=0.1)


def test_the_truth_states_the_model_the_settings_and_the_seed(survey: Survey) -> None:
    scenario = Scenario(planted={("ICT", "privacy"): -0.2})
    told = json.loads(json.dumps(simulation.simulate(survey, scenario, seed=11).truth))
    assert (told["seed"], told["survey"], told["fieldwork"]) == (11, "small", "2026-10-05")
    assert told["scenario"]["planted"] == [["ICT", "privacy", -0.2]]
    assert any("P(i knows item j)" in line for line in told["model"])
    assert set(told["items"]) == {item.id for item in survey.items if item.module}
