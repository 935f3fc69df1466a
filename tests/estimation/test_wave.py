"""A wave as a whole: whatever people answered, every number that comes out makes sense, or is not there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from scipy.special import betainc
from scipy.stats import chi2

from analyzer.estimation import estimate, tables
from analyzer.model.problem import TooSmall
from analyzer.model.release import Counted
from analyzer.model.request import Figure
from analyzer.model.segment import ORGANISATION, REST, Segment
from analyzer.model.survey import Scale
from analyzer.recommendation import recommend
from tests.estimation.waves import POLICY, UNKNOWN, estimated, everything, headcounts, placed, random_people, released
from tests.scoring.tiny import Person, knowledge, statement, survey

if TYPE_CHECKING:
    from analyzer.model.estimates import Estimates, Interval, ModuleEstimate

ASKED = survey()
MODULES = {module.id for module in ASKED.modules}


def assert_sane(found: Estimates) -> None:
    """Shares are shares, intervals hold their value, chances are chances."""
    for known in found.segments.values():
        for module in known.modules.values():
            assert_interval(module.mean)
            assert_interval(module.share_below)
            assert 0 <= module.most <= module.need + 1e-9 <= 1 + 2e-9
        for scale in known.scales.values():
            assert_interval(scale.agree)
            assert 0 <= scale.majority <= 1 + 1e-9
    for comparison in found.comparisons:
        assert 0 <= comparison.p <= 1
        assert 0 <= comparison.spread <= 0.25
        assert comparison.groups >= 2
    for spread in found.spreads.values():
        assert 0.02 <= spread.rho <= 0.60
        assert 0 <= spread.error < np.inf


def assert_interval(interval: Interval) -> None:
    assert -1e-9 <= interval.low <= interval.value <= interval.high <= 1 + 1e-9


# Degenerate waves

MIXED = [
    {"L1": "b", "L2": "b", "P1": "b", "P2": "a", "R1": "b", "R3": "b"},
    {"L1": "b", "P1": "dont_know", "R2": "b"},
    {"L3": "b", "C1": "5", "C3": "5"},
]
WAVES: dict[str, list[Person]] = {
    "all right": placed([everything("b", "5", ASKED)] * 30),
    "all wrong": placed([everything("a", "1", ASKED)] * 30),
    "all don't know": placed([everything("dont_know", "no_opinion", ASKED)] * 30),
    "all blank": placed([{}] * 30),
    "all the same score": placed([{"L1": "b", "L2": "b", "P1": "b", "P2": "b", "R1": "b", "R2": "b"}] * 30),
    "all right but one": placed([everything("b", "5", ASKED)] * 29 + [everything("a", "1", ASKED)]),
    "two extremes": placed(
        [everything("b", "5", ASKED), everything("a", "1", ASKED)] * 3
        + [everything("b", "5", ASKED), everything("a", "1", ASKED)][::-1] * 12
    ),
    "one department, one level": placed(MIXED * 8, departments=("Sales",)),
    "a department each": placed(MIXED * 4, departments=[f"Department {number}" for number in range(12)]),
    "five people": placed(MIXED[:2] + MIXED, departments=("Sales",)),
    "five people, all the same": placed([{"L1": "b", "L2": "b"}] * 5, departments=("Sales",)),
    "five people in each department": placed(random_people(3, 10), departments=("Finance", "Sales")),
    "everybody unknown": placed(MIXED * 5, departments=("unknown",), levels=("unknown",)),
    "departments that are each other's opposite": placed([everything("b", "5", ASKED), everything("a", "1", ASKED)] * 15),
    "one large and many small": placed(random_people(4, 40), departments=["Sales"] * 6 + ["Finance", "Legal", "HR", "IT"]),
}


@pytest.mark.parametrize("times", [None, 1, 2, 0.5, 0], ids=["no workbook", "everybody asked", "half asked", "too few heads", "no heads"])
@pytest.mark.parametrize("wave", WAVES)
def test_a_degenerate_wave_gives_sane_numbers_or_none(wave: str, times: float | None) -> None:
    people = WAVES[wave]
    company = UNKNOWN if times is None else headcounts(people, times)
    release = released(people, ASKED, company)
    found = estimate(release, ASKED, company, POLICY)
    assert_sane(found)
    assert found.segments.keys() == {shown.segment for shown in release.segments}
    assert recommend(release, found, ASKED, company, POLICY).segments.keys() == found.segments.keys()


@pytest.mark.parametrize("wave", ["all right", "all wrong", "all don't know", "all blank"])
def test_where_everybody_did_the_same_nothing_is_estimated(wave: str) -> None:
    found = estimated(WAVES[wave], ASKED)
    assert found.spreads == {}
    assert found.comparisons == ()
    assert all(not known.modules for known in found.segments.values())


@pytest.mark.parametrize("people", [[], placed([{}] * 4)], ids=["nobody", "four people"])
def test_too_few_people_make_no_release(people: list[Person]) -> None:
    with pytest.raises(TooSmall):
        released(people, ASKED)


@pytest.mark.parametrize("seed", range(12))
def test_small_waves_of_all_sorts_are_sane(seed: int) -> None:
    people = random_people(seed, 5 + 4 * seed, departments=1 + seed % 4, mean=(0.15, 0.5, 0.9)[seed % 3], rho=(0.05, 0.6)[seed % 2])
    assert_sane(estimated(people, ASKED, headcounts(people, 1 + seed % 3)))


def test_a_module_of_one_question_is_not_estimated() -> None:
    asked = survey(knowledge("L1", "linkedin"), *(item for item in ASKED.items if item.module != "linkedin"))
    found = estimated(random_people(1, 60), asked)
    assert "linkedin" not in found.spreads
    assert found.segments[ORGANISATION].modules.keys() == MODULES - {"linkedin"}


def test_without_statements_and_without_segmentations_there_is_still_an_organisation() -> None:
    asked = replace(survey(*(item for item in ASKED.items if item.module)), segmentations=())
    found = estimated(random_people(1, 40), asked)
    assert_sane(found)
    assert found.segments[ORGANISATION].modules.keys() == MODULES
    assert (list(found.segments), found.segments[ORGANISATION].scales, found.comparisons) == ([ORGANISATION], {}, ())


def test_a_survey_of_statements_only_has_scales() -> None:
    asked = survey(statement("C1", "rule_clarity"), statement("C2", "rule_clarity"))
    found = estimated(placed([{"C1": "5", "C2": "4"}, {"C1": "1"}, {"C1": "2", "C2": "5"}] * 10), asked)
    assert_sane(found)
    assert found.segments[ORGANISATION].scales.keys() == {"rule_clarity"}


def test_partial_scores_are_estimated_like_whole_ones() -> None:
    """Half a point for ``a`` in every item is worth as much as half of the people right."""
    halves = survey(*(knowledge(f"L{number}", "linkedin", key=(), score={"a": 0.5, "b": 1}) for number in range(1, 5)))
    people = [person | {f"L{number}": person[f"L{number}"] or "c" for number in range(1, 5)} for person in random_people(2, 60)]
    found = estimated(people, halves)
    assert_sane(found)
    shares = [sum({"b": 1.0, "a": 0.5}.get(str(person[f"L{number}"]), 0) for number in range(1, 5)) / 4 for person in people]
    assert found.segments[ORGANISATION].modules["linkedin"].mean.value == pytest.approx(np.mean(shares), abs=0.02)


# What is known and what is withheld


def test_a_withheld_figure_has_no_estimate() -> None:
    """Everybody in Sales has linkedin wrong: that may not be told, nor estimated."""
    people = random_people(5, 90)
    for person in people:
        if person["department"] == "Department 1":
            person.update(dict.fromkeys(("L1", "L2", "L3", "L4"), "a"))
    release = released(people, ASKED)
    sales = next(shown for shown in release.segments if shown.segment == Segment.of(department="Department 1"))
    counted = sales.figures.get(Figure("module", "linkedin", "right"))
    found = estimate(release, ASKED, UNKNOWN, POLICY)
    assert counted is None or counted.count is None
    assert ("linkedin" in found.segments[sales.segment].modules) == (counted is not None)
    assert "privacy" in found.segments[sales.segment].modules


def test_an_edge_is_estimated_from_its_cautious_side() -> None:
    """Where only 'at most' or 'at least' may be said, that share stands in for the count."""
    release = released(random_people(6, 120), ASKED)
    figure = Figure("module", "privacy", "right")

    def privacy(counted: Counted) -> ModuleEstimate:
        changed = [
            replace(shown, figures={**shown.figures, figure: counted}) if shown.segment == release.segments[1].segment else shown
            for shown in release.segments
        ]
        found = estimate(replace(release, segments=tuple(changed)), ASKED, UNKNOWN, POLICY)
        return found.segments[release.segments[1].segment].modules["privacy"]

    exact = privacy(Counted(160, count=16))
    assert privacy(Counted(160, low=0, high=0.1)) == exact
    between = privacy(Counted(160, low=0.1, high=0.2))
    upper, middle = privacy(Counted(160, count=32)), privacy(Counted(160, count=24))
    assert between.mean.value == pytest.approx(middle.mean.value)
    assert (between.mean.low, between.mean.high) == (exact.mean.low, upper.mean.high)
    assert between.need == pytest.approx(min(exact.need, upper.need)), "both ends say that there is a need"


def test_the_small_ones_together_help_and_are_not_compared() -> None:
    """Four people in Legal and four in HR are too few to show; together they are a group, but not one to compare others with."""
    people = placed(random_people(7, 96), departments=["Sales"] * 11 + ["Finance"] * 11 + ["Legal", "HR"])
    release = released(people, ASKED)
    found = estimate(release, ASKED, UNKNOWN, POLICY)
    together = Segment.of(department=REST)
    assert {shown.segment: shown.respondents for shown in release.segments}[together] == 8
    assert Segment.of(department="Legal") not in found.segments
    kept = tuple(shown for shown in release.segments if shown.segment != together)
    without = estimate(replace(release, segments=kept), ASKED, UNKNOWN, POLICY)
    shown = Segment.of(department="Sales")
    assert found.segments[shown].modules["privacy"].mean != without.segments[shown].modules["privacy"].mean
    assert found.segments[ORGANISATION].modules == without.segments[ORGANISATION].modules
    assert [comparison.groups for comparison in found.comparisons] == [comparison.groups for comparison in without.comparisons]


def test_more_people_asked_makes_surer() -> None:
    people = random_people(8, 60)
    widths = {}
    for times in (1, 1.5, 10):
        mean = estimated(people, ASKED, headcounts(people, times)).segments[ORGANISATION].modules["privacy"].mean
        widths[times] = mean.high - mean.low
    assert widths[1] < widths[1.5] < widths[10]


def test_heads_fewer_than_answers_count_as_no_heads_known() -> None:
    people = random_people(8, 60)
    odd = estimated(people, ASKED, headcounts(people, 0.5)).segments[ORGANISATION].modules["privacy"].mean
    unknown = estimated(people, ASKED).segments[ORGANISATION].modules["privacy"].mean
    assert odd == unknown


def test_a_count_of_none_or_of_all_is_taken_half_an_answer_inside() -> None:
    """Protection hides these; should one come through, it is no certainty."""
    release = released(random_people(6, 60), ASKED)
    figure = Figure("scale", "rule_clarity", "agree")
    for count, share in ((0, 0.0), (60, 1.0)):
        whole = replace(release.organisation, figures={**release.organisation.figures, figure: Counted(60, count=count)})
        known = estimate(replace(release, segments=(whole,)), ASKED, UNKNOWN, POLICY).segments[ORGANISATION].scales["rule_clarity"]
        assert known.agree.value == pytest.approx(share, abs=0.05)
        assert 0 < known.agree.low < known.agree.high < 1


def test_a_need_and_most_people_are_two_lines_of_the_policy() -> None:
    """With both lines at the same share the two chances are equal; a lower line makes a need surer."""
    release = released(random_people(10, 90, mean=0.62), ASKED)
    for tolerance, whole_group in ((0.3, 0.5), (0.45, 0.45), (0.2, 0.6)):
        policy = replace(POLICY, tolerance=tolerance, whole_group_share=whole_group)
        known = estimate(release, ASKED, UNKNOWN, policy).segments[Segment.of(department="Department 0")].modules["privacy"]
        assert (known.need == known.most) == (tolerance == whole_group)
        assert known.need >= known.most


def test_differences_are_tested_against_chance_and_adjusted_for_all_of_them() -> None:
    """Worked out again from the release: the variance of a mean by chance, Cochran's Q, and Holm's steps."""
    people = random_people(11, 120)
    release = released(people, ASKED)
    found = estimate(release, ASKED, UNKNOWN, POLICY)
    raw = {}
    for name in ("department", "level"):
        for module in MODULES:
            counted = [shown.figures[Figure("module", module, "right")] for shown in release.by(name)]
            answered = np.array([one.out_of / 4 for one in counted])
            shares = np.array([one.share for one in counted])
            overall = (shares * answered).sum() / 120
            rho = found.spreads[module].rho + found.spreads[module].error  # with the benefit of the doubt
            variances = overall * (1 - overall) * (rho + (1 - rho) / 4) / answered
            centre = (shares / variances).sum() / (1 / variances).sum()
            raw[name, module] = chi2.sf(((shares - centre) ** 2 / variances).sum(), len(counted) - 1)
    adjusted = {(one.segmentation, one.module): one.p for one in found.comparisons}
    highest = 0.0
    for rank, place in enumerate(sorted(raw, key=lambda place: raw[place])):
        highest = max(highest, min(1.0, (len(raw) - rank) * raw[place]))
        assert adjusted[place] == pytest.approx(highest, abs=1e-9)
    assert any(adjusted[place] > raw[place] for place in raw)


def test_planted_differences_are_found_and_chance_is_not() -> None:
    alike = estimated(random_people(9, 150), ASKED)
    assert all(comparison.p > POLICY.false_alarm for comparison in alike.comparisons)
    people = random_people(9, 150)
    for person in people:
        if person["department"] == "Department 2":
            person.update({"P1": "a", "P2": "a"})
    apart = {(one.segmentation, one.module): one for one in estimated(people, ASKED).comparisons}
    assert apart["department", "privacy"].p < 0.001
    assert apart["department", "rules"].p > POLICY.false_alarm
    assert apart["department", "privacy"].spread > apart["department", "rules"].spread
    assert apart["department", "privacy"].groups == 3


def test_the_share_below_is_right_on_average() -> None:
    """Six organisations of which the truth is known: no bias worth mentioning, and margins that hold it nine times out of ten or so."""
    differences, held = [], []
    for seed in range(6):
        people = random_people(seed, 220, departments=4, mean=0.55, rho=0.3)
        phi = (1 - 0.3) / 0.3
        truth = betainc(0.55 * phi, 0.45 * phi, 0.6)
        for known in estimated(people, ASKED).segments.values():
            for module in known.modules.values():
                differences.append(module.share_below.value - truth)
                held.append(module.share_below.low <= truth <= module.share_below.high)
    assert abs(np.mean(differences)) < 0.03
    assert np.mean(held) > 0.8


# Tables


def test_the_tables_hold_what_estimates_need_and_nothing_finer() -> None:
    request = tables(ASKED)
    assert {table.by for table in request.tables} == {(), ("department",), ("level",), ("department", "level")}
    assert request.histograms == MODULES
    for by in (("department",), ("level",), ("department", "level")):
        assert {figure.about for figure in request.figures(by)} == {"module", "scale"}
    assert {figure.outcome for figure in request.figures(("department", "level"))} == {"right", "agree"}


def test_a_scale_about_a_person_is_asked_for_the_whole_and_by_level_only() -> None:
    scales = (Scale("rule_clarity", "attitude", about_a_person=True), Scale("own_boundary", "attitude"))
    request = tables(replace(ASKED, scales=scales))
    figure = Figure("scale", "rule_clarity", "agree")
    assert {by for by in ((), ("department",), ("level",), ("department", "level")) if figure in request.figures(by)} == {(), ("level",)}


def test_without_two_segmentations_nothing_is_crossed() -> None:
    one = replace(ASKED, segmentations=ASKED.segmentations[:1])
    assert {table.by for table in tables(one).tables} == {(), ("department",)}
    assert {table.by for table in tables(replace(ASKED, segmentations=())).tables} == {()}


def test_every_answer_to_a_knowledge_question_is_asked_for_once() -> None:
    figures = {figure for figure in tables(ASKED).figures(()) if figure.about == "item"}
    assert {figure.outcome for figure in figures if figure.id == "L1"} == {"a", "b", "c", "dont_know", "blank"}
    assert {figure.id for figure in figures} == {item.id for item in ASKED.items if item.module}
