from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pytest

from analyzer import simulation
from analyzer.model.segment import UNKNOWN, Segment
from analyzer.simulation import Scenario

if TYPE_CHECKING:
    from pathlib import Path

    from analyzer.model.survey import Survey


def test_the_same_seed_gives_the_same_bits(survey: Survey) -> None:
    first, again = (simulation.simulate(survey, Scenario(), seed=7) for _ in range(2))
    assert first.export("nl") == again.export("nl")
    assert json.dumps(first.truth) == json.dumps(again.truth)
    assert first.company == again.company


def test_another_seed_gives_another_organisation(survey: Survey) -> None:
    first, other = (simulation.simulate(survey, Scenario(), seed) for seed in (1, 2))
    assert first.export("nl").rows != other.export("nl").rows
    assert first.company != other.company


def test_more_respondents_leave_the_organisation_as_it_is(survey: Survey) -> None:
    few, many = (simulation.simulate(survey, Scenario(respondents=number), seed=3) for number in (50, 300))
    assert few.company == many.company
    np.testing.assert_array_equal(few.staff.share, many.staff.share)
    assert set(few.person) <= set(many.person)


@pytest.mark.parametrize("respondents", [0, 1, 17, 230])
def test_exactly_as_many_answer_as_asked(survey: Survey, respondents: int) -> None:
    made = simulation.simulate(survey, Scenario(respondents=respondents), seed=1)
    assert len(made.responses) == len(made.export("nl").rows) == len(set(made.person)) == respondents
    assert made.truth["respondents"] == respondents


def test_the_response_rate_decides_when_no_number_is_asked(survey: Survey) -> None:
    assert len(simulation.simulate(survey, Scenario(size=400, response_rate=0.4), seed=1).responses) == 160


def test_equally_many_answer_in_every_department(survey: Survey) -> None:
    scenario = Scenario(size=600, department_spread=0.0, answers_per_department=20, rather_not_say=0.0)
    made = simulation.simulate(survey, scenario, seed=1)
    assert made.responses.segments["department"].value_counts().to_dict() == {**dict.fromkeys(scenario.departments, 20), UNKNOWN: 0}


def test_more_answers_than_people_are_refused(survey: Survey) -> None:
    with pytest.raises(ValueError, match="50 people must answer where 40 work"):
        simulation.simulate(survey, Scenario(size=40, respondents=50), seed=1)


def test_a_scenario_that_the_survey_does_not_know_is_refused(survey: Survey) -> None:
    with pytest.raises(ValueError, match="does not have linkedin"):
        simulation.simulate(survey, Scenario(mean_right={"linkedin": 0.5}), seed=1)


def test_people_answer_with_chances_of_department_level_and_ability(survey: Survey) -> None:
    scenario = Scenario(
        size=20_000, department_spread=0.0, response={"HR": 1.0, "Verkoop": -1.0, "management": -1.0}, response_by_ability=0.5
    )
    made = simulation.simulate(survey, scenario, seed=1)
    groups = made.company.groups
    answered = np.isin(np.arange(len(made.staff)), made.person)
    share = {
        name: answered[np.array([name in (group.department, group.level) for group in groups])[made.staff.group]].mean()
        for name in ("HR", "ICT", "Verkoop", "staff", "management")
    }
    assert share["HR"] > share["ICT"] + 0.1 > share["Verkoop"] + 0.2
    assert share["staff"] > share["management"] + 0.1
    assert made.staff.general[answered].mean() > 0.05


def test_disturbances_come_as_often_as_stated(survey: Survey) -> None:
    scenario = Scenario(size=40_000, blank=0.02, stopped=0.10, careless=0.04, rather_not_say=0.03)
    made = simulation.simulate(survey, scenario, seed=1)
    answers, segments = made.responses.answers, made.responses.segments
    blank = answers.isna().mean()
    assert blank["S0"] == pytest.approx(0.02, abs=0.003)
    assert blank["F1"] == pytest.approx(1 - 0.98 * 0.90, abs=0.008)
    assert made.careless.mean() == pytest.approx(0.04, abs=0.0001)
    for name in ("department", "level"):
        assert (segments[name] == UNKNOWN).mean() == pytest.approx(0.03, abs=0.004)


