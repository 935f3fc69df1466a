"""Which form a training takes, at and around every limit."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer.model.advice import ADVISED, Seats
from analyzer.model.estimates import Interval
from analyzer.model.policy import Policy
from analyzer.recommendation.form import form, grade, seats
from tests.recommendation.estimated import SELF_PACED, TARGETED, WORKSHOP, module, need

POLICY = Policy()
PRIVACY = module()
ENOUGH = Seats(20, 15, 25)
JUST = 1e-9


@pytest.mark.parametrize(
    ("chance", "respondents", "expected"),
    [
        (0.80, 40, "targeted"),
        (0.80, 5, "targeted"),
        (0.80 - JUST, 40, "nothing"),
        (0.80 - JUST, 15, "nothing"),
        (0.80 - JUST, 14, "too_few"),
        (0.20, 14, "too_few"),
        (0.20 - JUST, 14, "nothing"),
        (0.20, 15, "nothing"),
        (0.0, 5, "nothing"),
        (1.0, 5, "targeted"),
    ],
)
def test_no_training_without_a_clear_need(chance: float, respondents: int, expected: str) -> None:
    """Too few people is an answer only where a need is neither clear nor clearly absent."""
    assert form(need(chance), PRIVACY, respondents, ENOUGH, 100, POLICY) == expected


@pytest.mark.parametrize(
    ("most", "people", "expected"),
    [
        (0.75, 8, "whole_group"),
        (0.75, 500, "whole_group"),
        (0.75, None, "whole_group"),
        (0.75, 7, "targeted"),
        (0.75 - JUST, 100, "targeted"),
    ],
)
def test_the_whole_group_where_most_need_it_and_they_fill_a_workshop(most: float, people: int | None, expected: str) -> None:
    assert form(need(0.99, most=most), PRIVACY, 40, ENOUGH, people, POLICY) == expected


def test_most_people_without_a_clear_need_are_no_reason() -> None:
    """Cannot happen with one set of estimates; the rule holds all the same."""
    assert form(need(0.79, most=0.99), PRIVACY, 40, ENOUGH, 100, POLICY) == "nothing"


@pytest.mark.parametrize(
    ("places", "expected"),
    [(Seats(6, 4, 9), "targeted"), (Seats(5, 4, 9), "self_paced"), (Seats(0, 0, 2), "self_paced"), (None, "targeted")],
)
def test_open_enrolment_where_those_who_need_it_fill_a_group(places: Seats | None, expected: str) -> None:
    assert form(need(), PRIVACY, 40, places, 40, POLICY) == expected


def test_a_module_is_only_given_as_it_is_given() -> None:
    sure = need(0.99, most=0.99)
    no_workshop = replace(PRIVACY, forms=(TARGETED, SELF_PACED))
    assert form(sure, no_workshop, 40, ENOUGH, 100, POLICY) == "targeted"
    no_self_paced = replace(PRIVACY, forms=(WORKSHOP, TARGETED))
    assert form(need(), no_self_paced, 40, Seats(1, 0, 2), 100, POLICY) == "targeted"
    workshop_only = replace(PRIVACY, forms=(WORKSHOP,))
    assert form(need(), workshop_only, 40, Seats(1, 0, 2), 100, POLICY) == "targeted"
    no_targeted = replace(PRIVACY, forms=(WORKSHOP, SELF_PACED))
    assert form(need(), no_targeted, 40, Seats(8, 6, 9), 100, POLICY) == "targeted"
    assert form(need(), no_targeted, 40, Seats(7, 6, 9), 100, POLICY) == "self_paced"
    self_paced_only = replace(PRIVACY, forms=(SELF_PACED,))
    assert form(sure, self_paced_only, 40, ENOUGH, 100, POLICY) == "self_paced"


def test_the_policy_sets_every_limit() -> None:
    strict = Policy(sure_need=0.95, sure_whole_group=0.9, little_need=0.5, min_answers=30)
    assert form(need(0.94), PRIVACY, 40, ENOUGH, 100, strict) == "nothing"
    assert form(need(0.95, most=0.89), PRIVACY, 40, ENOUGH, 100, strict) == "targeted"
    assert form(need(0.94), PRIVACY, 29, ENOUGH, 100, strict) == "too_few"
    assert form(need(0.49), PRIVACY, 29, ENOUGH, 100, strict) == "nothing"


@pytest.mark.parametrize(
    ("chance", "expected"),
    [
        (1.0, "strong"),
        (0.95, "strong"),
        (0.95 - JUST, "clear"),
        (0.80, "clear"),
        (0.80 - JUST, "weak"),
        (0.50, "weak"),
        (0.50 - JUST, "none"),
        (0.20, "none"),
        (0.20 - JUST, "in_order"),
        (0.0, "in_order"),
    ],
)
def test_evidence_in_words(chance: float, expected: str) -> None:
    assert grade(chance) == expected


def test_an_advised_training_rests_on_clear_evidence_at_least() -> None:
    for chance in (POLICY.sure_need, 0.9, 1.0):
        assert form(need(chance), PRIVACY, 40, ENOUGH, 100, POLICY) in ADVISED
        assert grade(chance) in {"clear", "strong"}


def test_seats_are_people_of_this_segment() -> None:
    assert seats(Interval(0.5, 0.3, 0.7), 40) == Seats(20, 12, 28)
    assert seats(Interval(0.5, 0.3, 0.7), 0) == Seats(0, 0, 0)
    assert seats(Interval(0.0, 0.0, 0.04), 9) == Seats(0, 0, 0)
    assert seats(Interval(1.0, 0.9, 1.0), 9) == Seats(9, 8, 9)


def test_no_seats_where_it_is_not_known_how_many_people_there_are() -> None:
    assert seats(Interval(0.5, 0.3, 0.7), None) is None


def test_who_declines_gets_no_seat() -> None:
    assert seats(Interval(0.5, 0.3, 0.7), 40, willing=0.75) == Seats(15, 9, 21)
    assert seats(Interval(0.5, 0.3, 0.7), 40, willing=0.0) == Seats(0, 0, 0)


@given(st.lists(st.floats(0, 1), min_size=3, max_size=3).map(sorted), st.integers(0, 1000), st.floats(0, 1))
def test_seats_are_in_order_and_not_more_than_people(shares: list[float], people: int, willing: float) -> None:
    low, value, high = shares
    places = seats(Interval(value, low, high), people, willing)
    assert places is not None
    assert 0 <= places.low <= places.expected <= places.high <= people
