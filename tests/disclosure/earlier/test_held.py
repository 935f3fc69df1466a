"""A release next to what was published before: the same again is fine, a few people more or less are not told apart."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analyzer.disclosure.earlier.banding import band, banded
from analyzer.disclosure.earlier.comparable import common_groups
from analyzer.disclosure.earlier.held import held_against
from analyzer.model.company import Company, Group
from analyzer.model.policy import Policy
from analyzer.model.problem import Refused
from analyzer.model.publication import Publication
from analyzer.model.release import Counted, Moment, Release, ReleasedSegment
from analyzer.model.request import Figure
from analyzer.model.segment import ORGANISATION, REST, Segment
from tests.disclosure.organisations import survey

POLICY = Policy()
NAMES = ("linkedin", "privacy", "rules", "phishing", "passwords", "photos", "tone", "time", "law")
FIGURES = tuple(Figure("module", name, "right") for name in NAMES)
Groups = dict[str, tuple[int, int]]
"""Respondents and how many points of each module, per label of a department, as ``Sales`` or ``Sales/staff``."""


def segment(label: str) -> Segment:
    department, _, level = label.partition("/")
    parts = {"department": REST if department == "rest" else department} if department else {}
    return Segment.of(**parts, **({"level": level} if level else {}))


def told(people: int, points: int, figures: tuple[Figure, ...] = FIGURES) -> dict[Figure, Counted]:
    return {figure: Counted(4 * people, count=float(min(points + place, 4 * people))) for place, figure in enumerate(figures)}


def release(groups: Groups, figures: tuple[Figure, ...] = FIGURES) -> Release:
    """The organisation is ``""``; without it the groups by department are added up."""
    groups = {"": tuple(sum(part) for part in zip(*groups.values(), strict=True))} | groups if "" not in groups else groups
    shown = [ReleasedSegment(segment(label), people, told(people, points, figures)) for label, (people, points) in groups.items()]
    return Release(tuple(shown), (), (Moment(ORGANISATION, shown[0].respondents, {}),), 1, 5)


def final(groups: Groups, wave: str = "autumn", made_of: dict[str, tuple[str, ...]] | None = None, minimum: int = 5) -> Publication:
    merged = {"department": made_of} if made_of else {}
    return Publication("tiny", wave, minimum, release(groups).segments, "", merged)


def held(now: Release, *before: Publication, wave: str = "autumn", company: Company | None = None, policy: Policy = POLICY) -> Release:
    return held_against(now, before, survey(), wave, company or Company(), policy)


def stopped(now: Release, *before: Publication, **how: object) -> str:
    with pytest.raises(Refused) as stop:
        held(now, *before, **how)
    assert stop.value.problem.remedy
    return str(stop.value)


def sides(told: Release, label: str = "Sales") -> set[str]:
    shown = next(shown for shown in told.segments if shown.segment == segment(label))
    return {counted.side for counted in shown.figures.values()}


THREE: Groups = {"Sales": (20, 30), "Support": (30, 60), "rest": (14, 20)}


def test_the_same_again_is_released_as_it_is() -> None:
    assert held(release(THREE), final(THREE)) == release(THREE)
    assert held(release(THREE), final(THREE), final(THREE)) == release(THREE)


def test_the_name_of_a_wave_may_be_spelled_otherwise() -> None:
    assert "a few people" in stopped(release(THREE | {"Sales": (21, 31)}), final(THREE), wave=" Autumn ")


@pytest.mark.parametrize("step", [-4, -1, 1, 4])
def test_a_few_people_more_or_less_stop_a_re_issue_without_saying_how_many(step: int) -> None:
    said = stopped(release(THREE | {"Support": (30 + step, 60)}), final(THREE))
    assert "a few people" in said
    assert not any(sign.isdigit() for sign in said)


@pytest.mark.parametrize("step", [-5, 5, 12])
def test_as_many_people_as_the_smallest_group_may_come_or_go(step: int) -> None:
    now = release({label: (people + step, points + step) for label, (people, points) in THREE.items()})
    assert held(now, final(THREE)) == now


def test_a_few_people_among_the_small_ones_together_are_seen_although_none_is_shown() -> None:
    small = {"": (64, 110), "Sales": (20, 30), "Support": (30, 60)}
    assert "a few people" in stopped(release(small | {"": (66, 112)}), final(small))


def test_other_answers_of_as_many_people_stop_a_re_issue() -> None:
    assert "answers changed" in stopped(release(THREE | {"Sales": (20, 31), "rest": (14, 19)}), final(THREE))


def test_a_band_agrees_with_what_lies_in_it_and_goes_out_again() -> None:
    now = release(THREE)
    before = Publication("tiny", "autumn", 5, banded(now, {segment("Sales")}).segments, "")
    assert held(now, before).segments == before.segments
    other = release({"": (64, 110), "Sales": (20, 70), "Support": (30, 60)})
    assert "answers changed" in stopped(other, before)


@pytest.mark.parametrize("minimum", [6, 8])
def test_the_smallest_group_is_frozen(minimum: int) -> None:
    assert "--min-group 5" in _remedy(release(THREE), final(THREE), Policy.with_minimum(minimum))
    assert f"--min-group {minimum}" in _remedy(release(THREE), final(THREE, minimum=minimum), POLICY)


def _remedy(now: Release, before: Publication, policy: Policy) -> str:
    with pytest.raises(Refused) as stop:
        held(now, before, policy=policy)
    return str(stop.value.problem.remedy)


def merged(*departments: str, under: str) -> Company:
    return Company(tuple(Group(department, "", 60, under) for department in departments))


def test_departments_that_were_merged_since_are_compared_with_their_sum() -> None:
    company = merged("Sales", "Support", under="Front")
    same = release({"Front": (50, 90), "rest": (14, 20)}, FIGURES[:1])
    assert held(same, final(THREE), company=company) == same
    assert "a few people" in stopped(release({"Front": (52, 90), "rest": (14, 20)}), final(THREE), company=company)
    assert "answers changed" in stopped(release({"Front": (50, 91), "rest": (14, 19)}, FIGURES[:1]), final(THREE), company=company)


def test_a_department_that_was_split_since_is_compared_with_the_whole() -> None:
    before = final({"Front": (50, 90), "rest": (14, 20)}, made_of={"Front": ("Sales", "Support")})
    same = release(THREE, FIGURES[:1])
    assert held(same, before) == same
    assert "a few people" in stopped(release(THREE | {"Support": (33, 60)}), before)


def test_a_department_that_is_shown_since_is_compared_with_the_small_ones_that_it_was_among() -> None:
    before = final({"Sales": (20, 30), "rest": (44, 80)})
    assert "a few people" in stopped(release(THREE | {"rest": (16, 20)}), before)


def test_another_survey_has_nothing_to_do_with_it() -> None:
    now = release(THREE | {"Sales": (21, 31)})
    assert held(now, replace(final(THREE), survey="another")) == now


def test_a_few_people_in_another_wave_are_told_as_a_band() -> None:
    now = held(release({"Sales": (21, 40), "Support": (40, 90), "rest": (25, 50)}), final(THREE), wave="spring")
    assert sides(now, "Sales") <= {"low", "within", "high"}
    assert sides(now, "") == {""}


def test_a_band_is_not_undone_by_the_total_and_the_others() -> None:
    now = held(release({"Sales": (21, 40), "Support": (40, 90), "rest": (25, 50), "Law": (30, 61)}), final(THREE), wave="spring")
    assert sides(now, "rest") <= {"low", "within", "high"}, "the smallest with as many people"
    assert sides(now, "Law") == sides(now, "Support") == {""}


def test_a_large_group_of_another_wave_is_told_exactly_unless_only_those_few_were_added() -> None:
    before = {"Sales": (60, 100), "Support": (70, 150)}
    other = release({"Sales": (62, 130), "Support": (90, 150)})
    assert held(other, final(before), wave="spring") == other
    assert "a few people" in stopped(release({"Sales": (62, 104), "Support": (90, 150)}), final(before), wave="spring")


def test_all_that_is_crossed_with_a_band_is_told_as_bands() -> None:
    crossed = {"Sales/staff": (11, 20), "Sales/lead": (10, 20), "Support/staff": (20, 50), "Support/lead": (20, 40)}
    levels = {"": (86, 180), "Sales": (21, 40), "Support": (40, 90), "rest": (25, 50)}
    now = held(release(levels | crossed), final(THREE), wave="spring")
    assert "" not in sides(now, "Sales/staff") | sides(now, "Sales/lead")
    assert sides(now, "Support/staff") == {""}


def test_single_answers_of_a_small_organisation_are_left_out_where_its_figures_are_bands() -> None:
    figures = (*FIGURES, Figure("item", "privacy1", "b"))
    now = held(release({"": (21, 40)}, figures), final({"": (20, 30)}), wave="spring")
    assert figures[-1] not in now.organisation.figures
    assert "" not in sides(now, "")


@pytest.mark.parametrize(
    ("count", "people", "ends"),
    [(10, 40, (0.2, 0.3)), (12, 40, (0.3, 0.4)), (0, 40, (0, 0.1)), (40, 40, (0.9, 1)), (8, 20, (0.4, 0.6)), (3, 6, (0.5, 1))],
)
def test_a_band_is_a_step_in_which_three_people_fit(count: int, people: int, ends: tuple[float, float]) -> None:
    told = band(Counted(people, count=count), people)
    assert (told.low, told.high) == ends
    assert (ends[1] - ends[0]) * people >= 3 - 1e-9


def test_a_band_of_before_is_never_made_narrower() -> None:
    told = band(Counted(40, low=0.25, high=0.55), 40)
    assert (told.low, told.high) == (0.2, 0.6)


def test_groups_are_compared_where_they_are_made_of_the_same_labels() -> None:
    shared = common_groups(final(THREE), final({"sales": (25, 30), "Law": (5, 9), "rest": (34, 71)}))
    assert [(common.people, len(common.now)) for common in shared] == [((64, 64), 1), ((20, 25), 1), ((44, 39), 2)]