def test_the_careless_know_nothing_and_half_of_them_give_one_answer_all_along(survey: Survey) -> None:
    scenario = Scenario(size=40_000, careless=0.10, blank=0.0, stopped=0.0, above_cut=0.3)
    made = simulation.simulate(survey, scenario, seed=1)
    careless = made.responses.answers[made.careless]
    assert (careless["S0"] == "a").mean() == pytest.approx(1 / 3, abs=0.03)
    alike = (careless["R1"].astype(str) == careless["R2"].astype(str)) & (careless["R1"].astype(str) == careless["F1"].astype(str))
    assert alike.mean() == pytest.approx(0.55 + 0.45 / 25, abs=0.04)
    assert (made.responses.answers.loc[~made.careless, "S0"] == "a").mean() > 0.85


def test_some_do_not_know_and_those_who_know_more_say_so_less(survey: Survey) -> None:
    made = simulation.simulate(survey, Scenario(size=20_000), seed=1)
    unsure = (made.responses.answers[["S0", "S1", "S2", "S3"]] == "dont_know").mean(axis=1).to_numpy()
    assert 0.05 < unsure.mean() < 0.30
    assert np.corrcoef(unsure, made.staff.general[made.person])[0, 1] < -0.1


def test_wrong_answers_attract_unequally(survey: Survey) -> None:
    made = simulation.simulate(survey, Scenario(size=40_000, careless=0.0), seed=1)
    wrong = pd.concat([made.responses.answers[id].value_counts().drop(["dont_know", key]) for id, key in (("S0", "a"), ("P0", "b"))])
    assert wrong.min() > 500
    assert max(wrong.iloc[:2].max() / wrong.iloc[:2].min(), wrong.iloc[2:].max() / wrong.iloc[2:].min()) > 1.05


def test_answers_are_what_the_truth_says(survey: Survey) -> None:
    made = simulation.simulate(survey, Scenario(size=60_000, careless=0.0, response_rate=1.0, response_by_ability=0.0), seed=4)
    for column, (module, ids) in enumerate({"security": ("S0", "S1", "S2", "S3"), "privacy": ("P0", "P1", "P2", "P3")}.items()):
        right = np.column_stack([made.responses.answers[id] == survey.item(id).key[0] for id in ids])
        assert right.mean() == pytest.approx(made.staff.share[made.person, column].mean(), abs=0.003)
        # Half of the people with the highest and the lowest true share apart: the shares hold for persons, not only on average.
        order = np.argsort(made.staff.share[made.person, column])
        for part in (order[:10_000], order[-10_000:]):
            assert right[part].mean() == pytest.approx(made.staff.share[made.person[part], column].mean(), abs=0.01), module


def test_the_company_counts_the_staff(survey: Survey) -> None:
    made = simulation.simulate(survey, Scenario(size=420, role_families={"ICT": "office"}), seed=1)
    assert made.company.headcount(Segment.of()) == len(made.staff) == made.truth["staff"] == 420
    assert made.company.needs == {("office", "security"): 1, ("office", "privacy"): 1}
    assert {group.department for group in made.company.groups if group.role_family == "office"} == {"ICT"}


def test_one_simulation_of_420_people_is_quick(survey: Survey) -> None:
    simulation.simulate(survey, Scenario(), seed=0)
    took = []
    for seed in range(1, 6):
        start = time.perf_counter()
        simulation.simulate(survey, Scenario(), seed)
        took.append(time.perf_counter() - start)
    assert min(took) < 0.3


def test_write_gives_three_files(survey: Survey, tmp_path: Path) -> None:
    made = simulation.simulate(survey, Scenario(), seed=1)
    paths = simulation.write(made, tmp_path / "sample", b"a workbook")
    assert [path.name for path in paths] == ["responses.csv", "company.xlsx", "truth.json"]
    assert all(path.exists() for path in paths)
    assert (tmp_path / "sample" / "company.xlsx").read_bytes() == b"a workbook"
    assert json.loads(paths[2].read_text(encoding="utf-8")) == json.loads(json.dumps(made.truth))


def test_write_refuses_what_it_cannot_write(survey: Survey, tmp_path: Path) -> None:
    made = simulation.simulate(survey, Scenario(), seed=1)
    with pytest.raises(ValueError, match="file is 'ods'"):
        simulation.write(made, tmp_path, b"", file="ods")
    with pytest.raises(ValueError, match="platform is 'paper'"):
        simulation.write(made, tmp_path, b"", platform="paper")
    assert not list(tmp_path.iterdir())
