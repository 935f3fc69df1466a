"""What an answer is worth: by key and day, in points, and on a scale."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzer.model.policy import Policy
from analyzer.model.responses import Responses
from analyzer.model.survey import EarlierKey, combination
from analyzer.scoring import score
from analyzer.scoring.persons import unit_of
from tests.scoring.tiny import CHOICES, ITEMS, STEPS, Person, knowledge, responses, statement, survey

POLICY = Policy()


def points(*people: Person, items: tuple = (), day: date | None = None) -> list[int]:
    """What each person reaches in the first module."""
    asked = survey(*items)
    right = score(responses(people, asked), asked, POLICY, day).right
    return [int(reached) for reached in right[asked.modules[0].id]]


def agrees(*ratings: str | None, turned: tuple[int, ...] = (), policy: Policy = POLICY) -> bool:
    """Whether a person with these ratings agrees with the scale."""
    asked = survey(*(statement(f"C{place}", "rule_clarity", turned=place in turned) for place in range(len(ratings))))
    person = {f"C{place}": rating for place, rating in enumerate(ratings)}
    return bool(score(responses([person], asked), asked, policy).agree["rule_clarity"].iloc[0])


# Keys


@pytest.mark.parametrize(
    ("day", "right"),
    [
        (date(2024, 6, 1), "c"),
        (date(2025, 1, 1), "c"),
        (date(2025, 1, 2), "a"),
        (date(2026, 3, 1), "a"),
        (date(2026, 3, 2), "b"),
        (None, "b"),
    ],
)
def test_the_key_is_the_one_of_the_day(day: date | None, right: str) -> None:
    """A key holds up to and including its day; the newest earlier key is written first, and last."""
    earlier = (EarlierKey(("a",), date(2026, 3, 1)), EarlierKey(("c",), date(2025, 1, 1)))
    for keys in (earlier, earlier[::-1]):
        item = knowledge("L1", "linkedin", earlier_keys=keys)
        reached = points(*({"L1": option} for option in CHOICES), items=(item,), day=day)
        assert dict(zip(CHOICES, reached, strict=True)) == {option: int(option == right) for option in CHOICES}


def test_an_item_may_have_two_right_answers() -> None:
    item = knowledge("L1", "linkedin", key=("a", "c"))
    assert points({"L1": "a"}, {"L1": "b"}, {"L1": "c"}, items=(item,)) == [1, 0, 1]


def test_of_several_answers_together_exactly_the_right_ones_count() -> None:
    item = knowledge("L1", "linkedin", kind="multiple", key=("c", "a"), earlier_keys=(EarlierKey(("b",), date(2025, 1, 1)),))
    people = [{"L1": combination(chosen)} for chosen in (("a", "c"), ("c", "a"), ("a",), ("a", "b", "c"), ("b",), ("dont_know",))]
    assert points(*people, {}, items=(item,)) == [1, 1, 0, 0, 0, 0, 0]
    assert points(*people, {}, items=(item,), day=date(2024, 1, 1)) == [0, 0, 0, 0, 1, 0, 0]


# Points


def test_a_blank_and_a_dont_know_are_worth_nothing() -> None:
    right = dict.fromkeys(("L1", "L2", "L3", "L4"), "b")
    assert points(right, right | {"L1": None}, right | {"L1": "dont_know"}, right | {"L1": "a"}, {}) == [4, 3, 3, 3, 0]


def test_dont_knows_are_counted_apart_from_blanks() -> None:
    asked = survey()
    people = [{"L1": "dont_know", "L2": "dont_know", "L3": "a"}, {"L1": "dont_know", "P1": "dont_know"}, {}]
    found = score(responses(people, asked), asked, POLICY).dont_know
    assert found["linkedin"].tolist() == [2, 1, 0]
    assert found["privacy"].tolist() == [0, 1, 0]


def test_an_item_without_dont_know_counts_none() -> None:
    item = knowledge("L1", "linkedin", options=("a", "b"), dont_know=None)
    asked = survey(item)
    assert score(responses([{"L1": "a"}, {}], asked), asked, POLICY).dont_know["linkedin"].tolist() == [0, 0]


@pytest.mark.parametrize(
    ("worth", "unit"),
    [
        ((), 1),
        ((1,), 1),
        ((0.5, 1), 2),
        ((0.25,), 4),
        ((0.33, 0.67, 1), 3),
        ((1 / 3, 0.5), 6),
        ((0.1, 1), 10),
    ],
)
def test_scores_are_whole_numbers_of_the_unit(worth: tuple[float, ...], unit: int) -> None:
    item = knowledge("L1", "linkedin", key=(), score=dict(zip("abc", worth, strict=False)))
    assert unit_of(survey(item, knowledge("L2", "linkedin"))) == unit


def test_a_partial_score_is_worth_its_part_and_a_right_answer_the_whole_unit() -> None:
    half = knowledge("L1", "linkedin", key=(), score={"a": 0.5, "b": 1})
    third = knowledge("L2", "linkedin", key=(), score={"a": 0.33})
    plain = knowledge("L3", "linkedin")
    people: list[Person] = [{"L1": "a"}, {"L1": "b"}, {"L2": "a"}, {"L3": "b"}, {"L1": "b", "L2": "a", "L3": "b"}, {"L1": "c"}]
    asked = survey(half, third, plain)
    scores = score(responses(people, asked), asked, POLICY)
    assert scores.unit == 6
    assert scores.right["linkedin"].tolist() == [3, 6, 2, 6, 14, 0]


def test_a_survey_of_statements_only_has_a_unit_and_no_modules() -> None:
    asked = survey(statement("C1", "rule_clarity"))
    scores = score(responses([{"C1": "5"}], asked), asked, POLICY)
    assert (scores.unit, list(scores.right.columns), scores.agree["rule_clarity"].tolist()) == (1, [], [True])


# Scales


@pytest.mark.parametrize(
    ("ratings", "agreeing"),
    [
        (("3", "4"), True),
        (("3", "3"), False),
        (("5", "2", "3"), False),
        (("5", "2", "4"), True),
        (("4", "3", "4", "3"), True),
        (("1", "5", "5", "3"), True),
        (("5", "5", "1", "1", "5"), False),
    ],
)
def test_somebody_agrees_from_a_mean_of_three_and_a_half(ratings: tuple[str, ...], agreeing: bool) -> None:
    assert agrees(*ratings) is agreeing


def test_a_reversed_statement_is_turned_round() -> None:
    assert agrees("5", "1", turned=(1,))
    assert agrees("5", "5", "1", turned=(1, 2)), "a mean of 5, 1 and 5"
    assert agrees("1", "1", turned=(0, 1))
    assert agrees("4", "2", "3", turned=(1,)), "a mean of 4, 4 and 3"
    assert not agrees("3", "3", "4", turned=(2,)), "a mean of 3, 3 and 2"


@pytest.mark.parametrize(
    ("ratings", "agreeing"),
    [
        (("5", "5", None), True),
        (("5", None, None), False),
        (("5", "5", "no_opinion"), True),
        (("5", "no_opinion", "no_opinion"), False),
        (("5", "5", None, None), False),
        (("5", "5", "5", None), True),
        (("5", "5", "5", None, None), False),
        (("4", "4", "4", "4", None, None), True),
        ((None, None), False),
        (("no_opinion", "no_opinion"), False),
        (("5", "2", None), True),
        (("5", "1", None), False),
    ],
)
def test_two_thirds_of_a_scale_must_be_answered(ratings: tuple[str | None, ...], agreeing: bool) -> None:
    """The mean is over what was answered; don't-know is no answer."""
    assert agrees(*ratings) is agreeing


