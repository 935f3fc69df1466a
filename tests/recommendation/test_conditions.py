"""What must come first, or go along with a training, at and around every limit."""

from __future__ import annotations

import pytest

from analyzer.model.policy import Policy
from analyzer.recommendation.conditions import conditions
from tests.recommendation.estimated import agree

POLICY = Policy()
JUST = 1e-9
LACKING = [("rule_clarity", "rules"), ("management_support", "support"), ("room", "room")]


@pytest.mark.parametrize(("scale", "condition"), LACKING)
@pytest.mark.parametrize(("majority", "lacking"), [(0.0, True), (0.20, True), (0.20 + JUST, False), (0.5, False), (1.0, False)])
def test_what_clearly_fewer_than_most_agree_with_is_lacking(scale: str, condition: str, majority: float, lacking: bool) -> None:
    assert conditions({scale: agree(majority=majority)}, POLICY) == ((condition,) if lacking else ())


@pytest.mark.parametrize(("majority", "afraid"), [(0.80, True), (0.80 - JUST, False), (1.0, True), (0.0, False)])
def test_fear_is_a_condition_where_most_people_clearly_feel_it(majority: float, afraid: bool) -> None:
    assert conditions({"threshold_fear": agree(majority=majority)}, POLICY) == (("fear",) if afraid else ())


@pytest.mark.parametrize(("low", "respected"), [(0.25, False), (0.25 + JUST, True), (0.9, True), (0.0, False)])
def test_a_boundary_counts_where_more_than_a_quarter_surely_draw_it(low: float, respected: bool) -> None:
    assert conditions({"own_boundary": agree(0.95, low=low)}, POLICY) == (("boundary",) if respected else ())


def test_conditions_come_in_the_order_in_which_they_are_dealt_with() -> None:
    scales = {name: agree(majority=0.0) for name in ("room", "management_support", "rule_clarity")}
    scales |= {"own_boundary": agree(0.9, low=0.8), "threshold_fear": agree(majority=1.0)}
    assert conditions(scales, POLICY) == ("rules", "support", "room", "fear", "boundary")


def test_a_scale_that_is_not_known_adds_nothing() -> None:
    assert conditions({}, POLICY) == ()
    assert conditions({"something_else": agree(majority=0.0)}, POLICY) == ()
