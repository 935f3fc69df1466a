"""The flagged respondents: how many is told only among enough others, and no band gives away what they had right."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from analyzer.disclosure import protect
from analyzer.disclosure.screening import EDGES, Known
from analyzer.model.company import Company
from analyzer.model.policy import Policy
from analyzer.model.screened import Screened
from analyzer.model.screening import Change, Screening
from tests.disclosure.organisations import MODULES, RIGHT, organisation, request, survey

if TYPE_CHECKING:
    from analyzer.model.cells import Cells
    from analyzer.model.release import Release

POLICY = Policy()
RULES = ("long_string", "straight_lining")


def released(cells: Cells, flagged: int, right: dict[str, int], policy: Policy = POLICY) -> Release:
    """What may be shown when so many people are flagged and had these points."""
    return protect(replace(cells, screened=Screened(RULES, flagged, right)), request(), survey(), Company(), policy)


def told(cells: Cells, flagged: int, right: dict[str, int], policy: Policy = POLICY) -> Screening:
    found = released(cells, flagged, right, policy).screening
    assert found is not None
    return found


def large() -> tuple[Cells, int]:
    """An organisation of four hundred or so, and how many they are."""
    cells, _ = organisation(4, departments=6, levels=3, people=600)
    return cells, int(cells.respondents.sum())


def alike(cells: Cells, flagged: int) -> dict[str, int]:
    """Points of the flagged when they are like everybody."""
    people = int(cells.respondents.sum())
    return {figure.id: round(int(cells.counts[figure].sum()) * flagged / people) for figure in RIGHT}


@pytest.mark.parametrize("flagged", [0, 1, 4])
def test_none_and_a_few_are_told_apart_by_nobody(flagged: int) -> None:
    cells, _ = large()
    assert told(cells, flagged, dict.fromkeys(MODULES, flagged)) == Screening(RULES, None, "low", {})


@pytest.mark.parametrize("left", [0, 4])
def test_nearly_everybody_is_no_number_either(left: int) -> None:
    cells, people = large()
    points = {figure.id: int(cells.counts[figure].sum()) - left for figure in RIGHT}
    assert told(cells, people - left, points) == Screening(RULES, None, "high", {})


def test_the_number_is_told_from_the_smallest_group_on() -> None:
    cells, people = large()
    assert told(cells, 5, alike(cells, 5)).flagged == 5
    assert told(cells, people - 5, alike(cells, people - 5)).flagged == people - 5
    assert told(cells, 8, alike(cells, 8), Policy.with_minimum(9)).flagged is None


def test_who_was_not_screened_is_not_told_about() -> None:
    cells, company = organisation(4)
    assert protect(cells, request(), survey(), company, POLICY).screening is None


def test_everything_else_that_is_released_is_the_same_whoever_is_flagged() -> None:
    cells, company = organisation(4)
    without = protect(cells, request(), survey(), company, POLICY)
    with_some = protect(replace(cells, screened=Screened(RULES, 7, dict.fromkeys(MODULES, 9))), request(), survey(), company, POLICY)
    assert replace(with_some, screening=None) == without


def test_people_with_other_points_give_the_same_statement() -> None:
    cells, people = large()
    flagged = people // 10
    usual = alike(cells, flagged)
    one, other = told(cells, flagged, usual), told(cells, flagged, {module: points + 2 for module, points in usual.items()})
    assert one.changes
    assert one == other


def test_people_who_know_nothing_pull_the_organisation_down() -> None:
    cells, people = large()
    none = told(cells, people // 4, dict.fromkeys(MODULES, 0))
    assert none.changes
    assert all(change.direction == "up" for change in none.changes.values())


def test_a_module_that_the_organisation_may_not_see_has_no_change() -> None:
    cells, people = large()
    unanimous = {**cells.counts, RIGHT[0]: np.zeros_like(cells.respondents)}
    found = told(replace(cells, counts=unanimous), people // 4, {**alike(cells, people // 4), RIGHT[0].id: 0})
    assert RIGHT[0].id not in found.changes
    assert found.changes


# Every band, against every number of points that the flagged can have


@pytest.mark.parametrize(("people", "flagged"), [(12, 5), (40, 6), (40, 30), (150, 8), (150, 75), (600, 20), (600, 200)])
@pytest.mark.parametrize("share", [0.05, 0.3, 0.62, 0.97])
def test_each_band_leaves_more_open_than_the_answers_of_the_insiders(people: int, flagged: int, share: float) -> None:
    ceiling = 4
    demand = (POLICY.insiders + 1) * ceiling
    right = round(share * people * ceiling)
    least, most = max(0, right - (people - flagged) * ceiling), min(right, flagged * ceiling)
    known = Known(people, flagged, right, ceiling, least, most)
    bands: dict[Change | None, list[int]] = {}
    for points in range(least, most + 1):
        bands.setdefault(known.change(points, demand), []).append(points)
    if len(bands) == 1:
        return
    for change, inside in bands.items():
        assert max(inside) - min(inside) >= demand, change
        assert inside == list(range(min(inside), max(inside) + 1)), change


@pytest.mark.parametrize("points", range(0, 61, 7))
def test_the_change_lies_in_its_band(points: int) -> None:
    people, flagged, right, ceiling = 400, 60, 900, 4
    known = Known(people, flagged, right, ceiling, 0, flagged * ceiling)
    change = 100 * ((right - points) / ((people - flagged) * ceiling) - right / (people * ceiling))
    band = known.change(points, 2 * ceiling)
    assert band is not None
    size = abs(change) if band.direction == "either" else change if band.direction == "up" else -change
    assert band.low <= size + 1e-9
    assert band.high is None or size <= band.high + 1e-9


def test_a_large_organisation_gets_the_finest_bands_and_a_tiny_one_none() -> None:
    assert set(Known(2000, 300, 4000, 4, 0, 1200).edges(8)) == set(EDGES)
    assert Known(10, 5, 10, 4, 0, 10).edges(8) == ()
