"""From estimates to advice: per segment, in order, for the people there are, and never more than is known."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analyzer.model.advice import Advice, Seats, SegmentAdvice
from analyzer.model.company import Company, Group
from analyzer.model.policy import Policy
from analyzer.model.segment import ORGANISATION, Segment
from analyzer.model.segment import UNKNOWN as NOT_STATED
from analyzer.recommendation import recommend
from tests.recommendation.estimated import FINE, LEGAL, NEED, SALES, WORKSHOP, Wave, agree, module, need, survey

POLICY = Policy()
UNKNOWN = Company()
COMPANY = Company((Group("Sales", "staff", 40, role_family="commerce"), Group("Legal", "staff", 9, role_family="office")))
PRIVACY, RULES, CONTENT, VIDEO = (
    module("privacy"),
    module("rules"),
    module("content", after=("rules",), posting=True),
    module("video", after=("content",)),
)
ASKED = survey(PRIVACY, RULES, CONTENT, VIDEO)


def advised(
    wave: Wave, segment: object = SALES, company: Company = UNKNOWN, policy: Policy = POLICY, asked: object = ASKED
) -> SegmentAdvice:
    """The advice for one segment."""
    return recommend(wave.release(), wave.estimates(), asked, company, policy).segments[segment]  # type: ignore[arg-type,index]


def test_people_who_did_not_say_where_they_work_enrol() -> None:
    """Nobody can invite them as a group, also when most of them need a training."""
    nowhere = Segment.of(department=NOT_STATED)
    wave = Wave().add(SALES, {"privacy": need(0.99, most=0.9)}).add(nowhere, {"privacy": need(0.99, most=0.9)})
    assert advised(wave).modules["privacy"].form == "whole_group"
    assert advised(wave, nowhere).modules["privacy"].form == "targeted"


# First and later


def test_at_most_three_modules_come_first() -> None:
    modules = [module(name) for name in "abcdef"]
    wave = Wave().add(SALES, {name: need(below=0.4 + place / 20) for place, name in enumerate("abcdef")})
    advice = advised(wave, asked=survey(*modules))
    assert (advice.first, advice.later) == (("f", "e", "d"), ("c", "b", "a"))
    assert [advice.modules[name].rank for name in "fedcba"] == [1, 2, 3, 4, 5, 6]
    fewer = advised(wave, asked=survey(*modules), policy=Policy(first_screen=1))
    assert (fewer.first, fewer.later) == (("f",), ("e", "d", "c", "b", "a"))


def test_two_modules_are_two() -> None:
    advice = advised(Wave().add(SALES, {"privacy": NEED, "rules": NEED, "content": FINE, "video": FINE}))
    assert (advice.first, advice.later) == (("privacy", "rules"), ())
    assert advice.modules["content"] == Advice("nothing", "in_order")


def test_what_a_module_builds_on_comes_first_and_is_named() -> None:
    advice = advised(Wave().add(SALES, {"privacy": NEED, "rules": need(below=0.35), "content": need(below=0.6), "video": need(below=0.9)}))
    assert advice.first == ("rules", "content", "video")
    assert advice.later == ("privacy",)
    assert advice.modules["content"].after == ("rules",)
    assert advice.modules["video"].after == ("content",)
    assert advice.modules["rules"].after == ()


def test_what_is_not_advised_is_not_waited_for() -> None:
    advice = advised(Wave().add(SALES, {"rules": FINE, "content": NEED}))
    assert advice.first == ("content",)
    assert advice.modules["content"].after == ()


def test_only_advised_modules_have_a_rank_and_seats() -> None:
    wave = Wave().add(SALES, {"privacy": NEED, "rules": FINE}, people=40).add(LEGAL, {"privacy": need(0.5)}, people=9)
    for segment in (SALES, LEGAL):
        for advice in advised(wave, segment, COMPANY).modules.values():
            assert (advice.rank is not None) == (advice.seats is not None) == advice.advised
    assert advised(wave, LEGAL, COMPANY).modules["privacy"].form == "too_few"


def test_more_people_helped_is_more_urgent() -> None:
    """With head counts the number of people counts, and a role that does not need a module is not among them."""
    commerce = replace(RULES, needed_by=("commerce",))
    company = Company((Group("Sales", "staff", 10, role_family="commerce"), Group("Sales", "management", 40, role_family="office")))
    wave = Wave().add(SALES, {"privacy": need(below=0.4), "rules": need(below=0.8)})
    advice = advised(wave, company=company, asked=survey(PRIVACY, commerce))
    assert advice.first == ("privacy", "rules")
    assert [advice.modules[name].seats.expected for name in advice.first if advice.modules[name].seats] == [20, 8]
    assert advised(wave, asked=survey(PRIVACY, commerce)).first == ("rules", "privacy")


# Seats


def test_seats_count_the_people_of_the_segment() -> None:
    wave = Wave().add(SALES, {"privacy": NEED}).add(LEGAL, {"privacy": NEED}).add(ORGANISATION, {"privacy": NEED}, people=200)
    seats = {segment: advised(wave, segment, COMPANY).modules["privacy"].seats for segment in (SALES, LEGAL, ORGANISATION)}
    assert seats == {SALES: Seats(20, 16, 24), LEGAL: Seats(4, 4, 5), ORGANISATION: Seats(24, 20, 29)}


def test_too_few_people_for_a_group_learn_at_their_own_pace() -> None:
    wave = Wave().add(SALES, {"privacy": NEED}).add(LEGAL, {"privacy": NEED})
    assert advised(wave, SALES, COMPANY).modules["privacy"].form == "targeted"
    assert advised(wave, LEGAL, COMPANY).modules["privacy"].form == "self_paced"


def test_without_a_workbook_there_is_advice_without_seats() -> None:
    advice = advised(Wave().add(SALES, {"privacy": need(0.99, most=0.9), "rules": NEED}))
    assert advice.modules["privacy"] == Advice("whole_group", "strong", None, 1)
    assert advice.modules["rules"] == Advice("targeted", "clear", None, 2)


def test_a_segment_that_the_workbook_does_not_name_gets_advice_without_seats() -> None:
    company = Company((Group("Legal", "staff", 9),))
    assert advised(Wave().add(SALES, {"privacy": NEED}), SALES, company).modules["privacy"] == Advice("targeted", "clear", None, 1)


@pytest.mark.parametrize(("own", "whole", "expected"), [(0.25, 0.9, 15), (None, 0.5, 10), (None, None, 20), (1.0, 0.0, 0)])
def test_who_declines_to_post_is_not_counted_as_a_seat(own: float | None, whole: float | None, expected: int) -> None:
    """By the segment's own scale, else by the organisation's; only in modules that ask people to post."""
    scales = [{} if share is None else {"own_boundary": agree(share)} for share in (own, whole)]
    wave = Wave().add(ORGANISATION, {}, scales[1]).add(SALES, {"content": NEED, "privacy": NEED}, scales[0])
    advice = advised(wave, SALES, COMPANY)
    assert advice.modules["content"].seats is not None
    assert advice.modules["content"].seats.expected == expected
    assert advice.modules["privacy"].seats == Seats(20, 16, 24)


def test_a_posting_module_that_few_want_is_not_a_group() -> None:
    wave = Wave().add(SALES, {"content": NEED}, {"own_boundary": agree(0.75)})
    assert advised(wave, SALES, COMPANY).modules["content"].form == "self_paced"


# Not needed, not shown


def test_a_module_that_no_role_needs_is_never_advised() -> None:
    company = replace(COMPANY, needs={("commerce", "privacy"): 0})
    wave = Wave().add(SALES, {"privacy": need(1.0, most=1.0)}).add(LEGAL, {"privacy": need(1.0, most=1.0)})
    assert advised(wave, SALES, company).modules["privacy"] == Advice("not_needed")
    assert advised(wave, SALES, company).first == ()
    assert advised(wave, LEGAL, company).modules["privacy"].advised


def test_the_survey_says_who_needs_a_module_where_the_workbook_does_not() -> None:
    asked = survey(replace(PRIVACY, needed_by=("office",)))
    wave = Wave().add(SALES, {"privacy": NEED}).add(LEGAL, {"privacy": NEED})
    assert advised(wave, SALES, COMPANY, asked=asked).modules["privacy"] == Advice("not_needed")
    assert advised(wave, LEGAL, COMPANY, asked=asked).modules["privacy"].advised
    overruled = replace(COMPANY, needs={("commerce", "privacy"): 2})
    assert advised(wave, SALES, overruled, asked=asked).modules["privacy"].advised
    assert advised(wave, SALES, UNKNOWN, asked=asked).modules["privacy"].advised, "without a workbook no role is known"


def test_not_needed_is_said_also_where_the_figure_is_withheld() -> None:
    company = replace(COMPANY, needs={("commerce", "privacy"): 0})
    assert advised(Wave().add(SALES, {}), SALES, company).modules["privacy"] == Advice("not_needed")


def test_a_group_without_people_needs_nothing() -> None:
    company = Company((Group("Sales", "staff", 0),))
    assert advised(Wave().add(SALES, {"privacy": NEED}), SALES, company).modules["privacy"] == Advice("not_needed")


def test_what_is_withheld_is_not_replaced_by_the_advice_for_everybody() -> None:
    sure = need(1.0, most=1.0, below=0.9)
    afraid = {"rule_clarity": agree(majority=0.0), "threshold_fear": agree(majority=1.0)}
    wave = Wave().add(ORGANISATION, {"privacy": sure, "rules": sure}, afraid).add(SALES, {"rules": FINE})
    advice = advised(wave, SALES, COMPANY)
    assert advice.modules["privacy"] == Advice("not_shown")
    assert (advice.first, advice.later, advice.conditions) == ((), (), ())
    assert advised(wave, ORGANISATION, COMPANY).first == ("privacy", "rules")


def test_every_published_segment_has_advice_on_every_module() -> None:
    wave = Wave().add(SALES, {"privacy": NEED}).add(LEGAL, {})
    recommendation = recommend(wave.release(), wave.estimates(), ASKED, COMPANY, POLICY)
    assert list(recommendation.segments) == [ORGANISATION, SALES, LEGAL]
    for segment, advice in recommendation.segments.items():
        assert advice.segment == segment
        assert list(advice.modules) == [known.id for known in ASKED.modules]


def test_conditions_belong_to_the_segment() -> None:
    wave = Wave().add(SALES, {"privacy": NEED}, {"room": agree(majority=0.1)}).add(LEGAL, {"privacy": NEED}, {"room": agree(majority=0.9)})
    assert advised(wave, SALES).conditions == ("room",)
    assert advised(wave, LEGAL).conditions == ()


def test_a_workshop_counts_everybody_who_is_to_come() -> None:
    """Nine people in Legal fill a workshop of eight; with two who do not need the module they do not."""
    sure = need(1.0, most=1.0, below=0.9)
    wave = Wave().add(LEGAL, {"privacy": sure})
    assert advised(wave, LEGAL, COMPANY).modules["privacy"].form == "whole_group"
    split = Company(
        (Group("Legal", "staff", WORKSHOP.min - 1), Group("Legal", "management", 2, role_family="board")), {("board", "privacy"): 0}
    )
    assert advised(wave, LEGAL, split).modules["privacy"].form == "targeted"


# The same for all?


def test_segments_that_do_not_differ_get_the_same_training() -> None:
    wave = Wave().compared("department", {"privacy": 0.05, "rules": 0.9}).compared("level", {"privacy": 0.4})
    found = recommend(wave.release(), wave.estimates(), ASKED, UNKNOWN, POLICY)
    assert found.same_for_all
    assert [(one.segmentation, one.modules) for one in found.differences] == [("department", ()), ("level", ())]


def test_one_module_in_one_segmentation_makes_a_difference() -> None:
    wave = Wave().compared("department", {"privacy": 0.9, "rules": 0.05 - 1e-9, "video": 0.001}).compared("level", {"privacy": 0.4})
    found = recommend(wave.release(), wave.estimates(), ASKED, UNKNOWN, POLICY)
    assert not found.same_for_all
    assert [(one.segmentation, one.modules) for one in found.differences] == [("department", ("rules", "video")), ("level", ())]


def test_nothing_compared_is_the_same_for_all() -> None:
    found = recommend(Wave().release(), Wave().estimates(), ASKED, UNKNOWN, POLICY)
    assert (found.same_for_all, found.differences) == (True, ())
