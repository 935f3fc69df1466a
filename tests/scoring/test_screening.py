"""Who seems not to have read: uniform and hurried answers are flagged, honest ones are not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pytest

from analyzer.model.policy import Policy
from analyzer.model.survey import EarlierKey
from analyzer.scoring import score
from analyzer.scoring.screening import NOWHERE, longest_string, screen
from tests.scoring.tiny import Person, knowledge, responses, statement, survey

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analyzer.model.survey import Item, Survey

POLICY = Policy(straight_line_items=3)
QUIZ = survey(*(knowledge(f"L{number}", "linkedin") for number in range(1, 9)))
"""Eight questions of which ``b`` is right: four in a row at one place stand out."""
BOTH_WAYS = survey(*(statement(f"C{number}", "rule_clarity", turned=number == 2) for number in range(1, 4)))


def flags(asked: Survey, *people: Person, seconds: Sequence[float | None] | None = None, day: date | None = None) -> pd.DataFrame:
    """Who is flagged for what."""
    batch = responses(people, asked, only_seen=True)
    timed = None if seconds is None else pd.Series(seconds, dtype="float64")
    return screen(replace(batch, seconds=timed), asked, POLICY, day)


def answered(letters: str) -> Person:
    """A person who gave these answers to the quiz: ``?`` is don't know, a space was left open."""
    words = {"?": "dont_know", " ": None}
    return {f"L{number}": words.get(letter, letter) for number, letter in enumerate(letters, start=1)}


def rated(asked: Survey, steps: str) -> Person:
    """A person who gave these ratings: ``?`` is no opinion, a space was left open."""
    words = {"?": "no_opinion", " ": None}
    return {item.id: words.get(step, step) for item, step in zip(asked.items, steps, strict=True)}


# Strings


@pytest.mark.parametrize(
    ("places", "longest"),
    [
        ([0, 0, 0, 1, 1], 3),
        ([0, 1, 0, 1, 0], 1),
        ([2, 1, 1, 1, 1], 4),
        ([3, 3, NOWHERE, 3, 3], 2),
        ([NOWHERE] * 5, 0),
        ([NOWHERE, 1, NOWHERE, 2, 2], 2),
        ([4, 4, 4, 4, 4], 5),
    ],
)
def test_the_longest_string_is_what_counting_by_hand_gives(places: list[int], longest: int) -> None:
    rows = np.array([places, [0, 1, 2, 3, 4]])
    assert longest_string(rows, np.zeros(rows.shape, dtype=bool)).tolist() == [longest, 1]


def test_right_answers_keep_a_string_going_but_do_not_count() -> None:
    places = np.array([[1, 1, 1, 1, 0], [1, 1, 1, 1, 0]])
    right = np.array([[True, True, True, True, False], [False, True, False, False, True]])
    assert longest_string(places, right).tolist() == [1, 3]


@pytest.mark.parametrize(
    ("letters", "flagged"),
    [
        ("aaaabcbc", True),
        ("aaabcaac", False),
        ("bcccc aa", True),
        ("aa aa aa", False),
        ("aaa?aaa?", False),
        ("bbbbbbbb", False),
        ("????????", False),
        ("        ", False),
    ],
    ids=["half", "less than half", "in the middle", "broken by blanks", "broken by don't know", "all right", "all don't know", "all blank"],
)
def test_half_of_the_questions_in_a_row_at_one_place_stand_out(letters: str, flagged: bool) -> None:
    found = flags(QUIZ, answered(letters), answered("abcabcab"))
    assert found["long_string"].tolist() == [flagged, False]


def test_what_counts_is_the_place_and_not_the_word() -> None:
    """Four first answers in a row, though each question has other options in another order."""
    orders = (("a", "b", "c"), ("b", "c", "a"), ("c", "a", "b"), ("a", "c", "b"))
    asked = survey(*(knowledge(f"L{number}", "linkedin", options=order, key=(order[2],)) for number, order in enumerate(orders, start=1)))
    first = {f"L{number}": order[0] for number, order in enumerate(orders, start=1)}
    assert flags(asked, first, dict.fromkeys(first, "b"))["long_string"].tolist() == [True, False]