def test_the_policy_says_who_agrees() -> None:
    assert not agrees("4", "4", policy=Policy(agree_from=4.5))
    assert agrees("5", None, policy=Policy(answered_share=0.5))
    assert not agrees("5", "5", None, policy=Policy(answered_share=1.0))


# Tables


def test_nobody_gives_empty_tables_with_every_column() -> None:
    asked = survey()
    for only_seen in (False, True):
        scores = score(responses([], asked, only_seen=only_seen), asked, POLICY)
        assert len(scores) == 0
        assert list(scores.right.columns) == list(scores.dont_know.columns) == ["linkedin", "privacy", "rules"]
        assert list(scores.agree.columns) == ["rule_clarity", "own_boundary"]


def test_scores_keep_the_rows_of_a_later_batch() -> None:
    """A batch from the middle of a file starts at another row."""
    asked = survey()
    batch = responses([{"L1": "b"}, {}, {"L1": "b", "L2": "b"}], asked)
    index = pd.RangeIndex(500, 503)
    later = Responses(batch.segments.set_index(index), batch.answers.set_index(index))
    scores = score(later, asked, POLICY)
    assert scores.right["linkedin"].to_dict() == {500: 1, 501: 0, 502: 2}
    assert all(table.index.equals(index) for table in (scores.segments, scores.right, scores.dont_know, scores.agree, scores.answers))


ANSWERS = st.fixed_dictionaries({}, optional={item.id: st.sampled_from(CHOICES if item.module else STEPS) for item in ITEMS})


@settings(max_examples=30, deadline=None)
@given(st.lists(ANSWERS, min_size=1, max_size=10), st.integers(min_value=0))
def test_a_score_is_a_persons_own(people: list[Person], which: int) -> None:
    """Whoever else is in the batch, in whatever order, and whatever answers its columns know of."""
    asked = survey()
    place = which % len(people)
    alone = score(responses([people[place]], asked), asked, POLICY)
    together = score(responses(people, asked, only_seen=True), asked, POLICY)
    for mine, ours in ((alone.right, together.right), (alone.dont_know, together.dont_know), (alone.agree, together.agree)):
        assert mine.iloc[0].tolist() == ours.iloc[place].tolist()


def test_the_answers_are_left_as_they_were() -> None:
    asked = survey()
    given_answers = responses([{"L1": "b", "C1": "4"}, {"department": "Sales"}], asked)
    segments, answers = given_answers.segments.copy(deep=True), given_answers.answers.copy(deep=True)
    score(given_answers, asked, POLICY)
    pd.testing.assert_frame_equal(given_answers.segments, segments)
    pd.testing.assert_frame_equal(given_answers.answers, answers)