def test_questions_with_several_answers_are_stepped_over() -> None:
    asked = survey(
        knowledge("L1", "linkedin"),
        knowledge("L2", "linkedin"),
        knowledge("L3", "linkedin", kind="multiple", key=("a", "b")),
        knowledge("L4", "linkedin"),
    )
    assert flags(asked, {"L1": "a", "L2": "a", "L3": "b+c", "L4": "a"})["long_string"].tolist() == [True]


def test_right_is_what_was_right_on_the_day() -> None:
    changed = (EarlierKey(("a",), date(2026, 1, 1)),)
    asked = survey(*(knowledge(f"L{number}", "linkedin", earlier_keys=changed) for number in range(1, 9)))
    assert not flags(asked, answered("aaaaaaaa"), day=date(2025, 12, 1))["long_string"].any()
    assert flags(asked, answered("aaaaaaaa"), day=date(2026, 3, 1))["long_string"].all()


# Straight lines


@pytest.mark.parametrize(
    ("steps", "flagged"), [("444", True), ("333", True), ("445", False), ("44?", False), ("44 ", False), ("???", False), ("   ", False)]
)
def test_one_answer_to_every_statement_stands_out(steps: str, flagged: bool) -> None:
    assert flags(BOTH_WAYS, rated(BOTH_WAYS, steps), rated(BOTH_WAYS, "424"))["straight_lining"].tolist() == [flagged, False]


@pytest.mark.parametrize(("statements", "flagged"), [(3, False), (5, False), (6, True)])
def test_statements_that_all_point_one_way_take_twice_as_many(statements: int, flagged: bool) -> None:
    asked = survey(*(statement(f"C{number}", "rule_clarity") for number in range(statements)))
    assert flags(asked, rated(asked, "4" * statements))["straight_lining"].tolist() == [flagged]


def test_too_few_statements_say_nothing_even_both_ways() -> None:
    asked = survey(statement("C1", "rule_clarity"), statement("C2", "rule_clarity", turned=True))
    assert flags(asked, rated(asked, "44"))["straight_lining"].tolist() == [False]


# Time


def test_less_than_two_seconds_an_answer_is_too_quick() -> None:
    people = [answered("abcabcab")] * 4
    found = flags(QUIZ, *people, seconds=[15.9, 16.0, None, 0.0])
    assert found["speeding"].tolist() == [True, False, False, False]


def test_only_questions_that_were_answered_take_time() -> None:
    found = flags(QUIZ, answered("ab      "), answered("        "), seconds=[5, 1])
    assert found["speeding"].tolist() == [False, False]


@pytest.mark.parametrize("seconds", [None, [None, None]])
def test_without_times_nobody_is_judged_on_them(seconds: list[float | None] | None) -> None:
    assert "speeding" not in flags(QUIZ, answered("aaaaaaaa"), answered("abc     "), seconds=seconds)


# Degenerate surveys and batches


@pytest.mark.parametrize(
    "items",
    [
        (knowledge("L1", "linkedin"),),
        (statement("C1", "rule_clarity"),),
        (knowledge("L1", "linkedin", kind="multiple", key=("a", "b")),),
    ],
    ids=["one question", "one statement", "only several answers"],
)
def test_a_survey_that_is_too_short_flags_nobody(items: tuple[Item, ...]) -> None:
    found = flags(survey(*items), {items[0].id: "a"}, {items[0].id: "1"}, {})
    assert found.shape == (3, 2)
    assert not found.to_numpy().any()


def test_an_empty_batch_has_no_flags_but_all_rules() -> None:
    found = flags(QUIZ)
    assert found.shape == (0, 2)
    assert all(pd.api.types.is_bool_dtype(kind) for kind in found.dtypes)


def test_the_flags_are_part_of_the_scores_and_change_nothing_else() -> None:
    batch = responses([answered("aaaaaaaa"), answered("abcabcab")], QUIZ)
    scores = score(batch, QUIZ, POLICY)
    assert scores.flagged is not None
    assert scores.flagged["long_string"].tolist() == [True, False]
    assert len(scores) == 2
    assert scores.right["linkedin"].tolist() == [0, 3]


def test_who_sits_in_the_batch_does_not_matter() -> None:
    people = [answered("aaaabcbc"), answered("bbbbbbbb"), answered("abcabc??"), answered("        ")]
    together = flags(QUIZ, *people)
    alone = pd.concat([flags(QUIZ, person) for person in people], ignore_index=True)
    pd.testing.assert_frame_equal(together, alone)
